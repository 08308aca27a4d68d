/* test-reprint.c - clocks that are printed in another form from now on. */
#include "mergeaid.h"

/* Broken off, the page ends in the lines of the day before. */
static void
a_clock_in_another_form_and_on_another_day_is_the_same_line(void **state)
{
	struct world *w = *state;

	w->order = ORDER_OLDEST_FIRST;
	world_fetch(w, "15/08 13:00", "22:40 A\n22:50 B\n12:10 C\n12:50 D");
	world_fetch(w, "15/08 13:10", "22:40:00 A\n22:50:00 B");
	world_added(w, "");
	world_fetch(w, "15/08 23:10", "22:40:00 A\n22:50:00 B\n12:10:00 C");
	world_added(w, "");
}

/* A pinned line drags the page a day back just when its clocks change form. */
static void
a_new_line_of_a_page_in_another_form_is_of_today(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 22:50", "22:46 C\n22:35 B\n07:06 P");
	world_fetch(w, "15/08 22:52", "07:06 P\n22:46 C\n22:35 B");
	world_fetch(
	    w, "16/08 07:25", "07:06:00 P\n07:24:05 D\n22:46:30 C\n22:35:10 B");
	world_added(w, "16/08 07:24:05 D");
	world_fetch(w, "16/08 07:30", "07:06:00 P\n07:24:05 D\n22:46:30 C");
	world_added(w, "");
}

/* A pinned line drags the page a day back, onto the bulletins of days before. */
static void
bulletins_in_another_form_are_told_by_their_neighbours(void **state)
{
	struct world *w = *state;

	world_fetch(w, "16/08 10:55",
	    "15/08 08:00 P\n16/08 10:50 D\n16/08 10:00 C\n"
	    "15/08 11:00 bulletin\n15/08 10:30 B\n"
	    "14/08 11:00 bulletin\n14/08 10:00 A");
	world_fetch(w, "16/08 11:10",
	    "08:00:05 P\n11:00:00 bulletin\n10:50:10 D\n10:00:20 C\n"
	    "11:00:00 bulletin\n10:30:30 B\n"
	    "11:00:00 bulletin\n10:00:40 A");
	world_added(w, "16/08 11:00:00 bulletin");
	assert_int_equal(w->history.entries[w->history.page[4].entry].published,
	    world_instant("15/08 11:00"));
}

/* Its clock is about to come again: it is read as of now. */
static void
a_pinned_line_in_another_form_may_be_ahead(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 22:50", "22:46 C\n22:35 B\n07:22 P");
	world_fetch(w, "15/08 22:52", "07:22 P\n22:46 C\n22:35 B");
	world_fetch(w, "16/08 07:20:30", "07:22:14 P\n22:46:30 C\n22:35:10 B");
	world_added(w, "");
}

/* It means today where the page that it is pinned to is read well. */
static void
a_pinned_line_in_another_form_tells_no_day(void **state)
{
	struct world *w = *state;
	int64_t now = world_instant("16/08 07:25");
	size_t n;
	struct entry *seen;

	world_fetch(w, "15/08 22:50", "22:46 C\n22:35 B\n07:06 P");
	world_fetch(w, "15/08 22:52", "07:06 P\n22:46 C\n22:35 B");
	seen = world_read(w, "07:06:00 P\n07:24:05 D\n22:46:30 C", now, &n);
	seen[1].published += 86400;
	seen[2].published += 86400;
	world_merge(w, now, seen, n);
	world_added(w, "16/08 07:24:05 D");
}

/* A site's clock ahead of ours left the line at the minute of its first sight,
 * before the one that it prints. */
static void
a_line_from_a_fast_clock_is_known_in_another_form(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:13:03", "09:15 B\n09:00 A");
	world_fetch(w, "15/08 09:20", "09:18:40 C\n09:15:20 B\n09:00:30 A");
	world_added(w, "15/08 09:18:40 C");
}

/* Likewise where the page that had it first came out of a cache, whose clock was
 * our clock then. */
static void
a_line_from_a_fast_clock_is_known_after_a_stale_page(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 08:50", "08:40 A");
	world_fetch_old(w, "15/08 09:25", "15/08 09:13:03", "09:15 B\n08:40 A");
	world_added(w, "15/08 09:13:00 B");
	world_fetch(w, "15/08 09:40", "09:38:40 C\n09:15:20 B\n08:40:30 A");
	world_added(w, "15/08 09:38:40 C");
}

/* What is ahead of the clock by which the page was made is read as of then. */
static void
a_pinned_line_of_a_stale_page_may_be_ahead(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 22:50", "22:46 C\n22:35 B\n07:22 P");
	world_fetch(w, "15/08 22:52", "07:22 P\n22:46 C\n22:35 B");
	world_fetch_old(w, "16/08 07:35", "16/08 07:20:30",
	    "07:22:14 P\n22:46:30 C\n22:35:10 B");
	world_added(w, "");
}

/* The list was short when it was rebuilt, and grows again. */
static void
a_line_from_a_fast_clock_is_known_by_its_date_when_it_returns(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:13:03", "09:15 B\n09:00 A");
	world_fetch(w, "15/08 12:00", "11:50 D\n11:40 C");
	world_fetch(w, "15/08 12:10",
	    "15/08 11:50 D\n15/08 11:40 C\n15/08 09:15 B\n15/08 09:00 A");
	world_added(w, "");
}

/* The first was seen in its own minute, so nothing says that our clock was late;
 * and both are printed in one form. */
static void
an_alarm_soon_after_one_that_is_gone_is_another(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:10:30", "09:10 sirens\n09:00 A");
	world_fetch(w, "15/08 09:20", "09:13 sirens\n09:12 B");
	world_added(w, "15/08 09:13:00 sirens\n15/08 09:12:00 B");
}

/* No clock tells the quiet day between C and B. */
static void
old_lines_in_another_form_are_known_without_a_day(void **state)
{
	struct world *w = *state;

	world_fetch(w, "12/08 19:00", "18:50 B\n18:10 A");
	world_fetch(w, "14/08 12:20", "12:13 D\n21:07 C");
	world_fetch(
	    w, "14/08 12:30", "12:13:09 D\n21:07:10 C\n18:50:11 B\n18:10:12 A");
	world_added(w, "");
}

/* In Berlin, where the night to the 26th had an hour more. */
static void
old_lines_in_another_form_are_known_by_what_the_clock_showed(void **state)
{
	struct world *w = *state;
	int64_t now = world_instant("26/10 15:10");
	size_t n;
	struct entry *seen;

	w->zone = "Europe/Berlin";
	world_fetch(w, "25/10 10:10", "10:00 A");
	world_fetch(w, "26/10 15:05", "15:00 B");
	seen = world_read(w, "16:00:20 B\n12:00:20 A", now, &n);
	seen[0].published = world_instant("26/10 15:00:20");
	seen[1].published = world_instant("26/10 11:00:20");
	world_merge(w, now, seen, n);
	world_added(w, "");
}

/* A wording that a line had before it has again: that makes it no repeated one,
 * and it tells the bulletins about it as well as others do. */
static void
lines_that_were_edited_back_tell_bulletins_too(void **state)
{
	static const char page[] =
	    "15/08 08:00 P\n16/08 10:50 court rejects appeal\n"
	    "15/08 11:00 bulletin\n15/08 10:30 oil price climbs\n"
	    "14/08 11:00 bulletin\n14/08 10:00 minister resigns";
	struct world *w = *state;

	world_fetch(w, "16/08 10:55", page);
	world_fetch(w, "16/08 10:57",
	    "15/08 08:00 P\n16/08 10:50 court rejects appeals\n"
	    "15/08 11:00 bulletin\n15/08 10:30 oil price climbs on\n"
	    "14/08 11:00 bulletin\n14/08 10:00 the minister resigns");
	world_fetch(w, "16/08 10:59", page);
	world_added(w, "");
	world_fetch(w, "16/08 11:10",
	    "08:00:05 P\n11:00:00 bulletin\n10:50:10 court rejects appeal\n"
	    "11:00:00 bulletin\n10:30:30 oil price climbs\n"
	    "11:00:00 bulletin\n10:00:40 minister resigns");
	world_added(w, "16/08 11:00:00 bulletin");
	assert_int_equal(w->history.entries[w->history.page[3].entry].published,
	    world_instant("15/08 11:00"));
	world_changed(w, "");
}

#define IN_A_WORLD(test)                                                       \
	cmocka_unit_test_setup_teardown(test, world_set_up, world_tear_down)

static const struct CMUnitTest tests[] = {
    IN_A_WORLD(a_clock_in_another_form_and_on_another_day_is_the_same_line),
    IN_A_WORLD(a_new_line_of_a_page_in_another_form_is_of_today),
    IN_A_WORLD(lines_that_were_edited_back_tell_bulletins_too),
    IN_A_WORLD(bulletins_in_another_form_are_told_by_their_neighbours),
    IN_A_WORLD(a_pinned_line_in_another_form_may_be_ahead),
    IN_A_WORLD(a_pinned_line_in_another_form_tells_no_day),
    IN_A_WORLD(a_line_from_a_fast_clock_is_known_in_another_form),
    IN_A_WORLD(a_line_from_a_fast_clock_is_known_after_a_stale_page),
    IN_A_WORLD(a_pinned_line_of_a_stale_page_may_be_ahead),
    IN_A_WORLD(a_line_from_a_fast_clock_is_known_by_its_date_when_it_returns),
    IN_A_WORLD(old_lines_in_another_form_are_known_without_a_day),
    IN_A_WORLD(old_lines_in_another_form_are_known_by_what_the_clock_showed),
    IN_A_WORLD(an_alarm_soon_after_one_that_is_gone_is_another),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
