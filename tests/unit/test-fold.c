/* test-fold.c - texts that a reader takes for equal. */
#include "text/fold.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"

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

struct row {
	const char *in;
	const char *out;
};

static const struct row rows[] = {
    {"", ""},
    {" - : | ", ""},
    {"Breaking News", "breaking news"},
    {"BREAKING: news!", "breaking news"},
    {"  a—b  ", "a b"},
    {"STRASSE Straße", "strasse strasse"},
    {"ﬁnal ＡＢＣ１２", "final abc12"}, /* ligature, full-width */
    {"é e\xCC\x81", "é é"},             /* composed or not */
    {"24/7", "24 7"},
    {"٢٤/٧ ۲۴", "24 7 24"}, /* Arabic-Indic and Persian digits */
    {"أخبار إيران آخر", "اخبار ايران اخر"},
    {"على الحكومة", "علي الحكومه"},
    {"عَاجِلٌ", "عاجل"},     /* tashkeel */
    {"عــــاجل", "عاجل"}, /* tatweel */
    {"کیهان", "كيهان"},   /* Persian kaf and yeh */
    {"ﻋﺎﺟﻞ", "عاجل"},     /* presentation forms */
    {"«عاجل»، خبر؟", "عاجل خبر"},
    {"می‌خواهم", "ميخواهم"}, /* without its joiner */
    {"SON DAKİKA Son Dakika", "son dakika son dakika"},
    {"AYDINLIK Aydınlık", "aydinlik aydinlik"},
    {"ŻÓŁĆ żółć", "żółć żółć"}, /* a dot that is part of a letter stays */
    {"速報！", "速報"},
    {"Москва", "москва"},
    {"a\nb", "a b"},
};

static void
equal_texts_fold_to_the_same_words(void **state)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *out = fold_text(*state, rows[i].in);

		assert_string_equal(out, rows[i].out);
		assert_string_equal(fold_text(*state, out), out);
	}
}

/* U+FDFA becomes four words; nothing grows more. */
static void
what_grows_most_is_folded_like_the_rest(void **state)
{
	static const char sallallahu[] = "ﷺ";
	static const char words[] = "صلي الله عليه وسلم";
	enum { STEP = sizeof(sallallahu) - 1, WORDS = sizeof(words) - 1 };
	size_t counts[] = {1, 2, 213, 214, 5000};

	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
		char *in = malloc(counts[i] * (STEP + 1) + 1);
		const char *out;

		for (size_t j = 0; j < counts[i]; j++)
			memcpy(in + j * (STEP + 1), "ﷺ ", STEP + 2);
		out = fold_text(*state, in);
		assert_int_equal(strlen(out), counts[i] * (WORDS + 1) - 1);
		for (size_t j = 0; j < counts[i]; j++)
			assert_memory_equal(
			    out + j * (WORDS + 1), words, WORDS);
		free(in);
	}
}

static void
a_long_text_is_folded_like_a_short_one(void **state)
{
	enum { N = 100000 };
	char *in = malloc(N + 1);
	const char *out;

	memset(in, 'A', N);
	in[N] = '\0';
	out = fold_text(*state, in);
	assert_int_equal(strlen(out), N);
	assert_int_equal(strspn(out, "a"), N);
	free(in);
}

struct containing {
	const char *whole;
	const char *part;
	bool contains;
};

static const struct containing containings[] = {
    {"a b c", "a", true},
    {"a b c", "b", true},
    {"a b c", "c", true},
    {"a b c", "b c", true},
    {"a b c", "a b c", true},
    {"a b c", "a c", false},
    {"a b c", "", false},
    {"", "", false},
    {"", "a", false},
    {"ab", "a", false},
    {"ba", "a", false},
    {"aa a", "a", true},
    {"عاجل 24 7", "عاجل", true},
    {"العاجل", "عاجل", false},
};

/* Everyday characters are folded without ICU; one other in the text, and it is
 * asked about all of them. */
static void
everyday_characters_are_folded_like_all(void **state)
{
	static const char other[] = " ж";
	unsigned seed = 1;

	for (int round = 0; round < 20000; round++) {
		char text[128];
		const char *quick, *slow;
		size_t n = 0;

		for (int i = 0; i < 12; i++) {
			uint32_t c;

			seed = seed * 1103515245U + 12345U;
			c = seed >> 16 & 0x7F;
			if (seed >> 30 != 0)
				c = 0x600 + (seed >> 16 & 0x7F);
			else if (c == 0)
				c = 0xAB;
			n += utf8_put(text + n, c);
		}
		text[n] = '\0';
		quick = fold_text(*state, text);
		assert_true(
		    fold_ending(*state, text) == fold_ending(*state, quick));
		memcpy(text + n, other, sizeof(other));
		slow = fold_text(*state, text);
		n = strlen(quick);
		assert_int_equal(strncmp(quick, slow, n), 0);
		assert_string_equal(slow + n, n > 0 ? other : other + 1);
		arena_reset(*state);
	}
}

static void
a_part_is_found_by_whole_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(containings) / sizeof(containings[0]);
	     i++)
		assert_int_equal(
		    fold_contains(containings[i].whole, containings[i].part),
		    containings[i].contains);
}

static void
equal_texts_end_alike(void **state)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_true(fold_ending(*state, rows[i].in) ==
			    fold_ending(*state, rows[i].out));
	assert_true(fold_ending(*state, "Talks fail – again, in Geneva!") ==
		    fold_ending(*state, "talks fail again in geneva"));
	assert_true(fold_ending(*state, "Talks fail in Geneva") !=
		    fold_ending(*state, "Talks fail in Vienna"));
	assert_true(
	    fold_ending(*state, "كييف") != fold_ending(*state, "موسكو"));
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

static const struct CMUnitTest tests[] = {
    T(equal_texts_fold_to_the_same_words),
    T(what_grows_most_is_folded_like_the_rest),
    T(a_long_text_is_folded_like_a_short_one),
    T(everyday_characters_are_folded_like_all),
    T(equal_texts_end_alike),
    T(a_part_is_found_by_whole_words),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
