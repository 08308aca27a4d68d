/* cell.h - what jail.c and cell.c share: a jail from within. */
#ifndef AJEL_CELL_H
#define AJEL_CELL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/limits.h"
#include "jail/frame.h"
#include "jail/jail.h"
#include "jail/sandbox.h"
#include "jail/zygote.h"

struct job {
	struct job *next;
	size_t tag;
	struct buf bytes;
	int lost; /* how often its worker fell with the zygote */
};

enum cell_state {
	CELL_EMPTY, /* no worker */
	CELL_IDLE,
	CELL_BUSY,
	CELL_DONE, /* its result is to be taken */
	CELL_LOST  /* its worker fell with the zygote: the job is to be given to
	              another */
};

/* A place for a worker. */
struct cell {
	enum cell_state state;
	bool known;    /* it has said what holds in it */
	int served;    /* jobs that the worker is through with */
	size_t zygote; /* the number of that which it was forked from */
	int fd;
	pid_t pid;
	struct job *job;
	struct frame out, in;
	bool told;      /* all of the job was sent */
	int64_t until;  /* of the job: when its time is over */
	struct err err; /* CELL_DONE without an answer: why */
	bool failed;
};

struct jail {
	struct jail_plan plan;
	struct zygote zygotes[LIMIT_ZYGOTES];
	size_t zygote; /* the number of that which is used; LIMIT_ZYGOTES: all
	                  have died */
	struct job *first, **last; /* that wait */
	size_t waiting;
	size_t unfinished;
	struct frame taken;     /* the answer that was taken last */
	struct err err;         /* or why there was none */
	struct sandbox sandbox; /* of the first worker */
	bool known;             /* it has said so */
	struct cell cells[];    /* as many as the plan has workers */
};

/* Begins a worker: 0, or -1 with errno. */
int cell_start(struct jail *j, struct cell *c);

/* Ends the worker; how it ended, as of waitpid(). */
int cell_stop(struct jail *j, struct cell *c);

/* Makes room for the next job. */
void cell_clear(struct cell *c);

/* Whether the worker is there and says nothing unasked. */
bool cell_is_sound(const struct cell *c);

/* Sends the job, as far as that goes now. */
void cell_begin(struct jail *j, struct cell *c);

/* Goes on with the job, as far as that goes now. */
void cell_work(struct jail *j, struct cell *c);

/* Takes what has come from a worker: the job's answer is there on FRAME_DONE. */
enum frame_state cell_hear(struct jail *j, struct cell *c);

/* The job has no answer, and its worker no trust: c->err says why. */
void cell_fail(struct cell *c);

#endif
