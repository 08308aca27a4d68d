/* test-node.c - walking the tree and reading its text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "detect/node.h"
#include "pagetree.h"

static void
text_is(const char *html, const char *wanted)
{
	struct arena *a = arena_new();
	xmlDoc *doc = pagetree(html);

	assert_string_equal(
	    node_all_text(a, pagetree_find(doc, "div"), 4096), wanted);
	xmlFreeDoc(doc);
	arena_free(a);
}

static void
elements_part_words_and_formatting_does_not(void **state)
{
	(void)state;
	text_is("<div><span>21.12.2021</span><span>21. December</span></div>",
	    "21.12.2021 21. December");
	text_is(
	    "<div>W<b>or</b>d and <i>it</i>s end</div>", "Word and its end");
	text_is("<div><b>Spor</b><strong>Captain leaves</strong></div>",
	    "Spor Captain leaves");
	text_is("<div><u>P</u><b>resident</b> <b>pr</b><i>é</i>s</div>",
	    "President prés");
	text_is("<div>one<br>two</div>", "one two");
	text_is("<div>\n  a\t b\n</div>", "a b");
}

static void
scripts_have_no_text(void **state)
{
	(void)state;
	text_is("<div>a<script>var x = '09:13';</script>"
		"<style>b{}</style>b</div>",
	    "ab");
	text_is("<div style='display:none'>hidden is not gone</div>",
	    "hidden is not gone");
}

static void
a_button_has_text_where_it_is_a_line(void **state)
{
	(void)state;
	text_is("<div>a<button>Share</button>b</div>", "ab");
	text_is("<div>a<button>Subscribe to our letter every single morning"
		"</button>b</div>",
	    "ab");
	text_is("<div><button>09:13 Parliament passes the bill on forests"
		"</button></div>",
	    "09:13 Parliament passes the bill on forests");
	text_is("<div><button>٠٩:١٣ وزير الخارجية يصل إلى باريس"
		"</button></div>",
	    "٠٩:١٣ وزير الخارجية يصل إلى باريس");
}

static void
blank_text_is_none(void **state)
{
	xmlDoc *doc = pagetree("<p> \n\t</p><b>&nbsp;</b><i>x</i>");

	(void)state;
	assert_null(node_text(pagetree_find(doc, "p")->children));
	assert_null(node_text(pagetree_find(doc, "b")->children));
	assert_non_null(node_text(pagetree_find(doc, "i")->children));
	assert_null(node_text(pagetree_find(doc, "p")));
	xmlFreeDoc(doc);
}

static void
a_walk_stays_within_its_top(void **state)
{
	xmlDoc *doc = pagetree("<ul><li>a<b>b</b></li></ul><p>out</p>");
	xmlNode *top = pagetree_find(doc, "ul");
	int nodes = 0;

	(void)state;
	for (xmlNode *n = top; n != NULL; n = node_next(n, top))
		nodes++;
	assert_int_equal(nodes, 5); /* ul li a b b's text */
	assert_null(node_after(top, top));
	xmlFreeDoc(doc);
}

static void
ancestors_meet_where_they_should(void **state)
{
	xmlDoc *doc = pagetree("<ul><li><b>a</b></li><li><i>b</i></li></ul>");
	xmlNode *b = pagetree_find(doc, "b"), *i = pagetree_find(doc, "i");
	xmlNode *ul = pagetree_find(doc, "ul");

	(void)state;
	assert_int_equal(node_common_depth(b, i), node_depth(ul));
	assert_ptr_equal(node_ancestor(b, node_depth(ul)), ul);
	assert_int_equal(node_common_depth(b, b), node_depth(b));
	assert_int_equal(node_common_depth(b, ul), node_depth(ul));
	xmlFreeDoc(doc);
}

static void
a_path_leads_by_ids_and_positions(void **state)
{
	struct arena *a = arena_new();
	xmlDoc *doc =
	    pagetree("<div id=x><p>1<p>2<ul><li>a<li><b>b</b></ul></div>");

	(void)state;
	assert_string_equal(
	    node_path(a, pagetree_find(doc, "b")), "//*[@id='x']/ul/li[2]/b");
	xmlFreeDoc(doc);
	doc = pagetree("<p>1<p><b>2</b>");
	assert_string_equal(
	    node_path(a, pagetree_find(doc, "b")), "/html/body/p[2]/b");
	xmlFreeDoc(doc);
	arena_free(a);
}

static void
text_size_stops_counting(void **state)
{
	xmlDoc *doc = pagetree("<div><p>12345</p><p>67890</p></div>");
	xmlNode *div = pagetree_find(doc, "div");

	(void)state;
	assert_int_equal(node_text_size(div, 100), 10);
	assert_true(node_text_size(div, 3) >= 3);
	assert_int_equal(node_text_size(div, 0), 0);
	xmlFreeDoc(doc);
}

static void
attributes_are_clean(void **state)
{
	struct arena *a = arena_new();
	xmlDoc *doc = pagetree("<p title='  a \n b ' id='' class>x</p>");
	xmlNode *p = pagetree_find(doc, "p");

	(void)state;
	assert_string_equal(node_attr(a, p, "title"), "a b");
	assert_null(node_attr(a, p, "id"));
	assert_null(node_attr(a, p, "none"));
	assert_null(node_attr(a, p->children, "title"));
	xmlFreeDoc(doc);
	arena_free(a);
}

static void
an_attribute_can_be_had_as_the_page_has_it(void **state)
{
	xmlDoc *doc = pagetree("<p title='  a \n b ' id=' '>x</p>");
	xmlNode *p = pagetree_find(doc, "p");

	(void)state;
	assert_string_equal(node_raw_attr(p, "id"), " ");
	assert_string_equal(node_raw_attr(p, "title"), "  a \n b ");
	assert_null(node_raw_attr(p, "none"));
	assert_null(node_raw_attr(p->children, "title"));
	xmlFreeDoc(doc);
}

static void
a_node_is_within_itself_and_its_ancestors(void **state)
{
	xmlDoc *doc = pagetree("<div><p>x</p></div><h2>y</h2>");
	xmlNode *div = pagetree_find(doc, "div");
	xmlNode *p = pagetree_find(doc, "p");

	(void)state;
	assert_true(node_is_within(p, p));
	assert_true(node_is_within(p->children, div));
	assert_false(node_is_within(div, p));
	assert_false(node_is_within(p, pagetree_find(doc, "h2")));
	xmlFreeDoc(doc);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(elements_part_words_and_formatting_does_not),
    cmocka_unit_test(scripts_have_no_text),
    cmocka_unit_test(a_button_has_text_where_it_is_a_line),
    cmocka_unit_test(blank_text_is_none),
    cmocka_unit_test(a_walk_stays_within_its_top),
    cmocka_unit_test(ancestors_meet_where_they_should),
    cmocka_unit_test(a_path_leads_by_ids_and_positions),
    cmocka_unit_test(text_size_stops_counting),
    cmocka_unit_test(attributes_are_clean),
    cmocka_unit_test(an_attribute_can_be_had_as_the_page_has_it),
    cmocka_unit_test(a_node_is_within_itself_and_its_ancestors),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
