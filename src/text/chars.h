/* chars.h - what single characters are: spaces, digits, letters. Pure.
 *
 * Thin and quick over ICU's tables (the only other user of ICU in this folder
 * is fold.c); ASCII is answered here without asking it, since every letter of a
 * page is asked for. */
#ifndef AJEL_CHARS_H
#define AJEL_CHARS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The same questions as below, of characters past ASCII. */
bool chars_far_space(uint32_t c);
int chars_far_digit(uint32_t c);
bool chars_far_letter(uint32_t c);
bool chars_far_invisible(uint32_t c);

/* White space of any kind: U+0009-000D, no-break, thin and ideographic ones. */
static inline bool
chars_is_space(uint32_t c)
{
	if (c < 0x80)
		return c == ' ' || (c >= '\t' && c <= '\r');
	/* Most letters lie between U+00A0 and U+1680. */
	return (c <= 0xA0 || c >= 0x1680) && chars_far_space(c);
}

/* 0 to 9 for a decimal digit of any script, else -1. */
static inline int
chars_digit(uint32_t c)
{
	if (c < 0x80)
		return c >= '0' && c <= '9' ? (int)c - '0' : -1;
	if (c < 0x6F0) /* Arabic, and none before it */
		return c >= 0x660 && c <= 0x669 ? (int)c - 0x660 : -1;
	return chars_far_digit(c);
}

/* Part of a word: a letter or a mark of any script (digits are not). */
static inline bool
chars_is_letter(uint32_t c)
{
	if (c < 0x80)
		return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
	/* What most texts past ASCII are made of: Arabic and Cyrillic. */
	if ((c >= 0x620 && c <= 0x64A) || (c >= 0x400 && c <= 0x481))
		return true;
	return chars_far_letter(c);
}

/* Invisible and without a meaning of its own beside other text: soft hyphen,
 * zero-width space, word joiner, byte order mark, bidi marks and controls. The
 * joiners U+200C and U+200D are not: they shape Persian and emoji. */
static inline bool
chars_is_invisible(uint32_t c)
{
	return c == 0xAD || c == 0x61C ||
	       (c >= 0x200B && chars_far_invisible(c));
}

/* The byte at which the first digit of any script stands in the n bytes; n if
 * there is none. What is no UTF-8 is passed over. */
size_t chars_find_digit(const char *s, size_t n);
bool chars_has_digit(const char *s, size_t n);

/* $, €, ﷼: a sign of a currency. */
bool chars_is_currency(uint32_t c);

/* Number of characters (code points) in valid UTF-8; and of columns, since a
 * Han, Kana or Hangul character says and takes as much as two letters. */
size_t chars_count(const char *s);
size_t chars_columns(const char *s);

#endif
