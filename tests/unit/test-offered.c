/* test-offered.c - lines that a feed has already. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "refresh/offered.h"

static void
lines_are_found_among_titles(void **state)
{
	static const char *const titles[] = {"Parliament passes the bill!",
	    "URGENT | Railway line to the coast reopens", "Museum",
	    "Power is back in the northern suburb"};
	static const struct {
		const char *text;
		size_t held;
	} rows[] = {{"parliament passes the bill", 1},
	    {"Railway line to the coast reopens", 1},
	    {"Power is back in the northern suburb, says the company", 1},
	    {"Museum", 1}, {"Museum opens a new exhibition", 0},
	    {"Parliament rejects the bill", 0}, {"", 0}};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct ticker_line line = {.text = rows[i].text};
		const struct ticker ticker = {.lines = &line, .n = 1};

		assert_int_equal(
		    offered_held(a, &ticker, titles, 4), rows[i].held);
		assert_int_equal(offered_held(a, &ticker, titles, 0), 0);
	}
	arena_free(a);
}

static void
a_page_that_offers_none_has_none(void **state)
{
	static const struct about_page about;
	const struct ticker ticker = {.n = 0};
	const struct look_at at = {0};
	struct offered out;

	(void)state;
	assert_false(offered(NULL, &at, &about, &ticker, &out));
	assert_null(out.url);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(lines_are_found_among_titles),
	    cmocka_unit_test(a_page_that_offers_none_has_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
