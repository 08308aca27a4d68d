/* test-jsonout.c - JSON into a buffer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "write/jsonout.h"

enum { PLENTY = 10000 };

static void
assert_text_becomes(const char *text, const char *json)
{
	struct buf out;
	struct jsonout j = {.out = &out};

	buf_init(&out, PLENTY);
	jsonout_text(&j, NULL, text);
	assert_string_equal(out.data, json);
	assert_false(j.bad);
	buf_free(&out);
}

static void
escapes_what_a_string_cannot_hold(void **state)
{
	(void)state;
	assert_text_becomes("", "\"\"");
	assert_text_becomes("a/b 'c'", "\"a/b 'c'\"");
	assert_text_becomes("\"\\\"", "\"\\\"\\\\\\\"\"");
	assert_text_becomes("a\nb\x1F", "\"a\\u000Ab\\u001F\"");
	assert_text_becomes(
	    "عاجل — \xF0\x9F\x92\xA5", "\"عاجل — \xF0\x9F\x92\xA5\"");
}

static void
knows_of_a_text_that_is_no_utf8(void **state)
{
	static const char *const texts[] = {
	    "a\xFF", "\xD8", "\xE2\x80", "\xED\xA0\x80"};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct buf out;
		struct jsonout j = {.out = &out};

		buf_init(&out, PLENTY);
		jsonout_text(&j, NULL, texts[i]);
		assert_true(j.bad);
		buf_free(&out);
	}
}

static void
a_member_stands_on_a_line(void **state)
{
	struct buf out;
	struct jsonout j = {.out = &out};

	(void)state;
	buf_init(&out, PLENTY);
	jsonout_open(&j, NULL, '{');
	jsonout_text(&j, "a", NULL);
	jsonout_open(&j, "b", '[');
	jsonout_int(&j, NULL, -1);
	jsonout_open(&j, NULL, '{');
	jsonout_close(&j, '}');
	jsonout_close(&j, ']');
	jsonout_time(&j, "c", 0);
	jsonout_close(&j, '}');
	assert_string_equal(out.data, "{\n \"b\": [\n  -1,\n  {}\n ],\n"
				      " \"c\": \"1970-01-01T00:00:00Z\"\n}");
	buf_free(&out);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(escapes_what_a_string_cannot_hold),
    cmocka_unit_test(knows_of_a_text_that_is_no_utf8),
    cmocka_unit_test(a_member_stands_on_a_line),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
