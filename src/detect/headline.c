/* headline.c - reads the headline and the link of one item. */
#include "detect/headline.h"

#include <libxml/uri.h>
#include <strings.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "detect/machine.h"
#include "detect/node.h"
#include "text/chars.h"
#include "text/clean.h"

/* A run of an item's text without a break in it. */
struct cell {
	const char *text;    /* clean */
	size_t length;       /* characters */
	const xmlNode *node; /* its first text node */
	bool in_heading, in_link;
};

enum { CELLS_MAX = 64 }; /* of one item: more is a table of contents */

struct reader {
	struct arena *a;
	const struct item *item;
	struct cell cells[CELLS_MAX];
	size_t n;
	struct buf text;       /* of the cell being read */
	const xmlNode *start;  /* its first text node */
	const xmlNode *owner;  /* the element whose line it is */
	int looked;            /* nodes so far */
	const xmlNode *judged; /* the last parent asked whether it is a */
	bool sentence;         /* sentence, and the answer */
};

static bool
is_inside(const xmlNode *n, const xmlNode *end, bool (*test)(const xmlNode *))
{
	for (; n != NULL && n != end; n = n->parent) {
		if (test(n))
			return true;
	}
	return false;
}

static bool
is_link(const xmlNode *n)
{
	return node_is(n, "a");
}

static void
close_cell(struct reader *r)
{
	struct cell *c = &r->cells[r->n];
	const xmlNode *end = r->item->first->parent;

	if (r->text.len > 0 && r->n < CELLS_MAX) {
		c->text = clean_text(r->a, r->text.data, r->text.len);
		c->length = chars_count(c->text);
		c->node = r->start;
		c->in_heading = is_inside(r->start, end, node_is_heading);
		c->in_link = is_inside(r->start, end, is_link);
		if (c->length > 0)
			r->n++;
	}
	buf_clear(&r->text);
	r->start = NULL;
}

/* The text of n without the item's time. */
static void
add_text(struct reader *r, const xmlNode *n, const char *s)
{
	const struct hit *hit = r->item->hit;
	size_t len = strlen(s);

	if (r->start == NULL)
		r->start = n;
	if (n != hit->node) {
		(void)buf_add(&r->text, s, len);
		return;
	}
	(void)buf_add(&r->text, s, hit->cut_from);
	(void)buf_add(&r->text, s + hit->cut_to, len - hit->cut_to);
}

static bool
is_time_itself(const struct reader *r, const xmlNode *n)
{
	return n == r->item->hit->node && r->item->hit->kind == HIT_ATTRIBUTE;
}

static bool
is_day_itself(const struct reader *r, const xmlNode *n)
{
	return r->item->day != NULL && n == r->item->day->top;
}

/* Elements that may stand within a sentence, and may be cells of their own. */
static bool
is_inline(const xmlNode *n)
{
	return is_link(n) || node_is(n, "span") || node_is(n, "br") ||
	       node_is(n, "small") || node_is(n, "label");
}

/* Bytes of the time in the text node n, which are no words. */
static size_t
time_bytes(const struct reader *r, const xmlNode *n)
{
	const struct hit *hit = r->item->hit;

	return n == hit->node ? hit->cut_to - hit->cut_from : 0;
}

/* Whether the words that stand in n itself are the sentence, of which its links
 * and spans are words ("said <a>Smith</a> on Monday"), and not a mark or a tail
 * beside them. */
static bool
is_sentence(const struct reader *r, const xmlNode *n)
{
	size_t own = 0, longest = 0;
	const xmlNode *c = n != NULL ? n->children : NULL;
	const xmlNode *timed = r->item->hit->node;

	for (int i = 0; c != NULL && i < LIMIT_SIBLINGS; i++, c = c->next) {
		const char *s = node_text(c);
		size_t inner = 0;

		if (s != NULL)
			own += strlen(s) - time_bytes(r, c);
		else if (is_inline(c))
			inner = node_text_size(c, LIMIT_TEXT);
		if (timed != NULL && c == timed->parent)
			inner = 0; /* the time's own element */
		longest = inner > longest ? inner : longest;
	}
	return own >= 4 && own >= longest;
}

/* Siblings ask it of one parent, one after the other. */
static bool
stands_in_sentence(struct reader *r, const xmlNode *n)
{
	if (r->judged != n->parent) {
		r->judged = n->parent;
		r->sentence = is_sentence(r, n->parent);
	}
	return r->sentence;
}

static bool
breaks_nothing(struct reader *r, const xmlNode *n)
{
	return node_is_formatting(n) ||
	       (is_inline(n) && stands_in_sentence(r, n));
}

/* The element whose line the text node stands in. */
static const xmlNode *
owner_of(struct reader *r, const xmlNode *n)
{
	n = n->parent;
	for (int i = 0; n != NULL && i < LIMIT_DEPTH && breaks_nothing(r, n);
	     i++)
		n = n->parent;
	return n;
}

static void
read_text(struct reader *r, const xmlNode *n, const char *s)
{
	const xmlNode *owner = owner_of(r, n);

	if (owner != r->owner)
		close_cell(r);
	r->owner = owner;
	add_text(r, n, s);
}

/* Splits one of the item's siblings into cells. */
static void
read_cells(struct reader *r, xmlNode *top)
{
	xmlNode *n = top;

	for (; n != NULL && r->looked < LIMIT_LOOK; r->looked++) {
		const char *s = node_text(n);

		if (node_is_skipped(n) || is_time_itself(r, n) ||
		    is_day_itself(r, n)) {
			n = node_after(n, top);
			continue;
		}
		if (s != NULL)
			read_text(r, n, s);
		else if (n->type == XML_ELEMENT_NODE && !breaks_nothing(r, n))
			close_cell(r);
		else if (r->text.len > 0 &&
			 (n->type == XML_TEXT_NODE || node_is(n, "br")))
			(void)buf_puts(&r->text, " ");
		n = node_next(n, top);
	}
}

/* Letters enough to say something: "12", "›", "|" are none. */
static bool
has_words(const struct cell *c)
{
	const char *s = c->text;
	size_t n = strlen(s), letters = 0, step;

	for (size_t i = 0; i < n && letters < 3; i += step) {
		step = utf8_len(s + i, n - i);
		if (step == 0)
			return false;
		letters += chars_is_letter(utf8_point(s + i, step));
	}
	return letters >= 3 || (letters > 0 && n > 6);
}

/* How much a cell looks like the headline. Its length counts up to a point:
 * summaries are longer than headlines and stand behind them. */
static int
rank(const struct cell *c)
{
	int score = (int)(c->length < 20 ? c->length : 20);

	if (!has_words(c))
		return 0;
	if (c->in_heading)
		score += 40;
	if (c->in_link)
		score += 12;
	return score;
}

static const struct cell *
headline(const struct reader *r)
{
	const struct cell *best = NULL;
	int best_rank = 0;

	for (size_t i = 0; i < r->n; i++) {
		int here = rank(&r->cells[i]);

		if (here > best_rank) {
			best = &r->cells[i];
			best_rank = here;
		}
	}
	return best;
}

/* The link around the headline; else the first link in the item that leads
 * somewhere; else the link around the item. */
static const char *
link_of(struct reader *r, const struct cell *head, const char *base)
{
	const struct item *item = r->item;
	const char *url = NULL;

	for (const xmlNode *n = head->node; n != NULL; n = n->parent) {
		if (is_link(n))
			url = headline_link(
			    r->a, node_attr(r->a, n, "href"), base);
		if (url != NULL || n == item->first->parent)
			break;
	}
	for (xmlNode *s = item->first; s != NULL && url == NULL;
	     s = s == item->last ? NULL : s->next) {
		xmlNode *n = s;

		for (; n != NULL && url == NULL && r->looked < 2 * LIMIT_LOOK;
		     r->looked++, n = node_next(n, s)) {
			if (is_link(n))
				url = headline_link(
				    r->a, node_attr(r->a, n, "href"), base);
		}
	}
	return url;
}

/* A date within the line is the line's own. */
static void
read_day(const struct item *item, struct ticker_line *out)
{
	if (item->day == NULL)
		return;
	if (item->own_day) {
		printed_set_day(&out->time, &item->day->time);
	} else {
		out->day = item->day->time;
		out->day_text = item->day->text;
	}
}

bool
headline_read(struct arena *a, const struct item *item, const char *base,
    struct ticker_line *out)
{
	struct reader r = {.a = a, .item = item};
	const struct cell *head;

	buf_init(&r.text, LIMIT_TEXT);
	for (xmlNode *s = item->first; s != NULL;
	     s = s == item->last ? NULL : s->next)
		read_cells(&r, s);
	close_cell(&r);
	buf_free(&r.text);
	head = headline(&r);
	if (head == NULL)
		return false;
	memset(out, 0, sizeof(*out));
	out->text = head->text;
	out->time = item->hit->time;
	out->ago = out->time.relative;
	if (item->hit->node != NULL)
		out->rule = machine_join(a, item, &out->time);
	if (item->hit->kind == HIT_ATTRIBUTE && out->rule == NULL)
		out->rule = "datetime";
	out->time_text = item->hit->time_text;
	read_day(item, out);
	out->url = link_of(&r, head, base);
	return true;
}

static bool
leads_nowhere(const char *href)
{
	static const char *const schemes[] = {
	    "javascript:", "mailto:", "tel:", "data:", "about:", NULL};

	if (href == NULL || href[0] == '\0' || href[0] == '#' ||
	    strlen(href) > LIMIT_URL)
		return true;
	for (const char *const *s = schemes; *s != NULL; s++) {
		if (strncasecmp(href, *s, strlen(*s)) == 0)
			return true;
	}
	return false;
}

static bool
is_absolute(const char *url)
{
	return strncasecmp(url, "http://", 7) == 0 ||
	       strncasecmp(url, "https://", 8) == 0;
}

const char *
headline_link(struct arena *a, const char *href, const char *base)
{
	xmlChar *escaped, *joined;
	const char *out = NULL;

	if (leads_nowhere(href))
		return NULL;
	/* Spaces and letters past ASCII are common in links and in no URI. */
	escaped = xmlURIEscapeStr(
	    (const xmlChar *)href, (const xmlChar *)":/?#[]@!$&'()*+,;=%-._~");
	if (escaped == NULL)
		return NULL;
	joined = base != NULL ? xmlBuildURI(escaped, (const xmlChar *)base)
			      : xmlStrdup(escaped);
	if (joined != NULL && is_absolute((const char *)joined))
		out = arena_copy(a, (const char *)joined);
	xmlFree(joined);
	xmlFree(escaped);
	return out;
}

const char *
headline_base(struct arena *a, struct _xmlDoc *doc, const char *page_url)
{
	xmlNode *root = xmlDocGetRootElement(doc);
	xmlNode *n = root;

	for (int i = 0; n != NULL && i < LIMIT_LOOK;
	     i++, n = node_next(n, root)) {
		const char *href;

		if (!node_is(n, "base"))
			continue;
		href = headline_link(a, node_attr(a, n, "href"), page_url);
		if (href != NULL)
			return href;
	}
	return page_url;
}
