/* candidates.c - groups hits into lists by the structure around them. */
#include "detect/candidates.h"

#include "base/limits.h"
#include "detect/node.h"
#include "detect/parts.h"
#include "detect/stories.h"
#include "detect/unite.h"
#include "detect/widen.h"

struct groups {
	struct arena *a;
	const struct hit **hits; /* sorted by shape, then by page order */
	size_t n_hits;
	const struct dayheads *days;
	struct candidate *all;
	size_t n;
};

static int
by_shape(const void *x, const void *y)
{
	const struct hit *const *a = x;
	const struct hit *const *b = y;

	if ((*a)->shape != (*b)->shape)
		return (*a)->shape < (*b)->shape ? -1 : 1;
	return (*a > *b) - (*a < *b);
}

static const struct hit **
sorted(struct arena *a, const struct hit *hits, size_t n)
{
	const struct hit **out = arena_alloc(a, (n + 1) * sizeof(*out));

	for (size_t i = 0; i < n; i++)
		out[i] = &hits[i];
	qsort(out, n, sizeof(*out), by_shape);
	return out;
}

static bool
same_shape(const struct groups *g, size_t i, size_t j)
{
	/* the index before the first is past the last */
	return i < g->n_hits && j < g->n_hits &&
	       g->hits[i]->shape == g->hits[j]->shape;
}

/* Depth below the place where two hits meet; -1 if they aren't neighbours of one
 * shape. */
static int
depth_beside(const struct groups *g, size_t i, size_t j)
{
	if (!same_shape(g, i, j))
		return -1;
	return node_common_depth(g->hits[i]->node, g->hits[j]->node) + 1;
}

/* The same, for two lines of one day. */
static int
depth_within_day(const struct groups *g, size_t i, size_t j)
{
	if (!same_shape(g, i, j) ||
	    dayheads_part(
		g->days, g->hits[i < j ? i : j], g->hits[i < j ? j : i]))
		return -1;
	return depth_beside(g, i, j);
}

static int
larger(int x, int y)
{
	return x > y ? x : y;
}

/* Depth of the child of the list that holds hit i and no other of its shape:
 * one below where it meets its nearer neighbour. A line that is its day's only
 * one lies as deep as those of the day beside it, at `day_depth`. -1 where it
 * has no neighbour. */
static int
item_depth(const struct groups *g, size_t i, int day_depth)
{
	int before = depth_within_day(g, i, i - 1);
	int behind = depth_within_day(g, i, i + 1);
	int nearer = larger(before, behind);

	if (nearer >= 0)
		return nearer;
	nearer = larger(depth_beside(g, i, i - 1), depth_beside(g, i, i + 1));
	return nearer >= 0 ? larger(nearer, day_depth) : -1;
}

/* The depth of the first day with two lines from i on; or -1. */
static int
next_day_depth(const struct groups *g, size_t i, size_t to)
{
	int depth = -1;

	for (; i + 1 < to && depth < 0; i++)
		depth = depth_within_day(g, i, i + 1);
	return depth;
}

/* Whether n is the row of a list or of a table, and says more than a time. */
static bool
is_row_of_words(const xmlNode *n)
{
	enum { TIME_AND_WORDS = 16 }; /* bytes */

	return (node_is(n, "li") || node_is(n, "tr")) &&
	       node_text_size(n, TIME_AND_WORDS) >= TIME_AND_WORDS;
}

/* A hit that is alone with its shape: the element around it is the line, up to
 * the row that it is; what is above that may be a heading. */
static xmlNode *
lone_item(const struct hit *hit)
{
	xmlNode *n = hit->node;

	while (!is_row_of_words(n) && n->parent != NULL &&
	       n->parent->type == XML_ELEMENT_NODE &&
	       !node_is(n->parent, "body") &&
	       node_text_size(n->parent, LIMIT_TEXT) < LIMIT_TEXT / 4 &&
	       node_text_size(n, 256) < 64)
		n = n->parent;
	return n;
}

static struct candidate *
open_candidate(struct groups *g, xmlNode *list, struct item *items)
{
	struct candidate *c;

	if (g->n == LIMIT_CANDIDATES)
		return NULL;
	c = &g->all[g->n++];
	memset(c, 0, sizeof(*c));
	c->list = list;
	c->items = items;
	return c;
}

/* Whether words stand beside n, before it or behind it, up to the sibling
 * `stop`; or more siblings than anybody reads. */
static bool
has_words_beside(const xmlNode *n, const xmlNode *stop, enum node_side side)
{
	const xmlNode *s = node_beside(n, side);
	int looked = 0;

	while (s != NULL && s != stop && looked++ < LIMIT_SIBLINGS) {
		if (!node_is_skipped(s) && node_text_size(s, 1) > 0)
			return true;
		s = node_beside(s, side);
	}
	return s != stop;
}

/* Whether words stand between two lists that are siblings: then the second has
 * a heading of its own. */
static bool
is_parted(const struct candidate *x, const struct candidate *y)
{
	const xmlNode *last = x->items[x->n - 1].first->parent;

	return has_words_beside(last, y->list, NODE_BEHIND) ||
	       has_words_beside(y->items[0].first, NULL, NODE_BEFORE);
}

/* Whether y is the list of the next day: only dates stand between them, and
 * they lie side by side, or each in a box that does. */
static bool
is_next_day(const struct groups *g, const struct candidate *x,
    const struct candidate *y)
{
	enum { BOXES = 3 };
	const struct hit *last = x->items[x->n - 1].hit;
	const struct item *first = &y->items[0];
	xmlNode *list = x->items[x->n - 1].first->parent;

	return dayheads_part(g->days, last, first->hit) &&
	       node_depth(list) == node_depth(y->list) &&
	       node_depth(list) - node_common_depth(list, y->list) <= BOXES &&
	       dayheads_alone_between(g->days, dayheads_after(g->days, last),
		   list, widen_start(y), first->hit);
}

/* Joins y to x where they are rows, columns or days of one list; their items lie
 * next to each other in memory, as group_shape laid them. */
static bool
join_rows(
    const struct groups *g, struct candidate *x, const struct candidate *y)
{
	if (x->list == y->list || x->n + y->n > LIMIT_LINES ||
	    x->items + x->n != y->items)
		return false;
	if ((x->list->parent != y->list->parent || is_parted(x, y)) &&
	    !is_next_day(g, x, y))
		return false;
	x->n += y->n;
	return true;
}

/* Whether hit i is the date of the lines that follow it, as a row of their
 * table, and no line itself. */
static bool
is_day_row(const struct groups *g, size_t i, const xmlNode *item)
{
	const struct hit *hit = g->hits[i];
	const struct dayhead *head = dayheads_of(g->days, hit);

	if (head == NULL || !same_shape(g, i, i + 1))
		return false;
	while (item != NULL && item != head->top)
		item = item->parent;
	return item != NULL &&
	       dayheads_alone_between(g->days, dayheads_after(g->days, hit),
		   head->top, g->hits[i + 1]->node, g->hits[i + 1]);
}

/* Walks the hits of one shape, [from, to), in page order. */
static void
collect(struct groups *g, size_t from, size_t to)
{
	struct candidate *c = NULL;
	struct item *items = arena_alloc(g->a, (to - from) * sizeof(*items));
	int day_depth = next_day_depth(g, from, to);

	for (size_t i = from; i < to; i++) {
		int depth = item_depth(g, i, day_depth);
		xmlNode *item = depth < 0
				    ? lone_item(g->hits[i])
				    : node_ancestor(g->hits[i]->node, depth);

		if (item->parent == NULL || is_day_row(g, i, item))
			continue;
		if (depth_within_day(g, i, i + 1) >= 0)
			day_depth = depth;
		if (c == NULL || c->list != item->parent)
			c = open_candidate(g, item->parent, items);
		if (c == NULL)
			break;
		if (c->n == LIMIT_LINES)
			continue;
		*items = (struct item){
		    .first = item, .last = item, .hit = g->hits[i]};
		items++;
		c->n++;
	}
}

/* The first words in the line beside its time; NULL for none. */
static const char *
first_words(const struct item *item)
{
	enum { WORDS = 12 }; /* bytes: fewer are a badge, "Live" */
	const xmlNode *n = item->first;
	const char *s;

	for (int i = 0; n != NULL && i < LIMIT_ITEM_NODES; i++) {
		s = n != item->hit->node ? node_text(n) : NULL;
		if (s != NULL && strlen(s) >= WORDS)
			return s;
		n = node_next(n, item->first);
	}
	return NULL;
}

/* Whether a list of two is a line that is printed twice, for a card's picture
 * and for its text. */
static bool
is_double(const struct candidate *c)
{
	const char *x, *y;

	if (c->n != 2 ||
	    strcmp(c->items[0].hit->time_text, c->items[1].hit->time_text) != 0)
		return false;
	x = first_words(&c->items[0]);
	y = first_words(&c->items[1]);
	return x != NULL && y != NULL && strcmp(x, y) == 0;
}

static void
join(struct groups *g, size_t first)
{
	size_t kept = first;

	for (size_t i = first; i < g->n; i++) {
		if (kept == first || is_double(&g->all[kept - 1]) ||
		    is_double(&g->all[i]) ||
		    !join_rows(g, &g->all[kept - 1], &g->all[i]))
			g->all[kept++] = g->all[i];
	}
	g->n = kept;
}

/* Lines that print their time twice look like lists of two: then those lists are
 * the lines, and the first time in each is its time. */
static void
collect_twos(struct groups *g, size_t from, size_t to)
{
	enum { LINES = 3 };
	size_t first = g->n, n = to - from;
	struct groups outer = *g;

	if (n < LINES)
		return;
	outer.hits = arena_alloc(g->a, n * sizeof(struct hit *));
	outer.n_hits = n;
	for (size_t i = 0; i < n; i++)
		outer.hits[i] = g->all[from + i].items[0].hit;
	collect(&outer, 0, n);
	join(&outer, first);
	g->n = outer.n;
}

static void
group_shape(struct groups *g, size_t from, size_t to)
{
	size_t first = g->n, end;

	collect(g, from, to);
	g->n = first + stories_join(g->all + first, g->n - first);
	join(g, first);
	end = g->n;
	for (size_t i = first; i < end; i++) {
		if (g->all[i].n == 2)
			continue;
		collect_twos(g, first, i);
		first = i + 1;
	}
	collect_twos(g, first, end);
}

/* Of two that begin with one time the outer first. */
static int
by_first_hit(const void *x, const void *y)
{
	const struct candidate *a = x;
	const struct candidate *b = y;

	if (a->items[0].hit != b->items[0].hit)
		return a->items[0].hit > b->items[0].hit ? 1 : -1;
	return node_depth(a->list) - node_depth(b->list);
}

/* Whether every line of c is a day's heading, and most stand above a line of
 * other. */
static bool
is_of_heads(const struct dayheads *days, const struct candidate *c,
    const struct candidate *other)
{
	size_t above = 0;

	for (size_t i = 0, k = 0; i < c->n; i++) {
		const struct dayhead *head = dayheads_of(days, c->items[i].hit);

		if (head == NULL)
			return false;
		while (k < other->n && (other->items[k].day == NULL ||
					   other->items[k].day < head))
			k++;
		above += k < other->n && other->items[k].day == head;
	}
	return above * 2 > c->n;
}

/* Leaves out the dates of the list that begins below the first of them: they
 * have no lines but that list's. */
static size_t
drop_heads(const struct dayheads *days, struct candidate *all, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		if (i + 1 == n || !is_of_heads(days, &all[i], &all[i + 1]))
			all[kept++] = all[i];
	}
	return kept;
}

struct candidate *
candidates_find(struct arena *a, const struct hit *hits, size_t n_hits,
    const struct dayheads *days, size_t *n)
{
	struct groups g = {.a = a, .n_hits = n_hits, .days = days};
	size_t from = 0;

	g.hits = sorted(a, hits, n_hits);
	g.all = arena_alloc(a, LIMIT_CANDIDATES * sizeof(*g.all));
	for (size_t i = 1; i <= n_hits; i++) {
		if (i < n_hits && same_shape(&g, from, i))
			continue;
		group_shape(&g, from, i);
		from = i;
	}
	g.n = unite(a, g.all, g.n);
	if (g.n > 0)
		qsort(g.all, g.n, sizeof(*g.all), by_first_hit);
	for (size_t i = 0; i < g.n; i++)
		widen(days, &g.all[i]);
	g.n = parts_join(a, g.all, g.n);
	for (size_t i = 0; i < g.n; i++)
		dayheads_mark(days, &g.all[i]);
	*n = drop_heads(days, g.all, g.n);
	return g.all;
}
