/* test-utf8.c - the shape of UTF-8. */
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

/* Whether RFC 3629 §4's grammar has a character of exactly these bytes; slow
 * and plain, to hold the quick one against. */
static bool
is_character(const unsigned char *p, size_t n)
{
	static const unsigned char forms[][9] = {
	    /* length, then the range of each byte */
	    {1, 0x00, 0x7F},
	    {2, 0xC2, 0xDF, 0x80, 0xBF},
	    {3, 0xE0, 0xE0, 0xA0, 0xBF, 0x80, 0xBF},
	    {3, 0xE1, 0xEC, 0x80, 0xBF, 0x80, 0xBF},
	    {3, 0xED, 0xED, 0x80, 0x9F, 0x80, 0xBF},
	    {3, 0xEE, 0xEF, 0x80, 0xBF, 0x80, 0xBF},
	    {4, 0xF0, 0xF0, 0x90, 0xBF, 0x80, 0xBF, 0x80, 0xBF},
	    {4, 0xF1, 0xF3, 0x80, 0xBF, 0x80, 0xBF, 0x80, 0xBF},
	    {4, 0xF4, 0xF4, 0x80, 0x8F, 0x80, 0xBF, 0x80, 0xBF},
	};

	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		bool fits = forms[i][0] == n;

		for (size_t j = 0; fits && j < n; j++)
			fits = p[j] >= forms[i][1 + 2 * j] &&
			       p[j] <= forms[i][2 + 2 * j];
		if (fits)
			return true;
	}
	return false;
}

static size_t
slow_len(const unsigned char *p, size_t n)
{
	for (size_t len = 1; len <= 4 && len <= n; len++) {
		if (is_character(p, len))
			return len;
	}
	return 0;
}

/* All pairs of first bytes, with edges for the third and fourth. */
static void
lengths_are_those_of_the_rfc(void **state)
{
	static const unsigned char edges[] = {
	    0x00, 0x7F, 0x80, 0xBF, 0xC0, 0xFF};
	enum { EDGES = sizeof(edges) };

	(void)state;
	for (unsigned i = 0; i < 256 * 256 * EDGES * EDGES; i++) {
		unsigned char p[4] = {(unsigned char)(i & 0xFF),
		    (unsigned char)(i >> 8 & 0xFF), edges[i / 65536 % EDGES],
		    edges[i / 65536 / EDGES]};

		for (size_t n = 0; n <= 4; n++) {
			if (utf8_len((const char *)p, n) != slow_len(p, n))
				fail_msg("%02X %02X %02X %02X, %zu", p[0], p[1],
				    p[2], p[3], n);
		}
	}
}

static void
every_code_point_goes_and_comes_back(void **state)
{
	(void)state;
	for (uint32_t c = 0; c <= 0x10FFFF; c++) {
		char s[4] = "";
		size_t n = utf8_put(s, c);
		bool surrogate = c >= 0xD800 && c <= 0xDFFF;

		if (utf8_len(s, n) != (surrogate ? 0 : n) ||
		    utf8_point(s, n) != c)
			fail_msg("U+%04X", c);
	}
}

/* A bad byte at every place of a text longer than a few words. */
static void
validity_is_checked_to_the_last_byte(void **state)
{
	static const char text[] = "0123456789abcdefعاجل0123456789abcdef24/7😀.";
	char s[sizeof(text)];

	(void)state;
	assert_true(utf8_valid(text, sizeof(text) - 1));
	assert_true(utf8_valid("", 0));
	assert_true(utf8_valid("a\0b", 3));
	for (size_t i = 0; i < sizeof(text) - 1; i++) {
		memcpy(s, text, sizeof(text));
		s[i] = '\xFF';
		assert_false(utf8_valid(s, sizeof(text) - 1));
		/* A prefix is valid where a character ends. */
		assert_int_equal(utf8_valid(text, i),
		    ((unsigned char)text[i] & 0xC0) != 0x80);
	}
}

static void
clean_is_what_has_no_control(void **state)
{
	static const char *const bad[] = {"\xC3", "a\xD8", "\x80", "ab\xC3(",
	    "\xE2\x80", "\xF0\x9F\x98", "\xC0\xAF"};

	(void)state;
	for (uint32_t c = 0; c < 0x110000; c++) {
		char s[8] = "xü";
		size_t n;

		if (c >= 0xD800 && c < 0xE000)
			continue;
		n = utf8_put(s + 3, c);
		s[3 + n] = 'x';
		assert_int_equal(
		    utf8_clean(s, n + 4), !utf8_is_control(s + 3, n));
		assert_int_equal(
		    utf8_clean(s, n + 3), !utf8_is_control(s + 3, n));
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(utf8_clean(bad[i], strlen(bad[i])));
	assert_true(utf8_clean("", 0));
	assert_true(utf8_clean("a\n", 1));
}

static void
controls_are_what_neither_terminals_nor_xml_may_see(void **state)
{
	static const uint32_t controls[] = {0, 9, 0xA, 0xD, 0x1B, 0x1F, 0x7F,
	    0x80, 0x85, 0x9B, 0x9F, 0x2028, 0x2029, 0xFDD0, 0xFDEF, 0xFFFE,
	    0xFFFF};
	static const uint32_t others[] = {' ', 'a', 0x7E, 0xA0, 0xAD, 0x627,
	    0x200F, 0x202E, 0xFDCF, 0xFDF0, 0xFEFF, 0xFFFD, 0x1F600, 0x10FFFD};
	char s[4];

	(void)state;
	for (size_t i = 0; i < sizeof(controls) / sizeof(controls[0]); i++)
		assert_true(utf8_is_control(s, utf8_put(s, controls[i])));
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		assert_false(utf8_is_control(s, utf8_put(s, others[i])));
}

struct cut {
	const char *in;
	size_t n;
	const char *out;
};

static const struct cut cuts[] = {
    {"abc", 10, "abc"},
    {"abc", 3, "abc"},
    {"abc", 2, "ab"},
    {"abc", 0, ""},
    {"", 5, ""},
    {"عا", 4, "عا"},
    {"عا", 3, "ع"},
    {"عا", 1, ""},
    {"a€", 3, "a"},
    {"a😀b", 5, "a😀"},
    {"a😀b", 4, "a"},
    {"a😀b", 2, "a"},
};

static void
a_cut_ends_at_a_whole_character(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cuts) / sizeof(cuts[0]); i++) {
		char s[16] = "";

		memcpy(s, cuts[i].in, strlen(cuts[i].in));
		utf8_cut(s, cuts[i].n);
		assert_string_equal(s, cuts[i].out);
	}
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(lengths_are_those_of_the_rfc),
    cmocka_unit_test(every_code_point_goes_and_comes_back),
    cmocka_unit_test(validity_is_checked_to_the_last_byte),
    cmocka_unit_test(clean_is_what_has_no_control),
    cmocka_unit_test(controls_are_what_neither_terminals_nor_xml_may_see),
    cmocka_unit_test(a_cut_ends_at_a_whole_character),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
