/* test-seconds.c - lines of one minute keep the page's order by their seconds,
 * within the minute and the present. */
#include "mergeaid.h"

#include "base/buf.h"

static void
lines_of_a_minute_get_distinct_seconds(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 C\n09:13 B\n09:13 A\n09:12 Z");
	world_added(w, "15/08 09:13:02 C\n15/08 09:13:01 B\n15/08 09:13:00 A\n"
		       "15/08 09:12:00 Z");
}

static void
on_a_page_that_runs_upwards_too(void **state)
{
	struct world *w = *state;

	w->order = ORDER_OLDEST_FIRST;
	world_fetch(w, "15/08 09:20", "09:12 Z\n09:13 A\n09:13 B\n09:13 C");
	world_history(w,
	    "15/08 09:13:02 C\n15/08 09:13:01 B\n15/08 09:13:00 A\n"
	    "15/08 09:12:00 Z");
	world_fetch(w, "15/08 09:20", "09:12 Z\n09:13 B\n09:13 C\n09:13 D");
	world_added(w, "15/08 09:13:03 D");
}

static void
a_new_line_above_frozen_ones_comes_after_them(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 B\n09:13 A");
	world_fetch(w, "15/08 09:20", "09:13 D\n09:13 C\n09:13 B\n09:13 A");
	world_added(w, "15/08 09:13:03 D\n15/08 09:13:02 C");
}

static void
where_frozen_ones_leave_no_room_seconds_are_equal(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 C\n09:13 A");
	world_fetch(w, "15/08 09:20", "09:13 C\n09:13 B\n09:13 A\n09:13 Z");
	world_added(w, "15/08 09:13:00 B\n15/08 09:13:00 Z");
}

static void
a_new_line_below_frozen_ones_takes_what_is_free_below(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13:20 D");
	world_fetch(w, "15/08 09:20", "09:13:20 D\n09:13 C\n09:13 B");
	world_added(w, "15/08 09:13:19 C\n15/08 09:13:18 B");
}

static void
lines_that_scrolled_off_count_as_older(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 B\n09:13 A");
	world_fetch(w, "15/08 09:20", "09:13 D\n09:13 C");
	world_added(w, "15/08 09:13:03 D\n15/08 09:13:02 C");
}

static void
seconds_that_are_printed_are_kept(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13:07 B\n09:13:07 A\n09:12:59 Z");
	world_added(w, "15/08 09:13:07 B\n15/08 09:13:07 A\n15/08 09:12:59 Z");
}

static void
no_second_is_in_the_future(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:13:01", "09:13 D\n09:13 C\n09:13 B\n09:13 A");
	world_added(w, "15/08 09:13:01 D\n15/08 09:13:01 C\n15/08 09:13:00 B\n"
		       "15/08 09:13:00 A");
	world_fetch(w, "15/08 09:13:02", "09:13 E\n09:13 D\n09:13 C");
	world_added(w, "15/08 09:13:02 E");
	world_fetch(w, "15/08 09:13:02", "09:13 F\n09:13 E\n09:13 D");
	world_added(w, "15/08 09:13:02 F");
}

/* The site's clock is two minutes ahead: all of these are now. */
static void
clocks_that_run_ahead_keep_their_order(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:11:30", "09:13 C\n09:12 B\n09:11 A");
	world_added(w, "15/08 09:11:02 C\n15/08 09:11:01 B\n15/08 09:11:00 A");
}

static void
more_lines_than_seconds_stay_in_order_and_in_the_minute(void **state)
{
	struct world *w = *state;
	struct buf page;

	buf_init(&page, 10000);
	for (int i = 100; i > 0; i--)
		assert_int_equal(
		    buf_printf(&page, "%s09:13 L%d", i < 100 ? "\n" : "", i),
		    0);
	world_fetch(w, "15/08 09:20", page.data);
	buf_free(&page);
	assert_int_equal(w->last.added_n, 100);
	for (int i = 0; i < 100; i++) {
		int64_t t = w->last.added[i].published;

		assert_int_equal(t / 60, world_instant("15/08 09:13") / 60);
		if (i > 0)
			assert_true(t <= w->last.added[i - 1].published);
	}
	assert_int_equal(w->last.added[0].published % 60, 59);
}

static void
lines_without_a_time_go_back_from_the_fetch(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20:30", "C\nB\nA");
	world_added(w, "15/08 09:20:30 C\n15/08 09:20:29 B\n15/08 09:20:28 A");
	world_fetch(w, "15/08 09:20:32", "F\nE\nD\nC\nB\nA");
	world_added(w, "15/08 09:20:32 F\n15/08 09:20:31 E\n15/08 09:20:31 D");
	world_fetch(w, "15/08 09:21:01", "I\nH\nG\nF");
	world_added(w, "15/08 09:21:01 I\n15/08 09:21:00 H\n15/08 09:21:00 G");
}

static void
a_day_of_dates_keeps_its_order(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "14/08 C\n14/08 B\n13/08 A");
	world_added(w, "14/08 00:00:01 C\n14/08 00:00:00 B\n13/08 00:00:00 A");
}

#define IN_A_WORLD(test)                                                       \
	cmocka_unit_test_setup_teardown(test, world_set_up, world_tear_down)

static const struct CMUnitTest tests[] = {
    IN_A_WORLD(lines_of_a_minute_get_distinct_seconds),
    IN_A_WORLD(on_a_page_that_runs_upwards_too),
    IN_A_WORLD(a_new_line_above_frozen_ones_comes_after_them),
    IN_A_WORLD(where_frozen_ones_leave_no_room_seconds_are_equal),
    IN_A_WORLD(a_new_line_below_frozen_ones_takes_what_is_free_below),
    IN_A_WORLD(lines_that_scrolled_off_count_as_older),
    IN_A_WORLD(seconds_that_are_printed_are_kept),
    IN_A_WORLD(no_second_is_in_the_future),
    IN_A_WORLD(clocks_that_run_ahead_keep_their_order),
    IN_A_WORLD(more_lines_than_seconds_stay_in_order_and_in_the_minute),
    IN_A_WORLD(lines_without_a_time_go_back_from_the_fetch),
    IN_A_WORLD(a_day_of_dates_keeps_its_order),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
