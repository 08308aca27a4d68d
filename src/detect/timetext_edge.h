/* timetext_edge.h - what may stand around a printed time, for timetext only.
 *
 * Bullets, brackets and the signs that tie a time to its headline are passed
 * over; what makes another number, a range or a sentence of it is told. Indices
 * are of tokens. */
#ifndef AJEL_TIMETEXT_EDGE_H
#define AJEL_TIMETEXT_EDGE_H

#include "detect/timetext_scan.h"

/* The first token that isn't decoration; *open is the last bracket opened, or
 * 0. -1 where the next can't begin a time. */
int edge_skip_front(struct scan *sc, uint32_t *open);

/* Behind the bracket that closes `open`, which 0 says isn't open; 0 where it
 * stays open, for then the time is part of what the brackets say. */
int edge_close_bracket(struct scan *sc, int i, uint32_t open);

/* Whether nothing but decoration follows. */
bool edge_is_end(struct scan *sc, int i, uint32_t open);

/* Whether the headline is set off from the time that ends before token i, by a
 * break or a sign that no sentence goes on behind. */
bool edge_is_set_off(struct scan *sc, int i);

/* Whether the time that ends before token i goes on into a range ("- 14:00",
 * "bis 14 Uhr"), a list of times or a bigger number. */
bool edge_goes_on(struct scan *sc, int i);

/* The token at which the headline begins, behind the signs that tie a time to
 * it. A dash that touches a number is the number's. */
int edge_skip_ties(struct scan *sc, int i);

/* Whether the headline before token i ends there: a sign with space around it,
 * or a break in the text. *open is the bracket that stands before the time. A
 * clock in a sentence ("… at 10:00") has only a space before it. `last` is the
 * token behind the clock found before, or -1: a range or a list of times. */
bool edge_begins_well(struct scan *sc, int i, int last, uint32_t *open);

/* The byte at which the headline before token i ends: the signs that tie the
 * time to it go with the time. `from` where there is none. */
size_t edge_end_of_headline(struct scan *sc, int i, size_t from);

#endif
