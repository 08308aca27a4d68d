/* test-jsonl.c - a JSON object a line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sample_feed.h"

static void
writes_what_is_known_and_leaves_out_the_rest(void **state)
{
	char *got = sample_written("jsonl", &sample_feed);

	(void)state;
	assert_string_equal(got,
	    "{\"source\":\"sample\","
	    "\"id\":\"urn:uuid:00000000-0000-5000-8000-000000000003\","
	    "\"published\":\"2025-08-15T06:13:00Z\",\"precision\":60,"
	    "\"origin\":\"clock\",\"time_text\":\"09:13\","
	    "\"text\":\"استطلاع لـ\\\"معاريف\\\": 63% من المستطلعين\","
	    "\"url\":\"https://ticker.example/n/3?a=1&b=2\","
	    "\"status\":\"new\"}\n"
	    "{\"source\":\"sample\","
	    "\"id\":\"urn:uuid:00000000-0000-5000-8000-000000000002\","
	    "\"published\":\"2025-08-15T06:03:00Z\",\"precision\":60,"
	    "\"origin\":\"clock\",\"time_text\":\"09:03\","
	    "\"text\":\"AT&T <beta> 5 > 4\","
	    "\"urgent\":true,"
	    "\"updated\":\"2025-08-15T06:12:00Z\",\"status\":\"edited\"}\n"
	    "{\"source\":\"sample\","
	    "\"id\":\"urn:uuid:00000000-0000-5000-8000-000000000001\","
	    "\"published\":\"2025-08-14T06:13:00Z\",\"precision\":1,"
	    "\"origin\":\"zoned\",\"text\":\"gone\","
	    "\"status\":\"withdrawn\"}\n");
	free(got);
}

static void
a_page_without_a_name_has_no_source(void **state)
{
	char *got = sample_written("jsonl", &sample_bare);

	(void)state;
	assert_int_equal(strncmp(got, "{\"id\":", 6), 0);
	assert_null(strstr(got, "source"));
	free(got);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(writes_what_is_known_and_leaves_out_the_rest),
    cmocka_unit_test(a_page_without_a_name_has_no_source),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
