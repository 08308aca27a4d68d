/* test-errand.c - a worker is asked what we meant. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "refresh/errand.h"

static const struct errand asked = {.source = {.url = "https://x.example/",
					.language = "ar",
					.ticker = {.heading = "عاجل",
					    .items = "//li",
					    .time = "b",
					    .text = ".",
					    .link = "a/@href",
					    .order = ORDER_OLDEST_FIRST,
					    .clock = CLOCK_H,
					    .untimed = true,
					    .min_lines = 4}},
    .format = "html",
    .report = true,
    .about = true,
    .page = {.url = "https://x.example/a",
	.bytes = (const unsigned char *)"a\0b",
	.len = 3,
	.encoding = "gzip",
	.type = "text/html",
	.charset = "\xFF"}};

static void
a_page_and_its_rules_come_over(void **state)
{
	struct arena *a = arena_new();
	struct errand e;
	struct buf b;

	(void)state;
	buf_init(&b, LIMIT_JOB);
	errand_pack(&asked, &b);
	assert_int_equal(
	    errand_unpack(a, (unsigned char *)b.data, b.len, &e), 0);
	assert_int_equal(e.kind, ERRAND_READ);
	assert_true(e.report);
	assert_true(e.about);
	assert_string_equal(e.format, "html");
	assert_string_equal(e.source.url, asked.source.url);
	assert_string_equal(e.source.language, "ar");
	assert_string_equal(e.source.ticker.heading, "عاجل");
	assert_string_equal(e.source.ticker.items, "//li");
	assert_string_equal(e.source.ticker.time, "b");
	assert_string_equal(e.source.ticker.text, ".");
	assert_string_equal(e.source.ticker.link, "a/@href");
	assert_int_equal(e.source.ticker.order, ORDER_OLDEST_FIRST);
	assert_int_equal(e.source.ticker.clock, CLOCK_H);
	assert_true(e.source.ticker.untimed);
	assert_int_equal(e.source.ticker.min_lines, 4);
	assert_string_equal(e.page.url, "https://x.example/a");
	assert_string_equal(e.page.encoding, "gzip");
	assert_string_equal(e.page.type, "text/html");
	assert_string_equal(e.page.charset, "\xFF");
	assert_int_equal(e.page.len, 3);
	assert_memory_equal(e.page.bytes, "a\0b", 3);
	for (size_t n = 0; n < b.len; n++)
		assert_int_equal(
		    errand_unpack(a, (unsigned char *)b.data, n, &e), -1);
	buf_free(&b);
	arena_free(a);
}

static void
a_definition_to_check_comes_over(void **state)
{
	struct arena *a = arena_new();
	struct errand e = {.kind = ERRAND_CHECK, .source = asked.source};
	struct buf b;

	(void)state;
	buf_init(&b, LIMIT_JOB);
	errand_pack(&e, &b);
	memset(&e, 0, sizeof(e));
	assert_int_equal(
	    errand_unpack(a, (unsigned char *)b.data, b.len, &e), 0);
	assert_int_equal(e.kind, ERRAND_CHECK);
	assert_string_equal(e.source.ticker.items, "//li");
	assert_null(e.page.bytes);
	buf_free(&b);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_page_and_its_rules_come_over),
    cmocka_unit_test(a_definition_to_check_comes_over),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
