/* utf8.c - the shape of UTF-8: lengths, validity, cutting. */
#include "base/utf8.h"

static bool
is_tail(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

size_t
utf8_far_len(const char *s, size_t n)
{
	const unsigned char c = n > 0 ? (unsigned char)s[0] : 0xFF;
	unsigned char next;

	if (n < 3 || c < 0xE0 || c > 0xF4 || !is_tail(s[1]))
		return 0;
	next = (unsigned char)s[1];
	if (!is_tail(s[2]) || (c == 0xE0 && next < 0xA0) ||
	    (c == 0xED && next > 0x9F))
		return 0;
	if (c < 0xF0)
		return 3;
	if (n < 4 || !is_tail(s[3]) || (c == 0xF0 && next < 0x90) ||
	    (c == 0xF4 && next > 0x8F))
		return 0;
	return 4;
}

size_t
utf8_put(char out[4], uint32_t c)
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3F));
	out[2] = (char)(0x80 | (c >> 6 & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

bool
utf8_valid(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n) {
		uint64_t word;
		size_t step;

		if (n - i >= sizeof(word)) {
			memcpy(&word, s + i, sizeof(word));
			if ((word & 0x8080808080808080U) == 0) {
				i += sizeof(word);
				continue;
			}
		}
		step = utf8_len(s + i, n - i);
		if (step == 0)
			return false;
		i += step;
	}
	return true;
}

bool
utf8_is_control(const char *s, size_t n)
{
	uint32_t c = utf8_point(s, n);

	return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 ||
	       c == 0x2029 || (c & 0xFFFE) == 0xFFFE ||
	       (c >= 0xFDD0 && c <= 0xFDEF);
}

/* Length of the characters at s that are told without a call: of ASCII, and pairs
 * past Latin-1's controls. */
static size_t
plain_len(const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t i = 0;

	while (i < n) {
		if (p[i] >= 0x20 && p[i] < 0x7F)
			i++;
		else if (p[i] > 0xC2 && p[i] < 0xE0 && n - i > 1 &&
			 is_tail(s[i + 1]))
			i += 2;
		else
			break;
	}
	return i;
}

bool
utf8_clean(const char *s, size_t n)
{
	size_t i, step;

	for (i = plain_len(s, n); i < n; i += plain_len(s + i, n - i)) {
		step = utf8_len(s + i, n - i);
		if (step == 0 || utf8_is_control(s + i, step))
			return false;
		i += step;
	}
	return true;
}

void
utf8_cut(char *s, size_t n)
{
	size_t i = 0;

	while (i < n && s[i] != '\0') {
		size_t step = utf8_len(s + i, n - i);

		if (step == 0 && n - i < 4)
			break;
		i += step == 0 ? 1 : step;
	}
	s[i] = '\0';
}
