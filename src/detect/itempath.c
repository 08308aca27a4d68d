/* itempath.c - finds what all items of a list have in common. */
#include "detect/itempath.h"

#include "base/buf.h"
#include "base/limits.h"
#include "detect/node.h"

/* The ways that are joined to one XPath. */
struct ways {
	const char *all[LIMIT_PATH_WAYS];
	size_t n;
};

/* The step that leads from a node's parent to it and its like. */
static const char *
step_to(const xmlNode *n)
{
	return n->type == XML_TEXT_NODE ? "text()" : (const char *)n->name;
}

static bool
is_like(const xmlNode *x, const xmlNode *y)
{
	return strcmp(step_to(x), step_to(y)) == 0;
}

/* Whether there was room. */
static bool
add_way(struct ways *w, const char *way)
{
	for (size_t i = 0; i < w->n; i++) {
		if (strcmp(w->all[i], way) == 0)
			return true;
	}
	if (w->n == LIMIT_PATH_WAYS)
		return false;
	w->all[w->n++] = way;
	return true;
}

static const char *
join_ways(struct arena *a, const struct ways *w)
{
	const char *out;
	struct buf b;

	buf_init(&b, LIMIT_PATH);
	for (size_t i = 0; i < w->n; i++) {
		(void)buf_puts(&b, i > 0 ? " | " : "");
		(void)buf_puts(&b, w->all[i]);
	}
	out = b.full || b.len == 0 ? NULL : arena_copy(a, b.data);
	buf_free(&b);
	return out;
}

/* The way from top down to the node, by names alone; NULL if that is too far. */
static const char *
way_down(
    struct arena *a, const char *top, const xmlNode *from, const xmlNode *n)
{
	const char *way = "";
	int steps = 0;

	for (; n != from; n = n->parent) {
		if (++steps > LIMIT_PATH_STEPS)
			return NULL;
		way = arena_printf(a, "/%s%s", step_to(n), way);
	}
	return arena_printf(a, "%s%s", top, way);
}

/* The nearest element that holds all items. */
static xmlNode *
common(const struct candidate *c)
{
	int depth = node_depth(c->items[0].first) - 1;

	for (size_t i = 1; i < c->n; i++) {
		int d = node_common_depth(c->items[0].first, c->items[i].first);

		if (d < depth)
			depth = d;
	}
	return depth < 0 ? NULL : node_ancestor(c->items[0].first, depth);
}

/* The ways from the element that holds all items to each. */
static bool
find_shapes(struct arena *a, const struct candidate *c, struct ways *w)
{
	const xmlNode *top = common(c);
	const char *path;

	if (top == NULL || top->type != XML_ELEMENT_NODE)
		return false;
	path = node_path(a, top);
	for (size_t i = 0; i < c->n; i++) {
		const char *way = way_down(a, path, top, c->items[i].first);

		if (way == NULL || !add_way(w, way))
			return false;
	}
	return true;
}

/* The parent of each and the step from it. */
static bool
find_parents(struct arena *a, const struct candidate *c, struct ways *w)
{
	const xmlNode *last = NULL;

	for (size_t i = 0; i < c->n; i++) {
		const xmlNode *n = c->items[i].first;

		if (last != NULL && n->parent == last->parent &&
		    is_like(n, last))
			continue;
		last = n;
		if (n->parent == NULL || n->parent->type != XML_ELEMENT_NODE ||
		    !add_way(w, arena_printf(a, "%s/%s",
				    node_path(a, n->parent), step_to(n))))
			return false;
	}
	return true;
}

const char *
itempath(struct arena *a, const struct candidate *c, enum itempath_form form)
{
	struct ways ways = {.n = 0};
	bool found;

	if (c->n == 0)
		return NULL;
	found = form == ITEMPATH_PARENTS ? find_parents(a, c, &ways)
					 : find_shapes(a, c, &ways);
	if (!found || (form == ITEMPATH_ALIKE && ways.n > 1))
		return NULL;
	return join_ways(a, &ways);
}
