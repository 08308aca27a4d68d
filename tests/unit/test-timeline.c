/* test-timeline.c - the lines that `ajel time` prints. */
#include "write/timeline.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "base/instant.h"
#include "base/limits.h"

static void
expect(const char *format, const struct timeline *t, const char *want)
{
	timeline_fn *put = timeline_format(format);
	struct buf out;

	assert_non_null(put);
	buf_init(&out, LIMIT_FEED);
	put(t, &out);
	assert_string_equal(out.data, want);
	buf_free(&out);
}

static void
prints_a_time(void **state)
{
	const struct timeline t = {"09:13", 5, 0, 60, ORIGIN_CLOCK};

	(void)state;
	expect("tsv", &t, "09:13\t1970-01-01T00:00:00Z\t60\tclock\n");
	expect("jsonl", &t,
	    "{\"input\":\"09:13\",\"published\":\"1970-01-01T00:00:00Z\","
	    "\"precision\":60,\"origin\":\"clock\"}\n");
}

static void
prints_what_is_no_time(void **state)
{
	const struct timeline t = {
	    .input = "x", .n = 1, .published = INSTANT_NONE};

	(void)state;
	expect("tsv", &t, "x\t\n");
	expect("jsonl", &t, "{\"input\":\"x\"}\n");
}

static void
keeps_a_text_in_its_field(void **state)
{
	const struct timeline t = {
	    .input = "a\tb\"\x1b[1m", .n = 8, .published = INSTANT_NONE};

	(void)state;
	expect("tsv", &t, "a b\"[1m\t\n");
	expect("jsonl", &t, "{\"input\":\"a\\tb\\\"\\u001B[1m\"}\n");
}

static void
knows_its_formats(void **state)
{
	(void)state;
	assert_null(timeline_format("atom"));
	assert_null(timeline_format(""));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(prints_a_time),
	    cmocka_unit_test(prints_what_is_no_time),
	    cmocka_unit_test(keeps_a_text_in_its_field),
	    cmocka_unit_test(knows_its_formats),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
