/* utf8.h - the shape of UTF-8 (RFC 3629), without any Unicode tables.
 *
 * Only byte shapes live here; what a character means (digits, spaces, folding)
 * is src/text/'s. */
#ifndef AJEL_UTF8_H
#define AJEL_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* utf8_len of what is neither ASCII nor a pair. */
size_t utf8_far_len(const char *s, size_t n);

/* Length in bytes (1 to 4) of the well-formed character at s, of which n bytes
 * may be read; 0 if there is none: n is 0, the sequence is overlong, cut,
 * a surrogate or past U+10FFFF. A NUL is a character of length 1. */
static inline size_t
utf8_len(const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;

	if (n > 0 && p[0] < 0x80)
		return 1;
	if (n > 1 && p[0] >= 0xC2 && p[0] < 0xE0 && (p[1] & 0xC0) == 0x80)
		return 2;
	return utf8_far_len(s, n);
}

/* Code point of the character at s whose utf8_len is n (1 to 4). */
static inline uint32_t
utf8_point(const char *s, size_t n)
{
	uint32_t c = (unsigned char)s[0];

	if (n == 1)
		return c;
	c &= 0xFFU >> (n + 1);
	for (size_t i = 1; i < n; i++)
		c = c << 6 | ((unsigned char)s[i] & 0x3F);
	return c;
}

/* Writes the code point c (a valid one) to out; returns its length. */
size_t utf8_put(char out[4], uint32_t c);

/* Whether the n bytes are well-formed throughout. Reads ASCII eight bytes at a
 * time. */
bool utf8_valid(const char *s, size_t n);

/* Whether the character is a control: U+0000-001F, U+007F-009F, the line and
 * paragraph separators, or a noncharacter that XML can't hold. */
bool utf8_is_control(const char *s, size_t n);

/* Whether the n bytes are well-formed and no control among them. */
bool utf8_clean(const char *s, size_t n);

/* Ends the string s of at most n bytes at a whole character. */
void utf8_cut(char *s, size_t n);

#endif
