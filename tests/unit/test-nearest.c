/* test-nearest.c - which word somebody meant. */
#include "base/nearest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static const char *const words[] = {
    "title", "url", "timezone", "language", "time", "text"};

struct row {
	const char *typed, *meant;
};

static const struct row rows[] = {
    {"title", "title"},
    {"titel", "title"},        /* swapped */
    {"timezon", "timezone"},   /* dropped */
    {"languages", "language"}, /* added */
    {"tomezone", "timezone"},  /* changed */
    {"TimeZone", "timezone"},  /* capitals */
    {"langage", "language"},
    {"uri", "url"},
    {"ulr", "url"},
    {"u", NULL}, /* two letters are most of a short word */
    {"tim", "time"},
    {"tixt", "text"}, /* one slip from text, two from title and time */
    {"heading", NULL},
    {"", NULL},
    {"timezonetimezonetimezonetimezonetimezone", NULL},
};

static void
finds_the_slip(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *got = nearest_word(rows[i].typed, words, 6);

		if (rows[i].meant == NULL)
			assert_null(got);
		else if (got == NULL)
			fail_msg("%s: nothing near", rows[i].typed);
		else
			assert_string_equal(got, rows[i].meant);
	}
}

static void
first_of_equals_wins(void **state)
{
	static const char *const two[] = {"cat", "car"};

	(void)state;
	assert_string_equal(nearest_word("cax", two, 2), "cat");
	assert_null(nearest_word("cax", two, 0));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(finds_the_slip),
    cmocka_unit_test(first_of_equals_wins),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
