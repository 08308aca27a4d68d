/* test-search.c - words that people type against words of headlines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/search.h"

static void
words_are_folded_sorted_and_named_once(void **state)
{
	static const char *const rows[][2] = {
	    {"", ""},
	    {"… — !", ""},
	    {"b a  B a", "a b"},
	    {"«أَحْمَد» إلى أحمد", "احمد الي"},
	    {"Café CAFE", "cafe"},
	    {"الساعة ٠٩:١٣", "09 13 الساعه"},
	    {"İSTANBUL ılık", "ilik istanbul"},
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(search_words(a, rows[i][0]), rows[i][1]);
	arena_free(a);
}

static void
what_is_typed_becomes_a_pattern(void **state)
{
	static const char *const rows[][2] = {
	    {"أحمد", "احمد"},
	    {"  Gaza   غزة ", "gaza غزه"},
	    {"isra*", "isra*"},
	    {"a-b*", "a b*"},
	    {"*x", "x"},
	    {"\"a OR b\" NOT (c)", "a or b not c"},
	    {"words:x^2 {a} NEAR(b)", "words x 2 a near b"},
	    {"a * b", "a b"},
	};
	struct arena *a = arena_new();
	const char *pattern;
	struct err err;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_int_equal(
		    search_parse(a, rows[i][0], &pattern, &err), 0);
		assert_string_equal(pattern, rows[i][1]);
	}
	arena_free(a);
}

static void
no_word_and_too_many_words_are_refused(void **state)
{
	/* The last two have 33 words. */
	static const char *const rows[] = {
	    "",
	    "  ",
	    "* ** !",
	    "\"\"",
	    "a b c d e f g h i j k l m n o p q r s t u v w x y z 1 2 3 4 5 6 7",
	    "a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r-s-t-u-v-w-x-y-z-1-2-3-4-5-6-7",
	};
	struct arena *a = arena_new();
	const char *pattern;
	struct err err;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_int_equal(search_parse(a, rows[i], &pattern, &err), -1);
		assert_int_equal(err.kind, ERR_USAGE);
	}
	arena_free(a);
}

static void
all_words_must_be_there_whole_or_begun(void **state)
{
	static const struct {
		const char *pattern, *words;
		bool found;
	} rows[] = {
	    {"b", "a b c", true},
	    {"c a", "a b c", true},
	    {"d", "a b c", false},
	    {"a d", "a b c", false},
	    {"isra", "israel", false},
	    {"isra*", "israel", true},
	    {"israel*", "israel", true},
	    {"israeli*", "israel", false},
	    {"sra*", "israel", false},
	    {"a", "", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(search_finds(rows[i].pattern, rows[i].words),
		    rows[i].found);
}

/* The longest that folding makes of three bytes. */
static void
a_ligature_of_many_words_has_room(void **state)
{
	struct arena *a = arena_new();
	const char *pattern;
	struct err err;

	(void)state;
	assert_int_equal(
	    search_parse(a, "\xEF\xB7\xBA \xEF\xB7\xBA*", &pattern, &err), 0);
	assert_string_equal(pattern, "صلي الله عليه وسلم صلي الله عليه وسلم*");
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(words_are_folded_sorted_and_named_once),
    cmocka_unit_test(what_is_typed_becomes_a_pattern),
    cmocka_unit_test(no_word_and_too_many_words_are_refused),
    cmocka_unit_test(all_words_must_be_there_whole_or_begun),
    cmocka_unit_test(a_ligature_of_many_words_has_room),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
