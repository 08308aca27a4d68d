/* test-urgency.c - the marks by which pages set urgent lines apart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/limits.h"
#include "detect/detect.h"
#include "pagetree.h"

enum {
	LINES = 12,
	FIRST = 2, /* the marked ones */
	SECOND = 7
};

/* Some words a line, none of which says that it is urgent. */
static const char *const words[LINES] = {"Bridge over the river is shut",
    "Council votes on the budget", "Harbour opens to the ferries",
    "Storm moves out to the sea", "Schools stay open on Friday",
    "Minister visits the old town", "Farmers count a good harvest",
    "Power is back in the south", "Court adjourns until Monday",
    "Trains run late in the north", "Museum shows a lost painting",
    "Team wins the second match"};

/* The i-th line in a markup where @ stands for the clock and # for the words. */
static void
put_line(struct buf *page, const char *markup, int i)
{
	(void)buf_puts(page, "<li>");
	for (; *markup != '\0'; markup++) {
		if (*markup == '@')
			(void)buf_printf(page, "%02d:13", 20 - i);
		else if (*markup == '#')
			(void)buf_puts(page, words[i]);
		else
			(void)buf_add(page, markup, 1);
	}
	(void)buf_puts(page, "</li>");
}

/* How many lines of a page are urgent, of which two are marked; -1 where it
 * isn't these. */
static int
count_urgent(const char *marked, const char *plain)
{
	const struct ticker_rules rules = {.min_lines = 2};
	struct arena *a = arena_new();
	struct buf page;
	struct ticker t;
	struct err err;
	xmlDoc *doc;
	int n = 0;

	buf_init(&page, LIMIT_TEXT);
	(void)buf_puts(&page, "<h2>Live</h2><ul>");
	for (int i = 0; i < LINES; i++)
		put_line(&page, i == FIRST || i == SECOND ? marked : plain, i);
	(void)buf_puts(&page, "</ul>");
	doc = pagetree(page.data);
	assert_int_equal(detect(a, doc, &rules, NULL, &t, NULL, &err), 0);
	if (t.n != LINES)
		fail_msg("%s: %zu lines", marked, t.n);
	for (size_t i = 0; i < t.n; i++)
		n += t.lines[i].urgent;
	if (n > 0 && (!t.lines[FIRST].urgent || !t.lines[SECOND].urgent))
		n = -1;
	xmlFreeDoc(doc);
	arena_free(a);
	buf_free(&page);
	return n;
}

static void
two_are_marked(const char *marked, const char *plain)
{
	int n = count_urgent(marked, plain);

	if (n != 2)
		fail_msg("%s: %d", marked, n);
}

static void
none_is_marked(const char *marked, const char *plain)
{
	int n = count_urgent(marked, plain);

	if (n != 0)
		fail_msg("%s: %d", marked, n);
}

static void
a_label_in_an_element_of_its_own_before_the_words(void **state)
{
	static const struct {
		const char *marked, *plain;
	} rows[] = {
	    {"<b>@</b> <span class=badge>عاجل</span> #", "<b>@</b> #"},
	    {"<span class=t>@</span> <span class=badge>Breaking</span> #",
		"<span class=t>@</span> #"},
	    {"<span class=t>@</span> <a href=/x><strong>Breaking</strong> #"
	     "</a>",
		"<span class=t>@</span> <a href=/x>#</a>"},
	    {"<b>@</b><p><em class=breaking-label>Breaking</em> #</p>",
		"<b>@</b><p>#</p>"},
	    {"@ <b>BREAKING</b> #", "@ #"},
	    {"@ <font color=red>عاجل</font> #", "@ #"},
	    {"<b>@</b> <a href=/x><span class=badge>Breaking</span> #</a>",
		"<b>@</b> <a href=/x>#</a>"},
	    {"<b>@</b><h3><span>Breaking</span><span>#</span></h3>",
		"<b>@</b><h3>#</h3>"},
	    {"<b>@</b><a href=/x><i></i><b><u>Breaking</u></b>#</a>",
		"<b>@</b><a href=/x>#</a>"},
	    {"<span>Breaking</span> # <b>@</b>", "# <b>@</b>"},
	    {"<span>Urgent</span> - # <b>@</b>", "# <b>@</b>"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		two_are_marked(rows[i].marked, rows[i].plain);
}

static void
a_class_of_all_its_words(void **state)
{
	static const struct {
		const char *marked, *plain;
	} rows[] = {
	    {"<b>@</b> <strong class=urgent>#</strong>",
		"<b>@</b> <strong>#</strong>"},
	    {"<b>@</b> <strong class=urgent>#</strong>", "<b>@</b> #"},
	    {"<b>@</b><p><strong class=breaking>#</strong></p>",
		"<b>@</b><p>#</p>"},
	    {"<strong class=urgent>#</strong> <b>@</b>", "# <b>@</b>"},
	    {"<b>@</b><p class=breaking>#</p>", "<b>@</b><p>#</p>"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		two_are_marked(rows[i].marked, rows[i].plain);
}

static void
a_class_of_a_label_beside_the_words(void **state)
{
	(void)state;
	two_are_marked("<b>@</b><span class=\"breaking\">Live</span><h3>#</h3>",
	    "<b>@</b><h3>#</h3>");
	two_are_marked(
	    "<b>@</b><h3>#</h3><div><em class=is-urgent>!! Now in</em>"
	    "</div>",
	    "<b>@</b><h3>#</h3>");
}

static void
words_that_mark_nothing(void **state)
{
	static const struct {
		const char *marked, *plain;
	} rows[] = {
	    {"<b>@</b> <b class=important>Big</b> #", "<b>@</b> #"},
	    {"<b>@</b> # <span class=urgent>at once</span> says he",
		"<b>@</b> # says he"},
	    {"<b>@</b> <b>Urgent</b>-care #", "<b>@</b> #"},
	    {"<b>@</b> <span class=badge>Exclusive</span> #", "<b>@</b> #"},
	    {"<b>@</b> Breaking # ", "<b>@</b> #"},
	    {"<b>@</b> <i>Breaking point</i> #", "<b>@</b> #"},
	    {"<b>@</b><h3>#</h3><div class=urgent-share><a href=/s>Share</a>"
	     "</div>",
		"<b>@</b><h3>#</h3>"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		none_is_marked(rows[i].marked, rows[i].plain);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_label_in_an_element_of_its_own_before_the_words),
    cmocka_unit_test(a_class_of_all_its_words),
    cmocka_unit_test(a_class_of_a_label_beside_the_words),
    cmocka_unit_test(words_that_mark_nothing),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
