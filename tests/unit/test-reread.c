/* test-reread.c - entries taken out of a feed of ours. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "sample_feed.h"
#include "write/reread.h"

static void
same(const struct entry *got, const struct entry *want)
{
	assert_string_equal(got->id, want->id);
	assert_string_equal(got->text, want->text);
	assert_int_equal(got->published, want->published);
	assert_int_equal(got->updated, want->updated);
	assert_int_equal(got->precision, want->precision);
	assert_int_equal(got->origin, want->origin);
	assert_int_equal(got->status, want->status);
	assert_int_equal(got->urgent, want->urgent);
	assert_int_equal(got->time_text == NULL, want->time_text == NULL);
	if (want->time_text != NULL)
		assert_string_equal(got->time_text, want->time_text);
	assert_int_equal(got->url == NULL, want->url == NULL);
	if (want->url != NULL)
		assert_string_equal(got->url, want->url);
}

static void
gives_back_what_was_written(void **state)
{
	char *written = sample_written("json", &sample_feed);
	struct arena *a = arena_new();
	struct history h;
	struct err err;

	(void)state;
	assert_int_equal(
	    reread_json(a, written, strlen(written), sample_feed.url, &h, &err),
	    0);
	assert_int_equal(h.n, sample_feed.n);
	for (size_t i = 0; i < h.n; i++)
		same(&h.entries[i], &sample_feed.entries[i]);
	arena_free(a);
	free(written);
}

/* What the words say needs no mark. */
static void
marks_are_the_pages(void **state)
{
	const struct entry entry = {.id = "urn:x:1",
	    .published = SAMPLE_NOW,
	    .updated = SAMPLE_NOW,
	    .text = "BREAKING: the airport closes"};
	struct feed feed = sample_small;
	struct arena *a = arena_new();
	struct history h;
	struct err err;
	char *written;

	(void)state;
	feed.entries = &entry;
	written = sample_written("json", &feed);
	assert_non_null(strstr(written, "\"urgent\""));
	assert_int_equal(
	    reread_json(a, written, strlen(written), feed.url, &h, &err), 0);
	assert_false(h.entries[0].urgent);
	arena_free(a);
	free(written);
}

static void
gives_back_the_line_of_a_wording(void **state)
{
	static const struct change before[] = {
	    {ENTRY_NEW, SAMPLE_NOW - 900, "one", "https://ticker.example/1"},
	    {ENTRY_EDITED, SAMPLE_NOW - 60, "two", NULL},
	};
	static const struct entry line = {.id = "urn:x:1",
	    .published = SAMPLE_NOW - 900,
	    .precision = 60,
	    .origin = ORIGIN_CLOCK,
	    .time_text = "09:03",
	    .text = "three",
	    .changes = before,
	    .changes_n = 2};
	const struct entry wording = {.id = "urn:x:3",
	    .published = SAMPLE_NOW,
	    .updated = SAMPLE_NOW,
	    .precision = 1,
	    .origin = ORIGIN_FIRST_SEEN,
	    .text = "three",
	    .revision = 3,
	    .line = &line};
	struct feed feed = sample_feed;
	struct arena *a = arena_new();
	const struct entry *got;
	struct history h;
	struct err err;
	char *written;

	(void)state;
	feed.entries = &wording;
	feed.n = 1;
	written = sample_written("json", &feed);
	assert_int_equal(
	    reread_json(a, written, strlen(written), feed.url, &h, &err), 0);
	same(&h.entries[0], &wording);
	assert_int_equal(h.entries[0].revision, 3);
	got = h.entries[0].line;
	assert_string_equal(got->id, line.id);
	assert_int_equal(got->published, line.published);
	assert_int_equal(got->precision, 60);
	assert_int_equal(got->origin, ORIGIN_CLOCK);
	assert_string_equal(got->time_text, "09:03");
	assert_int_equal(got->changes_n, 2);
	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(got->changes[i].status, before[i].status);
		assert_int_equal(got->changes[i].at, before[i].at);
		assert_string_equal(got->changes[i].text, before[i].text);
	}
	assert_string_equal(got->changes[0].url, before[0].url);
	assert_null(got->changes[1].url);
	arena_free(a);
	free(written);
}

static void
refuses_what_is_no_feed_of_this_page(void **state)
{
	static const char *const rows[] = {
	    "",
	    "[]",
	    "{}",
	    "{\"home_page_url\": 1, \"items\": []}",
	    "{\"home_page_url\": \"https://b.example/\", \"items\": []}",
	    "{\"home_page_url\": \"https://a.example/\", \"items\": [1]}",
	    /* another program's: nobody knows how the time was printed */
	    "{\"home_page_url\": \"https://a.example/\", \"items\": [{"
	    "\"id\": \"x\", \"content_text\": \"t\","
	    "\"date_published\": \"2025-08-15T06:13:00Z\"}]}",
	    "{\"home_page_url\": \"https://a.example/\", \"items\": [{"
	    "\"id\": \"x\", \"content_text\": \"t\","
	    "\"date_published\": \"today\","
	    "\"_ajel\": {\"precision\": 60, \"origin\": \"clock\"}}]}",
	    "{\"home_page_url\": \"https://a.example/\", \"items\": [{"
	    "\"id\": \"x\", \"content_text\": \"t\","
	    "\"date_published\": \"2025-08-15T06:13:00Z\","
	    "\"_ajel\": {\"precision\": -1, \"origin\": \"clock\"}}]}",
	    /* a later wording of nobody knows what */
	    "{\"home_page_url\": \"https://a.example/\", \"items\": [{"
	    "\"id\": \"x\", \"content_text\": \"t\","
	    "\"date_published\": \"2025-08-15T06:13:00Z\","
	    "\"_ajel\": {\"precision\": 1, \"origin\": \"clock\","
	    "\"revision\": 2}}]}",
	};
	struct arena *a = arena_new();
	struct history h;
	struct err err;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (reread_json(a, rows[i], strlen(rows[i]),
			"https://a.example/", &h, &err) == 0)
			fail_msg("taken: %s", rows[i]);
		assert_int_equal(err.kind, ERR_INPUT);
	}
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(gives_back_what_was_written),
    cmocka_unit_test(marks_are_the_pages),
    cmocka_unit_test(gives_back_the_line_of_a_wording),
    cmocka_unit_test(refuses_what_is_no_feed_of_this_page),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
