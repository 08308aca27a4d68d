/* test-heading.c - the words above a list. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "detect/candidates.h"
#include "detect/heading.h"
#include "detect/node.h"
#include "pagetree.h"
#include "text/fold.h"

/* The heading of the first candidate; "" for none. */
static const struct timetext_hints hints = {CLOCK_COLON, NULL};

static void
heading_is(const char *html, const char *wanted)
{
	struct arena *a = arena_new();
	xmlDoc *doc = pagetree(html);
	size_t hits_n, n;
	struct hit *hits =
	    hits_find(a, xmlDocGetRootElement(doc), &hints, &hits_n);
	struct dayheads days;
	struct candidate *c;
	const char *got;

	dayheads_find(a, hits, hits_n, &hints, &days);
	c = candidates_find(a, hits, hits_n, &days, &n);
	assert_true(n > 0);
	got = heading_of(a, &c[0], &hints);
	assert_string_equal(got != NULL ? got : "", wanted);
	xmlFreeDoc(doc);
	arena_free(a);
}

#define LIST "<ul><li><b>09:13</b> one<li><b>09:12</b> two</ul>"

static void
the_nearest_words_above_are_the_heading(void **state)
{
	(void)state;
	heading_is("<h2>عاجل 24/7</h2>" LIST, "عاجل 24/7");
	heading_is("<h1>Page</h1><h2>Box</h2>" LIST, "Box");
	heading_is(
	    "<div><div><span>Box</span></div><div>" LIST "</div></div>", "Box");
	heading_is("<table><tr><th>Box</th></tr><tr><td>09:13</td><td>one</td>"
		   "</tr><tr><td>09:12</td><td>two</td></tr></table>",
	    "Box");
	heading_is("<h2>Box</h2><script>var a;</script><!-- x -->" LIST, "Box");
}

static void
a_paragraph_is_no_heading(void **state)
{
	(void)state;
	heading_is(
	    "<p>This is a paragraph that goes on for much longer than "
	    "any heading of a box on a page would, and so it is none.</p>" LIST,
	    "");
	heading_is("<div><h2>Inner</h2><p>This is a paragraph that goes on for "
		   "much longer than any heading of a box on a page would, and "
		   "so on.</p></div>" LIST,
	    "Inner");
}

static void
a_heading_is_found_by_its_words(void **state)
{
	struct arena *a = arena_new();
	xmlDoc *doc = pagetree("<p>A sentence about the latest of all things, "
			       "which is no heading at all, being long.</p>"
			       "<h3>Latest!</h3>");
	xmlNode *root = xmlDocGetRootElement(doc);
	xmlNode *n = heading_find(a, root, "LATEST", NULL);

	(void)state;
	assert_non_null(n);
	assert_true(node_is_heading(n->parent));
	assert_null(heading_find(a, root, "latest", n));
	assert_null(heading_find(a, root, "lates", NULL));
	xmlFreeDoc(doc);
	arena_free(a);
}

static void
a_heading_that_is_no_text_is_found_in_an_attribute(void **state)
{
	struct arena *a = arena_new();
	xmlDoc *doc = pagetree("<div class=latest id=latest></div>"
			       "<h3><img alt='The latest'></h3>"
			       "<p data-alt=Latest>text</p>");
	xmlNode *root = xmlDocGetRootElement(doc);
	xmlNode *n = heading_find_unseen(a, root, "latest", NULL);

	(void)state;
	assert_non_null(n);
	assert_true(node_is(n, "img"));
	n = heading_find_unseen(a, root, "latest", n);
	assert_true(node_is(n, "p"));
	assert_null(heading_find_unseen(a, root, "latest", n));
	assert_null(heading_find(a, root, "latest", NULL));
	xmlFreeDoc(doc);
	arena_free(a);
}

static void
spelling_habits_do_not_part_headings(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	assert_true(heading_matches(a, "آخـر الأخبار", "اخر الاخبار"));
	assert_true(heading_matches(a, "عاجل ٢٤/٧ ▾", "عاجل 24/7"));
	assert_false(heading_matches(a, "عاجل", "عاجل 24/7"));
	assert_false(heading_matches(a, NULL, "x"));
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_nearest_words_above_are_the_heading),
    cmocka_unit_test(a_paragraph_is_no_heading),
    cmocka_unit_test(a_heading_is_found_by_its_words),
    cmocka_unit_test(a_heading_that_is_no_text_is_found_in_an_attribute),
    cmocka_unit_test(spelling_habits_do_not_part_headings),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
