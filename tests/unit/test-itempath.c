/* test-itempath.c - the XPath of a list's items. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "detect/dayhead.h"
#include "detect/itempath.h"
#include "pagetree.h"

/* The XPath of the first list on the page is `wanted`; NULL: there is none. */
static void
path_is(const char *html, const char *wanted)
{
	static const struct timetext_hints hints = {CLOCK_COLON, "en"};
	struct arena *a = arena_new();
	xmlDoc *doc = pagetree(html);
	struct dayheads days;
	size_t hits_n, n;
	struct hit *hits =
	    hits_find(a, xmlDocGetRootElement(doc), &hints, &hits_n);
	struct candidate *c;
	const char *got;

	dayheads_find(a, hits, hits_n, &hints, &days);
	c = candidates_find(a, hits, hits_n, &days, &n);
	assert_true(n > 0);
	got = itempath(a, c);
	if (wanted == NULL)
		assert_null(got);
	else
		assert_string_equal(got, wanted);
	xmlFreeDoc(doc);
	arena_free(a);
}

static void
items_that_are_one_element_each_have_a_path(void **state)
{
	(void)state;
	path_is("<ul id=a><li>09:13 Parliament passes<li>09:12 Railway line"
		"</ul>",
	    "//*[@id='a']/li");
	/* Rows of two columns. */
	path_is("<div id=a><ul><li>09:13 Parliament<li>09:12 Railway</ul><ul>"
		"<li>09:11 Museum opens<li>09:10 Bridge closes</ul></div>",
	    "//*[@id='a']/ul/li");
}

static void
items_of_several_elements_have_none(void **state)
{
	(void)state;
	path_is("<dl><dt>09:13<dd>Parliament passes the bill<dt>09:12<dd>"
		"Railway line reopens</dl>",
	    NULL);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(items_that_are_one_element_each_have_a_path),
    cmocka_unit_test(items_of_several_elements_have_none),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
