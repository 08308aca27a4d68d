/* entity.c - reads the references that parsing left in a text. */
#include "detect/entity.h"

#include <libxml/HTMLparser.h>

#include "base/utf8.h"
#include "text/clean.h"

enum { NAME_MAX_LEN = 10, POINT_MAX = 0x10FFFF };

/* The number in s, which is "#39;" or "#x27;" without '#'; 0 for none. */
static uint32_t
number(const char *s, size_t n)
{
	int base = s[0] == 'x' || s[0] == 'X' ? 16 : 10;
	const char *digits =
	    base == 16 ? "0123456789abcdefABCDEF" : "0123456789";
	size_t skip = base == 16;
	unsigned long value;

	if (n <= skip || strspn(s + skip, digits) != n - skip)
		return 0;
	value = strtoul(s + skip, NULL, base);
	return value <= POINT_MAX && (value < 0xD800 || value > 0xDFFF)
		   ? (uint32_t)value
		   : 0;
}

/* The code point of the reference at p, a '&', and its length; 0 for none. */
static uint32_t
reference(const char *p, size_t *len)
{
	char name[NAME_MAX_LEN + 1];
	size_t n = strcspn(p + 1, "; &");
	const htmlEntityDesc *e;

	if (n == 0 || n > NAME_MAX_LEN || p[1 + n] != ';')
		return 0;
	*len = n + 2;
	if (p[1] == '#')
		return number(p + 2, n - 1);
	memcpy(name, p + 1, n);
	name[n] = '\0';
	e = htmlEntityLookup((const xmlChar *)name);
	return e != NULL ? e->value : 0;
}

const char *
entity_decode(struct arena *a, const char *text)
{
	const char *p = strchr(text, '&');
	size_t len = 0, done = 0;
	char *out;

	if (p == NULL || strchr(p, ';') == NULL)
		return text;
	out = arena_alloc(a, strlen(text) + 1);
	for (p = text; *p != '\0';) {
		uint32_t c = *p == '&' ? reference(p, &len) : 0;

		if (c == 0) {
			out[done++] = *p++;
			continue;
		}
		/* No reference is shorter than what it stands for. */
		done += utf8_put(out + done, c);
		p += len;
	}
	return clean_text(a, out, done);
}
