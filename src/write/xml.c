/* xml.c - XML into a struct buf. */
#include "write/xml.h"

#include <assert.h>

#include "base/mem.h"
#include "base/utf8.h"

enum { DEPTH = 8 }; /* elements in one another: RSS has four */

struct xml {
	struct buf *out;
	const char *open[DEPTH]; /* names of the elements that are open */
	size_t depth;            /* how many; the root is open till the end */
	bool in_tag;             /* the last one's start tag is not ended */
	bool in_line; /* it has text, or nothing, so its end stands there */
};

/* How many bytes from s on are themselves in XML: of ASCII, or pairs past
 * Latin-1's controls. That is nearly all of a feed, and worth no call a
 * character. */
static size_t
plain_run(const char *s)
{
	const unsigned char *p = (const unsigned char *)s;

	for (;;) {
		if (*p >= 0x20 && *p < 0x7F && *p != '<' && *p != '>' &&
		    *p != '&' && *p != '"')
			p++;
		else if (*p > 0xC2 && *p <= 0xDF && (p[1] & 0xC0) == 0x80)
			p += 2;
		else
			return (size_t)(p - (const unsigned char *)s);
	}
}

static const char *
reference(char c)
{
	switch (c) {
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '&':
		return "&amp;";
	case '"':
		return "&quot;";
	default:
		return NULL;
	}
}

/* What came this far is clean already, by contract; but one byte that XML can't
 * hold would cost a reader the whole feed. */
void
xml_escape(struct buf *out, const char *s)
{
	for (;;) {
		size_t n = plain_run(s);

		(void)buf_add(out, s, n);
		s += n;
		if (*s == '\0')
			return;
		n = utf8_len(s, strnlen(s, 4));
		if (reference(*s) != NULL)
			(void)buf_puts(out, reference(*s));
		else if (n > 0 && !utf8_is_control(s, n))
			(void)buf_add(out, s, n);
		s += n > 0 ? n : 1;
	}
}

static void
end_tag(struct xml *x)
{
	if (x->in_tag)
		(void)buf_add(x->out, ">", 1);
	x->in_tag = false;
}

static void
begin_line(struct xml *x)
{
	static const char spaces[DEPTH] = "        ";

	(void)buf_add(x->out, "\n", 1);
	(void)buf_add(x->out, spaces, x->depth);
}

struct xml *
xml_begin(struct buf *out)
{
	struct xml *x = mem_zalloc(sizeof(*x));

	x->out = out;
	(void)buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
	return x;
}

void
xml_end(struct xml *x)
{
	while (x->depth > 0)
		xml_close(x);
	(void)buf_add(x->out, "\n", 1);
	free(x);
}

void
xml_open(struct xml *x, const char *name)
{
	assert(x->depth < DEPTH);
	end_tag(x);
	begin_line(x);
	(void)buf_add(x->out, "<", 1);
	(void)buf_puts(x->out, name);
	x->open[x->depth++] = name;
	x->in_tag = true;
	x->in_line = true;
}

void
xml_close(struct xml *x)
{
	const char *name = x->open[--x->depth];

	if (x->in_tag) {
		(void)buf_add(x->out, "/>", 2);
	} else {
		if (!x->in_line)
			begin_line(x);
		(void)buf_add(x->out, "</", 2);
		(void)buf_puts(x->out, name);
		(void)buf_add(x->out, ">", 1);
	}
	x->in_tag = false;
	x->in_line = false;
}

void
xml_attr(struct xml *x, const char *name, const char *value)
{
	if (value == NULL)
		return;
	(void)buf_add(x->out, " ", 1);
	(void)buf_puts(x->out, name);
	(void)buf_add(x->out, "=\"", 2);
	xml_escape(x->out, value);
	(void)buf_add(x->out, "\"", 1);
}

void
xml_text(struct xml *x, const char *text)
{
	end_tag(x);
	xml_escape(x->out, text);
}

void
xml_leaf(struct xml *x, const char *name, const char *text)
{
	if (text == NULL)
		return;
	xml_open(x, name);
	xml_text(x, text);
	xml_close(x);
}
