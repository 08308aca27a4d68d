/* test-tree.c - strict markup becomes nodes that libxml2 can work with. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>
#include <libxml/tree.h>
#include <libxml/xpath.h>

#include "base/arena.h"
#include "parse/tree.h"

static const char page[] =
    "<html lang=\"ar\"><head><title>A &amp; &lt;B&gt;</title>"
    "<script type=\"application/ld+json\">{\"a\":\"&amp;\"}</script></head>"
    "<body class=\"\"><ul id=\"l\"><li>one</li><li>two<br/>three"
    "<img src=\"/x?a=1&amp;b=2\" alt=\"&quot;q&quot;\"/></li></ul>end"
    "</body></html>";

static xmlDoc *
read_page(struct arena *a)
{
	return tree_read(a, arena_copy(a, page));
}

static void
expect(xmlDoc *doc, const char *xpath, const char *want)
{
	xmlXPathContext *context = xmlXPathNewContext(doc);
	xmlXPathObject *object =
	    xmlXPathEvalExpression((const xmlChar *)xpath, context);
	xmlChar *text;

	assert_non_null(object);
	text = xmlXPathCastToString(object);
	assert_string_equal((char *)text, want);
	xmlFree(text);
	xmlXPathFreeObject(object);
	xmlXPathFreeContext(context);
}

static void
xpath_finds_its_way(void **state)
{
	struct arena *a = arena_new();
	xmlDoc *doc = read_page(a);

	(void)state;
	expect(doc, "/html/@lang", "ar");
	expect(doc, "//title", "A & <B>");
	expect(doc, "//script", "{\"a\":\"&amp;\"}");
	expect(doc, "count(//li)", "2");
	expect(doc, "//ul[@id='l']/li[2]", "twothree");
	expect(doc, "//li[2]/text()[2]", "three");
	expect(doc, "//img/@src", "/x?a=1&b=2");
	expect(doc, "//img/@alt", "\"q\"");
	expect(doc, "//img/preceding-sibling::br/preceding::li[1]", "one");
	expect(doc, "string(//body/@class)", "");
	expect(doc, "count(//body[@class])", "1");
	expect(doc, "//ul/following-sibling::node()", "end");
	expect(doc, "name(//br/ancestor::*[last()])", "html");
	expect(doc, "count(//node())", "16");
	arena_free(a);
}

static void
lines_of_a_pre_are_parted(void **state)
{
	static const char pre[] = "<html><pre>one\n\ntwo<b>x\ny</b>\n</pre>"
				  "<p>z\nz</p></html>";
	struct arena *a = arena_new();
	xmlDoc *doc = tree_read(a, arena_copy(a, pre));

	(void)state;
	expect(doc, "count(//br)", "3");
	expect(doc, "count(//pre/br)", "3");
	expect(doc, "count(//pre/text())", "2");
	expect(doc, "//pre/text()[2]", "two");
	expect(doc, "//b", "x\ny");
	expect(doc, "name(//pre/node()[last()])", "br");
	expect(doc, "//p", "z\nz");
	arena_free(a);
}

static void
what_an_element_holds_is_replaced(void **state)
{
	struct arena *a = arena_new();
	xmlDoc *doc = read_page(a);

	(void)state;
	tree_replace(a, doc->children->children->last,
	    arena_copy(a, "<a>x</a><a b=\"&amp;\">y</a>"));
	expect(doc, "//script", "xy");
	expect(doc, "/html/head/script/a[2]/@b", "&");
	expect(doc, "name(//script/following::body)", "body");
	arena_free(a);
}

static void
paths_lead_back(void **state)
{
	struct arena *a = arena_new();
	xmlDoc *doc = read_page(a);
	const xmlNode *body = doc->children->last;
	xmlChar *path = xmlGetNodePath(body->children->last);

	(void)state;
	assert_string_equal((char *)path, "/html/body/ul/li[2]");
	assert_ptr_equal(xmlDocGetRootElement(doc), doc->children);
	xmlFree(path);
	arena_free(a);
}

/* Nothing of libxml2's may go on pointing into an arena. */
static void
arenas_come_and_go(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	for (int i = 0; i < 5; i++) {
		xmlDoc *other = xmlNewDoc((const xmlChar *)"1.0");

		expect(read_page(a), "//li[1]", "one");
		arena_reset(a);
		xmlDocSetRootElement(other,
		    xmlNewDocNode(other, NULL, (const xmlChar *)"li", NULL));
		expect(other, "count(//li)", "1");
		xmlFreeDoc(other);
	}
	arena_free(a);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(xpath_finds_its_way),
	    cmocka_unit_test(lines_of_a_pre_are_parted),
	    cmocka_unit_test(what_an_element_holds_is_replaced),
	    cmocka_unit_test(paths_lead_back),
	    cmocka_unit_test(arenas_come_and_go),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	xmlCleanupParser();
	return failed;
}
