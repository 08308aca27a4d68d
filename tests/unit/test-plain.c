/* test-plain.c - lists in plain text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>
#include <libxml/tree.h>

#include "base/arena.h"
#include "parse/plain.h"

struct row {
	const char *in;
	const char *out; /* the body's content */
};

static void
check(const struct row *rows, size_t n)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < n; i++) {
		struct text text = {
		    rows[i].in, strlen(rows[i].in), "UTF-8", "bytes"};
		xmlDoc *doc = plain_tree(a, &text);
		xmlBuffer *b = xmlBufferCreate();

		for (xmlNode *c = doc->children->last->children; c != NULL;
		     c = c->next)
			(void)xmlNodeDump(b, doc, c, 0, 0);
		assert_string_equal(
		    (const char *)xmlBufferContent(b), rows[i].out);
		xmlBufferFree(b);
		arena_reset(a);
	}
	arena_free(a);
}

#define CHECK(rows) check(rows, sizeof(rows) / sizeof((rows)[0]))

static void
lines_are_paragraphs(void **state)
{
	static const struct row rows[] = {
	    {"", ""},
	    {" \n\t\n", ""},
	    {"a\nb\r\nc\rd\fe", "<p>a</p><p>b</p><p>c</p><p>d</p><p>e</p>"},
	    {"\n\n  a  b\tc  \n\n\nd", "<p>a  b\tc</p><p>d</p>"},
	    {"a<b>&amp;\x01", "<p>a&lt;b&gt;&amp;amp;</p>"},
	    {"\u0639\u0627\u062C\u0644 24/7",
		"<p>\u0639\u0627\u062C\u0644 24/7</p>"},
	};

	(void)state;
	CHECK(rows);
}

static void
a_bare_bullet_opens_an_item(void **state)
{
	static const struct row rows[] = {
	    {"-\n09:13\na\n-\n09:12\nb",
		"<ul><li><p>09:13</p><p>a</p></li><li><p>09:12</p><p>b</p></li>"
		"</ul>"},
	    {"Latest 24/7\n\u2022\na\n\u2022\nb\n\nAfter",
		"<p>Latest 24/7</p><ul><li><p>a</p></li><li><p>b</p></li></ul>"
		"<p>After</p>"},
	    {"-\na\n\n-\nb\n\n\n-\nc",
		"<ul><li><p>a</p></li><li><p>b</p></li><li><p>c</p></li></ul>"},
	    {"x\ny\n-\n\na\n-\nb",
		"<p>x</p><p>y</p><ul><li><p>a</p></li><li><p>b</p></li></ul>"},
	    {"-\n-\na\n-", "<ul><li><p>a</p></li></ul>"},
	};

	(void)state;
	CHECK(rows);
}

static void
headings_between_lists_part_them(void **state)
{
	static const struct row rows[] = {
	    {"-\nFirst\n-\nSecond\nMost read\nLatest 24/7\n-\n09:13\na\n-\n"
	     "09:12\nb",
		"<ul><li><p>First</p></li><li><p>Second</p></li></ul>"
		"<p>Most read</p><p>Latest 24/7</p><ul><li><p>09:13</p>"
		"<p>a</p></li><li><p>09:12</p><p>b</p></li></ul>"},
	    {"-\na\n-\nb\nA long sentence that explains what stands in b, "
	     "and ends.\n-\nc",
		"<ul><li><p>a</p></li><li><p>b</p><p>A long sentence that "
		"explains what stands in b, and ends.</p></li><li><p>c</p>"
		"</li></ul>"},
	    {"-\na\n-\nb\nA sentence behind the list, as long as it may be, "
	     "is not b's.",
		"<ul><li><p>a</p></li><li><p>b</p></li></ul><p>A sentence "
		"behind the list, as long as it may be, is not b's.</p>"},
	    {"* a\nHeading\n* b\n* c\nHeading\n* d",
		"<ul><li><p>a</p><p>Heading</p></li><li><p>b</p></li><li>"
		"<p>c</p><p>Heading</p></li><li><p>d</p></li></ul>"},
	};

	(void)state;
	CHECK(rows);
}

static void
a_leading_bullet_opens_an_item(void **state)
{
	static const struct row rows[] = {
	    {"* a\n* b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"},
	    {"  \u2022 a\n\u200F\u2022b\n\u2013 c\n\u00B7d",
		"<ul><li><p>a</p></li><li><p>b</p></li><li><p>c</p></li><li>"
		"<p>d</p></li></ul>"},
	    {"   * Storm passes the\n     coast\n   * Rain\n\n     ends\nx",
		"<ul><li><p>Storm passes the coast</p></li><li><p>Rain</p>"
		"<p>ends</p></li></ul><p>x</p>"},
	    {"* 09:13\na\n* 09:12\nb",
		"<ul><li><p>09:13</p><p>a</p></li><li><p>09:12</p><p>b</p></li>"
		"</ul>"},
	    {"- said he\nand went", "<ul><li><p>said he</p></li></ul>"
				    "<p>and went</p>"},
	    {"-5 degrees\n*bold*\n--\n-a",
		"<p>-5 degrees</p><p>*bold*</p><p>--</p><p>-a</p>"},
	};

	(void)state;
	CHECK(rows);
}

static void
a_spaced_text_reads_like_a_close_one(void **state)
{
	static const struct row rows[] = {
	    {"H\n\n-\n\n09:13\n\na\n\n-\n\n09:12\n\nb\n\nEnd\n",
		"<p>H</p><ul><li><p>09:13</p><p>a</p></li><li><p>09:12</p>"
		"<p>b</p></li></ul><p>End</p>"},
	    {"H\n\n* a\n\n* b\n\nx\n\ny",
		"<p>H</p><ul><li><p>a</p></li><li><p>b</p></li></ul><p>x</p>"
		"<p>y</p>"},
	};

	(void)state;
	CHECK(rows);
}

static void
marks_of_links_are_no_text(void **state)
{
	static const struct row rows[] = {
	    {"[1]Home [2]News\n* 09:13 [3]a\n* 09:12 [4]b [1]",
		"<p>Home News</p><ul><li><p>09:13 a</p></li><li><p>09:12 b [1]"
		"</p></li></ul>"},
	    {"x [9]\n[10]a\n[7]b\n[11]", "<p>x</p><p>a</p><p>[7]b</p>"},
	    {"[1]a\n[2]b\n[4]c", "<p>[1]a</p><p>[2]b</p><p>[4]c</p>"},
	    {"* 9:1 [1]a\n  b [2]c\n* [4] d\nx[5]\ny\n[6]e [7]\n"
	     "References\n\n   1. https://x/1?a&b\n  2. mailto:m\n"
	     "  4. https://x/4\r\n  5. https://x/5\n  6. https://x/6",
		"<ul><li><p>9:1 <a href=\"https://x/1?a&amp;b\">a b </a>"
		"<a href=\"mailto:m\">c</a></p></li><li><p>"
		"<a href=\"https://x/4\">d</a></p></li></ul><p>x</p><p>y</p>"
		"<p><a href=\"https://x/6\">e</a></p><p>References</p>"},
	    {"[1]a\n[2]b\n[3]c\n[1] https://x/1\n[3]: https://x/3\n",
		"<p><a href=\"https://x/1\">a</a></p><p>b</p>"
		"<p><a href=\"https://x/3\">c</a></p>"},
	    {"[1]a\n1. https://x/1\n[2]b\n[3]c\nReferences\n2. https://x/2\n"
	     "Hidden links:\n9. https://x/9\n",
		"<p><a href=\"https://x/1\">a</a></p><p>1. https://x/1</p>"
		"<p><a href=\"https://x/2\">b</a></p><p>c</p>"
		"<p>References</p>"},
	    {"a\n1. https://x/1\n2. b",
		"<p>a</p><p>1. https://x/1</p><p>2. b</p>"},
	    {"[1]a\n[2 b\n[]c\n[3",
		"<p>[1]a</p><p>[2 b</p><p>[]c</p><p>[3</p>"},
	};

	(void)state;
	CHECK(rows);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(marks_of_links_are_no_text),
	    cmocka_unit_test(lines_are_paragraphs),
	    cmocka_unit_test(a_bare_bullet_opens_an_item),
	    cmocka_unit_test(headings_between_lists_part_them),
	    cmocka_unit_test(a_leading_bullet_opens_an_item),
	    cmocka_unit_test(a_spaced_text_reads_like_a_close_one),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	xmlCleanupParser();
	return failed;
}
