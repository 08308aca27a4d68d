/* test-inflate.c - gzip bodies, whole, cut, padded, hostile. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>
#include <libdeflate.h>

#include "decode/inflate.h"

enum { ROOM = 1 << 20 };

/* A body under construction; the arena is the test's. */
struct body {
	struct arena *a;
	unsigned char *p;
	size_t n;
};

static int
setup(void **state)
{
	struct body *b = malloc(sizeof(*b));

	b->a = arena_new();
	b->p = malloc(ROOM);
	b->n = 0;
	*state = b;
	return 0;
}

static int
teardown(void **state)
{
	struct body *b = *state;

	arena_free(b->a);
	free(b->p);
	free(b);
	return 0;
}

static void
add(struct body *b, const void *p, size_t n)
{
	assert_true(b->n + n <= ROOM);
	memcpy(b->p + b->n, p, n);
	b->n += n;
}

static void
add_member(struct body *b, const char *s, size_t n)
{
	struct libdeflate_compressor *c = libdeflate_alloc_compressor(6);
	size_t len =
	    libdeflate_gzip_compress(c, s, n, b->p + b->n, ROOM - b->n);

	assert_true(len > 0);
	b->n += len;
	libdeflate_free_compressor(c);
}

/* Inflates an exact copy, so that a sanitizer sees an overrun. */
static int
inflate_body(const struct body *b, size_t max, unsigned char **out, size_t *n,
    struct err *err)
{
	unsigned char *exact = malloc(b->n > 0 ? b->n : 1);
	int rc;

	memcpy(exact, b->p, b->n);
	rc = inflate_gzip(b->a, exact, b->n, max, out, n, err);
	free(exact);
	return rc;
}

static void
expect_text(const struct body *b, const char *want, size_t want_n)
{
	struct err err;
	unsigned char *out;
	size_t n;

	assert_int_equal(inflate_body(b, want_n, &out, &n, &err), 0);
	assert_int_equal(n, want_n);
	assert_memory_equal(out, want, want_n);
}

static void
expect_error(const struct body *b, size_t max, const char *part)
{
	struct err err = {.kind = ERR_NONE};
	unsigned char *out;
	size_t n;

	assert_int_equal(inflate_body(b, max, &out, &n, &err), -1);
	assert_int_equal(err.kind, ERR_DECODE);
	assert_non_null(strstr(err.msg, part));
}

static void
gzip_is_known_by_its_first_two_bytes(void **state)
{
	(void)state;
	assert_true(inflate_is_gzip((const unsigned char *)"\x1F\x8B\x08", 3));
	assert_true(inflate_is_gzip((const unsigned char *)"\x1F\x8B", 2));
	assert_false(inflate_is_gzip((const unsigned char *)"\x1F", 1));
	assert_false(inflate_is_gzip((const unsigned char *)"<html>", 6));
	assert_false(inflate_is_gzip((const unsigned char *)"", 0));
}

static void
one_member_is_inflated(void **state)
{
	struct body *b = *state;

	add_member(b, "09:13 headline", 14);
	expect_text(b, "09:13 headline", 14);
}

static void
members_follow_each_other(void **state)
{
	struct body *b = *state;

	add_member(b, "one ", 4);
	add_member(b, "", 0);
	add_member(b, "two", 3);
	expect_text(b, "one two", 7);
}

static void
an_empty_member_is_no_error(void **state)
{
	struct body *b = *state;

	add_member(b, "", 0);
	expect_text(b, "", 0);
}

static void
zero_bytes_behind_are_padding(void **state)
{
	struct body *b = *state;

	add_member(b, "text", 4);
	add(b, "\0\0\0\0\0", 5);
	expect_text(b, "text", 4);
}

static void
anything_else_behind_is_an_error(void **state)
{
	struct body *b = *state;

	add_member(b, "text", 4);
	add(b, "\0\0<!-- x -->", 12);
	expect_error(b, 100, "12 bytes that are no gzip");
}

static void
every_cut_is_an_error(void **state)
{
	struct body *b = *state;
	size_t whole;

	add_member(b, "09:13 headline, and another one: headline", 41);
	whole = b->n;
	for (b->n = 2; b->n < whole; b->n++)
		expect_error(b, 100, "cut short");
	add_member(b, "second", 6);
	whole = b->n;
	b->n--;
	expect_error(b, 100, "cut short");
}

static void
a_wrong_checksum_or_length_is_an_error(void **state)
{
	struct body *b = *state;

	add_member(b, "text", 4);
	for (size_t i = b->n - 8; i < b->n; i++) {
		b->p[i] ^= 1;
		expect_error(b, 100, "damaged");
		b->p[i] ^= 1;
	}
	expect_text(b, "text", 4);
}

static void
what_is_no_gzip_is_refused(void **state)
{
	struct body *b = *state;

	add(b, "<html>", 6);
	expect_error(b, 100, "no gzip");
}

/* A large text behind a small one: ISIZE says 5, the truth is 300,005. */
static void
the_length_at_the_end_is_not_trusted(void **state)
{
	struct body *b = *state;
	char *text = malloc(300005);

	memset(text, 'x', 300000);
	memcpy(text + 300000, "small", 5);
	add_member(b, text, 300000);
	add_member(b, "small", 5);
	expect_text(b, text, 300005);
	free(text);
}

static void
the_cap_holds_to_the_byte(void **state)
{
	struct body *b = *state;
	char *zeros = calloc(1, 200000);

	add_member(b, zeros, 100000);
	expect_text(b, zeros, 100000);
	expect_error(b, 99999, "more than 99999 bytes");
	expect_error(b, 0, "more than 0 bytes");
	add_member(b, zeros, 100000);
	expect_text(b, zeros, 200000);
	expect_error(b, 199999, "more than 199999 bytes");
	free(zeros);
}

/* ISIZE of 4 GB behind 30 bytes must not make us ask for them. */
static void
a_lie_about_the_length_costs_no_memory(void **state)
{
	struct body *b = *state;

	add_member(b, "text", 4);
	memcpy(b->p + b->n - 4, "\xFF\xFF\xFF\xFF", 4);
	expect_error(b, SIZE_MAX, "damaged");
	assert_true(arena_used(b->a) < 100000);
}

static void
name_comment_and_extra_fields_are_skipped(void **state)
{
	struct body *b = *state;
	unsigned char *rest;
	size_t n;

	add_member(b, "text", 4);
	n = b->n - 10;
	rest = malloc(n);
	memcpy(rest, b->p + 10, n);
	b->p[3] = 0x04 | 0x08 | 0x10; /* FEXTRA, FNAME, FCOMMENT */
	b->n = 10;
	add(b, "\x02\x00xyfile\0comment", 17);
	add(b, rest, n);
	free(rest);
	expect_text(b, "text", 4);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

static const struct CMUnitTest tests[] = {
    T(gzip_is_known_by_its_first_two_bytes),
    T(one_member_is_inflated),
    T(members_follow_each_other),
    T(an_empty_member_is_no_error),
    T(zero_bytes_behind_are_padding),
    T(anything_else_behind_is_an_error),
    T(every_cut_is_an_error),
    T(a_wrong_checksum_or_length_is_an_error),
    T(what_is_no_gzip_is_refused),
    T(the_length_at_the_end_is_not_trusted),
    T(the_cap_holds_to_the_byte),
    T(a_lie_about_the_length_costs_no_memory),
    T(name_comment_and_extra_fields_are_skipped),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
