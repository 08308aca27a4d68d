/* meta.c - the HTML Standard's prescan for <meta charset>.
 *
 * The names and the order of the steps are those of §13.2.3.2. Running out of
 * bytes anywhere ends the scan without an answer, as it says: a <meta> that is
 * cut in the middle declares nothing. */
#include "decode/meta.h"

#include "base/ascii.h"
#include "base/limits.h"

/* What is left of the page: the scan goes from at to end. */
struct scan {
	const char *at;
	const char *end;
};

struct attribute {
	const char *name;
	size_t name_n;
	const char *value;
	size_t value_n;
};

enum attribute_found { ATTRIBUTE, NO_MORE, OUT_OF_BYTES };

/* What the attributes of one <meta> say. */
struct declaration {
	bool has_pragma, has_content, has_charset; /* attributes seen */
	bool got_pragma; /* http-equiv was content-type */
	enum { UNKNOWN, NEEDED, NOT_NEEDED } pragma;
	const struct encoding *encoding; /* NULL: unset or no such label */
};

static bool
ends_name(char c)
{
	return ascii_is_space(c) || c == '=' || c == '/' || c == '>';
}

/* Whether s starts with the lower-case word, in any case. */
static bool
starts(const char *s, size_t n, const char *word)
{
	size_t i = 0;

	for (; word[i] != '\0'; i++) {
		if (i == n)
			return false;
		if (s[i] != word[i] &&
		    !(ascii_is_letter(s[i]) && (s[i] | 0x20) == word[i]))
			return false;
	}
	return true;
}

static bool
equals(const char *s, size_t n, const char *word)
{
	return n == strlen(word) && starts(s, n, word);
}

static size_t
left(const struct scan *scan)
{
	return (size_t)(scan->end - scan->at);
}

static void
skip_spaces(struct scan *scan)
{
	while (scan->at < scan->end && ascii_is_space(*scan->at))
		scan->at++;
}

/* Goes to the next byte c; -1 where there is none. */
static int
skip_to(struct scan *scan, char c)
{
	const char *p = memchr(scan->at, c, left(scan));

	if (p == NULL)
		return -1;
	scan->at = p;
	return 0;
}

/* The value behind "name =". */
static enum attribute_found
get_value(struct scan *scan, struct attribute *out)
{
	char quote;

	skip_spaces(scan);
	if (scan->at == scan->end)
		return OUT_OF_BYTES;
	quote = *scan->at;
	if (quote == '"' || quote == '\'') {
		out->value = ++scan->at;
		if (skip_to(scan, quote) < 0)
			return OUT_OF_BYTES;
		out->value_n = (size_t)(scan->at++ - out->value);
		return ATTRIBUTE;
	}
	out->value = scan->at;
	while (scan->at < scan->end && !ascii_is_space(*scan->at) &&
	       *scan->at != '>')
		scan->at++;
	if (scan->at == scan->end)
		return OUT_OF_BYTES;
	out->value_n = (size_t)(scan->at - out->value);
	return ATTRIBUTE;
}

/* "Get an attribute": its parts are slices of the page. */
static enum attribute_found
get_attribute(struct scan *scan, struct attribute *out)
{
	memset(out, 0, sizeof(*out));
	while (scan->at < scan->end &&
	       (ascii_is_space(*scan->at) || *scan->at == '/'))
		scan->at++;
	if (scan->at == scan->end)
		return OUT_OF_BYTES;
	if (*scan->at == '>')
		return NO_MORE;
	out->name = scan->at++; /* may be a '=', which then is part of it */
	while (scan->at < scan->end && !ends_name(*scan->at))
		scan->at++;
	out->name_n = (size_t)(scan->at - out->name);
	out->value = scan->at;
	out->value_n = 0;
	skip_spaces(scan);
	if (scan->at == scan->end)
		return OUT_OF_BYTES;
	if (*scan->at != '=')
		return ATTRIBUTE;
	scan->at++;
	return get_value(scan, out);
}

/* "Extract a character encoding from a meta element": content's value. */
static const struct encoding *
content_encoding(const char *s, size_t n)
{
	struct scan scan = {s, s + n};
	const char *label;

	for (;;) {
		while (!starts(scan.at, left(&scan), "charset")) {
			if (scan.at == scan.end)
				return NULL;
			scan.at++;
		}
		scan.at += strlen("charset");
		skip_spaces(&scan);
		if (scan.at == scan.end)
			return NULL;
		if (*scan.at == '=')
			break;
	}
	scan.at++;
	skip_spaces(&scan);
	label = scan.at;
	if (label < scan.end && (*label == '"' || *label == '\'')) {
		scan.at = ++label;
		if (skip_to(&scan, label[-1]) < 0)
			return NULL;
		return label_find(label, (size_t)(scan.at - label));
	}
	while (
	    scan.at < scan.end && !ascii_is_space(*scan.at) && *scan.at != ';')
		scan.at++;
	return label_find(label, (size_t)(scan.at - label));
}

/* The first of equal attributes counts. */
static void
take_attribute(struct declaration *d, const struct attribute *at)
{
	if (equals(at->name, at->name_n, "http-equiv") && !d->has_pragma) {
		d->has_pragma = true;
		d->got_pragma = equals(at->value, at->value_n, "content-type");
	} else if (equals(at->name, at->name_n, "charset") && !d->has_charset) {
		d->has_charset = true;
		d->encoding = label_find(at->value, at->value_n);
		d->pragma = NOT_NEEDED;
	} else if (equals(at->name, at->name_n, "content") && !d->has_content) {
		const struct encoding *e =
		    content_encoding(at->value, at->value_n);

		d->has_content = true;
		if (e != NULL && !d->has_charset) {
			d->encoding = e;
			d->pragma = NEEDED;
		}
	}
}

/* What the page can't truly be in, having been read as ASCII so far. */
static const struct encoding *
corrected(const struct encoding *e)
{
	if (strncmp(e->name, "UTF-16", strlen("UTF-16")) == 0)
		return label_find("utf-8", strlen("utf-8"));
	if (strcmp(e->name, "x-user-defined") == 0)
		return label_find("windows-1252", strlen("windows-1252"));
	return e;
}

/* Reads the attributes of a <meta>; -1 when the bytes run out. */
static int
scan_meta(struct scan *scan, const struct encoding **out)
{
	struct declaration d = {.pragma = UNKNOWN};
	struct attribute attribute;
	enum attribute_found found;

	while ((found = get_attribute(scan, &attribute)) == ATTRIBUTE)
		take_attribute(&d, &attribute);
	if (found == OUT_OF_BYTES)
		return -1;
	if (d.encoding != NULL &&
	    (d.pragma == NOT_NEEDED || (d.pragma == NEEDED && d.got_pragma)))
		*out = corrected(d.encoding);
	return 0;
}

/* Any other tag is skipped attribute by attribute: a '>' or a <meta in a quoted
 * value is not one. */
static int
skip_tag(struct scan *scan)
{
	struct attribute attribute;
	enum attribute_found found;

	while (scan->at < scan->end && !ascii_is_space(*scan->at) &&
	       *scan->at != '>')
		scan->at++;
	do {
		found = get_attribute(scan, &attribute);
	} while (found == ATTRIBUTE);
	return found == OUT_OF_BYTES ? -1 : 0;
}

static int
skip_comment(struct scan *scan)
{
	scan->at += strlen("<!"); /* the dashes of "<!-->" are those of "-->" */
	do {
		scan->at++;
		if (skip_to(scan, '>') < 0)
			return -1;
	} while (scan->at[-1] != '-' || scan->at[-2] != '-');
	return 0;
}

/* Steps over what begins with the '<' at hand, to its last byte. */
static int
scan_markup(struct scan *scan, const struct encoding **out)
{
	const char *p = scan->at;
	size_t n = left(scan);

	if (starts(p, n, "<!--"))
		return skip_comment(scan);
	if (starts(p, n, "<meta") && n > 5 &&
	    (ascii_is_space(p[5]) || p[5] == '/')) {
		scan->at += 5;
		return scan_meta(scan, out);
	}
	if (n > 1 && ascii_is_letter(p[p[1] == '/' && n > 2 ? 2 : 1]))
		return skip_tag(scan);
	if (n > 1 && (p[1] == '!' || p[1] == '/' || p[1] == '?'))
		return skip_to(scan, '>');
	return 0;
}

/* <?xml version="1.0" encoding="windows-1256"?>: what XHTML pages have. */
static const struct encoding *
xml_encoding(const char *s, size_t n)
{
	struct scan scan = {s, s + n};
	const struct encoding *e = NULL;
	const char *label;

	if (!starts(s, n, "<?xml") || skip_to(&scan, '>') < 0)
		return NULL;
	scan = (struct scan){s, scan.at};
	while (scan.at < scan.end && !starts(scan.at, left(&scan), "encoding"))
		scan.at++;
	if (scan.at == scan.end)
		return NULL;
	scan.at += strlen("encoding");
	skip_spaces(&scan);
	if (scan.at == scan.end || *scan.at++ != '=')
		return NULL;
	skip_spaces(&scan);
	if (scan.at == scan.end || (*scan.at != '"' && *scan.at != '\''))
		return NULL;
	label = ++scan.at;
	if (skip_to(&scan, label[-1]) == 0)
		e = label_find(label, (size_t)(scan.at - label));
	return e != NULL ? corrected(e) : NULL;
}

/* An XML declaration in UTF-16 can be told without a byte order mark. */
static const struct encoding *
wide_encoding(const char *s, size_t n)
{
	if (n >= 6 && memcmp(s, "<\0?\0x\0", 6) == 0)
		return label_find("utf-16le", strlen("utf-16le"));
	if (n >= 6 && memcmp(s, "\0<\0?\0x", 6) == 0)
		return label_find("utf-16be", strlen("utf-16be"));
	return NULL;
}

const struct encoding *
meta_encoding(const unsigned char *in, size_t n)
{
	const char *s = (const char *)in;
	size_t most = n < LIMIT_META_SCAN ? n : LIMIT_META_SCAN;
	struct scan scan = {s, s + most};
	const struct encoding *e = wide_encoding(s, most);

	while (e == NULL && skip_to(&scan, '<') == 0) {
		if (scan_markup(&scan, &e) < 0)
			break;
		if (scan.at < scan.end && e == NULL)
			scan.at++;
	}
	return e != NULL ? e : xml_encoding(s, most);
}
