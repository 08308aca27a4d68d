/* test-absence.c - lines that are taken off, and those that only aren't shown.
 */
#include "mergeaid.h"

#define PAGE "09:13 E\n09:10 D\n09:07 C\n09:04 B\n09:01 A"

static void
expect_nothing(struct world *w, const char *when, const char *page)
{
	world_fetch(w, when, page);
	world_added(w, "");
	world_changed(w, "");
}

static void
a_line_gone_from_the_middle_is_withdrawn_by_the_second_fetch(void **state)
{
	struct world *w = *state;
	const struct entry *e;

	world_fetch(w, "15/08 09:20", PAGE);
	expect_nothing(w, "15/08 09:25", "09:13 E\n09:10 D\n09:04 B\n09:01 A");
	assert_int_equal(w->last.page_n, 5);
	assert_string_equal(w->last.page[2].id, world_find(w, "C")->id);
	assert_int_equal(w->last.page[2].missed, 1);
	world_fetch(
	    w, "15/08 09:30", "09:28 F\n09:13 E\n09:10 D\n09:04 B\n09:01 A");
	world_changed(w, "withdrawn C");
	assert_int_equal(w->last.page_n, 5);
	e = world_find(w, "C");
	assert_int_equal(e->status, ENTRY_WITHDRAWN);
	assert_int_equal(e->updated, world_instant("15/08 09:30"));
	expect_nothing(
	    w, "15/08 09:35", "09:28 F\n09:13 E\n09:10 D\n09:04 B\n09:01 A");
}

/* Clocks of servers may differ from ours by two seconds. */
static void
a_page_made_seconds_before_a_line_came_does_not_lack_it(void **state)
{
	struct world *w = *state;
	static const char without[] = "09:13 E\n09:10 D\n09:04 B\n09:01 A";

	world_fetch(w, "15/08 09:20", without);
	world_fetch(w, "15/08 09:25", PAGE);
	world_fetch_old(w, "15/08 09:30", "15/08 09:24:57", without);
	assert_int_equal(w->last.page_n, 5);
	assert_int_equal(w->last.page[2].missed, 0);
	world_fetch_old(w, "15/08 09:30", "15/08 09:24:58", without);
	assert_int_equal(w->last.page_n, 5);
	assert_int_equal(w->last.page[2].missed, 1);
}

static void
a_line_lacking_once_is_not(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", PAGE);
	for (int i = 0; i < 4; i++) {
		expect_nothing(
		    w, "15/08 09:25", "09:13 E\n09:10 D\n09:04 B\n09:01 A");
		expect_nothing(w, "15/08 09:25", PAGE);
	}
}

static void
a_page_that_is_unchanged_lacks_it_once_more(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", PAGE);
	assert_false(world_unchanged(w, "15/08 09:22"));
	world_fetch(w, "15/08 09:25", "09:13 E\n09:10 D\n09:04 B\n09:01 A");
	assert_true(world_unchanged(w, "15/08 09:30"));
	world_changed(w, "withdrawn C");
	assert_int_equal(w->history.page_n, 4);
	assert_false(world_unchanged(w, "15/08 09:35"));
	/* The newest line takes one more. */
	world_fetch(w, "15/08 09:40", "09:10 D\n09:04 B\n09:01 A");
	assert_true(world_unchanged(w, "15/08 09:45"));
	world_changed(w, "");
	assert_true(world_unchanged(w, "15/08 09:50"));
	world_changed(w, "withdrawn E");
	assert_false(world_unchanged(w, "15/08 09:55"));
}

static void
a_withdrawn_line_returns(void **state)
{
	struct world *w = *state;
	const struct entry *e;

	world_fetch(w, "15/08 09:20", PAGE);
	world_fetch(w, "15/08 09:25", "09:13 E\n09:10 D\n09:04 B\n09:01 A");
	world_fetch(w, "15/08 09:30", "09:13 E\n09:10 D\n09:04 B\n09:01 A");
	world_changed(w, "withdrawn C");
	world_fetch(w, "15/08 09:35", PAGE);
	world_added(w, "");
	world_changed(w, "returned C");
	e = world_find(w, "C");
	assert_int_equal(e->status, ENTRY_NEW);
	assert_int_equal(e->updated, world_instant("15/08 09:35"));
	assert_int_equal(e->published, world_instant("15/08 09:07"));
	/* And once more, a day later. */
	world_fetch(w, "15/08 09:40", "09:13 E\n09:10 D\n09:04 B\n09:01 A");
	world_fetch(w, "15/08 09:45", "09:13 E\n09:10 D\n09:04 B\n09:01 A");
	world_changed(w, "withdrawn C");
	world_fetch(w, "16/08 11:00", "10:00 F\n09:13 E\n09:10 D\n09:07 C");
	world_changed(w, "returned C");
}

static void
what_returns_after_an_edit_is_edited(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", PAGE);
	world_fetch(
	    w, "15/08 09:25", "09:13 E\n09:10 D\n09:07 C, at last\n09:04 B");
	world_changed(w, "edited C, at last");
	world_fetch(w, "15/08 09:30", "09:13 E\n09:10 D\n09:04 B");
	world_fetch(w, "15/08 09:35", "09:13 E\n09:10 D\n09:04 B");
	world_changed(w, "withdrawn C, at last");
	world_fetch(
	    w, "15/08 09:40", "09:13 E\n09:10 D\n09:07 C, at last\n09:04 B");
	world_changed(w, "returned C, at last");
	assert_int_equal(world_find(w, "C, at last")->status, ENTRY_EDITED);
}

static void
returned_and_reworded_is_one_change(void **state)
{
	struct world *w = *state;
	static const char without[] = "09:13 E\n09:10 D\n09:04 B\n09:01 A";

	world_fetch(w, "15/08 09:20",
	    "09:13 E\n09:10 D\n09:07 The fire is out\n09:04 B\n09:01 A");
	world_fetch(w, "15/08 09:25", without);
	world_fetch(w, "15/08 09:30", without);
	world_fetch(w, "15/08 09:35",
	    "09:13 E\n09:10 D\n09:07 The fire is out now\n09:04 B\n09:01 A");
	world_added(w, "");
	world_changed(w, "edited The fire is out now");
	/* As it read first, it is still news that it is back. */
	world_fetch(w, "15/08 09:40", without);
	world_fetch(w, "15/08 09:45", without);
	world_fetch(w, "15/08 09:50",
	    "09:13 E\n09:10 D\n09:07 The fire is out\n09:04 B\n09:01 A");
	world_changed(w, "edited The fire is out");
}

static void
the_oldest_line_scrolls_off(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", PAGE);
	world_fetch(w, "15/08 09:25", "09:20 F\n09:13 E\n09:10 D\n09:07 C");
	world_fetch(w, "15/08 09:30", "09:21 G\n09:20 F\n09:13 E\n09:10 D");
	world_changed(w, "");
	assert_int_equal(w->last.page_n, 4);
	world_fetch(w, "15/08 09:35", "09:22 H\n09:21 G\n09:20 F\n09:13 E");
	world_changed(w, "");
}

/* Nobody knows which of them a list drops first. */
static void
of_two_oldest_lines_of_a_minute_either_scrolls_off(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 D\n09:07 C\n09:01 B\n09:01 A");
	expect_nothing(w, "15/08 09:25", "09:13 D\n09:07 C\n09:01 A");
	expect_nothing(w, "15/08 09:30", "09:13 D\n09:07 C\n09:01 A");
	expect_nothing(w, "15/08 09:35", "09:13 D\n09:07 C\n09:01 A");
}

static void
a_list_that_is_cut_shorter_withdraws_nothing(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", PAGE);
	for (int i = 0; i < 3; i++)
		expect_nothing(w, "15/08 09:25", "09:13 E\n09:10 D");
	world_fetch(w, "15/08 09:30", "09:28 F");
	world_changed(w, "");
	expect_nothing(w, "15/08 09:35", "09:28 F\n09:13 E\n09:10 D\n09:07 C");
	for (int i = 0; i < 3; i++)
		expect_nothing(w, "15/08 09:35", "09:28 F\n" PAGE);
}

static void
a_page_that_was_made_before_says_nothing(void **state)
{
	struct world *w = *state;
	static const char stale[] = "09:10 D\n09:07 C\n09:04 B\n09:01 A";

	world_fetch(w, "15/08 09:12", stale);
	world_fetch(w, "15/08 09:20", "09:18 F\n09:13 E\n09:10 D\n09:07 C");
	for (int i = 0; i < 4; i++) {
		world_fetch_old(w, "15/08 09:25", "15/08 09:11", stale);
		world_added(w, "");
		world_changed(w, "");
	}
	expect_nothing(w, "15/08 09:30", "09:18 F\n09:13 E\n09:10 D\n09:07 C");
	assert_int_equal(w->last.page_n, 4);
}

/* Even where the copy has a line that the other page lacks by then. */
static void
a_page_that_was_made_before_brings_nothing_back(void **state)
{
	struct world *w = *state;
	static const char now[] = "09:13 E\n09:10 Day\n09:04 B\n09:01 A";

	world_fetch(w, "15/08 09:20", PAGE);
	world_fetch(w, "15/08 09:25", now);
	world_fetch(w, "15/08 09:30", now);
	world_changed(w, "withdrawn C");
	world_fetch_old(w, "15/08 09:35", "15/08 09:21", PAGE);
	world_added(w, "");
	world_changed(w, "");
	for (int i = 0; i < 3; i++)
		expect_nothing(w, "15/08 09:40", now);
	assert_int_equal(world_find(w, "C")->status, ENTRY_WITHDRAWN);
	assert_int_equal(w->last.page_n, 4);
	assert_non_null(world_find(w, "Day"));
}

/* Without a date it is told by what it lacks: the newest, and nothing else. */
static void
a_stale_page_without_a_date_withdraws_nothing(void **state)
{
	struct world *w = *state;
	static const char stale[] = "09:10 D\n09:07 C\n09:04 B\n09:01 A";

	world_fetch(w, "15/08 09:20", stale);
	world_fetch(w, "15/08 09:20", "09:18 F\n09:13 E\n09:10 D\n09:07 C");
	for (int i = 0; i < 2; i++)
		expect_nothing(w, "15/08 09:25", stale);
	expect_nothing(w, "15/08 09:30", "09:18 F\n09:13 E\n09:10 D\n09:07 C");
	/* What was lacking is, if something new stands above it. */
	world_fetch(w, "15/08 09:35", "09:31 G\n09:18 F\n09:10 D\n09:07 C");
	world_fetch(w, "15/08 09:40", "09:31 G\n09:18 F\n09:10 D\n09:07 C");
	world_changed(w, "withdrawn E");
}

static void
the_newest_line_is_withdrawn_by_the_third_fetch(void **state)
{
	struct world *w = *state;
	static const char page[] = "09:10 D\n09:07 C\n09:04 B\n09:01 A";

	world_fetch(w, "15/08 09:20", PAGE);
	expect_nothing(w, "15/08 09:25", page);
	expect_nothing(w, "15/08 09:30", page);
	world_fetch(w, "15/08 09:35", page);
	world_changed(w, "withdrawn E");
}

static void
the_two_newest_lines_are_withdrawn_by_the_third_fetch(void **state)
{
	struct world *w = *state;
	static const char page[] = "09:07 C\n09:04 B\n09:01 A";

	world_fetch(w, "15/08 09:20", PAGE);
	expect_nothing(w, "15/08 09:25", page);
	expect_nothing(w, "15/08 09:30", page);
	world_fetch(w, "15/08 09:35", page);
	world_changed(w, "withdrawn D\nwithdrawn E");
	world_fetch(w, "15/08 09:40", PAGE);
	expect_nothing(w, "15/08 09:45", page);
	assert_true(world_unchanged(w, "15/08 09:50"));
	world_changed(w, "");
	assert_true(world_unchanged(w, "15/08 09:55"));
	world_changed(w, "withdrawn E\nwithdrawn D");
}

static void
most_lines_taken_off_at_once_are_withdrawn_by_the_third_fetch(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", PAGE);
	expect_nothing(w, "15/08 09:25", "09:13 E\n09:01 A");
	world_fetch(w, "15/08 09:30", "09:28 F\n09:13 E\n09:01 A");
	world_changed(w, "");
	world_fetch(w, "15/08 09:35", "09:28 F\n09:13 E\n09:01 A");
	world_changed(w, "withdrawn B\nwithdrawn C\nwithdrawn D");
	world_fetch(w, "15/08 09:40", "09:28 F\n" PAGE);
	world_changed(w, "returned B\nreturned C\nreturned D");
}

static void
a_newest_line_under_a_new_one_is_withdrawn_by_the_second(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 B\n09:01 A");
	expect_nothing(w, "15/08 09:25", "09:01 A");
	world_fetch(w, "15/08 09:30", "09:28 C\n09:01 A");
	world_changed(w, "withdrawn B");
}

static void
most_lines_gone_at_once_is_another_list(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", PAGE);
	for (int i = 0; i < 3; i++) {
		world_fetch(
		    w, "15/08 09:25", "09:24 H\n09:11 G\n09:08 F\n09:01 A");
		world_changed(w, "");
	}
}

/* It stands on top for days; what is under it has scrolled off. */
static void
a_line_that_gets_pinned_withdraws_nothing(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", PAGE);
	for (int i = 0; i < 3; i++) {
		world_fetch(w, "15/08 09:45",
		    "15/08 09:04 B\n15/08 09:43 H\n15/08 09:41 G\n15/08 09:20 "
		    "F\n15/08 09:13 E");
		world_changed(w, "");
	}
	/* It is no longer, and too old to be shown elsewhere. */
	for (int i = 0; i < 3; i++) {
		world_fetch(w, "15/08 09:55",
		    "15/08 09:50 I\n15/08 09:43 H\n15/08 09:41 G\n15/08 09:20 "
		    "F\n15/08 09:13 E");
		world_changed(w, "");
	}
}

static void
a_list_that_turns_round_withdraws_nothing(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", PAGE);
	for (int i = 0; i < 3; i++) {
		expect_nothing(w, "15/08 09:25",
		    "09:01 A\n09:04 B\n09:07 C\n09:10 D\n09:13 E");
		expect_nothing(w, "15/08 09:25", PAGE);
	}
	for (int i = 0; i < 3; i++) {
		world_fetch(
		    w, "15/08 09:30", "09:07 C\n09:10 D\n09:13 E\n09:28 F");
		world_changed(w, "");
	}
}

static void
a_list_that_runs_upwards_loses_lines_likewise(void **state)
{
	struct world *w = *state;

	w->order = ORDER_OLDEST_FIRST;
	world_fetch(w, "15/08 09:20", "09:01 A\n09:04 B\n09:07 C\n09:10 D");
	expect_nothing(w, "15/08 09:25", "09:01 A\n09:07 C\n09:10 D");
	assert_string_equal(w->last.page[1].id, world_find(w, "B")->id);
	world_fetch(w, "15/08 09:30", "09:01 A\n09:07 C\n09:10 D");
	world_changed(w, "withdrawn B");
	expect_nothing(w, "15/08 09:35", "09:07 C\n09:10 D");
	expect_nothing(w, "15/08 09:40", "09:07 C\n09:10 D");
}

static void
a_line_is_withdrawn_although_it_has_no_time(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20:30", "D\nC\nB\nA");
	expect_nothing(w, "15/08 09:25:30", "D\nC\nA");
	world_fetch(w, "15/08 09:30:30", "D\nC\nA");
	world_changed(w, "withdrawn B");
	world_fetch(w, "15/08 09:35:30", "-2m E\nD\nC\nB\nA");
	world_changed(w, "returned B");
}

static void
an_empty_page_withdraws_nothing(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", PAGE);
	for (int i = 0; i < 3; i++)
		expect_nothing(w, "15/08 09:25", "");
	assert_int_equal(w->last.page_n, 5);
	expect_nothing(w, "15/08 09:30", PAGE);
}

/* A line that was lacking comes late: the one that stood there is no edit. */
static void
a_line_in_the_place_of_one_that_is_lacking_is_another(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", PAGE);
	expect_nothing(w, "15/08 09:25", "09:13 E\n09:10 D\n09:04 B\n09:01 A");
	world_fetch(
	    w, "15/08 09:30", "09:13 E\n09:10 D\n09:07 late\n09:04 B\n09:01 A");
	world_added(w, "15/08 09:07:01 late");
	world_changed(w, "withdrawn C");
}

/* It stood below what is older, where it came late. */
static void
the_oldest_place_scrolls_off_whatever_its_clock(void **state)
{
	struct world *w = *state;

	world_fetch(
	    w, "15/08 09:20", "15/08 09:13 D\n15/08 09:05 C\n15/08 09:07 A");
	expect_nothing(w, "15/08 09:31", "15/08 09:13 D\n15/08 09:05 C");
	expect_nothing(w, "15/08 09:35", "15/08 09:13 D\n15/08 09:05 C");
}

/* The list had been cut shorter, and A and B were known from before. */
static void
the_last_of_a_list_that_grows_is_withdrawn(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", PAGE);
	expect_nothing(w, "15/08 09:25", "09:13 E\n09:10 D\n09:07 C");
	expect_nothing(w, "15/08 09:30", "09:13 E\n09:10 D\n09:04 B\n09:01 A");
	world_fetch(w, "15/08 09:35", "09:13 E\n09:10 D\n09:04 B\n09:01 A");
	world_changed(w, "withdrawn C");
}

/* Two alarms print one age after an hour; which a page prints twice, running, is
 * taken for a copy (detect/copies.h). */
static void
a_line_whose_equal_stands_in_its_place_is_not(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 10:00", "-5m sirens\n-25m sirens\n-50m A");
	world_added(w, "15/08 09:55:00 sirens\n15/08 09:35:00 sirens\n"
		       "15/08 09:10:00 A");
	for (int i = 0; i < 4; i++)
		expect_nothing(w, "15/08 11:30", "-1h sirens\n-2h A");
	expect_nothing(w, "15/08 12:05", "-2h sirens\n-2h A");
	expect_nothing(w, "15/08 12:40", "-2h sirens\n-3h sirens\n-3h A");
}

static void
a_line_whose_equal_is_of_another_age_is_withdrawn(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 10:00", "-5m sirens\n-25m sirens\n-50m A");
	expect_nothing(w, "15/08 10:05", "-10m sirens\n-55m A");
	world_fetch(w, "15/08 10:10", "-15m sirens\n-1h A");
	world_changed(w, "withdrawn sirens");
}

/* The detector knows two links apart. */
static void
a_line_whose_equal_has_another_link_is_withdrawn(void **state)
{
	struct world *w = *state;

	world_fetch(
	    w, "15/08 10:00", "-5m B\n-6m sirens </b\n-25m sirens </a\n-50m A");
	expect_nothing(w, "15/08 11:30", "-1h B\n-1h sirens </b\n-2h A");
	world_fetch(w, "15/08 11:40", "-1h B\n-1h sirens </b\n-2h A");
	world_changed(w, "withdrawn sirens");
}

#define IN_A_WORLD(test)                                                       \
	cmocka_unit_test_setup_teardown(test, world_set_up, world_tear_down)

static const struct CMUnitTest tests[] = {
    IN_A_WORLD(a_line_gone_from_the_middle_is_withdrawn_by_the_second_fetch),
    IN_A_WORLD(a_page_made_seconds_before_a_line_came_does_not_lack_it),
    IN_A_WORLD(a_line_lacking_once_is_not),
    IN_A_WORLD(a_page_that_is_unchanged_lacks_it_once_more),
    IN_A_WORLD(a_withdrawn_line_returns),
    IN_A_WORLD(what_returns_after_an_edit_is_edited),
    IN_A_WORLD(returned_and_reworded_is_one_change),
    IN_A_WORLD(the_oldest_line_scrolls_off),
    IN_A_WORLD(of_two_oldest_lines_of_a_minute_either_scrolls_off),
    IN_A_WORLD(a_list_that_is_cut_shorter_withdraws_nothing),
    IN_A_WORLD(a_page_that_was_made_before_says_nothing),
    IN_A_WORLD(a_page_that_was_made_before_brings_nothing_back),
    IN_A_WORLD(a_stale_page_without_a_date_withdraws_nothing),
    IN_A_WORLD(the_newest_line_is_withdrawn_by_the_third_fetch),
    IN_A_WORLD(the_two_newest_lines_are_withdrawn_by_the_third_fetch),
    IN_A_WORLD(most_lines_taken_off_at_once_are_withdrawn_by_the_third_fetch),
    IN_A_WORLD(a_newest_line_under_a_new_one_is_withdrawn_by_the_second),
    IN_A_WORLD(most_lines_gone_at_once_is_another_list),
    IN_A_WORLD(a_line_that_gets_pinned_withdraws_nothing),
    IN_A_WORLD(a_list_that_turns_round_withdraws_nothing),
    IN_A_WORLD(a_list_that_runs_upwards_loses_lines_likewise),
    IN_A_WORLD(a_line_is_withdrawn_although_it_has_no_time),
    IN_A_WORLD(an_empty_page_withdraws_nothing),
    IN_A_WORLD(a_line_in_the_place_of_one_that_is_lacking_is_another),
    IN_A_WORLD(the_oldest_place_scrolls_off_whatever_its_clock),
    IN_A_WORLD(the_last_of_a_list_that_grows_is_withdrawn),
    IN_A_WORLD(a_line_whose_equal_stands_in_its_place_is_not),
    IN_A_WORLD(a_line_whose_equal_is_of_another_age_is_withdrawn),
    IN_A_WORLD(a_line_whose_equal_has_another_link_is_withdrawn),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
