/* test-align.c - the longest common subsequence, and which of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "merge/align.h"

static size_t
keys_of(const char *s, uint64_t *out)
{
	size_t n = strlen(s);

	for (size_t i = 0; i < n; i++)
		out[i] = (uint64_t)s[i] << 40 | 1;
	return n;
}

/* The match as text: for each of y the index in x, '-' for none. */
static void
check(const char *x, const char *y, const char *want)
{
	struct arena *a = arena_new();
	uint64_t xs[64], ys[64];
	size_t n = keys_of(x, xs), m = keys_of(y, ys);
	size_t match[64];
	char got[64];

	align(a, xs, n, ys, m, match);
	for (size_t j = 0; j < m; j++)
		got[j] = match[j] == ALIGN_NONE ? '-' : (char)('0' + match[j]);
	got[m] = '\0';
	assert_string_equal(got, want);
	arena_free(a);
}

static void
lists_are_paired_in_their_order(void **state)
{
	static const struct {
		const char *x, *y, *want;
	} rows[] = {
	    {"", "", ""},
	    {"", "ab", "--"},
	    {"ab", "", ""},
	    {"abc", "abc", "012"},
	    {"abc", "xyz", "---"},
	    {"abcd", "bcdef", "123--"},  /* scrolled on by two */
	    {"bcd", "abcd", "-012"},     /* grown at its old end */
	    {"abcd", "abd", "013"},      /* one withdrawn */
	    {"abcd", "abxcd", "01-23"},  /* one put between */
	    {"abcd", "xbcd", "-123"},    /* one replaced */
	    {"abcde", "bcdae", "123-4"}, /* one moved */
	    {"a", "aa", "0-"},           /* the earliest is the one known */
	    {"ab", "aab", "0-1"},
	    {"aa", "a", "0"},
	    {"pqa", "qpaa", "1-2-"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		check(rows[i].x, rows[i].y, rows[i].want);
}

/* The length by trying every choice of lines of x. */
static size_t
longest(const uint64_t *x, size_t n, const uint64_t *y, size_t m)
{
	size_t best = 0;

	for (unsigned set = 0; set < 1u << n; set++) {
		size_t j = 0, len = 0;

		for (size_t i = 0; i < n; i++) {
			if ((set >> i & 1) == 0)
				continue;
			while (j < m && y[j] != x[i])
				j++;
			if (j++ >= m)
				break;
			len++;
		}
		best = len > best ? len : best;
	}
	return best;
}

/* Pairs are of equal keys and don't cross; returns how many. */
static size_t
check_pairs(const uint64_t *x, const uint64_t *y, size_t m, const size_t *match)
{
	size_t next = 0, pairs = 0;

	for (size_t j = 0; j < m; j++) {
		if (match[j] == ALIGN_NONE)
			continue;
		assert_true(match[j] >= next);
		assert_true(x[match[j]] == y[j]);
		next = match[j] + 1;
		pairs++;
	}
	return pairs;
}

static void
no_other_pairing_is_longer(void **state)
{
	uint32_t seed = 7;

	(void)state;
	for (int round = 0; round < 3000; round++) {
		struct arena *a = arena_new();
		uint64_t x[9], y[9];
		size_t match[9], n, m;

		seed = seed * 1664525 + 1013904223;
		n = seed >> 8 & 7;
		m = seed >> 16 & 7;
		for (size_t i = 0; i < 8; i++) {
			seed = seed * 1664525 + 1013904223;
			x[i] = seed >> 24 & 3;
			y[i] = seed >> 28 & 3;
		}
		align(a, x, n, y, m, match);
		assert_int_equal(
		    check_pairs(x, y, m, match), longest(x, n, y, m));
		arena_free(a);
	}
}

/* As bad as it gets: the same lines in reverse. */
static void
the_largest_lists_are_aligned(void **state)
{
	enum { N = LIMIT_LINES };
	struct arena *a = arena_new();
	uint64_t *x = arena_alloc(a, N * sizeof(*x));
	uint64_t *y = arena_alloc(a, N * sizeof(*y));
	size_t *match = arena_alloc(a, N * sizeof(*match));

	(void)state;
	for (size_t i = 0; i < N; i++) {
		x[i] = i;
		y[i] = N - i;
	}
	align(a, x, N, y, N, match);
	assert_int_equal(check_pairs(x, y, N, match), 1);
	arena_free(a);
}

static void
lists_past_the_limit_are_aligned_as_far_as_it(void **state)
{
	enum { N = LIMIT_LINES + 100 };
	struct arena *a = arena_new();
	uint64_t *x = arena_alloc(a, N * sizeof(*x));
	size_t *match = arena_alloc(a, N * sizeof(*match));

	(void)state;
	for (size_t i = 0; i < N; i++)
		x[i] = i;
	align(a, x, N, x, N, match);
	assert_int_equal(check_pairs(x, x, N, match), LIMIT_LINES);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(lists_are_paired_in_their_order),
    cmocka_unit_test(no_other_pairing_is_longer),
    cmocka_unit_test(the_largest_lists_are_aligned),
    cmocka_unit_test(lists_past_the_limit_are_aligned_as_far_as_it),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
