/* test-json.c - a feed as JSON Feed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "parts.h"
#include "sample_feed.h"

static void
writes_a_whole_feed(void **state)
{
	const struct entry entries[] = {
	    {.id = "urn:x:2",
		.published = SAMPLE_NOW,
		.updated = SAMPLE_NOW,
		.precision = 60,
		.origin = ORIGIN_CLOCK,
		.time_text = "09:13",
		.text = "عاجل \"2\"",
		.url = "https://a.example/2"},
	    {.id = "urn:x:1",
		.published = SAMPLE_NOW - 60,
		.updated = SAMPLE_NOW,
		.status = ENTRY_WITHDRAWN,
		.text = "one"},
	};
	const struct feed feed = {.name = "a",
	    .id = "urn:x:0",
	    .title = "A",
	    .url = "https://a.example/",
	    .language = "ar",
	    .timezone = "UTC",
	    .updated = SAMPLE_NOW,
	    .entries = entries,
	    .n = 2};
	char *got = sample_written("json", &feed);

	(void)state;
	assert_string_equal(got,
	    "{\n"
	    " \"version\": \"https://jsonfeed.org/version/1.1\",\n"
	    " \"title\": \"A\",\n"
	    " \"home_page_url\": \"https://a.example/\",\n"
	    " \"language\": \"ar\",\n"
	    " \"items\": [\n"
	    "  {\n"
	    "   \"id\": \"urn:x:2\",\n"
	    "   \"url\": \"https://a.example/2\",\n"
	    "   \"title\": \"عاجل \\\"2\\\"\",\n"
	    "   \"content_text\": \"عاجل \\\"2\\\"\",\n"
	    "   \"content_html\": \"<p dir=\\\"rtl\\\" lang=\\\"ar\\\">عاجل"
	    " \\\"2\\\"</p>\",\n"
	    "   \"date_published\": \"2025-08-15T06:13:00Z\",\n"
	    "   \"_ajel\": {\n    \"precision\": 60,\n"
	    "    \"origin\": \"clock\",\n    \"time_text\": \"09:13\"\n"
	    "   }\n"
	    "  },\n"
	    "  {\n"
	    "   \"id\": \"urn:x:1\",\n"
	    "   \"url\": \"https://a.example/\",\n"
	    "   \"title\": \"one\",\n"
	    "   \"content_text\": \"one\",\n"
	    "   \"date_published\": \"2025-08-15T06:12:00Z\",\n"
	    "   \"date_modified\": \"2025-08-15T06:13:00Z\",\n"
	    "   \"tags\": [\n    \"withdrawn\"\n   ],\n"
	    "   \"_ajel\": {\n    \"precision\": 0,\n"
	    "    \"origin\": \"zoned\"\n   }\n"
	    "  }\n"
	    " ]\n"
	    "}\n");
	free(got);
}

static void
leaves_out_what_nobody_knows(void **state)
{
	char *got = sample_written("json", &sample_bare);

	(void)state;
	assert_lacks(got, "null");
	assert_lacks(got, "home_page_url");
	assert_lacks(got, "language");
	free(got);
}

static void
an_empty_feed_has_an_empty_list(void **state)
{
	char *got = sample_written("json", &sample_empty);

	(void)state;
	assert_has(got, "\"items\": []");
	free(got);
}

static void
a_feed_with_an_address_says_where_it_is(void **state)
{
	struct feed feed = sample_empty;
	char *got = sample_written("json", &feed);

	(void)state;
	assert_null(strstr(got, "feed_url"));
	assert_null(strstr(got, "hubs"));
	free(got);
	feed.base = "https://f.example/";
	feed.hub = "https://hub.example/";
	got = sample_written("json", &feed);
	assert_non_null(
	    strstr(got, "\"feed_url\": \"https://f.example/sample.json\""));
	assert_non_null(strstr(got, "\"url\": \"https://hub.example/\""));
	assert_non_null(strstr(got, "\"type\": \"WebSub\""));
	free(got);
}

/* Where the feed has none, each of several sources having its own. */
static void
items_are_in_the_language_of_their_source(void **state)
{
	const struct feed *origins[] = {
	    &sample_feed, &sample_empty, &sample_bare};
	struct feed feed = sample_bare;
	char *got;

	(void)state;
	feed.origins = origins;
	got = sample_written("json", &feed);
	assert_has(got, "   \"language\": \"ar\"");
	assert_has(got, "   \"language\": \"en\"");
	assert_null(
	    strstr(strstr(got, "\"language\": \"en\"") + 1, "\"language\""));
	free(got);
}

/* By the page's mark, and by the line's own words. */
static void
an_urgent_line_says_so(void **state)
{
	struct feed feed = sample_small;
	struct entry entry = sample_small.entries[0];
	char *got = sample_written("json", &feed);

	(void)state;
	assert_lacks(got, "urgent");
	free(got);
	feed.entries = &entry;
	entry.urgent = true;
	got = sample_written("json", &feed);
	assert_has(got, "\"tags\": [\n    \"urgent\"\n   ]");
	free(got);
	entry.urgent = false;
	entry.text = "عاجل | إقفال المطار";
	got = sample_written("json", &feed);
	assert_has(got, "\"tags\": [\n    \"urgent\"\n   ]");
	free(got);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(an_urgent_line_says_so),
    cmocka_unit_test(a_feed_with_an_address_says_where_it_is),
    cmocka_unit_test(writes_a_whole_feed),
    cmocka_unit_test(items_are_in_the_language_of_their_source),
    cmocka_unit_test(leaves_out_what_nobody_knows),
    cmocka_unit_test(an_empty_feed_has_an_empty_list),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
