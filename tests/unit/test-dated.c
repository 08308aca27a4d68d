/* test-dated.c - a clock today is a bare date tomorrow. */
#include "mergeaid.h"

static void
a_clock_that_becomes_its_date_is_the_same_line(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 23:58", "23:50 C\n22:10 B\n14/08 A");
	world_fetch(w, "16/08 00:10", "15/08 C\n15/08 B\n14/08 A");
	world_added(w, "");
	world_changed(w, "");
	world_fetch(w, "16/08 00:20", "00:15 D\n15/08 C\n15/08 B\n14/08 A");
	world_added(w, "16/08 00:15:00 D");
	world_fetch(w, "17/08 00:20", "00:15 E\n16/08 D\n15/08 C\n15/08 B");
	world_added(w, "17/08 00:15:00 E");
	world_history(w,
	    "17/08 00:15:00 E\n16/08 00:15:00 D\n15/08 23:50:00 C\n"
	    "15/08 22:10:00 B\n14/08 00:00:00 A");
}

static void
lines_of_equal_words_on_one_day_are_told_by_their_order(void **state)
{
	struct world *w = *state;

	world_fetch(
	    w, "15/08 23:58", "23:50 sirens\n23:10 A\n22:10 sirens\n22:05 B");
	world_fetch(w, "16/08 00:10",
	    "00:07 sirens\n15/08 sirens\n15/08 A\n15/08 sirens\n15/08 B");
	world_added(w, "16/08 00:07:00 sirens");
	world_fetch(w, "16/08 00:20", "00:07 sirens\n15/08 sirens\n15/08 A");
	world_added(w, "");
	world_changed(w, "");
	/* the newest of them is gone, and not the oldest, if it stands above */
	assert_int_equal(w->history.entries[w->history.page[1].entry].published,
	    world_instant("15/08 23:50"));
}

static void
a_bulletin_of_the_same_clock_is_another(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:00 bulletin\n08:10 B\n07:00 A");
	world_fetch(w, "16/08 00:10", "15/08 bulletin\n15/08 B\n15/08 A");
	world_added(w, "");
	world_fetch(w, "16/08 09:05",
	    "09:00 bulletin\n15/08 bulletin\n15/08 B\n15/08 A");
	world_added(w, "16/08 09:00:00 bulletin");
	world_fetch(w, "16/08 09:15",
	    "09:00 bulletin\n15/08 bulletin\n15/08 B\n15/08 A");
	world_added(w, "");
	world_changed(w, "");
}

static void
the_date_of_another_day_is_another_event(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 23:58", "23:50 sirens\n22:10 B");
	world_fetch(w, "16/08 12:00", "11:50 C\n14/08 sirens");
	world_added(w, "16/08 11:50:00 C\n14/08 00:00:00 sirens");
}

static void
a_list_that_grows_back_shows_known_lines_by_their_date(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 20:00", "19:50 B\n19:40 A");
	world_fetch(w, "15/08 21:00", "20:50 D\n20:40 C");
	world_fetch(w, "16/08 00:10", "15/08 D\n15/08 C\n15/08 B\n15/08 A");
	world_added(w, "");
}

static void
the_number_in_a_link_tells_an_edit_at_midnight(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 23:58",
	    "23:50 Talks go on <http://x.org/n/12345/a\n22:10 B");
	world_fetch(w, "16/08 00:10",
	    "15/08 The strike is off <http://x.org/n/12345/b\n15/08 B");
	world_added(w, "");
	world_changed(w, "edited The strike is off");
}

static void
other_numbers_are_other_lines(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 23:58",
	    "23:50 Alert <http://x.org/n/12346/a\n"
	    "22:50 Alert <http://x.org/n/12345/a\n22:10 B");
	world_fetch(w, "16/08 00:10",
	    "15/08 Alert <http://x.org/n/12345/a\n"
	    "15/08 Alert <http://x.org/n/12347/a\n15/08 B");
	world_added(w, "15/08 00:00:00 Alert");
}

/* An hour of the day is no reason to read the lines below by another day. */
static void
what_stands_below_a_bare_date_keeps_its_clock(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 23:58", "15:00 B\n14:00 A");
	world_fetch(w, "16/08 00:10", "15/08 B\n09:10 C\n08:00 D");
	world_added(w, "15/08 09:10:00 C\n15/08 08:00:00 D");
}

/* Where our day ends at 22:00 UTC. */
static void
the_day_is_that_of_the_zone(void **state)
{
	struct world *w = *state;
	int64_t now = world_instant("15/08 21:10");
	struct entry *seen;
	size_t n;

	w->zone = "Asia/Beirut";
	world_fetch(w, "14/08 22:30", "22:20 A\n22:10 B");
	seen = world_read(w, "-1d A\n-1d B", now, &n);
	for (size_t i = 0; i < n; i++) {
		seen[i].origin = ORIGIN_PRINTED;
		seen[i].precision = 86400;
		seen[i].published = world_instant("14/08 21:00");
		seen[i].time_text = "2025-08-15";
	}
	world_merge(w, now, seen, n);
	world_added(w, "");
}

#define IN_A_WORLD(test)                                                       \
	cmocka_unit_test_setup_teardown(test, world_set_up, world_tear_down)

static const struct CMUnitTest tests[] = {
    IN_A_WORLD(a_clock_that_becomes_its_date_is_the_same_line),
    IN_A_WORLD(lines_of_equal_words_on_one_day_are_told_by_their_order),
    IN_A_WORLD(a_bulletin_of_the_same_clock_is_another),
    IN_A_WORLD(the_date_of_another_day_is_another_event),
    IN_A_WORLD(a_list_that_grows_back_shows_known_lines_by_their_date),
    IN_A_WORLD(the_number_in_a_link_tells_an_edit_at_midnight),
    IN_A_WORLD(other_numbers_are_other_lines),
    IN_A_WORLD(what_stands_below_a_bare_date_keeps_its_clock),
    IN_A_WORLD(the_day_is_that_of_the_zone),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
