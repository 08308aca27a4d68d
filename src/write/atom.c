/* atom.c - a feed as Atom (RFC 4287).
 *
 * Readers sort by `published`, which never moves, or by `updated`, which moves
 * with a new wording only. An entry carries its headline as title and as
 * content: a reader that shows only one of them shows it (the title of one that
 * is far too long for that ends early). Its language stands above both; the
 * direction has a place in HTML alone (paragraph.h). */
#include "base/instant.h"
#include "write/formats.h"
#include "write/paragraph.h"
#include "write/uri.h"
#include "write/xml.h"

#define NS_ATOM        "http://www.w3.org/2005/Atom"
#define NS_HISTORY     "http://purl.org/syndication/history/1.0"
#define NS_SYNDICATION "http://purl.org/rss/1.0/modules/syndication/"
#define NS_TOMBSTONES  "http://purl.org/atompub/tombstones/1.0"

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

/* To another file of ours. */
static void
put_file(struct xml *x, const struct feed *feed, const char *rel,
    const char *name, struct buf *scratch)
{
	const char *href = formats_file(scratch, feed, name, "atom");

	if (href == NULL)
		return;
	xml_open(x, "link");
	xml_attr(x, "rel", rel);
	xml_attr(x, "type", "application/atom+xml");
	xml_attr(x, "href", href);
	xml_close(x);
}

/* RFC 5005, section 4: a reader that was away walks from the feed back through
 * its archives, until it comes to one that it knows. */
static void
put_archives(struct xml *x, const struct feed *feed, struct buf *scratch)
{
	if (feed->current != NULL) {
		xml_open(x, "fh:archive");
		xml_attr(x, "xmlns:fh", NS_HISTORY);
		xml_close(x);
	}
	put_file(x, feed, "current", feed->current, scratch);
	put_file(x, feed, "prev-archive", feed->older, scratch);
	put_file(x, feed, "next-archive", feed->newer, scratch);
}

/* How often it makes sense to look: so many times an hour. */
static void
put_pace(struct xml *x, int minutes)
{
	char times[16];

	if (minutes == 0)
		return;
	(void)snprintf(times, sizeof(times), "%d", 60 / minutes);
	xml_open(x, "sy:updatePeriod");
	xml_attr(x, "xmlns:sy", NS_SYNDICATION);
	xml_text(x, "hourly");
	xml_close(x);
	xml_open(x, "sy:updateFrequency");
	xml_attr(x, "xmlns:sy", NS_SYNDICATION);
	xml_text(x, times);
	xml_close(x);
}

/* What a feed is, and what of it goes along with an entry of it elsewhere. */
static void
put_identity(struct xml *x, const struct feed *feed, struct buf *scratch)
{
	xml_leaf(x, "id", feed->id);
	put_text(x, "title", feed->title);
	if (feed->updated != INSTANT_NONE)
		put_time(x, "updated", feed->updated);
	put_link(x, "alternate", uri_escape(scratch, feed->url));
	put_file(x, feed, "self", feed->name, scratch);
	if (feed->rights != NULL)
		put_text(x, "rights", feed->rights);
}

static void
put_head(struct xml *x, const struct feed *feed, struct buf *scratch)
{
	put_identity(x, feed, scratch);
	/* Required even of a feed without entries: then it is long ago. */
	if (feed->updated == INSTANT_NONE)
		put_time(x, "updated", 0);
	if (feed->current == NULL)
		put_link(x, "hub", uri_escape(scratch, feed->hub));
	put_archives(x, feed, scratch);
	xml_open(x, "author");
	xml_leaf(x, "name", feed->title);
	xml_close(x);
	xml_open(x, "generator");
	/* An archive that says what it said stays as it is. */
	if (feed->current == NULL)
		xml_attr(x, "version", AJEL_VERSION);
	xml_text(x, "ajel");
	xml_close(x);
	put_pace(x, feed->pace);
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

/* Whose the entry is, in a feed of several sources. */
static void
put_source(
    struct xml *x, const struct feed *feed, size_t i, struct buf *scratch)
{
	if (feed->origins == NULL)
		return;
	xml_open(x, "source");
	put_identity(x, feed->origins[i], scratch);
	xml_close(x);
}

/* RFC 6721: readers that know it forget the entry, to all others it is marked as
 * withdrawn. A feed may hold both; the later one counts, and of two of one
 * instant the tombstone. */
static void
put_tombstone(struct xml *x, const struct entry *e)
{
	char when[INSTANT_TEXT];

	if (e->status != ENTRY_WITHDRAWN)
		return;
	xml_open(x, "at:deleted-entry");
	xml_attr(x, "xmlns:at", NS_TOMBSTONES);
	xml_attr(x, "ref", e->id);
	xml_attr(x, "when", instant_print(e->updated, when));
	xml_close(x);
}

static void
put_content(
    struct xml *x, const struct feed *feed, size_t i, struct buf *scratch)
{
	const char *text = feed->entries[i].text;
	const char *html =
	    paragraph_of(scratch, formats_language(feed, i), text);

	xml_open(x, "content");
	xml_attr(x, "type", html != NULL ? "html" : "text");
	xml_text(x, html != NULL ? html : text);
	xml_close(x);
}

static void
put_entry(struct xml *x, const struct feed *feed, size_t i, struct buf *scratch,
    struct buf *html)
{
	const struct entry *e = &feed->entries[i];

	xml_open(x, "entry");
	if (feed->origins != NULL)
		xml_attr(x, "xml:lang", formats_language(feed, i));
	xml_leaf(x, "id", e->id);
	put_text(x, "title", formats_title(html, e));
	put_time(x, "published", e->published);
	put_time(x, "updated", e->updated);
	put_link(x, "alternate", formats_link(scratch, feed, e));
	put_category(x, formats_source(feed, i));
	put_category(x, formats_urgent(e));
	if (e->status == ENTRY_WITHDRAWN)
		put_category(x, entry_status_word(e->status));
	put_source(x, feed, i, scratch);
	put_content(x, feed, i, html);
	xml_close(x);
	put_tombstone(x, e);
}

int
write_atom(const struct feed *feed, struct buf *out, struct err *err)
{
	size_t start = out->len;
	struct xml *x = xml_begin(out);
	struct buf scratch, html;

	buf_init(&scratch, URI_MAX);
	buf_init(&html, out->max);
	xml_open(x, "feed");
	xml_attr(x, "xmlns", NS_ATOM);
	xml_attr(x, "xml:lang", feed->language);
	put_head(x, feed, &scratch);
	for (size_t i = 0; i < feed->n && !out->full; i++)
		put_entry(x, feed, i, &scratch, &html);
	xml_end(x);
	out->full = out->full || html.full;
	buf_free(&scratch);
	buf_free(&html);
	return formats_end(out, start, 0, err);
}
