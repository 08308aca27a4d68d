/* jailed.h - extract() in a process that can do nothing else (jail/jail.h). */
#ifndef AJEL_JAILED_H
#define AJEL_JAILED_H

#include <poll.h>

#include "jail/sandbox.h"
#include "refresh/finding.h"

struct jailed;

/* For so many pages, as many at one time as there are processors; for a single
 * one it is cheaper. Open it before libraries are used and the history is.
 * ERR_SYSTEM: there is no process. */
int jailed_open(struct jailed **out, size_t pages, struct err *err);

void jailed_close(struct jailed *j); /* NULL is fine */

/* Hands in a page, which isn't needed any more then. */
void jailed_submit(struct jailed *j, size_t tag, const struct page *page,
    const struct extract_by *by);

/* The same for what came with an error's status; its finding is an error in any
 * case, for wall_tell(). */
void jailed_submit_wall(struct jailed *j, size_t tag, const struct page *page,
    const struct source *source);

/* What came of a page, unpacked into the arena, and its tag; ERR_PAGE for one
 * that killed its reader, too, and ERR_SYSTEM where there is none for any. False:
 * nothing is ready. by->report and by->about are not filled: they are in *out. */
bool jailed_take(
    struct jailed *j, struct arena *a, size_t *tag, struct finding *out);

/* Pages that wait for a process to read them; pages whose finding is to come.
 * Both as jail/jail.h's, like jailed_watch(). */
size_t jailed_waiting(const struct jailed *j);
size_t jailed_unfinished(const struct jailed *j);
size_t jailed_watch(
    const struct jailed *j, struct pollfd *fds, size_t n, int *milliseconds);

/* extract(), extract_titles() and extract_check(), with nothing else going on in this jail. */
int jailed_extract(struct jailed *j, struct arena *a, const struct page *page,
    const struct extract_by *by, struct extract *out, struct err *err);
const char **jailed_titles(
    struct jailed *j, struct arena *a, const struct page *page, size_t *n);
int jailed_check(struct jailed *j, struct arena *a, const struct source *source,
    struct err *err);

/* The same for what came with the answer whose error *err is: see wall_tell(). */
void jailed_wall(struct jailed *j, struct arena *a, const struct page *page,
    const struct source *source, struct err *err);

/* What protects from the pages. ERR_SYSTEM: there is no process. */
int jailed_sandbox(struct jailed *j, struct sandbox *out, struct err *err);

#endif
