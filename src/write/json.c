/* json.c - a feed as JSON Feed 1.1.
 *
 * What the format has no member for stands in an extension of ours, "_ajel":
 * how the instant was found, and the time as it was printed; and of a later
 * wording that is an entry of its own, its number and the line that it is of. It
 * is what makes a lost history whole again (reread.h).
 *
 * A headline with letters that run from right to left is there a second time, as
 * HTML that says so (paragraph.h).
 *
 * `feed_url` must be a whole address: it stands where that is known. An item says
 * its language where the feed, being of several sources, has none. */
#include "write/formats.h"
#include "write/jsonout.h"
#include "write/paragraph.h"
#include "write/uri.h"

#define VERSION "https://jsonfeed.org/version/1.1"

static void
put_tags(struct jsonout *j, const struct feed *feed, size_t i)
{
	const bool gone = feed->entries[i].status == ENTRY_WITHDRAWN;
	const char *source = formats_source(feed, i);
	const char *urgent = formats_urgent(&feed->entries[i]);

	if (source == NULL && urgent == NULL && !gone)
		return;
	jsonout_open(j, "tags", '[');
	jsonout_text(j, NULL, source);
	jsonout_text(j, NULL, urgent);
	if (gone)
		jsonout_text(j, NULL, entry_status_word(ENTRY_WITHDRAWN));
	jsonout_close(j, ']');
}

static void
put_reading(struct jsonout *j, const struct entry *e)
{
	jsonout_int(j, "precision", e->precision);
	jsonout_text(j, "origin", origin_word(e->origin));
	jsonout_text(j, "time_text", e->time_text);
}

static void
put_wordings(struct jsonout *j, const struct entry *line, struct buf *scratch)
{
	if (line->changes_n == 0)
		return;
	jsonout_open(j, "wordings", '[');
	for (size_t i = 0; i < line->changes_n; i++) {
		const struct change *c = &line->changes[i];

		jsonout_open(j, NULL, '{');
		jsonout_text(j, "text", c->text);
		if (c->url != NULL)
			jsonout_text(j, "url", uri_escape(scratch, c->url));
		jsonout_time(j, "at", c->at);
		jsonout_close(j, '}');
	}
	jsonout_close(j, ']');
}

static void
put_extension(struct jsonout *j, const struct entry *e, struct buf *scratch)
{
	jsonout_open(j, "_ajel", '{');
	put_reading(j, e);
	if (e->revision != 0) {
		jsonout_int(j, "revision", e->revision);
		jsonout_open(j, "line", '{');
		jsonout_text(j, "id", e->line->id);
		jsonout_time(j, "date_published", e->line->published);
		put_reading(j, e->line);
		put_wordings(j, e->line, scratch);
		jsonout_close(j, '}');
	}
	jsonout_close(j, '}');
}

static void
put_item(struct jsonout *j, const struct feed *feed, size_t i,
    struct buf *scratch, struct buf *html)
{
	const struct entry *e = &feed->entries[i];

	jsonout_open(j, NULL, '{');
	jsonout_text(j, "id", e->id);
	jsonout_text(j, "url", formats_link(scratch, feed, e));
	jsonout_text(j, "title", formats_title(html, e));
	jsonout_text(j, "content_text", e->text);
	jsonout_text(j, "content_html",
	    paragraph_of(html, formats_language(feed, i), e->text));
	jsonout_time(j, "date_published", e->published);
	if (e->updated != e->published)
		jsonout_time(j, "date_modified", e->updated);
	if (feed->origins != NULL)
		jsonout_text(j, "language", formats_language(feed, i));
	put_tags(j, feed, i);
	put_extension(j, e, scratch);
	jsonout_close(j, '}');
}

static void
put_hub(struct jsonout *j, const char *url)
{
	if (url == NULL)
		return;
	jsonout_open(j, "hubs", '[');
	jsonout_open(j, NULL, '{');
	jsonout_text(j, "type", "WebSub");
	jsonout_text(j, "url", url);
	jsonout_close(j, '}');
	jsonout_close(j, ']');
}

int
write_json(const struct feed *feed, struct buf *out, struct err *err)
{
	size_t start = out->len;
	struct jsonout j = {.out = out};
	struct buf scratch, html;

	buf_init(&scratch, URI_MAX);
	buf_init(&html, out->max);
	jsonout_open(&j, NULL, '{');
	jsonout_text(&j, "version", VERSION);
	jsonout_text(&j, "title", feed->title);
	jsonout_text(&j, "home_page_url", uri_escape(&scratch, feed->url));
	if (feed->base != NULL)
		jsonout_text(&j, "feed_url",
		    formats_file(&scratch, feed, feed->name, "json"));
	jsonout_text(&j, "language", feed->language);
	put_hub(&j, uri_escape(&scratch, feed->hub));
	jsonout_open(&j, "items", '[');
	for (size_t i = 0; i < feed->n && !out->full; i++)
		put_item(&j, feed, i, &scratch, &html);
	jsonout_close(&j, ']');
	jsonout_close(&j, '}');
	(void)buf_puts(out, "\n");
	out->full = out->full || html.full;
	buf_free(&scratch);
	buf_free(&html);
	return formats_end(out, start, j.bad ? -1 : 0, err);
}
