/* test-arena.c - memory given out piece by piece and taken back at once. */
#include "base/arena.h"

#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

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

static void
allocations_are_aligned_and_apart(void **state)
{
	unsigned char *p[200];

	for (size_t i = 0; i < 200; i++) {
		p[i] = arena_alloc(*state, i);
		assert_int_equal((uintptr_t)p[i] % alignof(max_align_t), 0);
		memset(p[i], (int)i, i);
	}
	for (size_t i = 0; i < 200; i++) {
		for (size_t j = 0; j < i; j++)
			assert_int_equal(p[i][j], i);
	}
}

static void
large_allocations_and_small_ones_mix(void **state)
{
	enum { LARGE = 3 << 20 };
	char *small = arena_copy(*state, "small");
	char *large = arena_zalloc(*state, LARGE);
	char *after = arena_copy(*state, "after");

	for (size_t i = 0; i < LARGE; i += 4096)
		assert_int_equal(large[i], 0);
	memset(large, 'x', LARGE);
	assert_string_equal(small, "small");
	assert_string_equal(after, "after");
	assert_true(arena_used(*state) >= LARGE + 12);
}

static void
zeroed_memory_is_zero_even_when_used_before(void **state)
{
	unsigned char *p = arena_alloc(*state, 1000);

	memset(p, 0xFF, 1000);
	arena_reset(*state);
	p = arena_zalloc(*state, 1000);
	for (int i = 0; i < 1000; i++)
		assert_int_equal(p[i], 0);
}

static void
copies_are_terminated_and_null_stays_null(void **state)
{
	assert_null(arena_copy(*state, NULL));
	assert_null(arena_copyn(*state, NULL, 3));
	assert_string_equal(arena_copy(*state, ""), "");
	assert_string_equal(arena_copyn(*state, "abcdef", 3), "abc");
	assert_memory_equal(arena_copyn(*state, "a\0b", 3), "a\0b", 4);
}

static void
text_is_printed_whole(void **state)
{
	char long_word[3000];

	memset(long_word, 'w', sizeof(long_word) - 1);
	long_word[sizeof(long_word) - 1] = '\0';
	assert_string_equal(arena_printf(*state, "%s/%d%s", "a", 7, ""), "a/7");
	assert_int_equal(strlen(arena_printf(*state, "<%s>", long_word)), 3001);
}

static void
resizing_keeps_the_bytes(void **state)
{
	char *p = arena_resize(*state, NULL, 0, 10);
	char *q;

	memcpy(p, "123456789", 10);
	p = arena_resize(*state, p, 10, 1000);
	assert_string_equal(p, "123456789");
	q = arena_copy(*state, "between");
	p = arena_resize(*state, p, 1000, 1 << 20);
	assert_string_equal(p, "123456789");
	memset(p + 10, 'x', (1 << 20) - 10);
	assert_string_equal(q, "between");
	p = arena_resize(*state, p, 1 << 20, 5);
	assert_memory_equal(p, "12345", 5);
}

/* Past the end of one block after another. */
static void
the_newest_may_grow_and_grow(void **state)
{
	size_t n = 1000;
	char *p = arena_alloc(*state, n);

	memset(p, 'x', n);
	for (int i = 0; i < 14; i++, n *= 2) {
		p = arena_resize(*state, p, n, 2 * n);
		assert_int_equal(p[0], 'x');
		assert_int_equal(p[n - 1], 'x');
		memset(p + n, 'x', n);
	}
}

static void
growing_what_is_not_the_newest_leaves_the_rest_alone(void **state)
{
	char *p = arena_alloc(*state, 16);
	char *q = arena_alloc(*state, 16);

	memset(p, 'p', 16);
	memset(q, 'q', 16);
	p = arena_resize(*state, p, 16, 64);
	memset(p + 16, 'P', 48);
	for (int i = 0; i < 16; i++) {
		assert_int_equal(p[i], 'p');
		assert_int_equal(q[i], 'q');
	}
}

static void
a_reset_takes_everything_back(void **state)
{
	for (int round = 0; round < 3; round++) {
		for (int i = 0; i < 1000; i++)
			memset(arena_alloc(*state, 1000), round, 1000);
		assert_true(arena_used(*state) >= 1000 * 1000);
		arena_reset(*state);
		assert_int_equal(arena_used(*state), 0);
	}
}

static void
freeing_nothing_is_fine(void **state)
{
	(void)state;
	arena_free(NULL);
	arena_free(arena_new());
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

static const struct CMUnitTest tests[] = {
    T(allocations_are_aligned_and_apart),
    T(large_allocations_and_small_ones_mix),
    T(zeroed_memory_is_zero_even_when_used_before),
    T(copies_are_terminated_and_null_stays_null),
    T(text_is_printed_whole),
    T(resizing_keeps_the_bytes),
    T(the_newest_may_grow_and_grow),
    T(growing_what_is_not_the_newest_leaves_the_rest_alone),
    T(a_reset_takes_everything_back),
    T(freeing_nothing_is_fine),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
