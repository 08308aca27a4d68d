/* ascii.h - letters and digits of ASCII, as formats and protocols know them, whatever the
 * locale. Pure. What people write is text/chars.h's. */
#ifndef AJEL_ASCII_H
#define AJEL_ASCII_H

#include <stdbool.h>
#include <stddef.h>

static inline bool
ascii_is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline char
ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Lower-cases a string where it stands. */
static inline void
ascii_lower_string(char *s)
{
	for (; *s != '\0'; s++)
		*s = ascii_lower(*s);
}

/* What HTML calls ASCII whitespace. */
static inline bool
ascii_is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/* Writes the last n decimal digits of v, as "%0*u" does for less; no NUL.
 * Returns what is past them. */
static inline char *
ascii_put_digits(char *out, unsigned v, size_t n)
{
	for (size_t i = n; i > 0; i--) {
		out[i - 1] = (char)('0' + v % 10);
		v /= 10;
	}
	return out + n;
}

#endif
