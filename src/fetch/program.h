/* program.h - pages that programs print (command under [fetch]).
 *
 * A program is run without a shell, with standard input from /dev/null and a
 * clean environment, in the user's home folder and in a process group of its
 * own, which ends with it. What it prints is the page, if it exits with 0.
 * Nothing here waits: the loop of fetch.c watches the descriptors.
 *
 * Inside src/fetch/ only. */
#ifndef AJEL_FETCH_PROGRAM_H
#define AJEL_FETCH_PROGRAM_H

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "model/page.h"
#include "model/source.h"

struct commands;

/* Called when a program has ended: either page or err is NULL. */
typedef void command_done(
    void *ctx, size_t job, const struct page *page, const struct err *err);

/* None yet. n is the number of jobs there will be at most. */
struct commands *commands_new(size_t n, command_done *done, void *ctx);
void commands_free(struct commands *c); /* kills what still runs */

/* The source has a command; the source must live on. */
void commands_add(struct commands *c, size_t job, const struct source *source);

/* Whether one is ready to begin and may; begins it. */
bool commands_can_begin(const struct commands *c);
void commands_begin(struct commands *c);

/* Whether some wait to begin, or run. */
bool commands_are_pending(const struct commands *c);

/* As struct fetch_side has them (fetch/fetch.h). */
size_t commands_watch(
    const struct commands *c, struct pollfd *fds, size_t n, int *milliseconds);
void commands_work(struct commands *c);

#endif
