/* xml.c - xmlTextWriter into a struct buf. */
#include "write/xml.h"

#include <libxml/xmlwriter.h>

#include "base/mem.h"
#include "base/utf8.h"

struct xml {
	xmlTextWriterPtr writer;
	struct buf *out;
	struct buf clean; /* a text without what XML can't hold */
};

/* The buffer remembers what did not fit; told of it, libxml2 would print it. */
static int
put(void *out, const char *p, int n)
{
	(void)buf_add(out, p, (size_t)n);
	return n;
}

struct xml *
xml_begin(struct buf *out)
{
	struct xml *x = mem_zalloc(sizeof(*x));
	xmlOutputBufferPtr sink = xmlOutputBufferCreateIO(put, NULL, out, NULL);

	if (sink == NULL)
		mem_exhausted();
	x->writer = xmlNewTextWriter(sink);
	if (x->writer == NULL)
		mem_exhausted();
	x->out = out;
	buf_init(&x->clean, out->max);
	(void)xmlTextWriterSetIndent(x->writer, 1);
	(void)xmlTextWriterStartDocument(x->writer, NULL, "UTF-8", NULL);
	return x;
}

void
xml_end(struct xml *x)
{
	(void)xmlTextWriterEndDocument(x->writer);
	xmlFreeTextWriter(x->writer); /* flushes, and frees the sink */
	buf_free(&x->clean);
	free(x);
}

/* How many bytes from s on are surely fit: of ASCII, or pairs past Latin-1's
 * controls. That is nearly all of a feed, and worth no call a character. */
static size_t
fit_run(const char *s)
{
	const unsigned char *p = (const unsigned char *)s;

	for (;;) {
		if (*p >= 0x20 && *p < 0x7F)
			p++;
		else if (*p > 0xC2 && *p <= 0xDF && (p[1] & 0xC0) == 0x80)
			p += 2;
		else
			return (size_t)(p - (const unsigned char *)s);
	}
}

/* The first byte that XML can't hold; NULL where all is well. */
static const char *
unfit(const char *s)
{
	for (;;) {
		size_t n;

		s += fit_run(s);
		if (*s == '\0')
			return NULL;
		n = utf8_len(s, strnlen(s, 4));
		if (n == 0 || utf8_is_control(s, n))
			return s;
		s += n;
	}
}

/* What came this far is clean already, by contract; but one such byte would
 * cost a reader the whole feed. */
static const xmlChar *
fit(struct xml *x, const char *s)
{
	const char *bad = unfit(s);

	if (bad == NULL)
		return (const xmlChar *)s;
	buf_clear(&x->clean);
	while (bad != NULL) {
		size_t n = utf8_len(bad, strnlen(bad, 4));

		(void)buf_add(&x->clean, s, (size_t)(bad - s));
		s = bad + (n > 0 ? n : 1);
		bad = unfit(s);
	}
	(void)buf_puts(&x->clean, s);
	x->out->full = x->out->full || x->clean.full;
	return (const xmlChar *)(x->clean.data != NULL ? x->clean.data : "");
}

void
xml_open(struct xml *x, const char *name)
{
	(void)xmlTextWriterStartElement(x->writer, (const xmlChar *)name);
}

void
xml_close(struct xml *x)
{
	(void)xmlTextWriterEndElement(x->writer);
}

void
xml_attr(struct xml *x, const char *name, const char *value)
{
	if (value != NULL)
		(void)xmlTextWriterWriteAttribute(
		    x->writer, (const xmlChar *)name, fit(x, value));
}

void
xml_text(struct xml *x, const char *text)
{
	(void)xmlTextWriterWriteString(x->writer, fit(x, text));
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
