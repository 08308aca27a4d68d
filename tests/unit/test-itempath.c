/* test-itempath.c - the XPath of a list's items. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "detect/dayhead.h"
#include "detect/itempath.h"
#include "detect/node.h"
#include "pagetree.h"

/* The XPath of the first list on the page is `wanted` in that form; NULL: there
 * is none. */
static void
path_is(const char *html, enum itempath_form form, const char *wanted)
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
	got = itempath(a, c, form);
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
	    ITEMPATH_ALIKE, "//*[@id='a']/li");
	/* Rows of two columns. */
	path_is("<div id=a><ul><li>09:13 Parliament<li>09:12 Railway</ul><ul>"
		"<li>09:11 Museum opens<li>09:10 Bridge closes</ul></div>",
	    ITEMPATH_ALIKE, "//*[@id='a']/ul/li");
}

static void
items_of_several_nodes_are_pointed_at_by_the_first(void **state)
{
	(void)state;
	path_is("<dl id=a><dt>09:13<dd>Parliament passes the bill<dt>09:12<dd>"
		"Railway line reopens</dl>",
	    ITEMPATH_ALIKE, "//*[@id='a']/dt");
	path_is("<p id=a>09:13 Parliament passes the bill<br>09:12 Railway "
		"line reopens</p>",
	    ITEMPATH_ALIKE, "//*[@id='a']/text()");
}

/* As path_is(); the items are the paragraphs of the page. */
static void
path_of_paragraphs_is(
    const char *html, enum itempath_form form, const char *wanted)
{
	struct arena *a = arena_new();
	xmlDoc *doc = pagetree(html);
	xmlNode *root = xmlDocGetRootElement(doc);
	struct item items[8] = {{0}};
	struct candidate list = {.items = items};
	const char *got;

	for (xmlNode *n = root; n != NULL; n = node_next(n, root)) {
		if (node_is(n, "p") && list.n < 8)
			items[list.n++].first = n;
	}
	got = itempath(a, &list, form);
	if (wanted == NULL)
		assert_null(got);
	else
		assert_string_equal(got, wanted);
	xmlFreeDoc(doc);
	arena_free(a);
}

static void
items_at_several_places_have_a_way_each(void **state)
{
	static const char html[] =
	    "<div id=a><p>1<p>2</div><section><div id=b><p>3</div></section>";
	static const char scattered[] =
	    "<div><p>1</div><main><p>2</main><nav><p>3</nav><aside><p>4"
	    "</aside><section><p>5</section><header><p>6</header><footer>"
	    "<p>7</footer>";

	(void)state;
	path_of_paragraphs_is(html, ITEMPATH_ALIKE, NULL);
	path_of_paragraphs_is(
	    html, ITEMPATH_PARENTS, "//*[@id='a']/p | //*[@id='b']/p");
	path_of_paragraphs_is(html, ITEMPATH_SHAPES,
	    "/html/body/div/p | /html/body/section/div/p");
	path_of_paragraphs_is(scattered, ITEMPATH_PARENTS, NULL);
	path_of_paragraphs_is(scattered, ITEMPATH_SHAPES, NULL);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(items_that_are_one_element_each_have_a_path),
    cmocka_unit_test(items_of_several_nodes_are_pointed_at_by_the_first),
    cmocka_unit_test(items_at_several_places_have_a_way_each),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
