/* test-machine.c - times for programs, and when they are believed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "detect/machine.h"
#include "detect/timetext.h"
#include "pagetree.h"

/* What comes of the first time in the page's first <li>. */
static const struct timetext_hints hints = {CLOCK_COLON, NULL};

static void
joined(const char *html, const char *how, const char *wanted)
{
	struct arena *a = arena_new();
	xmlDoc *doc = pagetree(html);
	xmlNode *li = pagetree_find(doc, "li");
	const struct hit *hit = hits_read(a, li, &hints);
	struct item item = {.first = li, .last = li, .hit = hit};
	struct printed_time t;
	const char *got;
	char text[96];

	assert_non_null(hit);
	t = hit->time;
	got = machine_join(a, &item, &t);
	(void)snprintf(text, sizeof(text), "%d-%d-%d %d:%d %s", t.year, t.month,
	    t.day, t.hour, t.minute, t.zoned ? "zoned" : "local");
	if (strcmp(got != NULL ? got : "text", how) != 0 ||
	    strcmp(text, wanted) != 0)
		fail_msg("%s\n  got %s: %s", html, got, text);
	xmlFreeDoc(doc);
	arena_free(a);
}

static void
epochs_give_the_instant(void **state)
{
	(void)state;
	/* 1755238380 is 2025-08-15T06:13:00Z. */
	joined("<li data-timestamp=1755238380><b>09:13</b> x", "epoch",
	    "2025-8-15 6:13 zoned");
	joined("<li><b data-unixtime=1755238380123>09:13</b> x", "epoch",
	    "2025-8-15 6:13 zoned");
	joined("<li><span data-publish-date=1755238402><b>09:13</b></span> x",
	    "epoch", "2025-8-15 6:13 zoned");
}

static void
epochs_that_the_clock_belies_are_other_times(void **state)
{
	(void)state;
	joined("<li data-modified-time=1755238980><b>09:15</b> x", "text",
	    "-1--1--1 9:15 local");
	joined("<li data-id=1755238380><b>09:13</b> x", "text",
	    "-1--1--1 9:13 local");
	joined("<li data-time=175523838><b>09:13</b> x", "text",
	    "-1--1--1 9:13 local");
	joined("<li data-time=1755238380x><b>09:13</b> x", "text",
	    "-1--1--1 9:13 local");
}

static void
datetime_lends_its_date_and_its_zone(void **state)
{
	(void)state;
	joined("<li><time datetime='2019-10-19 14:06'>14:06</time> x",
	    "datetime", "2019-10-19 14:6 local");
	joined("<li><time datetime='2024-07-25T07:45:00Z'>10:45</time> x",
	    "datetime", "2024-7-25 7:45 zoned");
	joined("<li><time datetime='2024-07-25T10:45:00+03:00'><b>10:45</b>"
	       "</time> x",
	    "datetime", "2024-7-25 10:45 zoned");
}

static void
a_false_zone_is_dropped_and_a_false_clock_too(void **state)
{
	(void)state;
	/* A Z beside the very clock that is printed. */
	joined("<li><time datetime='2019-10-19T14:05:00Z'>14:05</time> x",
	    "datetime", "2019-10-19 14:5 local");
	joined("<li><time datetime='2019-10-19 11:59'>14:05</time> x", "text",
	    "-1--1--1 14:5 local");
	joined("<li><time datetime='2019-10-19T11:59:00Z'>14:05</time> x",
	    "text", "-1--1--1 14:5 local");
}

static void
what_is_printed_in_full_stands(void **state)
{
	(void)state;
	joined("<li data-time=1755238380><b>09:13 GMT</b> x", "text",
	    "-1--1--1 9:13 zoned");
	joined("<li data-time=1755238380><b>2025-08-14 09:13</b> x", "text",
	    "2025-8-14 9:13 local");
}

static void
other_attributes_may_hold_a_date_and_time(void **state)
{
	(void)state;
	joined("<li><abbr title='2025-08-15T06:13:00Z'>5 minutes ago</abbr> x",
	    "datetime", "2025-8-15 6:13 zoned");
	joined("<li><b date='18:5 26/12/1396'>18:05</b> x", "datetime",
	    "1396-12-26 18:5 local");
	joined("<li data-time='2024-07-18T11:48'><b>11:48</b> x", "datetime",
	    "2024-7-18 11:48 local");
	joined("<li><b title='09:13'>5 minutes ago</b> x", "text",
	    "-1--1--1 -1:-1 local");
	joined("<li><b title='2025-08-15'>09:13</b> x", "text",
	    "-1--1--1 9:13 local");
}

static void
the_surest_attribute_of_an_element_counts(void **state)
{
	(void)state;
	joined("<li><time title='2025-08-14 09:13' datetime='2025-08-15 09:13' "
	       ">09:13</time> x",
	    "datetime", "2025-8-15 9:13 local");
	joined("<li><time datetime='2025-08-14 09:13' data-ts-epoch=1755238380 "
	       ">09:13</time> x",
	    "epoch", "2025-8-15 6:13 zoned");
	/* When it was changed is not when it was published. */
	joined("<li><b data-update-time=1755238380>5 minutes ago</b> x", "text",
	    "-1--1--1 -1:-1 local");
}

static void
an_epoch_proves_that_a_page_prints_utc(void **state)
{
	(void)state;
	joined("<li><b data-time=1755238380>06:13</b> x", "epoch",
	    "2025-8-15 6:13 zoned");
}

static void
attributes_outside_the_item_are_not_its(void **state)
{
	(void)state;
	joined("<ul data-time=1755238380><li><b>09:13</b> x</ul>", "text",
	    "-1--1--1 9:13 local");
}

/* What a list makes of its machine times: a row is the clock that a line prints
 * and what its datetime attribute says. */
static void
settled(const char *const rows[][2], size_t n, const char *wanted)
{
	struct ticker_line lines[8] = {{.rule = NULL}};
	char got[9] = "";

	for (size_t i = 0; i < n; i++) {
		struct ticker_line *l = &lines[i];

		l->printed = printed_nothing;
		assert_true(timetext_machine(rows[i][1], &l->time));
		if (rows[i][0][0] != '\0')
			assert_true(timetext_whole(rows[i][0],
			    strlen(rows[i][0]), &hints, &l->printed));
		l->rule = "datetime";
	}
	machine_settle(lines, n);
	for (size_t i = 0; i < n; i++)
		got[i] = lines[i].rule != NULL ? 'm' : 'p';
	assert_string_equal(got, wanted);
}

static void
a_list_has_one_zone(void **state)
{
	static const char *const one[][2] = {{"09:13", "2025-08-15T06:13Z"},
	    {"09:00", "2025-08-15T06:00Z"}, {"08:31", "2025-08-15T05:30Z"}};
	static const char *const night[][2] = {{"02:10", "2025-10-26T01:10Z"},
	    {"02:40", "2025-10-26T00:40Z"}, {"02:20", "2025-10-26T00:20Z"}};
	static const char *const many[][2] = {{"09:15", "2025-08-15T06:00Z"},
	    {"08:30", "2025-08-15T05:59Z"}, {"07:45", "2025-08-15T05:58Z"}};
	static const char *const some[][2] = {{"09:15", "2025-08-15T06:15Z"},
	    {"08:30", "2025-08-15T05:30Z"}, {"07:45", "2025-08-14T22:00Z"}};

	(void)state;
	settled(one, 3, "mmm");
	settled(one, 1, "m");
	settled(night, 3, "mmm");
	settled(many, 3, "ppp");
	settled(some, 3, "mmp");
}

static void
a_value_that_different_lines_share_is_none_of_theirs(void **state)
{
	static const char *const render[][2] = {
	    {"5 minutes ago", "2025-08-15T06:00Z"},
	    {"2 hours ago", "2025-08-15T06:00Z"},
	    {"3 hours ago", "2025-08-15T06:00Z"}};
	static const char *const two[][2] = {{"09:15", "2025-08-15T06:15Z"},
	    {"09:15", "2025-08-15T06:15Z"}, {"08:30", "2025-08-15T05:30Z"}};
	static const char *const bare[][2] = {{"", "2025-08-15T06:15Z"},
	    {"", "2025-08-15T06:15Z"}, {"08:30", "2025-08-15T08:30+03:00"}};

	(void)state;
	settled(render, 3, "ppp");
	settled(two, 3, "mmm");
	settled(bare, 3, "mmm");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(epochs_give_the_instant),
    cmocka_unit_test(epochs_that_the_clock_belies_are_other_times),
    cmocka_unit_test(datetime_lends_its_date_and_its_zone),
    cmocka_unit_test(a_false_zone_is_dropped_and_a_false_clock_too),
    cmocka_unit_test(what_is_printed_in_full_stands),
    cmocka_unit_test(other_attributes_may_hold_a_date_and_time),
    cmocka_unit_test(the_surest_attribute_of_an_element_counts),
    cmocka_unit_test(an_epoch_proves_that_a_page_prints_utc),
    cmocka_unit_test(attributes_outside_the_item_are_not_its),
    cmocka_unit_test(a_list_has_one_zone),
    cmocka_unit_test(a_value_that_different_lines_share_is_none_of_theirs),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
