/* headed.c - lends lines without a date the one that stands above them.
 *
 * Several headings say of which day each line is. A single one may as well be
 * the page's own date, or that of the newest line: it holds for the lines that
 * run on from it in order, and ends where a midnight must lie between. */
#include "resolve/headed.h"

#include <string.h>

#include "base/zone.h"
#include "resolve/halves.h"
#include "resolve/resolve.h"

enum {
	DISORDER = HEADED_DISORDER,
	PINNED = 1 /* lines that may stand out of order on top */
};

static bool
same_day(const struct ticker_line *x, const struct ticker_line *y)
{
	if (x->day_text == NULL || y->day_text == NULL)
		return x->day_text == y->day_text;
	return strcmp(x->day_text, y->day_text) == 0;
}

/* Headings on the page that have lines under them. */
static size_t
count_headings(const struct ticker *t)
{
	size_t n = 0;

	for (size_t i = 0; i < t->n; i++)
		n += t->lines[i].day_text != NULL &&
		     (i == 0 || !same_day(&t->lines[i - 1], &t->lines[i]));
	return n;
}

/* Minutes of the clock's day; -1 where the line has no bare clock. */
static int
clock_of(const struct ticker_line *line, const struct headed *own)
{
	const struct printed_time *t = &own->time;

	if (line->day_text == NULL || t->hour < 0 || printed_names_day(t))
		return -1;
	return t->hour * 60 + (t->minute > 0 ? t->minute : 0);
}

/* Whether the lines of the single heading run upwards from the oldest. */
static bool
is_rising(const struct ticker *t, const struct headed *own)
{
	size_t up = 0, down = 0;

	for (size_t i = 1; i < t->n; i++) {
		int before = clock_of(&t->lines[i - 1], &own[i - 1]);
		int here = clock_of(&t->lines[i], &own[i]);

		if (before < 0 || here < 0)
			continue;
		up += here > before;
		down += here < before;
	}
	return up > down;
}

/* How many lines the single heading holds for: from the first under it up to
 * the first clock that belongs to another day. */
static size_t
reach_of_single(const struct ticker *t, const struct headed *own)
{
	bool rising = is_rising(t, own);
	size_t headed = 0;
	int last = -1;

	for (size_t i = 0; i < t->n; i++) {
		int here = clock_of(&t->lines[i], &own[i]);

		if (here < 0)
			continue;
		if (headed > PINNED && last >= 0 &&
		    (rising ? last - here : here - last) > DISORDER)
			return i;
		last = here;
		headed++;
	}
	return t->n;
}

/* A list that runs upwards holds no evidence that halves.c could weigh. */
static void
mend_halves(const struct ticker *ticker, struct headed *times,
    enum line_order order, const char *zone, int64_t fetched)
{
	struct civil now = zone_civil(zone, fetched + RESOLVE_SKEW);

	if (order != ORDER_OLDEST_FIRST)
		halves_mend(ticker, times, now.hour * 60 + now.minute);
}

/* Lends the first `reach` lines the dates above them. */
static void
lend_days(const struct ticker *ticker, struct headed *times, size_t reach,
    bool single)
{
	size_t headings = 0;

	for (size_t i = 0; i < reach; i++) {
		const struct ticker_line *line = &ticker->lines[i];

		if (i == 0 || !same_day(line - 1, line))
			headings++;
		if (line->day_text == NULL || printed_names_day(&line->time))
			continue;
		printed_set_day(&times[i].time, &line->day);
		times[i].from_heading = true;
		times[i].heading = headings;
		times[i].only_heading = single;
	}
}

/* How far a single heading reaches shows on clocks of 24 hours only; several
 * show where the half of a day is over. */
struct headed *
headed_times(struct arena *a, const struct ticker *ticker,
    enum line_order order, const char *zone, int64_t fetched)
{
	struct headed *out = arena_zalloc(a, (ticker->n + 1) * sizeof(*out));

	for (size_t i = 0; i < ticker->n; i++)
		out[i].time = ticker->lines[i].time;
	if (count_headings(ticker) == 1) {
		mend_halves(ticker, out, order, zone, fetched);
		lend_days(ticker, out, reach_of_single(ticker, out), true);
	} else {
		lend_days(ticker, out, ticker->n, false);
		mend_halves(ticker, out, order, zone, fetched);
	}
	return out;
}
