/* test-css.c - CSS selectors as XPath: what they find in a page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <libxml/xpath.h>

#include "import/css.h"
#include "pagetree.h"

/* Each element that counts has an id of one letter. */
static const char page[] =
    "<html id=z><body id=y>"
    "<div id=a class='news list'><h2 id=b>Head</h2>"
    "<ul id=c><li id=d class='line top'><b id=e>09:13</b><a id=f href='/one' "
    "data-k='x y'>One</a></li>"
    "<li id=g class=line><b id=h>09:12</b><a id=i href='/two.html' "
    "lang=en-GB>Two</a><i id=j></i></li>"
    "<li id=k class='line  last'><a id=l href='http://x.example/3' lang=en>"
    "it's</a></li></ul>"
    "<p id=m class=Line>text</p></div>"
    "<div id=n><p id=o></p><p id=p title='a b'>x<span id=q>y</span></p>"
    "<p id=r>z</p></div></body></html>";

static const char *
found(struct arena *a, xmlXPathContext *context, const char *xpath)
{
	const char *out = "";
	xmlXPathObject *value =
	    xmlXPathEvalExpression((const xmlChar *)xpath, context);

	assert_non_null(value);
	for (int i = 0;
	     value->nodesetval != NULL && i < value->nodesetval->nodeNr; i++) {
		xmlChar *id = xmlGetProp(
		    value->nodesetval->nodeTab[i], (const xmlChar *)"id");

		out = arena_printf(a, "%s%s", out, (const char *)id);
		xmlFree(id);
	}
	xmlXPathFreeObject(value);
	return out;
}

static void
finds(const char *selector, const char *wanted)
{
	struct arena *a = arena_new();
	struct err err;
	xmlDoc *doc = pagetree(page);
	xmlXPathContext *context = xmlXPathNewContext(doc);
	const char *xpath = css_xpath(a, selector, "//", NULL, &err);
	const char *got;

	if (xpath == NULL)
		fail_msg("%s: %s", selector, err.msg);
	got = found(a, context, xpath);
	if (strcmp(got, wanted) != 0)
		fail_msg("%s: %s, not %s: %s", selector, got, wanted, xpath);
	xmlXPathFreeContext(context);
	xmlFreeDoc(doc);
	arena_free(a);
}

static void
a_selector_finds_what_browsers_find(void **state)
{
	static const char *const rows[][2] = {
	    {"li", "dgk"},
	    {"LI", "dgk"},
	    {"#g", "g"},
	    {"li#g.line", "g"},
	    {".line", "dgk"},
	    {".Line", "m"},
	    {".line.top", "d"},
	    {".lin", ""},
	    {".l\\69 ne", "dgk"},
	    {"div *.top", "d"},
	    {"ul a", "fil"},
	    {"ul > a", ""},
	    {"li>a", "fil"},
	    {"body > div > ul > li", "dgk"},
	    {"b + a", "fi"},
	    {"h2 + p", ""},
	    {"h2 ~ p", "m"},
	    {"li + li", "gk"},
	    {"li ~ li a", "il"},
	    {"h2, p", "bmopr"},
	    {" h2 ,\n p ", "bmopr"},
	    {"a[href]", "fil"},
	    {"[href='/one']", "f"},
	    {"[href=\"/one\"]", "f"},
	    {"a[ lang = en ]", "l"},
	    {"a[lang|=en]", "il"},
	    {"a[href^='/']", "fi"},
	    {"a[href$='.html']", "i"},
	    {"a[href$='']", ""},
	    {"a[href*=\"x.example\"]", "l"},
	    {"[data-k~=y]", "f"},
	    {"[data-k~='x y']", ""},
	    {"[title='a b']", "p"},
	    {"[title='a\\20 b']", "p"},
	    {"li:first-child", "d"},
	    {"li:last-child", "k"},
	    {"a:first-child", "l"},
	    {"a:only-child", "l"},
	    {"p:first-of-type", "mo"},
	    {"p:last-of-type", "mr"},
	    {"h2:only-of-type", "b"},
	    {"li:nth-child(2)", "g"},
	    {"li:nth-child(odd)", "dk"},
	    {"li:nth-child( even )", "g"},
	    {"li:nth-child(2n+1)", "dk"},
	    {"li:nth-child(2n - 1)", "dk"},
	    {"li:nth-child(n+2)", "gk"},
	    {"li:nth-child(-n+2)", "dg"},
	    {"li:nth-child(3n)", "k"},
	    {"li:nth-child(0n+2)", "g"},
	    {"li:nth-child(n)", "dgk"},
	    {"li:nth-child(99999999999n+1)", "d"},
	    {"li:nth-child(0)", ""},
	    {"li:nth-child(-2)", ""},
	    {"li:nth-last-child(1)", "k"},
	    {"p:nth-of-type(2)", "p"},
	    {"p:nth-last-of-type(2)", "p"},
	    {"p:empty", "o"},
	    {"li:not(.top)", "gk"},
	    {"li:not(.top, .last)", "g"},
	    {"li:not(.line.top)", "gk"},
	    {"body *:not(li):not([href]):not(div)", "bcehjmopqr"},
	    {"li:not(:first-child) > a", "il"},
	    {"li.line:nth-child(2) b", "h"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		finds(rows[i][0], rows[i][1]);
}

static void
what_xpath_cant_say_is_refused_with_its_place(void **state)
{
	static const struct {
		const char *selector;
		int at;
		const char *what;
	} rows[] = {
	    {"", 1, "an element is wanted"},
	    {"a,", 3, "an element is wanted"},
	    {"a >", 4, "an element is wanted"},
	    {"> a", 1, "an element is wanted"},
	    {"a > > b", 5, "an element is wanted"},
	    {"a:hover", 8, "XPath can't say"},
	    {"a::before", 3, "a name is wanted"},
	    {"li:has(b)", 7, "XPath can't say"},
	    {"li:not(:not(b))", 12, "XPath can't say"},
	    {"li:not(a b)", 10, "')' is wanted"},
	    {"li:nth-child(x)", 14, "a number"},
	    {"li:nth-child(2n+)", 17, "a number is wanted"},
	    {"li:nth-child(2", 15, "')' is wanted"},
	    {".x:first-of-type", 17, "of-type is for"},
	    {"svg|a", 4, "not understood"},
	    {"a[href", 7, "no operator"},
	    {"a[href=x", 9, "']' is wanted"},
	    {"a[href='x", 10, "no sound value"},
	    {"a[href='x' i]", 12, "']' is wanted"},
	    {"a[href=\"it's\\22\"]", 17, "both kinds of quotes"},
	    {"#1a", 2, "a name is wanted"},
	    {"a{}", 2, "not understood"},
	    {"\\34 h", 6, "no name of HTML's"},
	    {"\xC3\xA9", 3, "no name of HTML's"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct arena *a = arena_new();
		struct err err = {.kind = ERR_NONE};
		const char *wanted =
		    arena_printf(a, "selector \"%s\", at byte %d: %s",
			rows[i].selector, rows[i].at, rows[i].what);

		assert_null(css_xpath(a, rows[i].selector, "//", NULL, &err));
		if (strncmp(err.msg, wanted, strlen(wanted)) != 0)
			fail_msg("%s, not %s", err.msg, wanted);
		arena_free(a);
	}
}

static void
characters_that_no_page_has_are_refused(void **state)
{
	static const char *const rows[] = {
	    ".a\\\001", "[a='\001']", "[a='\xFF']", "[a='\\FFFF']", "[a='\f']"};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct arena *a = arena_new();
		struct err err = {.kind = ERR_NONE};

		assert_null(css_xpath(a, rows[i], "//", NULL, &err));
		assert_non_null(strstr(err.msg, "that no page has"));
		arena_free(a);
	}
}

static void
what_stands_before_and_behind_is_put_to_each_part(void **state)
{
	struct arena *a = arena_new();
	struct err err;

	(void)state;
	assert_string_equal(css_xpath(a, "a, b i", ".//", "/@href", &err),
	    ".//a/@href | .//b//i/@href");
	arena_free(a);
}

static void
a_type_may_be_what_a_selector_finds(void **state)
{
	static const char *const yes[] = {"time", "li time", "p>time.x", ".x",
	    "b time[datetime]", "p *", "a, time"};
	static const char *const no[] = {"b", "time b", "timer", "time > .x b"};

	(void)state;
	for (size_t i = 0; i < sizeof(yes) / sizeof(*yes); i++)
		assert_true(css_may_be(yes[i], "time"));
	for (size_t i = 0; i < sizeof(no) / sizeof(*no); i++)
		assert_false(css_may_be(no[i], "time"));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_selector_finds_what_browsers_find),
    cmocka_unit_test(what_xpath_cant_say_is_refused_with_its_place),
    cmocka_unit_test(characters_that_no_page_has_are_refused),
    cmocka_unit_test(what_stands_before_and_behind_is_put_to_each_part),
    cmocka_unit_test(a_type_may_be_what_a_selector_finds),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
