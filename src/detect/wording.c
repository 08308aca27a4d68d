/* wording.c - puts a headline together, and takes labels off its edges. */
#include "detect/wording.h"

#include "base/keyed.h"
#include "base/limits.h"
#include "detect/entity.h"
#include "detect/link.h"
#include "detect/node.h"
#include "text/chars.h"
#include "text/clean.h"

enum {
	EDGE_MAX = 40, /* characters of a label */
	EDGE_LINES = 3 /* so many lines with one edge prove that it is one */
};

static bool
ends_with(const char *s, const char *end)
{
	size_t n = strlen(s), m = strlen(end);

	return n >= m && strcmp(s + n - m, end) == 0;
}

static bool
ends_with_any(const char *s, const char *const *ends)
{
	for (; *ends != NULL; ends++) {
		if (ends_with(s, *ends))
			return true;
	}
	return false;
}

/* The inline child of the cell's owner that holds the text node, where it
 * doesn't hold the whole cell. */
static struct edge
edge_at(struct arena *a, const struct item *item, const struct cell *c,
    const xmlNode *text, const xmlNode *other)
{
	struct edge none = {NULL, 0, false}, edge;
	xmlNode *n = text->parent;

	if (n == c->owner)
		return none;
	while (n->parent != NULL && n->parent != c->owner)
		n = n->parent;
	if (!node_is_inline(n) || node_is_within(other, n) ||
	    node_is_within(item->hit->node, n))
		return none;
	edge.text = entity_decode(a, node_all_text(a, n, (size_t)4 * EDGE_MAX));
	edge.hash = cells_hash(edge.text);
	edge.linked = link_is(n);
	return edge.text[0] != '\0' && chars_count(edge.text) <= EDGE_MAX
		   ? edge
		   : none;
}

/* Whether the cell before c is a lead-in of it: it ends as a clause does, and
 * stands beside it. */
static bool
is_lead_in(const struct cells *item, const struct cell *before,
    const struct cell *c, const struct spots *spots)
{
	static const char *const ends[] = {
	    ":", ".", "!", "?", "؟", "…", "：", "。", "！", "？", NULL};
	const struct spot *p = spots_find(spots, before->spot);

	return ends_with_any(before->text, ends) &&
	       before->length <= EDGE_MAX && cells_have_words(before->text) &&
	       before->in_heading == c->in_heading &&
	       before->in_link == c->in_link &&
	       !node_is_within(item->item->hit->node, before->owner) &&
	       (before->owner->parent == c->owner->parent ||
		   before->owner == c->owner->parent) &&
	       node_is_inline(before->owner) && node_is_inline(c->owner) &&
	       p != NULL && p->items > 1 && !spots_recurs(p);
}

/* Whether cell x is a part of the sentence that c's owner is: more of its own
 * words, or a link among them such as few lines have. */
static bool
is_part(const struct cell *x, const struct cell *c, const struct spots *spots)
{
	const struct spot *p;

	if (x->owner == c->owner)
		return true;
	if (x->owner->parent != c->owner || !link_is(x->owner))
		return false;
	p = spots_find(spots, x->spot);
	return p != NULL && p->items * 2 < spots->items;
}

static const char *
join(struct arena *a, const char *x, const char *y)
{
	return x[0] != '\0' ? arena_printf(a, "%s %s", x, y) : y;
}

static const char *
sentence(struct arena *a, const struct cells *item, const struct cell *c,
    const struct spots *spots)
{
	const char *text = "";

	for (size_t i = 0; i < item->n; i++) {
		if (is_part(&item->all[i], c, spots))
			text = join(a, text, item->all[i].text);
	}
	return text;
}

void
wording_of(struct arena *a, const struct cells *item, const struct cell *cell,
    const struct spots *spots, struct wording *out)
{
	size_t i = (size_t)(cell - item->all);

	memset(out, 0, sizeof(*out));
	out->cell = cell;
	out->text = cell->text;
	if (spots->top != NULL && cell->spot == spots->top->id &&
	    spots->items > 2 && link_is(cell->owner) == false)
		out->text = sentence(a, item, cell, spots);
	if (i > 0 && is_lead_in(item, cell - 1, cell, spots))
		out->text = join(a, cell[-1].text, out->text);
	else
		out->lead =
		    edge_at(a, item->item, cell, cell->first, cell->last);
	out->tail = edge_at(a, item->item, cell, cell->last, cell->first);
}

/* The ancestor of the cell's owner in the list's place for headlines. */
static const xmlNode *
headline_above(
    const struct cells *item, const struct cell *c, const struct spots *spots)
{
	const xmlNode *end = item->item->first->parent;
	const xmlNode *e = c->owner;

	for (int d = 0; e != NULL && e != end && d < LIMIT_HEADING_LEVELS &&
			node_is_inline(e);
	     d++) {
		e = e->parent;
		if (e != end && cells_spot(item->item, e) == spots->top->id)
			return e;
	}
	return NULL;
}

bool
wording_below(struct arena *a, const struct cells *item,
    const struct spots *spots, struct wording *out)
{
	const char *text = "";
	const xmlNode *found = NULL;

	for (size_t i = 0; i < item->n; i++) {
		const struct cell *c = &item->all[i];
		const xmlNode *above = headline_above(item, c, spots);
		const struct spot *p = spots_find(spots, c->spot);

		if (above == NULL || (found != NULL && above != found) ||
		    (p != NULL && spots_recurs(p)))
			continue;
		text = join(a, text, c->text);
		if (found == NULL)
			out->cell = c;
		found = above;
	}
	out->text = text;
	return found != NULL && cells_have_words(text);
}

static int
by_value(const void *x, const void *y)
{
	const uint64_t *a = x;
	const uint64_t *b = y;

	return (*a > *b) - (*a < *b);
}

/* The edges of all lines at one end. */
struct edges {
	uint64_t *hashes; /* sorted */
	size_t n;
	size_t lines;
};

static size_t
equals(const struct edges *edges, uint64_t hash)
{
	size_t first =
	    keyed_first(edges->hashes, edges->n, sizeof(*edges->hashes), hash);
	size_t at = first;

	while (at < edges->n && edges->hashes[at] == hash)
		at++;
	return at - first;
}

/* "Reuters:" belongs to what Reuters says. A link that many lines begin with is
 * a label where at least half of them have one; else it is a word. */
static bool
is_label(const struct edge *e, const struct edges *edges)
{
	static const char *const ends[] = {":", "：", NULL};
	bool usual = edges->n * 2 >= edges->lines;

	if (e->text == NULL || ends_with_any(e->text, ends) ||
	    equals(edges, e->hash) < EDGE_LINES)
		return false;
	return usual || (!e->linked && cells_have_words(e->text));
}

static const char *const ties[] = {
    "|", "-", "–", "—", "•", "·", "/", "»", "›", "«", "…", "...", ",", NULL};

static size_t
tie_at(const char *s)
{
	for (const char *const *t = ties; *t != NULL; t++) {
		if (strncmp(s, *t, strlen(*t)) == 0)
			return strlen(*t);
	}
	return chars_is_space((unsigned char)*s) ? 1 : 0;
}

static void
trim_lead(struct wording *w)
{
	size_t n = strlen(w->lead.text), tie;
	const char *rest;

	if (strncmp(w->text, w->lead.text, n) != 0)
		return;
	rest = w->text + n;
	for (tie = tie_at(rest); tie > 0; tie = tie_at(rest))
		rest += tie;
	if (cells_have_words(rest))
		w->text = rest;
}

static void
trim_tail(struct arena *a, struct wording *w)
{
	size_t n = strlen(w->text), tail = strlen(w->tail.text);
	char *rest;

	if (!ends_with(w->text, w->tail.text))
		return;
	rest = clean_text(a, w->text, n - tail);
	if (cells_have_words(rest))
		w->text = rest;
}

static void
sort_edges(struct edges *edges)
{
	qsort(edges->hashes, edges->n, sizeof(*edges->hashes), by_value);
}

void
wording_trim(struct arena *a, struct wording *all, size_t n)
{
	struct edges leads = {.lines = n}, tails = {.lines = n};

	leads.hashes = arena_alloc(a, (n + 1) * sizeof(*leads.hashes));
	tails.hashes = arena_alloc(a, (n + 1) * sizeof(*tails.hashes));
	for (size_t i = 0; i < n; i++) {
		if (all[i].lead.text != NULL)
			leads.hashes[leads.n++] = all[i].lead.hash;
		if (all[i].tail.text != NULL)
			tails.hashes[tails.n++] = all[i].tail.hash;
	}
	sort_edges(&leads);
	sort_edges(&tails);
	for (size_t i = 0; i < n; i++) {
		if (is_label(&all[i].lead, &leads))
			trim_lead(&all[i]);
		if (is_label(&all[i].tail, &tails))
			trim_tail(a, &all[i]);
	}
}

/* The attribute's text if it begins with the n bytes of the stem and goes on. */
static const char *
whole_in(struct arena *a, const xmlNode *e, const char *attr, const char *stem,
    size_t n)
{
	static const char *const cuts[] = {"...", "…", NULL};
	const char *s = node_attr(a, e, attr);

	if (s == NULL || strlen(s) > LIMIT_TEXT)
		return NULL;
	s = entity_decode(a, s);
	return strncmp(s, stem, n) == 0 && strlen(s) > n &&
		       !ends_with_any(s, cuts)
		   ? s
		   : NULL;
}

static const char *
whole_at(struct arena *a, const xmlNode *e, const char *stem, size_t n)
{
	const char *s = NULL;

	if (e->type == XML_ELEMENT_NODE && e->properties != NULL)
		s = whole_in(a, e, "title", stem, n);
	if (s == NULL && link_is(e))
		s = whole_in(a, e, "aria-label", stem, n);
	return s;
}

const char *
wording_whole(struct arena *a, const struct item *item, const struct wording *w)
{
	size_t n = strlen(w->text);
	const char *whole = NULL;
	int looked = 0;

	if (ends_with(w->text, "..."))
		n -= 3;
	else if (ends_with(w->text, "…"))
		n -= strlen("…");
	else
		return w->text;
	while (n > 0 && w->text[n - 1] == ' ')
		n--;
	for (xmlNode *s = item->first; s != NULL && n > 0 && whole == NULL;
	     s = s == item->last ? NULL : s->next) {
		for (xmlNode *e = s;
		     e != NULL && whole == NULL && looked < LIMIT_LOOK;
		     e = node_next(e, s), looked++)
			whole = whole_at(a, e, w->text, n);
	}
	return whole != NULL ? whole : w->text;
}
