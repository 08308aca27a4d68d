/* test-direction.c - which way languages and texts are written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/direction.h"

static void
languages_run_as_their_letters_do(void **state)
{
	static const struct {
		const char *tag;
		enum direction wanted;
	} rows[] = {
	    {"ar", DIRECTION_RTL},
	    {"ar-LB", DIRECTION_RTL},
	    {"he", DIRECTION_RTL},
	    {"fa-IR", DIRECTION_RTL},
	    {"ur", DIRECTION_RTL},
	    {"yi", DIRECTION_RTL},
	    {"ckb", DIRECTION_RTL},
	    {"dv", DIRECTION_RTL},
	    {"az-Arab", DIRECTION_RTL},
	    {"az", DIRECTION_LTR},
	    {"ar-Latn", DIRECTION_LTR},
	    {"en", DIRECTION_LTR},
	    {"zh-Hant", DIRECTION_LTR},
	    {"xx", DIRECTION_LTR},
	    {NULL, DIRECTION_NONE},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (direction_of_language(rows[i].tag) != rows[i].wanted)
			fail_msg("%s", rows[i].tag);
	}
}

static void
letters_show_their_direction_wherever_they_stand(void **state)
{
	(void)state;
	assert_true(direction_has("BBC: رئيس الوزراء", DIRECTION_RTL));
	assert_true(direction_has("BBC: رئيس الوزراء", DIRECTION_LTR));
	assert_true(direction_has("כ", DIRECTION_RTL));
	assert_false(direction_has("NASDAQ +1.2%", DIRECTION_RTL));
	assert_false(direction_has("9:13 +2% ٤٥", DIRECTION_RTL));
	assert_false(direction_has("9:13 +2%", DIRECTION_LTR));
	assert_false(direction_has("", DIRECTION_LTR));
	assert_true(direction_has("\xFF 中", DIRECTION_LTR));
}

static void
lines_run_as_their_language_or_most_of_their_letters_do(void **state)
{
	static const struct {
		const char *tag, *text;
		enum direction wanted;
	} rows[] = {
	    {"ar", "BBC: رئيس الوزراء", DIRECTION_RTL},
	    {"ar", "AstraZeneca Vaxzevria لقاح", DIRECTION_RTL},
	    {"ar", "NASDAQ +1.2%", DIRECTION_NONE},
	    {"en", "رئيس الوزراء يزور مقر Google غدا", DIRECTION_RTL},
	    {"en", "Google: رئيس الوزراء يزور المقر غدا", DIRECTION_RTL},
	    {"en", "مرحبا 24", DIRECTION_RTL},
	    {"en", "مرحبا means hello", DIRECTION_LTR},
	    {"en", "Ali علي", DIRECTION_LTR},
	    {"en", "Bridge shut", DIRECTION_LTR},
	    {"en", "24 %", DIRECTION_NONE},
	    {NULL, "BBC: رئيس الوزراء", DIRECTION_NONE},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (direction_of_line(rows[i].tag, rows[i].text) !=
		    rows[i].wanted)
			fail_msg("%s: %s", rows[i].tag, rows[i].text);
	}
}

static void
words_are_those_of_html(void **state)
{
	(void)state;
	assert_string_equal(direction_word(DIRECTION_RTL), "rtl");
	assert_string_equal(direction_word(DIRECTION_LTR), "ltr");
	assert_string_equal(direction_word(DIRECTION_NONE), "auto");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(languages_run_as_their_letters_do),
    cmocka_unit_test(letters_show_their_direction_wherever_they_stand),
    cmocka_unit_test(lines_run_as_their_language_or_most_of_their_letters_do),
    cmocka_unit_test(words_are_those_of_html),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
