/* test-chars.c - spaces, digits, letters and what can't be seen. */
#include "text/chars.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "base/utf8.h"

struct row {
	uint32_t c;
	bool space;
	int digit;
	bool letter, invisible;
};

static const struct row rows[] = {
    {' ', true, -1, false, false},
    {'\t', true, -1, false, false},
    {'\r', true, -1, false, false},
    {0x08, false, -1, false, false},
    {0x0E, false, -1, false, false},
    {0x85, true, -1, false, false},
    {0xA0, true, -1, false, false},
    {0x2009, true, -1, false, false}, /* thin space */
    {0x202F, true, -1, false, false},
    {0x3000, true, -1, false, false},
    {0x2028, true, -1, false, false},
    {0, false, -1, false, false},
    {'0', false, 0, false, false},
    {'9', false, 9, false, false},
    {':', false, -1, false, false},
    {'/', false, -1, false, false},
    {0x660, false, 0, false, false},   /* Arabic-Indic */
    {0x6F9, false, 9, false, false},   /* Persian */
    {0x967, false, 1, false, false},   /* Devanagari */
    {0xFF15, false, 5, false, false},  /* full-width */
    {0xB2, false, -1, false, false},   /* superscript two */
    {0x2460, false, -1, false, false}, /* circled one */
    {0x4E00, false, -1, true, false},  /* the character for one */
    {'a', false, -1, true, false},
    {'Z', false, -1, true, false},
    {'@', false, -1, false, false},
    {'[', false, -1, false, false},
    {'`', false, -1, false, false},
    {'{', false, -1, false, false},
    {'_', false, -1, false, false},
    {0xE9, false, -1, true, false},
    {0x627, false, -1, true, false}, /* ا */
    {0x6CC, false, -1, true, false}, /* ی */
    {0x5D0, false, -1, true, false}, /* א */
    {0x64B, false, -1, true, false}, /* a mark of Arabic */
    {0x301, false, -1, true, false},
    {0x61F, false, -1, false, false}, /* ؟ */
    {0xAD, false, -1, false, true},
    {0x200B, false, -1, false, true},
    {0x200C, false, -1, false, false}, /* the joiners stay */
    {0x200D, false, -1, false, false},
    {0x200E, false, -1, false, true},
    {0x200F, false, -1, false, true},
    {0x61C, false, -1, false, true},
    {0x202B, false, -1, false, true},
    {0x2060, false, -1, false, true},
    {0x2069, false, -1, false, true},
    {0xFEFF, false, -1, false, true},
    {0xFE0F, false, -1, true, false}, /* shows an emoji as one */
    {0x1F600, false, -1, false, false},
    {0x10FFFF, false, -1, false, false},
};

static void
characters_are_what_unicode_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct row *r = &rows[i];

		if (chars_is_space(r->c) != r->space ||
		    chars_digit(r->c) != r->digit ||
		    chars_is_letter(r->c) != r->letter ||
		    chars_is_invisible(r->c) != r->invisible)
			fail_msg("U+%04X", r->c);
	}
}

static void
characters_are_counted_not_bytes(void **state)
{
	(void)state;
	assert_int_equal(chars_count(""), 0);
	assert_int_equal(chars_count("abc"), 3);
	assert_int_equal(chars_count("عاجل 24"), 7);
	assert_int_equal(chars_count("a€😀"), 3);
}

static void
columns_count_wide_characters_twice(void **state)
{
	(void)state;
	assert_int_equal(chars_columns("abc"), 3);
	assert_int_equal(chars_columns("速報"), 4);
	assert_int_equal(chars_columns("속보"), 4);
	assert_int_equal(chars_columns("عاجل"), 4);
	assert_int_equal(chars_columns("…"), 1);
	assert_int_equal(chars_columns(""), 0);
}

static void
digits_are_found_wherever_they_stand(void **state)
{
	(void)state;
	for (uint32_t c = 1; c < 0x110000; c++) {
		char s[6] = "x";
		size_t n;

		if (c >= 0xD800 && c < 0xE000)
			continue;
		n = utf8_put(s + 1, c) + 1;
		s[n] = 'x';
		assert_int_equal(
		    chars_has_digit(s, n + 1), chars_digit(c) >= 0);
	}
	assert_int_equal(chars_find_digit("عاجل ٩:13", 15), 9);
	assert_int_equal(chars_find_digit("速報。１", 12), 9);
	assert_int_equal(chars_find_digit("\xD8"
					  "1",
			     2),
	    1);
	assert_int_equal(chars_find_digit("\xD9", 1), 1);
	assert_true(chars_has_digit("x1", 2));
	assert_false(chars_has_digit("x1", 1));
	assert_false(chars_has_digit("", 0));
}

static void
signs_of_currencies_are_known(void **state)
{
	(void)state;
	assert_true(chars_is_currency('$'));
	assert_true(chars_is_currency(0x20AC));
	assert_true(chars_is_currency(0xFDFC)); /* rial */
	assert_false(chars_is_currency('%'));
	assert_false(chars_is_currency('S'));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(columns_count_wide_characters_twice),
    cmocka_unit_test(digits_are_found_wherever_they_stand),
    cmocka_unit_test(signs_of_currencies_are_known),
    cmocka_unit_test(characters_are_what_unicode_says),
    cmocka_unit_test(characters_are_counted_not_bytes),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
