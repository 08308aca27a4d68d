/* parts.c - joins lists that go on behind something else. */
#include "detect/parts.h"

#include "base/limits.h"
#include "detect/node.h"
#include "detect/sequence.h"

enum {
	LINES = 3,      /* fewer tell nothing of an order */
	LINES_MANY = 8, /* behind fewer another list may be older by chance */
	ORDERLY = 80,   /* per cent of the steps */
	BETWEEN = 8     /* candidates looked at before a part */
};

static bool
same_attribute(
    struct arena *a, const xmlNode *x, const xmlNode *y, const char *name)
{
	const char *s = node_attr(a, x, name);
	const char *t = node_attr(a, y, name);

	return s != NULL && t != NULL && strcmp(s, t) == 0;
}

static bool
same_name(const xmlNode *x, const xmlNode *y)
{
	return x->type == y->type &&
	       (x->type != XML_ELEMENT_NODE ||
		   strcmp((const char *)x->name, (const char *)y->name) == 0);
}

/* Whether the times of two lists lie in elements of the same names. */
static bool
same_markup(
    struct arena *a, const struct candidate *x, const struct candidate *y)
{
	const xmlNode *m = x->items[0].hit->node;
	const xmlNode *n = y->items[0].hit->node;

	for (int i = 0; i < LIMIT_PATH_STEPS && m != NULL && n != NULL &&
			m != x->list && same_name(m, n);
	     i++) {
		m = m->parent;
		n = n->parent;
	}
	return m != NULL && n != NULL && m == x->list && n == y->list &&
	       same_name(m, n) &&
	       (same_attribute(a, m, n, "id") ||
		   same_attribute(a, m, n, "class"));
}

/* The order of the times of n items. */
static struct sequence
order_of(struct arena *a, const struct item *items, size_t n)
{
	struct ticker_line *lines = arena_zalloc(a, n * sizeof(*lines));

	for (size_t i = 0; i < n; i++)
		lines[i].time = items[i].hit->time;
	return sequence_of(lines, n);
}

static bool
falls(struct arena *a, const struct candidate *c)
{
	struct sequence s = order_of(a, c->items, c->n);

	return c->n >= LINES && s.compared > ORDERLY && s.falling >= ORDERLY &&
	       s.rising < ORDERLY;
}

static bool
goes_on(struct arena *a, const struct candidate *x, const struct candidate *y)
{
	struct item seam[2] = {x->items[x->n - 1], y->items[0]};
	struct sequence s = order_of(a, seam, 2);

	return s.compared > 0 && s.rising == 0;
}

/* Whether n is a heading, or a box with one and little else. */
static bool
is_headed(const xmlNode *n)
{
	const xmlNode *e = n;

	if (node_text_size(n, LIMIT_HEADING + 1) > LIMIT_HEADING)
		return false;
	for (int i = 0; e != NULL && i < LIMIT_SIBLINGS; i++) {
		if (node_is_heading(e))
			return true;
		e = node_next(e, n);
	}
	return false;
}

/* Whether the nearest thing before the list, up to where it meets the other's
 * node, is a heading. */
static bool
has_heading(const struct candidate *c, xmlNode *other)
{
	const xmlNode *n = c->items[0].first;
	int levels =
	    node_depth(n) - node_common_depth(c->items[0].first, other);

	for (int up = 0; up < levels && n != NULL; up++, n = n->parent) {
		const xmlNode *s = n->prev;

		for (int i = 0; s != NULL && i < LIMIT_SIBLINGS;
		     i++, s = s->prev) {
			if (!node_is_skipped(s) && node_text_size(s, 1) > 0)
				return is_headed(s);
		}
	}
	return false;
}

/* Appends y to x. */
static void
append(struct arena *a, struct candidate *x, const struct candidate *y)
{
	struct item *items = arena_alloc(a, (x->n + y->n) * sizeof(*items));

	memcpy(items, x->items, x->n * sizeof(*items));
	memcpy(items + x->n, y->items, y->n * sizeof(*items));
	x->items = items;
	x->n += y->n;
}

static bool
is_part(struct arena *a, const struct candidate *x, const struct candidate *y)
{
	return x->list != y->list && x->n >= LINES_MANY &&
	       x->n + y->n <= LIMIT_LINES && same_markup(a, x, y) &&
	       x->items[x->n - 1].hit < y->items[0].hit && goes_on(a, x, y) &&
	       !has_heading(y, x->items[x->n - 1].first) && falls(a, x) &&
	       falls(a, y);
}

size_t
parts_join(struct arena *a, struct candidate *all, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		size_t k = kept;

		while (k > 0 && kept - k < BETWEEN &&
		       !is_part(a, &all[k - 1], &all[i]))
			k--;
		if (k > 0 && kept - k < BETWEEN)
			append(a, &all[k - 1], &all[i]);
		else
			all[kept++] = all[i];
	}
	return kept;
}
