/* round.h - one run over the sources: what `ajel refresh` does once, and
 * `ajel follow` again and again. */
#ifndef AJEL_ROUND_H
#define AJEL_ROUND_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "cmd/options.h"

struct round;

/* Called when all that is to be seen of the round is there, and others may have
 * the store: what is left is to wait for programs and hubs. */
typedef void round_settled(const struct round *round);

struct round {
	const struct options *o;
	int64_t now;
	bool watched;   /* somebody looks on, and is told of every failure */
	bool following; /* nobody waits for it: the schedule is asked, whoever
	                   is named; and sources may come yet */
	round_settled *settled; /* called unless something failed; or NULL */
	void *ctx;
	/* What it came to. */
	int status;   /* the worst of the sources', an exit status */
	int64_t next; /* when the first of them is due, where one follows;
	                 INSTANT_NONE: nobody knows */
};

/* Fetches what is due of the sources that the command line names (all, if none)
 * and tells what came of each. -1: nothing could be done; ERR_LOCKED: another
 * process does it. */
int round_run(struct arena *a, struct round *round, struct err *err);

#endif
