/* unite.c - puts the lines of one element back into one list. */
#include "detect/unite.h"

#include "base/limits.h"
#include "detect/agree.h"

static int
by_parent(const void *x, const void *y)
{
	const struct candidate *a = x;
	const struct candidate *b = y;

	if (a->list == b->list)
		return 0;
	return (uintptr_t)a->list < (uintptr_t)b->list ? -1 : 1;
}

static int
by_list(const void *x, const void *y)
{
	const struct candidate *a = x;
	const struct candidate *b = y;
	int order = by_parent(x, y);

	return order != 0 ? order
			  : (a->items[0].hit > b->items[0].hit) -
				(a->items[0].hit < b->items[0].hit);
}

static bool
are_children_of_one_name(const struct candidate *x, const struct candidate *y)
{
	const xmlNode *a = x->items[0].first;
	const xmlNode *b = y->items[0].first;

	return a->parent == x->list && b->parent == x->list &&
	       a->type == XML_ELEMENT_NODE && b->type == XML_ELEMENT_NODE &&
	       strcmp((const char *)a->name, (const char *)b->name) == 0;
}

/* The items of both in document order; NULL where both have one of the same
 * element: then these are two times of one line. */
static struct item *
merged(struct arena *a, const struct candidate *x, const struct candidate *y)
{
	struct item *out = arena_alloc(a, (x->n + y->n) * sizeof(*out));
	size_t i = 0, j = 0, n = 0;

	while (i < x->n || j < y->n) {
		if (i < x->n && j < y->n &&
		    x->items[i].first == y->items[j].first)
			return NULL;
		if (j == y->n ||
		    (i < x->n && x->items[i].hit < y->items[j].hit))
			out[n++] = x->items[i++];
		else
			out[n++] = y->items[j++];
	}
	return out;
}

/* Dates beside lines with clocks are their headings. */
static bool
is_of_days(const struct candidate *c)
{
	const struct printed_time *t = &c->items[0].hit->time;

	return t->hour < 0 && !t->relative;
}

/* Of the two times of every line, the clock: it says more than "an hour ago". */
static bool
prefer_clocks(struct candidate *x, const struct candidate *y)
{
	if (agree_on_times(x, y))
		x->items = y->items;
	else if (!agree_on_times(y, x))
		return false;
	return true;
}

static bool
join(struct arena *a, struct candidate *x, const struct candidate *y)
{
	struct item *items;

	if (x->list != y->list || x->n + y->n > LIMIT_LINES ||
	    is_of_days(x) != is_of_days(y) || !are_children_of_one_name(x, y))
		return false;
	if (prefer_clocks(x, y))
		return true;
	items = merged(a, x, y);
	if (items == NULL)
		return false;
	x->items = items;
	x->n += y->n;
	return true;
}

/* The list of several lines that is n's nearest parent's; NULL for none. `all`
 * is sorted by list. */
static struct candidate *
list_around(struct candidate *all, size_t n, xmlNode *node, xmlNode **child)
{
	for (*child = node; *child != NULL; *child = (*child)->parent) {
		const struct candidate key = {.list = (*child)->parent};
		struct candidate *found =
		    bsearch(&key, all, n, sizeof(*all), by_parent);

		if (found != NULL && found->n > 1)
			return found;
	}
	return NULL;
}

/* Lines of a page that are put into others' lists one by one: sections of a page
 * are fewer. */
enum { MOVES = 500 };

/* Where a line would go. */
struct home {
	struct candidate *list; /* NULL: nowhere */
	struct item item;
};

static bool
has_item(const struct candidate *c, const xmlNode *first)
{
	for (size_t i = 0; i < c->n; i++) {
		if (c->items[i].first == first)
			return true;
	}
	return false;
}

/* The list of others that the line of c lies in. */
static struct home
home_of(struct candidate *all, size_t n, const struct candidate *c,
    const struct item *item)
{
	struct home home = {.list = NULL};
	xmlNode *child;
	struct candidate *list = list_around(all, n, item->hit->node, &child);

	if (list == NULL || list == c || has_item(list, child))
		return home;
	home.list = list;
	home.item =
	    (struct item){.first = child, .last = child, .hit = item->hit};
	return home;
}

/* Puts a line where it lies in another's list. */
static bool
take_in(struct arena *a, struct home *home)
{
	struct candidate moved = {.items = &home->item, .n = 1};

	if (home->list == NULL)
		return false;
	moved.list = home->list->list;
	return join(a, home->list, &moved);
}

/* Gives the lines of c to the lists of others that they lie in: the first line
 * of a section has a picture, and its shape is that of the first in the next
 * section. What is left of c stays a list where most lines lie in no other. */
static void
give_lines(struct arena *a, struct candidate *all, size_t n,
    struct candidate *c, size_t *moves)
{
	struct item *left = arena_alloc(a, (c->n + 1) * sizeof(*left));
	size_t kept = 0;

	for (size_t i = 0; i < c->n; i++) {
		struct home home = home_of(all, n, c, &c->items[i]);

		if (*moves < MOVES && take_in(a, &home))
			++*moves;
		else
			left[kept++] = c->items[i];
	}
	if (kept * 3 > c->n)
		return;
	c->items = left;
	c->n = kept;
}

size_t
unite(struct arena *a, struct candidate *all, size_t n)
{
	size_t kept = 0, moves = 0;

	if (n > 0)
		qsort(all, n, sizeof(*all), by_list);
	for (size_t i = 0; i < n; i++) {
		if (kept == 0 || !join(a, &all[kept - 1], &all[i]))
			all[kept++] = all[i];
	}
	n = kept;
	kept = 0;
	for (size_t i = 0; i < n; i++)
		give_lines(a, all, n, &all[i], &moves);
	for (size_t i = 0; i < n; i++) {
		if (all[i].n > 0)
			all[kept++] = all[i];
	}
	return kept;
}
