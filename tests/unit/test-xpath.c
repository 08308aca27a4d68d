/* test-xpath.c - the lines that a definition points at. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "detectaid.h"
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
	char *html = malloc(10000);

	(void)state;
	assert_non_null(html);
	(void)snprintf(html, 10000, "<p><b>09:13</b> %09000d</p>", 7);
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
	lines_are(&r, "definition: items: not an XPath 1.0 expression, or too");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(pointed_at_traps_are_no_times),
    cmocka_unit_test(items_alone_are_read_by_the_detectors_eyes),
    cmocka_unit_test(each_part_may_be_pointed_at),
    cmocka_unit_test(several_nodes_are_joined),
    cmocka_unit_test(untimed_items_are_taken_when_asked),
    cmocka_unit_test(what_is_wrong_is_named),
    cmocka_unit_test(a_text_longer_than_any_headline_is_none),
    cmocka_unit_test(a_costly_expression_is_stopped),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
