/* test-choice.c - what speaks for a list of timed lines, and what against. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "detect/choice.h"
#include "pagetree.h"

enum { LINES = 12 };

/* The verdict on a list with these clocks ("09:13 09:12"), whose headlines are
 * `length` characters long; `bare` more items had no headline. */
static struct verdict
weigh(const char *clocks, size_t length, size_t bare, const char *html,
    const struct ticker_rules *rules)
{
	static const char words[] =
	    "abcdefghij klmnopqrst uvwxyzabcd efghijklmn opqrstuvwx";
	struct arena *a = arena_new();
	xmlDoc *doc = pagetree(html);
	struct candidate c = {.list = pagetree_find(doc, "ul")};
	struct ticker_line lines[LINES];
	struct verdict v;
	size_t n = 0;
	int used;

	memset(lines, 0, sizeof(lines));
	for (; n < LINES; n++, clocks += used) {
		struct printed_time *t = &lines[n].time;

		*t = printed_nothing;
		if (sscanf(clocks, "%2d:%2d%n", &t->hour, &t->minute, &used) !=
		    2)
			break;
		lines[n].text = arena_copyn(a, words + n, length);
	}
	c.n = n + bare;
	v = choice_weigh(a, &c, lines, n, rules);
	xmlFreeDoc(doc);
	arena_free(a);
	return v;
}

#define PLAIN "<div><ul><li>x</ul></div>"

static void
verdicts_name_what_decided(void **state)
{
	static const struct {
		const char *clocks;
		size_t length, bare;
		const char *html;
		bool taken;
		const char *reason;
	} rows[] = {
	    {"09:13 09:12 08:35 08:31", 40, 0, PLAIN, true,
		"timed headlines, newest first"},
	    {"09:13 09:12", 40, 0, PLAIN, false, "too few lines"},
	    {"09:13 09:12 08:35 08:31", 40, 0,
		"<div class='user-comments'><ul><li>x</ul></div>", false,
		"lies among readers' comments"},
	    {"06:00 09:00 12:00 15:00", 40, 0, PLAIN, false,
		"runs oldest first"},
	    {"09:13 10:12 08:35 11:31 07:10 09:40", 40, 0, PLAIN, false,
		"its times follow no order"},
	    /* A step up of half a day is a midnight, one of five hours isn't. */
	    {"00:05 23:58 23:41 23:20", 40, 0, PLAIN, true,
		"timed headlines, newest first"},
	    {"09:05 14:00 13:41 13:20", 40, 0, PLAIN, false,
		"its times follow no order"},
	    {"09:13 09:12 08:35 08:31", 6, 30, PLAIN, false,
		"its lines are too short"},
	};
	const struct ticker_rules none = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct verdict v = weigh(rows[i].clocks, rows[i].length,
		    rows[i].bare, rows[i].html, &none);

		if ((v.score >= CHOICE_THRESHOLD) != rows[i].taken ||
		    strncmp(v.reason, rows[i].reason, strlen(rows[i].reason)) !=
			0)
			fail_msg("%s: score %d, %s", rows[i].clocks, v.score,
			    v.reason);
	}
}

static void
times_without_headlines_speak_against_a_list(void **state)
{
	const struct ticker_rules none = {0};
	const char *clocks = "09:13 09:12 08:35 08:31";
	int whole = weigh(clocks, 40, 0, PLAIN, &none).score;

	(void)state;
	assert_int_equal(weigh(clocks, 40, 2, PLAIN, &none).score, whole);
	assert_true(weigh(clocks, 40, 4, PLAIN, &none).score <= whole - 25);
}

static void
the_definition_may_ask_for_more_or_another_order(void **state)
{
	const struct ticker_rules five = {.min_lines = 5};
	const struct ticker_rules two = {.min_lines = 2};
	const struct ticker_rules oldest = {.order = ORDER_OLDEST_FIRST};

	(void)state;
	assert_true(
	    weigh("09:13 09:12 08:35 08:31", 40, 0, PLAIN, &five).score <
	    CHOICE_THRESHOLD);
	assert_true(
	    weigh("09:13 09:12", 40, 0, PLAIN, &two).score >= CHOICE_THRESHOLD);
	assert_true(
	    weigh("06:00 09:00 12:00 15:00", 40, 0, PLAIN, &oldest).score >=
	    CHOICE_THRESHOLD);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(verdicts_name_what_decided),
    cmocka_unit_test(times_without_headlines_speak_against_a_list),
    cmocka_unit_test(the_definition_may_ask_for_more_or_another_order),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
