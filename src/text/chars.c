/* chars.c - spaces, digits and letters of all scripts. */
#include "text/chars.h"

#include <string.h>
#include <unicode/uchar.h>

#include "base/utf8.h"

bool
chars_far_space(uint32_t c)
{
	/* U+0085, U+00A0, U+1680, U+2000 to U+3000 */
	if (c > 0x3000)
		return false;
	return u_isUWhiteSpace((UChar32)c);
}

int
chars_far_digit(uint32_t c)
{
	/* Han and Hangul have none. */
	if ((c >= 0x3000 && c < 0xA000) || (c >= 0xAC00 && c < 0xFF00) ||
	    u_charType((UChar32)c) != U_DECIMAL_DIGIT_NUMBER)
		return -1;
	return u_charDigitValue((UChar32)c);
}

bool
chars_far_letter(uint32_t c)
{
	return (U_GET_GC_MASK((UChar32)c) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

bool
chars_far_invisible(uint32_t c)
{
	return c == 0x200B || c == 0x200E || c == 0x200F ||
	       (c >= 0x202A && c <= 0x202E) || c == 0x2060 ||
	       (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

bool
chars_is_currency(uint32_t c)
{
	if (c < 0x80)
		return c == '$';
	return u_charType((UChar32)c) == U_CURRENCY_SYMBOL;
}

/* The digits of Arabic, Persian and N'Ko are the pairs that are digits. */
static bool
is_pair_digit(unsigned char c, unsigned char next)
{
	return (c == 0xD9 && next >= 0xA0 && next <= 0xA9) ||
	       (c == 0xDB && next >= 0xB0 && next <= 0xB9) ||
	       (c == 0xDF && next >= 0x80 && next <= 0x89);
}

/* Whether a longer character that begins with this byte can be a digit: those
 * begin with E0, E1 and EA (the scripts of India, Africa and Java), EF (full
 * width) and F0. */
static bool
may_be_digit(unsigned char c)
{
	return c == 0xE0 || c == 0xE1 || c == 0xEA || c == 0xEF || c == 0xF0;
}

/* Whether a digit stands at s; *len is how far to the next byte at which one may
 * stand. Pages are asked for their digits throughout: most characters are told
 * by one byte or two. */
static inline bool
is_digit(const char *s, size_t n, size_t *len)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t far;

	*len = 1;
	if (p[0] < 0x80)
		return p[0] >= '0' && p[0] <= '9';
	if (p[0] < 0xE0) {
		if (n < 2 || (p[1] & 0xC0) != 0x80)
			return false;
		*len = 2;
		return is_pair_digit(p[0], p[1]);
	}
	if (!may_be_digit(p[0]))
		return false;
	far = utf8_len(s, n);
	return far > 0 && chars_digit(utf8_point(s, far)) >= 0;
}

size_t
chars_find_digit(const char *s, size_t n)
{
	size_t i = 0, len;

	while (i < n && !is_digit(s + i, n - i, &len))
		i += len;
	return i;
}

bool
chars_has_digit(const char *s, size_t n)
{
	return chars_find_digit(s, n) < n;
}

size_t
chars_count(const char *s)
{
	size_t n = 0;

	for (; *s != '\0'; s++)
		n += ((unsigned char)*s & 0xC0) != 0x80;
	return n;
}

size_t
chars_columns(const char *s)
{
	size_t n = strlen(s), columns = 0, step;

	for (size_t i = 0; i < n; i += step) {
		int width;

		step = utf8_len(s + i, n - i);
		if (step == 0)
			break;
		width = step < 3 ? U_EA_NEUTRAL
				 : u_getIntPropertyValue(
				       (UChar32)utf8_point(s + i, step),
				       UCHAR_EAST_ASIAN_WIDTH);
		columns +=
		    width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
	}
	return columns;
}
