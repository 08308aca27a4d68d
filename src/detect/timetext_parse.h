/* timetext_parse.h - the productions of the time grammar, for timetext only. */
#ifndef AJEL_TIMETEXT_PARSE_H
#define AJEL_TIMETEXT_PARSE_H

#include "detect/timetext_scan.h"
#include "model/source.h"
#include "model/ticker.h"

/* A time of day. */
struct clock {
	int hour, minute;
	int second; /* -1 if it isn't printed */
	bool zoned; /* a zone was printed: offset holds */
	int offset; /* seconds east of UTC */
};

/* A clock at token i with its half of the day and zone. Returns the index of
 * the token behind it; 0 if there is none. */
int timetext_clock(
    struct scan *sc, int i, enum clock_style style, struct clock *out);

/* The longest time that begins at token i: a clock with all that belongs to it
 * (am and pm, zone, date before or behind). Fills *out and returns the index of
 * the token that follows; 0 if there is none. Judges the time alone: whether
 * the text before and behind lets it be one is the caller's. */
int timetext_parse(
    struct scan *sc, int i, enum clock_style style, struct printed_time *out);

#endif
