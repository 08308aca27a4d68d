/* candidates.c - groups hits into lists by the structure around them. */
#include "detect/candidates.h"

#include "base/limits.h"
#include "detect/node.h"

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

/* A hit that is alone with its shape: the element around it is the line. */
static xmlNode *
lone_item(const struct hit *hit)
{
	xmlNode *n = hit->node;

	while (n->parent != NULL && n->parent->type == XML_ELEMENT_NODE &&
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
has_words_beside(const xmlNode *n, const xmlNode *stop, bool before)
{
	const xmlNode *s = before ? n->prev : n->next;
	int looked = 0;

	while (s != NULL && s != stop && looked++ < LIMIT_SIBLINGS) {
		if (!node_is_skipped(s) && node_text_size(s, 1) > 0)
			return true;
		s = before ? s->prev : s->next;
	}
	return s != stop;
}

/* Whether words stand between two lists that are siblings: then the second has
 * a heading of its own. */
static bool
is_parted(const struct candidate *x, const struct candidate *y)
{
	return has_words_beside(x->list, y->list, false) ||
	       has_words_beside(y->items[0].first, NULL, true);
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
		   list, first->first, first->hit);
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
group_shape(struct groups *g, size_t from, size_t to)
{
	struct candidate *c = NULL;
	struct item *items = arena_alloc(g->a, (to - from) * sizeof(*items));
	size_t first = g->n, kept = first;
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
	for (size_t i = first; i < g->n; i++) {
		if (kept == first ||
		    !join_rows(g, &g->all[kept - 1], &g->all[i]))
			g->all[kept++] = g->all[i];
	}
	g->n = kept;
}

static int
by_first_hit(const void *x, const void *y)
{
	const struct candidate *a = x;
	const struct candidate *b = y;

	return (a->items[0].hit > b->items[0].hit) -
	       (a->items[0].hit < b->items[0].hit);
}

/* Whether an item says more than its time. */
static bool
has_headline(const struct item *item)
{
	size_t cut = 0;

	if (item->hit->kind == HIT_ATTRIBUTE)
		cut = node_text_size(item->hit->node, LIMIT_TIME_TEXT);
	else
		cut = item->hit->cut_to - item->hit->cut_from;
	return node_text_size(item->first, cut + 16) >= cut + 6;
}

/* Whether n is a day heading between two times; `to` is NULL for the page's
 * end. */
static bool
is_dayhead(const struct dayheads *days, const xmlNode *n,
    const struct hit *from, const struct hit *to)
{
	size_t k = dayheads_after(days, from);

	for (; k < days->n &&
	       (to == NULL || dayheads_is_before(days, &days->all[k], to));
	     k++) {
		if (days->all[k].top == n)
			return true;
		if (to == NULL)
			break;
	}
	return false;
}

/* Lines whose time comes first go on to the next item, or to the next day; the
 * last one goes on as far as the one before it did, since a footer may follow.
 */
static void
widen_forward(const struct dayheads *days, struct candidate *c)
{
	size_t span = LIMIT_SIBLINGS;

	for (size_t i = 0; i < c->n; i++) {
		struct item *item = &c->items[i];
		const xmlNode *stop = i + 1 < c->n ? item[1].first : NULL;
		const struct hit *to = stop != NULL ? item[1].hit : NULL;
		size_t steps = 0;

		while (item->last->next != NULL && item->last->next != stop &&
		       steps < (stop != NULL ? LIMIT_SIBLINGS : span) &&
		       !is_dayhead(days, item->last->next, item->hit, to)) {
			item->last = item->last->next;
			steps++;
		}
		if (stop != NULL)
			span = steps;
	}
}

/* Lines whose time comes last began behind the item before. */
static void
widen_backward(const struct dayheads *days, struct candidate *c)
{
	size_t span = LIMIT_SIBLINGS;

	for (size_t i = c->n; i-- > 0;) {
		struct item *item = &c->items[i];
		const xmlNode *stop = i > 0 ? item[-1].first : NULL;
		const struct hit *from = i > 0 ? item[-1].hit : NULL;
		size_t steps = 0;

		while (item->first->prev != NULL && item->first->prev != stop &&
		       steps < (stop != NULL ? LIMIT_SIBLINGS : span) &&
		       (from == NULL || !is_dayhead(days, item->first->prev,
					    from, item->hit))) {
			item->first = item->first->prev;
			steps++;
		}
		if (stop != NULL)
			span = steps;
	}
}

/* Where the items are bare times (dt and dd, a cell each, rows split by <br>)
 * their headlines are the siblings between them: behind each time if words
 * follow the last one, before it if not. */
static void
widen(const struct dayheads *days, struct candidate *c)
{
	size_t bare = 0;
	const xmlNode *s = c->items[c->n - 1].first->next;

	for (size_t i = 0; i < c->n; i++)
		bare += !has_headline(&c->items[i]);
	if (bare * 2 <= c->n)
		return;
	for (int i = 0; s != NULL && i < LIMIT_SIBLINGS &&
			(node_is_skipped(s) || node_text_size(s, 8) < 8);
	     i++)
		s = s->next;
	if (s != NULL)
		widen_forward(days, c);
	else
		widen_backward(days, c);
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
	if (g.n > 0)
		qsort(g.all, g.n, sizeof(*g.all), by_first_hit);
	for (size_t i = 0; i < g.n; i++) {
		widen(days, &g.all[i]);
		dayheads_mark(days, &g.all[i]);
	}
	*n = g.n;
	return g.all;
}
