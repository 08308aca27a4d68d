/* charref.c - decodes &amp; &#38; &#x26; and names without their semicolon. */
#include "parse/charref.h"

#include <stdbool.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "parse/entities.h"

enum { REPLACEMENT = 0xFFFD, POINT_MAX = 0x10FFFF };

static bool
is_alnum(char c)
{
	return (c >= '0' && c <= '9') || ascii_is_letter(c);
}

/* -1 if c is no digit of the base. */
static int
digit(char c, uint32_t base)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (base == 16 && c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (base == 16 && c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* What pages mean by the numbers 128 to 159: windows-1252. */
static uint32_t
meant(uint32_t c)
{
	static const uint16_t windows[32] = {0x20AC, 0x81, 0x201A, 0x192,
	    0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152,
	    0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
	    0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E,
	    0x178};

	if (c >= 0x80 && c < 0xA0)
		return windows[c - 0x80];
	if (c == 0 || c > POINT_MAX || (c >= 0xD800 && c < 0xE000))
		return REPLACEMENT;
	return c;
}

/* &#38; or &#x26; at p. */
static int
read_number(const char *p, const char *end, struct charref *out)
{
	const char *s = p + 2;
	uint32_t base = 10;
	uint32_t c = 0;
	const char *first;

	if (s < end && (*s == 'x' || *s == 'X')) {
		base = 16;
		s++;
	}
	first = s;
	for (; s < end && digit(*s, base) >= 0; s++)
		if (c <= POINT_MAX)
			c = c * base + (uint32_t)digit(*s, base);
	if (s == first)
		return -1;
	if (s < end && *s == ';')
		s++;
	out->len = (size_t)(s - p);
	out->n = utf8_put(out->s, meant(c));
	return 0;
}

/* Place of a letter in the tables; -1 for a digit. */
static int
letter_of(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	return c >= 'a' && c <= 'z' ? c - 'a' + 26 : -1;
}

/* What the name stands for; NULL if there is no such name. */
static const char *
find_name(const char *name, size_t n)
{
	int letter = n > 1 && n <= ENTITY_NAME_MAX ? letter_of(name[0]) : -1;
	unsigned low;
	unsigned high;

	if (letter < 0)
		return NULL;
	low = entity_start[letter];
	high = entity_start[letter + 1];
	while (low < high) {
		unsigned middle = (low + high) / 2;
		const char *rest = entity_text[letter] + entity_at[middle];
		int order = strncmp(name + 1, rest, n - 1);

		if (order == 0 && rest[n - 1] == '\0')
			return rest + n;
		if (order > 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static int
compare_bare(const void *key, const void *row)
{
	return strcmp(key, row);
}

/* Length of the longest of the old names that the n bytes begin with; 0 for
 * none. */
static size_t
bare_prefix(const char *name, size_t n)
{
	char key[ENTITY_BARE_MAX + 1];

	for (n = n < ENTITY_BARE_MAX ? n : ENTITY_BARE_MAX; n > 1; n--) {
		memcpy(key, name, n);
		key[n] = '\0';
		if (bsearch(key, entity_bare,
			sizeof(entity_bare) / sizeof(entity_bare[0]),
			sizeof(entity_bare[0]), compare_bare) != NULL)
			return n;
	}
	return 0;
}

static void
take_value(const char *value, size_t len, struct charref *out)
{
	out->len = len;
	out->n = strlen(value);
	memcpy(out->s, value, out->n);
}

/* A name with its semicolon, or else an old one; *bare says which. */
static int
read_name(const char *p, const char *end, struct charref *out, bool *bare)
{
	const char *name = p + 1;
	const char *value = NULL;
	size_t n = 0;

	while (name + n < end && is_alnum(name[n]) && n <= ENTITY_NAME_MAX)
		n++;
	*bare = false;
	if (name + n < end && name[n] == ';')
		value = find_name(name, n);
	if (value != NULL) {
		take_value(value, n + 2, out);
		return 0;
	}
	*bare = true;
	n = bare_prefix(name, n);
	if (n == 0)
		return -1;
	take_value(find_name(name, n), n + 1, out);
	return 0;
}

int
charref_text(const char *p, const char *end, struct charref *out)
{
	bool bare;

	if (end - p > 2 && p[1] == '#')
		return read_number(p, end, out);
	return read_name(p, end, out, &bare);
}

int
charref_attribute(const char *p, const char *end, struct charref *out)
{
	const char *next;
	bool bare;

	if (end - p > 2 && p[1] == '#')
		return read_number(p, end, out);
	if (read_name(p, end, out, &bare) < 0)
		return -1;
	next = p + out->len;
	return bare && next < end && (*next == '=' || is_alnum(*next)) ? -1 : 0;
}
