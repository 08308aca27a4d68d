/* test-course.c - pages that were read upside down. */
#include "merge/course.h"
#include "mergeaid.h"

/* A page as it would be read in that order, after it was fetched as one that runs
 * the other way. */
static enum line_order
mistaken(struct world *w, enum line_order read, const char *when,
    const char *page, bool turned)
{
	size_t n;
	struct entry *seen;

	w->order = read;
	seen = world_read(w, page, world_instant(when), &n);
	assert_int_equal(course_of_lines(seen, n), read);
	if (turned)
		w->order = read == ORDER_OLDEST_FIRST ? ORDER_NEWEST_FIRST
						      : ORDER_OLDEST_FIRST;
	return course_mistaken(&w->history, seen, n);
}

static void
a_short_list_of_some_nights_runs_as_its_known_lines_did(void **state)
{
	struct world *w = *state;

	w->order = ORDER_NEWEST_FIRST;
	world_fetch(w, "12/08 09:10", "08:15 C\n15:20 B\n21:40 A");
	assert_int_equal(course_of_page(&w->history), ORDER_NEWEST_FIRST);
	assert_int_equal(mistaken(w, ORDER_OLDEST_FIRST, "13/08 02:10",
			     "02:05 D\n08:15 C\n15:20 B", false),
	    ORDER_NEWEST_FIRST);
	/* What repeats itself tells nothing. */
	assert_int_equal(mistaken(w, ORDER_OLDEST_FIRST, "13/08 02:10",
			     "02:05 D\n08:15 C\n15:20 B\n15:20 B", false),
	    ORDER_UNKNOWN);
	/* Nor does a single line. */
	assert_int_equal(mistaken(w, ORDER_OLDEST_FIRST, "13/08 02:10",
			     "02:05 D\n08:15 C\n15:20 X", false),
	    ORDER_UNKNOWN);
}

static void
a_short_list_that_runs_upwards_does_likewise(void **state)
{
	struct world *w = *state;

	w->order = ORDER_OLDEST_FIRST;
	world_fetch(
	    w, "12/08 09:10", "19:00 X\n20:00 Y\n21:40 A\n15:20 B\n08:15 C");
	assert_int_equal(course_of_page(&w->history), ORDER_OLDEST_FIRST);
	assert_int_equal(mistaken(w, ORDER_NEWEST_FIRST, "13/08 02:10",
			     "15:20 B\n08:15 C\n02:05 D", false),
	    ORDER_OLDEST_FIRST);
}

static void
a_page_that_turns_round_is_read_well(void **state)
{
	struct world *w = *state;

	w->order = ORDER_NEWEST_FIRST;
	world_fetch(w, "12/08 09:10", "08:15 C\n07:20 B\n06:40 A");
	assert_int_equal(mistaken(w, ORDER_OLDEST_FIRST, "12/08 09:20",
			     "06:40 A\n07:20 B\n08:15 C", true),
	    ORDER_UNKNOWN);
	w->order = ORDER_OLDEST_FIRST;
	world_fetch(w, "12/08 09:30",
	    "05:00 X\n06:00 Y\n06:40 A\n07:20 B\n08:15 C\n09:25 D");
	assert_int_equal(mistaken(w, ORDER_NEWEST_FIRST, "12/08 09:40",
			     "09:25 D\n08:15 C\n07:20 B\n06:40 A", true),
	    ORDER_UNKNOWN);
}

static void
lines_of_the_same_words_are_told_by_their_clocks(void **state)
{
	struct world *w = *state;

	w->order = ORDER_OLDEST_FIRST;
	world_fetch(
	    w, "12/08 23:10", "17:00 X\n18:00 Y\n19:00 Z\n20:00 A\n21:00 A");
	assert_int_equal(mistaken(w, ORDER_NEWEST_FIRST, "12/08 23:20",
			     "20:00 A\n21:00 A", false),
	    ORDER_OLDEST_FIRST);
}

/* What printed a clock prints its date from midnight on. */
static void
a_list_whose_clocks_turned_to_dates_runs_as_they_did(void **state)
{
	struct world *w = *state;

	w->order = ORDER_OLDEST_FIRST;
	world_fetch(w, "14/08 23:50",
	    "13/08 Z\n19:00 A\n20:00 B\n21:00 C\n22:00 D\n23:40 E");
	assert_int_equal(
	    mistaken(w, ORDER_NEWEST_FIRST, "15/08 00:10",
		"14/08 B\n14/08 C\n14/08 D\n14/08 E\n14/08 00:00 F", false),
	    ORDER_OLDEST_FIRST);
	/* Dates of another day are other lines'. */
	assert_int_equal(
	    mistaken(w, ORDER_NEWEST_FIRST, "15/08 00:10",
		"13/08 B\n13/08 C\n13/08 D\n13/08 E\n13/08 00:00 F", false),
	    ORDER_UNKNOWN);
	assert_int_equal(
	    mistaken(w, ORDER_NEWEST_FIRST, "16/08 00:10",
		"15/08 B\n15/08 C\n15/08 D\n15/08 E\n15/08 00:00 F", false),
	    ORDER_UNKNOWN);
	/* So are clocks. */
	assert_int_equal(
	    mistaken(w, ORDER_NEWEST_FIRST, "15/08 00:10",
		"14/08 06:00 B\n14/08 05:00 C\n14/08 04:00 D", false),
	    ORDER_UNKNOWN);
}

/* The list below them says nothing of the way in which it runs. */
static void
pinned_lines_above_a_line_are_no_list_upwards(void **state)
{
	struct world *w = *state;

	w->order = ORDER_OLDEST_FIRST;
	world_fetch(w, "12/08 09:10", "06:00 P\n07:00 Q\n08:15 A");
	assert_int_equal(mistaken(w, ORDER_NEWEST_FIRST, "12/08 09:20",
			     "09:15 B\n08:15 A", true),
	    ORDER_UNKNOWN);
}

#define IN_A_WORLD(test)                                                       \
	cmocka_unit_test_setup_teardown(test, world_set_up, world_tear_down)

static const struct CMUnitTest tests[] = {
    IN_A_WORLD(a_short_list_of_some_nights_runs_as_its_known_lines_did),
    IN_A_WORLD(a_short_list_that_runs_upwards_does_likewise),
    IN_A_WORLD(a_page_that_turns_round_is_read_well),
    IN_A_WORLD(lines_of_the_same_words_are_told_by_their_clocks),
    IN_A_WORLD(a_list_whose_clocks_turned_to_dates_runs_as_they_did),
    IN_A_WORLD(pinned_lines_above_a_line_are_no_list_upwards),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
