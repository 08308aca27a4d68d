/* test-match.c - which lines are known, and which are new. */
#include "mergeaid.h"

static void
at_the_first_fetch_all_is_new(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 B\n22:50 A");
	world_added(w, "15/08 09:13:00 B\n14/08 22:50:00 A");
}

static void
an_unchanged_page_adds_nothing(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 B\n08:50 A");
	world_fetch(w, "15/08 09:20", "09:13 B\n08:50 A");
	world_added(w, "");
	world_fetch(w, "15/08 21:20", "09:13 B\n08:50 A");
	world_added(w, "");
}

static void
a_line_on_top_is_the_one_new_line(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 B\n08:50 A");
	world_fetch(w, "15/08 09:30", "09:25 C\n09:13 B\n08:50 A");
	world_added(w, "15/08 09:25:00 C");
	world_fetch(w, "15/08 09:40", "09:31 E\n09:30 D\n09:25 C");
	world_added(w, "15/08 09:31:00 E\n15/08 09:30:00 D");
}

static void
a_page_of_other_lines_is_all_new(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 B\n08:50 A");
	world_fetch(w, "15/08 12:00", "11:13 D\n10:50 C");
	world_added(w, "15/08 11:13:00 D\n15/08 10:50:00 C");
}

static void
an_empty_page_adds_nothing(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "");
	world_added(w, "");
	world_fetch(w, "15/08 09:20", "09:13 B");
	world_fetch(w, "15/08 09:20", "");
	world_added(w, "");
}

static void
the_same_words_at_another_minute_are_another_event(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 sirens");
	world_fetch(w, "15/08 09:20", "09:14 sirens");
	world_added(w, "15/08 09:14:00 sirens");
	world_fetch(w, "15/08 09:30", "09:25 sirens\n09:14 sirens");
	world_added(w, "15/08 09:25:00 sirens");
}

static void
other_marks_and_letters_are_no_other_line(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 إستطلاع: «معاريف»\n09:01 A");
	world_fetch(w, "15/08 09:20", "09:13 استطلاع \"معاريف\"\n09:01 a");
	world_added(w, "");
	world_changed(w, "edited a\nedited استطلاع \"معاريف\"");
}

static void
a_line_that_comes_back_is_known(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 C\n08:50 B\n08:40 A");
	world_fetch(w, "15/08 09:30", "09:13 C\n08:40 A");
	world_fetch(w, "15/08 09:40", "09:13 C");
	world_fetch(w, "15/08 09:50", "09:13 C\n08:50 B\n08:40 A");
	world_added(w, "");
}

/* Two servers behind one name, one of them behind. */
static void
a_page_that_goes_back_and_forth_adds_nothing(void **state)
{
	static const char *const pages[] = {
	    "09:13 C\n08:50 B\n08:40 A", "09:20 D\n09:13 C\n08:50 B"};
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", pages[0]);
	world_fetch(w, "15/08 09:25", pages[1]);
	world_added(w, "15/08 09:20:00 D");
	for (int i = 0; i < 4; i++) {
		world_fetch(w, "15/08 09:30", pages[i % 2]);
		world_added(w, "");
	}
}

static void
a_line_that_moves_is_known(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 C\n08:50 B\n08:40 A");
	world_fetch(w, "15/08 09:30", "08:40 A\n09:13 C\n08:50 B");
	world_added(w, "");
	world_fetch(w, "15/08 09:40", "08:50 B\n09:13 C\n08:40 A");
	world_added(w, "");
}

static void
a_date_that_is_printed_later_is_the_same_line(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 B\n08:50 A");
	world_fetch(w, "16/08 09:00", "08:55 C\n15/08 09:13 B\n15/08 08:50 A");
	world_added(w, "16/08 08:55:00 C");
}

static void
two_equal_lines_of_a_minute_are_two(void **state)
{
	struct world *w = *state;
	const char *first;

	world_fetch(w, "15/08 09:20", "09:13 sirens");
	first = world_find(w, "sirens")->id;
	world_fetch(w, "15/08 09:20", "09:13 sirens\n09:13 sirens");
	world_added(w, "15/08 09:13:01 sirens");
	assert_string_equal(w->last.page[1].id, first);
	world_fetch(w, "15/08 09:20", "09:13 sirens\n09:13 sirens");
	world_added(w, "");
	world_fetch(w, "15/08 09:20", "09:13 sirens");
	world_added(w, "");
	world_fetch(w, "15/08 09:20", "09:13 sirens\n09:13 sirens");
	world_added(w, "");
}

static void
relative_times_drift_and_change_nothing(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20:40", "-5m B\n-1h A");
	world_history(w, "15/08 09:15:00 B\n15/08 08:20:00 A");
	world_fetch(w, "15/08 09:47:10", "-1m C\n-32m B\n-1h A");
	world_added(w, "15/08 09:46:00 C");
	world_fetch(w, "15/08 12:47:10", "-3h C\n-3h B\n-4h A");
	world_added(w, "");
	world_fetch(w, "17/08 10:00", "-1h D\n-2d C\n-2d B\n-2d A");
	world_added(w, "17/08 09:00:00 D");
}

/* "5 minutes ago" for an hour, then the clock, then the date. */
static void
a_relative_time_that_turns_into_a_clock_is_the_same_line(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "-5m B\n-50m A");
	world_fetch(w, "15/08 09:50", "-1m C\n-35m B\n08:31 A");
	world_added(w, "15/08 09:49:00 C");
	world_fetch(w, "15/08 11:00", "09:49 C\n09:15 B\n08:31 A");
	world_added(w, "");
	world_fetch(w, "16/08 11:00", "15/08 09:49 C\n15/08 09:15 B");
	world_added(w, "");
}

/* A cache that serves the page of yesterday: its "5 minutes" are a day old. */
static void
a_stale_page_of_relative_times_adds_nothing(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "-5m C\n-20m B\n-50m A");
	world_fetch(w, "15/08 23:20", "-5m C\n-20m B\n-50m A");
	world_added(w, "");
	world_fetch(w, "16/08 23:20", "-2m D\n-5m C\n-20m B\n-50m A");
	world_added(w, "16/08 23:18:00 D");
}

static void
an_alarm_of_yesterday_is_not_the_one_of_now(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "-5m sirens\n-20m B\n-50m A");
	world_fetch(w, "16/08 09:20", "-1m sirens\n-10m D\n-20m C");
	world_added(
	    w, "16/08 09:19:00 sirens\n16/08 09:10:00 D\n16/08 09:00:00 C");
}

static void
lines_without_a_time_are_known_by_text_and_link(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20:30", "B <b\nlive <2\nlive <1\nA <a");
	world_fetch(w, "15/08 10:20:30", "C <c\nB <b\nlive <2\nlive <1");
	world_added(w, "15/08 10:20:30 C");
	world_fetch(w, "15/08 11:20:30", "live <3\nC <c\nB <b\nlive <2");
	world_added(w, "15/08 11:20:30 live");
	world_fetch(w, "19/08 11:20:30", "live <3\nC <c\nB <b\nA <a");
	world_added(w, "");
}

static void
a_session_in_a_link_is_no_other_link(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20:30", "B <b?s=1\nA <a?s=1");
	world_fetch(w, "15/08 10:20:30", "B <b?s=2\nA <a?s=2");
	world_added(w, "");
}

static void
a_site_that_starts_to_print_times_repeats_nothing(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20:30", "B\nA");
	world_fetch(w, "15/08 10:20:30", "10:11 C\n09:13 B\n08:50 A");
	world_added(w, "15/08 10:11:00 C");
	world_fetch(w, "15/08 11:20:30", "D\nC\nB\nA");
	world_added(w, "15/08 11:20:30 D");
}

/* Today's date alone is first seen; tomorrow it is midnight. */
static void
a_date_alone_is_the_same_line_the_next_day(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20:30", "15/08 B\n14/08 A");
	world_added(w, "15/08 09:20:30 B\n14/08 00:00:00 A");
	world_fetch(w, "16/08 09:20:30", "16/08 C\n15/08 B\n14/08 A");
	world_added(w, "16/08 09:20:30 C");
}

static void
a_date_alone_tells_equal_words_apart(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20:30", "15/08 weather\n14/08 weather");
	world_fetch(w, "16/08 09:20:30", "16/08 weather\n15/08 weather");
	world_added(w, "16/08 09:20:30 weather");
	world_fetch(w, "17/08 09:20:30", "17/08 weather");
	world_added(w, "17/08 09:20:30 weather");
	world_fetch(w, "17/08 10:20:30", "16/08 weather\n15/08 weather");
	world_added(w, "");
}

static void
a_list_that_turns_round_adds_nothing(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 D\n08:50 C\n08:40 B\n08:30 A");
	w->order = ORDER_OLDEST_FIRST;
	world_fetch(w, "15/08 09:20", "08:30 A\n08:40 B\n08:50 C\n09:13 D");
	world_added(w, "");
	w->order = ORDER_NEWEST_FIRST;
	world_fetch(w, "15/08 09:20", "08:30 A\n08:40 B\n08:50 C\n09:13 D");
	world_added(w, "");
}

/* It has the instant of the fetch, since nothing is of the future. */
static void
a_line_from_a_fast_clock_is_known_when_it_comes_back(void **state)
{
	struct world *w = *state;
	int64_t now = world_instant("15/08 09:12:20");
	size_t n;
	struct entry *seen = world_read(
	    w, "09:13 C\n09:00 B\n08:50 A", world_instant("15/08 09:13"), &n);

	seen[0].published = now;
	world_merge(w, now, seen, n);
	world_fetch(w, "15/08 09:30", "09:29 E\n09:25 D");
	world_fetch(w, "15/08 09:31", "09:29 E\n09:25 D\n09:13 C\n09:00 B");
	world_added(w, "");
}

/* The hour of a line before a change of the clocks, read from after it. */
/* The second was seen in the minute that the first prints. */
static void
alarms_of_a_fast_clock_are_announced_once(void **state)
{
	struct world *w = *state;
	static const char both[] = "09:18 sirens\n09:16 sirens\n09:00 A";

	world_fetch(w, "15/08 09:13", "09:16 sirens\n09:00 A");
	world_fetch(w, "15/08 09:16", both);
	world_added(w, "15/08 09:16:00 sirens");
	/* off the page, and back */
	world_fetch(w, "15/08 09:20", "09:19 B\n09:00 A");
	world_fetch(w, "15/08 09:22", "09:19 B\n09:00 A");
	world_fetch(w, "15/08 09:25", both);
	world_added(w, "");
}

static void
a_line_that_is_read_an_hour_off_is_known(void **state)
{
	struct world *w = *state;
	int64_t now = world_instant("15/08 12:00");
	size_t n;
	struct entry *seen;

	world_fetch(w, "15/08 09:30", "09:13 B\n09:00 A");
	world_fetch(w, "15/08 11:00", "10:50 D\n10:40 C");
	seen = world_read(w, "10:50 D\n10:40 C\n09:13 B\n09:00 A", now, &n);
	seen[2].published -= 3600;
	seen[3].published -= 3600;
	world_merge(w, now, seen, n);
	world_added(w, "");
}

/* A new line with that clock would have been there at the last fetch. */
static void
an_old_line_that_comes_back_pinned_is_known(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 07:05", "07:01 P\n06:50 B\n06:40 A");
	world_fetch(w, "16/08 17:00", "16:50 D\n16:40 C");
	world_fetch(w, "16/08 17:10", "07:01 P\n16:50 D\n16:40 C");
	world_added(w, "");
}

/* On a copy of before, whose pinned line may as well be of today. */
static void
a_clock_that_comes_again_is_no_new_line_with_its_old_link(void **state)
{
	struct world *w = *state;

	world_fetch(w, "16/08 10:30",
	    "10:25:28 P <https://x.example/item?id=700768\n09:00:10 A");
	world_fetch(w, "19/08 10:24", "09:43:17 D\n08:55:46 C");
	world_fetch(w, "19/08 10:31",
	    "10:25:28 P <https://x.example/item?id=700768\n09:43:17 "
	    "D\n08:55:46 C");
	world_added(w, "");
}

static void
a_clock_that_comes_again_is_a_bulletin_with_another_link(void **state)
{
	struct world *w = *state;

	world_fetch(w, "16/08 10:30",
	    "10:25:28 P <https://x.example/item?id=700768\n09:00:10 A");
	world_fetch(w, "19/08 10:24", "09:43:17 D\n08:55:46 C");
	world_fetch(w, "19/08 10:31",
	    "10:25:28 P <https://x.example/item?id=700921\n09:43:17 "
	    "D\n08:55:46 C");
	world_added(w, "19/08 10:25:28 P");
}

/* The number is that of their story. */
static void
a_clock_that_comes_again_is_a_bulletin_with_a_link_of_all(void **state)
{
	struct world *w = *state;

	world_fetch(w, "16/08 10:30",
	    "10:25 P <https://x.example/item?id=700768\n09:00 A "
	    "<https://x.example/item?id=700768");
	world_fetch(w, "19/08 10:24",
	    "09:43 D <https://x.example/item?id=700768\n08:55 C");
	world_fetch(w, "19/08 10:31",
	    "10:25 P <https://x.example/item?id=700768\n09:43 D "
	    "<https://x.example/item?id=700768\n08:55 C");
	world_added(w, "19/08 10:25:00 P");
}

/* The days stood above their lines until the site was rebuilt, the list being
 * short just then. */
static void
lines_whose_days_are_printed_no_more_are_known_when_the_list_grows(void **state)
{
	struct world *w = *state;
	int64_t now = world_instant("15/08 11:00");
	size_t n;
	struct entry *seen =
	    world_read(w, "10:40 D\n10:20 C\n16:30 B\n17:10 A", now, &n);

	for (size_t i = 0; i < n; i++)
		seen[i].origin = ORIGIN_PRINTED;
	seen[2].published = world_instant("11/08 16:30");
	seen[3].published = world_instant("09/08 17:10");
	world_merge(w, now, seen, n);
	world_fetch(w, "15/08 11:30", "10:40 D\n10:20 C");
	world_added(w, "");
	world_fetch(w, "15/08 12:00", "10:40 D\n10:20 C\n16:30 B\n17:10 A");
	world_added(w, "");
}

#define IN_A_WORLD(test)                                                       \
	cmocka_unit_test_setup_teardown(test, world_set_up, world_tear_down)

static const struct CMUnitTest tests[] = {
    IN_A_WORLD(at_the_first_fetch_all_is_new),
    IN_A_WORLD(an_unchanged_page_adds_nothing),
    IN_A_WORLD(a_line_on_top_is_the_one_new_line),
    IN_A_WORLD(a_page_of_other_lines_is_all_new),
    IN_A_WORLD(an_empty_page_adds_nothing),
    IN_A_WORLD(the_same_words_at_another_minute_are_another_event),
    IN_A_WORLD(other_marks_and_letters_are_no_other_line),
    IN_A_WORLD(a_line_that_comes_back_is_known),
    IN_A_WORLD(a_page_that_goes_back_and_forth_adds_nothing),
    IN_A_WORLD(a_line_that_moves_is_known),
    IN_A_WORLD(a_date_that_is_printed_later_is_the_same_line),
    IN_A_WORLD(two_equal_lines_of_a_minute_are_two),
    IN_A_WORLD(relative_times_drift_and_change_nothing),
    IN_A_WORLD(a_relative_time_that_turns_into_a_clock_is_the_same_line),
    IN_A_WORLD(a_stale_page_of_relative_times_adds_nothing),
    IN_A_WORLD(an_alarm_of_yesterday_is_not_the_one_of_now),
    IN_A_WORLD(lines_without_a_time_are_known_by_text_and_link),
    IN_A_WORLD(a_session_in_a_link_is_no_other_link),
    IN_A_WORLD(a_site_that_starts_to_print_times_repeats_nothing),
    IN_A_WORLD(a_date_alone_is_the_same_line_the_next_day),
    IN_A_WORLD(a_date_alone_tells_equal_words_apart),
    IN_A_WORLD(a_list_that_turns_round_adds_nothing),
    IN_A_WORLD(a_line_from_a_fast_clock_is_known_when_it_comes_back),
    IN_A_WORLD(alarms_of_a_fast_clock_are_announced_once),
    IN_A_WORLD(a_line_that_is_read_an_hour_off_is_known),
    IN_A_WORLD(an_old_line_that_comes_back_pinned_is_known),
    IN_A_WORLD(a_clock_that_comes_again_is_no_new_line_with_its_old_link),
    IN_A_WORLD(a_clock_that_comes_again_is_a_bulletin_with_another_link),
    IN_A_WORLD(a_clock_that_comes_again_is_a_bulletin_with_a_link_of_all),
    IN_A_WORLD(
	lines_whose_days_are_printed_no_more_are_known_when_the_list_grows),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
