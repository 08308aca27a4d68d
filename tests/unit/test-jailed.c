/* test-jailed.c - a page is read in the jail as it is read outside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/instant.h"
#include "base/limits.h"
#include "base/mem.h"
#include "refresh/jailed.h"

static const struct source source = {
    .timezone = "UTC", .url = "https://x.example/"};

static struct page
page_of(const char *bytes)
{
	return (struct page){.bytes = (const unsigned char *)bytes,
	    .len = strlen(bytes),
	    .date = INSTANT_NONE,
	    .url = "https://x.example/"};
}

static const char three[] =
    "<h2>Breaking</h2><ul><li><a href=/1>09:13 Parliament passes the bill</a>"
    "<li>09:12 Railway line to the coast reopens"
    "<li>08:40 Museum opens a new exhibition</ul>";

static void
one_page_is_read(void **state)
{
	struct arena *a = arena_new();
	const struct page page = page_of(three);
	struct detect_report report;
	const struct extract_by by = {.source = &source, .report = &report};
	struct extract out;
	struct jailed *j;
	struct err err;

	(void)state;
	assert_int_equal(jailed_open(&j, 1, &err), 0);
	assert_int_equal(jailed_extract(j, a, &page, &by, &out, &err), 0);
	assert_int_equal(out.ticker.n, 3);
	assert_string_equal(out.ticker.heading, "Breaking");
	assert_string_equal(out.ticker.lines[0].url, "https://x.example/1");
	assert_int_equal(report.n, 1);
	jailed_close(j);
	arena_free(a);
}

static void
every_stages_error_comes_through(void **state)
{
	static const struct {
		const char *bytes;
		enum err_kind kind;
	} rows[] = {
	    {"\x1F\x8B\x08", ERR_DECODE},
	    {" \n ", ERR_PAGE},
	    {"%PDF-1.7\n", ERR_PAGE},
	    {"<p>no time</p>", ERR_TICKER},
	    {"<title>Just a moment...</title>", ERR_CHALLENGE},
	};
	const struct extract_by by = {.source = &source};
	struct jailed *j;
	struct err err;

	(void)state;
	assert_int_equal(jailed_open(&j, 9, &err), 0);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena *a = arena_new();
		const struct page page = page_of(rows[i].bytes);
		struct extract out;

		assert_int_equal(
		    jailed_extract(j, a, &page, &by, &out, &err), -1);
		assert_int_equal(err.kind, rows[i].kind);
		arena_free(a);
	}
	jailed_close(j);
}

static void
many_pages_come_back_under_their_tags(void **state)
{
	enum { N = 40 };
	const struct extract_by by = {.source = &source};
	bool back[N] = {false};
	struct jailed *j;
	struct err err;

	(void)state;
	assert_int_equal(jailed_open(&j, 9, &err), 0);
	for (size_t i = 0; i < N; i++) {
		char html[256];
		struct page page;

		(void)snprintf(html, sizeof(html),
		    "<h2>Breaking</h2><ul><li>09:13 Parliament passes bill %zu"
		    "<li>09:12 Railway line reopens<li>08:40 Museum opens</ul>",
		    i);
		page = page_of(html);
		jailed_submit(j, i, &page, &by);
	}
	for (size_t done = 0; done < N;) {
		struct arena *a = arena_new();
		struct finding found;
		char wanted[64];
		size_t i;

		if (jailed_take(j, a, &i, &found)) {
			assert_true(i < N && !back[i]);
			back[i] = true;
			done++;
			(void)snprintf(wanted, sizeof(wanted),
			    "Parliament passes bill %zu", i);
			assert_string_equal(
			    found.extract.ticker.lines[0].text, wanted);
		}
		arena_free(a);
	}
	assert_int_equal(jailed_unfinished(j), 0);
	jailed_close(j);
}

static void
expressions_are_checked(void **state)
{
	struct source s = source;
	struct arena *a = arena_new();
	struct jailed *j;
	struct err err;

	(void)state;
	assert_int_equal(jailed_open(&j, 9, &err), 0);
	s.ticker.items = "//li[@class='a']";
	assert_int_equal(jailed_check(j, a, &s, &err), 0);
	s.ticker.items = "//li[";
	assert_int_equal(jailed_check(j, a, &s, &err), -1);
	assert_int_equal(err.kind, ERR_DEFINITION);
	jailed_close(j);
	arena_free(a);
}

static void
a_page_as_large_as_a_definition_may_ask_is_read(void **state)
{
	struct arena *a = arena_new();
	const struct extract_by by = {.source = &source};
	char *bytes = mem_alloc(LIMIT_INFLATED);
	const struct page page = {.bytes = (unsigned char *)bytes,
	    .len = LIMIT_INFLATED,
	    .date = INSTANT_NONE};
	struct extract out;
	struct jailed *j;
	struct err err;

	(void)state;
	memset(bytes, ' ', LIMIT_INFLATED);
	memcpy(bytes, three, sizeof(three) - 1);
	assert_int_equal(jailed_open(&j, 1, &err), 0);
	assert_int_equal(jailed_extract(j, a, &page, &by, &out, &err), 0);
	assert_int_equal(out.ticker.n, 3);
	jailed_close(j);
	free(bytes);
	arena_free(a);
}

static void
a_page_past_all_limits_costs_itself(void **state)
{
	struct arena *a = arena_new();
	const struct extract_by by = {.source = &source};
	char *bytes = mem_zalloc(LIMIT_JOB + 1);
	struct page page = {.bytes = (unsigned char *)bytes,
	    .len = LIMIT_JOB + 1,
	    .date = INSTANT_NONE};
	struct extract out;
	struct jailed *j;
	struct err err;

	(void)state;
	assert_int_equal(jailed_open(&j, 9, &err), 0);
	assert_int_equal(jailed_extract(j, a, &page, &by, &out, &err), -1);
	assert_int_equal(err.kind, ERR_PAGE);
	page = page_of(three);
	assert_int_equal(jailed_extract(j, a, &page, &by, &out, &err), 0);
	jailed_close(j);
	free(bytes);
	arena_free(a);
}

static void
a_feeds_titles_are_read(void **state)
{
	struct arena *a = arena_new();
	const struct page feed = page_of("<rss><channel><title>x</title><item>"
					 "<title>a &amp; b</title></item>"
					 "</channel></rss>");
	const struct page page = page_of(three);
	const char **titles;
	struct jailed *j;
	struct err err;
	size_t n;

	(void)state;
	assert_int_equal(jailed_open(&j, 1, &err), 0);
	titles = jailed_titles(j, a, &feed, &n);
	assert_int_equal(n, 1);
	assert_string_equal(titles[0], "a & b");
	assert_null(jailed_titles(j, a, &page, &n));
	assert_int_equal(n, 0);
	jailed_close(j);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(one_page_is_read),
    cmocka_unit_test(every_stages_error_comes_through),
    cmocka_unit_test(many_pages_come_back_under_their_tags),
    cmocka_unit_test(expressions_are_checked),
    cmocka_unit_test(a_feeds_titles_are_read),
    cmocka_unit_test(a_page_as_large_as_a_definition_may_ask_is_read),
    cmocka_unit_test(a_page_past_all_limits_costs_itself),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
