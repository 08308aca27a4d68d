/* test-untimed.c - a list without times, taken only when asked for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "detectaid.h"

#define PAGE                                                                   \
	"<p>A paragraph of the article that goes before it all.</p>"           \
	"<h3>آخرالاخبار</h3><p></p>"                                 \
	"<p>First headline of the untimed list</p>"                            \
	"<p><a href=/2>Second headline of the untimed list</a></p>"            \
	"<p>Third headline of the untimed list</p>"                            \
	"<h3>Other</h3><p>This belongs to another box by far</p>"

static void
a_list_under_its_heading_is_taken(void **state)
{
	const struct ticker_rules r = {
	    .heading = "آخرالاخبار", .untimed = true};

	(void)state;
	assert_string_equal(detectaid(PAGE, &r),
	    "-|First headline of the untimed list|-\n"
	    "-|Second headline of the untimed list|https://x.example/2\n"
	    "-|Third headline of the untimed list|-\n");
}

static void
it_is_not_taken_unasked(void **state)
{
	const struct ticker_rules heading = {.heading = "آخرالاخبار"};
	const struct ticker_rules elsewhere = {
	    .heading = "Nowhere", .untimed = true};
	const struct ticker_rules many = {
	    .heading = "آخرالاخبار", .untimed = true, .min_lines = 9};

	(void)state;
	assert_int_equal(strncmp(detectaid(PAGE, &heading), "lines:", 6), 0);
	assert_int_equal(strncmp(detectaid(PAGE, &elsewhere), "ticker:", 7), 0);
	assert_int_equal(strncmp(detectaid(PAGE, &many), "lines:", 6), 0);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_list_under_its_heading_is_taken),
    cmocka_unit_test(it_is_not_taken_unasked),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
