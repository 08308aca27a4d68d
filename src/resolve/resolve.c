/* resolve.c - printed times to instants: what each line's time may mean, and
 * what became of it. The days are chosen in days.c. */
#include "resolve/resolve.h"

#include "base/instant.h"
#include "base/limits.h"
#include "base/zone.h"
#include "resolve/days.h"

enum {
	/* 29 February may be eight years back (1896 to 1904) */
	YEARS_BACK = 8,
	PRECISION_MINUTE = 60,
	PRECISION_SECOND = 1
};

/* A day around the fetch in the source's zone. */
struct day {
	struct civil date; /* at midnight */
	int64_t midnight;  /* read as if it were UTC */
	int offset;        /* in force on it */
	bool plain;        /* no change of offset within a day of it */
};

/* What all lines share. */
struct frame {
	const char *zone;
	int64_t fetched;
	struct day days[LIMIT_DAYS_BACK + 2]; /* from tomorrow on, back */
};

static struct civil
civil_in(const struct printed_time *t, const char *zone, int64_t at)
{
	if (t->zoned)
		return instant_civil(at + t->offset);
	return zone_civil(zone, at);
}

static bool
is_possible(const struct frame *f, int64_t t)
{
	return t <= f->fetched + RESOLVE_SKEW;
}

static void
add(struct days_line *line, int64_t t, int back, bool early)
{
	if (line->n < DAYS_CHOICES)
		line->choices[line->n++] = (struct days_choice){t, back, early};
}

/* Adds the instants of a date and time, the later first, as far as they are
 * possible. */
static void
add_civil(struct days_line *line, const struct frame *f,
    const struct printed_time *t, const struct civil *c, int back)
{
	int64_t at[2];
	int n = 1;

	if (t->zoned)
		at[0] = instant_of(c) - t->offset;
	else
		n = zone_instants(f->zone, c, at);
	if (n == 2 && is_possible(f, at[1]))
		add(line, at[1], back, false);
	if (is_possible(f, at[0]))
		add(line, at[0], back, n == 2);
}

static struct civil
civil_of(const struct printed_time *t, int year, int month, int day)
{
	struct civil c = {year, month, day, t->hour, t->minute,
	    t->second < 0 ? 0 : t->second};

	return c;
}

/* Days from the fetch's back to the date's, as the source counts days. */
static int
days_back(const struct frame *f, const struct civil *c)
{
	struct civil day = {.year = c->year, .month = c->month, .day = c->day};
	int64_t back = (f->days[1].midnight - instant_of(&day)) / DAY;

	return (int)(back < INT32_MAX ? back : INT32_MAX);
}

/* A date without a year is the nearest that isn't in the future. */
static void
add_yearless(
    struct days_line *line, const struct frame *f, const struct printed_time *t)
{
	int year = civil_in(t, f->zone, f->fetched).year + 1;

	for (int i = 0; i <= YEARS_BACK + 1 && line->n == 0; i++) {
		struct civil c = civil_of(t, year - i, t->month, t->day);

		if (civil_valid(&c))
			add_civil(line, f, t, &c, days_back(f, &c));
	}
}

/* A clock in its own printed zone. */
static void
add_zoned_clock(
    struct days_line *line, const struct frame *f, const struct printed_time *t)
{
	struct civil today = instant_civil(f->fetched + t->offset);
	struct civil c = civil_of(t, today.year, today.month, today.day);
	int64_t at = instant_of(&c) - t->offset;

	for (int back = -1; back <= LIMIT_DAYS_BACK; back++) {
		if (is_possible(f, at - (int64_t)back * DAY))
			add(line, at - (int64_t)back * DAY, back, false);
	}
}

static void
add_clock(
    struct days_line *line, const struct frame *f, const struct printed_time *t)
{
	int second = t->second < 0 ? 0 : t->second;
	int64_t clock =
	    (int64_t)t->hour * HOUR + (int64_t)t->minute * MINUTE + second;

	for (int i = 0; i < LIMIT_DAYS_BACK + 2; i++) {
		const struct day *d = &f->days[i];
		struct civil c =
		    civil_of(t, d->date.year, d->date.month, d->date.day);
		int64_t at = d->midnight + clock - d->offset;

		if (!d->plain)
			add_civil(line, f, t, &c, i - 1);
		else if (is_possible(f, at))
			add(line, at, i - 1, false);
	}
}

static bool
has_date(const struct printed_time *t)
{
	return t->month > 0 && t->day > 0;
}

/* Everything that the line's time may mean. */
static void
find_choices(
    struct days_line *line, const struct frame *f, const struct printed_time *t)
{
	line->n = 0;
	line->chosen = 0;
	line->dated = has_date(t);
	if (t->hour < 0 || t->minute < 0)
		return;
	if (has_date(t) && t->year > 0) {
		struct civil c = civil_of(t, t->year, t->month, t->day);

		if (civil_valid(&c))
			add_civil(line, f, t, &c, days_back(f, &c));
	} else if (has_date(t)) {
		add_yearless(line, f, t);
	} else if (t->zoned) {
		add_zoned_clock(line, f, t);
	} else {
		add_clock(line, f, t);
	}
}

/* Most days have one offset, and asking for each line's would be the most of
 * the work; a day with a change near it is left to zone_instants. */
static void
frame_init(struct frame *f, const char *zone, int64_t fetched)
{
	struct civil today = zone_civil(zone, fetched);
	struct civil c = {
	    .year = today.year, .month = today.month, .day = today.day};
	int64_t tomorrow = instant_of(&c) + DAY;
	int offsets[LIMIT_DAYS_BACK + 5];

	f->zone = zone;
	f->fetched = fetched;
	/* at midnight of the third day from now, and back from there */
	for (int i = 0; i < LIMIT_DAYS_BACK + 5; i++)
		offsets[i] =
		    zone_offset(zone, tomorrow + (int64_t)(2 - i) * DAY);
	for (int i = 0; i < LIMIT_DAYS_BACK + 2; i++) {
		struct day *d = &f->days[i];

		d->midnight = tomorrow - (int64_t)i * DAY;
		d->date = instant_civil(d->midnight);
		d->offset = offsets[i + 2];
		d->plain = offsets[i] == d->offset &&
			   offsets[i + 1] == d->offset &&
			   offsets[i + 3] == d->offset;
	}
}

static enum origin
origin_for(const struct printed_time *t)
{
	if (!has_date(t))
		return ORIGIN_CLOCK;
	return t->zoned ? ORIGIN_ZONED : ORIGIN_PRINTED;
}

static void
fill_entry(struct entry *e, const struct ticker_line *line,
    const struct days_line *days, int64_t fetched)
{
	*e = (struct entry){
	    .published = fetched,
	    .precision = PRECISION_MINUTE,
	    .origin = ORIGIN_FIRST_SEEN,
	    .status = ENTRY_NEW,
	    .time_text = line->time_text,
	    .text = line->text,
	    .url = line->url,
	};
	if (days->n > 0) {
		int64_t t = days->choices[days->chosen].t;

		e->published = t < fetched ? t : fetched;
		e->origin = origin_for(&line->time);
		if (line->time.second >= 0)
			e->precision = PRECISION_SECOND;
	}
	e->updated = e->published;
}

struct entry *
resolve(struct arena *a, const struct ticker *ticker, enum line_order order,
    const char *zone, int64_t fetched)
{
	struct entry *entries = arena_alloc(a, ticker->n * sizeof(*entries));
	struct days_line *days = arena_alloc(a, ticker->n * sizeof(*days));
	struct frame f;

	frame_init(&f, zone, fetched);
	for (size_t i = 0; i < ticker->n; i++)
		find_choices(&days[i], &f, &ticker->lines[i].time);
	days_choose(a, days, ticker->n, order, fetched);
	for (size_t i = 0; i < ticker->n; i++)
		fill_entry(&entries[i], &ticker->lines[i], &days[i], fetched);
	return entries;
}
