/* test-xpath.c - the lines that a definition points at. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/limits.h"
#include "detectaid.h"
#include "pagetree.h"
#include "timetraps.h"

#define PAGE                                                                   \
	"<div class=l><p data-t='2025-08-14T22:01:00Z'><i>Kicker words</i> "   \
	"<b>09:13</b> <a href=/1>One headline of the day</a> tail</p>"         \
	"<p data-t='2025-08-14T22:00:00Z'><i>Kicker words</i> <b>no</b> "      \
	"<a href=/2>Two headlines of the day</a> tail</p></div>"

static void
lines_are(const struct ticker_rules *rules, const char *wanted)
{
	const char *got = detectaid(PAGE, rules);

	if (strncmp(got, wanted, strlen(wanted)) != 0)
		fail_msg("got: %s\nwanted: %s", got, wanted);
}

static void
items_alone_are_read_by_the_detectors_eyes(void **state)
{
	const struct ticker_rules r = {.items = "//div[@class='l']/p"};

	(void)state;
	lines_are(&r, "09:13|One headline of the day|https://x.example/1\n");
}

static void
each_part_may_be_pointed_at(void **state)
{
	const struct ticker_rules r = {.items = "//p",
	    .time = "@data-t",
	    .text = "i",
	    .link = "concat('/x', substring-after(a/@href, '/'))"};

	(void)state;
	lines_are(&r,
	    "2025-08-14T22:01:00Z|Kicker words|https://x.example/x1\n"
	    "2025-08-14T22:00:00Z|Kicker words|https://x.example/x2\n");
}

/* Whatever a definition says is the time. */
static void
pointed_at_traps_are_no_times(void **state)
{
	const struct ticker_rules r = {
	    .items = "//p", .time = "i", .text = "b", .untimed = true};

	(void)state;
	for (const char *const *t = timetraps; *t != NULL; t++) {
		char html[256];
		const char *got;

		(void)snprintf(html, sizeof(html),
		    "<div><p><i>%s</i> <b>One headline of the day</b></p>"
		    "<p><i>%s</i> <b>Two headlines of the day</b></p></div>",
		    *t, *t);
		got = detectaid(html, &r);
		if (strncmp(got, "-|One", 5) != 0)
			fail_msg("'%s': %s", *t, got);
	}
}

static void
several_nodes_are_joined(void **state)
{
	const struct ticker_rules r = {
	    .items = "//p", .time = "b", .text = "text()"};

	(void)state;
	lines_are(&r, "09:13|tail|https://x.example/1\n");
}

static void
untimed_items_are_taken_when_asked(void **state)
{
	const struct ticker_rules r = {.items = "//p", .untimed = true};

	(void)state;
	lines_are(&r, "09:13|One headline of the day|https://x.example/1\n"
		      "-|Two headlines of the day|https://x.example/2\n");
}

static void
what_is_wrong_is_named(void **state)
{
	const struct ticker_rules bad = {.items = "//p["};
	const struct ticker_rules number = {.items = "count(//p)"};
	const struct ticker_rules time = {.items = "//p", .time = "]"};
	const struct ticker_rules none = {.items = "//nav"};

	(void)state;
	lines_are(&bad, "definition: items: not an XPath");
	lines_are(&number, "definition: items: gives no nodes");
	lines_are(&time, "definition: time: not an XPath");
	lines_are(&none, "ticker: items matches 0 lines");
}

static void
a_text_longer_than_any_headline_is_none(void **state)
{
	const struct ticker_rules r = {.items = "//p", .text = "."};
	const struct ticker_rules s = {.items = "//p", .text = "string(.)"};
	enum { LONG = LIMIT_HEADLINE - 10, TOO_LONG = LIMIT_HEADLINE + 1 };
	char *html = malloc(TOO_LONG + 100);

	(void)state;
	assert_non_null(html);
	(void)snprintf(
	    html, TOO_LONG + 100, "<p><b>09:13</b> %0*d</p>", LONG, 7);
	assert_int_equal(strncmp(detectaid(html, &r), "09:13|09:13 0", 13), 0);
	assert_int_equal(strncmp(detectaid(html, &s), "09:13|09:13 0", 13), 0);
	(void)snprintf(
	    html, TOO_LONG + 100, "<p><b>09:13</b> %0*d</p>", TOO_LONG, 7);
	assert_int_equal(strncmp(detectaid(html, &r), "ticker: ", 8), 0);
	assert_int_equal(strncmp(detectaid(html, &s), "ticker: ", 8), 0);
	free(html);
}

static void
a_costly_expression_is_stopped(void **state)
{
	const struct ticker_rules r = {
	    .items = "//*[count(//*[count(//*[count(//*[count(//*[count(//*"
		     "[count(//*[count(//*)>0])>0])>0])>0])>0])>0])>0]"};

	(void)state;
	lines_are(&r, "page: items: too costly on this page");
}

/* The list as a whole knows what is no headline, and which time is meant. */
static void
items_are_read_as_the_detector_reads_a_list(void **state)
{
	static const char page[] =
	    "<ul><li><i>9 mins ago</i> <b>07:21</b> <a href=/1>Parliament "
	    "passes the forest protection bill</a>"
	    "<li><i>22 mins ago</i> <b>07:08</b> <a href=/2>Railway line to "
	    "the coast reopens after works</a>"
	    "<li><i>51 mins ago</i> <b>06:39</b> <a href=/3>Museum opens "
	    "exhibition of Dutch paintings</a></ul>";
	const struct ticker_rules none = {0}, items = {.items = "//ul/li"};
	char wanted[512];

	(void)state;
	(void)snprintf(wanted, sizeof(wanted), "%s", detectaid(page, &none));
	assert_non_null(strstr(wanted, "07:08|Railway line"));
	assert_string_equal(detectaid(page, &items), wanted);
}

#define DAYS                                                                   \
	"<h3>Thursday, 3 December 2020</h3><ul>"                               \
	"<li><b>09:13</b> <a href=/1>One headline of the day</a>"              \
	"<li><b>08:12</b> <a href=/2>Two headlines of the day</a></ul>"        \
	"<h3>Wednesday, 2 December 2020</h3><ul>"                              \
	"<li><b>22:11</b> <a href=/3>Three headlines of the day</a></ul>"

static void
days_are(const char *html, const struct ticker_rules *rules, const int *days)
{
	struct arena *a = arena_new();
	xmlDoc *doc = pagetree(html);
	struct ticker t;
	struct err err;

	assert_int_equal(detect(a, doc, rules, NULL, &t, NULL, &err), 0);
	for (size_t i = 0; i < t.n; i++, days++) {
		if (*days > 0)
			assert_non_null(t.lines[i].day_text);
		else
			assert_null(t.lines[i].day_text);
		if (*days > 0)
			assert_int_equal(t.lines[i].day.day, *days);
	}
	assert_int_equal(*days, -1);
	xmlFreeDoc(doc);
	arena_free(a);
}

static void
the_dates_above_items_are_theirs(void **state)
{
	const struct ticker_rules rules[] = {
	    {.items = "//li"},
	    {.items = "//li", .time = "b", .text = "a", .link = "a/@href"},
	    {.items = "//li | //h3", .time = "b | self::h3", .text = "a"},
	    {.items = "//li", .time = "string(b)"},
	};
	const struct ticker_rules untimed = {.items = "//li", .untimed = true};
	const int days[] = {3, 3, 2, -1}, none[] = {0, -1};

	(void)state;
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		days_are(DAYS, &rules[i], days);
	/* A line without a time stands in no day. */
	days_are("<h3>3 December 2020</h3><ul><li>One headline of the day</ul>",
	    &untimed, none);
}

static void
a_row_that_is_a_date_is_no_line(void **state)
{
	const struct ticker_rules r = {.items = "//li", .text = "."};

	(void)state;
	days_are("<ul><li>3 December 2020<li><b>09:13</b> One headline"
		 "<li>2 December 2020<li><b>22:12</b> Two headlines</ul>",
	    &r, (const int[]){3, 2, -1});
	/* Nor is a line of 64 bytes one. */
	days_are("<ul><li><b>2025-08-11</b> <a href=/1>One headline that ha"
		 "s fifty-four bytes in all its word</a></ul>",
	    &(struct ticker_rules){.items = "//li"}, (const int[]){0, -1});
}

static void
seconds_since_1970_are_a_time(void **state)
{
	const struct ticker_rules r = {.items = "//li", .time = "i/@data-t"};
	struct arena *a = arena_new();
	xmlDoc *doc = pagetree(
	    "<ul><li><i data-t=1582728797></i><a href=/1>One headline</a>"
	    "<li><i data-t=1582728000123></i><a href=/2>Two headlines</a>"
	    "<li><i data-t=158272800></i><a href=/3>Three headlines</a></ul>");
	struct ticker t;
	struct err err;

	(void)state;
	assert_int_equal(detect(a, doc, &r, NULL, &t, NULL, &err), 0);
	assert_int_equal(t.n, 2);
	assert_string_equal(t.lines[0].text, "One headline");
	assert_true(t.lines[0].time.zoned);
	assert_int_equal(t.lines[0].time.offset, 0);
	assert_int_equal(t.lines[0].time.day, 26);
	assert_int_equal(t.lines[0].time.hour, 14);
	assert_int_equal(t.lines[0].time.second, 17);
	assert_int_equal(t.lines[1].time.minute, 40);
	xmlFreeDoc(doc);
	arena_free(a);
}

/* A list of definitions, or of texts and breaks, is pointed at by what its lines
 * begin with. */
static void
what_a_line_begins_with_stands_for_it(void **state)
{
	const struct ticker_rules terms = {.items = "//dt"};
	const struct ticker_rules texts = {.items = "//p/text()"};

	(void)state;
	assert_string_equal(
	    detectaid("<dl><dt>09:13<dd><a href=/1>One headline of the day</a>"
		      "<dt>09:12<dd>Two headlines of the day</dl>",
		&terms),
	    "09:13|One headline of the day|https://x.example/1\n"
	    "09:12|Two headlines of the day|-\n");
	assert_string_equal(detectaid("<p>09:13 One headline of the day<br>"
				      "09:12 Two headlines of the day</p>",
				&texts),
	    "09:13|One headline of the day|-\n"
	    "09:12|Two headlines of the day|-\n");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(items_are_read_as_the_detector_reads_a_list),
    cmocka_unit_test(the_dates_above_items_are_theirs),
    cmocka_unit_test(a_row_that_is_a_date_is_no_line),
    cmocka_unit_test(seconds_since_1970_are_a_time),
    cmocka_unit_test(pointed_at_traps_are_no_times),
    cmocka_unit_test(items_alone_are_read_by_the_detectors_eyes),
    cmocka_unit_test(each_part_may_be_pointed_at),
    cmocka_unit_test(several_nodes_are_joined),
    cmocka_unit_test(untimed_items_are_taken_when_asked),
    cmocka_unit_test(what_is_wrong_is_named),
    cmocka_unit_test(a_text_longer_than_any_headline_is_none),
    cmocka_unit_test(a_costly_expression_is_stopped),
    cmocka_unit_test(what_a_line_begins_with_stands_for_it),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
