/* zygote.h - a process set aside to fork workers from.
 *
 * It is forked while we are small and hold nothing that a page shouldn't see,
 * and stays so; it forks a worker when it is asked, and sees to its end.
 *
 * Inside src/jail/ only. */
#ifndef AJEL_JAIL_ZYGOTE_H
#define AJEL_JAIL_ZYGOTE_H

#include <sys/types.h>

#include "jail/jail.h"

struct zygote {
	pid_t pid;
	int fd; /* -1: there is none */
};

/* The plan must live as long as it does. 0, or -1 with errno. */
int zygote_open(struct zygote *z, const struct jail_plan *plan);

/* Ends it and all of its workers. */
void zygote_close(struct zygote *z);

/* A worker at the other end of a copy of `fd`. Its number, or -1 with errno. */
pid_t zygote_fork(const struct zygote *z, int fd);

/* The same without a zygote, from the process that calls. */
pid_t zygote_fork_here(const struct jail_plan *plan, int fd);

/* Ends a worker, whatever it does; how it ended, as of waitpid(), which is its
 * own doing if it was over before. -1: nobody knows, for the zygote is dead. */
int zygote_end(const struct zygote *z, pid_t pid);

/* The same of one that was forked without a zygote. */
int zygote_end_here(pid_t pid);

#endif
