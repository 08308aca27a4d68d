/* test-trigrams.c - how alike two texts are. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/trigrams.h"

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

static double
likeness(struct arena *a, const char *x, const char *y)
{
	struct trigrams s = trigrams_of(a, x), t = trigrams_of(a, y);

	return trigrams_likeness(&s, &t);
}

static void
expect_likeness(struct arena *a, const char *x, const char *y, double want)
{
	assert_true(fabs(likeness(a, x, y) - want) < 1e-9);
	assert_true(fabs(likeness(a, y, x) - want) < 1e-9);
}

static void
likeness_counts_trigrams(void **state)
{
	expect_likeness(*state, "", "", 1);
	expect_likeness(*state, "abc", "abc", 1);
	expect_likeness(*state, "abc", "xyz", 0);
	expect_likeness(*state, "", "abc", 0);
	/* "  a" and " a " of 2; with "b " a third and fourth: 1 of 4. */
	expect_likeness(*state, "a", "ab", 1.0 / 4);
	/* "  a", " ab", "ab " of "ab"; "  a", " ab", "abc", "bc ". */
	expect_likeness(*state, "ab", "abc", 2.0 / 5);
	/* Equal trigrams count once: "  a", " aa", "aaa", "aa ". */
	expect_likeness(*state, "aaa", "aaaaaa", 1);
	/* "  ع", " عا", "عا " and "  ع", " ع ". */
	expect_likeness(*state, "عا", "ع", 1.0 / 4);
	expect_likeness(*state, "😀😀", "😀😀", 1);
}

static void
an_edited_headline_is_more_like_itself_than_another(void **state)
{
	static const char *const old =
	    "وزير الخارجيه يصل الي بيروت في زياره رسميه";
	static const char *const edited =
	    "وزير الخارجيه يصل الي بيروت في زياره رسميه تستمر يومين";
	static const char *const other =
	    "اسعار النفط ترتفع بعد قرار منظمه اوبك خفض الانتاج";

	assert_true(likeness(*state, old, edited) > 0.7);
	assert_true(likeness(*state, old, other) < 0.2);
}

static void
a_text_keeps_no_more_than_its_trigrams(void **state)
{
	char text[1001];

	memset(text, 'a', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	assert_int_equal(trigrams_of(*state, text).n, 4);
#ifndef __SANITIZE_ADDRESS__ /* gives nothing back there */
	assert_true(arena_used(*state) < sizeof(text));
#endif
}

/* Sorted by hand, so held against the plainest way at every length. */
static void
trigrams_are_sorted_and_distinct(void **state)
{
	unsigned seed = 1;

	for (size_t n = 0; n < 300; n++) {
		char text[300];
		struct trigrams t;

		for (size_t i = 0; i < n; i++) {
			seed = seed * 1103515245U + 12345U;
			text[i] = (char)('a' + (seed >> 16) % 5);
		}
		text[n] = '\0';
		t = trigrams_of(*state, text);
		assert_true(t.n >= 1 && t.n <= n + 1);
		for (size_t i = 1; i < t.n; i++)
			assert_true(t.v[i - 1] < t.v[i]);
		for (size_t i = 2; i < n; i++) {
			uint64_t one = (uint64_t)text[i - 2] << 42 |
				       (uint64_t)text[i - 1] << 21 |
				       (uint64_t)text[i];
			size_t k = 0;

			while (k < t.n && t.v[k] != one)
				k++;
			assert_true(k < t.n);
		}
		arena_reset(*state);
	}
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

static const struct CMUnitTest tests[] = {
    T(likeness_counts_trigrams),
    T(an_edited_headline_is_more_like_itself_than_another),
    T(trigrams_are_sorted_and_distinct),
    T(a_text_keeps_no_more_than_its_trigrams),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
