/* resolve.c - printed times to instants: what each line's time may mean, and
 * what became of it. The days are chosen in days.c. */
#include "resolve/resolve.h"

#include "base/instant.h"
#include "base/limits.h"
#include "base/zone.h"
#include "resolve/believe.h"
#include "resolve/days.h"
#include "resolve/headed.h"
#include "resolve/printed.h"
#include "text/calendar.h"

enum {
	YEARS = 4, /* that a date without a year may be of */
	/* A page that was made before midnight may still be served some hours
	 * later, and its "today" is then yesterday. */
	STALE = 6 * HOUR
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
	int stale;                            /* days that "today" is back */
	struct day days[LIMIT_DAYS_BACK + 2]; /* from tomorrow on, back */
};

static bool
is_possible(const struct frame *f, int64_t t)
{
	return t <= f->fetched + RESOLVE_SKEW;
}

static void
add(struct days_line *line, int64_t t, int back, int cost)
{
	if (line->n < DAYS_CHOICES)
		line->choices[line->n++] =
		    (struct days_choice){.t = t, .back = back, .cost = cost};
}

/* Days from the fetch's back to the date's, as the source counts days. */
static int
days_back(const struct frame *f, const struct civil *c)
{
	struct civil day = {.year = c->year, .month = c->month, .day = c->day};
	int64_t back = (f->days[1].midnight - instant_of(&day)) / DAY;

	return (int)(back < INT32_MAX ? back : INT32_MAX);
}

/* A date without a clock: all of that day as far as it has gone. */
static void
add_day(struct days_line *line, const struct frame *f, int64_t midnight,
    int back, int cost)
{
	int64_t passed = f->fetched - midnight;

	if (passed < 0)
		return;
	add(line, midnight, back, cost);
	line->choices[line->n - 1].after =
	    (int)(passed < DAY ? passed : DAY - 1);
}

/* Adds the instants of a date, the later first, as far as they are possible. */
static void
add_date(struct days_line *line, const struct frame *f,
    const struct printed_time *t, const struct civil *date, int cost)
{
	int back = days_back(f, date);
	int64_t at[2];
	int n = printed_instants(t, f->zone, date, at);

	if (!printed_weekday_agrees(t, date) && t->year < 0)
		cost += DAYS_COST_WEEKDAY;
	if (n >= 0 && t->hour < 0) {
		add_day(line, f, at[0], back, cost);
		return;
	}
	if (n == 2 && is_possible(f, at[1]))
		add(line, at[1], back, cost);
	if (n >= 0 && is_possible(f, at[0]))
		add(line, at[0], back, cost + (n == 2 ? DAYS_COST_EARLY : 0));
	if (n == 0 && is_possible(f, at[1]))
		add(line, at[1], back, cost + DAYS_COST_EARLY);
}

/* A date so many days before the fetch's. */
static void
add_days_ago(struct days_line *line, const struct frame *f,
    const struct printed_time *t, int64_t ago)
{
	struct civil c = printed_day_at(t, f->zone, f->fetched);

	c = instant_civil(instant_of(&c) - ago * DAY);
	add_date(line, f, t, &c, 0);
}

/* Marks the choices from the k-th on. */
static void
guess(struct days_line *line, int k)
{
	for (; k < line->n; k++)
		line->choices[k].guessed = true;
}

/* A date without a year is one of the last years', the nearest unless the list
 * or the weekday beside it say otherwise. What is to come in a few hours is by a
 * clock of another zone, and no year old. */
static void
add_yearless(
    struct days_line *line, const struct frame *f, const struct printed_time *t)
{
	struct civil today = printed_day_at(t, f->zone, f->fetched);
	int64_t ahead = printed_ahead(t, f->zone, f->fetched);
	int year = calendar_year(t->calendar, &today) + 1;
	bool agrees = t->weekday < 0;

	if (ahead != 0 && !is_possible(f, ahead))
		return;
	for (int i = 0; i <= PRINTED_YEARS + 1; i++) {
		struct civil c;
		int known = line->n;

		if (line->n >= YEARS && agrees)
			return;
		if (!printed_date(t, year - i, &c) ||
		    (line->n >= YEARS && !printed_weekday_agrees(t, &c)))
			continue;
		add_date(line, f, t, &c, 0);
		if (line->n > known && printed_weekday_agrees(t, &c))
			agrees = true;
		guess(line, known);
	}
}

static void
add_weekday(
    struct days_line *line, const struct frame *f, const struct printed_time *t)
{
	struct civil today = printed_day_at(t, f->zone, f->fetched);
	int ago =
	    (instant_weekday(instant_of(&today)) - t->weekday + PRINTED_WEEK) %
	    PRINTED_WEEK;

	for (; ago <= LIMIT_DAYS_BACK; ago += PRINTED_WEEK)
		add_days_ago(line, f, t, ago);
	guess(line, 0);
}

/* What is said to be "an hour ago" was cut down to hours, or rounded. */
static void
add_relative(
    struct days_line *line, const struct frame *f, const struct printed_time *t)
{
	int unit = printed_precision(t);
	struct civil day;
	int64_t at;

	if (!printed_relative(t, f->zone, f->fetched, &at) ||
	    !is_possible(f, at))
		return;
	day = printed_day_at(t, f->zone, at);
	add(line, at, days_back(f, &day), 0);
	if (unit > MINUTE) {
		line->choices[0].before = unit;
		line->choices[0].after = unit / 2;
	}
}

/* A clock in its own printed zone. */
static void
add_zoned_clock(
    struct days_line *line, const struct frame *f, const struct printed_time *t)
{
	struct civil today = instant_civil(f->fetched + t->offset);
	int64_t at;

	today.hour = t->hour;
	today.minute = t->minute;
	today.second = t->second < 0 ? 0 : t->second;
	at = instant_of(&today) - t->offset;

	for (int back = -1; back <= LIMIT_DAYS_BACK; back++) {
		if (is_possible(f, at - (int64_t)back * DAY))
			add(line, at - (int64_t)back * DAY, back, 0);
	}
}

/* A clock of a place whose own clocks change. */
static void
add_placed_clock(
    struct days_line *line, const struct frame *f, const struct printed_time *t)
{
	for (int back = -1; back <= LIMIT_DAYS_BACK; back++)
		add_days_ago(line, f, t, back);
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
		int64_t at = d->midnight + clock - d->offset;

		if (!d->plain)
			add_date(line, f, t, &d->date, 0);
		else if (is_possible(f, at))
			add(line, at, i - 1, 0);
	}
}

static bool
is_clock(const struct printed_time *t)
{
	return t->hour >= 0 && t->hour <= 24 && t->minute < 60 &&
	       t->second < 60;
}

/* Everything that the line's time may mean. */
static void
find_choices(
    struct days_line *line, const struct frame *f, const struct printed_time *t)
{
	struct civil c;

	line->n = 0;
	line->chosen = 0;
	line->dated = printed_names_day(t);
	if (t->zone != NULL && !zone_exists(t->zone))
		return;
	if (t->relative)
		add_relative(line, f, t);
	else if (printed_has_date(t) && t->year < 0)
		add_yearless(line, f, t);
	else if (printed_has_date(t) && printed_date(t, t->year, &c))
		add_date(line, f, t, &c, 0);
	else if (t->day_word)
		add_days_ago(line, f, t, (int64_t)t->days_ago + f->stale);
	else if (t->weekday >= 0 && t->month < 0 && t->year < 0)
		add_weekday(line, f, t);
	else if (!line->dated && is_clock(t) && t->zone != NULL)
		add_placed_clock(line, f, t);
	else if (!line->dated && is_clock(t) && t->zoned)
		add_zoned_clock(line, f, t);
	else if (!line->dated && is_clock(t))
		add_clock(line, f, t);
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
	f->stale = 0;
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

/* Whether the page was made before midnight: it says "today, 23:50" ten minutes
 * after. What a page of today announces for tonight looks alike, but most lines
 * that say "today" beside it are past. */
static bool
is_stale(const struct frame *f, const struct headed *times, size_t n)
{
	size_t ahead = 0, past = 0;
	bool recent = false;

	for (size_t i = 0; i < n; i++) {
		const struct printed_time *t = &times[i].time;
		struct civil today;
		int64_t at[2];

		if (!t->day_word || t->days_ago != 0 || t->hour < 0)
			continue;
		today = printed_day_at(t, f->zone, f->fetched);
		if (printed_instants(t, f->zone, &today, at) <= 0)
			continue;
		if (is_possible(f, at[0])) {
			past++;
			continue;
		}
		ahead++;
		if (at[0] - DAY > f->fetched - STALE)
			recent = true;
	}
	return recent && ahead > past;
}

static void
fill_entry(struct entry *e, const struct ticker_line *line,
    const struct printed_time *time, const struct days_line *days,
    const struct frame *f)
{
	const struct days_choice *chosen = days_chosen(days);
	int64_t fetched = f->fetched;

	*e = (struct entry){
	    .published = fetched,
	    .precision = MINUTE,
	    .origin = ORIGIN_FIRST_SEEN,
	    .status = ENTRY_NEW,
	    .time_text = line->time_text,
	    .text = line->text,
	    .url = line->url,
	    .label = line->label,
	    .urgent = line->urgent,
	};
	if (chosen != NULL) {
		e->published = chosen->t < fetched ? chosen->t : fetched;
		if (chosen->t > fetched)
			e->ahead = chosen->t;
		e->origin = printed_origin(time);
		e->precision = printed_precision(time);
	} else if (days->n == 0) {
		e->ahead = printed_ahead(time, f->zone, fetched);
	}
	e->updated = e->published;
}

/* A day without a clock that is today says nothing new, nor does a clock more
 * days back than the limit: the line is first seen now, but not later than the
 * line above it. */
static bool
is_first_seen(const struct days_line *days, const struct printed_time *t)
{
	const struct days_choice *chosen = days_chosen(days);

	if (chosen == NULL)
		return days->n > 0;
	return chosen->back <= 0 && t->hour < 0 && !t->relative;
}

static void
fill_entries(struct entry *entries, const struct ticker *ticker,
    const struct headed *times, const struct days_line *days,
    enum line_order order, const struct frame *f)
{
	int64_t newer = f->fetched;

	for (size_t k = 0; k < ticker->n; k++) {
		size_t i = order == ORDER_OLDEST_FIRST ? ticker->n - 1 - k : k;
		struct entry *e = &entries[i];

		fill_entry(e, &ticker->lines[i], &times[i].time, &days[i], f);
		if (is_first_seen(&days[i], &times[i].time)) {
			e->origin = ORIGIN_FIRST_SEEN;
			if (days_chosen(&days[i]) == NULL ||
			    e->published <= newer)
				e->published = newer;
			e->updated = e->published;
		}
		if (days_chosen(&days[i]) != NULL && e->published < newer)
			newer = e->published;
	}
}

/* Takes the only heading back from a line. */
static void
put_aside(struct headed *h, const struct printed_time *own)
{
	struct headed bare = {.time = *own, .halved = h->halved};

	if (!h->only_heading)
		return;
	bare.time.hour = h->time.hour; /* it may be mended */
	*h = bare;
}

/* The heading of a line, if it is one that comes again every week. */
static size_t
weekday_heading(const struct headed *h)
{
	const struct printed_time *t = &h->time;

	return t->weekday >= 0 && !t->day_word && !printed_has_date(t)
		   ? h->heading
		   : 0;
}

/* What the times may mean. Where a line would lie in the future under the only
 * heading, that is the page's date, and a midnight lies before the line. */
static void
find_all_choices(struct days_line *days, const struct frame *f,
    const struct ticker *ticker, struct headed *times)
{
	for (size_t i = 0; i < ticker->n; i++) {
		find_choices(&days[i], f, &times[i].time);
		days[i].heading = weekday_heading(&times[i]);
		if (days[i].n > 0 || !times[i].only_heading)
			continue;
		for (size_t k = i; k < ticker->n; k++)
			put_aside(&times[k], &ticker->lines[k].time);
		find_choices(&days[i], f, &times[i].time);
	}
}

struct entry *
resolve(struct arena *a, const struct ticker *ticker, enum line_order order,
    const char *zone, int64_t fetched)
{
	const struct ticker one = believe(a, ticker, zone, fetched);
	struct entry *entries = arena_alloc(a, ticker->n * sizeof(*entries));
	struct days_line *days = arena_alloc(a, ticker->n * sizeof(*days));
	struct headed *times = headed_times(a, &one, order, zone, fetched);
	struct frame f;

	frame_init(&f, zone, fetched);
	f.stale = is_stale(&f, times, ticker->n);
	find_all_choices(days, &f, &one, times);
	order = days_choose(a, days, ticker->n, order, fetched);
	fill_entries(entries, &one, times, days, order, &f);
	return entries;
}
