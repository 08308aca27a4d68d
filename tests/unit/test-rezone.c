/* test-rezone.c - lists whose clocks move all at once. */
#include "mergeaid.h"

#include "base/instant.h"

/* A page as it was, and as it is printed from then on. */
static const char before[] = "12:00 five killed in flood\n"
			     "11:40 court rejects appeal\n"
			     "11:15 sirens\n"
			     "10:50 oil price climbs\n"
			     "10:15 sirens\n"
			     "09:50 minister resigns";
static const char earlier[] = "11:00 five killed in flood\n"
			      "10:40 court rejects appeal\n"
			      "10:15 sirens\n"
			      "09:50 oil price climbs\n"
			      "09:15 sirens\n"
			      "08:50 minister resigns";
static const char later[] = "14:00 five killed in flood\n"
			    "13:40 court rejects appeal\n"
			    "13:15 sirens\n"
			    "12:50 oil price climbs\n"
			    "12:15 sirens\n"
			    "11:50 minister resigns";

/* Fetches a page that shows nothing new, in more ways than one. */
static void
nothing_happens(struct world *w, const char *when, const char *page)
{
	world_fetch(w, when, page);
	world_added(w, "");
	world_changed(w, "");
	world_gap(w, NULL, NULL);
}

static void
polled_for_hours_nothing_happens(struct world *w, const char *page)
{
	static const char *const whens[] = {"15/08 12:11", "15/08 12:25",
	    "15/08 12:59", "15/08 13:41", "15/08 14:30", "16/08 09:30",
	    "16/08 13:20", "16/08 23:00", "17/08 08:00", "17/08 10:00",
	    "17/08 13:20"};

	for (size_t i = 0; i < sizeof(whens) / sizeof(whens[0]); i++)
		nothing_happens(w, whens[i], page);
}

static void
clocks_an_hour_earlier_are_the_same_lines(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 12:05", before);
	polled_for_hours_nothing_happens(w, earlier);
}

/* Read alone, they are of yesterday, until their clocks are past. */
static void
clocks_two_hours_later_are_the_same_lines(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 12:05", before);
	polled_for_hours_nothing_happens(w, later);
}

static void
the_clocks_may_be_moved_back_again(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 12:05", before);
	nothing_happens(w, "15/08 12:10", earlier);
	nothing_happens(w, "15/08 12:15", before);
	nothing_happens(w, "15/08 12:20", later);
	nothing_happens(w, "15/08 12:25", earlier);
	nothing_happens(w, "15/08 12:30", before);
}

static void
clocks_that_cross_midnight_are_the_same_lines(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 00:25", "00:20 C\n23:50 B\n23:10 A");
	nothing_happens(w, "15/08 00:30", "01:20 C\n00:50 B\n00:10 A");
	nothing_happens(w, "15/08 00:40", "23:20 C\n22:50 B\n22:10 A");
	nothing_happens(w, "15/08 01:30", "23:20 C\n22:50 B\n22:10 A");
}

static void
dates_cross_midnight_with_their_clocks(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 00:25",
	    "15/08 00:20 C\n14/08 23:50 B\n14/08 23:10 A\n12/08 12:00 Z");
	nothing_happens(w, "15/08 00:30",
	    "14/08 23:20 C\n14/08 22:50 B\n14/08 22:10 A\n12/08 11:00 Z");
	nothing_happens(w, "15/08 02:30",
	    "15/08 01:20 C\n15/08 00:50 B\n15/08 00:10 A\n12/08 13:00 Z");
}

/* Dates say that a clock isn't of yesterday, so it can't be at all. */
static void
dates_of_a_clock_ahead_are_the_same_lines(void **state)
{
	struct world *w = *state;

	world_fetch(
	    w, "15/08 12:05", "15/08 12:00 C\n15/08 11:40 B\n15/08 11:10 A");
	world_fetch(w, "15/08 12:10",
	    "15/08 14:08 D\n15/08 14:00 C\n15/08 13:40 B\n15/08 13:10 A");
	world_added(w, "15/08 12:08:00 D");
	world_changed(w, "");
	nothing_happens(w, "15/08 13:20",
	    "15/08 14:08 D\n15/08 14:00 C\n15/08 13:40 B\n15/08 13:10 A");
	world_fetch(w, "15/08 13:40",
	    "15/08 15:28 E\n15/08 14:08 D\n15/08 14:00 C\n15/08 13:40 B");
	world_added(w, "15/08 13:28:00 E");
	nothing_happens(w, "15/08 13:50",
	    "15/08 13:28 E\n15/08 12:08 D\n15/08 12:00 C\n15/08 11:40 B");
}

/* On all days but one: those are other events. */
static void
dates_that_move_by_days_are_other_lines(void **state)
{
	struct world *w = *state;

	world_fetch(
	    w, "15/08 12:25", "14/08 12:20 C\n14/08 11:50 B\n14/08 11:10 A");
	world_fetch(
	    w, "16/08 14:25", "15/08 13:20 C\n15/08 12:50 B\n15/08 12:10 A");
	world_added(w, "15/08 13:20:00 C\n15/08 12:50:00 B\n15/08 12:10:00 A");
}

static void
new_lines_above_are_read_by_the_new_clock(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 12:05", "12:00 C\n11:40 B\n11:10 A");
	world_fetch(w, "15/08 12:10", "11:08 D\n11:00 C\n10:40 B\n10:10 A");
	world_added(w, "15/08 12:08:00 D");
	world_changed(w, "");
	nothing_happens(w, "15/08 12:20", "11:08 D\n11:00 C\n10:40 B\n10:10 A");
	world_fetch(w, "15/08 13:30", "12:25 E\n11:08 D\n11:00 C\n10:40 B");
	world_added(w, "15/08 13:25:00 E");
	/* what was printed otherwise has scrolled off */
	world_fetch(w, "15/08 14:30", "13:28 G\n13:20 F\n12:25 E\n11:08 D");
	world_added(w, "15/08 14:28:00 G\n15/08 14:20:00 F");
	world_fetch(w, "15/08 14:40", "13:36 H\n13:28 G\n13:20 F\n12:25 E");
	world_added(w, "15/08 14:36:00 H");
	/* and back */
	world_fetch(w, "15/08 14:50", "14:45 I\n14:36 H\n14:28 G\n14:20 F");
	world_added(w, "15/08 14:45:00 I");
	nothing_happens(w, "15/08 15:00", "14:45 I\n14:36 H\n14:28 G\n14:20 F");
}

static void
new_lines_of_a_clock_ahead_are_not_of_yesterday(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 12:05", "12:00 C\n11:40 B\n11:10 A");
	world_fetch(w, "15/08 12:10", "13:08 D\n13:00 C\n12:40 B\n12:10 A");
	world_added(w, "15/08 12:08:00 D");
	nothing_happens(w, "15/08 13:09", "13:08 D\n13:00 C\n12:40 B\n12:10 A");
	world_fetch(w, "15/08 13:30", "14:25 E\n13:08 D\n13:00 C\n12:40 B");
	world_added(w, "15/08 13:25:00 E");
	world_fetch(w, "15/08 14:30", "15:28 G\n15:20 F\n14:25 E\n13:08 D");
	world_added(w, "15/08 14:28:00 G\n15/08 14:20:00 F");
	world_fetch(w, "15/08 14:40", "15:36 H\n15:28 G\n15:20 F\n14:25 E");
	world_added(w, "15/08 14:36:00 H");
	world_fetch(w, "15/08 14:50", "14:45 I\n14:36 H\n14:28 G\n14:20 F");
	world_added(w, "15/08 14:45:00 I");
	world_changed(w, "");
}

/* D came at 12:07, when the site's clock said 12:08. */
static void
a_line_from_a_fast_clock_is_known_when_the_zone_is_mended(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 12:05", "12:00 C\n11:40 B\n11:10 A");
	nothing_happens(w, "15/08 12:06", "11:00 C\n10:40 B\n10:10 A");
	world_fetch(w, "15/08 12:07", "11:08 D\n11:00 C\n10:40 B\n10:10 A");
	world_added(w, "15/08 12:07:00 D");
	world_fetch(w, "15/08 13:00",
	    "11:55 G\n11:54 F\n11:53 E\n11:08 D\n11:00 C\n10:40 B\n10:10 A");
	world_added(w, "15/08 12:55:00 G\n15/08 12:54:00 F\n15/08 12:53:00 E");
	nothing_happens(w, "15/08 13:20",
	    "12:55 G\n12:54 F\n12:53 E\n12:08 D\n12:00 C\n11:40 B\n11:10 A");
}

/* The old ones were wrong: 12:00 can't have come after the fetch of 13:05. */
static void
new_lines_that_fit_as_printed_stay_so(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 13:05", "12:00 C\n11:40 B\n11:10 A");
	world_fetch(w, "15/08 13:10", "13:08 D\n13:00 C\n12:40 B\n12:10 A");
	world_added(w, "15/08 13:08:00 D");
	world_fetch(w, "15/08 13:30", "13:25 E\n13:08 D\n13:00 C\n12:40 B");
	world_added(w, "15/08 13:25:00 E");
	/* down to the last that was wrong */
	world_fetch(w, "15/08 13:40", "13:35 F\n13:25 E\n13:08 D\n13:00 C");
	world_added(w, "15/08 13:35:00 F");
	world_changed(w, "");
}

/* C was seen before 13:00, so no clock of that page is right: D came late. */
static void
late_lines_are_no_proof_that_old_times_were_wrong(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 12:05", "12:00 C\n11:40 B\n11:10 A");
	nothing_happens(w, "15/08 12:50", "12:00 C\n11:40 B\n11:10 A");
	world_fetch(w, "15/08 13:05", "13:02 D\n13:00 C\n12:40 B\n12:10 A");
	world_added(w, "15/08 12:02:00 D");
	world_changed(w, "");
}

/* D fits as it is printed, but what comes after it can't be true so. */
static void
new_lines_of_a_clock_ahead_are_read_anew_above_one_that_stands(void **state)
{
	struct world *w = *state;

	world_fetch(
	    w, "15/08 13:05", "15/08 12:00 C\n15/08 11:40 B\n15/08 11:10 A");
	world_fetch(w, "15/08 13:10",
	    "15/08 13:08 D\n15/08 13:00 C\n15/08 12:40 B\n15/08 12:10 A");
	world_added(w, "15/08 13:08:00 D");
	world_fetch(w, "15/08 13:30",
	    "15/08 14:25 E\n15/08 13:08 D\n15/08 13:00 C\n15/08 12:40 B\n"
	    "15/08 12:10 A");
	world_added(w, "15/08 13:25:00 E");
	world_fetch(w, "15/08 13:40",
	    "15/08 14:36 F\n15/08 14:25 E\n15/08 13:08 D\n15/08 13:00 C\n"
	    "15/08 12:40 B\n15/08 12:10 A");
	world_added(w, "15/08 13:36:00 F");
	world_changed(w, "");
}

/* Clocks that are past by now are read as of today, those above as of yesterday:
 * D stands between. */
static void
lines_between_those_of_two_days_are_of_the_right_one(void **state)
{
	struct world *w = *state;
	int64_t now = world_instant("15/08 12:45");
	size_t n;
	struct entry *seen;

	world_fetch(w, "15/08 12:05", "12:00 C\n11:40 B\n10:10 A");
	seen = world_read(w, "13:00 C\n12:52 D\n12:40 B\n11:10 A", now, &n);
	seen[2].published += DAY;
	seen[3].published += DAY;
	world_merge(w, now, seen, n);
	world_added(w, "15/08 11:52:00 D");
	world_changed(w, "");
}

/* Berlin sets its clocks back, and the site prints all lines by the offset of
 * the day. What is new is right. */
static void
lines_may_be_printed_by_the_offset_of_the_day(void **state)
{
	struct world *w = *state;

	w->zone = "Europe/Berlin";
	world_fetch(
	    w, "25/10 21:10", "25/10 21:00 C\n25/10 20:40 B\n25/10 20:10 A");
	world_fetch(w, "26/10 03:00",
	    "26/10 01:30 D\n25/10 20:00 C\n25/10 19:40 B\n25/10 19:10 A");
	world_added(w, "26/10 01:30:00 D");
	world_fetch(w, "26/10 05:00",
	    "26/10 03:30 E\n26/10 01:30 D\n25/10 20:00 C\n25/10 19:40 B");
	world_added(w, "26/10 03:30:00 E");
}

/* Polled so seldom that all of them could be new. */
static void
a_long_list_is_not_printed_again_by_chance(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 12:00",
	    "11:58 I\n11:57 H\n11:50 G\n11:42 F\n11:40 E\n11:31 D\n"
	    "11:22 C\n11:11 B\n11:03 A");
	world_fetch(w, "15/08 13:05",
	    "13:02 J\n12:58 I\n12:57 H\n12:50 G\n12:42 F\n12:40 E\n"
	    "12:31 D\n12:22 C\n12:11 B");
	world_added(w, "15/08 12:02:00 J");
}

static void
a_repeated_line_that_is_new_stays_new(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 12:05", before);
	world_fetch(w, "15/08 12:10",
	    "11:07 sirens\n"
	    "11:00 five killed in flood\n"
	    "10:40 court rejects appeal\n"
	    "10:15 sirens\n"
	    "09:50 oil price climbs\n"
	    "09:15 sirens\n"
	    "08:50 minister resigns");
	world_added(w, "15/08 12:07:00 sirens");
	world_changed(w, "");
}

/* With the clock of one that is known. */
static void
a_repeated_line_that_came_late_is_new(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 12:05", before);
	world_fetch(w, "15/08 12:10",
	    "11:00 five killed in flood\n"
	    "10:50 sirens\n"
	    "10:40 court rejects appeal\n"
	    "10:15 sirens\n"
	    "09:50 oil price climbs\n"
	    "09:15 sirens\n"
	    "08:50 minister resigns");
	world_added(w, "15/08 11:50:00 sirens");
	world_changed(w, "");
}

static void
an_edit_between_moved_lines_is_an_edit(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 12:05", before);
	world_fetch(w, "15/08 12:10",
	    "11:00 five killed in flood\n"
	    "10:40 court rejects appeal\n"
	    "10:15 sirens\n"
	    "09:50 oil price climbs again\n"
	    "09:15 sirens\n"
	    "08:50 minister resigns");
	world_added(w, "");
	world_changed(w, "edited oil price climbs again");
	world_fetch(w, "15/08 12:20",
	    "14:00 seven killed in flood\n"
	    "13:40 court rejects appeal\n"
	    "13:15 sirens\n"
	    "12:50 oil price climbs again\n"
	    "12:15 sirens\n"
	    "11:50 minister resigns");
	world_added(w, "");
	world_changed(w, "edited seven killed in flood");
}

static void
a_line_gone_from_between_moved_lines_is_withdrawn(void **state)
{
	static const char page[] = "11:00 five killed in flood\n"
				   "10:40 court rejects appeal\n"
				   "10:15 sirens\n"
				   "09:15 sirens\n"
				   "08:50 minister resigns";
	struct world *w = *state;

	world_fetch(w, "15/08 12:05", before);
	nothing_happens(w, "15/08 12:10", page);
	world_fetch(w, "15/08 12:15", page);
	world_added(w, "");
	world_changed(w, "withdrawn oil price climbs");
}

static void
lines_that_come_to_light_below_are_read_like_the_rest(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 12:05", "12:00 E\n11:40 D\n11:10 C\n10:10 B");
	world_fetch(w, "15/08 12:06", "12:00 E\n11:40 D\n11:10 C");
	world_fetch(
	    w, "15/08 12:10", "11:00 E\n10:40 D\n10:10 C\n09:10 B\n08:10 A");
	world_added(w, "15/08 09:10:00 A");
	world_changed(w, "");
}

/* It stands on top, and is dragged to yesterday or drags the rest there. */
static void
a_pinned_line_moves_with_the_rest(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:30", "09:25 D\n09:10 C\n08:40 B\n08:00 A");
	world_fetch(w, "15/08 09:40", "08:00 A\n09:25 D\n09:10 C\n08:40 B");
	world_added(w, "");
	world_fetch(w, "15/08 10:00",
	    "09:00 A\n10:58 G\n10:57 F\n10:50 E\n10:25 D\n10:10 C\n09:40 B");
	world_added(w, "15/08 09:58:00 G\n15/08 09:57:00 F\n15/08 09:50:00 E");
	world_changed(w, "");
	nothing_happens(w, "15/08 10:10",
	    "08:00 A\n09:58 G\n09:57 F\n09:50 E\n09:25 D\n09:10 C\n08:40 B");
}

/* Too few to tell them from events of the same words. */
static void
two_lines_without_numbers_are_new(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 12:05", "11:00 B\n10:40 A");
	world_fetch(w, "15/08 12:10", "12:00 B\n11:40 A");
	world_added(w, "15/08 12:00:00 B\n15/08 11:40:00 A");
}

#define LINK(n) " <https://x.example/news/70012" #n "/s"

static void
two_lines_with_numbers_are_known(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 12:05", "12:00 B" LINK(2) "\n11:40 A" LINK(1));
	nothing_happens(
	    w, "15/08 12:10", "13:00 B" LINK(2) "\n12:40 A" LINK(1));
	nothing_happens(
	    w, "15/08 13:10", "13:00 B" LINK(2) "\n12:40 A" LINK(1));
	nothing_happens(
	    w, "15/08 13:20", "12:00 B" LINK(2) "\n11:40 A" LINK(1));
}

static void
equal_lines_with_numbers_prove_it_too(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 12:05",
	    "12:00 sirens" LINK(3) "\n11:45 sirens" LINK(
		2) "\n11:30 sirens" LINK(1));
	nothing_happens(w, "15/08 12:10",
	    "11:00 sirens" LINK(3) "\n10:45 sirens" LINK(
		2) "\n10:30 sirens" LINK(1));
}

static void
a_single_line_at_another_clock_is_new(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 11:05", "11:00 A" LINK(1));
	world_fetch(w, "15/08 12:05", "12:00 A" LINK(1));
	world_added(w, "15/08 12:00:00 A");
}

/* Since the last fetch, so all of them can be new. */
static void
alarms_that_come_again_an_hour_later_are_new(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 11:05", "11:02 C\n11:01 B\n11:00 A");
	world_fetch(w, "15/08 12:05", "12:02 C\n12:01 B\n12:00 A");
	world_added(w, "15/08 12:02:00 C\n15/08 12:01:00 B\n15/08 12:00:00 A");
}

static void
alarms_above_those_of_an_hour_ago_are_new(void **state)
{
	struct world *w = *state;

	world_fetch(
	    w, "15/08 12:01", "11:02 C\n11:01 B\n11:00 A\n10:00 oil climbs");
	world_fetch(w, "15/08 12:05",
	    "12:02 C\n12:01 B\n12:00 A\n11:02 C\n11:01 B\n11:00 A");
	world_added(w, "15/08 12:02:00 C\n15/08 12:01:00 B\n15/08 12:00:00 A");
}

/* A day of bulletins, and the next one, all an hour later. */
static void
bulletins_of_the_next_day_are_new(void **state)
{
	struct world *w = *state;

	world_fetch(
	    w, "15/08 15:05", "15:00 news\n12:00 traffic\n09:00 weather");
	world_fetch(
	    w, "16/08 16:05", "16:00 news\n13:00 traffic\n10:00 weather");
	world_added(w, "16/08 16:00:00 news\n16/08 13:00:00 traffic\n"
		       "16/08 10:00:00 weather");
}

/* The same with numbers of their own. */
static void
bulletins_with_numbers_of_the_next_day_are_new(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 15:05",
	    "15:00 news" LINK(3) "\n12:00 traffic" LINK(
		2) "\n09:00 weather" LINK(1));
	world_fetch(w, "16/08 16:05",
	    "16:00 news" LINK(3) "\n13:00 traffic" LINK(
		2) "\n10:00 weather" LINK(1));
	world_added(w, "16/08 16:00:00 news\n16/08 13:00:00 traffic\n"
		       "16/08 10:00:00 weather");
}

/* No zone is seven minutes from another. */
static void
clocks_that_move_by_minutes_are_other_lines(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 12:05", "11:00 C\n10:40 B\n10:10 A");
	world_fetch(w, "15/08 12:10", "11:07 C\n10:47 B\n10:17 A");
	world_added(w, "15/08 11:07:00 C\n15/08 10:47:00 B\n15/08 10:17:00 A");
}

/* Ages for an hour, clocks from then on: those are moved when they first show. */
static void
clocks_that_follow_ages_may_be_moved(void **state)
{
	struct world *w = *state;

	world_fetch(
	    w, "15/08 12:00", "-4m F\n-12m E\n-25m D\n-33m C\n-41m B\n-55m A");
	nothing_happens(w, "15/08 13:01",
	    "13:56 F\n13:48 E\n13:34 D\n13:27 C\n13:17 B\n13:04 A");
	nothing_happens(w, "15/08 13:05",
	    "10:56 F\n10:48 E\n10:34 D\n10:27 C\n10:17 B\n10:04 A");
	nothing_happens(w, "15/08 14:10",
	    "11:56 F\n11:48 E\n11:34 D\n11:27 C\n11:17 B\n11:04 A");
	nothing_happens(w, "15/08 14:20",
	    "13:56 F\n13:48 E\n13:34 D\n13:27 C\n13:17 B\n13:04 A");
}

/* The new lines among those that are known by ages, to the minute. */
static void
a_clock_above_those_of_ages_is_read_like_them(void **state)
{
	struct world *w = *state;

	world_fetch(
	    w, "15/08 12:00", "-4m F\n-12m E\n-25m D\n-33m C\n-41m B\n-55m A");
	world_fetch(w, "15/08 14:10",
	    "-5m H\n14:38 G\n13:54 F\n13:47 E\n13:34 D\n13:27 C\n13:19 B\n"
	    "13:04 A");
	world_added(w, "15/08 14:05:00 H\n15/08 12:38:00 G");
	world_changed(w, "");
}

static void
an_edit_of_a_line_of_an_age_is_an_edit(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 12:00",
	    "-4m F\n-12m E\n-25m oil price climbs\n-33m C\n-41m B\n-50m A\n"
	    "-55m Z\n-57m Y");
	world_fetch(w, "15/08 13:01",
	    "13:55 F\n13:47 E\n13:34 oil price climbs again\n13:27 C\n"
	    "13:18 B\n13:09 A\n13:04 Z\n13:02 Y");
	world_added(w, "");
	world_changed(w, "edited oil price climbs again");
}

/* Five are too few: an age fits some minutes. */
static void
few_lines_of_ages_prove_nothing(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 12:00", "-4m E\n-12m D\n-25m C\n-33m B\n-41m A");
	world_fetch(
	    w, "15/08 13:01", "10:56 E\n10:48 D\n10:34 C\n10:27 B\n10:19 A");
	world_added(w, "15/08 10:56:00 E\n15/08 10:48:00 D\n"
		       "15/08 10:34:00 C\n15/08 10:27:00 B\n"
		       "15/08 10:19:00 A");
}

/* Their times differ by no difference of zones, each by another. */
static void
clocks_that_are_none_of_the_ages_are_other_lines(void **state)
{
	struct world *w = *state;

	world_fetch(
	    w, "15/08 12:00", "-4m F\n-12m E\n-25m D\n-33m C\n-41m B\n-55m A");
	world_fetch(w, "15/08 13:01",
	    "11:03 F\n10:55 E\n10:42 D\n10:34 C\n10:26 B\n10:12 A");
	world_added(w, "15/08 11:03:00 F\n15/08 10:55:00 E\n"
		       "15/08 10:42:00 D\n15/08 10:34:00 C\n"
		       "15/08 10:26:00 B\n15/08 10:12:00 A");
}

/* Two offices: what one wrote is an hour early, the other's two hours late. */
static void
two_zones_may_begin_at_once(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 12:05",
	    "12:00 F\n11:40 E\n11:20 D\n09:20 C\n08:40 B\n08:00 A");
	nothing_happens(w, "15/08 12:10",
	    "11:00 F\n10:40 E\n10:20 D\n11:20 C\n10:40 B\n10:00 A");
}

/* Three of six have the same words an hour before; they came late too. */
static void
lines_among_many_others_are_not_printed_again(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 12:05", "12:00 C\n11:40 B\n11:10 A");
	world_fetch(w, "15/08 12:10",
	    "11:00 C\n10:55 Z\n10:50 Y\n10:40 B\n10:35 X\n10:10 A");
	world_added(w, "15/08 11:00:00 C\n15/08 10:55:00 Z\n"
		       "15/08 10:50:00 Y\n15/08 10:40:00 B\n"
		       "15/08 10:35:00 X\n15/08 10:10:00 A");
}

/* 15:25 is past either way, but 13:09 was seen at 12:10. */
static void
what_was_ahead_at_first_tells_the_clock_hours_later(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 12:05", "12:00 C\n11:40 B\n11:10 A");
	world_fetch(w, "15/08 12:10",
	    "13:09 F\n13:08 E\n13:07 D\n13:00 C\n12:40 B\n12:10 A");
	world_added(w, "15/08 12:09:00 F\n15/08 12:08:00 E\n15/08 12:07:00 D");
	world_fetch(w, "15/08 18:00", "15:25 G\n13:09 F\n13:08 E\n13:07 D");
	world_added(w, "15/08 14:25:00 G");
}

/* One that is known by a clock would be the rest of the old list. */
static void
the_last_line_of_an_age_is_no_rest_of_a_list(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 12:00", "-4m B\n-55m A");
	world_fetch(w, "15/08 13:05", "11:56 B\n10:05 A");
	world_added(w, "15/08 10:05:00 A");
}

/* The first clocks after ages say nothing of those before. */
static void
clocks_that_follow_ages_mend_no_fast_clock(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 12:07", "12:08 D\n-20m C\n-30m B\n-40m A");
	world_fetch(w, "15/08 13:10", "12:10 D\n11:47 C\n11:37 B\n11:27 A");
	world_added(w, "15/08 12:10:00 D");
}

#define IN_A_WORLD(test)                                                       \
	cmocka_unit_test_setup_teardown(test, world_set_up, world_tear_down)

static const struct CMUnitTest tests[] = {
    IN_A_WORLD(clocks_an_hour_earlier_are_the_same_lines),
    IN_A_WORLD(clocks_two_hours_later_are_the_same_lines),
    IN_A_WORLD(the_clocks_may_be_moved_back_again),
    IN_A_WORLD(clocks_that_cross_midnight_are_the_same_lines),
    IN_A_WORLD(dates_cross_midnight_with_their_clocks),
    IN_A_WORLD(dates_of_a_clock_ahead_are_the_same_lines),
    IN_A_WORLD(dates_that_move_by_days_are_other_lines),
    IN_A_WORLD(new_lines_above_are_read_by_the_new_clock),
    IN_A_WORLD(new_lines_of_a_clock_ahead_are_not_of_yesterday),
    IN_A_WORLD(a_line_from_a_fast_clock_is_known_when_the_zone_is_mended),
    IN_A_WORLD(new_lines_that_fit_as_printed_stay_so),
    IN_A_WORLD(late_lines_are_no_proof_that_old_times_were_wrong),
    IN_A_WORLD(lines_between_those_of_two_days_are_of_the_right_one),
    IN_A_WORLD(new_lines_of_a_clock_ahead_are_read_anew_above_one_that_stands),
    IN_A_WORLD(lines_may_be_printed_by_the_offset_of_the_day),
    IN_A_WORLD(a_long_list_is_not_printed_again_by_chance),
    IN_A_WORLD(a_repeated_line_that_is_new_stays_new),
    IN_A_WORLD(a_repeated_line_that_came_late_is_new),
    IN_A_WORLD(an_edit_between_moved_lines_is_an_edit),
    IN_A_WORLD(a_line_gone_from_between_moved_lines_is_withdrawn),
    IN_A_WORLD(lines_that_come_to_light_below_are_read_like_the_rest),
    IN_A_WORLD(a_pinned_line_moves_with_the_rest),
    IN_A_WORLD(two_lines_without_numbers_are_new),
    IN_A_WORLD(two_lines_with_numbers_are_known),
    IN_A_WORLD(equal_lines_with_numbers_prove_it_too),
    IN_A_WORLD(a_single_line_at_another_clock_is_new),
    IN_A_WORLD(alarms_that_come_again_an_hour_later_are_new),
    IN_A_WORLD(alarms_above_those_of_an_hour_ago_are_new),
    IN_A_WORLD(bulletins_of_the_next_day_are_new),
    IN_A_WORLD(bulletins_with_numbers_of_the_next_day_are_new),
    IN_A_WORLD(clocks_that_move_by_minutes_are_other_lines),
    IN_A_WORLD(two_zones_may_begin_at_once),
    IN_A_WORLD(lines_among_many_others_are_not_printed_again),
    IN_A_WORLD(what_was_ahead_at_first_tells_the_clock_hours_later),
    IN_A_WORLD(clocks_that_follow_ages_may_be_moved),
    IN_A_WORLD(a_clock_above_those_of_ages_is_read_like_them),
    IN_A_WORLD(an_edit_of_a_line_of_an_age_is_an_edit),
    IN_A_WORLD(few_lines_of_ages_prove_nothing),
    IN_A_WORLD(clocks_that_are_none_of_the_ages_are_other_lines),
    IN_A_WORLD(the_last_line_of_an_age_is_no_rest_of_a_list),
    IN_A_WORLD(clocks_that_follow_ages_mend_no_fast_clock),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
