/* believe.c - chooses between a line's printed and its machine time. */
#include "resolve/believe.h"

#include <stdlib.h>
#include <string.h>

#include "base/zone.h"
#include "resolve/printed.h"
#include "resolve/resolve.h"

enum {
	FAR = 300 * DAY, /* from the list's middle: another year */
	/* A page may be served some hours after it was made. */
	STALE = 6 * HOUR,
	ROUNDED = 5 * MINUTE /* editors' "now" */
};

struct frame {
	const char *zone;
	int64_t fetched;
	int64_t middle; /* of the list's machine times; INSTANT_NONE: none */
};

/* Whether the time is of a day by itself: "09:13" isn't. */
static bool
is_full(const struct printed_time *t)
{
	return printed_has_date(t) && t->year >= 0 && t->hour >= 0;
}

/* The instant of a full time; false where there is none. */
static bool
instant_at(
    const struct printed_time *t, const struct frame *f, int64_t *instant)
{
	struct civil date;
	int64_t at[2];

	if (!is_full(t) || !printed_date(t, t->year, &date) ||
	    printed_instants(t, f->zone, &date, at) < 0)
		return false;
	*instant = at[0];
	return true;
}

/* Whether the instant is as long ago as is printed: "3 hours ago" is rounded
 * one way or the other. */
static bool
is_so_long_ago(
    const struct printed_time *printed, const struct frame *f, int64_t instant)
{
	int64_t unit = printed_precision(printed), at;

	if (unit < ROUNDED)
		unit = ROUNDED;
	return printed_relative(printed, f->zone, f->fetched, &at) &&
	       instant >= at - unit && instant <= at + unit;
}

/* A page made a while before the fetch counts from when it was made. */
static bool
was_so_long_ago(
    const struct printed_time *printed, const struct frame *f, int64_t instant)
{
	int64_t at;

	return printed_relative(printed, f->zone, f->fetched, &at) &&
	       instant < at && instant >= at - STALE;
}

/* Holds a machine time against a relative one; a false Z is taken off it. */
static bool
agrees_with_relative(const struct printed_time *printed, const struct frame *f,
    struct printed_time *machine)
{
	struct printed_time local = *machine;
	int64_t stated, meant;

	local.zoned = false;
	if (!instant_at(machine, f, &stated) || !instant_at(&local, f, &meant))
		return true;
	if (is_so_long_ago(printed, f, stated))
		return true;
	if (machine->zoned && machine->offset == 0 &&
	    is_so_long_ago(printed, f, meant)) {
		*machine = local;
		return true;
	}
	return was_so_long_ago(printed, f, stated);
}

/* The date that the line's own clock has at the instant; in the source's zone
 * where it has no clock, or that one. */
static struct civil
local_date(
    const struct printed_time *printed, const struct frame *f, int64_t instant)
{
	int64_t east = zone_offset(f->zone, instant);
	int64_t clock =
	    (int64_t)printed->hour * HOUR + (int64_t)printed->minute * MINUTE;
	struct civil c;

	if (printed->hour >= 0) {
		int64_t off = (clock - instant - east) % DAY;

		if (off < 0)
			off += DAY;
		if (off >= DAY / 2)
			off -= DAY;
		if (off > MINUTE || off < -MINUTE)
			east += off;
	}
	c = instant_civil(instant + east);
	return (struct civil){.year = c.year, .month = c.month, .day = c.day};
}

static bool
is_day_ago(const struct printed_time *printed, const struct frame *f,
    const struct civil *date, int64_t from)
{
	struct civil day = printed_day_at(printed, f->zone, from);

	return instant_of(&day) - (int64_t)printed->days_ago * DAY ==
	       instant_of(date);
}

/* Whether the instant is on the day that the line names. */
static bool
agrees_with_day(
    const struct printed_time *printed, const struct frame *f, int64_t instant)
{
	struct civil date = local_date(printed, f, instant), own;

	if (printed->day_word)
		return is_day_ago(printed, f, &date, f->fetched) ||
		       is_day_ago(printed, f, &date, f->fetched - STALE);
	if (printed_has_date(printed))
		return printed_date(printed,
			   printed->year >= 0 ? printed->year : date.year,
			   &own) &&
		       instant_of(&own) == instant_of(&date);
	return printed_weekday_agrees(printed, &date);
}

static bool
is_believed(struct ticker_line *line, const struct frame *f)
{
	const struct printed_time *printed = &line->printed;
	int64_t instant;

	if (!is_full(&line->time) ||
	    (printed->hour < 0 && !printed_names_day(printed)))
		return true;
	if (!instant_at(&line->time, f, &instant))
		return false;
	if (printed->relative)
		return agrees_with_relative(printed, f, &line->time);
	if (instant > f->fetched + RESOLVE_SKEW ||
	    !agrees_with_day(printed, f, instant))
		return false;
	return printed_names_day(printed) || f->middle == INSTANT_NONE ||
	       (instant > f->middle - FAR && instant < f->middle + FAR);
}

static int
by_instant(const void *x, const void *y)
{
	int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

	return (a > b) - (a < b);
}

/* The middle one of the list's machine times that can be true; the later of
 * two. */
static int64_t
middle_of(struct arena *a, const struct ticker *ticker, const struct frame *f)
{
	int64_t *all = arena_alloc(a, (ticker->n + 1) * sizeof(*all));
	size_t n = 0;

	for (size_t i = 0; i < ticker->n; i++) {
		const struct ticker_line *line = &ticker->lines[i];

		if (line->rule != NULL && instant_at(&line->time, f, &all[n]) &&
		    all[n] <= f->fetched + RESOLVE_SKEW)
			n++;
	}
	if (n == 0)
		return INSTANT_NONE;
	qsort(all, n, sizeof(*all), by_instant);
	return all[n / 2];
}

struct ticker
believe(struct arena *a, const struct ticker *ticker, const char *zone,
    int64_t fetched)
{
	struct ticker out = *ticker;
	struct frame f = {zone, fetched, INSTANT_NONE};

	f.middle = middle_of(a, ticker, &f);
	if (ticker->n == 0)
		return out;
	out.lines = arena_alloc(a, ticker->n * sizeof(*out.lines));
	memcpy(out.lines, ticker->lines, ticker->n * sizeof(*out.lines));
	for (size_t i = 0; i < out.n; i++) {
		struct ticker_line *line = &out.lines[i];

		if (line->rule == NULL || is_believed(line, &f))
			continue;
		line->time = line->printed;
		line->rule = NULL;
	}
	return out;
}
