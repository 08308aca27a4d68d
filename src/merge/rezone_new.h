/* rezone_new.h - new lines above those whose clocks were moved. Pure.
 *
 * For rezone.c only. */
#ifndef AJEL_REZONE_NEW_H
#define AJEL_REZONE_NEW_H

#include "merge/row.h"

/* Lines that are known, whose clocks are printed `shift` minutes later. */
struct rezoned {
	int shift;
	size_t oldest, newest; /* among the lines */
	size_t known_oldest;   /* the entries that those two are */
	size_t known_newest;
	int64_t
	    off; /* how much later the newest are read than they are known */
	bool reprinted; /* at least one was printed otherwise at first */
	bool was_ahead; /* at least one was seen before the clock that it has */
};

/* When a line was, if it is printed as these are: of a clock without a date, on
 * the day on which it is newer than them. */
int64_t rezone_instant(
    const struct merging *m, const struct rezoned *r, const struct line *l);

/* Whether the lines above, all that the page has there, are printed as these
 * are. */
bool rezone_takes_new(const struct merging *m, const struct rezoned *r);

#endif
