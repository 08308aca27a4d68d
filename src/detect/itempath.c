/* itempath.c - finds what all items of a list have in common. */
#include "detect/itempath.h"

#include "base/buf.h"
#include "base/limits.h"
#include "detect/node.h"

static bool
same_name(const xmlNode *x, const xmlNode *y)
{
	return strcmp((const char *)x->name, (const char *)y->name) == 0;
}

/* Whether the items are one element each, of one name. */
static bool
are_alike(const struct candidate *c)
{
	const xmlNode *first = c->items[0].first;

	for (size_t i = 0; i < c->n; i++) {
		const struct item *item = &c->items[i];

		if (item->first != item->last ||
		    item->first->type != XML_ELEMENT_NODE ||
		    !same_name(item->first, first))
			return false;
	}
	return true;
}

/* The nearest element that holds all items on ways of the same names; *steps is
 * how far above them it is. NULL for none. */
static xmlNode *
common(const struct candidate *c, int *steps)
{
	xmlNode *first = c->items[0].first->parent;

	for (*steps = 1; first != NULL && *steps < LIMIT_PATH_STEPS;
	     (*steps)++, first = first->parent) {
		bool all = true;

		for (size_t i = 1; i < c->n && all; i++) {
			xmlNode *n = c->items[i].first;

			for (int k = 0; n != NULL && k < *steps; k++)
				n = n->parent;
			if (n == NULL || !same_name(n, first))
				return NULL;
			all = n == first;
		}
		if (all)
			return first;
	}
	return NULL;
}

const char *
itempath(struct arena *a, const struct candidate *c)
{
	struct buf b;
	xmlNode *top;
	const char *out;
	int steps;

	if (c->n == 0 || !are_alike(c))
		return NULL;
	top = common(c, &steps);
	if (top == NULL || top->type != XML_ELEMENT_NODE)
		return NULL;
	buf_init(&b, LIMIT_TEXT);
	(void)buf_puts(&b, node_path(a, top));
	for (int k = steps - 1; k >= 0; k--) {
		const xmlNode *n = c->items[0].first;

		for (int i = 0; i < k; i++)
			n = n->parent;
		(void)buf_printf(&b, "/%s", (const char *)n->name);
	}
	out = b.full ? NULL : arena_copy(a, b.data);
	buf_free(&b);
	return out;
}
