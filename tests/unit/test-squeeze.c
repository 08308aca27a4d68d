/* test-squeeze.c - lines that have to fit into the room that there is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "cmd/squeeze.h"

#define TEN "xxxxxxxxxx"

static int
set_up(void **state)
{
	*state = arena_new();
	return 0;
}

static int
tear_down(void **state)
{
	arena_free(*state);
	return 0;
}

static void
what_fits_stays_as_it_is(void **state)
{
	struct entry all[] = {{.text = TEN, .url = "https://a.example/"},
	    {.text = TEN, .time_text = "09:13"}};

	assert_int_equal(squeeze(*state, all, 2, 100), 2);
	assert_string_equal(all[0].text, TEN);
	assert_string_equal(all[0].url, "https://a.example/");
	assert_string_equal(all[1].time_text, "09:13");
	assert_int_equal(squeeze(*state, all, 0, 100), 0);
}

static void
the_newest_stay_where_not_all_fit(void **state)
{
	struct entry all[] = {{.text = TEN}, {.text = TEN}, {.text = TEN},
	    {.text = TEN}, {.text = TEN}};

	assert_int_equal(squeeze(*state, all, 5, 50), 5);
	assert_int_equal(squeeze(*state, all, 5, 49), 4);
	assert_int_equal(squeeze(*state, all, 5, 40), 4);
}

static void
what_alone_would_take_the_room_is_cut(void **state)
{
	static const struct change before[] = {
	    {.text = TEN TEN TEN}, {.text = NULL}};
	static const struct {
		const char *text, *shown;
	} rows[] = {
	    {TEN, TEN},
	    {TEN "y", TEN "\u2026"},
	    {"xxxxxxxxx\u00E9", "xxxxxxxxx\u2026"}, /* no half a letter */
	    {"&&", "&\u2026"},                      /* as long as HTML has it */
	    {"xxxx<", "xxxx<"},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct entry e = {.text = rows[i].text,
		    .url = TEN "z",
		    .changes = before,
		    .changes_n = 2};

		assert_int_equal(squeeze(*state, &e, 1, 40), 1);
		assert_string_equal(e.text, rows[i].shown);
		assert_null(e.url);
		assert_string_equal(e.changes[0].text, TEN "\u2026");
		assert_null(e.changes[1].text);
	}
}

static void
one_line_is_left(void **state)
{
	struct entry all[] = {{.text = TEN, .url = "12345"}, {.text = TEN}};

	assert_int_equal(squeeze(*state, all, 2, 0), 1);
	assert_string_equal(all[0].text, "\u2026");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown(
	what_fits_stays_as_it_is, set_up, tear_down),
    cmocka_unit_test_setup_teardown(
	the_newest_stay_where_not_all_fit, set_up, tear_down),
    cmocka_unit_test_setup_teardown(
	what_alone_would_take_the_room_is_cut, set_up, tear_down),
    cmocka_unit_test_setup_teardown(one_line_is_left, set_up, tear_down),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
