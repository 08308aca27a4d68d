/* jail.h - work done in processes that can do nothing else.
 *
 * What strangers wrote is read by workers: processes that have one descriptor,
 * a socket to us, and no way to a file, the network or another process
 * (sandbox.h). A job is bytes, and so is its answer, which is to be checked as
 * if a stranger had sent it: a worker may have been taken over by what it read.
 * So a worker ends after LIMIT_SERVED jobs; one that dies, or takes too long,
 * costs the job that it had. What they are forked from may be killed as well:
 * then the jobs in hand are done over, once. This folder knows nothing of what
 * the jobs are.
 *
 * Workers begin as copies of a process that was set aside when the jail was
 * opened: open it first, before a library has begun threads, before anything
 * is known that a page shouldn't hear of. */
#ifndef AJEL_JAIL_H
#define AJEL_JAIL_H

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "jail/sandbox.h"

/* Does a job, in a worker: 0 with the answer in *out, whose maximum is the
 * plan's; -1 if there is none, and the worker ends. */
typedef int jail_serve(
    void *ctx, const unsigned char *job, size_t n, struct buf *out);

struct jail_plan {
	size_t workers; /* at most so many at one time */
	bool replaced;  /* false: there is one worker for all jobs, and no other
	                   when it ends; cheaper for a single job */
	int64_t milliseconds;       /* that a job may take */
	size_t memory;              /* bytes of address space of a worker */
	size_t answer;              /* bytes of an answer */
	void (*prepare)(void *ctx); /* in a worker, before it is shut in: what
	                               libraries do but once; or NULL */
	jail_serve *serve;
	void *ctx; /* for both; as it was when the jail was opened */
};

struct jail;

/* What came of a job. */
struct jail_result {
	size_t tag;             /* the job's */
	const unsigned char *s; /* the answer, n bytes; NULL: there is none */
	size_t n;
	const struct err *err; /* why: ERR_PAGE; ERR_SYSTEM: there is no process
	                          for a job, now or any more */
};

/* How many workers suit this machine: one a processor. */
size_t jail_processors(void);

/* ERR_SYSTEM: there is no process. */
int jail_open(const struct jail_plan *plan, struct jail **out, struct err *err);

/* Ends the workers, whatever they do. NULL is fine. */
void jail_close(struct jail *j);

/* Hands in a job; the bytes of *job are taken, and it is left empty. */
void jail_submit(struct jail *j, size_t tag, struct buf *job);

/* The next result; false: none is ready now. It holds until the next call of
 * this. */
bool jail_take(struct jail *j, struct jail_result *out);

/* Jobs that no worker has yet; jobs whose result is not yet taken. */
size_t jail_waiting(const struct jail *j);
size_t jail_unfinished(const struct jail *j);

/* What to poll() for until there may be something to take: fills fds, at most
 * n of them, returns how many; lowers *milliseconds to when the next job's time
 * is over. */
size_t jail_watch(
    const struct jail *j, struct pollfd *fds, size_t n, int *milliseconds);

/* Waits until there may be something to take. */
void jail_wait(struct jail *j);

/* What holds in the workers; waits for the first. -1: there is none. */
int jail_sandbox(struct jail *j, struct sandbox *out);

#endif
