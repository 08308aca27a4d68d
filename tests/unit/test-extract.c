/* test-extract.c - bytes to ticker, and every stage's error comes through. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/instant.h"
#include "refresh/extract.h"

static const struct source source = {.timezone = "UTC"};

static int
run(struct arena *a, const char *bytes, size_t n, struct extract *out,
    struct err *err)
{
	const struct page page = {.bytes = (const unsigned char *)bytes,
	    .len = n,
	    .date = INSTANT_NONE,
	    .url = "https://x.example/"};
	const struct extract_by by = {.source = &source};

	return extract(a, &page, &by, out, err);
}

static void
a_page_gives_its_ticker(void **state)
{
	static const char html[] =
	    "<meta charset=windows-1256><h2>\xDA\xC7\xCC\xE1</h2><ul>"
	    "<li>09:13 \xC3\xE6\xE1 \xCE\xC8\xD1 \xE3\xE4 \xC7\xE1\xE3\xCF\xED"
	    "\xE4\xC9<li>09:12 \xCB\xC7\xE4\xED \xCE\xC8\xD1 \xE3\xE4 \xC7\xE1"
	    "\xE3\xCF\xED\xE4\xC9<li>09:11 \xCB\xC7\xE1\xCB \xCE\xC8\xD1 \xE3"
	    "\xE4 \xC7\xE1\xE3\xCF\xED\xE4\xC9</ul>";
	struct arena *a = arena_new();
	struct extract out;
	struct err err;

	(void)state;
	assert_int_equal(run(a, html, sizeof(html) - 1, &out, &err), 0);
	assert_string_equal(out.text.charset, "windows-1256");
	assert_string_equal(out.ticker.heading, "عاجل");
	assert_int_equal(out.ticker.n, 3);
	assert_string_equal(out.ticker.lines[0].text, "أول خبر من المدينة");
	arena_free(a);
}

static void
every_stages_error_comes_through(void **state)
{
	static const struct {
		const char *bytes;
		size_t n;
		enum err_kind kind;
	} rows[] = {
	    {"\x1F\x8B\x08\x00", 4, ERR_DECODE},
	    {" \n ", 3, ERR_PAGE},
	    {"%PDF-1.7\n", 9, ERR_PAGE},
	    {"<p>no time</p>", 14, ERR_TICKER},
	    {"<title>Just a moment...</title>", 31, ERR_CHALLENGE},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena *a = arena_new();
		struct extract out;
		struct err err;

		assert_int_equal(
		    run(a, rows[i].bytes, rows[i].n, &out, &err), -1);
		assert_int_equal(err.kind, rows[i].kind);
		arena_free(a);
	}
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_page_gives_its_ticker),
    cmocka_unit_test(every_stages_error_comes_through),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
