/* atom.c - a feed as Atom (RFC 4287).
 *
 * Readers sort by `published`, which never moves, or by `updated`, which moves
 * with a new wording only. An entry carries its headline as title and as
 * content: a reader that shows only one of them shows it. */
#include "base/instant.h"
#include "write/formats.h"
#include "write/uri.h"
#include "write/xml.h"

#define NS_ATOM "http://www.w3.org/2005/Atom"

static void
put_time(struct xml *x, const char *name, int64_t t)
{
	char text[INSTANT_TEXT];

	xml_leaf(x, name, instant_print(t, text));
}

static void
put_link(struct xml *x, const char *rel, const char *href)
{
	if (href == NULL)
		return;
	xml_open(x, "link");
	xml_attr(x, "rel", rel);
	xml_attr(x, "href", href);
	xml_close(x);
}

static void
put_text(struct xml *x, const char *name, const char *text)
{
	xml_open(x, name);
	xml_attr(x, "type", "text");
	xml_text(x, text);
	xml_close(x);
}

/* The feed's own address is not known here, its file's name is: a reference
 * relative to wherever the file is served from. */
static void
put_self(struct xml *x, const char *name, struct buf *scratch)
{
	if (name == NULL)
		return;
	buf_clear(scratch);
	(void)buf_printf(scratch, "%s.atom", name);
	xml_open(x, "link");
	xml_attr(x, "rel", "self");
	xml_attr(x, "type", "application/atom+xml");
	xml_attr(x, "href", scratch->data);
	xml_close(x);
}

static void
put_head(struct xml *x, const struct feed *feed, struct buf *scratch)
{
	xml_leaf(x, "id", feed->id);
	put_text(x, "title", feed->title);
	/* Required even of a feed without entries: then it is long ago. */
	put_time(
	    x, "updated", feed->updated != INSTANT_NONE ? feed->updated : 0);
	put_link(x, "alternate", uri_escape(scratch, feed->url));
	put_self(x, feed->name, scratch);
	xml_open(x, "author");
	xml_leaf(x, "name", feed->title);
	xml_close(x);
	xml_open(x, "generator");
	xml_attr(x, "version", AJEL_VERSION);
	xml_text(x, "ajel");
	xml_close(x);
}

static void
put_category(struct xml *x, const char *term)
{
	if (term == NULL)
		return;
	xml_open(x, "category");
	xml_attr(x, "term", term);
	xml_close(x);
}

static void
put_entry(struct xml *x, const struct feed *feed, size_t i, struct buf *scratch)
{
	const struct entry *e = &feed->entries[i];

	xml_open(x, "entry");
	xml_leaf(x, "id", e->id);
	put_text(x, "title", e->text);
	put_time(x, "published", e->published);
	put_time(x, "updated", e->updated);
	put_link(x, "alternate", formats_link(scratch, feed, e));
	put_category(x, formats_source(feed, i));
	if (e->status == ENTRY_WITHDRAWN)
		put_category(x, entry_status_word(e->status));
	put_text(x, "content", e->text);
	xml_close(x);
}

int
write_atom(const struct feed *feed, struct buf *out, struct err *err)
{
	size_t start = out->len;
	struct xml *x = xml_begin(out);
	struct buf scratch;

	buf_init(&scratch, URI_MAX);
	xml_open(x, "feed");
	xml_attr(x, "xmlns", NS_ATOM);
	xml_attr(x, "xml:lang", feed->language);
	put_head(x, feed, &scratch);
	for (size_t i = 0; i < feed->n && !out->full; i++)
		put_entry(x, feed, i, &scratch);
	xml_end(x);
	buf_free(&scratch);
	return formats_end(out, start, 0, err);
}
