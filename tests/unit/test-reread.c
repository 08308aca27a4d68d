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
    cmocka_unit_test(refuses_what_is_no_feed_of_this_page),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
