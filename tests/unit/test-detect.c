/* test-detect.c - which list is taken: by itself, by heading, by XPath. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "detectaid.h"
#include "pagetree.h"

#define ONE   "<li><b>09:13</b> Parliament passes the forest protection bill"
#define TWO   "<li><b>09:12</b> Railway line to the coast reopens after works"
#define THREE "<li><b>08:35</b> Museum opens exhibition of Dutch paintings"
#define LIST  "<ul>" ONE TWO THREE "</ul>"
#define LINES                                                                  \
	"09:13|Parliament passes the forest protection bill|-\n"               \
	"09:12|Railway line to the coast reopens after works|-\n"              \
	"08:35|Museum opens exhibition of Dutch paintings|-\n"
#define OTHER                                                                  \
	"<ol><li><b>07:13</b> Ten ways to cook potatoes for the family"        \
	"<li><b>07:12</b> Why your cat looks at the wall all evening"          \
	"<li><b>07:11</b> A garden on the balcony in three easy steps"         \
	"<li><b>07:10</b> The best lakes for a swim this hot summer</ol>"

static void
starts(const char *got, const char *wanted)
{
	if (strncmp(got, wanted, strlen(wanted)) != 0)
		fail_msg("got: %s\nwanted: %s", got, wanted);
}

static void
the_only_timed_list_is_the_ticker(void **state)
{
	const struct ticker_rules none = {0};

	(void)state;
	assert_string_equal(detectaid(LIST, &none), LINES);
	assert_string_equal(
	    detectaid(
		"<nav><ul><li>Home<li>Sport</ul></nav><p>A long text "
		"that says the meeting was at 10:00 in the hall.</p>" LIST,
		&none),
	    LINES);
}

static void
a_page_without_one_says_so(void **state)
{
	const struct ticker_rules none = {0};

	(void)state;
	starts(
	    detectaid("<p>nothing</p>", &none), "ticker: no ticker: nothing");
	starts(detectaid("<ul>" ONE TWO "</ul>", &none), "ticker: no ticker: ");
	starts(detectaid("<ul><li>09:13 a<li>09:12 b<li>09:11 c</ul>", &none),
	    "ticker: no ticker: ");
}

static void
a_news_heading_decides_between_lists(void **state)
{
	const struct ticker_rules none = {0};

	(void)state;
	assert_string_equal(
	    detectaid(
		"<h2>Magazine</h2>" OTHER "<h2>عاجل 24/7</h2>" LIST, &none),
	    LINES);
}

static void
the_definitions_heading_decides(void **state)
{
	const struct ticker_rules rules = {.heading = "magazine"};

	(void)state;
	starts(detectaid(
		   "<h2>عاجل 24/7</h2>" LIST "<h2>Magazine</h2>" OTHER, &rules),
	    "07:13|Ten ways");
	starts(detectaid("<h2>عاجل 24/7</h2>" LIST, &rules),
	    "ticker: the heading \"magazine\" is nowhere on the page");
	starts(detectaid("<h2>Magazine</h2><p>Come back later.</p>", &rules),
	    "lines: no timed lines under the heading \"magazine\"");
	/* One line under its heading is enough. */
	assert_string_equal(
	    detectaid("<h2>Magazine</h2><ul>" ONE "</ul>", &rules),
	    "09:13|Parliament passes the forest protection bill|-\n");
}

static void
a_row_that_is_alone_does_not_swallow_its_heading(void **state)
{
	const struct ticker_rules rules = {.heading = "Breaking"};

	(void)state;
	starts(
	    detectaid("<h1>Site</h1><div><h2>Breaking</h2><ul><li>"
		      "<span>09:13</span> <a>Short and new</a></li></ul></div>",
		&rules),
	    "09:13|Short and new|");
	starts(detectaid("<div><h2>Breaking</h2><table><tr><td>09:13</td>"
			 "<td>Short and new</td></tr></table></div>",
		   &rules),
	    "09:13|Short and new|");
}

static void
a_heading_in_the_menu_is_not_taken_for_the_boxs(void **state)
{
	const struct ticker_rules rules = {.heading = "عاجل 24/7"};

	(void)state;
	assert_string_equal(
	    detectaid("<nav><a href=/b>عاجل 24/7</a></nav>"
		      "<h2>Magazine</h2>" OTHER "<h2>عاجل 24/7</h2>" LIST,
		&rules),
	    LINES);
}

static void
schedules_scores_and_comments_are_refused(void **state)
{
	const struct ticker_rules none = {0};

	(void)state;
	starts(detectaid("<ul><li>06:00 Morning show with music and weather"
			 "<li>09:00 Documentary on the rivers of the north"
			 "<li>12:00 News at noon with the week in review</ul>",
		   &none),
	    "ticker: ");
	starts(detectaid("<div id=comments>" LIST "</div>", &none), "ticker: ");
	starts(detectaid("<ul><li>01:07 A video of a cat and a dog in the snow"
			 "<li>03:59 A video of the mayor on his bicycle ride"
			 "<li>00:12 A video of the old bridge being blown up"
			 "<li>09:48 A video of the match in full length today"
			 "<li>02:02 A video of a song from a musical of old"
			 "</ul>",
		   &none),
	    "ticker: ");
}

static void
oldest_first_is_taken_when_a_definition_says_so(void **state)
{
	const struct ticker_rules rules = {.order = ORDER_OLDEST_FIRST};

	(void)state;
	starts(detectaid("<ul>" THREE TWO ONE "</ul>", &rules), "08:35|Museum");
}

static void
copies_are_dropped_and_repeats_are_not(void **state)
{
	const struct ticker_rules none = {0};
	const struct ticker_rules breaking = {.heading = "Breaking"};

	(void)state;
	assert_string_equal(
	    detectaid("<ul>" ONE ONE TWO TWO THREE THREE "</ul>", &none),
	    LINES);
	assert_string_equal(
	    detectaid("<ul>" ONE TWO THREE ONE TWO THREE ONE "</ul>", &none),
	    LINES);
	/* Yesterday's line of the same minute and words is another one. */
	assert_string_equal(
	    detectaid(
		"<h2>Breaking</h2><ul>" ONE TWO THREE TWO "</ul>", &breaking),
	    LINES "09:12|Railway line to the coast reopens after works|-\n");
	/* So is one that carries another time than it prints. */
	starts(detectaid(
		   "<ul><li><time datetime=2025-08-15T08:25:00Z>1 hour ago"
		   "</time> Sirens in the north of the country<li><time "
		   "datetime=2025-08-15T08:05:00Z>1 hour ago</time> Sirens in "
		   "the north of the country" TWO THREE "</ul>",
		   &none),
	    "1 hour ago|Sirens in the north of the country|-\n"
	    "1 hour ago|Sirens in the north of the country|-\n");
	/* So is one with another link. */
	starts(detectaid(
		   "<ul><li><b>09:13</b> <a href=/a>Parliament passes the bill"
		   "</a><li><b>09:13</b> <a href=/b>Parliament passes the bill"
		   "</a>" TWO "</ul>",
		   &none),
	    "09:13|Parliament passes the bill|https://x.example/a\n"
	    "09:13|Parliament passes the bill|https://x.example/b\n");
	starts(detectaid("<ul>" ONE TWO "<li><b>08:35</b> Railway line to the "
			 "coast reopens after works</ul>",
		   &none),
	    "09:13|Parliament passes the forest protection bill|-\n"
	    "09:12|Railway line to the coast reopens after works|-\n"
	    "08:35|Railway line");
}

static void
min_lines_is_obeyed(void **state)
{
	const struct ticker_rules two = {.min_lines = 2},
				  four = {.min_lines = 4};

	(void)state;
	starts(
	    detectaid("<h2>Breaking</h2><ul>" ONE TWO "</ul>", &two), "09:13|");
	starts(detectaid("<h2>Breaking</h2>" LIST, &four), "ticker: ");
}

static void
every_list_is_reported_with_a_reason(void **state)
{
	const struct ticker_rules none = {0};
	struct arena *a = arena_new();
	xmlDoc *doc = pagetree("<h2>Magazine</h2>" OTHER
			       "<h2>Breaking</h2><div id=t>" LIST "</div>");
	struct detect_report report;
	struct ticker t;
	struct err err;

	(void)state;
	assert_int_equal(detect(a, doc, &none, NULL, &t, &report, &err), 0);
	assert_int_equal(report.n, 2);
	assert_false(report.candidates[0].chosen);
	assert_true(report.candidates[1].chosen);
	assert_string_equal(
	    report.candidates[0].reason, "another list was preferred");
	assert_string_equal(report.candidates[1].heading, "Breaking");
	assert_string_equal(report.candidates[1].path, "//*[@id='t']/ul");
	assert_int_equal(report.candidates[1].lines, 3);
	assert_non_null(report.candidates[1].all);
	xmlFreeDoc(doc);
	arena_free(a);
}

static void
the_list_under_the_heading_stands_in_for_items_that_match_nothing(void **state)
{
	const struct ticker_rules rules = {
	    .items = "//ul[@class='old']/li", .heading = "Breaking"};
	const struct ticker_rules unnamed = {.items = "//ul[@class='old']/li"};

	(void)state;
	assert_string_equal(detectaid("<h2>Breaking</h2><ul>" ONE TWO THREE
				      "</ul><h2>Other</h2><ul>" TWO "</ul>",
				&rules),
	    LINES);
	/* What is no ticker doesn't, nor what stands under no heading. */
	starts(detectaid("<h2>Breaking</h2><ul>" ONE "</ul>", &rules),
	    "ticker: items matches 0 lines");
	starts(
	    detectaid("<h2>Breaking</h2><ul>" ONE TWO THREE "</ul>", &unnamed),
	    "ticker: items matches 0 lines");
}

static void
a_list_under_the_named_heading_needs_no_score_to_stand_in(void **state)
{
	const struct ticker_rules rules = {
	    .items = "//ul[@class='old']/li", .heading = "Business"};

	(void)state;
	starts(detectaid("<h2>Latest</h2>" LIST "<h2>Business</h2><ol>"
			 "<li><i>11:40</i><p><a href=/4>Shares rise again</a>"
			 "<li><i>11:10</i><p><a href=/5>Bank cuts rates</a>"
			 "<li><i>9:08</i><p><a href=/6>Oil falls low</a></ol>",
		   &rules),
	    "11:40|Shares rise again");
	starts(detectaid("<h2>Business</h2><ul>" THREE TWO ONE "</ul>", &rules),
	    "ticker: items matches 0 lines");
	starts(detectaid(
		   "<h2>Business</h2><div id=comments>" LIST "</div>", &rules),
	    "ticker: items matches 0 lines");
}

static void
lists_are_reported_beside_an_xpath(void **state)
{
	const struct ticker_rules rules[] = {
	    {.items = "//ol/li"}, {.items = "//ol[2]/li"}};
	struct arena *a = arena_new();
	xmlDoc *doc = pagetree("<h2>Magazine</h2>" OTHER
			       "<h2>Breaking</h2><div id=t>" LIST "</div>");

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct detect_report report;
		struct ticker t;
		struct err err;

		assert_int_equal(
		    detect(a, doc, &rules[i], NULL, &t, &report, &err), -i);
		assert_int_equal(report.n, 2);
		assert_string_equal(report.candidates[1].heading, "Breaking");
		assert_true(report.candidates[1].accepted);
		assert_int_equal(report.candidates[0].chosen, i == 0);
		assert_false(report.candidates[1].chosen);
	}
	xmlFreeDoc(doc);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_list_under_the_named_heading_needs_no_score_to_stand_in),
    cmocka_unit_test(lists_are_reported_beside_an_xpath),
    cmocka_unit_test(
	the_list_under_the_heading_stands_in_for_items_that_match_nothing),
    cmocka_unit_test(the_only_timed_list_is_the_ticker),
    cmocka_unit_test(a_page_without_one_says_so),
    cmocka_unit_test(a_news_heading_decides_between_lists),
    cmocka_unit_test(the_definitions_heading_decides),
    cmocka_unit_test(a_row_that_is_alone_does_not_swallow_its_heading),
    cmocka_unit_test(a_heading_in_the_menu_is_not_taken_for_the_boxs),
    cmocka_unit_test(schedules_scores_and_comments_are_refused),
    cmocka_unit_test(oldest_first_is_taken_when_a_definition_says_so),
    cmocka_unit_test(copies_are_dropped_and_repeats_are_not),
    cmocka_unit_test(min_lines_is_obeyed),
    cmocka_unit_test(every_list_is_reported_with_a_reason),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
