/* test-xml.c - XML into a buffer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "write/xml.h"

enum { PLENTY = 10000 };

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

static void
assert_text_becomes(const char *text, const char *xml)
{
	char want[256];
	struct buf out;
	struct xml *x;

	buf_init(&out, PLENTY);
	x = xml_begin(&out);
	xml_leaf(x, "a", text);
	xml_end(x);
	(void)snprintf(want, sizeof(want), HEAD "<a>%s</a>\n", xml);
	assert_string_equal(out.data, want);
	buf_free(&out);
}

static void
escapes_texts_and_leaves_out_what_xml_cannot_hold(void **state)
{
	static const struct {
		const char *text, *xml;
	} rows[] = {
	    {"plain", "plain"},
	    {"<&>\"'", "&lt;&amp;&gt;&quot;'"},
	    {"]]>", "]]&gt;"},
	    {"عاجل \xF0\x9F\x92\xA5", "عاجل \xF0\x9F\x92\xA5"},
	    {"a\x01"
	     "b\x1F",
		"ab"},
	    {"\x7F\xC2\x85z", "z"},
	    {"a\xFF"
	     "b\xC3",
		"ab"},
	    {"عاجل\xD8", "عاجل"},               /* a pair cut in half */
	    {"\xC2\xA0\xC2\x9F|", "\xC2\xA0|"}, /* U+00A0 U+009F */
	    {"\xED\xA0\x80z", "z"},             /* a surrogate */
	    {"\xEF\xBF\xBF\xEF\xBF\xBD", "\xEF\xBF\xBD"}, /* U+FFFF U+FFFD */
	    {"\xE2\x80\xA8|", "|"},                       /* U+2028 */
	    {"", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_text_becomes(rows[i].text, rows[i].xml);
}

static void
writes_attributes_and_ends_what_is_open(void **state)
{
	struct buf out;
	struct xml *x;

	(void)state;
	buf_init(&out, PLENTY);
	x = xml_begin(&out);
	xml_open(x, "a");
	xml_attr(x, "b", "\"<\x01>&'");
	xml_attr(x, "c", NULL);
	xml_open(x, "d");
	xml_leaf(x, "e", NULL);
	xml_end(x);
	assert_string_equal(
	    out.data, HEAD "<a b=\"&quot;&lt;&gt;&amp;'\">\n <d/>\n</a>\n");
	buf_free(&out);
}

static void
a_full_buffer_keeps_its_maximum(void **state)
{
	struct buf out;
	struct xml *x;

	(void)state;
	for (size_t max = 0; max < 100; max += 7) {
		buf_init(&out, max);
		x = xml_begin(&out);
		for (int i = 0; i < 1000; i++)
			xml_leaf(x, "a", "text\x01");
		xml_end(x);
		assert_true(out.full);
		assert_true(out.len <= max);
		buf_free(&out);
	}
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(escapes_texts_and_leaves_out_what_xml_cannot_hold),
    cmocka_unit_test(writes_attributes_and_ends_what_is_open),
    cmocka_unit_test(a_full_buffer_keeps_its_maximum),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
