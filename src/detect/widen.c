/* widen.c - gives items that are bare times the siblings beside them. */
#include "detect/widen.h"

#include "base/limits.h"
#include "detect/node.h"

/* Whether an item says more than its time. */
static bool
has_headline(const struct item *item)
{
	size_t cut = 0;

	if (item->hit->kind == HIT_ATTRIBUTE)
		cut = node_text_size(item->hit->node, LIMIT_TIME_TEXT);
	else if (item->hit->last != NULL)
		cut = strlen(item->hit->time_text);
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

/* Whether n goes on with the line of a text beside it. */
static bool
is_of_line(const xmlNode *n)
{
	return n != NULL && !node_is(n, "br") &&
	       (n->type == XML_TEXT_NODE || node_is_inline(n) ||
		   node_is_formatting(n));
}

/* A text that begins with the time, or ends with it, is a line together with the
 * words in elements beside it, as far as the next break or item. */
static void
widen_texts(struct candidate *c)
{
	for (size_t i = 0; i < c->n; i++) {
		struct item *item = &c->items[i];
		const xmlNode *after = i + 1 < c->n ? item[1].first : NULL;
		const xmlNode *before = i > 0 ? item[-1].last : NULL;
		bool begins = item->hit->kind == HIT_LEADING;

		if (item->first->type != XML_TEXT_NODE)
			continue;
		for (int k = 0;
		     begins && k < LIMIT_SIBLINGS &&
		     item->last->next != after && is_of_line(item->last->next);
		     k++)
			item->last = item->last->next;
		for (int k = 0; !begins && k < LIMIT_SIBLINGS &&
				item->first->prev != before &&
				is_of_line(item->first->prev);
		     k++)
			item->first = item->first->prev;
	}
}

static bool
are_bare(const struct candidate *c)
{
	size_t bare = 0;

	for (size_t i = 0; i < c->n; i++)
		bare += !has_headline(&c->items[i]);
	return bare * 2 > c->n;
}

static bool
has_words_behind(const struct candidate *c)
{
	const xmlNode *s = c->items[c->n - 1].first->next;

	for (int i = 0; s != NULL && i < LIMIT_SIBLINGS &&
			(node_is_skipped(s) || node_text_size(s, 8) < 8);
	     i++)
		s = s->next;
	return s != NULL;
}

/* Where the items are bare times (dt and dd, a cell each, rows split by <br>)
 * their headlines are the siblings between them: behind each time if words
 * follow the last one, before it if not. */
void
widen(const struct dayheads *days, struct candidate *c)
{
	if (!are_bare(c))
		widen_texts(c);
	else if (has_words_behind(c))
		widen_forward(days, c);
	else
		widen_backward(days, c);
}

const xmlNode *
widen_start(const struct candidate *c)
{
	const xmlNode *first = c->items[0].first;

	return first->parent == c->list && are_bare(c) && !has_words_behind(c)
		   ? c->list->children
		   : first;
}
