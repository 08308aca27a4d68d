/* test-clean.c - a text as a person reads it. */
#include "text/clean.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static int
setup(void **state)
{
	*state = arena_new();
	return 0;
}

static int
teardown(void **state)
{
	arena_free(*state);
	return 0;
}

struct row {
	const char *in;
	const char *out;
};

static const struct row rows[] = {
    {"", ""},
    {"a", "a"},
    {"  a  b  ", "a b"},
    {"\t\r\n\v\f", ""},
    {"09:13\n\t\tعاجل: خبر\r\n", "09:13 عاجل: خبر"},
    {"a\xC2\xA0\xC2\xA0"
     "b\xE3\x80\x80",
	"a b"},                /* no-break, ideographic */
    {"a\xE2\x80\xA8z", "a z"}, /* line separator */
    {"a\xC2\x85z", "a z"},
    {"\x01"
     "a\x1B[31mz\x7F",
	"a[31mz"},
    {"a\xC2\x9Bz", "az"},
    {"soft\xC2\xADhyphen", "softhyphen"},
    {"\xEF\xBB\xBF"
     "a\xE2\x80\x8B"
     "b",
	"ab"}, /* BOM, zero-width space */
    {"\xE2\x80\xAB"
     "عاجل\xE2\x80\xAC",
	"عاجل"}, /* bidi controls */
    {"\xE2\x80\x8F \xE2\x80\x8F", ""},
    {"عا\xD8\x9Cجل", "عاجل"}, /* the Arabic letter mark */
    {"عاجل\xD8", "عاجل"},     /* cut */
    {"ü\xC3 é", "ü é"},
    {"a \xE2\x80\x8B b", "a b"},
    {"می‌خواهم", "می‌خواهم"}, /* the joiners stay */
    {"👨‍👩‍👧", "👨‍👩‍👧"},
    {"\xEF\xBF\xBE"
     "a\xEF\xB7\x90",
	"a"}, /* noncharacters */
    {"\xEF\xBF\xBD", "\xEF\xBF\xBD"},
};

static void
white_space_is_folded_and_the_unseen_dropped(void **state)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *in = rows[i].in;
		const char *out = clean_text(*state, in, strlen(in));
		const char *again = clean_text(*state, out, strlen(out));
		const char *or_null = clean_or_null(*state, in);

		assert_string_equal(out, rows[i].out);
		assert_string_equal(again, out);
		if (out[0] == '\0')
			assert_null(or_null);
		else
			assert_string_equal(or_null, out);
	}
}

static void
only_n_bytes_are_read_and_zero_bytes_dropped(void **state)
{
	assert_string_equal(clean_text(*state, "a bc", 3), "a b");
	assert_string_equal(clean_text(*state, "a\0b", 3), "ab");
	assert_string_equal(clean_text(*state, "عا", 3), "ع");
	assert_string_equal(clean_text(*state, "x", 0), "");
}

static void
nothing_stays_nothing(void **state)
{
	assert_null(clean_or_null(*state, NULL));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown(
	white_space_is_folded_and_the_unseen_dropped, setup, teardown),
    cmocka_unit_test_setup_teardown(
	only_n_bytes_are_read_and_zero_bytes_dropped, setup, teardown),
    cmocka_unit_test_setup_teardown(nothing_stays_nothing, setup, teardown),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
