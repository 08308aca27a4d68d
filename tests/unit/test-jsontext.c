/* test-jsontext.c - where JSON begins and ends, and what is mended in it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "parse/jsontext.h"

struct row {
	const char *in, *want; /* NULL: none */
};

static void
check(const struct row *rows, size_t n)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < n; i++) {
		const char *fault;
		size_t len;
		char *got = jsontext_find(
		    a, rows[i].in, strlen(rows[i].in), &len, &fault);

		if (rows[i].want == NULL) {
			if (got != NULL)
				fail_msg("%s: %s", rows[i].in, got);
			continue;
		}
		assert_non_null(got);
		got[len] = '\0';
		assert_string_equal(got, rows[i].want);
	}
	arena_free(a);
}

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static void
objects_a_line_are_an_array(void **state)
{
	static const struct row rows[] = {
	    {"{}\n{}", "[{},{}]"},
	    {"{\"a\": 1}\r\n\n{\"b\": 2}\n", "[{\"a\": 1},\n\n{\"b\": 2}]"},
	    {"{}\n{\"cut\": \"o", "[{}]"},
	    {"{} {}", "{}"},
	    {"{}\n[]", "{}"},
	    {"[1]\n{}", "[1]"},
	    {"{}\n\n", "{}"},
	};

	(void)state;
	check(rows, COUNT(rows));
}

static void
what_stands_around_the_value_is_left_out(void **state)
{
	static const struct row rows[] = {
	    {"{}", "{}"},
	    {"  [1] x", "[1]"},
	    {"cb({\"a\": [1]});", "{\"a\": [1]}"},
	    {")]}',\n[1]", "[1]"},
	    {"while(1);{}", "{}"},
	    {"<!-- {\"a\": 1} -->", "{\"a\": 1}"},
	    {"[\"]\"]]", "[\"]\"]"},
	    {"[\"\\\"]\"]]", "[\"\\\"]\"]"},
	    {"[1", "[1"},
	    {"[\"a", "[\"a"},
	    {"[\"a\\", "[\"a\\"},
	    {"", NULL},
	    {"1", NULL},
	};

	(void)state;
	check(rows, COUNT(rows));
}

static void
what_is_in_no_json_is_mended(void **state)
{
	static const struct row rows[] = {
	    {"[\"a\nb\tc\"]", "[\"a b c\"]"},
	    {"[\n1,\t2]", "[\n1, 2]"},
	    {"[\"\\u0000\"]", "[\"\\u0020\"]"},
	    {"[\"\\ud83d\\ude00\"]", "[\"\\ud83d\\ude00\"]"},
	    {"[\"\\ud83d\"]", "[\"\\ufffd\"]"},
	    {"[\"\\ud83dx\\ude00\"]", "[\"\\ufffdx\\ufffd\"]"},
	    {"[\"\\\\ud83d\"]", "[\"\\\\ud83d\"]"},
	    {"[\"\\ud83", "[\"\\ud83"},
	};

	(void)state;
	check(rows, COUNT(rows));
}

/* n times s, between two strings. */
static char *
repeat(struct arena *a, const char *s, size_t n, const char *end)
{
	size_t len = strlen(s);
	char *out = arena_alloc(a, n * len + strlen(end) + 1);

	for (size_t i = 0; i < n; i++)
		memcpy(out + i * len, s, len);
	memcpy(out + n * len, end, strlen(end) + 1);
	return out;
}

static void
what_would_cost_too_much_is_refused(void **state)
{
	struct arena *a = arena_new();
	const char *fault;
	size_t len;
	char *s = repeat(a, "[", LIMIT_JSON_DEPTH, "");

	(void)state;
	assert_non_null(jsontext_find(a, s, strlen(s), &len, &fault));
	s = repeat(a, "[", LIMIT_JSON_DEPTH + 1, "");
	assert_null(jsontext_find(a, s, strlen(s), &len, &fault));
	assert_string_equal(fault, "it is nested too deep");
	s = repeat(a, "[],", LIMIT_JSON_VALUES, "]");
	s[1] = '1';
	assert_null(jsontext_find(a, s, strlen(s), &len, &fault));
	assert_string_equal(fault, "it has too many values");
	arena_free(a);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(objects_a_line_are_an_array),
	    cmocka_unit_test(what_stands_around_the_value_is_left_out),
	    cmocka_unit_test(what_is_in_no_json_is_mended),
	    cmocka_unit_test(what_would_cost_too_much_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
