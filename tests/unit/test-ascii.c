/* test-ascii.c - letters and blanks of ASCII, and no other byte. */
#include "base/ascii.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char small[] = "abcdefghijklmnopqrstuvwxyz";
static const char capital[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

static void
letters_are_those_of_english(void **state)
{
	(void)state;
	for (int i = 0; i < 256; i++) {
		char c = (char)i;
		bool letter = i != 0 && (strchr(small, i) != NULL ||
					    strchr(capital, i) != NULL);

		assert_int_equal(ascii_is_letter(c), letter);
	}
}

static void
capitals_become_small_and_nothing_else_changes(void **state)
{
	(void)state;
	for (int i = 0; i < 256; i++) {
		char c = (char)i;
		const char *at = i != 0 ? strchr(capital, i) : NULL;

		assert_int_equal(
		    ascii_lower(c), at != NULL ? small[at - capital] : c);
	}
}

static void
a_string_becomes_small_where_it_stands(void **state)
{
	char s[] = "Text/HTML; É[Z]";
	char none[] = "";

	(void)state;
	ascii_lower_string(s);
	assert_string_equal(s, "text/html; É[z]");
	ascii_lower_string(none);
	assert_string_equal(none, "");
}

static void
five_bytes_are_blank(void **state)
{
	(void)state;
	for (int i = 0; i < 256; i++)
		assert_int_equal(ascii_is_space((char)i),
		    i != 0 && strchr(" \t\n\f\r", i) != NULL);
}

static void
the_last_digits_of_a_number_are_written(void **state)
{
	char s[] = "......";

	(void)state;
	assert_ptr_equal(ascii_put_digits(s, 7, 2), s + 2);
	assert_string_equal(s, "07....");
	(void)ascii_put_digits(s + 2, 12025, 4);
	assert_string_equal(s, "072025");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(letters_are_those_of_english),
    cmocka_unit_test(capitals_become_small_and_nothing_else_changes),
    cmocka_unit_test(a_string_becomes_small_where_it_stands),
    cmocka_unit_test(five_bytes_are_blank),
    cmocka_unit_test(the_last_digits_of_a_number_are_written),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
