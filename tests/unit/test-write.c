/* test-write.c - what every format promises, row by row of the table. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "parts.h"
#include "sample_feed.h"
#include "write/verify.h"
#include "write/write.h"

enum { MANY = 1000 };

static const struct feed *const samples[] = {
    &sample_feed, &sample_empty, &sample_bare, &sample_hostile};

enum { SAMPLES = sizeof(samples) / sizeof(samples[0]) };

/* Calls f for every format of both kinds. */
static void
each_format(void (*f)(const struct format *))
{
	const struct format *row;

	for (size_t i = 0; (row = format_at(i, FORMAT_FEED)) != NULL; i++)
		f(row);
	for (size_t i = 0; (row = format_at(i, FORMAT_LINES)) != NULL; i++)
		f(row);
}

static void
check_write(const struct format *f, const struct feed *feed, struct buf *out)
{
	struct err err;

	if (f->write(feed, out, &err) < 0)
		fail_msg("%s: %s", f->name, err.msg);
}

static void
check_verify(const struct format *f, const struct buf *out)
{
	struct err err;

	if (f->kind == FORMAT_FEED &&
	    verify(f->name, out->data, out->len, SAMPLE_NOW, &err) < 0)
		fail_msg("%s: %s\n%s", f->name, err.msg, out->data);
}

static size_t
count_lines(const struct buf *out)
{
	size_t n = 0;

	for (size_t i = 0; i < out->len; i++)
		n += out->data[i] == '\n';
	return n;
}

static void
same_bytes(const struct format *f)
{
	for (size_t i = 0; i < SAMPLES; i++) {
		struct buf one, two;

		buf_init(&one, LIMIT_FEED);
		buf_init(&two, LIMIT_FEED);
		check_write(f, samples[i], &one);
		check_write(f, samples[i], &two);
		assert_int_equal(one.len, two.len);
		if (one.len > 0)
			assert_memory_equal(one.data, two.data, one.len);
		buf_free(&one);
		buf_free(&two);
	}
}

static void
well_made(const struct format *f)
{
	for (size_t i = 0; i < SAMPLES; i++) {
		struct buf out;

		buf_init(&out, LIMIT_FEED);
		check_write(f, samples[i], &out);
		check_verify(f, &out);
		if (f->kind == FORMAT_LINES)
			assert_int_equal(count_lines(&out), samples[i]->n);
		if (out.len > 0)
			assert_int_equal(out.data[out.len - 1], '\n');
		buf_free(&out);
	}
}

static void
appended(const struct format *f)
{
	struct buf alone, after;

	buf_init(&alone, LIMIT_FEED);
	buf_init(&after, LIMIT_FEED);
	check_write(f, &sample_feed, &alone);
	(void)buf_puts(&after, "before\n");
	check_write(f, &sample_feed, &after);
	assert_int_equal(strncmp(after.data, "before\n", 7), 0);
	assert_string_equal(after.data + 7, alone.data);
	buf_free(&alone);
	buf_free(&after);
}

/* Every maximum below what is needed, by steps; then exactly what is. */
static void
bounded(const struct format *f)
{
	struct buf whole;
	struct err err;

	buf_init(&whole, LIMIT_FEED);
	check_write(f, &sample_feed, &whole);
	for (size_t max = 0; max < whole.len; max += 1 + whole.len / 50) {
		struct buf out;

		buf_init(&out, max);
		(void)buf_puts(&out, max > 3 ? "old" : "");
		assert_int_equal(f->write(&sample_feed, &out, &err), -1);
		assert_int_equal(err.kind, ERR_OUTPUT);
		assert_int_equal(out.len, max > 3 ? 3 : 0);
		buf_free(&out);
	}
	whole.max = whole.len;
	buf_clear(&whole);
	check_write(f, &sample_feed, &whole);
	buf_free(&whole);
}

static void
large(const struct format *f)
{
	struct entry *entries = mem_zalloc(MANY * sizeof(*entries));
	char(*ids)[16] = mem_zalloc(MANY * sizeof(*ids));
	struct feed feed = sample_feed;
	struct buf out;

	for (int i = 0; i < MANY; i++) {
		(void)snprintf(ids[i], sizeof(ids[i]), "urn:x:%d", i);
		entries[i] = sample_feed.entries[i % 3];
		entries[i].id = ids[i];
	}
	feed.entries = entries;
	feed.n = MANY;
	buf_init(&out, LIMIT_FEED);
	check_write(f, &feed, &out);
	check_verify(f, &out);
	if (f->kind == FORMAT_LINES)
		assert_int_equal(count_lines(&out), MANY);
	buf_free(&out);
	free(ids);
	free(entries);
}

static void
the_same_feed_gives_the_same_bytes(void **state)
{
	(void)state;
	each_format(same_bytes);
}

static void
any_feed_and_any_text_is_written_well(void **state)
{
	(void)state;
	each_format(well_made);
}

static void
what_stands_in_the_buffer_stays(void **state)
{
	(void)state;
	each_format(appended);
}

static void
a_buffer_too_small_is_an_error_and_keeps_what_it_had(void **state)
{
	(void)state;
	each_format(bounded);
}

static void
a_thousand_entries_are_written(void **state)
{
	(void)state;
	each_format(large);
}

static void
rows_are_found_by_name_and_kind(void **state)
{
	static const struct {
		const char *name;
		enum format_kind kind;
	} rows[] = {{"atom", FORMAT_FEED}, {"rss", FORMAT_FEED},
	    {"json", FORMAT_FEED}, {"text", FORMAT_LINES},
	    {"tsv", FORMAT_LINES}, {"jsonl", FORMAT_LINES}};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct format *f =
		    format_find(rows[i].name, rows[i].kind);

		assert_non_null(f);
		assert_string_equal(f->name, rows[i].name);
		assert_int_equal(f->kind, rows[i].kind);
		assert_ptr_equal(f, format_at(i % 3, rows[i].kind));
		assert_null(format_find(rows[i].name,
		    rows[i].kind == FORMAT_FEED ? FORMAT_LINES : FORMAT_FEED));
	}
	assert_null(format_find("", FORMAT_FEED));
	assert_null(format_find("ATOM", FORMAT_FEED));
	assert_null(format_at(3, FORMAT_FEED));
	assert_null(format_at(3, FORMAT_LINES));
}

static void
json_refuses_a_text_that_is_no_utf8(void **state)
{
	const struct entry entry = {.id = "i", .text = "\xFF"};
	const struct feed feed = {
	    .title = "t", .timezone = "UTC", .entries = &entry, .n = 1};
	static const char *const names[] = {"json", "jsonl"};
	struct buf out;
	struct err err;

	(void)state;
	for (int i = 0; i < 2; i++) {
		const struct format *f =
		    format_find(names[i], i == 0 ? FORMAT_FEED : FORMAT_LINES);

		buf_init(&out, LIMIT_FEED);
		assert_int_equal(f->write(&feed, &out, &err), -1);
		assert_int_equal(out.len, 0);
		assert_string_equal(err.msg, "a text is not UTF-8");
		buf_free(&out);
	}
}

/* jsonl has a feed a source, and names that. */
static void
entries_of_several_sources_name_theirs(void **state)
{
	static const char *const sources[] = {"one", "two", "three"};
	static const struct {
		const char *format, *first, *withdrawn;
	} rows[] = {
	    {"atom", "<category term=\"one\"/>",
		"<category term=\"three\"/>\n  "
		"<category term=\"withdrawn\"/>"},
	    {"rss", "<category>one</category>",
		"<category>three</category>\n   "
		"<category>withdrawn</category>"},
	    {"json", "\"tags\": [\n    \"one\"\n   ]",
		"\"tags\": [\n    \"three\",\n    \"withdrawn\"\n   ]"},
	    {"text", "09:13  one  \u2068", "09:13  three  \u2068gone"},
	    {"tsv", "000003\t\t\tone\n", "000001\t\t\twithdrawn\n"},
	};
	struct feed feed = sample_feed;

	(void)state;
	feed.sources = sources;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char *got = sample_written(rows[i].format, &feed);

		if (strstr(got, rows[i].first) == NULL ||
		    strstr(got, rows[i].withdrawn) == NULL)
			fail_msg("%s: %s", rows[i].format, got);
		free(got);
	}
}

/* A reader lists titles; who opens the entry reads all of it. */
static void
a_line_too_long_for_a_title_is_whole_in_the_content(void **state)
{
	enum { LONG = 100000 };
	static const struct {
		const char *format, *title, *content;
	} rows[] = {
	    {"atom", "<title type=\"text\">", "<content type=\"text\">"},
	    {"rss", "<title>", "<description>"},
	    {"json", "\"title\": \"", "\"content_text\": \""},
	};
	char *text = mem_alloc(LONG + 1), *part = mem_alloc(LONG + 100);
	struct feed feed = sample_small;
	struct entry entry = *feed.entries;

	(void)state;
	memset(text, 'x', LONG);
	text[LONG] = '\0';
	text[LIMIT_TEXT - 100] = ' ';
	entry.text = text;
	feed.entries = &entry;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char *got = sample_written(rows[i].format, &feed);
		char *cut = mem_copy(text);

		(void)snprintf(part, LONG + 100, "%s%s", rows[i].content, text);
		assert_has(got, part);
		memcpy(cut + LIMIT_TEXT - 100, "…", sizeof("…"));
		(void)snprintf(part, LONG + 100, "%s%s", rows[i].title, cut);
		assert_has(got, part);
		free(cut);
		free(got);
	}
	free(text);
	free(part);
}

static void
a_title_ends_at_a_whole_character(void **state)
{
	enum { BYTES = 2 * LIMIT_TEXT };
	char *text = mem_alloc(BYTES + 1), *got;
	struct feed feed = sample_small;
	struct entry entry = *feed.entries;

	(void)state;
	for (size_t i = 0; i < BYTES; i += 2)
		memcpy(text + i, "ع", 2);
	text[BYTES] = '\0';
	entry.text = text;
	feed.entries = &entry;
	got = sample_written("json", &feed);
	assert_has(got, "ع…\",\n");
	assert_true(utf8_valid(got, strlen(got)));
	free(got);
	text[LIMIT_TEXT] = '\0';
	got = sample_written("json", &feed);
	assert_lacks(got, "…");
	free(got);
	free(text);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_line_too_long_for_a_title_is_whole_in_the_content),
    cmocka_unit_test(a_title_ends_at_a_whole_character),
    cmocka_unit_test(entries_of_several_sources_name_theirs),
    cmocka_unit_test(the_same_feed_gives_the_same_bytes),
    cmocka_unit_test(any_feed_and_any_text_is_written_well),
    cmocka_unit_test(what_stands_in_the_buffer_stays),
    cmocka_unit_test(a_buffer_too_small_is_an_error_and_keeps_what_it_had),
    cmocka_unit_test(a_thousand_entries_are_written),
    cmocka_unit_test(rows_are_found_by_name_and_kind),
    cmocka_unit_test(json_refuses_a_text_that_is_no_utf8),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
