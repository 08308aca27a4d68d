/* test-jsonld.c - the updates of a live blog, and which lines they are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "detect/jsonld.h"
#include "pagetree.h"

/* Updates as parse/ makes elements of JSON-LD. */
#define UPDATE(headline, body, time, url)                                      \
	"<item><headline><h3>" headline "</h3></headline><articlebody>" body   \
	"</articlebody><datepublished><time datetime='" time                   \
	"'></time></datepublished><url><a href='" url "'></a></url></item>"

static const char blog[] =
    "<div><headline><h3>The storm</h3></headline><liveblogupdate>" UPDATE(
	"“Bridge” reopens", "", "2025-08-15T06:13:20Z", "/3")
	UPDATE("20:40 (BST) Rain ends", "", "2025-08-14T20:40:00+01:00", "#2")
	    UPDATE("", "Ferries sail again from tonight. More.",
		"2025-08-14T19:05:00Z", "")
		UPDATE("No time", "", "soon", "") "</liveblogupdate></div>";

static const struct timetext_hints hints = {CLOCK_COLON, NULL};

struct world {
	struct arena *arena;
	xmlDoc *doc;
	struct jsonld updates;
};

static struct world
open_world(const char *html)
{
	struct world w = {arena_new(), pagetree(html), {.n = 0}};

	w.updates = jsonld_find(w.arena, xmlDocGetRootElement(w.doc), &hints,
	    "https://x.example/n/");
	return w;
}

static void
close_world(struct world *w)
{
	xmlFreeDoc(w->doc);
	arena_free(w->arena);
}

static void
updates_are_lines(void **state)
{
	struct world w = open_world(blog);
	const struct ticker_line *l = w.updates.lines;

	(void)state;
	assert_int_equal(w.updates.n, 3);
	assert_string_equal(w.updates.heading, "The storm");
	assert_string_equal(l[0].text, "“Bridge” reopens");
	assert_string_equal(l[0].url, "https://x.example/3");
	assert_string_equal(l[0].time_text, "2025-08-15T06:13:20Z");
	assert_string_equal(l[0].rule, "json-ld");
	assert_int_equal(l[0].time.second, 20);
	assert_string_equal(l[1].text, "Rain ends");
	assert_null(l[1].url);
	assert_int_equal(l[1].time.offset, 3600);
	assert_string_equal(
	    l[2].text, "Ferries sail again from tonight. More.");
	close_world(&w);
}

/* What becomes of a line that prints the time. */
static void
joined(const char *text, int hour, int minute, const char *how)
{
	struct world w = open_world(blog);
	struct ticker_line line = {.text = text, .time = printed_nothing};
	char got[64];

	line.time.hour = hour;
	line.time.minute = minute;
	jsonld_join(w.arena, &w.updates, &line, 1);
	(void)snprintf(got, sizeof(got), "%s %d %02d:%02d%s",
	    line.rule != NULL ? line.rule : "text", line.time.day,
	    line.time.hour, line.time.minute, line.time.zoned ? " zoned" : "");
	if (strcmp(got, how) != 0)
		fail_msg("%s: %s", text, got);
	close_world(&w);
}

static void
lines_are_known_by_their_words(void **state)
{
	(void)state;
	joined("\"Bridge\" reopens", 9, 13, "json-ld 15 06:13 zoned");
	joined("rain ends", 20, 40, "json-ld 14 20:40 zoned");
	joined(
	    "Ferries sail again from tonight", 20, 5, "json-ld 14 19:05 zoned");
	joined("Bridge", 9, 13, "text -1 09:13");
	joined("Rain ends in the north", 20, 40, "text -1 20:40");
	joined("", 9, 13, "text -1 09:13");
}

static void
the_printed_clock_must_bear_it_out(void **state)
{
	(void)state;
	joined("“Bridge” reopens", 9, 20, "text -1 09:20");
	/* A Z that is no zone: the page prints the same clock. */
	joined("“Bridge” reopens", 6, 13, "json-ld 15 06:13");
	joined("“Bridge” reopens", -1, -1, "json-ld 15 06:13 zoned");
}

static void
equal_words_are_told_apart_by_their_order(void **state)
{
	struct world w = open_world("<div><liveblogupdate>" UPDATE(
	    "Goal", "", "2025-08-15T06:13:00Z", "") UPDATE("Goal", "",
	    "2025-08-15T05:43:00Z", "") "</liveblogupdate></div>");
	struct ticker_line lines[2] = {
	    {.text = "Goal", .time = printed_nothing},
	    {.text = "Goal", .time = printed_nothing}};

	(void)state;
	jsonld_join(w.arena, &w.updates, lines, 2);
	assert_int_equal(lines[0].time.hour, 6);
	assert_int_equal(lines[1].time.hour, 5);
	close_world(&w);
}

static void
one_update_needs_no_list(void **state)
{
	struct world w = open_world("<liveblogupdate><headline>x y z</headline>"
				    "<datepublished><time datetime="
				    "'2025-08-15T06:13:00Z'></time>"
				    "</datepublished></liveblogupdate>");
	struct world none = open_world("<p>liveblogupdate</p>");

	(void)state;
	assert_int_equal(w.updates.n, 1);
	assert_null(w.updates.heading);
	assert_int_equal(none.updates.n, 0);
	close_world(&w);
	close_world(&none);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(updates_are_lines),
	    cmocka_unit_test(lines_are_known_by_their_words),
	    cmocka_unit_test(the_printed_clock_must_bear_it_out),
	    cmocka_unit_test(equal_words_are_told_apart_by_their_order),
	    cmocka_unit_test(one_update_needs_no_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
