/* opml.c - the list of all feeds as OPML 2.0.
 *
 * An outline's type is "rss" whatever the format of its feed: it is what readers
 * look for. */
#include "write/formats.h"
#include "write/uri.h"
#include "write/webpage.h"
#include "write/xml.h"

static void
put_outline(struct xml *x, const struct feed *feed, struct buf *scratch)
{
	xml_open(x, "outline");
	xml_attr(x, "type", "rss");
	xml_attr(x, "text", feed->title);
	xml_attr(x, "title", feed->title);
	xml_attr(x, "xmlUrl", formats_file(scratch, feed, feed->name, "atom"));
	xml_attr(x, "htmlUrl", uri_escape(scratch, formats_web(feed->url)));
	xml_attr(x, "language", feed->language);
	xml_close(x);
}

int
write_opml(const struct board *board, struct buf *out, struct err *err)
{
	size_t start = out->len;
	struct xml *x = xml_begin(out);
	struct buf scratch;

	buf_init(&scratch, URI_MAX);
	xml_open(x, "opml");
	xml_attr(x, "version", "2.0");
	xml_open(x, "head");
	xml_leaf(x, "title", "ajel");
	xml_close(x);
	xml_open(x, "body");
	for (size_t i = 0; i < board->n && !out->full; i++) {
		if (board->panels[i].served)
			put_outline(x, &board->panels[i].feed, &scratch);
	}
	xml_end(x);
	buf_free(&scratch);
	return formats_end(out, start, 0, err);
}
