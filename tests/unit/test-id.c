/* test-id.c - ids are RFC 4122's version 5, the same on every machine. The
 * expected ones are Python's: uuid.uuid5(uuid.NAMESPACE_URL, name).urn. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "merge/id.h"

#define URL  "https://addiyar.com/"
#define TEXT "استطلاع لـ\"معاريف\": 63%"

static void
entries_have_the_ids_that_others_compute(void **state)
{
	static const struct {
		const char *url, *text, *id;
		int64_t published;
		int ordinal;
	} rows[] = {
	    {URL, TEXT, "urn:uuid:c33da606-b346-5e12-b893-aad2ceea6184",
		1755238380, 0},
	    {URL, TEXT, "urn:uuid:fd6d799d-61a6-5908-915f-d7e36941cb3e",
		1755238380, 1},
	    /* The seconds are no part of it: they come from page order. */
	    {URL, TEXT, "urn:uuid:c33da606-b346-5e12-b893-aad2ceea6184",
		1755238439, 0},
	    {NULL, "x", "urn:uuid:9085eca9-a541-5b14-a724-46dd3afd5131", -1, 2},
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(
		    id_of_entry(a, rows[i].url, rows[i].published, rows[i].text,
			rows[i].ordinal),
		    rows[i].id);
	arena_free(a);
}

static void
revisions_have_the_ids_that_others_compute(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	assert_string_equal(
	    id_of_revision(
		a, "urn:uuid:33b1cbf5-1ed5-555b-8a3e-d38f21a0bbb3", 2),
	    "urn:uuid:5ab672c4-d731-5545-85cc-3ffc4fe2e12b");
	arena_free(a);
}

static void
a_feed_has_the_id_of_its_url(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	assert_string_equal(id_of_feed(a, URL),
	    "urn:uuid:8ccaf8b1-90a3-57b3-8192-0f78b3ef6379");
	assert_string_equal(id_of_feed(a, NULL),
	    "urn:uuid:1b4db7eb-4057-5ddf-91e0-36dec72071f5");
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(entries_have_the_ids_that_others_compute),
    cmocka_unit_test(revisions_have_the_ids_that_others_compute),
    cmocka_unit_test(a_feed_has_the_id_of_its_url),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
