/* candidates.c - groups hits into lists by the structure around them. */
#include "detect/candidates.h"

#include "base/limits.h"
#include "detect/node.h"

struct groups {
	struct arena *a;
	const struct hit **hits; /* sorted by shape, then by page order */
	size_t n_hits;
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
	return j < g->n_hits && g->hits[i]->shape == g->hits[j]->shape;
}

/* Depth of the child of the list that holds hit i and no other of its shape:
 * one below where it meets its nearer neighbour. -1 where it has none. */
static int
item_depth(const struct groups *g, size_t i)
{
	int before = -1, behind = -1;

	if (i > 0 && same_shape(g, i, i - 1))
		before =
		    node_common_depth(g->hits[i - 1]->node, g->hits[i]->node);
	if (same_shape(g, i, i + 1))
		behind =
		    node_common_depth(g->hits[i]->node, g->hits[i + 1]->node);
	return before < 0 && behind < 0
		   ? -1
		   : (before > behind ? before : behind) + 1;
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

/* Joins y to x where they are rows or columns of one list; their items lie
 * next to each other in memory, as group_shape laid them. */
static bool
join_rows(struct candidate *x, const struct candidate *y)
{
	if (x->list == y->list || x->list->parent != y->list->parent ||
	    x->n + y->n > LIMIT_LINES || x->items + x->n != y->items ||
	    is_parted(x, y))
		return false;
	x->n += y->n;
	return true;
}

/* Walks the hits of one shape, [from, to), in page order. */
static void
group_shape(struct groups *g, size_t from, size_t to)
{
	struct candidate *c = NULL;
	struct item *items = arena_alloc(g->a, (to - from) * sizeof(*items));
	size_t first = g->n, kept = first;

	for (size_t i = from; i < to; i++) {
		int depth = item_depth(g, i);
		xmlNode *item = depth < 0
				    ? lone_item(g->hits[i])
				    : node_ancestor(g->hits[i]->node, depth);

		if (item->parent == NULL)
			continue;
		if (c == NULL || c->list != item->parent)
			c = open_candidate(g, item->parent, items);
		if (c == NULL)
			break;
		if (c->n == LIMIT_LINES)
			continue;
		items->first = items->last = item;
		items->hit = g->hits[i];
		items++;
		c->n++;
	}
	for (size_t i = first; i < g->n; i++) {
		if (kept == first || !join_rows(&g->all[kept - 1], &g->all[i]))
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

/* Lines whose time comes first go on to the next item; the last one goes on as
 * far as the one before it did, since a footer may follow. */
static void
widen_forward(struct candidate *c)
{
	size_t span = LIMIT_SIBLINGS;

	for (size_t i = 0; i < c->n; i++) {
		struct item *item = &c->items[i];
		const xmlNode *stop = i + 1 < c->n ? item[1].first : NULL;
		size_t steps = 0;

		while (item->last->next != NULL && item->last->next != stop &&
		       steps < (stop != NULL ? LIMIT_SIBLINGS : span)) {
			item->last = item->last->next;
			steps++;
		}
		if (stop != NULL)
			span = steps;
	}
}

/* Lines whose time comes last began behind the item before. */
static void
widen_backward(struct candidate *c)
{
	size_t span = LIMIT_SIBLINGS;

	for (size_t i = c->n; i-- > 0;) {
		struct item *item = &c->items[i];
		const xmlNode *stop = i > 0 ? item[-1].first : NULL;
		size_t steps = 0;

		while (item->first->prev != NULL && item->first->prev != stop &&
		       steps < (stop != NULL ? LIMIT_SIBLINGS : span)) {
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
widen(struct candidate *c)
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
		widen_forward(c);
	else
		widen_backward(c);
}

struct candidate *
candidates_find(
    struct arena *a, const struct hit *hits, size_t n_hits, size_t *n)
{
	struct groups g = {.a = a, .n_hits = n_hits};
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
	for (size_t i = 0; i < g.n; i++)
		widen(&g.all[i]);
	*n = g.n;
	return g.all;
}
