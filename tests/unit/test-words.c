/* test-words.c - equal texts have one number, whatever they are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "merge/words.h"

static void
texts_that_read_alike_fold_to_one_number(void **state)
{
	struct arena *a = arena_new();
	struct words *w = words_new(a);
	uint32_t n = words_folded(w, "إستطلاع: ٦٣٪ من القرى");

	(void)state;
	assert_int_equal(words_folded(w, "استطلاع 63 من القري"), n);
	assert_int_not_equal(words_folded(w, "استطلاع 64 من القري"), n);
	assert_int_not_equal(words_exact(w, "استطلاع 63 من القري"),
	    words_exact(w, "إستطلاع: ٦٣٪ من القرى"));
	words_free(w);
	arena_free(a);
}

static void
texts_without_words_are_told_apart(void **state)
{
	struct arena *a = arena_new();
	struct words *w = words_new(a);

	(void)state;
	assert_int_equal(words_folded(w, NULL), 0);
	assert_int_equal(words_exact(w, NULL), 0);
	assert_int_not_equal(words_folded(w, "🔴"), words_folded(w, "🟢"));
	assert_int_equal(words_folded(w, "🔴"), words_folded(w, "🔴"));
	assert_int_not_equal(words_folded(w, ""), 0);
	words_free(w);
	arena_free(a);
}

static void
thousands_of_texts_keep_their_numbers(void **state)
{
	enum { N = 5000 };
	struct arena *a = arena_new();
	struct words *w = words_new(a);
	uint32_t *folded = arena_alloc(a, N * sizeof(*folded));
	char text[32];

	(void)state;
	for (int round = 0; round < 2; round++) {
		for (int i = 0; i < N; i++) {
			uint32_t n;

			(void)snprintf(text, sizeof(text), "Line %d", i);
			n = words_folded(w, text);
			if (round > 0)
				assert_int_equal(n, folded[i]);
			folded[i] = n;
		}
	}
	for (int i = 1; i < N; i++)
		assert_int_not_equal(folded[i], folded[i - 1]);
	words_free(w);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(texts_that_read_alike_fold_to_one_number),
    cmocka_unit_test(texts_without_words_are_told_apart),
    cmocka_unit_test(thousands_of_texts_keep_their_numbers),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
