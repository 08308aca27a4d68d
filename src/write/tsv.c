/* tsv.c - lines of TAB-separated fields, as sfeed(5) has them.
 *
 * timestamp, title, link, content, content-type, id, author, enclosure,
 * category. The headline is the title; content would only say it again. */
#include "write/formats.h"
#include "write/uri.h"

/* The category: what people have to know of the line, else whose it is. */
static const char *
category(const struct feed *feed, size_t i)
{
	const struct entry *e = &feed->entries[i];

	if (e->status == ENTRY_WITHDRAWN)
		return entry_status_word(e->status);
	if (formats_urgent(e) != NULL)
		return formats_urgent(e);
	if (e->label != NULL)
		return e->label;
	if (feed->heading != NULL)
		return feed->heading;
	return formats_source(feed, i);
}

static void
put_line(
    struct buf *out, const struct feed *feed, size_t i, struct buf *scratch)
{
	const struct entry *e = &feed->entries[i];

	(void)buf_printf(out, "%lld\t", (long long)e->published);
	formats_field(out, e->text);
	(void)buf_add(out, "\t", 1);
	formats_field(out, uri_escape(scratch, e->url));
	(void)buf_puts(out, "\t\t\t"); /* no content, so no type of it */
	formats_field(out, e->id);
	(void)buf_puts(out, "\t\t\t"); /* no author, no enclosure */
	formats_field(out, category(feed, i));
	(void)buf_add(out, "\n", 1);
}

int
write_tsv(const struct feed *feed, struct buf *out, struct err *err)
{
	size_t start = out->len;
	struct buf scratch;

	buf_init(&scratch, URI_MAX);
	for (size_t i = 0; i < feed->n && !out->full; i++)
		put_line(out, feed, i, &scratch);
	buf_free(&scratch);
	return formats_end(out, start, 0, err);
}
