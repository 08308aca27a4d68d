/* timetext_parse.h - the productions of the time grammar, for timetext only.
 *
 * Each takes the index of a token and returns the index of the one behind what
 * it read, 0 where it doesn't match; what it found goes to its last argument,
 * which is left alone when it doesn't match. */
#ifndef AJEL_TIMETEXT_PARSE_H
#define AJEL_TIMETEXT_PARSE_H

#include "detect/timetext.h"
#include "detect/timetext_scan.h"
#include "model/source.h"
#include "model/ticker.h"

/* A time of day. */
struct clock {
	int hour, minute;
	int second; /* -1 if it isn't printed */
	/* as in struct printed_time */
	bool zoned;
	const char *zone;
	int offset;
};

struct date {
	enum calendar calendar;
	int year, month, day; /* -1 where it isn't printed */
};

/* What the page says about how its times are written. */
void timetext_take_hints(struct scan *sc, const struct timetext_hints *hints);

/* A clock at token i with its half of the day and zone. */
int timetext_clock(struct scan *sc, int i, struct clock *out);

/* Whether the number at token i can be the first of a clock, in a text that is
 * nothing but the time. */
bool timetext_could_be_clock(struct scan *sc, int i);

/* Whether "9h" at token i is a clock. */
bool timetext_is_hour(struct scan *sc, int i);

/* "TSİ", "GMT" before a clock; the token behind it, i itself if there's none. */
int timetext_zone_before(struct scan *sc, int i, struct clock *c);

/* A zone, in brackets or not, into the clock's; i itself if there is none, 0 if
 * it is one that we don't know. */
int timetext_zone(struct scan *sc, int i, struct clock *c);

/* Whether some zone of the world is so far east of UTC. */
bool timetext_is_offset(int seconds);

/* A date in numbers and signs: "2025-11-18", "18.11.", "11/18/25". */
int timetext_date(struct scan *sc, int i, struct date *out);

/* Whether there can be such a day; the year may be absent. */
bool timetext_is_date(const struct date *d);

/* The calendar that a year without any other mark belongs to. */
enum calendar timetext_calendar_of(const struct scan *sc, int year);

/* "5 minutes ago", "now". */
int timetext_relative(struct scan *sc, int i, struct printed_time *out);

/* The longest time that begins at token i: clock, date, day word, weekday with
 * all that ties them together, or a relative phrase. Judges the time alone:
 * whether the text before and behind lets it be one is the caller's. */
int timetext_parse(struct scan *sc, int i, struct printed_time *out);

#endif
