/* pathrule.c - paths and patterns of paths, in one spelling, compared. */
#include "fetch/pathrule.h"

#include <string.h>

enum { ESCAPED = 3 }; /* bytes of "%2A" */

/* What a spelling does to bytes and escapes. */
struct spelling {
	const char *special; /* escaped too */
	bool encodes;        /* bytes that no address may hold are escaped */
	bool decodes;        /* escapes that need be none are undone */
};

/* A star and a dollar sign are special in patterns, where a path's own are
 * written %2A and %24. */
static const struct spelling path_allowed = {"*$", false, false};
static const struct spelling path_disallowed = {"*$", true, true};
static const struct spelling pattern_allowed = {"$", true, false};
static const struct spelling pattern_disallowed = {"$", true, true};

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* The byte that the n bytes at s begin with an escape of; -1: with none. */
static int
escaped_byte(const char *s, size_t n)
{
	int high = n >= ESCAPED && s[0] == '%' ? hex(s[1]) : -1;
	int low = high >= 0 ? hex(s[2]) : -1;

	return low >= 0 ? high * 16 + low : -1;
}

/* RFC 3986 §2.3: the same with and without an escape. */
static bool
is_unreserved(int c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || (c > 0 && strchr("-._~", c) != NULL);
}

static char *
put_escaped(char *to, int c)
{
	static const char digits[] = "0123456789ABCDEF";

	*to++ = '%';
	*to++ = digits[c >> 4];
	*to++ = digits[c & 15];
	return to;
}

static bool
must_escape(const struct spelling *how, int c)
{
	if (c == '%')
		return true; /* of no escape */
	if (c <= ' ' || c >= 0x7F)
		return how->encodes;
	return strchr(how->special, c) != NULL;
}

/* Writes n bytes in the spelling; `to` has room for ESCAPED times n. */
static char *
spell(const struct spelling *how, const char *s, size_t n, char *to)
{
	size_t i = 0;

	while (i < n) {
		int c = escaped_byte(s + i, n - i);

		if (c >= 0) {
			i += ESCAPED;
			if (how->decodes && is_unreserved(c))
				*to++ = (char)c;
			else
				to = put_escaped(to, c);
			continue;
		}
		c = (unsigned char)s[i++];
		if (must_escape(how, c))
			to = put_escaped(to, c);
		else
			*to++ = (char)c;
	}
	return to;
}

static char *
spelt_path(struct arena *a, const struct spelling *how, const char *path)
{
	size_t n = strlen(path);
	char *out = arena_alloc(a, n * ESCAPED + 1);

	*spell(how, path, n, out) = '\0';
	return out;
}

struct pathrule_path
pathrule_path(struct arena *a, const char *path)
{
	return (struct pathrule_path){spelt_path(a, &path_allowed, path),
	    spelt_path(a, &path_disallowed, path)};
}

static char *
spelt_pattern(
    struct arena *a, const struct spelling *how, const char *s, size_t n)
{
	bool whole = n > 0 && s[n - 1] == '$';
	size_t size = n * ESCAPED + 1;
	char *out, *end;

	if (n == 0 || (s[0] != '/' && s[0] != '*'))
		return NULL;
	out = arena_alloc(a, size);
	end = spell(how, s, n - whole, out);
	if (whole)
		*end++ = '$';
	*end++ = '\0';
	return arena_resize(a, out, size, (size_t)(end - out));
}

char *
pathrule_allowed(struct arena *a, const char *s, size_t n)
{
	return spelt_pattern(a, &pattern_allowed, s, n);
}

char *
pathrule_disallowed(struct arena *a, const char *s, size_t n)
{
	return spelt_pattern(a, &pattern_disallowed, s, n);
}

/* Each piece between stars is taken where it first stands: if any way leads to
 * the end, this one does. */
bool
pathrule_matches(const char *pattern, const char *path)
{
	const char *end = path + strlen(path);
	size_t n = strcspn(pattern, "*$");

	if (strncmp(path, pattern, n) != 0)
		return false;
	path += n;
	pattern += n;
	while (*pattern == '*') {
		pattern++;
		n = strcspn(pattern, "*$");
		if (pattern[n] == '$') {
			/* the last piece, at the end */
			return (size_t)(end - path) >= n &&
			       memcmp(end - n, pattern, n) == 0;
		}
		path = memmem(path, (size_t)(end - path), pattern, n);
		if (path == NULL)
			return false;
		path += n;
		pattern += n;
	}
	return *pattern == '\0' || path == end;
}
