/* opml.c - the list of all feeds as OPML 2.0.
 *
 * An outline's type is "rss" whatever the format of its feed: it is what readers
 * look for. */
#include "write/formats.h"
#include "write/uri.h"
#include "write/webpage.h"
#include "write/xml.h"

/* A reader that is given the list by itself knows no folder that a relative
 * address could start from: where nobody has said under which address the feeds
 * are served, they are files of this computer. */
static const char *
feed_address(
    const struct board *board, const struct feed *feed, struct buf *scratch)
{
	if (feed->base != NULL || uri_of_file(scratch, board->dir) == NULL)
		return formats_file(scratch, feed, feed->name, "atom");
	(void)buf_printf(scratch, "/%s.atom", feed->name);
	return scratch->data;
}

static void
put_outline(struct xml *x, const struct board *board, const struct feed *feed,
    struct buf *scratch)
{
	xml_open(x, "outline");
	xml_attr(x, "type", "rss");
	xml_attr(x, "text", feed->title);
	xml_attr(x, "title", feed->title);
	xml_attr(x, "xmlUrl", feed_address(board, feed, scratch));
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
			put_outline(x, board, &board->panels[i].feed, &scratch);
	}
	xml_end(x);
	buf_free(&scratch);
	return formats_end(out, start, 0, err);
}
