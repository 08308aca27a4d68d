/* token.c - reads a tag (HTML Standard §13.2.5.8-40) and writes it cleanly. */
#include "parse/token.h"

#include <stdint.h>

#include "base/ascii.h"
#include "parse/charref.h"

/* Values of data-… longer than this are programs' state, not for people; a
 * time or an identifier is shorter. */
enum { DATA_MAX = 256 };

bool
token_is_word(const char *s, size_t n, const char *word)
{
	for (size_t i = 0; i < n; i++)
		if (word[i] == '\0' || ascii_lower(s[i]) != word[i])
			return false;
	return word[n] == '\0';
}

/* What libxml2, in all its versions, takes for a character of a name. */
static bool
is_name_char(char c)
{
	c = ascii_lower(c);
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
	       c == '_' || c == ':' || c == '.';
}

static bool
is_name(const char *s, size_t n)
{
	char c = n > 0 ? ascii_lower(s[0]) : '\0';

	if (!(c >= 'a' && c <= 'z') && c != '_')
		return false;
	for (size_t i = 1; i < n; i++)
		if (!is_name_char(s[i]))
			return false;
	return true;
}

static const char *
read_name(struct token *t, const char *p, const char *end)
{
	const char *name = p;
	size_t n;

	while (p < end && !ascii_is_space(*p) && *p != '/' && *p != '>')
		p++;
	n = (size_t)(p - name);
	if (n > TOKEN_NAME_MAX || !is_name(name, n))
		n = 0;
	for (size_t i = 0; i < n; i++)
		t->name[i] = ascii_lower(name[i]);
	t->name[n] = '\0';
	t->name_n = n;
	t->tag = tag_find(t->name, n);
	return p;
}

/* The value that begins at p, past '=' and white space; NULL if the page ends
 * within it. */
static const char *
read_value(struct attribute *a, const char *p, const char *end)
{
	const char *stop;

	if (*p == '"' || *p == '\'') {
		stop = memchr(p + 1, *p, (size_t)(end - p - 1));
		if (stop == NULL)
			return NULL;
		a->value = p + 1;
		a->value_n = (size_t)(stop - a->value);
		return stop + 1;
	}
	a->value = p;
	while (p < end && !ascii_is_space(*p) && *p != '>')
		p++;
	a->value_n = (size_t)(p - a->value);
	return p;
}

/* The attribute whose name begins at p. */
static const char *
read_attribute(struct attribute *a, const char *p, const char *end)
{
	a->name = p++; /* a first '=' belongs to the name */
	while (p < end && !ascii_is_space(*p) && *p != '/' && *p != '>' &&
	       *p != '=')
		p++;
	a->name_n = (size_t)(p - a->name);
	a->value = "";
	a->value_n = 0;
	while (p < end && ascii_is_space(*p))
		p++;
	if (p == end || *p != '=')
		return p;
	p++;
	while (p < end && ascii_is_space(*p))
		p++;
	return p < end ? read_value(a, p, end) : NULL;
}

const char *
token_read(struct token *t, const char *p, const char *end)
{
	struct attribute spare; /* those past the limit are read and lost */

	t->n = 0;
	t->closed = false;
	p = read_name(t, p, end);
	while (p != NULL && p < end) {
		if (*p == '>')
			return p + 1;
		t->closed = *p == '/';
		if (ascii_is_space(*p) || *p == '/')
			p++;
		else if (t->n < LIMIT_ATTRIBUTES)
			p = read_attribute(&t->attributes[t->n++], p, end);
		else
			p = read_attribute(&spare, p, end);
	}
	return NULL;
}

const struct attribute *
token_attribute(const struct token *t, const char *name)
{
	for (size_t i = 0; i < t->n; i++)
		if (token_is_word(
			t->attributes[i].name, t->attributes[i].name_n, name))
			return &t->attributes[i];
	return NULL;
}

static bool
begins_with(const char *s, size_t n, const char *word)
{
	size_t len = strlen(word);

	return n >= len && token_is_word(s, len, word);
}

/* Programs, styles and images' variants make up half of a page's tags, and say
 * nothing about its text. */
static bool
is_useful(const struct attribute *a)
{
	static const char useless[][12] = {
	    "style", "srcset", "sizes", "integrity", "nonce"};
	const char *name = a->name;
	size_t n = a->name_n;

	if (!is_name(name, n))
		return false;
	/* Most are told by their first letter. */
	if (strchr("sino", ascii_lower(name[0])) == NULL)
		return true;
	for (size_t i = 0; i < sizeof(useless) / sizeof(useless[0]); i++)
		if (token_is_word(name, n, useless[i]))
			return false;
	return n < 3 || !begins_with(name, n, "on");
}

/* Whether the value, as it was written, is worth its bytes. */
static bool
is_fit(const struct attribute *a, const char *value, size_t n)
{
	static const char data[] = "data:"; /* an image within the page */

	if (begins_with(a->name, a->name_n, "data-"))
		return n <= DATA_MAX;
	if (token_is_word(a->name, a->name_n, "src") &&
	    begins_with(value, n, data))
		return false;
	return n <= LIMIT_ATTRIBUTE;
}

static bool
is_same_name(const struct attribute *a, const struct attribute *b)
{
	if (a->name_n != b->name_n)
		return false;
	for (size_t i = 0; i < a->name_n; i++)
		if (ascii_lower(a->name[i]) != ascii_lower(b->name[i]))
			return false;
	return true;
}

/* Whether an earlier attribute has the name of the i-th. *seen is a filter by
 * length and first letter that spares most of the searches. */
static bool
is_repeated(const struct token *t, size_t i, uint64_t *seen)
{
	const struct attribute *a = &t->attributes[i];
	size_t hash =
	    (size_t)(unsigned char)ascii_lower(a->name[0]) * 7 + a->name_n;
	uint64_t bit = (uint64_t)1 << (hash & 63);
	bool maybe = (*seen & bit) != 0;

	*seen |= bit;
	for (size_t k = 0; maybe && k < i; k++)
		if (is_same_name(&t->attributes[k], a))
			return true;
	return false;
}

static void
put_value(struct markup *m, const char *p, const char *end)
{
	while (p < end) {
		const char *amp = memchr(p, '&', (size_t)(end - p));
		struct charref ref;

		markup_verbatim(m, p, (size_t)((amp ? amp : end) - p));
		if (amp == NULL)
			return;
		if (charref_attribute(amp, end, &ref) == 0) {
			markup_verbatim(m, ref.s, ref.n);
			p = amp + ref.len;
		} else {
			markup_verbatim(m, amp, 1);
			p = amp + 1;
		}
	}
}

/* Whether it was worth writing. */
static bool
put_attribute(const struct attribute *a, struct markup *m)
{
	size_t start = m->len;
	size_t value;

	markup_put(m, ' ');
	markup_add(m, a->name, a->name_n);
	for (size_t i = start + 1; i < m->len; i++)
		m->s[i] = ascii_lower(m->s[i]);
	markup_add(m, "=\"", 2);
	value = m->len;
	put_value(m, a->value, a->value + a->value_n);
	if (!is_fit(a, m->s + value, m->len - value)) {
		m->len = start;
		return false;
	}
	markup_put(m, '"');
	return true;
}

size_t
token_put_attributes(const struct token *t, struct markup *m)
{
	uint64_t seen = 0;
	size_t count = 0;

	for (size_t i = 0; i < t->n; i++) {
		const struct attribute *a = &t->attributes[i];

		if (!is_repeated(t, i, &seen) && is_useful(a))
			count += put_attribute(a, m);
	}
	return count;
}
