/* spawn.h - one process of somebody else's program, and its two pipes.
 *
 * For src/fetch/ and refresh/announce.c. */
#ifndef AJEL_FETCH_SPAWN_H
#define AJEL_FETCH_SPAWN_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <sys/wait.h>

#include "base/buf.h"
#include "base/err.h"

struct spawned {
	pid_t pid; /* of the process and its group; 0: there is none */
	int out;   /* its standard output; -1 when it has come to its end */
	int err;   /* its standard error */
	bool ended;
};

/* Runs the words' program, looked for along PATH, with standard input from the
 * descriptor `in`, or from /dev/null (-1). ERR_SYSTEM: there is no room for it. A
 * program that isn't there ends with status 127. */
int spawn(const char *const *words, int in, struct spawned *s, struct err *err);

/* Reads what is there: 0 at the end, which closes *fd; -1: nothing just now. */
ssize_t spawn_read(int *fd, void *bytes, size_t n);

/* Whether the program itself has ended; *status is as wait(2) gives it. What it
 * has left behind in its group is killed. */
bool spawn_has_ended(struct spawned *s, int *status);

/* The first line of what it said of errors, fit for a message; it is cut out of
 * `said`. */
const char *spawn_complaint(struct buf *said);

/* Kills the group and closes the pipes; pid is 0 then. */
void spawn_end(struct spawned *s);

#endif
