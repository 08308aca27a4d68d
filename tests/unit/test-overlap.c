/* test-overlap.c - gaps between two fetches, and what only looks like one. */
#include "mergeaid.h"

static void
a_page_of_other_lines_leaves_a_gap(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 B\n09:01 A");
	world_gap(w, NULL, NULL);
	world_fetch(w, "15/08 12:00", "11:53 D\n11:40 C");
	world_gap(w, "15/08 09:13", "15/08 11:40");
	world_fetch(w, "15/08 12:05", "12:02 E\n11:53 D\n11:40 C");
	world_gap(w, NULL, NULL);
}

static void
one_common_line_is_enough(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 B\n09:01 A");
	world_fetch(w, "15/08 12:00", "11:53 D\n11:40 C\n09:13 B");
	world_gap(w, NULL, NULL);
	/* reworded, too */
	world_fetch(
	    w, "15/08 15:00", "14:53 F\n14:40 E\n11:53 D reworded\n11:40 C");
	world_gap(w, NULL, NULL);
	/* or known from long before: two fetches with it are two with a line */
	world_fetch(w, "15/08 18:00", "17:53 H\n17:40 G\n09:01 A");
	world_gap(w, NULL, NULL);
}

static void
a_pinned_line_is_no_common_line(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "15/08 09:13 B\n15/08 09:01 A");
	world_fetch(
	    w, "15/08 12:00", "15/08 09:01 A\n15/08 11:53 D\n15/08 11:40 C");
	world_gap(w, "15/08 09:13", "15/08 11:40");
	world_fetch(w, "15/08 15:00",
	    "15/08 09:01 A\n15/08 14:53 F\n15/08 14:40 E\n15/08 11:53 D");
	world_gap(w, NULL, NULL);
	world_fetch(
	    w, "15/08 18:00", "15/08 09:01 A\n15/08 17:53 H\n15/08 17:40 G");
	world_gap(w, "15/08 14:53", "15/08 17:40");
}

static void
a_page_that_reaches_back_past_all_that_is_known_leaves_none(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 B\n09:01 A");
	world_fetch(w, "15/08 12:00", "11:53 D\n11:40 C\n09:05 other\n08:50 x");
	world_gap(w, NULL, NULL);
}

static void
an_old_line_that_comes_late_hides_no_gap(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 B\n09:01 A");
	world_fetch(w, "15/08 12:00", "11:53 D\n11:40 C\n09:05 late");
	world_gap(w, "15/08 09:13", "15/08 11:40");
	world_fetch(w, "15/08 15:00", "14:53 F\n14:40 E\n08:00 very late");
	world_gap(w, "15/08 11:53", "15/08 14:40");
}

static void
a_quiet_night_is_no_gap(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 22:20", "22:13 B\n22:01 A");
	world_fetch(w, "16/08 07:00", "22:13 B\n22:01 A");
	world_gap(w, NULL, NULL);
	world_fetch(w, "16/08 22:40", "22:13 B\n22:01 A");
	world_gap(w, NULL, NULL);
}

static void
neither_the_first_page_nor_an_empty_one_is(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 B\n09:01 A");
	world_fetch(w, "15/08 09:25", "");
	world_gap(w, NULL, NULL);
	world_fetch(w, "15/08 09:30", "09:13 B\n09:01 A");
	world_gap(w, NULL, NULL);
}

static void
relative_and_absent_times_leave_gaps_too(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "-5m B\n-1h A");
	world_fetch(w, "15/08 12:00", "-7m D\n-20m C");
	world_gap(w, "15/08 09:15", "15/08 11:40");
	world_fetch(w, "15/08 15:00", "F\nE");
	world_gap(w, "15/08 11:53", "15/08 15:00");
}

/* Its age is told by the hour by then, but it is known to the minute. */
static void
a_line_pinned_within_the_hour_is_no_common_line(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "-5m B\n-17h A");
	world_fetch(w, "15/08 10:20", "-1h B\n-3m E\n-5m D\n-9m C");
	world_added(w, "15/08 10:17:00 E\n15/08 10:15:00 D\n15/08 10:11:00 C");
	world_gap(w, "15/08 09:15", "15/08 10:11");
}

#define IN_A_WORLD(test)                                                       \
	cmocka_unit_test_setup_teardown(test, world_set_up, world_tear_down)

static const struct CMUnitTest tests[] = {
    IN_A_WORLD(a_page_of_other_lines_leaves_a_gap),
    IN_A_WORLD(one_common_line_is_enough),
    IN_A_WORLD(a_pinned_line_is_no_common_line),
    IN_A_WORLD(a_line_pinned_within_the_hour_is_no_common_line),
    IN_A_WORLD(a_page_that_reaches_back_past_all_that_is_known_leaves_none),
    IN_A_WORLD(an_old_line_that_comes_late_hides_no_gap),
    IN_A_WORLD(a_quiet_night_is_no_gap),
    IN_A_WORLD(neither_the_first_page_nor_an_empty_one_is),
    IN_A_WORLD(relative_and_absent_times_leave_gaps_too),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
