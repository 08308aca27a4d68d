/* plain.c - finds the lists of a plain text and writes them as markup. */
#include "parse/plain.h"

#include <stdbool.h>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "parse/linkmarks.h"
#include "parse/markup.h"
#include "parse/tree.h"
#include "text/chars.h"

enum {
	TAB = 8,
	HEADING_MAX = 48,   /* characters; more is a headline or a sentence */
	SPACED_PERCENT = 75 /* of lines behind a blank one: a spaced text */
};

enum bullet {
	NO_BULLET,
	BARE_BULLET, /* alone on its line */
	LED_BULLET   /* before the item's text */
};

struct line {
	const char *s; /* what is printed, without its bullet */
	size_t n;      /* 0 for a bare bullet */
	int indent;    /* columns before it, or before its bullet */
	enum bullet bullet;
	bool gap; /* a blank line stands before it */
};

struct lines {
	struct line *v;
	size_t n;
};

struct writer {
	struct markup m;
	const char *text;             /* without marks */
	const struct linkmark *marks; /* that are still to come */
	size_t n;
	bool in_link;
};

/* Length of a line end at p; 0 for none. */
static size_t
line_end(const char *p, const char *end)
{
	if (*p == '\r')
		return end - p > 1 && p[1] == '\n' ? 2 : 1;
	return *p == '\n' || *p == '\f' || *p == '\v';
}

static bool
is_rule(uint32_t c)
{
	return c >= 0x2500 && c <= 0x257F;
}

/* Length of what is printed as nothing at p: white space, marks of direction
 * that may stand before a bullet, and the rules of a table. 0 for none. */
static size_t
unseen(const char *p, const char *end)
{
	size_t n = utf8_len(p, (size_t)(end - p));
	uint32_t c;

	if (n == 0)
		return 0;
	c = utf8_point(p, n);
	return chars_is_space(c) || chars_is_invisible(c) || is_rule(c) ||
		       utf8_is_control(p, n)
		   ? n
		   : 0;
}

/* Length of a bullet at p; 0 for none. Those of ASCII, and dashes, lead an item
 * only with a space behind them: -5, *text*. */
static size_t
read_bullet(const char *p, const char *end)
{
	static const struct {
		const char s[4]; /* bytes and a NUL */
		bool needs_space;
	} bullets[] = {{"-", true}, {"*", true}, {"+", true}, {"–", true},
	    {"—", true}, {"•", false}, {"·", false}, {"●", false}, {"◦", false},
	    {"▪", false}, {"■", false}, {"‣", false}};

	for (size_t i = 0; i < sizeof(bullets) / sizeof(bullets[0]); i++) {
		size_t n = strlen(bullets[i].s);

		if ((size_t)(end - p) < n || memcmp(p, bullets[i].s, n) != 0)
			continue;
		if (!bullets[i].needs_space || p + n == end ||
		    unseen(p + n, end) > 0)
			return n;
	}
	return 0;
}

/* Length of the number of a list's item at p; 0 for none: it leads an item only
 * with a clock behind it, "2. 09:13 ...", else it may be a date's. */
static size_t
read_number(const char *from, const char *end)
{
	enum { DIGITS = 3 };
	const char *p = from, *q = from;

	while (q < end && q - p <= DIGITS && *q >= '0' && *q <= '9')
		q++;
	if (q == p || q - p > DIGITS || end - q < 6 || *q != '.' || q[1] != ' ')
		return 0;
	for (p = q + 2; p < end && *p >= '0' && *p <= '9';)
		p++;
	return p > q + 2 && p - q <= 4 && p < end && *p == ':'
		   ? (size_t)(q + 1 - from)
		   : 0;
}

static const char *
pass_unseen(const char *p, const char *end, int *columns)
{
	size_t n;

	for (; p < end && (n = unseen(p, end)) > 0; p += n) {
		if (*p == '\t')
			*columns = (*columns / TAB + 1) * TAB;
		else if (*p == ' ')
			(*columns)++;
	}
	return p;
}

/* Before the blanks at the end, and the rule there of a table's row. */
static const char *
trimmed_end(const char *p, const char *end)
{
	static const char rule[] = "│";
	const ptrdiff_t n = sizeof(rule) - 1;
	bool row = *p == '|';

	for (;;) {
		if (end > p && (ascii_is_space(end[-1]) ||
				   (row && end - p > 1 && end[-1] == '|')))
			end--;
		else if (end - p > n && memcmp(end - n, rule, (size_t)n) == 0)
			end -= n;
		else
			return end;
	}
}

/* One line, [p, end); false for a blank one. */
static bool
read_line(struct line *l, const char *p, const char *end)
{
	size_t bullet;
	int unused = 0;

	l->indent = 0;
	l->bullet = NO_BULLET;
	p = pass_unseen(p, end, &l->indent);
	if (p == end)
		return false;
	bullet = read_bullet(p, end);
	bullet = bullet > 0 ? bullet : read_number(p, end);
	if (bullet > 0) {
		p = pass_unseen(p + bullet, end, &unused);
		l->bullet = p < end ? LED_BULLET : BARE_BULLET;
	}
	end = trimmed_end(p, end);
	l->s = p;
	l->n = (size_t)(end - p);
	return true;
}

/* A text in which nearly every line stands alone says nothing by it. */
static void
forget_gaps_of_spaced(struct lines *l)
{
	size_t gaps = 0;

	for (size_t i = 1; i < l->n; i++)
		gaps += l->v[i].gap;
	if (l->n < 2 || gaps * 100 < (l->n - 1) * SPACED_PERCENT)
		return;
	for (size_t i = 0; i < l->n; i++)
		l->v[i].gap = false;
}

static struct lines
read_lines(struct arena *a, const char *p, const char *end)
{
	struct lines l = {NULL, 0};
	size_t cap = 0;
	bool gap = false;

	while (p < end && l.n < LIMIT_TEXT_LINES) {
		const char *start = p;

		while (p < end && line_end(p, end) == 0)
			p++;
		if (l.n == cap) {
			size_t more = cap > 0 ? cap * 2 : 64;

			l.v = arena_resize(
			    a, l.v, cap * sizeof(*l.v), more * sizeof(*l.v));
			cap = more;
		}
		if (read_line(&l.v[l.n], start, p)) {
			l.v[l.n++].gap = gap;
			gap = false;
		} else {
			gap = true;
		}
		if (p < end)
			p += line_end(p, end);
	}
	forget_gaps_of_spaced(&l);
	return l;
}

/* Whether line i, in the item that line `first` opened, shows by its place that
 * it is the item's: deeper than the bullet before its text. */
static bool
is_inside(const struct lines *l, size_t first, size_t i)
{
	return l->v[first].bullet == LED_BULLET &&
	       l->v[i].indent > l->v[first].indent;
}

/* Whether it goes on with the paragraph of the line before it. */
static bool
is_wrapped(const struct lines *l, size_t first, size_t i)
{
	return is_inside(l, first, i) && !l->v[i].gap;
}

/* Past the lines of the item that opens at `first`. A gap ends it, save right
 * behind a bare bullet and before text that stands deeper. */
static size_t
item_end(const struct lines *l, size_t first)
{
	const struct line *head = &l->v[first];
	size_t i = first + 1;

	for (; i < l->n && l->v[i].bullet == NO_BULLET; i++) {
		bool behind = i == first + 1 && head->bullet == BARE_BULLET;

		if (l->v[i].gap && !behind && l->v[i].indent <= head->indent)
			break;
	}
	return i;
}

/* Lines of the item, but for those that are surely its own. */
static size_t
item_size(const struct lines *l, size_t first, size_t end)
{
	size_t n = l->v[first].n > 0 ? 1 : 0;

	for (size_t i = first + 1; i < end; i++)
		n += !is_inside(l, first, i);
	return n;
}

static bool
is_heading(const struct line *l)
{
	size_t chars = 0;

	for (size_t i = 0; i < l->n; i++)
		chars += ((unsigned char)l->s[i] & 0xC0) != 0x80;
	return chars <= HEADING_MAX && l->n > 0 && l->s[l->n - 1] != '.' &&
	       l->s[l->n - 1] != '!';
}

/* Where the item [first, end) really ends, when the largest item before it in
 * its list has `most` lines. What it has beyond that is another list's
 * heading if it looks like one and that list follows, or text behind the list
 * if none does. */
static size_t
fitting_end(const struct lines *l, size_t first, size_t end, size_t most)
{
	size_t fit = first + 1;
	size_t size = item_size(l, first, fit);

	for (; fit < end; fit++) {
		size += !is_inside(l, first, fit);
		if (size > most)
			break;
	}
	if (end == l->n || l->v[end].bullet == NO_BULLET)
		return fit;
	for (size_t i = fit; i < end; i++)
		if (!is_heading(&l->v[i]))
			return end;
	return fit;
}

/* Passes over marks that stand on lines above the one at s. */
static void
pass_marks(struct writer *w, const char *s)
{
	while (s > w->text && line_end(s - 1, s) == 0)
		s--;
	while (w->n > 0 && w->text + w->marks->at < s) {
		w->marks++;
		w->n--;
	}
}

static void
end_link(struct writer *w)
{
	if (w->in_link)
		markup_puts(&w->m, "</a>");
	w->in_link = false;
}

/* The mark in hand: a link begins, and one before it ends. */
static void
put_mark(struct writer *w)
{
	const char *url = w->marks->url;

	w->marks++;
	w->n--;
	end_link(w);
	if (url == NULL)
		return;
	markup_puts(&w->m, "<a href=\"");
	markup_text(&w->m, url, strlen(url));
	markup_puts(&w->m, "\">");
	w->in_link = true;
}

/* The words of a line, and its links. */
static void
put_words(struct writer *w, const struct line *l)
{
	const char *p = l->s, *end = l->s + l->n;

	pass_marks(w, p);
	while (w->n > 0 && w->text + w->marks->at < end) {
		const char *at = w->text + w->marks->at;

		if (at > p) {
			markup_verbatim(&w->m, p, (size_t)(at - p));
			p = at;
		}
		put_mark(w);
	}
	markup_verbatim(&w->m, p, (size_t)(end - p));
}

static void
put_paragraph(struct writer *w, const struct line *l)
{
	markup_puts(&w->m, "<p>");
	put_words(w, l);
	end_link(w);
	markup_puts(&w->m, "</p>");
}

static void
put_item(struct writer *w, const struct lines *l, size_t first, size_t end)
{
	size_t i = l->v[first].n > 0 ? first : first + 1;

	markup_puts(&w->m, "<li>");
	while (i < end) {
		markup_puts(&w->m, "<p>");
		put_words(w, &l->v[i]);
		for (i++; i < end && is_wrapped(l, first, i); i++) {
			markup_puts(&w->m, " ");
			put_words(w, &l->v[i]);
		}
		end_link(w);
		markup_puts(&w->m, "</p>");
	}
	markup_puts(&w->m, "</li>");
}

/* Lines that an item before this one lets us expect; 0: any. What stands
 * behind the only item of a list, led by its bullet, is not the list's. */
static size_t
expected(const struct lines *l, size_t first, size_t end, size_t most)
{
	bool only = end == l->n || l->v[end].bullet == NO_BULLET;

	return most == 0 && only && l->v[first].bullet == LED_BULLET ? 1 : most;
}

/* The list that opens at line i; returns the line past it. */
static size_t
put_list(struct writer *w, const struct lines *l, size_t i)
{
	size_t largest = 0; /* lines of the largest item so far */

	markup_puts(&w->m, "<ul>");
	while (i < l->n && l->v[i].bullet != NO_BULLET) {
		size_t end = item_end(l, i);
		size_t size = item_size(l, i, end);
		size_t most = expected(l, i, end, largest);
		size_t fit = end;

		if (most > 0 && size > most)
			fit = fitting_end(l, i, end, most);
		if (size > 0)
			put_item(w, l, i, fit);
		i = fit;
		if (fit < end)
			break;
		largest = size > largest ? size : largest;
	}
	markup_puts(&w->m, "</ul>");
	return i;
}

struct _xmlDoc *
plain_tree(struct arena *a, const struct text *text)
{
	struct linkmarks bare;
	struct writer w = {.in_link = false};
	struct lines l;
	size_t i = 0;
	size_t n;

	linkmarks_take(a, text, &bare);
	w.text = bare.text.s;
	w.marks = bare.all;
	w.n = bare.n;
	l = read_lines(a, w.text, w.text + bare.text.len);
	markup_init(&w.m, a, bare.text.len);
	markup_puts(&w.m, "<html><head></head><body>");
	while (i < l.n) {
		if (l.v[i].bullet != NO_BULLET)
			i = put_list(&w, &l, i);
		else
			put_paragraph(&w, &l.v[i++]);
	}
	markup_puts(&w.m, "</body></html>");
	return tree_read(a, markup_end(&w.m, &n));
}
