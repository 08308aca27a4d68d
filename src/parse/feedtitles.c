/* feedtitles.c - reads the headlines of a feed. */
#include "parse/feedtitles.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdbool.h>

#include "base/buf.h"
#include "base/limits.h"
#include "parse/jsonfeed.h"
#include "text/clean.h"

static bool
is_named(const xmlNode *n, const char *name)
{
	return n->type == XML_ELEMENT_NODE &&
	       strcmp((const char *)n->name, name) == 0;
}

static const xmlNode *
child(const xmlNode *n, const char *name)
{
	const xmlNode *c = n->children;

	while (c != NULL && !is_named(c, name))
		c = c->next;
	return c;
}

/* The text, without the tags that some write into it once more. */
static const char *
without_tags(struct arena *a, const char *s)
{
	char *out = arena_copy(a, s), *to = out;
	bool tag = false;

	for (const char *p = out; *p != '\0'; p++) {
		if (*p == '<')
			tag = true;
		if (!tag)
			*to++ = *p;
		if (*p == '>' && tag) {
			tag = false;
			*to++ = ' ';
		}
	}
	*to = '\0';
	return out;
}

static const char *
text_of(struct arena *a, const xmlNode *title)
{
	const char *out;
	struct buf b;

	buf_init(&b, LIMIT_TEXT);
	for (const xmlNode *c = title->children; c != NULL; c = c->next) {
		if (c->type == XML_TEXT_NODE ||
		    c->type == XML_CDATA_SECTION_NODE)
			(void)buf_puts(&b, (const char *)c->content);
	}
	out = b.data != NULL ? without_tags(a, b.data) : "";
	buf_free(&b);
	return clean_or_null(a, out);
}

/* Where the entries are: RSS has them in its channel, RDF beside it. */
static const xmlNode *
entries_of(const xmlNode *root)
{
	const xmlNode *channel = child(root, "channel");

	if (is_named(root, "feed") || is_named(root, "RDF"))
		return root->children;
	return is_named(root, "rss") && channel != NULL ? channel->children
							: NULL;
}

static bool
is_feed(const xmlNode *root)
{
	return root != NULL &&
	       (is_named(root, "rss") || is_named(root, "RDF") ||
		   is_named(root, "feed"));
}

static const char **
read_titles(struct arena *a, const xmlNode *root, size_t *n)
{
	const char **out = arena_alloc(a, LIMIT_FEED_TITLES * sizeof(*out));

	for (const xmlNode *e = entries_of(root);
	     e != NULL && *n < LIMIT_FEED_TITLES; e = e->next) {
		const xmlNode *title = NULL;

		if (is_named(e, "item") || is_named(e, "entry"))
			title = child(e, "title");
		if (title != NULL && (out[*n] = text_of(a, title)) != NULL)
			(*n)++;
	}
	return out;
}

static const char **
titles_of_xml(struct arena *a, const struct text *text, size_t *n)
{
	enum {
		OPTIONS = XML_PARSE_RECOVER | XML_PARSE_NONET |
			  XML_PARSE_NOERROR | XML_PARSE_NOWARNING
	};
	const char **out = NULL;
	xmlDoc *doc;

	doc = xmlReadMemory(text->s, (int)text->len, NULL, "UTF-8", OPTIONS);
	if (doc != NULL && is_feed(xmlDocGetRootElement(doc)))
		out = read_titles(a, xmlDocGetRootElement(doc), n);
	xmlFreeDoc(doc);
	return out;
}

const char **
feed_titles(struct arena *a, const struct text *text, size_t *n)
{
	const char **out;

	*n = 0;
	if (text->len > LIMIT_WIRE)
		return NULL;
	out = titles_of_xml(a, text, n);
	return out != NULL ? out : jsonfeed_titles(a, text, n);
}
