/* twins.h - lines that say the same on two pages, each the only one there. Pure.
 *
 * Private to merge/. For rezone.h: of what the clocks of both say, by how much
 * they differ. */
#ifndef AJEL_TWINS_H
#define AJEL_TWINS_H

#include "merge/row.h"

/* A line and one of the last page's, alone with their words, or with their words
 * and a number in the link. */
struct twin {
	size_t line, standing;
	int shift; /* minutes by which the line's clock is later; 0 also of what
	              was explained */
	bool linked;  /* by a number */
	bool aged;    /* the known one, by an age of minutes */
	bool printed; /* alike */
};

/* Minutes: zones differ by multiples of them. */
enum { TWINS_QUARTER = 15 };

struct twins {
	struct twin *v; /* in the order of both lists, without pinned ones */
	size_t n;
	struct twin *moved; /* the others */
	size_t moved_n;
};

/* Whether any line stood there at another clock, as far as its words tell: else
 * nobody needs the twins. Cheap. */
bool twins_may_differ(const struct merging *m);

/* Settles links_note. */
struct twins twins_find(struct merging *m);

/* Whether a line or an entry is told by a clock. */
bool twins_is_clock(const struct entry *e);

/* Whether both print clocks that could be one line's. */
bool twins_are_clocks(const struct entry *seen, const struct entry *known);

/* By how many minutes a line's clock is later than the one that the entry would
 * be printed with, or earlier: half a day at the most. An age tells the clock to
 * a few minutes: what it is then off from a difference of zones is its own. */
int twins_shift(const struct merging *m, const struct entry *seen,
    const struct entry *known);

/* The difference of zones that is nearest to a shift. */
int twins_quarters(int shift);

/* Whether two shifts are one, but for a clock that is ahead of ours. */
bool twins_is_near(int shift, int other);

#endif
