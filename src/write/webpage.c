/* webpage.c - all sources as one page of HTML. */
#include "write/webpage.h"

#include "base/instant.h"
#include "base/limits.h"
#include "write/formats.h"
#include "write/webkept.h"
#include "write/webline.h"
#include "write/webpage_style.h"
#include "write/write.h"
#include "write/xml.h"

enum { IN_SIGHT = 10 }; /* lines of a source; the others unfold */

/* Readers find feeds by these: one a source, for its formats are one feed. */
static void
put_discovery(const struct feed *feed, struct buf *out)
{
	const struct format *f = format_at(0, FORMAT_FEED);

	(void)buf_printf(
	    out, "<link rel=\"alternate\" type=\"%s\" title=\"", f->media_type);
	xml_escape(out, feed->title);
	(void)buf_puts(out, "\" href=\"");
	xml_escape(out, feed->name);
	(void)buf_printf(out, ".%s\">\n", f->name);
}

static void
put_head(const struct board *board, struct buf *out)
{
	(void)buf_puts(out,
	    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
	    "<meta charset=\"utf-8\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\" content=\""
	    "default-src 'none'; style-src '" WEBPAGE_STYLE_HASH "'; "
	    "base-uri 'none'; form-action 'none'\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width, "
	    "initial-scale=1\">\n"
	    "<meta name=\"color-scheme\" content=\"light dark\">\n"
	    "<meta name=\"referrer\" content=\"no-referrer\">\n"
	    "<meta name=\"generator\" content=\"ajel " AJEL_VERSION "\">\n"
	    "<title>Newest lines</title>\n");
	for (size_t i = 0; i < board->n; i++) {
		if (board->panels[i].served)
			put_discovery(&board->panels[i].feed, out);
	}
	(void)buf_puts(out, "<link rel=\"alternate\" type=\"text/x-opml\" "
			    "title=\"All feeds\" href=\"feeds.opml\">\n"
			    "<style>" WEBPAGE_STYLE "</style>\n</head>\n");
}

static const char *
mark_class(enum board_mark mark)
{
	switch (mark) {
	case MARK_GOOD:
		return "good";
	case MARK_FAIR:
		return "fair";
	case MARK_BAD:
		break;
	}
	return "bad";
}

/* The way to each source; and what is wrong, before it is looked for. */
static void
put_contents(const struct board *board, struct buf *out)
{
	(void)buf_puts(out, "<nav aria-label=\"Sources\">\n<ul>\n");
	for (size_t i = 0; i < board->n && !out->full; i++) {
		const struct panel *p = &board->panels[i];

		(void)buf_printf(
		    out, "<li class=\"%s\"><a href=\"#", mark_class(p->mark));
		xml_escape(out, p->feed.name);
		(void)buf_puts(out, "\"><bdi");
		webline_put_language(p->feed.language, out);
		(void)buf_puts(out, ">");
		xml_escape(out, p->feed.title);
		(void)buf_puts(out, "</bdi></a>");
		if (p->mark != MARK_GOOD) {
			(void)buf_puts(out, " <b>");
			xml_escape(out, p->health);
			(void)buf_puts(out, "</b>");
		}
		(void)buf_puts(out, "</li>\n");
	}
	(void)buf_puts(out, "</ul>\n</nav>\n");
}

static void
put_title(const struct feed *feed, struct buf *out)
{
	bool linked;

	(void)buf_puts(out, "<h2");
	webline_put_language(feed->language, out);
	(void)buf_puts(out, ">");
	linked = webline_open_link(feed->url, out);
	xml_escape(out, feed->title);
	(void)buf_puts(out, linked ? "</a></h2>\n" : "</h2>\n");
}

static void
put_health(const struct panel *p, struct buf *out)
{
	(void)buf_puts(out, "<p class=\"health\"><b>");
	xml_escape(out, p->health);
	(void)buf_puts(out, "</b>");
	if (p->fetched != INSTANT_NONE) {
		(void)buf_puts(out, "; last fetched after ");
		webline_put_moment(p->feed.timezone, p->fetched, out);
	}
	(void)buf_puts(out, "</p>\n");
}

static void
put_about(const struct panel *p, struct buf *out)
{
	const struct format *f;

	(void)buf_puts(out, "<p class=\"about\">Times of ");
	xml_escape(out, p->feed.timezone);
	for (size_t i = 0; p->served && (f = format_at(i, FORMAT_FEED)) != NULL;
	     i++) {
		(void)buf_printf(out, " <a type=\"%s\" href=\"", f->media_type);
		xml_escape(out, p->feed.name);
		(void)buf_printf(out, ".%s\">%s</a>", f->name, f->name);
	}
	(void)buf_puts(out, "</p>\n");
}

static void
put_lines(const struct feed *feed, struct buf *out)
{
	size_t first = feed->n < IN_SIGHT ? feed->n : IN_SIGHT;

	webline_put_days(feed, 0, first, out);
	if (first == feed->n)
		return;
	(void)buf_printf(out,
	    "<details class=\"more\"><summary>%zu earlier</summary>\n",
	    feed->n - first);
	webline_put_days(feed, first, feed->n, out);
	(void)buf_puts(out, "</details>\n");
}

/* The lines, and what the next page can know them by. */
static void
put_known_lines(const struct panel *p, struct buf *out)
{
	size_t start = out->len;

	if (p->lines != NULL)
		(void)buf_add(out, p->lines, p->lines_len);
	else
		put_lines(&p->feed, out);
	if (p->stamp != NULL && !out->full)
		webkept_put(p, out->len - start, out);
}

void
webpage_put_panel(const struct panel *p, struct buf *out)
{
	(void)buf_printf(
	    out, "<article class=\"%s\" id=\"", mark_class(p->mark));
	xml_escape(out, p->feed.name);
	(void)buf_puts(out, "\">\n");
	put_title(&p->feed, out);
	put_health(p, out);
	put_about(p, out);
	put_known_lines(p, out);
	(void)buf_puts(out, "</article>\n");
}

static void
put_body(const struct board *board, struct buf *out)
{
	(void)buf_puts(out, "<body>\n<header>\n<h1>Newest lines</h1>\n"
			    "<p><a type=\"text/x-opml\" href=\"feeds.opml\">"
			    "All feeds, for a reader (OPML)</a></p>\n");
	if (board->n > 1)
		put_contents(board, out);
	(void)buf_puts(out, "</header>\n<main>\n");
	for (size_t i = 0; i < board->n && !out->full; i++)
		webpage_put_panel(&board->panels[i], out);
	(void)buf_puts(out,
	    "</main>\n<footer>\n"
	    "<p>Times are those of each source\u2019s own zone. "
	    "\u201CDay inferred\u201D: the page prints clocks without a date. "
	    "\u201C~\u201D: the page prints no clock; the time is counted "
	    "back, or that at which the line was first seen. Pointing at a "
	    "time tells more.</p>\n</footer>\n</body>\n</html>\n");
}

void
webpage_put_stamp(const struct board *board, struct buf *out)
{
	(void)buf_printf(out, "<!-- %s -->\n", board->stamp);
}

int
write_webpage(const struct board *board, struct buf *out, struct err *err)
{
	size_t start = out->len;

	put_head(board, out);
	put_body(board, out);
	webpage_put_stamp(board, out);
	return formats_end(out, start, 0, err);
}
