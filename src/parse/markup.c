/* markup.c - writes strict markup: escapes, cleans, folds white space. */
#include "parse/markup.h"

#include <stdint.h>

#include "base/ascii.h"
#include "base/utf8.h"

static const char replacement[] = "\xEF\xBF\xBD"; /* U+FFFD */

void
markup_init(struct markup *m, struct arena *a, size_t guess)
{
	m->arena = a;
	m->cap = guess + 256;
	m->s = arena_alloc(a, m->cap);
	m->len = 0;
}

void
markup_grow(struct markup *m, size_t n)
{
	size_t cap = m->cap;

	while (cap - m->len <= n)
		cap *= 2;
	m->s = arena_resize(m->arena, m->s, m->cap, cap);
	m->cap = cap;
}

char *
markup_end(struct markup *m, size_t *n)
{
	if (m->cap - m->len <= 1)
		markup_grow(m, 1);
	m->s[m->len] = '\0';
	*n = m->len;
	/* The rest goes back to the arena, where it can. */
	return arena_resize(m->arena, m->s, m->cap, m->len + 1);
}

/* ASCII that stands for itself: printable, and not one of " & < >. */
static bool
is_plain(char c)
{
	static const uint64_t plain[4] = {
	    0xAFFFFFBA00000000U, 0x7FFFFFFFFFFFFFFFU, 0, 0};
	unsigned char u = (unsigned char)c;

	return (plain[u >> 6] >> (u & 63) & 1) != 0;
}

/* Whether is_plain holds for eight characters at once; it may say no where it
 * does. A byte's high bit is set in `odd` by what it must not be. */
static bool
are_plain(const char *s)
{
	const uint64_t one = 0x0101010101010101U;
	uint64_t word;
	uint64_t angle; /* zero in a byte that is < or > */
	uint64_t quote; /* zero in a byte that is " or & */
	uint64_t odd;

	memcpy(&word, s, sizeof(word));
	angle = (word | 0x02 * one) ^ 0x3E * one;
	quote = (word & ~(0x04 * one)) ^ 0x22 * one;
	odd = ((angle - one) & ~angle) | ((quote - one) & ~quote) |
	      (word - 0x21 * one) | (word + one) | word;
	return (odd & 0x80 * one) == 0;
}

/* Length of the well-formed character at s if its first byte alone says that
 * it is no control character: most of the world's letters. Else 0. */
static size_t
plain_letter(const char *s, const char *end)
{
	unsigned char c = (unsigned char)*s;

	if (c >= 0xC3 && c <= 0xDF && end - s > 1 &&
	    ((unsigned char)s[1] & 0xC0) == 0x80)
		return 2;
	if (c >= 0xE3 && c <= 0xEC && end - s > 2 &&
	    ((unsigned char)s[1] & 0xC0) == 0x80 &&
	    ((unsigned char)s[2] & 0xC0) == 0x80)
		return 3;
	return 0;
}

/* A space between two words, with no other beside it. */
static bool
is_lone_space(const char *s, const char *end)
{
	return *s == ' ' && end - s > 1 &&
	       (is_plain(s[1]) || (unsigned char)s[1] >= 0xC3);
}

/* Copies what needs no change, single spaces between words included. */
static const char *
put_run(struct markup *m, const char *s, const char *end)
{
	const char *run = s;

	/* Long values, such as links, are nothing but. */
	while (end - s >= 8 && are_plain(s))
		s += 8;
	while (s < end) {
		size_t step = 1;

		if (!is_plain(*s) && !(s > run && is_lone_space(s, end)))
			step = plain_letter(s, end);
		if (step == 0)
			break;
		s += step;
	}
	markup_add(m, run, (size_t)(s - run));
	return s;
}

static void
put_space(struct markup *m)
{
	if (m->len == 0 || !ascii_is_space(m->s[m->len - 1]))
		markup_put(m, ' ');
}

/* One character that can't be copied blindly: an escape, a control or a
 * character of several bytes. Returns what follows it. */
static const char *
put_odd(struct markup *m, const char *s, const char *end)
{
	size_t n = utf8_len(s, (size_t)(end - s));

	if (n == 0) {
		markup_add(m, replacement, 3);
		return s + 1;
	}
	if (*s == '&')
		markup_add(m, "&amp;", 5);
	else if (*s == '<')
		markup_add(m, "&lt;", 4);
	else if (*s == '>')
		markup_add(m, "&gt;", 4);
	else if (*s == '"')
		markup_add(m, "&quot;", 6);
	else if (!utf8_is_control(s, n))
		markup_add(m, s, n);
	else if (*s == '\xE2' || (*s == '\xC2' && s[1] == '\x85'))
		put_space(m); /* line separators: U+2028, U+2029, U+0085 */
	return s + n;
}

/* A run of white space as one, a newline if it holds one; nothing after other
 * white space, which ended an earlier piece of the same text. */
static const char *
put_fold(struct markup *m, const char *s, const char *end)
{
	char last = m->len > 0 ? m->s[m->len - 1] : '>';
	char c = ' ';

	for (; s < end && ascii_is_space(*s); s++)
		if (*s == '\n' || *s == '\r')
			c = '\n';
	if (!ascii_is_space(last))
		markup_add(m, &c, 1);
	return s;
}

/* One white space character; CR and CR LF are newlines. */
static const char *
put_blank(struct markup *m, const char *s, const char *end)
{
	if (*s == '\r') {
		markup_add(m, "\n", 1);
		return end - s > 1 && s[1] == '\n' ? s + 2 : s + 1;
	}
	markup_add(m, *s == '\f' ? " " : s, 1);
	return s + 1;
}

void
markup_text(struct markup *m, const char *s, size_t n)
{
	const char *end = s + n;

	while (s < end) {
		s = put_run(m, s, end);
		if (s < end)
			s = ascii_is_space(*s) ? put_fold(m, s, end)
					       : put_odd(m, s, end);
	}
}

void
markup_verbatim(struct markup *m, const char *s, size_t n)
{
	const char *end = s + n;

	while (s < end) {
		s = put_run(m, s, end);
		if (s < end)
			s = ascii_is_space(*s) ? put_blank(m, s, end)
					       : put_odd(m, s, end);
	}
}
