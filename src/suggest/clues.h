/* clues.h - what the lines of a page tell of the zone of its clocks. Pure.
 *
 * A ticker's newest line is minutes old: in the right zone its clock stands
 * just before the instant of the fetch. A clock that is printed beside a time
 * for programs proves its zone's offset. Lines that say how long ago they are,
 * or print their zone, need none. For suggest/ only. */
#ifndef AJEL_CLUES_H
#define AJEL_CLUES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/instant.h"
#include "model/ticker.h"

enum {
	CLUES_PROOFS = 16,
	CLUES_SKEW = 180, /* seconds that a site's clock may run ahead */
	CLUES_FRESH = 55 * MINUTE, /* a zone an hour off makes it more */
	CLUES_RECENT = 3 * HOUR,   /* past it a line tells nothing; */
	CLUES_STALE = 12 * HOUR    /* past it, that its clock lies ahead */
};

#define CLUES_NO_LAG INT64_MAX /* there is no clock to go by */
#define CLUES_FUTURE INT64_MIN /* what the page prints would lie ahead */

/* A clock that the page printed for an instant that it also gives. */
struct proof {
	int64_t at;
	int offset; /* seconds east of UTC */
};

struct clues {
	const struct ticker *ticker;
	int64_t fetched;
	bool dated; /* that instant is known, not guessed */
	const struct ticker_line *newest; /* with a clock without a zone, at the
	                                     newest end; NULL: none */
	int pace; /* seconds between lines, in the middle; 0: unknown */
	struct proof proofs[CLUES_PROOFS];
	size_t proofs_n;
	const struct ticker_line *said; /* most lines print a zone: the newest
	                                   that does; NULL */
	bool needed; /* lines are read by the source's zone */
	bool ago;    /* lines say how long ago they are */
};

struct clues clues_find(const struct ticker *ticker, bool oldest_first,
    int64_t fetched, bool dated);

/* Seconds that the newest line's clock stands before the fetch if the clocks are
 * those of the zone: from -CLUES_SKEW up to a day; more only where a date is
 * printed. Else CLUES_NO_LAG or CLUES_FUTURE. */
int64_t clues_lag(const struct clues *c, const char *zone);

/* Whether the clock of the newest line that prints its zone lies so far ahead of
 * the fetch that it is another's. */
bool clues_said_ahead(const struct clues *c);

/* The instant of that line, or of the fetch where it doesn't say its day. */
int64_t clues_said_at(const struct clues *c);

/* Whether that line prints the word, beside its clock, in capitals or not. */
bool clues_said_prints(const struct clues *c, const char *word);

/* Whether no proof speaks against the zone. */
bool clues_allow(const struct clues *c, const char *zone);

#endif
