/* when.h - the instants that people give on the command line. */
#ifndef AJEL_WHEN_H
#define AJEL_WHEN_H

#include <stdint.h>

/* Reads an instant; `zone`, which must exist, is that of clocks without an
 * offset, and durations count from `now`. 0, or -1. */
typedef int when_fn(const char *s, const char *zone, int64_t now, int64_t *out);

/* The instant of a run: RFC 3339, and the shorter forms of ISO 8601 that stand
 * in file names and attributes: no seconds, no colon in the offset, no offset,
 * no time of day (the end of that day, since a page said to be of a day shows
 * that day's lines). */
when_fn when_run;

/* The first instant of a time that begins, and the first past one that ends:
 * the same forms, and a duration back from now ("2h", "7d"; a number without a
 * unit is seconds, as in definitions). A date alone is wholly in both. */
when_fn when_since;
when_fn when_until;

#endif
