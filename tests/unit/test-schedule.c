/* test-schedule.c - when a source is fetched again: its own pace, what servers
 * ask for, failures, wrong clocks; and what is lost by following it. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/instant.h"
#include "refresh/schedule.h"

enum { LINES = 60 };

static const int64_t start = 1755239400; /* 2025-08-15T06:30:00Z */

static const struct source site = {
    .name = "site", .url = "http://example.org/"};

/* Of a source never seen. */
static struct health
unknown(void)
{
	return (struct health){
	    .last_attempt = INSTANT_NONE,
	    .last_success = INSTANT_NONE,
	    .last_failure = INSTANT_NONE,
	    .told = INSTANT_NONE,
	    .room_at = INSTANT_NONE,
	    .moved = INSTANT_NONE,
	    .fresh_until = INSTANT_NONE,
	    .retry_until = INSTANT_NONE,
	};
}

static void
succeed(struct health *h, const struct schedule_page *page, int64_t now)
{
	schedule_learn(h, page, now);
	schedule_heed(h, -1, -1, now);
	h->last_attempt = h->last_success = now;
	h->failures = 0;
}

/* A good fetch of n lines, one every `step` seconds, the newest at `newest`. */
static void
see(struct health *h, size_t n, int64_t step, int64_t newest, size_t added,
    int64_t now)
{
	struct entry lines[LINES];
	const struct schedule_page page = {
	    .seen = lines, .n = n, .added = added};

	memset(lines, 0, sizeof(lines));
	for (size_t i = 0; i < n; i++) {
		lines[i].published = newest - (int64_t)i * step;
		lines[i].precision = MINUTE;
		lines[i].origin = ORIGIN_CLOCK;
	}
	succeed(h, &page, now);
}

static void
refuse(struct health *h, int64_t now)
{
	schedule_heed(h, -1, -1, now);
	h->last_attempt = now;
	h->failures++;
}

static int64_t
wait_of(const struct source *s, const struct health *h)
{
	int64_t due = schedule_due(s, h, h->last_attempt);

	return due == INSTANT_NONE ? 0 : due - h->last_attempt;
}

static void
a_source_never_seen_is_due(void **state)
{
	struct health h = unknown();

	(void)state;
	assert_int_equal(schedule_due(&site, &h, start), INSTANT_NONE);
	assert_int_equal(schedule_due(&site, &h, start), INSTANT_NONE);
}

static void
a_page_that_moves_is_fetched_as_lines_come(void **state)
{
	static const struct {
		size_t n;
		int64_t step, wait;
	} rows[] = {
	    {20, 10 * MINUTE, 10 * MINUTE}, {20, HOUR, HOUR},
	    {20, 10, MINUTE},          /* never more often */
	    {20, 20 * HOUR, 6 * HOUR}, /* never more seldom */
	    {2, 2 * HOUR, 2 * HOUR},
	    {1, 2 * HOUR, 5 * MINUTE}, /* one line is no rate */
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct health h = unknown();

		see(&h, rows[i].n, rows[i].step, start, rows[i].n, start);
		assert_int_equal(wait_of(&site, &h), rows[i].wait);
	}
}

static void
a_page_at_rest_is_fetched_more_and_more_seldom(void **state)
{
	struct health h = unknown();

	(void)state;
	see(&h, 20, 10 * MINUTE, start, 20, start);
	see(&h, 20, 10 * MINUTE, start, 0, start + 5 * HOUR);
	assert_int_equal(wait_of(&site, &h), 30 * MINUTE);
	see(&h, 20, 10 * MINUTE, start, 0, start + 10 * HOUR);
	assert_int_equal(wait_of(&site, &h), HOUR);
	/* Two thirds of its page came in 130 minutes. */
	see(&h, 20, 10 * MINUTE, start, 0, start + 2 * DAY);
	assert_in_range(wait_of(&site, &h), 65 * MINUTE, 75 * MINUTE);
	see(&h, 20, 10 * MINUTE, start + 2 * DAY, 1, start + 2 * DAY + HOUR);
	assert_in_range(wait_of(&site, &h), 10 * MINUTE, 13 * MINUTE);
}

/* The last hour of the page was quick, the day before it was slow. */
static void
its_busiest_stretch_counts(void **state)
{
	struct health h = unknown();
	struct entry lines[20] = {0};
	const struct schedule_page page = {lines, 20, 20, false};

	(void)state;
	for (int i = 0; i < 20; i++) {
		lines[i].published =
		    start - (i < 14 ? i * 2 * MINUTE : HOUR + i * HOUR);
		lines[i].precision = MINUTE;
	}
	succeed(&h, &page, start);
	assert_int_equal(h.room, 26 * MINUTE);
	assert_int_equal(h.beat, 2 * MINUTE);
}

static void
it_is_forgotten_slowly(void **state)
{
	struct health h = unknown();

	(void)state;
	see(&h, 20, 10 * MINUTE, start, 20, start);
	see(&h, 20, 2 * HOUR, start + 14 * DAY, 5, start + 14 * DAY);
	assert_int_equal(wait_of(&site, &h), 20 * MINUTE);
	see(&h, 20, 2 * HOUR, start + 90 * DAY, 5, start + 90 * DAY);
	assert_int_equal(wait_of(&site, &h), 2 * HOUR);
}

static void
lines_without_times_are_counted(void **state)
{
	struct health h = unknown();
	struct entry lines[30] = {0};
	struct schedule_page page = {lines, 30, 30, false};

	(void)state;
	for (int i = 0; i < 30; i++) {
		lines[i].published = start;
		lines[i].precision = 1;
		lines[i].origin = ORIGIN_FIRST_SEEN;
	}
	succeed(&h, &page, start);
	assert_int_equal(wait_of(&site, &h), 5 * MINUTE);
	page.added = 10;
	succeed(&h, &page, start + HOUR);
	assert_int_equal(h.room, 2 * HOUR);
	assert_int_equal(wait_of(&site, &h), 6 * MINUTE);
}

static void
a_gap_says_that_it_was_too_late(void **state)
{
	struct health h = unknown();
	struct entry lines[20] = {0};
	struct schedule_page page = {lines, 20, 20, true};

	(void)state;
	see(&h, 20, 20 * HOUR, start, 20, start);
	for (int i = 0; i < 20; i++)
		lines[i].published = start + 2 * HOUR;
	succeed(&h, &page, start + 2 * HOUR);
	assert_int_equal(h.room, HOUR);
	/* But a machine that prints all anew can't be caught up with. */
	for (int64_t at = 2 * HOUR + 60; at < 3 * HOUR; at += 60)
		succeed(&h, &page, start + at);
	assert_int_equal(h.room, 5 * MINUTE);
}

static void
an_interval_takes_its_place(void **state)
{
	struct health h = unknown();
	struct source s = site;

	(void)state;
	s.fetch.interval = 2 * HOUR;
	see(&h, 20, 10, start, 20, start);
	assert_int_equal(wait_of(&s, &h), 2 * HOUR);
	s.fetch.interval = 30;
	assert_int_equal(wait_of(&s, &h), 30);
	s.fetch.interval = 400 * DAY;
	refuse(&h, start + HOUR);
	assert_int_equal(wait_of(&s, &h), 400 * DAY);
}

static void
a_file_is_always_due(void **state)
{
	struct health h = unknown();
	struct source s = {.name = "s", .url = "file:///tmp/x"};

	(void)state;
	see(&h, 20, HOUR, start, 20, start);
	assert_int_equal(schedule_due(&s, &h, start), INSTANT_NONE);
	refuse(&h, start);
	refuse(&h, start);
	assert_int_equal(schedule_due(&s, &h, start), INSTANT_NONE);
	s.fetch.interval = HOUR;
	assert_int_equal(schedule_due(&s, &h, start), start + HOUR);
}

static void
a_fresh_page_is_left_alone(void **state)
{
	static const struct {
		int64_t fresh, wait;
	} rows[] = {
	    {-1, 10 * MINUTE},
	    {0, 10 * MINUTE},
	    {60, 10 * MINUTE},
	    {30 * MINUTE, 30 * MINUTE},
	    {DAY, 130 * MINUTE}, /* but none of its lines is lost */
	    {INT64_MAX, 130 * MINUTE},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct health h = unknown();

		see(&h, 20, 10 * MINUTE, start, 20, start);
		schedule_heed(&h, -1, rows[i].fresh, start);
		assert_int_equal(wait_of(&site, &h), rows[i].wait);
	}
}

static void
the_server_may_send_us_away(void **state)
{
	static const struct {
		int64_t after, wait;
	} rows[] = {
	    {-1, 10 * MINUTE},
	    {0, 10 * MINUTE},
	    {30, 10 * MINUTE},
	    {2 * HOUR, 2 * HOUR},
	    {DAY, DAY},
	    {30 * DAY, DAY},
	    {INT64_MAX, DAY},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct health h = unknown();
		bool barred = rows[i].after > 0;

		see(&h, 20, 10 * MINUTE, start - HOUR, 20, start - HOUR);
		refuse(&h, start);
		schedule_heed(&h, rows[i].after, -1, start);
		assert_in_range(wait_of(&site, &h), rows[i].wait,
		    rows[i].wait > 10 * MINUTE ? rows[i].wait : 750);
		assert_int_equal(
		    schedule_barred(&h, start) != INSTANT_NONE, barred);
		assert_int_equal(
		    schedule_barred(&h, start + DAY), INSTANT_NONE);
	}
}

static void
crawl_delay_is_a_least_time(void **state)
{
	struct health h = unknown();

	(void)state;
	see(&h, 20, 10 * MINUTE, start, 20, start);
	h.crawl_delay = 30;
	assert_int_equal(wait_of(&site, &h), 10 * MINUTE);
	h.crawl_delay = HOUR;
	assert_int_equal(wait_of(&site, &h), HOUR);
	h.crawl_delay = 9 * DAY;
	assert_int_equal(wait_of(&site, &h), 6 * HOUR);
}

static void
cron_may_be_early_but_not_for_a_site_that_wants_time(void **state)
{
	struct health h = unknown();

	(void)state;
	see(&h, 20, 10 * MINUTE, start, 20, start);
	assert_true(schedule_is_due(&site, &h, start + 590));
	assert_false(schedule_is_due(&site, &h, start + 589));
	h.crawl_delay = 600;
	assert_false(schedule_is_due(&site, &h, start + 599));
	assert_true(schedule_is_due(&site, &h, start + 600));
}

static void
failures_double_the_wait(void **state)
{
	struct health h = unknown();
	int64_t now = start, plain = 10 * MINUTE;

	(void)state;
	see(&h, 20, 10 * MINUTE, start, 20, start);
	for (int i = 1; i <= 100; i++) {
		int64_t wait;

		now += wait_of(&site, &h);
		refuse(&h, now);
		wait = wait_of(&site, &h);
		assert_in_range(wait, plain < DAY * 3 / 4 ? plain : DAY * 3 / 4,
		    plain + plain / 4 < DAY ? plain + plain / 4 : DAY);
		plain = plain < DAY ? 2 * plain : DAY;
	}
	h.failures = INT32_MAX;
	assert_in_range(wait_of(&site, &h), DAY * 3 / 4, DAY);
	see(&h, 20, 10 * MINUTE, now, 1, now);
	assert_in_range(wait_of(&site, &h), 10 * MINUTE, 20 * MINUTE);
}

static void
the_first_fetch_may_fail_too(void **state)
{
	struct health h = unknown();

	(void)state;
	refuse(&h, start);
	assert_in_range(wait_of(&site, &h), 5 * MINUTE, 375);
	refuse(&h, start + 5 * MINUTE);
	assert_in_range(wait_of(&site, &h), 10 * MINUTE, 750);
}

/* The page came, its feeds couldn't be written: the site has no part in it. */
static void
our_own_failure_is_no_reason_to_stay_away(void **state)
{
	struct health h = unknown();

	(void)state;
	see(&h, 20, 10 * MINUTE, start, 20, start);
	h.failures = 9;
	assert_int_equal(wait_of(&site, &h), 10 * MINUTE);
}

static void
sources_that_failed_together_come_back_apart(void **state)
{
	struct source a = site, b = site;
	struct health h = unknown();

	(void)state;
	a.name = "a";
	b.name = "b";
	for (int i = 1; i <= 40; i++) {
		refuse(&h, start);
		assert_int_not_equal(wait_of(&a, &h), wait_of(&b, &h));
		assert_int_equal(wait_of(&a, &h), wait_of(&a, &h));
	}
	/* An interval is the least time all the same. */
	a.fetch.interval = 23 * HOUR;
	assert_in_range(wait_of(&a, &h), 23 * HOUR, DAY);
}

static void
a_clock_that_was_wrong_is_forgotten(void **state)
{
	struct health h = unknown();
	int64_t ahead = start + 1000 * DAY;

	(void)state;
	see(&h, 20, 10 * MINUTE, ahead, 20, ahead);
	schedule_heed(&h, 2 * HOUR, HOUR, ahead);
	assert_int_equal(schedule_due(&site, &h, start), INSTANT_NONE);
	see(&h, 20, 10 * MINUTE, start, 0, start);
	assert_int_equal(wait_of(&site, &h), 10 * MINUTE);
	h.moved = ahead;
	h.room_at = ahead;
	h.fresh_until = ahead;
	h.retry_until = ahead;
	assert_in_range(wait_of(&site, &h), 10 * MINUTE, 130 * MINUTE);
	assert_int_equal(schedule_barred(&h, start), INSTANT_NONE);
}

/* A site that lives by the clock of its people: so many lines a day, most of
 * them from six to midnight, and bursts when something happens. */
struct habit {
	const char *name;
	double a_day;
	size_t shown;       /* lines on its page */
	double bursts;      /* a day */
	double burst_lines; /* in the half hour of one */
	int64_t fresh;      /* what its server says */
	int64_t cron;       /* how often we may look */
	bool untimed;
	double lost;    /* of its lines, at most; */
	double fetches; /* a day, at most; */
	double late;    /* minutes on average, at most */
};

enum { SIM_LINES = 40000, SIM_DAYS = 28, SIM_LIVES = 8 };

struct life {
	uint64_t seed;
	int64_t at[SIM_LINES]; /* of each line, oldest first */
	bool seen[SIM_LINES];
	size_t n, shown; /* of them already */
	size_t fetches;
	double late; /* seconds from a line's time to its first sight */
};

static double
draw(struct life *l)
{
	l->seed ^= l->seed << 13;
	l->seed ^= l->seed >> 7;
	l->seed ^= l->seed << 17;
	return (double)(l->seed >> 11) / 9007199254740992.0;
}

/* Lines in this minute of the day, on average, beside bursts. */
static double
rate(const struct habit *habit, int64_t minute)
{
	int hour = (int)(minute / 60 % 24);
	bool weekend = minute / 1440 % 7 >= 5;
	double share = hour < 6 ? 0.1 : hour < 10 ? 1.6 : 1.2;

	return habit->a_day / 1440 * share * (weekend ? 0.4 : 1.0);
}

static void
live(struct life *l, const struct habit *habit)
{
	double burst = 0;

	for (int64_t m = 0; m < SIM_DAYS * 1440; m++) {
		double r = rate(habit, m);

		if (draw(l) < habit->bursts / 1440)
			burst = 30;
		if (burst-- > 0)
			r += habit->burst_lines / 30;
		for (; draw(l) < r && l->n < SIM_LINES; r -= 1)
			l->at[l->n++] = start + m * 60;
	}
}

/* What the page shows by now: fills `lines`, returns how many are new. */
static size_t
look(struct life *l, const struct habit *habit, struct entry *lines,
    size_t *shown, int64_t now)
{
	size_t end, added = 0;

	while (l->shown < l->n && l->at[l->shown] <= now)
		l->shown++;
	end = l->shown;
	*shown = end < habit->shown ? end : habit->shown;
	for (size_t i = 0; i < *shown; i++) {
		size_t line = end - 1 - i;

		memset(&lines[i], 0, sizeof(lines[i]));
		lines[i].published = habit->untimed ? now : l->at[line];
		lines[i].precision = habit->untimed ? 1 : MINUTE;
		lines[i].origin =
		    habit->untimed ? ORIGIN_FIRST_SEEN : ORIGIN_CLOCK;
		if (!l->seen[line]) {
			l->seen[line] = true;
			if (l->at[line] >= start + 2 * (int64_t)DAY)
				l->late += (double)(now - l->at[line]);
			added++;
		}
	}
	return added;
}

/* Follows the site from its second day on as cron would. */
static void
follow(struct life *l, const struct habit *habit)
{
	struct health h = unknown();

	for (int64_t now = start + DAY; now < start + SIM_DAYS * (int64_t)DAY;
	     now += habit->cron) {
		struct entry lines[LINES];
		struct schedule_page page = {.seen = lines};
		int64_t due = schedule_due(&site, &h, now);

		if (due != INSTANT_NONE && due > now)
			continue;
		page.added = look(l, habit, lines, &page.n, now);
		page.gap = page.added == page.n && h.room_at != INSTANT_NONE;
		succeed(&h, &page, now);
		schedule_heed(&h, -1, habit->fresh, now);
		l->fetches++;
	}
}

static const struct habit habits[] = {
    {"a busy ticker", 150, 40, 1, 15, -1, 300, false, 0.001, 280, 6},
    {"a box of ten lines", 100, 10, 1, 8, -1, 300, false, 0.001, 288, 6},
    {"a box of five lines", 40, 5, 0.5, 3, -1, 60, false, 0.001, 350, 6},
    {"a flood", 1500, 40, 2, 100, -1, 60, false, 0.001, 1440, 2},
    /* One and a half of its page in half an hour, out of nowhere. */
    {"alarms", 10, 20, 0.5, 30, -1, 60, false, 0.01, 350, 30},
    {"a small town", 6, 20, 0.1, 6, -1, 300, false, 0.001, 24, 180},
    {"a line a week", 0.15, 10, 0, 0, -1, 300, false, 0.001, 24, 240},
    {"a server with a cache", 150, 40, 1, 15, 600, 300, false, 0.001, 145, 10},
    {"a server that says a month", 150, 40, 1, 15, 30 * DAY, 300, false, 0.001,
	24, 60},
    {"no times", 150, 40, 1, 15, -1, 300, true, 0.001, 288, 6},
    {"no times in a box of ten", 60, 10, 1, 6, -1, 300, true, 0.001, 288, 6},
};

struct sum {
	size_t lines, lost, fetches;
	double late;
};

/* Of the lines that came after a first day of learning. */
static void
add_life(struct sum *sum, const struct habit *habit, uint64_t seed)
{
	struct life *l = calloc(1, sizeof(*l));

	assert_non_null(l);
	l->seed = seed * 0x9E3779B97F4A7C15U;
	live(l, habit);
	follow(l, habit);
	for (size_t i = 0; i < l->n; i++) {
		if (l->at[i] < start + 2 * (int64_t)DAY ||
		    l->at[i] > start + (SIM_DAYS - 1) * (int64_t)DAY)
			continue;
		sum->lines++;
		sum->lost += !l->seen[i];
	}
	sum->fetches += l->fetches;
	sum->late += l->late;
	free(l);
}

static void
following_it_loses_next_to_nothing(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(habits) / sizeof(habits[0]); i++) {
		const struct habit *habit = &habits[i];
		struct sum sum = {0};
		double a_day, late;

		for (uint64_t seed = 1; seed <= SIM_LIVES; seed++)
			add_life(&sum, habit, seed);
		a_day = (double)sum.fetches / SIM_LIVES / (SIM_DAYS - 1);
		late = sum.late / 60 / (double)sum.lines;
		if ((double)sum.lost > habit->lost * (double)sum.lines ||
		    a_day > habit->fetches || late > habit->late)
			fail_msg(
			    "%s: %zu of %zu lost, %.0f fetches a day, %.0f "
			    "minutes late",
			    habit->name, sum.lost, sum.lines, a_day, late);
	}
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_source_never_seen_is_due),
    cmocka_unit_test(a_page_that_moves_is_fetched_as_lines_come),
    cmocka_unit_test(a_page_at_rest_is_fetched_more_and_more_seldom),
    cmocka_unit_test(its_busiest_stretch_counts),
    cmocka_unit_test(it_is_forgotten_slowly),
    cmocka_unit_test(lines_without_times_are_counted),
    cmocka_unit_test(a_gap_says_that_it_was_too_late),
    cmocka_unit_test(an_interval_takes_its_place),
    cmocka_unit_test(a_file_is_always_due),
    cmocka_unit_test(a_fresh_page_is_left_alone),
    cmocka_unit_test(the_server_may_send_us_away),
    cmocka_unit_test(crawl_delay_is_a_least_time),
    cmocka_unit_test(cron_may_be_early_but_not_for_a_site_that_wants_time),
    cmocka_unit_test(failures_double_the_wait),
    cmocka_unit_test(the_first_fetch_may_fail_too),
    cmocka_unit_test(our_own_failure_is_no_reason_to_stay_away),
    cmocka_unit_test(sources_that_failed_together_come_back_apart),
    cmocka_unit_test(a_clock_that_was_wrong_is_forgotten),
    cmocka_unit_test(following_it_loses_next_to_nothing),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
