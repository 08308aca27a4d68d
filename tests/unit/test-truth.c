/* test-truth.c - tickers whose instants are known are printed in every way,
 * looked at, and must be given back. */
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "base/instant.h"
#include "base/limits.h"
#include "base/zone.h"
#include "resolve/resolve.h"
#include "timeaid.h"

enum { LINES = 80 };

static const char *const zones[] = {"Asia/Beirut", "UTC", "Europe/Dublin",
    "Africa/Casablanca", "Australia/Lord_Howe", "America/St_Johns",
    "Pacific/Chatham", "Africa/Cairo", "Asia/Tehran", "Asia/Damascus",
    "Asia/Amman", "Asia/Baghdad", "Asia/Riyadh", "Asia/Gaza", "Asia/Jerusalem",
    "Europe/Istanbul", "Europe/Moscow", "Europe/London", "Europe/Berlin",
    "Europe/Chisinau", "Africa/Tunis", "Africa/Algiers", "Asia/Kathmandu",
    "Asia/Tokyo", "Asia/Seoul", "America/New_York", "America/Sao_Paulo",
    "America/Havana", "America/Santiago", "Pacific/Auckland"};

enum { ZONES = sizeof(zones) / sizeof(zones[0]) };

/* How often the lines of a ticker come. */
enum pace { BUSY, NIGHTS, SLOW, ANY, PACES };

/* How a site prints its times. */
enum style {
	CLOCKS,       /* 09:13 */
	SECONDS,      /* 09:13:05 */
	DATED,        /* 2025-11-18 09:13 */
	YEARLESS,     /* 18 November, 09:13 */
	WEEKDAYS,     /* Tuesday 09:13 */
	WORDS,        /* today 09:13, yesterday 09:13, 18 November 09:13 */
	OLD_DATES,    /* 09:13, and dates alone from yesterday on */
	RELATIVE,     /* 5 minutes ago, 2 hours ago, 3 days ago */
	RELATIVE_NEW, /* the last hour's lines; others have a clock */
	HEADED,       /* 09:13 under "18 November 2025" */
	HEADED_OLD,   /* today's lines stand above the first date */
	HEADED_SHORT, /* "Tuesday, 18 November", and "today" */
	MASTHEAD,     /* the page's own date above all lines */
	STYLES
};

static const char *const styles[] = {"clocks", "seconds", "dates", "no years",
    "weekdays", "day words", "old dates", "relative", "relative, then clocks",
    "day headings", "headings of old days", "short headings",
    "the page's date"};

struct site {
	const char *zone;
	enum pace pace;
	enum style style;
	int64_t fetched;
	struct ticker_line lines[LINES];
	char days[LINES][16];  /* the headings' words */
	char words[LINES][16]; /* the clocks as printed */
	int64_t truth[LINES];
	size_t n;
};

/* A generator of our own: the same lists on every machine. */
static uint32_t
roll(uint64_t *seed, uint32_t sides)
{
	*seed = *seed * 6364136223846793005U + 1442695040888963407U;
	return (uint32_t)(*seed >> 33) % sides;
}

/* How long a ticker is silent, in minutes; less than a day, by the hour that
 * clocks may be moved and the disorder that is allowed. */
static int
silence(uint64_t *seed, enum pace pace)
{
	enum { LONGEST = 22 * 60 + 40 };

	switch (pace) {
	case BUSY: /* sometimes two lines a minute */
		return (int)roll(seed, 30);
	case NIGHTS:
		return (int)(roll(seed, 12) == 0 ? 300 + roll(seed, 400)
						 : roll(seed, 40));
	case SLOW:
		return (int)roll(seed, LONGEST);
	default:
		return (int)(roll(seed, 4) == 0 ? roll(seed, LONGEST)
						: roll(seed, 90));
	}
}

static int64_t
midnight_of(const char *zone, int64_t t)
{
	struct civil c = zone_civil(zone, t);
	struct civil day = {.year = c.year, .month = c.month, .day = c.day};
	int64_t out[2];

	(void)zone_instants(zone, &day, out);
	return out[0];
}

static int
days_ago(const struct site *s, int64_t t)
{
	struct civil now = zone_civil(s->zone, s->fetched);
	struct civil then = zone_civil(s->zone, t);

	now.hour = now.minute = now.second = 0;
	then.hour = then.minute = then.second = 0;
	return (int)((instant_of(&now) - instant_of(&then)) / DAY);
}

static struct printed_time
print_relative(int64_t ago)
{
	struct printed_time t = printed_nothing;

	t.relative = true;
	t.unit = ago < HOUR ? MINUTE : ago < DAY ? HOUR : DAY;
	if (ago < DAY)
		t.ago_seconds = ago / t.unit * t.unit;
	else
		t.ago_days = (int)(ago / DAY);
	return t;
}

static struct printed_time
print_time(const struct site *s, int64_t at)
{
	struct civil c = zone_civil(s->zone, at);
	struct printed_time t = printed_nothing;
	int ago = days_ago(s, at);
	bool dated = s->style == DATED || s->style == YEARLESS ||
		     (s->style == WORDS && ago > 1) ||
		     (s->style == OLD_DATES && ago > 0);

	if (s->style == RELATIVE ||
	    (s->style == RELATIVE_NEW && s->fetched - at < HOUR))
		return print_relative(s->fetched - at);
	if (s->style != OLD_DATES || ago == 0) {
		t.hour = c.hour;
		t.minute = c.minute;
	}
	if (s->style == SECONDS)
		t.second = c.second;
	if (dated) {
		t.month = c.month;
		t.day = c.day;
	}
	if (s->style == DATED)
		t.year = c.year;
	if (s->style == WEEKDAYS)
		t.weekday = instant_weekday(instant_of(&c));
	t.day_word = s->style == WORDS && ago < 2;
	t.days_ago = t.day_word ? ago : 0;
	return t;
}

/* The date above a line, if the site prints one. */
static void
print_heading(struct site *s, size_t i)
{
	struct ticker_line *line = &s->lines[i];
	int64_t at = s->style == MASTHEAD ? s->fetched : s->truth[i];
	struct civil c = zone_civil(s->zone, at);
	int ago = days_ago(s, at);

	if (s->style < HEADED || (s->style == HEADED_OLD && ago == 0))
		return;
	line->day = printed_nothing;
	line->day_text = s->days[i];
	(void)snprintf(
	    s->days[i], sizeof(s->days[i]), "%d.%d.", c.day, c.month);
	if (s->style == HEADED_SHORT && ago == 0) {
		line->day.day_word = true;
		return;
	}
	line->day.month = c.month;
	line->day.day = c.day;
	if (s->style == HEADED_SHORT)
		line->day.weekday = instant_weekday(instant_of(&c));
	else
		line->day.year = c.year;
}

/* Newest first. */
static void
print_site(uint64_t *seed, struct site *s)
{
	size_t n = 5 + roll(seed, 76);
	int64_t t = s->fetched - s->fetched % MINUTE;

	for (s->n = 0; s->n < n; s->n++) {
		t -= (int64_t)silence(seed, s->pace) * MINUTE;
		s->truth[s->n] = t;
		s->lines[s->n].text = "text";
		s->lines[s->n].time_text = s->words[s->n];
		s->lines[s->n].time = print_time(s, t);
		(void)snprintf(s->words[s->n], sizeof(s->words[s->n]),
		    "%d:%02d", s->lines[s->n].time.hour,
		    s->lines[s->n].time.minute);
		print_heading(s, s->n);
	}
}

/* The truth, or its twin in a repeated hour, which no page tells apart. */
static bool
is_twin(const char *zone, int64_t t, int64_t truth)
{
	struct civil a = zone_civil(zone, t), b = zone_civil(zone, truth);

	return t == truth || (llabs(t - truth) <= HOUR && a.hour == b.hour &&
				 a.minute == b.minute);
}

/* As far as what was printed says. */
static bool
is_true(const struct site *s, size_t i, const struct entry *e)
{
	const struct printed_time *t = &s->lines[i].time;
	int64_t truth = s->truth[i];

	if (t->relative) /* a day of 23 or 25 hours is a day */
		return e->published >= truth - (t->unit == DAY ? HOUR : 0) &&
		       e->published <= truth + t->unit + HOUR;
	if (t->hour < 0)
		return e->published == midnight_of(s->zone, truth);
	return is_twin(s->zone, e->published, truth);
}

static enum line_order
order_of(const struct site *s)
{
	return s->pace == SLOW || s->n < 6 ? ORDER_NEWEST_FIRST : ORDER_UNKNOWN;
}

static void
begin(uint64_t *seed, struct site *s)
{
	int64_t from = timeaid_instant("2022-01-01T00:00:00Z");
	int64_t to = timeaid_instant("2028-01-01T00:00:00Z");

	memset(s, 0, sizeof(*s));
	s->zone = zones[roll(seed, ZONES)];
	s->pace = (enum pace)roll(seed, PACES);
	s->style = (enum style)roll(seed, STYLES);
	/* between two lines of a slow one a day may be lost */
	if (s->style == MASTHEAD)
		s->pace = (enum pace)roll(seed, SLOW);
	s->fetched = from + roll(seed, (uint32_t)(to - from));
	print_site(seed, s);
}

/* Lines wrong of a site; *twins counts those in the other pass of a repeated
 * hour. */
static size_t
count_wrong(const struct site *s, const struct entry *e, size_t *twins)
{
	size_t wrong = 0;

	for (size_t i = 0; i < s->n; i++) {
		bool is = is_true(s, i, &e[i]);

		assert_true(e[i].published <= s->fetched);
		wrong += !is;
		*twins += is && s->lines[i].time.hour >= 0 &&
			  e[i].published != s->truth[i];
	}
	return wrong;
}

static void
finds_the_truth_of_every_ticker(void **state)
{
	enum { TURNS = 6000 };
	size_t lines[STYLES] = {0}, wrong[STYLES] = {0}, twins = 0, bad = 0;
	uint64_t seed = 7;
	static struct site s;

	(void)state;
	for (int turn = 0; turn < TURNS; turn++) {
		struct ticker ticker;
		struct arena *a = arena_new();

		begin(&seed, &s);
		ticker = (struct ticker){.lines = s.lines, .n = s.n};
		lines[s.style] += s.n;
		bad = count_wrong(&s,
		    resolve(a, &ticker, order_of(&s), s.zone, s.fetched),
		    &twins);
		wrong[s.style] += bad;
		if (bad > 0)
			print_message("turn %d, %s, pace %d: %zu of %zu\n",
			    turn, styles[s.style], (int)s.pace, bad, s.n);
		arena_free(a);
	}
	for (int k = 0; k < STYLES; k++)
		print_message("%s: %zu lines, %zu wrong\n", styles[k], lines[k],
		    wrong[k]);
	print_message("%zu in the other pass of a repeated hour\n", twins);
	for (int k = 0; k < STYLES; k++)
		assert_int_equal(wrong[k], 0);
}

/* Whether an hour more leaves every line the same meaning: day words turn at
 * midnight, relative times go with the fetch, and a clock is lost after a day.
 */
static bool
lasts_an_hour(const struct site *s)
{
	return s->n > 0 && s->style != RELATIVE && s->style != RELATIVE_NEW &&
	       s->style != WORDS && s->style != HEADED_SHORT &&
	       s->fetched - s->truth[0] < 21 * HOUR;
}

static void
says_the_same_an_hour_later(void **state)
{
	uint64_t seed = 11;
	static struct site s;
	int held = 0;

	(void)state;
	while (held < 1500) {
		struct ticker ticker;
		struct arena *a = arena_new();
		const struct entry *now, *later;

		begin(&seed, &s);
		ticker = (struct ticker){.lines = s.lines, .n = s.n};
		now = resolve(a, &ticker, order_of(&s), s.zone, s.fetched);
		later =
		    resolve(a, &ticker, order_of(&s), s.zone, s.fetched + HOUR);
		for (size_t i = 0; i < s.n && lasts_an_hour(&s); i++)
			if (!is_twin(
				s.zone, now[i].published, later[i].published))
				fail_msg("%s, line %zu of %zu: %+lld s",
				    styles[s.style], i, s.n,
				    (long long)(later[i].published -
						now[i].published));
		held += lasts_an_hour(&s);
		arena_free(a);
	}
}

/* In the twin hour the later instant is taken, so lines printed before the
 * change may come behind it; elsewhere none does. */
static void
keeps_the_order_of_the_page(void **state)
{
	uint64_t seed = 13;
	static struct site s;

	(void)state;
	for (int turn = 0; turn < 1500; turn++) {
		struct ticker ticker;
		struct arena *a = arena_new();
		const struct entry *e;

		begin(&seed, &s);
		ticker = (struct ticker){.lines = s.lines, .n = s.n};
		e = resolve(a, &ticker, order_of(&s), s.zone, s.fetched);
		for (size_t i = 1; i < s.n; i++)
			if (s.style != RELATIVE_NEW &&
			    e[i].published > e[i - 1].published &&
			    !is_twin(s.zone, e[i].published, s.truth[i]))
				fail_msg("%s: line %zu of %zu", styles[s.style],
				    i, s.n);
		arena_free(a);
	}
}

static struct printed_time
random_time(uint64_t *seed)
{
	struct printed_time t = printed_nothing;

	t.hour = (int)roll(seed, 25) - 1;
	t.minute = (int)roll(seed, 60);
	t.zoned = roll(seed, 9) == 0;
	if (t.zoned)
		t.offset = ((int)roll(seed, 29) - 14) * HOUR;
	if (roll(seed, 6) == 0) {
		t.month = 1 + (int)roll(seed, 12);
		t.day = 1 + (int)roll(seed, 31);
		if (roll(seed, 2) == 0)
			t.year = 2019 + (int)roll(seed, 12);
	}
	if (roll(seed, 6) == 0)
		t.weekday = (int)roll(seed, 7);
	return t;
}

static void
never_dates_a_line_in_the_future(void **state)
{
	uint64_t seed = 1;

	(void)state;
	for (int turn = 0; turn < 1500; turn++) {
		struct ticker_line lines[LINES] = {0};
		struct printed_time day = random_time(&seed);
		struct ticker ticker = {.lines = lines, .n = roll(&seed, 20)};
		const char *zone = zones[roll(&seed, ZONES)];
		int64_t fetched = 1577836800 + roll(&seed, 300000000);
		struct arena *a = arena_new();
		const struct entry *e;

		for (size_t i = 0; i < ticker.n; i++) {
			lines[i].time = random_time(&seed);
			if (roll(&seed, 6) == 0)
				day = random_time(&seed);
			lines[i].day_text =
			    printed_names_day(&day) ? "x" : NULL;
			lines[i].day = day;
		}
		e = resolve(
		    a, &ticker, (enum line_order)roll(&seed, 3), zone, fetched);
		for (size_t i = 0; i < ticker.n; i++) {
			assert_true(e[i].published <= fetched);
			assert_true(e[i].updated == e[i].published);
		}
		arena_free(a);
	}
}

static void
loses_only_what_lies_too_far_back(void **state)
{
	enum { GAP = 20 * HOUR + 10 * MINUTE, MANY = 150 };
	static struct ticker_line lines[MANY];
	struct ticker ticker = {.lines = lines, .n = MANY};
	int64_t fetched = timeaid_instant("2026-11-22T12:00:00Z");
	struct arena *a = arena_new();
	const struct entry *e;

	(void)state;
	for (size_t i = 0; i < MANY; i++) {
		struct civil c = instant_civil(fetched - (int64_t)i * GAP);

		lines[i] = (struct ticker_line){
		    .text = "text", .time_text = "x", .time = printed_nothing};
		lines[i].time.hour = c.hour;
		lines[i].time.minute = c.minute;
	}
	e = resolve(a, &ticker, ORDER_NEWEST_FIRST, "UTC", fetched);
	for (size_t i = 0; i < MANY; i++) {
		int64_t truth = fetched - (int64_t)i * GAP;

		if (fetched - truth < (int64_t)LIMIT_DAYS_BACK * DAY)
			assert_int_equal(e[i].published, truth);
		else
			assert_true(e[i].published <= e[i - 1].published);
	}
	assert_int_equal(e[MANY - 1].origin, ORIGIN_FIRST_SEEN);
	arena_free(a);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(finds_the_truth_of_every_ticker),
	    cmocka_unit_test(loses_only_what_lies_too_far_back),
	    cmocka_unit_test(says_the_same_an_hour_later),
	    cmocka_unit_test(keeps_the_order_of_the_page),
	    cmocka_unit_test(never_dates_a_line_in_the_future),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
