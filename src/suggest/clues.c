/* clues.c - finds what the lines tell of their zone. */
#include "suggest/clues.h"

#include "base/ascii.h"
#include "base/zone.h"
#include "text/calendar.h"

enum {
	PACED = 12,            /* newest lines whose gaps are looked at */
	QUARTER = 15 * MINUTE, /* offsets are multiples of it */
	WESTERNMOST = -12 * HOUR
};

static bool
has_clock(const struct printed_time *t)
{
	return t->hour >= 0 && t->minute >= 0 && !t->relative;
}

/* Whether it is read by the source's zone. */
static bool
is_local(const struct ticker_line *l)
{
	return has_clock(&l->time) && !l->time.zoned && !l->ago;
}

static int
clock_of(const struct printed_time *t)
{
	return t->hour * HOUR + t->minute * MINUTE +
	       (t->second > 0 ? t->second : 0);
}

/* The i-th line from the newest on. */
static const struct ticker_line *
line_at(const struct ticker *t, bool oldest_first, size_t i)
{
	return &t->lines[oldest_first ? t->n - 1 - i : i];
}

static int
wrap(int64_t seconds)
{
	return (int)((seconds % DAY + DAY) % DAY);
}

/* The offset that makes the clock of an instant the printed one. */
static int
offset_between(int clock, int64_t at)
{
	int offset = wrap(clock - at % DAY - WESTERNMOST) + WESTERNMOST;

	/* Clocks are cut to the minute, and stories are entered later. */
	offset += QUARTER / 2 - WESTERNMOST;
	return offset - offset % QUARTER + WESTERNMOST;
}

/* The instant of a time with date, clock and offset; false: it lacks one. */
static bool
instant_said(const struct printed_time *t, int64_t *out)
{
	struct civil c;

	if (!has_clock(t) || !t->zoned || t->zone != NULL || t->year < 0 ||
	    t->month < 0 || t->day < 0 ||
	    calendar_date(t->calendar, t->year, t->month, t->day, &c) < 0)
		return false;
	*out = instant_of(&c) + clock_of(t) - t->offset;
	return true;
}

/* A time for programs: beside a clock for people, or with an offset of its own.
 * One of UTC alone tells nothing. */
static void
find_proof(struct clues *c, const struct ticker_line *l)
{
	struct proof *p = &c->proofs[c->proofs_n];
	bool beside;

	if (c->proofs_n == CLUES_PROOFS || l->rule == NULL ||
	    !instant_said(&l->time, &p->at))
		return;
	beside = has_clock(&l->printed) && !l->printed.zoned;
	if (!beside && l->time.offset == 0)
		return;
	p->offset = beside ? offset_between(clock_of(&l->printed), p->at)
			   : l->time.offset;
	c->proofs_n++;
}

static int
compare(const void *x, const void *y)
{
	const int *a = x, *b = y;

	return (*a > *b) - (*a < *b);
}

static int
find_pace(const struct ticker *t, bool oldest_first)
{
	int gaps[PACED], n = 0;

	for (size_t i = 0; i + 1 < t->n && i < PACED; i++) {
		const struct ticker_line *l = line_at(t, oldest_first, i);
		const struct ticker_line *m = line_at(t, oldest_first, i + 1);

		if (is_local(l) && is_local(m))
			gaps[n++] =
			    wrap(clock_of(&l->time) - clock_of(&m->time));
	}
	if (n < 2)
		return 0;
	qsort(gaps, (size_t)n, sizeof(gaps[0]), compare);
	return gaps[n / 2] > MINUTE ? gaps[n / 2] : MINUTE;
}

struct clues
clues_find(
    const struct ticker *ticker, bool oldest_first, int64_t fetched, bool dated)
{
	struct clues c = {.ticker = ticker, .fetched = fetched, .dated = dated};
	size_t said = 0;

	for (size_t i = 0; i < ticker->n; i++) {
		const struct ticker_line *l = line_at(ticker, oldest_first, i);

		c.needed |= is_local(l);
		c.ago |= l->ago || l->time.relative;
		find_proof(&c, l);
		if (l->rule == NULL && has_clock(&l->time) && l->time.zoned) {
			c.said = said++ == 0 ? l : c.said;
		}
	}
	if (said * 2 <= ticker->n)
		c.said = NULL;
	/* A line before the newest that is pinned there tells nothing; nor do
	 * those behind it. */
	if (ticker->n > 0 && is_local(line_at(ticker, oldest_first, 0)))
		c.newest = line_at(ticker, oldest_first, 0);
	c.pace = find_pace(ticker, oldest_first);
	return c;
}

/* The date that the line prints, in *out at midnight; a year that isn't printed
 * is the one that lies nearest before the fetch. */
static bool
printed_day(const struct printed_time *t, const char *zone, int64_t fetched,
    struct civil *out)
{
	struct civil today = zone_civil(zone, fetched);
	int year = t->year;

	if (t->month < 0 || t->day < 0)
		return false;
	if (year < 0)
		year = calendar_year(t->calendar, &today);
	if (calendar_date(t->calendar, year, t->month, t->day, out) < 0)
		return false;
	if (t->year < 0 && instant_of(out) > fetched + (int64_t)2 * DAY)
		return calendar_date(
			   t->calendar, year - 1, t->month, t->day, out) == 0;
	return true;
}

/* Seconds since a date and a clock in the zone. */
static int64_t
dated_lag(const struct printed_time *t, const char *zone, int64_t fetched,
    struct civil *day)
{
	int64_t at[2] = {0, 0};

	day->hour = t->hour % 24;
	day->minute = t->minute;
	day->second = t->second > 0 ? t->second : 0;
	(void)zone_instants(zone, day, at);
	return fetched - at[0];
}

/* Seconds before the fetch of a line's time in the zone. */
static int64_t
lag_of(const struct printed_time *t, const char *zone, int64_t fetched)
{
	struct civil day;
	int64_t lag;

	if (printed_day(t, zone, fetched, &day)) {
		lag = dated_lag(t, zone, fetched, &day);
		return lag < -CLUES_SKEW ? CLUES_FUTURE : lag;
	}
	lag = fetched + zone_offset(zone, fetched) - clock_of(t);
	return wrap(lag + CLUES_SKEW) - CLUES_SKEW;
}

int64_t
clues_lag(const struct clues *c, const char *zone)
{
	if (!c->dated || c->newest == NULL)
		return CLUES_NO_LAG;
	/* Whichever line prints a date: none of them is of tomorrow. */
	for (size_t i = 0; i < c->ticker->n; i++) {
		const struct ticker_line *l = &c->ticker->lines[i];

		if (is_local(l) &&
		    lag_of(&l->time, zone, c->fetched) == CLUES_FUTURE)
			return CLUES_FUTURE;
	}
	return lag_of(&c->newest->time, zone, c->fetched);
}

/* The instant of the line that prints its zone; false: it names no date. */
static bool
said_instant(const struct clues *c, int64_t *out)
{
	struct printed_time t = c->said->time;
	struct civil day;

	if (!printed_names_day(&t) && c->said->day_text != NULL)
		printed_set_day(&t, &c->said->day);
	if (!printed_day(&t, "UTC", c->fetched, &day))
		return false;
	*out = instant_of(&day) + clock_of(&t) - t.offset;
	return true;
}

bool
clues_said_ahead(const struct clues *c)
{
	enum { SUMMER = 30 * MINUTE }; /* it shifts clocks by no less */
	int64_t at;
	int lag;

	if (!c->dated || c->said == NULL || c->said->time.zone != NULL)
		return false;
	if (said_instant(c, &at))
		return at >= c->fetched + SUMMER;
	lag =
	    wrap(c->fetched + c->said->time.offset - clock_of(&c->said->time));
	return lag > CLUES_STALE && lag <= DAY - SUMMER;
}

int64_t
clues_said_at(const struct clues *c)
{
	int64_t at;

	return said_instant(c, &at) ? at : c->fetched;
}

bool
clues_said_prints(const struct clues *c, const char *word)
{
	const char *s = c->said->time_text;
	size_t n = strlen(word);

	while (s != NULL && *s != '\0') {
		size_t letters = 0, same = 0;

		while (ascii_is_letter(s[letters]))
			letters++;
		while (same < letters && same < n &&
		       ascii_lower(s[same]) == ascii_lower(word[same]))
			same++;
		if (letters > 0 && letters == n && same == n)
			return true;
		s += letters > 0 ? letters : 1;
	}
	return false;
}

bool
clues_allow(const struct clues *c, const char *zone)
{
	size_t against = 0;

	for (size_t i = 0; i < c->proofs_n; i++)
		against +=
		    zone_offset(zone, c->proofs[i].at) != c->proofs[i].offset;
	/* A line that was entered late may err; the rest doesn't. */
	return against * 4 <= c->proofs_n;
}
