/* jsontext.c - cuts a JSON value out of a text, in one pass. */
#include "parse/jsontext.h"

#include <ctype.h>
#include <stdbool.h>

#include "base/limits.h"

enum {
	PREFIX_MAX = 256, /* bytes before the value: a callback's name */
	ESCAPE = 6        /* bytes of \uFFFF */
};

static const char *
find_start(const char *s, size_t n)
{
	for (size_t i = 0; i < n && i < PREFIX_MAX; i++)
		if (s[i] == '{' || s[i] == '[')
			return s + i;
	return NULL;
}

/* The number of an escape \uXXXX at s, of which n bytes may be read; -1. */
static int
escaped(const char *s, size_t n)
{
	int v = 0;

	if (n < ESCAPE || s[0] != '\\' || s[1] != 'u')
		return -1;
	for (int i = 2; i < ESCAPE; i++) {
		int c = (unsigned char)s[i];

		if (!isxdigit(c))
			return -1;
		v = v * 16 + (isdigit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
	}
	return v;
}

/* Overwrites the four digits of the escape at s. */
static void
put_digits(char *s, const char *digits)
{
	for (int i = 0; i < 4; i++)
		s[2 + i] = digits[i];
}

/* Mends the escape at s, of which n bytes may be read; returns its length. */
static size_t
mend_escape(char *s, size_t n)
{
	int c = escaped(s, n);

	if (c < 0)
		return n < 2 ? n : 2;
	if (c == 0) {
		put_digits(s, "0020");
	} else if (c >= 0xD800 && c <= 0xDFFF) {
		int low = escaped(s + ESCAPE, n - ESCAPE);

		if (c <= 0xDBFF && low >= 0xDC00 && low <= 0xDFFF)
			return (size_t)2 * ESCAPE;
		put_digits(s, "fffd");
	}
	return ESCAPE;
}

/* Past the string that opens at s. */
static size_t
mend_string(char *s, size_t n)
{
	size_t i = 1;

	while (i < n && s[i] != '"') {
		if ((unsigned char)s[i] < 0x20)
			s[i] = ' ';
		i += s[i] == '\\' ? mend_escape(s + i, n - i) : 1;
	}
	return i < n ? i + 1 : n;
}

/* Where the value on the next line begins, if one follows that which ends
 * before i, a value a line; else 0. */
static size_t
next_line(const char *s, size_t n, size_t i)
{
	bool broken = false;

	for (; i < n && isspace((unsigned char)s[i]); i++)
		broken |= s[i] == '\n';
	return broken && i < n && s[0] == '{' && s[i] == '{' ? i : 0;
}

char *
jsontext_find(
    struct arena *a, const char *s, size_t n, size_t *len, const char **fault)
{
	const char *start = find_start(s, n);
	char *out, *room;
	size_t values = 0, i = 0, next, end = 0;
	int depth = 0;

	*fault = "no object or array in it";
	if (start == NULL)
		return NULL;
	n -= (size_t)(start - s);
	/* An array around values a line takes a bracket at each end. */
	room = arena_alloc(a, n + sizeof("[]"));
	out = room + 1;
	memcpy(out, start, n);
	out[n] = '\0';
	while (i < n) {
		char c = out[i];

		if (c == '"') {
			i += mend_string(out + i, n - i);
			continue;
		}
		if ((unsigned char)c < 0x20 && c != '\n')
			out[i] = ' ';
		i++;
		values += c == '{' || c == '[' || c == ',';
		depth += (c == '{' || c == '[') - (c == '}' || c == ']');
		*fault = depth > LIMIT_JSON_DEPTH ? "it is nested too deep"
						  : "it has too many values";
		if (depth > LIMIT_JSON_DEPTH || values > LIMIT_JSON_VALUES)
			return NULL;
		if (depth > 0)
			continue;
		next = next_line(out, n, i);
		if (next == 0)
			break;
		end = i;
		out[i] = ',';
		i = next;
	}
	*len = i;
	if (end == 0)
		return out;
	room[0] = '[';
	out[depth > 0 ? end : i] = ']';
	*len = (depth > 0 ? end : i) + 2;
	return room;
}
