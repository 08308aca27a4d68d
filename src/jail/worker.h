/* worker.h - the life of a process in the jail.
 *
 * Inside src/jail/ only. */
#ifndef AJEL_JAIL_WORKER_H
#define AJEL_JAIL_WORKER_H

#include "jail/jail.h"

/* How a worker ends by itself. The first is also mem_exhausted()'s. */
enum worker_end {
	WORKER_NO_MEMORY = 1,
	WORKER_NO_ANSWER = 2, /* serve() had none */
	WORKER_LEFT = 3       /* the other end of the socket is gone */
};

/* Keeps `fd` and closes every other descriptor; returns its new number. A
 * process that was forked to stay calls it first; it also forgets the
 * environment and the command's arguments, and ends with its parent, not by what
 * a terminal or a service manager sends to all of us. */
int worker_stay_alone(int fd, int parent);

/* Shuts the process in, says so (a frame with a struct sandbox), and answers a
 * job after the other until the other end is gone. */
_Noreturn void worker_live(int fd, const struct jail_plan *plan);

#endif
