/* test-look.c - one page without state: its instant, its order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/instant.h"
#include "refresh/look.h"

static void
the_servers_date_beats_our_clock_where_it_is_sane(void **state)
{
	static const struct {
		int64_t date, wanted; /* from now */
	} rows[] = {
	    {0, 0}, {-5, -5}, {-HOUR, -HOUR}, /* a cache's page */
	    {-2 * DAY, 0},                    /* a broken clock */
	    {1, 0}, {HOUR, 0},                /* never the future */
	};
	const int64_t now = 1755239400;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct page page = {.date = now + rows[i].date};

		assert_int_equal(
		    look_fetched(&page, now), now + rows[i].wanted);
	}
	assert_int_equal(
	    look_fetched(&(struct page){.date = INSTANT_NONE}, now), now);
}

static void
newest_first_and_equal_ones_as_they_were(void **state)
{
	struct entry e[] = {{.published = 2, .text = "a"},
	    {.published = 3, .text = "b"}, {.published = 2, .text = "c"},
	    {.published = 9, .text = "d"}};
	const char wanted[] = "dbac";

	(void)state;
	look_sort(e, 4);
	for (int i = 0; i < 4; i++)
		assert_int_equal(e[i].text[0], wanted[i]);
	look_sort(e, 0);
}

static void
a_missing_file_is_an_input_error(void **state)
{
	struct arena *a = arena_new();
	const struct source source = {.timezone = "UTC"};
	const struct look_at at = {
	    .source = &source, .place = "/no/such/page.html"};
	struct look out;
	struct err err;

	(void)state;
	assert_int_equal(look(a, &at, &out, &err), -1);
	assert_int_equal(err.kind, ERR_INPUT);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_servers_date_beats_our_clock_where_it_is_sane),
    cmocka_unit_test(newest_first_and_equal_ones_as_they_were),
    cmocka_unit_test(a_missing_file_is_an_input_error),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
