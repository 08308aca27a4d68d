/* test-wire.c - values come back as they went, and nothing else does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "refresh/wire.h"

enum { MAX = 100000 };

static void
values_come_back(void **state)
{
	struct arena *a = arena_new();
	const unsigned char *bytes;
	struct wire w;
	struct buf b;
	size_t n;

	(void)state;
	buf_init(&b, MAX);
	wire_put_int(&b, -7);
	wire_put_long(&b, INT64_MIN);
	wire_put_bool(&b, true);
	wire_put_text(&b, "عاجل a");
	wire_put_text(&b, NULL);
	wire_put_text(&b, "json-ld");
	wire_put_text(&b, "HTTPS://x.example/\xC3\xA9");
	wire_put_text(&b, "\x01 any\xFF");
	wire_put_bytes(&b, "a\0b", 3);
	wire_put_int(&b, 1);
	wire_put_bool(&b, false);
	w = wire_reader(a, (unsigned char *)b.data, b.len);
	assert_int_equal(wire_int(&w, -7, 0), -7);
	assert_int_equal(wire_long(&w, INT64_MIN, 0), INT64_MIN);
	assert_true(wire_bool(&w));
	assert_string_equal(wire_text(&w, 100), "عاجل a");
	assert_null(wire_text(&w, 100));
	assert_string_equal(wire_word(&w), "json-ld");
	assert_string_equal(wire_address(&w), "HTTPS://x.example/\xC3\xA9");
	assert_string_equal(wire_raw(&w), "\x01 any\xFF");
	bytes = wire_bytes(&w, &n);
	assert_int_equal(n, 3);
	assert_memory_equal(bytes, "a\0b", 3);
	assert_int_equal(wire_count(&w, 5), 1);
	assert_false(wire_is_sound(&w));
	assert_false(wire_bool(&w));
	assert_true(wire_is_sound(&w));
	buf_free(&b);
	arena_free(a);
}

static const char *
text_of(struct wire *w)
{
	return wire_text(w, 8);
}

static void
strings_that_are_none_of_ours_are_refused(void **state)
{
	static const struct {
		const char *s;
		const char *(*read)(struct wire *w);
	} rows[] = {
	    {"", text_of},             /* absent is NULL */
	    {"123456789", text_of},    /* too long */
	    {"a\nb", text_of},         /* a control */
	    {"\xC2\x85", text_of},     /* another */
	    {"\xE2\x80\xA8", text_of}, /* a line separator */
	    {"\xED\xA0\x80", text_of}, /* a surrogate */
	    {"\xC0\xAF", text_of},     /* overlong */
	    {"abc\xD8", text_of},      /* cut */
	    {"", wire_word},
	    {"two words", wire_word},
	    {"\xD8\xB9", wire_word},
	    {"javascript:alert(1)", wire_address},
	    {"https://", wire_address},
	    {"/path", wire_address},
	    {"http://x/\n", wire_address},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena *a = arena_new();
		struct wire w;
		struct buf b;

		buf_init(&b, MAX);
		wire_put_text(&b, rows[i].s);
		wire_put_int(&b, 3);
		w = wire_reader(a, (unsigned char *)b.data, b.len);
		if (rows[i].read(&w) != NULL || !w.bad)
			fail_msg("row %zu is taken", i);
		/* Bad once is bad for ever. */
		assert_int_equal(wire_int(&w, -1, 5), -1);
		assert_false(wire_is_sound(&w));
		buf_free(&b);
		arena_free(a);
	}
}

static void
numbers_out_of_range_are_refused(void **state)
{
	struct arena *a = arena_new();
	static const int numbers[] = {-2, 6, INT32_MAX, INT32_MIN};

	(void)state;
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		struct wire w = wire_reader(
		    a, (const unsigned char *)&numbers[i], sizeof(int));

		assert_int_equal(wire_int(&w, -1, 5), -1);
		assert_true(w.bad);
		w = wire_reader(
		    a, (const unsigned char *)&numbers[i], sizeof(int));
		assert_int_equal(wire_count(&w, 5), 0);
		assert_true(w.bad);
		w = wire_reader(
		    a, (const unsigned char *)&numbers[i], sizeof(int));
		assert_null(wire_raw(&w));
		assert_true(w.bad);
	}
	arena_free(a);
}

static void
what_is_cut_is_refused(void **state)
{
	struct arena *a = arena_new();
	struct buf b;

	(void)state;
	buf_init(&b, MAX);
	wire_put_text(&b, "text");
	wire_put_long(&b, 5);
	for (size_t n = 0; n < b.len; n++) {
		struct wire w = wire_reader(a, (unsigned char *)b.data, n);

		(void)wire_text(&w, 10);
		(void)wire_long(&w, 0, 10);
		assert_false(wire_is_sound(&w));
	}
	buf_free(&b);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(values_come_back),
    cmocka_unit_test(strings_that_are_none_of_ours_are_refused),
    cmocka_unit_test(numbers_out_of_range_are_refused),
    cmocka_unit_test(what_is_cut_is_refused),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
