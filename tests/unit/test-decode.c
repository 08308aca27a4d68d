/* test-decode.c - a page's bytes to text: both steps, and empty pages. */
#include "decode/decode.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>
#include <libdeflate.h>

static int
setup(void **state)
{
	*state = arena_new();
	return 0;
}

static int
teardown(void **state)
{
	arena_free(*state);
	return 0;
}

/* Compresses in place; returns the new length. */
static size_t
gzip(unsigned char *p, size_t n, size_t room)
{
	struct libdeflate_compressor *c = libdeflate_alloc_compressor(6);
	unsigned char *copy = malloc(n);
	size_t len;

	memcpy(copy, p, n);
	len = libdeflate_gzip_compress(c, copy, n, p, room);
	assert_true(len > 0);
	free(copy);
	libdeflate_free_compressor(c);
	return len;
}

struct row {
	const char *text;
	int layers;           /* how often it is gzipped */
	const char *encoding; /* Content-Encoding */
	const char *charset;
	enum err_kind kind; /* ERR_NONE: out is the result */
	const char *out;    /* or a part of the message */
};

static const struct row rows[] = {
    {"<p>\xC7", 0, NULL, "windows-1256", ERR_NONE, "<p>\xD8\xA7"},
    {"<p>\xC7", 1, "gzip", "windows-1256", ERR_NONE, "<p>\xD8\xA7"},
    {"<p>", 1, "x-gzip", NULL, ERR_NONE, "<p>"},
    {"<p>", 1, NULL, NULL, ERR_NONE, "<p>"},
    {"<p>", 1, "identity", NULL, ERR_NONE, "<p>"},
    {"<p>", 1, "br", NULL, ERR_NONE, "<p>"}, /* the bytes decide */
    {"<p>", 2, "gzip, gzip", NULL, ERR_NONE, "<p>"},
    {"<p>", 3, "gzip", NULL, ERR_DECODE, "gzip within gzip"},
    {"<p>", 0, "gzip", NULL, ERR_NONE, "<p>"},
    {"<p>", 0, "identity", NULL, ERR_NONE, "<p>"},
    {"<p>", 0, "", NULL, ERR_NONE, "<p>"},
    {"<p>", 0, " , gzip ,identity", NULL, ERR_NONE, "<p>"},
    {"<p>", 0, "br", NULL, ERR_DECODE, "Content-Encoding br,"},
    {"<p>", 0, "deflate", NULL, ERR_DECODE, "Content-Encoding deflate,"},
    {"<p>", 0, "gzip, br", NULL, ERR_DECODE, "Content-Encoding br,"},
    {"<p>", 0, "gzipx", NULL, ERR_DECODE, "Content-Encoding gzipx,"},
    {"\x1F\x8B\x08", 0, "gzip", NULL, ERR_DECODE, "cut short"},
    {"~{", 0, NULL, "hz-gb-2312", ERR_DECODE, "browsers refuse"},
    {"", 0, NULL, NULL, ERR_PAGE, "empty"},
    {"", 1, "gzip", NULL, ERR_PAGE, "empty"},
    {" \t\r\n\f", 0, NULL, NULL, ERR_PAGE, "white space"},
    {" \n", 1, "gzip", NULL, ERR_PAGE, "white space"},
    {"\xEF\xBB\xBF\n", 0, NULL, NULL, ERR_PAGE, "white space"},
    {" x ", 0, NULL, NULL, ERR_NONE, " x "},
};

static void
check(struct arena *a, const struct row *r)
{
	unsigned char bytes[512];
	struct page page = {.bytes = bytes,
	    .len = strlen(r->text),
	    .encoding = r->encoding,
	    .charset = r->charset};
	struct text out = {.s = NULL};
	struct err err = {.kind = ERR_NONE};

	memcpy(bytes, r->text, page.len);
	for (int i = 0; i < r->layers; i++)
		page.len = gzip(bytes, page.len, sizeof(bytes));
	assert_int_equal(
	    decode(a, &page, &out, &err), r->kind == ERR_NONE ? 0 : -1);
	assert_int_equal(err.kind, r->kind);
	if (r->kind != ERR_NONE) {
		assert_non_null(strstr(err.msg, r->out));
		return;
	}
	assert_string_equal(out.s, r->out);
	assert_int_equal(out.len, strlen(r->out));
}

static void
bytes_are_inflated_and_then_made_utf8(void **state)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		check(*state, &rows[i]);
}

static void
the_text_says_what_it_was_and_how_we_know(void **state)
{
	struct page page = {.bytes = (const unsigned char *)"\xC7",
	    .len = 1,
	    .charset = "cp1256"};
	struct text out;
	struct err err;

	assert_int_equal(decode(*state, &page, &out, &err), 0);
	assert_string_equal(out.charset, "windows-1256");
	assert_string_equal(out.evidence, "http");
}

static void
a_page_without_bytes_is_empty(void **state)
{
	struct page page = {.bytes = NULL, .len = 0};
	struct text out;
	struct err err;

	assert_int_equal(decode(*state, &page, &out, &err), -1);
	assert_int_equal(err.kind, ERR_PAGE);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown(
	bytes_are_inflated_and_then_made_utf8, setup, teardown),
    cmocka_unit_test_setup_teardown(
	the_text_says_what_it_was_and_how_we_know, setup, teardown),
    cmocka_unit_test_setup_teardown(
	a_page_without_bytes_is_empty, setup, teardown),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
