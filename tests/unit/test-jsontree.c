/* test-jsontree.c - JSON values become the elements of a page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>
#include <libxml/tree.h>

#include "base/limits.h"
#include "parse/jsontree.h"

struct row {
	const char *in, *want;
};

static void
check(const struct row *rows, size_t n)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < n; i++) {
		const char *fault = "";
		const char *got =
		    json_markup(a, rows[i].in, strlen(rows[i].in), &fault);

		if (got == NULL || strcmp(got, rows[i].want) != 0)
			fail_msg("%s\n  is %s\n  not %s%s", rows[i].in,
			    got != NULL ? got : "none", rows[i].want, fault);
	}
	arena_free(a);
}

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static void
members_are_elements_of_their_names(void **state)
{
	static const struct row rows[] = {
	    {"{\"x\": \"y\"}", "<x>y</x>"},
	    {"{\"titleAr\": \"\"}", "<titlear></titlear>"},
	    {"{\"x\": {\"y\": \"z\"}}", "<x><y>z</y></x>"},
	    {"{\"x\": [\"y\", [\"z\"]]}",
		"<x><item>y</item><item><item>z</item></item></x>"},
	    {"{\"@type\": \"y\"}", "<member name=\"@type\">y</member>"},
	    {"{\"\": \"y\"}", "<member name=\"\">y</member>"},
	    {"{\"a\": \"y\"}", "<member name=\"a\">y</member>"},
	    {"{\"time\": \"y\"}", "<member name=\"time\">y</member>"},
	    {"{\"خبر\": \"y\"}", "<member name=\"خبر\">y</member>"},
	    {"{\"a\\\"<\": \"y\"}", "<member name=\"a&quot;&lt;\">y</member>"},
	    {"{\"x\": \"1\", \"x\": \"2\"}", "<x>2</x>"},
	};

	(void)state;
	check(rows, COUNT(rows));
}

static void
what_nobody_reads_is_an_attribute(void **state)
{
	static const struct row rows[] = {
	    {"[1, -2.5, true, false, null]",
		"<item value=\"1\"/><item value=\"-2.5\"/>"
		"<item value=\"true\"/><item value=\"false\"/><item/>"},
	    {"[12345678901234567890, 1e300]", "<item/><item/>"},
	    {"{\"picture1\": \"https://x.example/a\"}",
		"<picture1 href=\"https://x.example/a\"/>"},
	    {"[\"2025-08-15T09:13:00Z\", \"1755238380\"]",
		"<item value=\"2025-08-15T09:13:00Z\"/>"
		"<item value=\"1755238380\"/>"},
	};

	(void)state;
	check(rows, COUNT(rows));
}

static void
texts_may_be_html(void **state)
{
	static const struct row rows[] = {
	    {"[\"a &ldquo;b&rdquo; &amp; c\"]", "<item>a “b” &amp; c</item>"},
	    {"[\"1 < 2\"]", "<item>1 &lt; 2</item>"},
	    {"[\"a <b>b</b><script>c</script>\"]", "<item>a <b>b</b></item>"},
	    {"{\"html\": \"<ul><li>a<li>b\"}",
		"<member name=\"html\"><ul><li>a</li><li>b</li></ul>"
		"</member>"},
	    {"[\"</item></body></html>x<\"]", "<item>x&lt;</item>"},
	    {"[\"a\\u0000\\u0007\\ud800b\"]", "<item>a \uFFFDb</item>"},
	};

	(void)state;
	check(rows, COUNT(rows));
}

static void
headline_link_and_time_are_marked(void **state)
{
	static const struct row rows[] = {
	    {"{\"id\": 7, \"title\": \"x\", \"link\": \"/n/7\"}",
		"<id value=\"7\"/><title><h3><a href=\"/n/7\">x</a></h3>"
		"</title><member name=\"link\"><a href=\"/n/7\"></a></member>"},
	    {"{\"summary\": \"x\", \"headline\": \"y\"}",
		"<member name=\"summary\">x</member>"
		"<headline><h3>y</h3></headline>"},
	    {"{\"title\": {\"rendered\": \"x\"}}",
		"<title><rendered><h3>x</h3></rendered></title>"},
	    {"{\"title\": {\"text\": \"x\", \"plain\": \"y\"}, "
	     "\"link\": {\"href\": \"/n/7\"}}",
		"<title><text><h3><a href=\"/n/7\">x</a></h3></text>"
		"<plain>y</plain></title><member name=\"link\">"
		"<a href=\"/n/7\"></a><href><a href=\"/n/7\"></a></href>"
		"</member>"},
	    {"{\"headline\": {\"big\": \"x\", \"red\": \"y\"}}",
		"<headline><h3><member name=\"big\">x</member>"
		"<red>y</red></h3></headline>"},
	    {"{\"date\": {\"human\": \"x\", \"iso\": "
	     "\"2025-08-15T09:13:00Z\"}}",
		"<date><time datetime=\"2025-08-15T09:13:00Z\"></time>"
		"<human>x</human><iso value=\"2025-08-15T09:13:00Z\"/>"
		"</date>"},
	    {"{\"author\": {\"url\": \"/a/1\"}}",
		"<author><url href=\"/a/1\"/></author>"},
	    {"{\"rel\": \"self\", \"href\": \"https://x.example/7\"}",
		"<rel>self</rel><href href=\"https://x.example/7\"/>"},
	    {"{\"title\": \"x\", \"author\": {\"name\": \"y\"}}",
		"<title><h3>x</h3></title><author><name>y</name></author>"},
	    {"{\"ts\": 1755238380123}",
		"<ts><time data-epoch=\"1755238380123\"></time></ts>"},
	    {"{\"Date\": \"/Date(1755238380123+0300)/\"}",
		"<date><time data-epoch=\"1755238380\">"
		"</time></date>"},
	    {"{\"date\": \"2025-08-15T09:13:00\"}",
		"<date><time datetime=\"2025-08-15T09:13:00\">"
		"</time></date>"},
	    {"{\"date_gmt\": \"2025-08-15T09:13:00\"}",
		"<date_gmt><time datetime=\"2025-08-15T09:13:00Z\">"
		"</time></date_gmt>"},
	};

	(void)state;
	check(rows, COUNT(rows));
}

static void
of_several_times_the_first_publication_counts(void **state)
{
	static const struct row rows[] = {
	    {"{\"updated\": 1755238381, \"created\": 1755238380}",
		"<updated value=\"1755238381\"/><created><time "
		"data-epoch=\"1755238380\"></time></created>"},
	    {"{\"expires\": 1755238381, \"views\": 1755238380}",
		"<expires value=\"1755238381\"/>"
		"<views value=\"1755238380\"/>"},
	    {"{\"time\": 17552, \"date\": 95552383800}",
		"<member name=\"time\" value=\"17552\"/>"
		"<date value=\"95552383800\"/>"},
	    {"{\"ts\": 1755238380, \"by\": {\"ts\": 1755238381}, \"l\": "
	     "[{\"ts\": 1755238382}]}",
		"<ts><time data-epoch=\"1755238380\"></time></ts>"
		"<by><ts value=\"1755238381\"/></by><l><item><ts><time "
		"data-epoch=\"1755238382\"></time></ts></item></l>"},
	};

	(void)state;
	check(rows, COUNT(rows));
}

static void
a_broken_text_is_an_error(void **state)
{
	static const char *const broken[] = {"", "x", "{", "[1}", "{\"a\":}",
	    "[\"a]", "[tru]", "[\"\\x\"]", "[1e999]", NULL};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; broken[i] != NULL; i++) {
		const struct text text = {
		    broken[i], strlen(broken[i]), "UTF-8", "bytes"};
		struct err err;

		assert_null(json_tree(a, &text, &err));
		assert_int_equal(err.kind, ERR_PAGE);
	}
	arena_free(a);
}

static void
no_more_elements_than_a_page_may_have(void **state)
{
	struct arena *a = arena_new();
	const size_t piece = sizeof("<b>x</b>") - 1, pieces = 150 * 1000;
	size_t n = 0, tags = 0;
	char *s = arena_alloc(a, 4 * (piece * pieces + 16));
	const char *got, *fault;

	(void)state;
	s[n++] = '[';
	for (int i = 0; i < 4; i++) {
		s[n++] = '"';
		for (size_t k = 0; k < pieces; k++, n += piece)
			memcpy(s + n, "<b>x</b>", piece);
		s[n++] = '"';
		s[n++] = i < 3 ? ',' : ']';
	}
	got = json_markup(a, s, n, &fault);
	assert_non_null(got);
	for (; *got != '\0'; got++)
		tags += *got == '<';
	assert_in_range(tags, pieces, 2 * (size_t)LIMIT_TAGS);
	arena_free(a);
}

static void
a_document_has_a_body(void **state)
{
	static const char json[] = "cb([{\"x\": \"y\"}]);";
	const struct text text = {json, sizeof(json) - 1, "UTF-8", "bytes"};
	struct arena *a = arena_new();
	struct err err;
	const xmlDoc *doc = json_tree(a, &text, &err);

	(void)state;
	assert_non_null(doc);
	assert_string_equal((const char *)doc->children->name, "html");
	assert_string_equal(
	    (const char *)doc->children->last->children->name, "item");
	arena_free(a);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(members_are_elements_of_their_names),
	    cmocka_unit_test(what_nobody_reads_is_an_attribute),
	    cmocka_unit_test(texts_may_be_html),
	    cmocka_unit_test(headline_link_and_time_are_marked),
	    cmocka_unit_test(of_several_times_the_first_publication_counts),
	    cmocka_unit_test(a_broken_text_is_an_error),
	    cmocka_unit_test(no_more_elements_than_a_page_may_have),
	    cmocka_unit_test(a_document_has_a_body),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
