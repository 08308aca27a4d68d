/* test-renew.c - lists that a pinned line drags to the day before, with nothing
 * known in them. */
#include "mergeaid.h"

static void
a_list_below_a_line_pinned_since_is_of_today(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 11:20", "11:18 C\n11:14 B\n11:10 A");
	world_fetch(w, "15/08 12:00", "11:40 P\n11:58 F\n11:54 E\n11:30 D");
	world_added(w, "15/08 11:40:00 P\n15/08 11:58:00 F\n15/08 11:54:00 E\n"
		       "15/08 11:30:00 D");
	world_gap(w, "15/08 11:18", "15/08 11:30");
}

static void
the_pinned_line_may_be_older_than_the_last_page(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 11:20", "11:18 C\n11:14 B\n11:10 A");
	world_fetch(w, "15/08 12:00", "08:10 P\n11:58 E\n11:30 D\n23:50 Z");
	world_added(w, "15/08 08:10:00 P\n15/08 11:58:00 E\n15/08 11:30:00 D\n"
		       "14/08 23:50:00 Z");
	world_gap(w, "15/08 11:18", "15/08 11:30");
}

static void
a_few_lines_may_be_pinned_together(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 11:20", "11:18 C\n11:14 B\n11:10 A");
	world_fetch(
	    w, "15/08 12:00", "11:43 R\n11:42 Q\n11:41 P\n11:58 E\n11:50 D");
	world_added(w, "15/08 11:43:00 R\n15/08 11:42:00 Q\n15/08 11:41:00 P\n"
		       "15/08 11:58:00 E\n15/08 11:50:00 D");
}

/* A day passed between them. */
static void
what_stands_below_more_is_read_as_it_stands(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 11:20", "11:18 C\n11:14 B\n11:10 A");
	world_fetch(w, "15/08 12:00",
	    "11:44 S\n11:43 R\n11:42 Q\n11:41 P\n11:58 E\n11:50 D");
	world_added(w, "15/08 11:44:00 S\n15/08 11:43:00 R\n15/08 11:42:00 Q\n"
		       "15/08 11:41:00 P\n14/08 11:58:00 E\n14/08 11:50:00 D");
}

/* The last page would have had it of today as well. */
static void
what_was_past_at_the_last_fetch_is_read_as_it_stands(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 11:20", "11:18 C\n11:14 B\n11:10 A");
	world_fetch(w, "15/08 12:00", "10:40 P\n10:58 E\n10:50 D");
	world_added(w, "15/08 10:40:00 P\n14/08 10:58:00 E\n14/08 10:50:00 D");
}

/* They are in order. */
static void
what_stands_below_many_dates_is_read_as_it_stands(void **state)
{
	struct world *w = *state;
	int64_t now = world_instant("15/08 12:00");
	size_t n;
	struct entry *seen;

	world_fetch(w, "15/08 11:20", "11:18 C\n11:14 B\n11:10 A");
	seen = world_read(w,
	    "14/08 23:00 T\n14/08 22:00 S\n14/08 21:00 R\n14/08 20:00 Q\n"
	    "11:58 E",
	    now, &n);
	seen[4].published = world_instant("14/08 11:58");
	world_merge(w, now, seen, n);
	assert_int_equal(world_find(w, "E")->published, seen[4].published);
}

/* All of it has come since, be it of the day before. */
static void
a_list_after_days_is_read_as_it_stands(void **state)
{
	struct world *w = *state;

	world_fetch(w, "13/08 11:20", "11:18 C\n11:14 B\n11:10 A");
	world_fetch(w, "15/08 12:00", "11:40 P\n11:58 E\n11:50 D");
	world_added(w, "15/08 11:40:00 P\n14/08 11:58:00 E\n14/08 11:50:00 D");
}

/* It may have been all that was shown of a list. */
static void
a_page_of_a_single_line_tells_nothing(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 11:20", "11:18 A");
	world_fetch(w, "15/08 12:00", "11:40 P\n11:58 E\n11:50 D");
	world_added(w, "15/08 11:40:00 P\n14/08 11:58:00 E\n14/08 11:50:00 D");
}

/* No page before it could have had it. */
static void
a_first_page_is_read_as_it_stands(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 12:00", "11:40 P\n11:58 E\n11:50 D");
	world_added(w, "15/08 11:40:00 P\n14/08 11:58:00 E\n14/08 11:50:00 D");
}

static void
a_line_of_the_last_page_in_other_words_is_of_its_day(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 11:20",
	    "11:18 Rain in the north\n11:58 Court hears the case");
	world_fetch(w, "15/08 12:00",
	    "11:40 Ship aground\n11:58 Judges adjourn until autumn\n"
	    "10:10 Market opens");
	assert_int_equal(world_find(w, "Market opens")->published,
	    world_instant("14/08 10:10"));
}

#define IN_A_WORLD(test)                                                       \
	cmocka_unit_test_setup_teardown(test, world_set_up, world_tear_down)

static const struct CMUnitTest tests[] = {
    IN_A_WORLD(a_list_below_a_line_pinned_since_is_of_today),
    IN_A_WORLD(the_pinned_line_may_be_older_than_the_last_page),
    IN_A_WORLD(a_few_lines_may_be_pinned_together),
    IN_A_WORLD(what_stands_below_more_is_read_as_it_stands),
    IN_A_WORLD(what_was_past_at_the_last_fetch_is_read_as_it_stands),
    IN_A_WORLD(what_stands_below_many_dates_is_read_as_it_stands),
    IN_A_WORLD(a_list_after_days_is_read_as_it_stands),
    IN_A_WORLD(a_page_of_a_single_line_tells_nothing),
    IN_A_WORLD(a_first_page_is_read_as_it_stands),
    IN_A_WORLD(a_line_of_the_last_page_in_other_words_is_of_its_day),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
