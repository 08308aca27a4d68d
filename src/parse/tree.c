/* tree.c - builds libxml2's nodes over strict markup, in place. */
#include "parse/tree.h"

#include <libxml/parserInternals.h>
#include <libxml/tree.h>

#include "base/limits.h"

struct reader {
	struct arena *arena;
	xmlDoc *doc;
	xmlNode *at; /* the innermost open element; the document before it */
	char *p;
	int breaks; /* made of the line ends of <pre> */
};

static xmlNode *
new_node(const struct reader *r, xmlElementType type, const xmlChar *name)
{
	xmlNode *n = arena_zalloc(r->arena, sizeof(*n));

	n->type = type;
	n->name = name;
	n->doc = r->doc;
	return n;
}

/* The document begins as a node begins, so it may be the parent. */
static void
append(const struct reader *r, xmlNode *n)
{
	xmlNode *parent = r->at;

	n->parent = parent;
	n->prev = parent->last;
	if (parent->last != NULL)
		parent->last->next = n;
	else
		parent->children = n;
	parent->last = n;
}

/* What the reference at s stands for; the reader goes to *end. Only these four
 * are ever written. */
static char
read_reference(const char *s, size_t *len)
{
	switch (s[1]) {
	case 'a':
		*len = sizeof("&amp;") - 1;
		return '&';
	case 'l':
		*len = sizeof("&lt;") - 1;
		return '<';
	case 'g':
		*len = sizeof("&gt;") - 1;
		return '>';
	default:
		*len = sizeof("&quot;") - 1;
		return '"';
	}
}

/* Ends the n bytes at s with a NUL and decodes them, which makes them no
 * longer. */
static xmlChar *
decode(char *s, size_t n)
{
	char *out;
	char *in;
	char *end = s + n;

	*end = '\0';
	in = memchr(s, '&', n);
	for (out = in; in != NULL && in < end;) {
		size_t len = 1;

		*out = *in == '&' ? read_reference(in, &len) : *in;
		out++;
		in += len;
	}
	if (out != NULL)
		*out = '\0';
	return (xmlChar *)s;
}

/* name="value" at r->p. */
static xmlAttr *
read_attribute(struct reader *r, xmlNode *element)
{
	xmlAttr *a = arena_zalloc(r->arena, sizeof(*a));
	char *equals = strchr(r->p, '=');
	char *value = equals + 2;
	char *quote = strchr(value, '"');

	a->type = XML_ATTRIBUTE_NODE;
	a->name = (xmlChar *)r->p;
	a->parent = element;
	a->doc = r->doc;
	*equals = '\0';
	if (quote > value) {
		xmlNode *text = new_node(r, XML_TEXT_NODE, xmlStringText);

		text->content = decode(value, (size_t)(quote - value));
		text->parent = (xmlNode *)a;
		a->children = text;
		a->last = text;
	}
	r->p = quote + 1;
	return a;
}

static void
read_attributes(struct reader *r, xmlNode *element)
{
	xmlAttr *last = NULL;

	while (*r->p == ' ') {
		xmlAttr *a;

		r->p++;
		a = read_attribute(r, element);
		a->prev = last;
		if (last != NULL)
			last->next = a;
		else
			element->properties = a;
		last = a;
	}
}

/* A start tag, r->p behind its '<'. */
static void
read_start(struct reader *r)
{
	char *name = r->p;
	char *past = name;
	xmlNode *element = new_node(r, XML_ELEMENT_NODE, (xmlChar *)name);

	while (*past != ' ' && *past != '/' && *past != '>')
		past++;
	append(r, element);
	r->p = past;
	read_attributes(r, element);
	if (*r->p == '>')
		r->at = element;
	else
		r->p++; /* <br/> */
	r->p++;
	*past = '\0';
}

static void
read_end(struct reader *r)
{
	r->p = strchr(r->p, '>') + 1;
	r->at = r->at->parent;
}

static void
append_text(const struct reader *r, xmlChar *s)
{
	xmlNode *text;

	if (*s == '\0')
		return;
	text = new_node(r, XML_TEXT_NODE, xmlStringText);
	text->content = s;
	append(r, text);
}

/* The text of a <pre>, a <br> for each line end. */
static void
append_lines(struct reader *r, xmlChar *s)
{
	static const xmlChar br[] = "br";
	char *end = strchr((char *)s, '\n');

	while (end != NULL && r->breaks < LIMIT_TEXT_LINES) {
		*end = '\0';
		append_text(r, s);
		append(r, new_node(r, XML_ELEMENT_NODE, br));
		r->breaks++;
		s = (xmlChar *)end + 1;
		end = strchr((char *)s, '\n');
	}
	append_text(r, s);
}

/* Text up to the next tag, whose '<' becomes the text's NUL. Scripts know no
 * references. */
static void
read_text(struct reader *r)
{
	static const xmlChar script[] = "script";
	static const xmlChar pre[] = "pre";
	const xmlChar *name = r->at->name;
	char *s = r->p;
	char *end = strchr(s, '<');
	size_t n = (size_t)(end - s);

	r->p = end;
	*end = '\0';
	if (xmlStrEqual(name, script))
		append_text(r, (xmlChar *)s);
	else if (xmlStrEqual(name, pre))
		append_lines(r, decode(s, n));
	else
		append_text(r, decode(s, n));
}

static void
read_all(struct reader *r)
{
	while (*r->p != '\0') {
		if (*r->p != '<')
			read_text(r);
		r->p++;
		if (*r->p == '/')
			read_end(r);
		else
			read_start(r);
	}
}

xmlDoc *
tree_read(struct arena *a, char *markup)
{
	struct reader r = {.arena = a, .p = markup};

	r.doc = arena_zalloc(a, sizeof(*r.doc));
	r.doc->type = XML_HTML_DOCUMENT_NODE;
	r.doc->doc = r.doc;
	r.doc->charset = XML_CHAR_ENCODING_UTF8;
	r.doc->standalone = -1;
	r.at = (xmlNode *)r.doc;
	read_all(&r);
	return r.doc;
}

void
tree_replace(struct arena *a, xmlNode *element, char *markup)
{
	struct reader r = {
	    .arena = a, .doc = element->doc, .at = element, .p = markup};

	element->children = NULL;
	element->last = NULL;
	read_all(&r);
}
