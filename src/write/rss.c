/* rss.c - a feed as RSS 2.0, by the RSS Advisory Board's reading of it.
 *
 * A title is plain text there, a description is HTML, so the headline is
 * written into the one as it is and into the other escaped, or as a paragraph
 * (paragraph.h). RSS has no date of an edit that a reader honours: an edit
 * shows in the text alone. */
#include "base/instant.h"
#include "write/date822.h"
#include "write/formats.h"
#include "write/paragraph.h"
#include "write/uri.h"
#include "write/xml.h"

#define NS_ATOM "http://www.w3.org/2005/Atom"

struct rss {
	struct xml *x;
	struct buf uri;  /* for formats_link() */
	struct buf html; /* for paragraph_of() */
};

static void
put_time(struct xml *x, const char *name, int64_t t)
{
	char text[DATE822_TEXT];

	xml_leaf(x, name, date822_print(t, text));
}

static void
put_link(struct xml *x, const char *rel, const char *type, const char *href)
{
	if (href == NULL)
		return;
	xml_open(x, "atom:link");
	xml_attr(x, "rel", rel);
	xml_attr(x, "type", type);
	xml_attr(x, "href", href);
	xml_close(x);
}

/* The page of the source that is the first by its name, so that it stays the same
 * whoever had the last line. */
static const char *
first_page(const struct feed *feed)
{
	const struct feed *first = NULL;

	for (size_t i = 0; feed->origins != NULL && i < feed->n; i++) {
		const struct feed *of = feed->origins[i];

		if (of->url != NULL && of->name != NULL &&
		    (first == NULL || strcmp(of->name, first->name) < 0))
			first = of;
	}
	return first != NULL ? first->url : NULL;
}

/* Required: the feed's page, or one of its sources'; else, for it may be a URI of
 * any scheme, the feed's id. */
static const char *
channel_link(struct rss *r, const struct feed *feed)
{
	const char *link = uri_escape(
	    &r->uri, feed->url != NULL ? feed->url : first_page(feed));

	return link != NULL ? link : feed->id;
}

static void
put_head(struct rss *r, const struct feed *feed)
{
	char minutes[16];

	xml_leaf(r->x, "title", feed->title);
	xml_leaf(r->x, "link", channel_link(r, feed));
	xml_leaf(r->x, "description", paragraph_escape(&r->html, feed->title));
	xml_leaf(r->x, "language", feed->language);
	if (feed->updated != INSTANT_NONE)
		put_time(r->x, "lastBuildDate", feed->updated);
	xml_leaf(r->x, "generator", "ajel " AJEL_VERSION);
	xml_leaf(r->x, "copyright", feed->rights);
	if (feed->pace != 0) {
		(void)snprintf(minutes, sizeof(minutes), "%d", feed->pace);
		xml_leaf(r->x, "ttl", minutes);
	}
	put_link(r->x, "self", "application/rss+xml",
	    formats_file(&r->uri, feed, feed->name, "rss"));
	put_link(r->x, "hub", NULL, uri_escape(&r->uri, feed->hub));
}

static void
put_guid(struct xml *x, const char *id)
{
	if (id == NULL)
		return;
	xml_open(x, "guid");
	xml_attr(x, "isPermaLink", "false");
	xml_text(x, id);
	xml_close(x);
}

/* Whose the item is: by the address of its feed, without which RSS has no way to
 * say it. */
static void
put_source(struct rss *r, const struct feed *feed, size_t i)
{
	const struct feed *of = feed->origins != NULL ? feed->origins[i] : NULL;

	if (of == NULL || of->base == NULL || of->name == NULL)
		return;
	xml_open(r->x, "source");
	xml_attr(r->x, "url", formats_file(&r->uri, of, of->name, "rss"));
	xml_text(r->x, of->title);
	xml_close(r->x);
}

/* Which is HTML, whether it has elements or not. */
static void
put_description(struct rss *r, const struct feed *feed, size_t i)
{
	const char *text = feed->entries[i].text;
	const char *html =
	    paragraph_of(&r->html, formats_language(feed, i), text);

	if (html == NULL)
		html = paragraph_escape(&r->html, text);
	xml_leaf(r->x, "description", html);
}

static void
put_item(struct rss *r, const struct feed *feed, size_t i)
{
	const struct entry *e = &feed->entries[i];
	struct xml *x = r->x;

	xml_open(x, "item");
	xml_leaf(x, "title", formats_title(&r->html, e));
	xml_leaf(x, "link", formats_link(&r->uri, feed, e));
	put_description(r, feed, i);
	xml_leaf(x, "category", formats_source(feed, i));
	xml_leaf(x, "category", formats_urgent(e));
	if (e->status == ENTRY_WITHDRAWN)
		xml_leaf(x, "category", entry_status_word(e->status));
	put_source(r, feed, i);
	put_guid(x, e->id);
	put_time(x, "pubDate", e->published);
	xml_close(x);
}

int
write_rss(const struct feed *feed, struct buf *out, struct err *err)
{
	size_t start = out->len;
	struct rss r = {.x = xml_begin(out)};

	buf_init(&r.uri, URI_MAX);
	buf_init(&r.html, out->max);
	xml_open(r.x, "rss");
	xml_attr(r.x, "version", "2.0");
	xml_attr(r.x, "xmlns:atom", NS_ATOM);
	xml_open(r.x, "channel");
	put_head(&r, feed);
	for (size_t i = 0; i < feed->n && !out->full; i++)
		put_item(&r, feed, i);
	xml_end(r.x);
	out->full = out->full || r.html.full;
	buf_free(&r.uri);
	buf_free(&r.html);
	return formats_end(out, start, 0, err);
}
