/* test-shift.c - pages that stood still over midnight, and bulletins that come
 * every day at the same minute. */
#include "mergeaid.h"

static void
a_quiet_page_adds_nothing_for_days(void **state)
{
	static const char page[] = "09:13 C\n08:50 B\n22:40 A";
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", page);
	for (int day = 16; day < 30; day++) {
		char when[32];

		(void)snprintf(when, sizeof(when), "%d/08 %02d:%02d", day,
		    day % 24, 59 - day);
		world_fetch(w, when, page);
		world_added(w, "");
	}
	world_history(
	    w, "15/08 09:13:00 C\n15/08 08:50:00 B\n14/08 22:40:00 A");
}

static void
a_line_on_top_the_next_day_is_the_one_new_line(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 B\n08:50 A");
	world_fetch(w, "16/08 11:00", "10:05 C\n09:13 B\n08:50 A");
	world_added(w, "16/08 10:05:00 C");
	world_fetch(w, "17/08 11:00", "07:05 D\n10:05 C\n09:13 B");
	world_added(w, "17/08 07:05:00 D");
}

static void
only_the_last_old_line_is_left_the_next_day(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 C\n08:50 B\n08:40 A");
	world_fetch(w, "16/08 09:50", "09:45 E\n09:31 D\n09:13 C");
	world_added(w, "16/08 09:45:00 E\n16/08 09:31:00 D");
}

static void
a_quiet_page_that_shows_more_old_lines_dates_them_before_the_known(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 D\n08:50 C");
	world_fetch(w, "16/08 11:00", "09:13 D\n08:50 C\n08:40 B\n23:10 A");
	world_added(w, "15/08 08:40:00 B\n14/08 23:10:00 A");
	world_fetch(w, "18/08 11:00",
	    "10:30 E\n09:13 D\n08:50 C\n08:40 B\n23:10 A\n22:00 Z");
	world_added(w, "18/08 10:30:00 E\n14/08 22:00:00 Z");
}

static void
old_lines_that_come_back_on_a_quiet_page_are_known(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 D\n08:50 C\n08:40 B\n23:10 A");
	world_fetch(w, "15/08 09:30", "09:13 D\n08:50 C");
	world_fetch(w, "17/08 11:00", "09:13 D\n08:50 C\n08:40 B\n23:10 A");
	world_added(w, "");
}

static void
the_hour_of_the_clock_change_is_no_new_day(void **state)
{
	struct world *w = *state;
	size_t n;
	int64_t now = world_instant("16/08 11:00");
	struct entry *seen;

	world_fetch(w, "15/08 09:20", "09:13 D\n08:50 C");
	seen = world_read(w, "09:13 D\n08:50 C\n08:40 B", now, &n);
	for (size_t i = 0; i < n; i++)
		seen[i].published += 3600;
	world_merge(w, now, seen, n);
	world_added(w, "15/08 08:40:00 B");
}

static void
a_bulletin_of_every_morning_is_new_every_morning(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:10 C\n09:00 bulletin\n08:40 B");
	world_fetch(w, "16/08 09:20", "09:12 F\n09:00 bulletin\n08:20 E");
	world_added(
	    w, "16/08 09:12:00 F\n16/08 09:00:00 bulletin\n16/08 08:20:00 E");
}

static void
the_newest_line_may_be_the_bulletin(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:01", "09:00 bulletin\n08:40 B\n08:30 A");
	world_fetch(w, "16/08 09:01", "09:00 bulletin\n08:20 E\n08:10 D");
	world_added(
	    w, "16/08 09:00:00 bulletin\n16/08 08:20:00 E\n16/08 08:10:00 D");
}

/* Yesterday's bulletin has just scrolled off a page that spans a day. */
static void
a_bulletin_above_lines_that_are_known_is_new(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 12:00",
	    "11:50 D\n11:00 C\n10:30 B\n10:00 A\n09:00 bulletin");
	world_fetch(w, "16/08 09:10",
	    "09:00 bulletin\n11:50 D\n11:00 C\n10:30 B\n10:00 A");
	world_added(w, "16/08 09:00:00 bulletin");
}

static void
both_bulletins_may_stand_on_one_page(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 12:00", "11:50 B\n09:00 bulletin\n08:00 A");
	world_fetch(w, "16/08 09:10",
	    "09:00 bulletin\n07:00 C\n11:50 B\n09:00 bulletin\n08:00 A");
	world_added(w, "16/08 09:00:00 bulletin\n16/08 07:00:00 C");
}

static void
a_line_that_moved_on_a_quiet_page_is_known(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 D\n08:50 C\n08:40 B\n08:30 A");
	world_fetch(w, "16/08 11:20", "09:13 D\n08:30 A\n08:50 C\n08:40 B");
	world_added(w, "");
}

/* The last fetch, of ten minutes ago, had the line of yesterday; the clock of
 * a new one would have been past by then. */
static void
a_line_seen_after_its_clock_is_no_bulletin(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 B\n09:12 A");
	world_fetch(w, "16/08 09:41", "09:40 D\n09:13 B\n09:13 C\n09:12 A");
	world_fetch(w, "16/08 10:51", "10:50 E\n09:40 D\n09:13 C");
	world_added(w, "16/08 10:50:00 E");
}

/* Read alone, the list below a pinned line begins the day before. */
static void
a_new_line_below_a_pinned_one_is_of_today(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 16:36", "16:35 B\n16:20 A\n09:13 P");
	world_fetch(w, "15/08 16:40", "09:13 P\n16:35 B\n16:20 A");
	world_added(w, "");
	world_fetch(w, "15/08 16:50", "09:13 P\n16:41 C\n16:35 B\n16:20 A");
	world_added(w, "15/08 16:41:00 C");
}

/* Its clock means today again from 09:13 on. */
static void
a_pinned_line_stays_itself_the_next_day(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 22:52", "22:50 B\n22:40 A\n09:13 P");
	world_fetch(w, "15/08 22:55", "09:13 P\n22:50 B\n22:40 A");
	world_added(w, "");
	world_fetch(w, "16/08 09:10", "09:13 P\n09:01 D\n09:00 C\n22:50 B");
	world_added(w, "16/08 09:01:00 D\n16/08 09:00:00 C");
	world_fetch(w, "16/08 09:20", "09:13 P\n09:15 E\n09:01 D\n09:00 C");
	world_added(w, "16/08 09:15:00 E");
	world_changed(w, "");
}

/* The order of the lists would as well have it yesterday's. */
static void
of_two_bulletins_the_one_of_the_day_stands(void **state)
{
	struct world *w = *state;
	const struct history *h = &w->history;

	world_fetch(w, "15/08 12:40", "12:34 A\n11:00 bulletin");
	world_fetch(w, "16/08 11:30",
	    "11:25 C\n11:00 bulletin\n12:34 A\n11:00 bulletin");
	world_added(w, "16/08 11:25:00 C\n16/08 11:00:00 bulletin");
	world_fetch(w, "16/08 11:50", "11:45 D\n11:25 C\n11:00 bulletin");
	world_added(w, "16/08 11:45:00 D");
	assert_int_equal(h->entries[h->page[2].entry].published,
	    world_instant("16/08 11:00"));
}

/* The list grew, and shows the bulletin of the day before its old end. */
static void
a_bulletin_that_comes_to_light_is_not_the_next_one(void **state)
{
	struct world *w = *state;

	world_fetch(w, "16/08 12:40", "12:34 B\n11:00 bulletin");
	world_fetch(w, "16/08 12:50",
	    "12:34 B\n11:00 bulletin\n22:00 A\n11:00 bulletin\n10:00 Z");
	world_added(
	    w, "15/08 22:00:00 A\n15/08 11:00:00 bulletin\n15/08 10:00:00 Z");
	world_fetch(w, "16/08 13:00", "12:34 B\n11:00 bulletin");
	assert_int_equal(w->history.entries[w->history.page[1].entry].published,
	    world_instant("16/08 11:00"));
}

/* The list was cut short, and the pinned line has it read a day early. */
static void
of_two_bulletins_below_a_pinned_line_the_neighbours_own_stands(void **state)
{
	struct world *w = *state;
	const struct history *h = &w->history;

	world_fetch(w, "15/08 12:40",
	    "12:34 C\n11:00 bulletin\n08:00 P\n"
	    "22:00 B\n11:00 bulletin\n10:00 A");
	world_fetch(w, "15/08 12:50",
	    "08:00 P\n12:34 C\n11:00 bulletin\n"
	    "22:00 B\n11:00 bulletin\n10:00 A");
	world_added(w, "");
	world_fetch(w, "15/08 12:55", "08:00 P\n12:34 C\n11:00 bulletin");
	world_added(w, "");
	assert_int_equal(h->page_n, 3);
	assert_int_equal(h->entries[h->page[2].entry].published,
	    world_instant("15/08 11:00"));
}

/* Read from the top, the pinned line of noon puts all others on the day before
 * as soon as a clock past noon stands below it. */
static void
a_pinned_line_moves_no_day(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 12:10", "12:02 P\n11:40 B\n11:30 A");
	world_fetch(w, "15/08 13:17", "12:02 P\n13:11 D\n12:51 C\n11:40 B");
	world_added(w, "15/08 13:11:00 D\n15/08 12:51:00 C");
	/* and the next day, when nothing else is left */
	world_fetch(w, "16/08 13:07", "12:02 P\n11:50 F\n11:45 E");
	world_added(w, "16/08 11:50:00 F\n16/08 11:45:00 E");
}

/* Days apart, so that clocks alone don't tell them. */
static void
old_lines_that_come_back_are_known_without_a_day(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 B\n08:40 A");
	world_fetch(w, "18/08 11:00", "10:30 D\n09:13 B\n08:40 A");
	world_fetch(w, "18/08 11:10", "10:30 D");
	world_fetch(w, "18/08 11:20", "10:30 D\n09:13 B\n08:40 A");
	world_added(w, "");
}

/* In Berlin, where the night to the 26th had an hour more. */
static void
the_day_of_the_clock_change_is_repaired_by_the_clock(void **state)
{
	struct world *w = *state;
	int64_t now = world_instant("26/10 10:32");
	size_t n;
	struct entry *seen;

	w->zone = "Europe/Berlin";
	world_fetch(w, "26/10 08:40", "25/10 20:48 B\n25/10 14:18 A");
	seen = world_read(w, "08:30 P\n11:18 C\n22:48 B\n16:18 A", now, &n);
	seen[0].published = world_instant("26/10 08:30");
	seen[1].published = world_instant("25/10 09:18");
	seen[2].published = world_instant("24/10 20:48");
	seen[3].published = world_instant("24/10 14:18");
	world_merge(w, now, seen, n);
	world_added(w, "26/10 08:30:00 P\n26/10 10:18:00 C");
}

/* What stands below it is of today, and none of yesterday's. */
static void
a_bulletin_below_a_pinned_line_is_new(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 19:05", "19:00 bulletin\n18:50 B\n18:40 A");
	world_fetch(w, "16/08 07:05", "07:01 P\n06:50 D\n06:40 C");
	world_fetch(w, "16/08 18:55", "18:39 F\n18:30 E\n07:01 P");
	world_fetch(w, "16/08 18:56", "07:01 P\n18:39 F\n18:30 E");
	world_added(w, "");
	world_fetch(w, "16/08 19:05", "07:01 P\n19:00 bulletin\n18:39 F");
	world_added(w, "16/08 19:00:00 bulletin");
}

/* It is pinned from now on, and the clocks below it fit the day before. */
static void
a_new_line_below_one_that_was_newest_is_of_today(void **state)
{
	struct world *w = *state;

	world_fetch(w, "19/08 11:30", "11:05 P\n13:10 B\n11:31 A");
	world_fetch(w, "19/08 13:05", "11:05 P\n12:59 C\n13:10 B\n11:31 A");
	world_added(w, "19/08 12:59:00 C");
}

/* It came a day late, when its clock could be of today; the list says that it
 * is not. */
static void
a_new_line_between_lines_of_yesterday_is_of_yesterday(void **state)
{
	struct world *w = *state;

	world_fetch(w, "16/08 07:44", "07:20 D\n22:10 C\n11:14 B\n09:27 A");
	world_fetch(
	    w, "16/08 11:07", "07:20 D\n22:10 C\n11:14 B\n11:06 N\n09:27 A");
	world_added(w, "15/08 11:06:00 N");
}

/* A pinned line drags the page a day back just when ages give way to clocks. */
static void
a_new_line_above_lines_that_had_ages_is_of_today(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 07:10", "-4m P");
	world_fetch(w, "15/08 22:50", "-4m C\n-15m B\n-15h P");
	world_fetch(w, "15/08 22:52", "-15h P\n-6m C\n-17m B");
	world_fetch(w, "16/08 08:30", "07:06 P\n08:20 D\n22:46 C\n22:35 B");
	world_added(w, "16/08 08:20:00 D");
}

/* Read from the top, all are of the day before, and one has the minute of an old
 * line then. */
static void
a_list_of_new_lines_below_a_pinned_one_is_of_today(void **state)
{
	static const char page[] = "07:57 P\n19:59 G\n18:58 F\n18:01 E";
	struct world *w = *state;

	world_fetch(w, "14/08 19:01", "18:58 one that was\n18:40 another");
	world_fetch(w, "15/08 10:40", "10:33 B\n10:31 A\n07:57 P");
	world_fetch(w, "15/08 10:45", "07:57 P\n10:44 C\n10:33 B\n10:31 A");
	world_fetch(w, "15/08 22:19", page);
	world_added(w, "15/08 19:59:00 G\n15/08 18:58:00 F\n15/08 18:01:00 E");
	world_fetch(w, "15/08 22:25", page);
	world_fetch(w, "15/08 22:31", page);
	world_changed(w, "");
}

/* The same where it was the oldest line of the list before. */
static void
a_list_of_new_lines_below_one_pinned_now_is_of_today(void **state)
{
	struct world *w = *state;

	world_fetch(w, "14/08 19:01", "18:58 one that was\n18:40 another");
	world_fetch(w, "15/08 10:40", "10:33 B\n10:31 A\n07:57 P");
	world_fetch(w, "15/08 22:19", "07:57 P\n19:59 F\n18:58 E");
	world_added(w, "15/08 19:59:00 F\n15/08 18:58:00 E");
}

/* Not where the list of before stands: it may as well show more of it. */
static void
old_lines_that_a_list_grows_by_stay_old(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 10:40", "10:33 C\n10:31 B\n10:20 A");
	world_fetch(
	    w, "15/08 22:19", "10:33 C\n10:31 B\n10:20 A\n20:01 Z\n19:59 Y");
	world_added(w, "14/08 20:01:00 Z\n14/08 19:59:00 Y");
}

/* Reworded overnight on a page to which nobody added a line. */
static void
edited_lines_below_a_pinned_one_stay_old(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 10:40", "10:33 B and C\n10:31 A and D\n07:57 P");
	world_fetch(w, "15/08 10:45", "07:57 P\n10:33 B and C\n10:31 A and D");
	world_fetch(w, "16/08 11:00", "07:57 P\n10:33 B and E\n10:31 A and F");
	world_added(w, "");
}

/* What the list grows by is as old as they are. */
static void
an_old_line_below_edited_ones_and_a_pinned_one_stays_old(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 10:40", "10:33 B and C\n10:31 A and D\n07:57 P");
	world_fetch(w, "15/08 10:45", "07:57 P\n10:33 B and C\n10:31 A and D");
	world_fetch(
	    w, "16/08 11:00", "07:57 P\n10:33 B and E\n10:31 A and F\n10:20 Z");
	world_added(w, "15/08 10:20:00 Z");
	world_changed(w, "edited A and F\nedited B and E");
}

#define IN_A_WORLD(test)                                                       \
	cmocka_unit_test_setup_teardown(test, world_set_up, world_tear_down)

static const struct CMUnitTest tests[] = {
    IN_A_WORLD(a_quiet_page_adds_nothing_for_days),
    IN_A_WORLD(a_line_on_top_the_next_day_is_the_one_new_line),
    IN_A_WORLD(only_the_last_old_line_is_left_the_next_day),
    IN_A_WORLD(
	a_quiet_page_that_shows_more_old_lines_dates_them_before_the_known),
    IN_A_WORLD(old_lines_that_come_back_on_a_quiet_page_are_known),
    IN_A_WORLD(the_hour_of_the_clock_change_is_no_new_day),
    IN_A_WORLD(a_bulletin_of_every_morning_is_new_every_morning),
    IN_A_WORLD(the_newest_line_may_be_the_bulletin),
    IN_A_WORLD(a_bulletin_above_lines_that_are_known_is_new),
    IN_A_WORLD(both_bulletins_may_stand_on_one_page),
    IN_A_WORLD(a_bulletin_that_comes_to_light_is_not_the_next_one),
    IN_A_WORLD(of_two_bulletins_below_a_pinned_line_the_neighbours_own_stands),
    IN_A_WORLD(a_pinned_line_moves_no_day),
    IN_A_WORLD(old_lines_that_come_back_are_known_without_a_day),
    IN_A_WORLD(a_line_that_moved_on_a_quiet_page_is_known),
    IN_A_WORLD(a_line_seen_after_its_clock_is_no_bulletin),
    IN_A_WORLD(a_new_line_below_a_pinned_one_is_of_today),
    IN_A_WORLD(a_pinned_line_stays_itself_the_next_day),
    IN_A_WORLD(of_two_bulletins_the_one_of_the_day_stands),
    IN_A_WORLD(the_day_of_the_clock_change_is_repaired_by_the_clock),
    IN_A_WORLD(a_bulletin_below_a_pinned_line_is_new),
    IN_A_WORLD(a_new_line_above_lines_that_had_ages_is_of_today),
    IN_A_WORLD(a_new_line_between_lines_of_yesterday_is_of_yesterday),
    IN_A_WORLD(a_new_line_below_one_that_was_newest_is_of_today),
    IN_A_WORLD(a_list_of_new_lines_below_a_pinned_one_is_of_today),
    IN_A_WORLD(a_list_of_new_lines_below_one_pinned_now_is_of_today),
    IN_A_WORLD(old_lines_that_a_list_grows_by_stay_old),
    IN_A_WORLD(edited_lines_below_a_pinned_one_stay_old),
    IN_A_WORLD(an_old_line_below_edited_ones_and_a_pinned_one_stays_old),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
