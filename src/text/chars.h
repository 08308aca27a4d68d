/* chars.h - what single characters are: spaces, digits, letters. Pure.
 *
 * Thin and quick over ICU's tables (the only other user of ICU in this folder
 * is fold.c); ASCII is answered without asking it. */
#ifndef AJEL_CHARS_H
#define AJEL_CHARS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* White space of any kind: U+0009-000D, no-break, thin and ideographic ones. */
bool chars_is_space(uint32_t c);

/* 0 to 9 for a decimal digit of any script, else -1. */
int chars_digit(uint32_t c);

/* Part of a word: a letter or a mark of any script (digits are not). */
bool chars_is_letter(uint32_t c);

/* Invisible and without a meaning of its own beside other text: soft hyphen,
 * zero-width space, word joiner, byte order mark, bidi marks and controls. The
 * joiners U+200C and U+200D are not: they shape Persian and emoji. */
bool chars_is_invisible(uint32_t c);

/* $, €, ﷼: a sign of a currency. */
bool chars_is_currency(uint32_t c);

/* Number of characters (code points) in valid UTF-8; and of columns, since a
 * Han, Kana or Hangul character says and takes as much as two letters. */
size_t chars_count(const char *s);
size_t chars_columns(const char *s);

#endif
