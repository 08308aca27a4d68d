/* test-drift.c - relative times: sirens again, and pages out of a cache. */
#include "mergeaid.h"

static void
the_same_words_some_minutes_later_are_another_event(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "-5m sirens <live\n-20m B <b\n-50m A <a");
	world_fetch(w, "15/08 09:50", "-1m sirens <live\n-50m B <b\n-1h A <a");
	world_added(w, "15/08 09:49:00 sirens");
	/* and when nothing else of the page is left */
	world_fetch(w, "15/08 10:30", "-2m sirens <live\n-5m D <d\n-7m C <c");
	assert_int_equal(w->last.added_n, 3);
}

static void
a_page_out_of_a_cache_adds_nothing(void **state)
{
	struct world *w = *state;
	static const char page[] = "-5m C\n-20m B\n-50m A";

	world_fetch(w, "15/08 09:20", page);
	world_fetch(w, "15/08 09:40", page);
	world_added(w, "");
	world_fetch(w, "15/08 11:20", page);
	world_added(w, "");
	world_fetch(w, "15/08 11:30", "-2m D\n-2h C\n-2h B\n-2h A");
	world_added(w, "15/08 11:28:00 D");
	world_changed(w, "");
}

/* The hours don't show it. */
static void
a_page_of_hours_as_well_out_of_a_cache_adds_nothing(void **state)
{
	struct world *w = *state;
	static const char page[] =
	    "-5m G\n-20m F\n-1h E\n-2h D\n-2h C\n-3h B\n-4h A";

	world_fetch(w, "15/08 09:20", page);
	world_fetch(w, "15/08 09:33", page);
	world_added(w, "");
	world_changed(w, "");
}

/* What scrolled off stands on it again. */
static void
a_page_out_of_a_cache_that_shares_little_with_the_last_adds_nothing(
    void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:00", "-3m F\n-8m E\n-13m D\n-18m C\n-23m B");
	world_fetch(w, "15/08 09:20", "-3m J\n-8m I\n-13m H\n-23m F\n-28m E");
	world_added(w, "15/08 09:17:00 J\n15/08 09:12:00 I\n15/08 09:07:00 H");
	world_fetch(w, "15/08 09:25", "-3m F\n-8m E\n-13m D\n-18m C\n-23m B");
	world_added(w, "");
	world_changed(w, "");
}

/* One volley of alarms after another: some towns again, each at its time. */
static void
few_late_lines_among_others_prove_no_lag(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:00", "-3m E\n-8m D\n-13m C\n-18m B\n-23m A");
	world_fetch(w, "15/08 09:30", "-1m E\n-3m D\n-4m X\n-5m Y\n-6m Z");
	assert_int_equal(w->last.added_n, 5);
	/* two of four are enough */
	world_fetch(w, "15/08 12:00", "-3m eh\n-8m dee\n-13m cee\n-18m bee");
	world_fetch(w, "15/08 12:15", "-3m eh\n-8m dee\n-10m ex\n-11m why");
	world_added(w, "15/08 12:05:00 ex\n15/08 12:04:00 why");
	/* two of five aren't */
	world_fetch(w, "15/08 14:00", "-3m k\n-8m j\n-13m i\n-18m h\n-23m g");
	world_fetch(w, "15/08 14:15", "-3m k\n-8m j\n-10m u\n-11m v\n-12m w");
	assert_int_equal(w->last.added_n, 5);
}

/* Each is later than it was known by another while. */
static void
a_volley_in_another_rhythm_is_no_page_out_of_a_cache(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:00", "-3m E\n-8m D\n-13m C\n-18m B\n-23m A");
	world_fetch(w, "15/08 09:05", "-8m E\n-13m D");
	world_fetch(w, "15/08 09:30", "-8m E\n-13m D\n-14m C\n-15m B\n-16m A");
	assert_int_equal(w->last.added_n, 5);
}

static void
a_longer_page_out_of_a_cache_knows_what_scrolled_off(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "-5m C\n-20m B\n-50m A");
	world_fetch(w, "15/08 09:25", "-1m D\n-10m C\n-25m B");
	world_fetch(w, "15/08 09:50", "-10m C\n-25m B\n-55m A");
	world_added(w, "");
}

static void
a_page_of_one_line_out_of_a_cache_adds_nothing(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "-5m A");
	world_fetch(w, "15/08 11:20", "-5m A");
	world_added(w, "");
}

static void
coarser_units_are_no_other_instant(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "-59m B\n-1h A");
	world_fetch(w, "15/08 09:25", "-1h B\n-1h A");
	world_added(w, "");
	world_fetch(w, "15/08 10:15", "-1h B\n-2h A");
	world_added(w, "");
	world_fetch(w, "16/08 08:15", "-1d B\n-1d A");
	world_added(w, "");
}

static void
a_line_that_had_a_clock_is_known_by_hours(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:30", "09:13 B\n09:00 A");
	world_fetch(w, "15/08 11:00", "10:50 D\n10:40 C");
	world_fetch(w, "15/08 15:00", "-4h D\n-4h C\n-6h B\n-6h A");
	world_added(w, "");
}

static void
an_alarm_of_minutes_ago_is_not_the_one_with_a_clock(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:14", "09:13 alarm\n09:00 A");
	world_fetch(w, "15/08 09:20", "09:19 C\n09:18 B");
	world_fetch(w, "15/08 09:25", "-2m alarm\n-6m C\n-7m B");
	world_added(w, "15/08 09:23:00 alarm");
}

/* The new one prints clocks, and links by words where it had numbers. */
static void
a_rebuilt_site_repeats_no_older_lines(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:30:40",
	    "-5m B <https://x.org/i?id=47119\n-16m A "
	    "<https://x.org/i?id=47118");
	world_fetch(w, "15/08 11:00", "-5m D <https://x.org/i?id=47121");
	world_fetch(w, "15/08 11:10",
	    "10:55 D <https://x.org/d\n09:25 B <https://x.org/b\n"
	    "09:14 A <https://x.org/a");
	world_added(w, "");
}

/* 23 hours before noon after a spring night is the day before at noon. */
static void
a_day_ago_may_be_an_hour_longer(void **state)
{
	struct world *w = *state;
	int64_t now = world_instant("15/08 12:25");
	size_t n;
	struct entry *seen;

	world_fetch(w, "13/08 13:15", "13:01 A\n12:50 Z");
	world_fetch(w, "15/08 12:20", "-5m C\n-6m B");
	seen = world_read(w, "-10m C\n-11m B\n-1d A", now, &n);
	seen[2].published += 3600;
	world_merge(w, now, seen, n);
	world_added(w, "");
}

static void
of_two_alarms_of_an_hour_each_has_its_own_link(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:50",
	    "-1m alarm <https://x.org/i?id=47119\n"
	    "-9m alarm <https://x.org/i?id=47118");
	world_fetch(w, "15/08 10:00", "-1m B <https://x.org/i?id=47120");
	world_fetch(w, "15/08 11:55",
	    "-1h B <https://x.org/i?id=47120\n"
	    "-2h alarm <https://x.org/i?id=47119\n"
	    "-2h alarm <https://x.org/i?id=47118");
	world_added(w, "");
	world_changed(w, "");
}

/* Nothing on either page tells that ages were printed once. */
static void
a_line_that_had_an_age_is_known_by_its_clock(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20:50", "-5m B\n-6m A");
	world_fetch(w, "15/08 09:30", "09:25 D\n09:24 C");
	world_fetch(w, "15/08 09:40", "09:35 E\n09:25 D\n09:24 C");
	world_fetch(w, "15/08 09:45", "09:35 E\n09:25 D\n09:24 C\n09:16 B");
	world_added(w, "");
}

static void
a_pinned_line_that_had_an_age_stays_itself_under_a_clock(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:15:50", "-5m P\n-15m A");
	world_fetch(w, "15/08 10:00", "-50m P\n-5m C\n-9m B");
	world_fetch(w, "16/08 10:00", "-1d P\n-2m E\n-6m D");
	world_fetch(w, "16/08 10:05", "09:10 P\n09:58 E\n09:54 D");
	world_added(w, "");
}

/* The site's clock is ahead of ours, which its ages don't show. */
static void
a_line_that_had_an_age_is_known_by_a_fast_clock(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20:50", "-1m B <live\n-6m A <live");
	world_fetch(w, "15/08 09:30", "09:25 D <d\n09:24 C <c");
	world_fetch(
	    w, "15/08 09:40", "09:35 E <e\n09:25 D <d\n09:24 C <c\n09:22 B <b");
	world_added(w, "15/08 09:35:00 E");
}

/* A pinned line drags the page a day back just when it ceases to print ages,
 * and all its links are others. */
static void
a_page_of_ages_that_turns_to_clocks_below_a_pinned_line_is_known(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 21:15:50", "-5m P <1\n-15m A <2");
	world_fetch(w, "16/08 22:20:50", "-1d P <1\n-5m C <3\n-59m B <4");
	world_fetch(
	    w, "16/08 23:25", "21:10 P <p\n23:20 D <d\n22:15 C <c\n21:21 B <b");
	world_added(w, "16/08 23:20:00 D");
	world_changed(w, "link B\nlink C\nlink P");
}

/* It has the start of its minute, and its age in hours is cut off late. */
static void
an_edit_under_an_age_in_hours_is_known(void **state)
{
	struct world *w = *state;
	int64_t now = world_instant("15/08 17:14:30");
	struct entry *seen;
	size_t n;

	world_fetch(w, "15/08 09:15:50", "-1m The minister resigns\n-9m A");
	seen = world_read(w, "-7h The minister stays on\n-8h A", now, &n);
	seen[0].published = now - 7 * 3600;
	world_merge(w, now, seen, n);
	world_added(w, "");
	world_changed(w, "edited The minister stays on");
}

/* It was edited and scrolled off; the list that grew shows it as it was. */
static void
a_wording_of_before_is_known_when_it_comes_back(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "-5m The minister resigns\n-9m A");
	world_fetch(w, "15/08 09:25", "-10m The minister stays on\n-14m A");
	world_fetch(w, "15/08 09:45", "-5m D\n-10m C");
	world_fetch(w, "15/08 12:35", "-2h D\n-3h C\n-3h The minister resigns");
	world_added(w, "");
	world_changed(w, "edited again The minister resigns");
}

/* The list was short over midnight. */
static void
a_clock_of_yesterday_is_known_though_the_last_page_lacked_it(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 22:20", "22:13 alarm\n22:10 alarm\n22:01 A");
	world_fetch(w, "15/08 23:50", "23:40 D\n23:30 C");
	world_fetch(w, "16/08 00:30",
	    "00:15 E\nyesterday 23:40 D\nyesterday 23:30 C\n"
	    "yesterday 22:13 alarm\nyesterday 22:10 alarm\nyesterday 22:01 A");
	world_added(w, "16/08 00:15:00 E");
	world_changed(w, "");
}

static void
a_line_taken_off_is_known_when_it_returns_the_next_day(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 18:20", "18:10 C\n18:05 B\n18:01 A");
	world_fetch(w, "15/08 18:30", "18:10 C\n18:01 A");
	world_fetch(w, "15/08 18:40", "18:10 C\n18:01 A");
	world_changed(w, "withdrawn B");
	world_fetch(w, "16/08 08:00", "yesterday 18:10 C\nyesterday 18:01 A");
	world_fetch(w, "16/08 08:10",
	    "yesterday 18:10 C\nyesterday 18:05 B\nyesterday 18:01 A");
	world_added(w, "");
	world_changed(w, "returned B");
}

/* It has the minute at which it was seen. */
static void
a_fast_clock_of_yesterday_is_known_by_its_print(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 22:08:20", "22:10 B\n22:01 A");
	world_fetch(w, "15/08 23:50", "23:40 D\n23:30 C");
	world_fetch(w, "16/08 00:30",
	    "yesterday 23:40 D\nyesterday 23:30 C\nyesterday 22:12 B\n"
	    "yesterday 22:10 B\nyesterday 22:01 A");
	world_added(w, "15/08 22:12:00 B");
}

static void
an_age_is_no_alarm_of_a_clock_some_minutes_before(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 22:12:20", "22:12 alarm\n22:01 A");
	world_fetch(w, "15/08 22:40", "22:20 D\n22:20 C");
	world_fetch(w, "15/08 22:50", "-30m D\n-30m C\n-35m alarm\n-36m B");
	world_added(w, "15/08 22:15:00 alarm\n15/08 22:14:00 B");
}

/* The first has scrolled off, and "1 hour ago" may mean its time as well. */
static void
the_same_words_under_another_number_are_another_event(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:10",
	    "-5m A <https://x.org/i?id=47120\n"
	    "-10m alarm <https://x.org/i?id=47110");
	world_fetch(w, "15/08 10:00",
	    "-10m B <https://x.org/i?id=47140\n"
	    "-55m A <https://x.org/i?id=47120");
	world_fetch(w, "15/08 11:08",
	    "-1h B <https://x.org/i?id=47140\n"
	    "-1h alarm <https://x.org/i?id=47130\n"
	    "-2h A <https://x.org/i?id=47120");
	world_added(w, "15/08 10:08:00 alarm");
	/* what isn't the line's number may be a session's */
	world_fetch(w, "15/08 11:10",
	    "-1h B <https://x.org/i?id=47140&sid=2\n"
	    "-1h alarm <https://x.org/i?id=47130&sid=2\n"
	    "-2h A <https://x.org/i?id=47120&sid=2");
	world_added(w, "");
}

#define IN_A_WORLD(test)                                                       \
	cmocka_unit_test_setup_teardown(test, world_set_up, world_tear_down)

static const struct CMUnitTest tests[] = {
    IN_A_WORLD(the_same_words_some_minutes_later_are_another_event),
    IN_A_WORLD(a_page_out_of_a_cache_adds_nothing),
    IN_A_WORLD(a_page_of_hours_as_well_out_of_a_cache_adds_nothing),
    IN_A_WORLD(
	a_page_out_of_a_cache_that_shares_little_with_the_last_adds_nothing),
    IN_A_WORLD(a_volley_in_another_rhythm_is_no_page_out_of_a_cache),
    IN_A_WORLD(few_late_lines_among_others_prove_no_lag),
    IN_A_WORLD(a_longer_page_out_of_a_cache_knows_what_scrolled_off),
    IN_A_WORLD(a_page_of_one_line_out_of_a_cache_adds_nothing),
    IN_A_WORLD(coarser_units_are_no_other_instant),
    IN_A_WORLD(a_line_that_had_a_clock_is_known_by_hours),
    IN_A_WORLD(an_alarm_of_minutes_ago_is_not_the_one_with_a_clock),
    IN_A_WORLD(a_rebuilt_site_repeats_no_older_lines),
    IN_A_WORLD(a_day_ago_may_be_an_hour_longer),
    IN_A_WORLD(of_two_alarms_of_an_hour_each_has_its_own_link),
    IN_A_WORLD(a_line_that_had_an_age_is_known_by_its_clock),
    IN_A_WORLD(a_line_that_had_an_age_is_known_by_a_fast_clock),
    IN_A_WORLD(
	a_page_of_ages_that_turns_to_clocks_below_a_pinned_line_is_known),
    IN_A_WORLD(a_pinned_line_that_had_an_age_stays_itself_under_a_clock),
    IN_A_WORLD(an_edit_under_an_age_in_hours_is_known),
    IN_A_WORLD(the_same_words_under_another_number_are_another_event),
    IN_A_WORLD(a_wording_of_before_is_known_when_it_comes_back),
    IN_A_WORLD(a_clock_of_yesterday_is_known_though_the_last_page_lacked_it),
    IN_A_WORLD(a_line_taken_off_is_known_when_it_returns_the_next_day),
    IN_A_WORLD(a_fast_clock_of_yesterday_is_known_by_its_print),
    IN_A_WORLD(an_age_is_no_alarm_of_a_clock_some_minutes_before),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
