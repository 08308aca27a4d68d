/* timetext_glance.c - tells texts that can't have a time from their bytes. */
#include "detect/timetext_glance.h"

#include "base/utf8.h"
#include "model/source.h"
#include "text/chars.h"

/* The character that ends before byte `at`, those that can't be seen and spaces
 * aside; the one that begins at it. 0 where there is none. */
static uint32_t
before_byte(const char *s, size_t at)
{
	uint32_t c = 0;

	while (at > 0) {
		size_t end = at;

		do {
			at--;
		} while (at > 0 && ((unsigned char)s[at] & 0xC0) == 0x80);
		if (utf8_len(s + at, end - at) == 0)
			return 0;
		c = utf8_point(s + at, end - at);
		if (!chars_is_invisible(c) && !chars_is_space(c))
			break;
	}
	return c;
}

static uint32_t
at_byte(const char *s, size_t n, size_t at)
{
	uint32_t c = 0;

	while (at < n) {
		size_t len = utf8_len(s + at, n - at);

		if (len == 0)
			return 0;
		c = utf8_point(s + at, len);
		if (!chars_is_invisible(c) && !chars_is_space(c))
			break;
		at += len;
	}
	return c;
}

bool
glance_has_digit(const char *s, size_t n, size_t edge)
{
	if (n <= 2 * edge)
		return chars_has_digit(s, n);
	return chars_has_digit(s, edge) || chars_has_digit(s + n - edge, edge);
}

/* Length of what may stand between hour and minute at s, of n bytes; or 0. */
static size_t
separator_len(const char *s, size_t n, int style)
{
	unsigned char c = (unsigned char)s[0];

	if (c == ':' || (style == CLOCK_DOT && c == '.') ||
	    (style == CLOCK_H && (c | 0x20) == 'h'))
		return 1;
	if (n < 3)
		return 0;
	/* the full-width and the small colon and the ratio sign; 時, 时, 点 */
	if (memcmp(s, "\uFF1A", 3) == 0 || memcmp(s, "\uFE55", 3) == 0 ||
	    memcmp(s, "\u2236", 3) == 0 || memcmp(s, "\u6642", 3) == 0 ||
	    memcmp(s, "\u65F6", 3) == 0 || memcmp(s, "\u70B9", 3) == 0 ||
	    memcmp(s, "\uC2DC", 3) == 0)
		return 3;
	return 0;
}

static bool
stands_between_digits(const char *s, size_t n, size_t at, size_t len)
{
	return len > 0 && chars_digit(before_byte(s, at)) >= 0 &&
	       chars_digit(at_byte(s, n, at + len)) >= 0;
}

bool
glance_could_be_clock(const char *s, size_t n, int style)
{
	for (size_t i = 1; i + 1 < n; i++) {
		unsigned char c = (unsigned char)s[i];

		if (style == CLOCK_COLON && c != ':' && c < 0xE2)
			continue;
		if (stands_between_digits(
			s, n, i, separator_len(s + i, n - i, style)))
			return true;
	}
	return false;
}

static bool
has_clock(const char *s, size_t n)
{
	for (size_t i = 1; i + 1 < n; i++) {
		unsigned char c = (unsigned char)s[i];
		size_t len;

		if (c != ':' && c != '.' && (c | 0x20) != 'h' && c < 0xE2)
			continue;
		len = c < 0x80 ? 1 : separator_len(s + i, n - i, CLOCK_COLON);
		if (stands_between_digits(s, n, i, len))
			return true;
	}
	return false;
}

bool
glance_has_clock(const char *s, size_t n, size_t edge)
{
	if (n <= 2 * edge)
		return has_clock(s, n);
	return has_clock(s, edge) || has_clock(s + n - edge, edge);
}

bool
glance_could_be_set_off(const char *s, size_t n)
{
	enum { SHORT = 48 };

	if (n <= SHORT)
		return true;
	for (size_t i = 0; i < (size_t)SHORT * 2 && i < n; i++) {
		unsigned char c = (unsigned char)s[i];

		/* 0xE2 and 0xC2 begin dashes and bullets */
		if (c == '|' || c == '-' || c == ')' || c == ']' || c == '>' ||
		    c == '\n' || c == '\t' || c == 0xE2 || c == 0xC2 ||
		    (c == ' ' && i + 1 < n && s[i + 1] == ' '))
			return true;
	}
	return false;
}

static bool
begins_break(unsigned char c)
{
	switch (c) {
	case '|':
	case '(':
	case '[':
	case '\n':
	case '-':
	case 0xC2:
	case 0xE2:
		return true;
	default:
		return false;
	}
}

size_t
glance_last_break(const char *s, size_t n)
{
	enum { LOOK_BACK = 64 };
	static const char signs[][4] = {
	    "\u2013", "\u2014", "\u2022", "\u00B7", "\u25CF"};
	size_t end = n > LOOK_BACK ? n - LOOK_BACK : 0;

	for (size_t i = n; i-- > end;) {
		if (!begins_break((unsigned char)s[i]))
			continue;
		if (s[i] == '|' || s[i] == '(' || s[i] == '\n' || s[i] == '[' ||
		    (s[i] == '-' && i > 0 && s[i - 1] == ' ' && i + 1 < n &&
			s[i + 1] == ' '))
			return i + 1 < n ? i + 1 : n;
		for (int k = 0; k < 5 && ((unsigned char)s[i] == 0xE2 ||
					     (unsigned char)s[i] == 0xC2);
		     k++) {
			size_t len = strlen(signs[k]);

			if (i + len < n && memcmp(s + i, signs[k], len) == 0)
				return i + len;
		}
	}
	return n;
}
