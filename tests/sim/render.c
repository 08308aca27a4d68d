/* render.c - what a site's server sends: bytes of HTML. */
#include "render.h"

#include "printed.h"

/* How the frames are written. `open` and `close` stand around a list, `before`
 * and `after` around a line, `between` parts its two cells. */
static const struct tags {
	const char *open, *before, *between, *after, *close;
	const char *ad,
	    *ad_end; /* around a line that is none of the ticker's */
} frames[FRAMES] = {
    [FRAME_LIST] = {"<ul class=\"list\">\n", "<li>", " ", "</li>\n", "</ul>\n",
	"<li class=\"promo\"><a href=\"/plus\">", "</a></li>\n"},
    [FRAME_TABLE] = {"<table><tbody>\n", "<tr><td>", "</td><td>",
	"</td></tr>\n", "</tbody></table>\n",
	"<tr><td colspan=\"2\"><a href=\"/plus\">", "</a></td></tr>\n"},
    [FRAME_LINKS] = {"<div class=\"list\">\n", "<div class=\"item\">", " ",
	"</div>\n", "</div>\n", "<div class=\"promo\"><a href=\"/plus\">",
	"</a></div>\n"},
    [FRAME_DL] = {"<dl>\n", "<dt>", "</dt><dd>", "</dd>\n", "</dl>\n",
	"<dd class=\"promo\"><a href=\"/plus\">", "</a></dd>\n"},
    [FRAME_P] = {"<div class=\"list\">\n", "<p>", " ", "</p>\n", "</div>\n",
	"<div class=\"promo\"><a href=\"/plus\">", "</a></div>\n"},
};

static const struct phrases {
	const char *direction, *heading, *title, *ad;
	const char *menu[4];
} phrases[TONGUES] = {
    [ENGLISH] = {"ltr", "Newsticker", "The Daily Example",
	"Subscribe now and read on",
	{"Politics", "Business", "Sport", "Weather"}},
    [GERMAN] = {"ltr", "Newsticker", "Beispielblatt",
	"Jetzt abonnieren und weiterlesen",
	{"Politik", "Wirtschaft", "Sport", "Wetter"}},
    [ARABIC] = {"rtl", "عاجل", "صحيفة المثال", "اشترك الآن لمتابعة القراءة",
	{"سياسة", "اقتصاد", "رياضة", "طقس"}},
};

static void
put_head(struct buf *b, const struct site *s)
{
	const struct phrases *p = &phrases[s->tongue];

	(void)buf_printf(b,
	    "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>"
	    "<meta charset=\"utf-8\"><title>%s</title>\n"
	    "<script>var t = \"<li>09:13 no</li>\";</script></head>\n"
	    "<body>\n<header><h1>%s</h1><nav><ul>\n",
	    s->source.language, p->direction, p->title, p->title);
	for (int i = 0; i < 4; i++)
		(void)buf_printf(
		    b, "<li><a href=\"/s%d\">%s</a></li>\n", i, p->menu[i]);
	(void)buf_printf(
	    b, "</ul></nav></header>\n<main>\n<h2>%s</h2>\n", p->heading);
}

static void
put_foot(struct buf *b, const struct site *s)
{
	const struct phrases *p = &phrases[s->tongue];

	(void)buf_puts(b, "</main>\n<aside><ol>\n");
	for (int i = 0; i < 4; i++)
		(void)buf_printf(b, "<li><a href=\"/m%d\">%s %s</a></li>\n", i,
		    p->menu[i], p->title);
	(void)buf_printf(b,
	    "</ol></aside>\n<footer><p>%s</p></footer>\n"
	    "</body>\n</html>\n",
	    p->title);
}

static void
put_headline(struct buf *b, const struct layout *l, const struct event *e,
    const struct wording *w)
{
	switch (l->link) {
	case LINK_NUMBER:
		(void)buf_printf(b, "<a href=\"/news/%ld/%s\">%s</a>",
		    e->number, w->slug, w->text);
		break;
	case LINK_QUERY:
		(void)buf_printf(
		    b, "<a href=\"/item?id=%ld\">%s</a>", e->number, w->text);
		break;
	case LINK_SLUG:
		(void)buf_printf(
		    b, "<a href=\"/news/%s\">%s</a>", w->slug, w->text);
		break;
	case LINK_SHARED:
		(void)buf_printf(b, "<a href=\"/live\">%s</a>", w->text);
		break;
	default:
		(void)buf_printf(b, "<span>%s</span>", w->text);
		break;
	}
}

static void
put_line(struct buf *b, const struct site *s, const struct layout *l,
    int64_t at, const struct shown_line *line)
{
	const struct event *e = &s->events[line->event];
	const struct wording *w = &e->wordings[line->wording];
	const struct tags *t = &frames[l->frame];
	const char *label = l->labels ? e->label : NULL;

	(void)buf_puts(b, t->before);
	if (l->place == PLACE_AFTER) {
		put_headline(b, l, e, w);
		(void)buf_puts(b, t->between);
		print_clock(b, s, l, e, at, label);
	} else if (l->place == PLACE_BRACKETS) {
		(void)buf_puts(b, "[");
		print_clock(b, s, l, e, at, NULL);
		(void)buf_puts(b, "]");
		(void)buf_puts(b, t->between);
		put_headline(b, l, e, w);
	} else {
		print_clock(b, s, l, e, at, label);
		(void)buf_puts(b, t->between);
		put_headline(b, l, e, w);
	}
	(void)buf_puts(b, t->after);
}

static bool
same_day(const struct civil *x, const struct civil *y)
{
	return x->day == y->day && x->month == y->month && x->year == y->year;
}

/* Each day's lines are a list of their own under its date. */
static void
put_heading(struct buf *b, const struct site *s, int64_t at,
    const struct shown_line *lines, size_t i)
{
	const struct layout *l = site_layout(s, at);
	const struct tags *t = &frames[l->frame];
	const struct event *e = &s->events[lines[i].event];
	const struct civil day = site_local(s, e, at);
	struct civil before;

	if (l->form != FORM_HEADINGS)
		return;
	if (i > 0) {
		before = site_local(s, &s->events[lines[i - 1].event], at);
		if (same_day(&day, &before))
			return;
	}
	if (i > 0)
		(void)buf_puts(b, t->close);
	(void)buf_puts(b, "<h3>");
	print_date(b, s, &day);
	(void)buf_puts(b, "</h3>\n");
	(void)buf_puts(b, t->open);
}

void
render_cut(struct buf *b, const struct site *s, int64_t at,
    const struct shown_line *lines, size_t n)
{
	const struct layout *l = site_layout(s, at);
	const struct tags *t = &frames[l->frame];

	buf_clear(b);
	put_head(b, s);
	if (l->form != FORM_HEADINGS)
		(void)buf_puts(b, t->open);
	for (size_t i = 0; i < n; i++) {
		put_heading(b, s, at, lines, i);
		put_line(b, s, l, at, &lines[i]);
		if (l->ads == 0 || i % (size_t)l->ads != 2)
			continue;
		(void)buf_puts(b, t->ad);
		(void)buf_puts(b, phrases[s->tongue].ad);
		(void)buf_puts(b, t->ad_end);
	}
}

void
render_page(struct buf *b, const struct site *s, int64_t at,
    const struct shown_line *lines, size_t n)
{
	render_cut(b, s, at, lines, n);
	(void)buf_puts(b, frames[site_layout(s, at)->frame].close);
	put_foot(b, s);
}

void
render_challenge(struct buf *b)
{
	buf_clear(b);
	(void)buf_puts(b,
	    "<!DOCTYPE html>\n<html><head><title>Just a moment...</title>"
	    "</head><body><h1>Checking your browser</h1><p>Please enable "
	    "cookies and reload the page. Ray 8c1f:09:13</p></body></html>\n");
}
