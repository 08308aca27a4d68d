/* test-text.c - lines for people. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sample_feed.h"

static void
shows_the_local_time_and_isolates_the_headline(void **state)
{
	char *got = sample_written("text", &sample_feed);

	(void)state;
	assert_string_equal(got,
	    "2025-08-15 09:13  \xE2\x81\xA8استطلاع لـ\"معاريف\": 63% من "
	    "المستطلعين\xE2\x81\xA9\n"
	    "2025-08-15 09:03  \xE2\x81\xA8"
	    "AT&T <beta> 5 > 4\xE2\x81\xA9"
	    " [edited]\n"
	    "2025-08-14 09:13  \xE2\x81\xA8gone\xE2\x81\xA9 [withdrawn]\n");
	free(got);
}

static void
the_zone_is_the_feeds(void **state)
{
	char *got = sample_written("text", &sample_bare);

	(void)state;
	assert_int_equal(strncmp(got, "2025-08-15 06:13  ", 18), 0);
	free(got);
}

static void
no_text_commands_a_terminal(void **state)
{
	const struct entry entry = {.text = "a\x1B[2Jb\n\xC2\x9B"
					    "c\xFF",
	    .status = ENTRY_NEW};
	const struct feed feed = {
	    .title = "t", .timezone = "UTC", .entries = &entry, .n = 1};
	char *got = sample_written("text", &feed);

	(void)state;
	assert_string_equal(got, "1970-01-01 00:00  \xE2\x81\xA8"
				 "a[2Jb c\xE2\x81\xA9\n");
	free(got);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(shows_the_local_time_and_isolates_the_headline),
    cmocka_unit_test(the_zone_is_the_feeds),
    cmocka_unit_test(no_text_commands_a_terminal),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
