/* test-edit.c - lines that have another wording, and those that only look so. */
#include "mergeaid.h"

#define TALKS      "Talks on the budget go on into the night"
#define TALKS_LONG "Talks on the budget go on into the small hours"
#define DEAL       "Government and unions sign: strike is off"
#define FIRE       "Fire in a warehouse near the port"
#define RAIN       "Heavy rain expected in the north"
#define VOTE       "Parliament votes on Thursday"

static void
an_edit_keeps_id_and_instant(void **state)
{
	struct world *w = *state;
	struct entry before;
	const struct entry *e;

	world_fetch(w, "15/08 09:20", "09:13 " TALKS "\n09:01 " FIRE);
	before = *world_find(w, TALKS);
	world_fetch(w, "15/08 09:30", "09:13 " TALKS_LONG "\n09:01 " FIRE);
	world_added(w, "");
	world_changed(w, "edited " TALKS_LONG);
	e = world_find(w, TALKS_LONG);
	assert_string_equal(e->id, before.id);
	assert_int_equal(e->published, before.published);
	assert_int_equal(e->updated, world_instant("15/08 09:30"));
	assert_int_equal(e->status, ENTRY_EDITED);
	world_fetch(w, "15/08 09:40", "09:13 " TALKS_LONG "\n09:01 " FIRE);
	world_changed(w, "");
}

/* A page before, a page after, and what came of it; fetched once more it adds
 * and edits nothing. */
struct row {
	const char *before, *after;
	const char *changed, *added;
};

static void
run_rows(const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct world w;

		world_init(&w);
		world_fetch(&w, "15/08 09:20", rows[i].before);
		world_fetch(&w, "15/08 09:30", rows[i].after);
		world_changed(&w, rows[i].changed);
		world_added(&w, rows[i].added);
		world_fetch(&w, "15/08 09:40", rows[i].after);
		world_added(&w, "");
		for (size_t k = 0; k < w.last.changed_n; k++)
			assert_int_equal(
			    w.last.changed[k].status, ENTRY_WITHDRAWN);
		world_free(&w);
	}
}

#define RUN(rows) run_rows(rows, sizeof(rows) / sizeof((rows)[0]))

static void
a_line_reworded_from_scratch_is_known_by_its_minute_and_place(void **state)
{
	static const struct row rows[] = {
	    /* the top line, one in the middle, and right under new ones */
	    {"09:13 " TALKS "\n09:01 " FIRE, "09:13 " DEAL "\n09:01 " FIRE,
		"edited " DEAL, ""},
	    {"09:14 " RAIN "\n09:13 " TALKS "\n09:01 " FIRE,
		"09:14 " RAIN "\n09:13 " DEAL "\n09:01 " FIRE, "edited " DEAL,
		""},
	    {"09:13 " TALKS "\n09:01 " FIRE,
		"09:25 " RAIN "\n09:13 " DEAL "\n09:01 " FIRE, "edited " DEAL,
		"15/08 09:25:00 " RAIN},
	    /* of two lines of the minute the lower one is the old one */
	    {"09:13 " TALKS "\n09:01 " FIRE,
		"09:13 " RAIN "\n09:13 " DEAL "\n09:01 " FIRE, "edited " DEAL,
		"15/08 09:13:01 " RAIN},
	    /* unless the upper one is like it */
	    {"09:13 " TALKS "\n09:01 " FIRE,
		"09:13 " TALKS_LONG "\n09:13 " RAIN "\n09:01 " FIRE,
		"edited " TALKS_LONG, "15/08 09:13:00 " RAIN},
	};

	(void)state;
	RUN(rows);
}

static void
another_minute_is_another_event(void **state)
{
	static const struct row rows[] = {
	    {"09:13 " TALKS "\n09:01 " FIRE, "09:14 " TALKS "\n09:01 " FIRE, "",
		"15/08 09:14:00 " TALKS},
	    {"09:13 " TALKS "\n09:01 " FIRE,
		"09:14 " TALKS_LONG "\n09:01 " FIRE, "",
		"15/08 09:14:00 " TALKS_LONG},
	};

	(void)state;
	RUN(rows);
}

static void
where_no_neighbour_tells_the_place_a_line_has_to_be_alike(void **state)
{
	static const struct row rows[] = {
	    {"09:13 " TALKS "\n09:01 " FIRE, "09:13 " TALKS "\n09:01 " DEAL,
		"edited " DEAL, ""},
	    {"09:13 " TALKS, "09:13 " DEAL, "", "15/08 09:13:01 " DEAL},
	    {"09:13 " TALKS, "09:13 " TALKS_LONG, "edited " TALKS_LONG, ""},
	};

	(void)state;
	RUN(rows);
}

static void
two_neighbours_of_one_minute_are_edited_at_once(void **state)
{
	static const struct row rows[] = {
	    {"09:13 " TALKS "\n09:13 " RAIN "\n09:01 " FIRE,
		"09:13 " TALKS_LONG "\n09:13 " RAIN
		" and the west\n09:01 " FIRE,
		"edited " RAIN " and the west\nedited " TALKS_LONG, ""},
	    /* likeness comes before order */
	    {"09:13 " TALKS "\n09:13 " RAIN "\n09:01 " FIRE,
		"09:13 " RAIN " and the west\n09:13 " TALKS_LONG
		"\n09:01 " FIRE,
		"edited " TALKS_LONG "\nedited " RAIN " and the west", ""},
	};
	struct world *w = *state;

	RUN(rows);
	world_fetch(
	    w, "15/08 09:20", "09:13 " TALKS "\n09:13 " RAIN "\n09:01 " FIRE);
	world_fetch(
	    w, "15/08 09:30", "09:13 " DEAL "\n09:13 " VOTE "\n09:01 " FIRE);
	world_added(w, "");
	world_history(w, "15/08 09:13:01 " DEAL "\n15/08 09:13:00 " VOTE
			 "\n15/08 09:01:00 " FIRE);
}

static void
the_number_in_a_link_tells_an_edit(void **state)
{
	static const struct row rows[] = {
	    /* alone on the page, and nothing alike: the slug follows the text,
	     * the number stays */
	    {"09:13 " TALKS " <http://x.org/talks-12345",
		"09:13 " DEAL " <http://x.org/deal-12345", "edited " DEAL, ""},
	    /* at the old end, too */
	    {"09:13 " FIRE "\n09:01 " TALKS " <http://x.org/talks-12345",
		"09:13 " FIRE "\n09:01 " DEAL " <http://x.org/deal-12345",
		"edited " DEAL, ""},
	    /* another number is another line, whatever the minute and place */
	    {"09:13 " TALKS " <http://x.org/12345\n09:01 " FIRE,
		"09:13 " TALKS_LONG " <http://x.org/12346\n09:01 " FIRE, "",
		"15/08 09:13:01 " TALKS_LONG},
	    /* put on top with a new time: gone from its place, and alike */
	    {"09:14 " RAIN "\n09:13 " TALKS " <http://x.org/12345\n09:01 " FIRE,
		"09:25 " TALKS_LONG " <http://x.org/12345\n09:14 " RAIN
		"\n09:01 " FIRE,
		"edited " TALKS_LONG, ""},
	    /* the same words, put on top */
	    {"09:14 " RAIN "\n09:13 " TALKS " <http://x.org/12345\n09:01 " FIRE,
		"09:25 " TALKS " <http://x.org/12345\n09:14 " RAIN
		"\n09:01 " FIRE,
		"", ""},
	    /* a running story's number with other words at another time */
	    {"09:14 " RAIN "\n09:13 " TALKS " <http://x.org/12345\n09:01 " FIRE,
		"09:25 " VOTE " <http://x.org/12345\n09:14 " RAIN
		"\n09:01 " FIRE,
		"", "15/08 09:25:00 " VOTE},
	    /* like an old line that scrolled off: sirens once more */
	    {"09:13 " RAIN "\n09:01 " FIRE " <http://x.org/12345",
		"09:25 " FIRE " <http://x.org/12345\n09:13 " RAIN, "",
		"15/08 09:25:00 " FIRE},
	};

	(void)state;
	RUN(rows);
}

static void
a_number_in_a_slug_is_no_evidence(void **state)
{
	static const struct row rows[] = {
	    /* the article's own number stays */
	    {"09:13 10000 flee the towns "
	     "<http://x.org/N/4711234/10000-flee-the-towns",
		"09:13 " TALKS " <http://x.org/N/4711234/talks",
		"edited " TALKS, ""},
	    /* two events that count as many */
	    {"09:13 Budget of 100000 <http://x.org/N/4711234/budget-of-100000"
	     "\n09:01 " FIRE,
		"09:13 Crowd of 100000 <http://x.org/N/4711251/crowd-of-100000"
		"\n09:01 " FIRE,
		"", "15/08 09:13:01 Crowd of 100000"},
	    {"09:14 " RAIN "\n09:13 Toll of 123,456 <http://x.org/toll-123456"
	     "\n09:01 " FIRE,
		"09:25 Toll by 123,456 "
		"<http://x.org/toll-by-123456\n09:14 " RAIN "\n09:01 " FIRE,
		"", "15/08 09:25:00 Toll by 123,456"},
	    /* numbers in two places differ without a word */
	    {"09:13 " TALKS " <http://x.org/live-12345\n09:01 " FIRE,
		"09:13 " DEAL " <http://x.org/N/4711251/deal\n09:01 " FIRE,
		"edited " DEAL, ""},
	    /* a stamp is no number */
	    {"09:13 " TALKS " <http://x.org/talks?t=1755249999\n09:01 " FIRE,
		"09:13 " DEAL " <http://x.org/deal?t=1755250021\n09:01 " FIRE,
		"edited " DEAL, ""},
	};

	(void)state;
	RUN(rows);
}

static void
a_number_that_lines_share_is_no_evidence(void **state)
{
	static const struct row rows[] = {
	    {"09:13 " TALKS " <http://x.org/live-12345\n"
	     "09:01 " FIRE " <http://x.org/live-12345",
		"09:25 " TALKS_LONG " <http://x.org/live-12345\n"
		"09:01 " FIRE " <http://x.org/live-12345",
		"", "15/08 09:25:00 " TALKS_LONG},
	    {"09:13 sirens <http://x.org/live-12345\n"
	     "09:01 " FIRE " <http://x.org/live-12345",
		"09:14 sirens <http://x.org/live-12345\n"
		"09:13 sirens <http://x.org/live-12345\n"
		"09:01 " FIRE " <http://x.org/live-12345",
		"", "15/08 09:14:00 sirens"},
	    {"09:13 " TALKS " <http://x.org/live-12345\n"
	     "09:01 " FIRE " <http://x.org/live-12345",
		"09:13 " DEAL " <http://x.org/live-12345\n"
		"09:01 " FIRE " <http://x.org/live-12345",
		"edited " DEAL, ""},
	    /* from the story's number to one of its own */
	    {"09:13 " TALKS " <http://x.org/live-12345\n"
	     "09:01 " FIRE " <http://x.org/live-12345",
		"09:13 " TALKS_LONG " <http://x.org/98765\n"
		"09:01 " FIRE " <http://x.org/live-12345",
		"edited " TALKS_LONG, ""},
	};

	(void)state;
	RUN(rows);
}

static void
a_title_that_flips_is_news_once(void **state)
{
	struct world *w = *state;
	static const char a[] = "09:14 " RAIN "\n09:13 " TALKS "\n09:01 " FIRE;
	static const char b[] = "09:14 " RAIN "\n09:13 " DEAL "\n09:01 " FIRE;

	world_fetch(w, "15/08 09:20", a);
	world_fetch(w, "15/08 09:30", b);
	world_changed(w, "edited " DEAL);
	world_fetch(w, "15/08 09:40", a);
	world_changed(w, "edited again " TALKS);
	world_fetch(w, "15/08 09:50", b);
	world_changed(w, "edited again " DEAL);
	world_added(w, "");
	assert_int_equal(
	    world_find(w, DEAL)->updated, world_instant("15/08 09:30"));
	/* off the page and back, as it read first */
	world_fetch(w, "15/08 10:20", "10:14 " VOTE "\n09:14 " RAIN);
	world_fetch(w, "15/08 10:30", a);
	world_changed(w, "edited again " TALKS);
	world_added(w, "");
}

static void
a_line_that_returns_reworded_is_known_by_its_minute(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 " TALKS "\n09:01 " FIRE);
	world_fetch(
	    w, "16/08 09:00", "16/08 08:50 " RAIN "\n16/08 08:40 " VOTE);
	world_fetch(w, "16/08 09:20",
	    "16/08 08:50 " RAIN "\n16/08 08:40 " VOTE
	    "\n15/08 09:13 " TALKS_LONG);
	world_added(w, "");
	world_changed(w, "edited " TALKS_LONG);
	world_fetch(w, "16/08 09:30",
	    "16/08 08:50 " RAIN "\n16/08 08:40 " VOTE "\n15/08 09:01 " DEAL);
	world_added(w, "15/08 09:01:01 " DEAL);
}

static void
an_edit_around_midnight_moves_nothing(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 23:59", "23:58 " TALKS "\n23:40 " FIRE);
	world_fetch(w, "16/08 00:01", "23:58 " TALKS_LONG "\n23:40 " FIRE);
	world_added(w, "");
	world_changed(w, "edited " TALKS_LONG);
	world_fetch(
	    w, "16/08 00:09", "00:02 " RAIN "\n23:58 " DEAL "\n23:40 " FIRE);
	world_added(w, "16/08 00:02:00 " RAIN);
	world_changed(w, "edited " DEAL);
}

/* Nobody touched the page overnight, but for one headline. */
static void
an_edit_on_a_quiet_page_is_of_the_old_day(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 21:20",
	    "21:13 " TALKS "\n20:50 " FIRE "\n20:40 " RAIN "\n20:30 " VOTE);
	world_fetch(w, "16/08 21:16",
	    "21:13 " TALKS "\n20:50 " DEAL "\n20:40 " RAIN "\n20:30 " VOTE);
	world_added(w, "");
	world_changed(w, "edited " DEAL);
	world_fetch(w, "17/08 20:55",
	    "21:13 Talks end\n20:50 " DEAL "\n20:40 " RAIN "\n20:30 " VOTE);
	world_added(w, "");
	world_changed(w, "edited Talks end");
}

static void
a_redesign_that_rewords_all_lines_repeats_nothing(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20",
	    "09:13 " TALKS "\n09:10 " FIRE "\n09:10 " RAIN "\n09:01 " VOTE);
	world_fetch(w, "15/08 09:30",
	    "15/08 09:13 BREAKING | " TALKS "\n15/08 09:10 BREAKING | " FIRE
	    "\n15/08 09:10 BREAKING | " RAIN "\n15/08 09:01 BREAKING | " VOTE);
	world_added(w, "");
	assert_int_equal(w->last.changed_n, 4);
	world_history(w, "15/08 09:13:00 BREAKING | " TALKS
			 "\n15/08 09:10:01 BREAKING | " FIRE
			 "\n15/08 09:10:00 BREAKING | " RAIN
			 "\n15/08 09:01:00 BREAKING | " VOTE);
}

/* The detector took another list, with lines of the same minutes. */
static void
another_list_is_no_edit(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 " TALKS "\n09:01 " FIRE);
	world_fetch(w, "15/08 09:30", "09:13 " RAIN "\n09:01 " VOTE);
	world_changed(w, "");
	assert_int_equal(w->last.added_n, 2);
}

static void
an_edit_of_a_line_with_a_drifting_time_is_known_by_place(void **state)
{
	static const struct row rows[] = {
	    {"-5m " TALKS "\n-9m " FIRE, "-15m " TALKS_LONG "\n-19m " FIRE,
		"edited " TALKS_LONG, ""},
	    {"-5m " TALKS "\n-9m " FIRE, "-15m " DEAL "\n-19m " FIRE, "",
		"15/08 09:15:01 " DEAL},
	    {"-5m " TALKS "\n-9m " FIRE,
		"-1m " TALKS_LONG "\n-15m " TALKS "\n-19m " FIRE, "",
		"15/08 09:29:00 " TALKS_LONG},
	    /* some minutes from it, another came where one was taken off */
	    {"-5m " TALKS "\n-9m " FIRE, "-11m " TALKS_LONG "\n-19m " FIRE, "",
		"15/08 09:19:00 " TALKS_LONG},
	    /* between neighbours the one that is there for the one that isn't */
	    {"-1m " RAIN "\n-5m " TALKS "\n-9m " FIRE,
		"-11m " RAIN "\n-15m " DEAL "\n-19m " FIRE, "edited " DEAL, ""},
	    {"-1m " RAIN "\n-5m " TALKS "\n-9m " FIRE,
		"-11m " RAIN "\n-13m " DEAL "\n-19m " FIRE, "",
		"15/08 09:17:00 " DEAL},
	    /* without any time: much alike, between neighbours */
	    {TALKS "\n" FIRE, TALKS_LONG "\n" FIRE, "edited " TALKS_LONG, ""},
	    {TALKS "\n" FIRE, "Talks on schools\n" FIRE, "",
		"15/08 09:30:00 Talks on schools"},
	    {TALKS, TALKS_LONG, "", "15/08 09:30:00 " TALKS_LONG},
	    {TALKS " <http://x.org/12345", DEAL " <http://x.org/12345",
		"edited " DEAL, ""},
	};

	(void)state;
	RUN(rows);
}

static void
only_another_link_is_no_event(void **state)
{
	struct world *w = *state;
	const char *id;

	world_fetch(w, "15/08 09:20", "09:13 A <http://x.org/a?s=1");
	id = world_find(w, "A")->id;
	world_fetch(w, "15/08 09:30", "09:13 A <http://x.org/a?s=2");
	world_changed(w, "");
	world_fetch(w, "15/08 09:30", "09:13 A <http://x.org/b");
	world_changed(w, "link A");
	assert_string_equal(world_find(w, "A")->url, "http://x.org/b");
	assert_string_equal(world_find(w, "A")->id, id);
	assert_int_equal(world_find(w, "A")->status, ENTRY_NEW);
	assert_int_equal(world_find(w, "A")->changes_n, 0);
	assert_int_equal(
	    world_find(w, "A")->updated, world_find(w, "A")->published);
	world_fetch(w, "15/08 09:30", "09:13 A");
	world_changed(w, "");
}

/* Its clock was ahead when the line was first seen. */
static void
a_line_seen_before_its_clock_is_known_when_it_returns(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:11", "09:13 " TALKS "\n09:01 " FIRE);
	world_history(w, "15/08 09:11:00 " TALKS "\n15/08 09:01:00 " FIRE);
	world_fetch(w, "15/08 09:40", "09:38 " RAIN "\n09:37 " VOTE);
	world_fetch(w, "15/08 09:50",
	    "09:38 " RAIN "\n09:37 " VOTE "\n09:13 " TALKS "\n09:01 " FIRE);
	world_added(w, "");
}

/* Off the page meanwhile, but the list shows what is older. */
static void
a_line_reworded_while_it_was_off_the_page_is_known(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 " TALKS "\n09:01 " FIRE);
	world_fetch(w, "15/08 09:40", "09:38 " RAIN "\n09:37 " VOTE);
	world_fetch(w, "15/08 09:50",
	    "09:38 " RAIN "\n09:37 " VOTE "\n09:13 " DEAL "\n09:01 " FIRE);
	world_added(w, "");
	world_changed(w, "edited " DEAL);
}

static void
a_list_that_grows_shows_old_lines_that_are_new(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20", "09:13 " TALKS "\n09:01 " FIRE);
	world_fetch(w, "15/08 09:30",
	    "09:13 " TALKS "\n09:01 " FIRE "\n09:01 " RAIN "\n08:40 " VOTE);
	world_added(w, "15/08 09:01:00 " RAIN "\n15/08 08:40:00 " VOTE);
	world_changed(w, "");
}

/* Every line of the longest list reworded at once. */
static void
the_longest_list_is_edited_in_bounded_time(void **state)
{
	struct world *w = *state;
	enum { N = 2000, ROOM = N * 64 };
	char *page = arena_alloc(w->a, ROOM);

	for (int round = 0; round < 2; round++) {
		size_t len = 0;

		for (int i = 0; i < N; i++)
			len += (size_t)snprintf(page + len, ROOM - len,
			    "15/08 09:13 the %dth headline says %d\n", i,
			    i * 7919 + round);
		world_fetch(w, "15/08 09:20", page);
	}
	assert_true(w->last.changed_n + w->last.added_n >= N);
}

static void
the_next_event_of_a_story_is_no_edit_of_the_last(void **state)
{
	struct world *w = *state;

	world_fetch(
	    w, "15/08 09:20", "-1m fire in the harbour of Tyre\n-9m B\n-12m A");
	world_fetch(w, "15/08 09:40",
	    "-10m fire in the harbour is out\n-11m D\n-15m C");
	world_added(w, "15/08 09:30:00 fire in the harbour is out\n"
		       "15/08 09:29:00 D\n15/08 09:25:00 C");
	world_gap(w, "15/08 09:19", "15/08 09:25");
}

/* Eight lines of one hour, of which a shorter list keeps the last ones. */
static void
an_edit_at_the_end_of_a_list_cut_shorter_is_found(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 11:30",
	    "-5m new\n-1h ship at sea\n-1h two men held\n-1h court in session\n"
	    "-1h rain in May\n-1h bank shut\n-1h bus strike\n-1h road open\n"
	    "-1h vote today\n-1h air raid");
	world_fetch(w, "15/08 11:40",
	    "-15m new\n-1h ship at sea\n-1h two men held\n"
	    "-1h court in long session");
	world_added(w, "");
	world_changed(w, "edited court in long session");
}

/* The line above it would have been taken off in the same minutes. */
static void
an_edit_at_the_end_of_a_list_is_that_of_the_last_line(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 11:30",
	    "-5m new\n-1h The finance minister steps down\n"
	    "-1h Chief of the city police steps aside\n-1h rain in May");
	world_fetch(w, "15/08 11:40",
	    "-1m newest\n-2m newer\n-15m new\n"
	    "-1h Finance chief of the city steps down");
	world_added(w, "15/08 11:39:00 newest\n15/08 11:38:00 newer");
	world_changed(w, "edited Finance chief of the city steps down");
	assert_string_equal(
	    world_find(w, "Finance chief of the city steps down")
		->changes[0]
		.text,
	    "The finance minister steps down");
}

/* Ten alerts of a minute on a page of four. */
static void
a_line_of_a_burst_is_no_edit_of_one_that_scrolled_off(void **state)
{
	static const char *const towns[] = {"Metula", "Manara", "Dafna", "Snir",
	    "Amir", "Ghajar", "Hagoshrim", "Beit Hillel", "Tel Hai", "Dan"};
	enum { N = sizeof(towns) / sizeof(towns[0]), SHOWN = 4, STEP = 2 };
	struct world *w = *state;
	size_t total = 0;

	for (int top = SHOWN; top <= N; top += STEP) {
		char page[SHOWN * 80] = "";
		size_t len = 0;

		for (int i = top; i-- > top - SHOWN;)
			len += (size_t)snprintf(page + len, sizeof(page) - len,
			    "09:13 Rocket alert in the northern town of %s\n",
			    towns[i]);
		world_fetch(w, top < 8 ? "15/08 09:14" : "15/08 09:16", page);
		world_changed(w, "");
		total += w->last.added_n;
	}
	assert_int_equal(total, N);
}

/* Of a minute of which the next page shows none but others. */
static void
a_burst_in_place_of_another_is_no_edit(void **state)
{
	static const char *const towns[] = {"Metula", "Manara", "Dafna", "Snir",
	    "Amir", "Ghajar", "Hagoshrim", "Beit Hillel", "Tel Hai", "Dan",
	    "Tel Aviv", "Haifa", "Acre", "Nahariya", "Kiryat Shmona", "Safed",
	    "Tiberias", "Afula", "Hadera", "Netanya"};
	enum { N = sizeof(towns) / sizeof(towns[0]), SHOWN = 10 };
	struct world *w = *state;

	for (int top = SHOWN; top <= N; top += SHOWN) {
		char page[SHOWN * 80] = "";
		size_t len = 0;

		for (int i = top; i-- > top - SHOWN;)
			len += (size_t)snprintf(page + len, sizeof(page) - len,
			    "09:13 Rocket alert in the northern town of %s\n",
			    towns[i]);
		world_fetch(w, "15/08 09:15", page);
		world_changed(w, "");
		assert_int_equal(w->last.added_n, SHOWN);
	}
}

/* Each of them says what none of the others does. */
static void
a_burst_that_is_reworded_is(void **state)
{
	static const char *const towns[] = {"Metula", "Manara", "Dafna", "Snir",
	    "Amir", "Ghajar", "Hagoshrim", "Beit Hillel", "Tel Hai", "Dan"};
	static const char *const forms[][2] = {
	    {"Rocket alert in the northern town of ", ""},
	    {"Rocket alert: the northern town of ", " is under fire"}};
	enum { N = sizeof(towns) / sizeof(towns[0]) };
	struct world *w = *state;

	for (int round = 0; round < 2; round++) {
		char page[N * 80] = "";
		size_t len = 0;

		for (int i = 0; i < N; i++)
			len += (size_t)snprintf(page + len, sizeof(page) - len,
			    "09:13 %s%s%s\n", forms[round][0], towns[i],
			    forms[round][1]);
		world_fetch(w, "15/08 09:15", page);
	}
	world_added(w, "");
	assert_int_equal(w->last.changed_n, N);
	assert_string_equal(world_find(w, "Rocket alert: the northern town of "
					  "Snir is under fire")
				->changes[0]
				.text,
	    "Rocket alert in the northern town of Snir");
}

/* Lists drop their oldest lines: it would have gone before the newer one. */
static void
no_line_is_one_that_is_older_than_one_gone(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 11:30",
	    "-1m Rain in May\n-2m Talks on the budget go on all night\n-9m A");
	world_fetch(
	    w, "15/08 11:40", "-5m D\n-9m C\n-11m Talks on the budget go on");
	world_added(w, "15/08 11:35:00 D\n15/08 11:31:00 C\n"
		       "15/08 11:29:01 Talks on the budget go on");
	world_changed(w, "");
	world_gap(w, "15/08 11:29", "15/08 11:29:01");
}

/* It went, and another one, which came late, stands where it stood. */
static void
a_line_missed_before_takes_much_likeness_to_be_edited(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 11:30",
	    "-4m The finance minister steps down\n-50m rain in May");
	world_fetch(w, "15/08 11:50", "-1h rain in May");
	world_changed(w, "");
	world_fetch(w, "15/08 12:20",
	    "-1m new\n-1h The mayor of Haifa steps down\n"
	    "-1h rain in May");
	world_added(w, "15/08 12:19:00 new\n"
		       "15/08 11:20:00 The mayor of Haifa steps down");
}

/* The list was cut shorter meanwhile. */
static void
an_age_reworded_while_it_was_absent_is_known_by_its_number(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20",
	    "-5m C <https://x.org/47119/c\n-12m B <https://x.org/47118/b\n"
	    "-19m A <https://x.org/47117/a");
	world_fetch(w, "15/08 09:25", "-10m C <https://x.org/47119/c");
	world_fetch(w, "15/08 09:30",
	    "-15m C <https://x.org/47119/c\n-22m quake <https://x.org/47118/q\n"
	    "-29m A <https://x.org/47117/a");
	world_added(w, "");
	world_changed(w, "edited quake");
}

/* It is that of a story, or of something that stands elsewhere in links. */
static void
a_number_of_several_lines_makes_none_of_an_age(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20",
	    "-5m C <https://x.org/47119/c\n-6m B <https://x.org/47118/b\n"
	    "-7m A <https://x.org/47118/a\n-9m D <https://x.org/d/47117");
	world_fetch(w, "15/08 09:25", "-10m C <https://x.org/47119/c");
	world_fetch(w, "15/08 09:26",
	    "-11m C <https://x.org/47119/c\n-12m quake <https://x.org/47118/q\n"
	    "-15m storm <https://x.org/47117/s");
	world_added(w, "15/08 09:14:01 quake\n15/08 09:11:01 storm");
}

/* One that is told to the minute is another in another hour. */
static void
an_age_with_the_number_of_another_hour_is_another_line(void **state)
{
	struct world *w = *state;

	world_fetch(w, "15/08 09:20",
	    "-5m C <https://x.org/47119/c\n-12m B <https://x.org/47118/b");
	world_fetch(w, "15/08 12:25", "-10m D <https://x.org/47120/d");
	world_fetch(w, "15/08 12:30",
	    "-5m quake <https://x.org/47118/q\n-15m D <https://x.org/47120/d");
	assert_int_equal(w->last.added_n, 1);
}

#define IN_A_WORLD(test)                                                       \
	cmocka_unit_test_setup_teardown(test, world_set_up, world_tear_down)

static const struct CMUnitTest tests[] = {
    IN_A_WORLD(an_edit_keeps_id_and_instant),
    IN_A_WORLD(a_line_reworded_from_scratch_is_known_by_its_minute_and_place),
    IN_A_WORLD(another_minute_is_another_event),
    IN_A_WORLD(where_no_neighbour_tells_the_place_a_line_has_to_be_alike),
    IN_A_WORLD(two_neighbours_of_one_minute_are_edited_at_once),
    IN_A_WORLD(the_number_in_a_link_tells_an_edit),
    IN_A_WORLD(a_number_in_a_slug_is_no_evidence),
    IN_A_WORLD(a_number_that_lines_share_is_no_evidence),
    IN_A_WORLD(a_title_that_flips_is_news_once),
    IN_A_WORLD(a_line_that_returns_reworded_is_known_by_its_minute),
    IN_A_WORLD(an_edit_around_midnight_moves_nothing),
    IN_A_WORLD(an_edit_on_a_quiet_page_is_of_the_old_day),
    IN_A_WORLD(a_redesign_that_rewords_all_lines_repeats_nothing),
    IN_A_WORLD(another_list_is_no_edit),
    IN_A_WORLD(an_edit_of_a_line_with_a_drifting_time_is_known_by_place),
    IN_A_WORLD(only_another_link_is_no_event),
    IN_A_WORLD(a_line_seen_before_its_clock_is_known_when_it_returns),
    IN_A_WORLD(a_line_reworded_while_it_was_off_the_page_is_known),
    IN_A_WORLD(a_list_that_grows_shows_old_lines_that_are_new),
    IN_A_WORLD(the_longest_list_is_edited_in_bounded_time),
    IN_A_WORLD(the_next_event_of_a_story_is_no_edit_of_the_last),
    IN_A_WORLD(an_edit_at_the_end_of_a_list_cut_shorter_is_found),
    IN_A_WORLD(an_edit_at_the_end_of_a_list_is_that_of_the_last_line),
    IN_A_WORLD(a_line_of_a_burst_is_no_edit_of_one_that_scrolled_off),
    IN_A_WORLD(a_burst_in_place_of_another_is_no_edit),
    IN_A_WORLD(a_burst_that_is_reworded_is),
    IN_A_WORLD(no_line_is_one_that_is_older_than_one_gone),
    IN_A_WORLD(a_line_missed_before_takes_much_likeness_to_be_edited),
    IN_A_WORLD(an_age_reworded_while_it_was_absent_is_known_by_its_number),
    IN_A_WORLD(a_number_of_several_lines_makes_none_of_an_age),
    IN_A_WORLD(an_age_with_the_number_of_another_hour_is_another_line),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
