/* test-tsv.c - lines for sfeed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sample_feed.h"

static void
writes_the_nine_fields_of_sfeed(void **state)
{
	char *got = sample_written("tsv", &sample_feed);

	(void)state;
	assert_string_equal(got,
	    "1755238380\tاستطلاع لـ\"معاريف\": 63% من المستطلعين\t"
	    "https://ticker.example/n/3?a=1&b=2\t\t\t"
	    "urn:uuid:00000000-0000-5000-8000-000000000003\t\t\t\n"
	    "1755237780\tAT&T <beta> 5 > 4\t\t\t\t"
	    "urn:uuid:00000000-0000-5000-8000-000000000002\t\t\turgent\n"
	    "1755151980\tgone\t\t\t\t"
	    "urn:uuid:00000000-0000-5000-8000-000000000001\t\t\twithdrawn\n");
	free(got);
}

static void
no_text_ends_its_field_early(void **state)
{
	const struct entry entry = {.id = "a\tb",
	    .published = -1,
	    .updated = -1,
	    .text = "1\t2\n3\r\x01"
		    "4\\t\xFF"
		    "5",
	    .url = "x\ty z"};
	const struct feed feed = {
	    .title = "t", .timezone = "UTC", .entries = &entry, .n = 1};
	char *got = sample_written("tsv", &feed);

	(void)state;
	assert_string_equal(got, "-1\t1 2 3 4\\t5\tx%09y%20z\t\t\ta b\t\t\t\n");
	free(got);
}

static void
a_label_is_the_category_of_a_standing_line(void **state)
{
	const struct entry entries[] = {
	    {.id = "i", .text = "x", .label = "رياضة"},
	    {.id = "k", .text = "عاجل: z", .label = "رياضة"},
	    {.id = "j",
		.text = "y",
		.urgent = true,
		.label = "رياضة",
		.status = ENTRY_WITHDRAWN}};
	const struct feed feed = {
	    .title = "t", .timezone = "UTC", .entries = entries, .n = 3};
	char *got = sample_written("tsv", &feed);

	(void)state;
	assert_string_equal(got, "0\tx\t\t\t\ti\t\t\tرياضة\n"
				 "0\tعاجل: z\t\t\t\tk\t\t\turgent\n"
				 "0\ty\t\t\t\tj\t\t\twithdrawn\n");
	free(got);
}

static void
no_entries_are_no_lines(void **state)
{
	char *got = sample_written("tsv", &sample_empty);

	(void)state;
	assert_string_equal(got, "");
	free(got);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(writes_the_nine_fields_of_sfeed),
    cmocka_unit_test(a_label_is_the_category_of_a_standing_line),
    cmocka_unit_test(no_text_ends_its_field_early),
    cmocka_unit_test(no_entries_are_no_lines),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
