/* resolve.h - printed times -> instants. Pure.
 *
 * A list is solved as a whole: clocks without a date are put on the days that
 * make the list run in its order with the fewest midnights, the newest line not
 * later than the fetch; dates without a year on the years that do, but one that
 * lies up to 14 hours ahead is no year old: another zone's clock. A date is
 * never found by "day minus one": midnights, skipped and repeated hours come
 * from the zone (base/zone.h).
 * A clock under a day heading has that date, and its origin is a printed
 * date's; what a line prints itself stands above its heading. Where the page has
 * but one heading it may be the page's own date: it isn't believed past a clock
 * that must be another day's, nor where it would lie in the future.
 * Clocks have 24 hours unless am or pm stands beside them. A whole list of bare
 * clocks from 1:00 to 12:59 is taken to have twelve where that makes every
 * midnight in it a short step past twelve o'clock, and more bears it out
 * (halves.c).
 * A clock up to SKEW ahead of the fetch is the site's clock running fast: its
 * instant is the fetch's. Farther ahead it is the day before. In a repeated
 * hour the later instant that isn't in the future. In a skipped hour the
 * instant of a clock that hasn't moved yet, or, where that is in the future or
 * out of the list's order, of one that moved too early. A day without a clock is its
 * midnight; if it is the fetch's own, the line is first seen. No instant is
 * ever later than the fetch. */
#ifndef AJEL_RESOLVE_H
#define AJEL_RESOLVE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/entry.h"
#include "model/source.h"
#include "model/ticker.h"

enum { RESOLVE_SKEW = 180 }; /* seconds that a site's clock may run ahead */

/* Fills entries[0 .. ticker->n), in page order, with everything but ids:
 * published is on the printed minute (seconds only if printed), origin and
 * precision say how sure it is; texts and links are the ticker's own strings.
 * `zone` is the source's, it must exist; `fetched` is the instant of the
 * fetch. Never fails: a time that can't be true is first-seen. */
struct entry *resolve(struct arena *a, const struct ticker *ticker,
    enum line_order order, const char *zone, int64_t fetched);

/* What one printed time means by itself. */
struct meaning {
	int64_t instant;
	int precision; /* as entry.h's */
	enum origin origin;
};

/* Reads a time without a list and without a page's reasons, the future too: a
 * clock alone is of the day that it is in the zone, a weekday the latest
 * one, today's among them, unless a clock beside it makes one in two or three
 * days the nearer, a date without a year the latest one, or the
 * nearest with the weekday beside it. False: there is no such time. */
bool resolve_one(const struct printed_time *t, const char *zone, int64_t now,
    struct meaning *out);

/* How each instant was found, in a few words for people: "a clock; the newest
 * day that fits the list". `resolved` is what resolve() made of the rest. */
const char **resolve_reasons(struct arena *a, const struct ticker *ticker,
    enum line_order order, const char *zone, int64_t fetched,
    const struct entry *resolved);

#endif
