/* webline.c - lines as HTML, day by day.
 *
 * A headline is a block, which is a paragraph to the bidi algorithm: nothing in
 * it, not even a mark that closes what it never opened, reaches past its end.
 */
#include "write/webline.h"

#include "base/instant.h"
#include "base/limits.h"
#include "base/zone.h"
#include "text/direction.h"
#include "write/formats.h"
#include "write/uri.h"
#include "write/xml.h"

enum { WORDINGS = 5 }; /* earlier ones of a line that are shown */

bool
webline_open_link(const char *url, struct buf *out)
{
	struct buf scratch;
	const char *href;

	buf_init(&scratch, URI_MAX);
	href = uri_escape(&scratch, formats_web(url));
	if (href != NULL) {
		(void)buf_puts(out, "<a href=\"");
		xml_escape(out, href);
		(void)buf_puts(out, "\" rel=\"noopener noreferrer\" "
				    "referrerpolicy=\"no-referrer\">");
	}
	buf_free(&scratch);
	return href != NULL;
}

void
webline_put_language(const char *language, struct buf *out)
{
	if (language != NULL) {
		(void)buf_puts(out, " lang=\"");
		xml_escape(out, language);
		(void)buf_puts(out, "\"");
	}
	(void)buf_printf(out, " dir=\"%s\"",
	    direction_word(direction_of_language(language)));
}

static void
put_clock(const struct civil *c, struct buf *out)
{
	(void)buf_printf(out, "%02d:%02d", c->hour, c->minute);
}

static void
put_date(const struct civil *c, struct buf *out)
{
	(void)buf_printf(out, "%04d-%02d-%02d", c->year, c->month, c->day);
}

void
webline_put_moment(const char *zone, int64_t t, struct buf *out)
{
	struct civil c = zone_civil(zone, t);

	put_date(&c, out);
	(void)buf_puts(out, " ");
	put_clock(&c, out);
}

static bool
same_day(const struct civil *x, const struct civil *y)
{
	return x->year == y->year && x->month == y->month && x->day == y->day;
}

/* Where the instant comes from, in words. */
static const char *
origin_told(const struct entry *e)
{
	switch (e->origin) {
	case ORIGIN_ZONED:
		return "date, clock and zone are printed on the page";
	case ORIGIN_PRINTED:
		return "date and clock are printed on the page";
	case ORIGIN_CLOCK:
		return "the page prints the clock alone; the day is inferred";
	case ORIGIN_RELATIVE:
		return "counted back from what the page prints";
	case ORIGIN_FIRST_SEEN:
		break;
	}
	return "when it was first seen; the page prints no time";
}

/* What pointing at the clock tells: the whole time, and how it is known. */
static void
put_origin(const struct feed *feed, const struct entry *e, struct buf *out)
{
	int offset = zone_offset(feed->timezone, e->published) / MINUTE;
	int minutes = offset < 0 ? -offset : offset;

	(void)buf_puts(out, " title=\"");
	webline_put_moment(feed->timezone, e->published, out);
	(void)buf_printf(out, " %c%02d:%02d: %s", offset < 0 ? '-' : '+',
	    minutes / 60, minutes % 60, origin_told(e));
	if (e->time_text != NULL) {
		(void)buf_puts(out, " (\u2068");
		xml_escape(out, e->time_text);
		(void)buf_puts(out, "\u2069)");
	}
	(void)buf_puts(out, "\"");
}

/* A clock that the page didn't print has a ~, for those who can't point. */
static void
put_time(const struct feed *feed, const struct entry *e, struct buf *out)
{
	struct civil c = zone_civil(feed->timezone, e->published);
	char text[INSTANT_TEXT];

	(void)buf_printf(out, "<time dir=\"ltr\" datetime=\"%s\"",
	    instant_print(e->published, text));
	put_origin(feed, e, out);
	(void)buf_puts(out, ">");
	if (e->origin == ORIGIN_RELATIVE || e->origin == ORIGIN_FIRST_SEEN)
		(void)buf_puts(out, "~");
	if (e->precision < DAY)
		put_clock(&c, out);
	else
		(void)buf_puts(out, "\u2013");
	(void)buf_puts(out, "</time>");
}

/* The page runs as its language does: a headline that doesn't says so. */
static void
put_direction(const char *language, const char *text, struct buf *out)
{
	enum direction d = direction_of_line(language, text);

	if (d == DIRECTION_NONE || d != direction_of_language(language))
		(void)buf_printf(out, " dir=\"%s\"", direction_word(d));
}

static void
put_headline(const struct feed *feed, const struct entry *e, const char *title,
    struct buf *out)
{
	bool gone = e->status == ENTRY_WITHDRAWN;
	bool linked;

	(void)buf_puts(out, "<p");
	put_direction(feed->language, title, out);
	(void)buf_puts(out, ">");
	linked = webline_open_link(e->url, out);
	(void)buf_puts(out, gone ? "<s>" : "");
	xml_escape(out, title);
	(void)buf_puts(out, gone ? "</s>" : "");
	(void)buf_puts(out, linked ? "</a>" : "");
	(void)buf_puts(out, "</p>");
}

/* What is longer than a title unfolds: it would bury all other lines. */
static void
put_words(const struct feed *feed, const struct entry *e, struct buf *out)
{
	struct buf scratch;
	const char *title;

	buf_init(&scratch, (size_t)2 * LIMIT_TEXT);
	title = formats_title(&scratch, e);
	put_headline(feed, e, title, out);
	if (title != e->text) {
		(void)buf_puts(out,
		    "<details class=\"mark\"><summary lang=\"en\">all of it"
		    "</summary><p");
		put_direction(feed->language, e->text, out);
		(void)buf_puts(out, ">");
		xml_escape(out, e->text);
		(void)buf_puts(out, "</p></details>");
	}
	buf_free(&scratch);
}

/* "edited 10:02", with the date where it isn't that of the line. */
static void
put_event(const struct feed *feed, const struct entry *e, const char *word,
    struct buf *out)
{
	struct civil then = zone_civil(feed->timezone, e->published);
	struct civil c = zone_civil(feed->timezone, e->updated);

	(void)buf_printf(out, "%s ", word);
	if (!same_day(&then, &c)) {
		put_date(&c, out);
		(void)buf_puts(out, " ");
	}
	put_clock(&c, out);
}

/* Whether the i-th change brought a wording that no later one has, nor the line
 * as it is. */
static bool
is_earlier_wording(const struct entry *e, size_t i)
{
	const char *text = e->changes[i].text;

	if (text == NULL || strcmp(text, e->text) == 0)
		return false;
	for (size_t j = i + 1; j < e->changes_n; j++) {
		if (e->changes[j].text != NULL &&
		    strcmp(e->changes[j].text, text) == 0)
			return false;
	}
	return true;
}

static void
put_wordings(const struct feed *feed, const struct entry *e, struct buf *out)
{
	size_t shown = 0;

	for (size_t i = e->changes_n; i-- > 0 && shown < WORDINGS;) {
		const char *text = e->changes[i].text;

		if (!is_earlier_wording(e, i))
			continue;
		(void)buf_puts(out, shown++ == 0 ? "<ul>\n<li" : "<li");
		put_direction(feed->language, text, out);
		(void)buf_puts(out, "><del>");
		xml_escape(out, text);
		(void)buf_puts(out, "</del></li>\n");
	}
	if (shown > 0)
		(void)buf_puts(out, "</ul>");
}

static bool
was_reworded(const struct entry *e)
{
	size_t i = 0;

	while (i < e->changes_n && !is_earlier_wording(e, i))
		i++;
	return i < e->changes_n;
}

/* What became of the line: in words, and what it said before. */
static void
put_fate(const struct feed *feed, const struct entry *e, struct buf *out)
{
	if (e->status == ENTRY_WITHDRAWN) {
		(void)buf_puts(out, "<p lang=\"en\" class=\"mark\">");
		put_event(feed, e, "withdrawn", out);
		(void)buf_puts(out, "</p>");
	}
	if (!was_reworded(e))
		return;
	(void)buf_puts(out, "<details class=\"mark\"><summary lang=\"en\">");
	if (e->status == ENTRY_EDITED)
		put_event(feed, e, "edited", out);
	else
		(void)buf_puts(out, "edited");
	(void)buf_puts(out, "; see what it was</summary>");
	put_wordings(feed, e, out);
	(void)buf_puts(out, "</details>");
}

/* What the page marks as urgent is told in words, too: a class, or a badge beside
 * the headline, leaves none in it. */
static void
put_line(const struct feed *feed, const struct entry *e, struct buf *out)
{
	bool urgent = formats_urgent(e) != NULL;

	(void)buf_puts(out, urgent ? "<li class=\"urgent\">" : "<li>");
	put_time(feed, e, out);
	(void)buf_puts(out, "<div>");
	put_words(feed, e, out);
	if (e->urgent)
		(void)buf_puts(out, "<p lang=\"en\" class=\"mark\">urgent</p>");
	put_fate(feed, e, out);
	(void)buf_puts(out, "</div></li>\n");
}

static void
put_day(const struct civil *c, int64_t t, bool inferred, struct buf *out)
{
	static const char *const days[] = {"Sunday", "Monday", "Tuesday",
	    "Wednesday", "Thursday", "Friday", "Saturday"};

	(void)buf_puts(out, "<h3><time datetime=\"");
	put_date(c, out);
	(void)buf_printf(out, "\">%s ", days[instant_weekday(t)]);
	put_date(c, out);
	(void)buf_printf(out, "</time>%s</h3>\n",
	    inferred ? " <span>(day inferred)</span>" : "");
}

/* The entries of one day, from the first of them; returns what is past them. */
static size_t
put_one_day(const struct feed *feed, size_t from, size_t to, struct buf *out)
{
	struct civil day =
	    zone_civil(feed->timezone, feed->entries[from].published);
	struct civil noon = {day.year, day.month, day.day, 12, 0, 0};
	bool inferred = false;
	size_t end;

	for (end = from; end < to; end++) {
		const struct entry *e = &feed->entries[end];
		struct civil c = zone_civil(feed->timezone, e->published);

		if (!same_day(&c, &day))
			break;
		inferred |= e->origin == ORIGIN_CLOCK;
	}
	put_day(&day, instant_of(&noon), inferred, out);
	(void)buf_puts(out, "<ol");
	webline_put_language(feed->language, out);
	(void)buf_puts(out, ">\n");
	for (size_t i = from; i < end; i++)
		put_line(feed, &feed->entries[i], out);
	(void)buf_puts(out, "</ol>\n");
	return end;
}

void
webline_put_days(
    const struct feed *feed, size_t from, size_t to, struct buf *out)
{
	while (from < to && !out->full)
		from = put_one_day(feed, from, to, out);
}
