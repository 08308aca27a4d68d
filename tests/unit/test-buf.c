/* test-buf.c - a growing run of bytes that keeps to its maximum. */
#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static void
pieces_follow_each_other(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b, 100);
	assert_null(b.data);
	assert_int_equal(buf_puts(&b, "one "), 0);
	assert_int_equal(buf_add(&b, "two and more", 3), 0);
	assert_int_equal(buf_printf(&b, " %d", 3), 0);
	assert_string_equal(b.data, "one two 3");
	assert_int_equal(b.len, 9);
	assert_false(b.full);
	buf_free(&b);
}

static void
zero_bytes_are_data(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b, 100);
	assert_int_equal(buf_add(&b, "a\0b", 3), 0);
	assert_int_equal(b.len, 3);
	assert_memory_equal(b.data, "a\0b", 4);
	buf_free(&b);
}

static void
nothing_added_is_an_empty_string(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b, 100);
	assert_int_equal(buf_add(&b, NULL, 0), 0);
	assert_string_equal(b.data, "");
	assert_int_equal(buf_printf(&b, "%s", ""), 0);
	assert_int_equal(b.len, 0);
	buf_free(&b);
}

static void
the_maximum_holds_to_the_byte(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b, 5);
	assert_int_equal(buf_puts(&b, "12345"), 0);
	assert_false(b.full);
	assert_int_equal(buf_puts(&b, "6"), -1);
	assert_true(b.full);
	assert_string_equal(b.data, "12345");
	assert_int_equal(buf_puts(&b, ""), 0);
	assert_true(b.full);
	buf_free(&b);
}

static void
what_does_not_fit_is_left_out_whole(void **state)
{
	char longer[600];
	struct buf b;

	(void)state;
	memset(longer, 'x', sizeof(longer) - 1);
	longer[sizeof(longer) - 1] = '\0';
	buf_init(&b, 500);
	assert_int_equal(buf_puts(&b, "kept"), 0);
	assert_int_equal(buf_puts(&b, longer), -1);
	assert_int_equal(buf_printf(&b, "%s", longer), -1);
	assert_int_equal(buf_puts(&b, ", and kept"), 0);
	assert_string_equal(b.data, "kept, and kept");
	assert_true(b.full);
	buf_free(&b);
}

static void
a_clear_forgets_the_bytes_and_the_failure(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b, 5);
	buf_clear(&b);
	assert_int_equal(buf_puts(&b, "123456"), -1);
	assert_int_equal(buf_puts(&b, "123"), 0);
	buf_clear(&b);
	assert_false(b.full);
	assert_int_equal(b.len, 0);
	assert_string_equal(b.data, "");
	assert_int_equal(buf_puts(&b, "54321"), 0);
	assert_string_equal(b.data, "54321");
	buf_free(&b);
	assert_null(b.data);
	assert_int_equal(b.max, 5);
	assert_int_equal(buf_puts(&b, "again"), 0);
	buf_free(&b);
}

/* Lengths around the 256 bytes that need no second formatting, and around the
 * sizes at which the buffer grows. */
static void
formatted_text_of_every_length_arrives(void **state)
{
	char text[1100];
	struct buf b;

	(void)state;
	memset(text, 'x', sizeof(text));
	text[sizeof(text) - 1] = '\0';
	buf_init(&b, 2000);
	for (int n = 0; n < (int)sizeof(text); n++) {
		buf_clear(&b);
		assert_int_equal(buf_printf(&b, "%.*s", n, text), 0);
		assert_int_equal(b.len, n);
		assert_int_equal(strlen(b.data), n);
	}
	buf_free(&b);
}

static void
many_pieces_grow_it(void **state)
{
	enum { PIECES = 20000 };
	struct buf b;

	(void)state;
	buf_init(&b, PIECES * 5);
	for (int i = 0; i < PIECES; i++)
		assert_int_equal(buf_printf(&b, "%05d", i), 0);
	assert_int_equal(b.len, PIECES * 5);
	assert_memory_equal(b.data + 5L * 12345, "12345", 5);
	assert_int_equal(buf_puts(&b, "x"), -1);
	buf_free(&b);
}

static void
numbers_are_printed_as_printf_does(void **state)
{
	static const int64_t numbers[] = {0, 1, 9, 10, 99, 100, -1, -10,
	    1234567890123, INT64_MAX, INT64_MIN, INT64_MIN + 1};
	struct buf b;

	(void)state;
	buf_init(&b, 20);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		char want[32];

		(void)snprintf(
		    want, sizeof(want), "%lld", (long long)numbers[i]);
		buf_clear(&b);
		assert_int_equal(buf_put_int(&b, numbers[i]), 0);
		assert_string_equal(b.data, want);
	}
	assert_int_equal(buf_put_int(&b, 7), -1);
	assert_true(b.full);
	buf_free(&b);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(pieces_follow_each_other),
    cmocka_unit_test(zero_bytes_are_data),
    cmocka_unit_test(nothing_added_is_an_empty_string),
    cmocka_unit_test(the_maximum_holds_to_the_byte),
    cmocka_unit_test(what_does_not_fit_is_left_out_whole),
    cmocka_unit_test(a_clear_forgets_the_bytes_and_the_failure),
    cmocka_unit_test(formatted_text_of_every_length_arrives),
    cmocka_unit_test(numbers_are_printed_as_printf_does),
    cmocka_unit_test(many_pieces_grow_it),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
