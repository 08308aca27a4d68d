/* urgency.c - looks for marks of urgency in an item. */
#include "detect/urgency.h"

#include "base/limits.h"
#include "detect/node.h"
#include "text/chars.h"
#include "text/urgent.h"

enum { BADGE_MAX = 24 }; /* columns; more is a sentence */

static bool
has_class(const xmlNode *e)
{
	static const char *const words[] = {
	    "urgent", "breaking", "important", NULL};
	const char *class = node_raw_attr(e, "class");

	for (const char *const *w = words; class != NULL && *w != NULL; w++) {
		if (node_names(class, *w))
			return true;
	}
	return false;
}

/* The innermost element that holds all words of the cell. */
static const xmlNode *
around(const struct cell *c)
{
	if (c->from == NULL)
		return c->owner;
	return node_ancestor(
	    c->from->parent, node_common_depth(c->from->parent, c->to->parent));
}

/* Of the headline's element, or one around it in the item. */
static bool
is_classed(const struct item *item, const struct cell *headline)
{
	const xmlNode *end = item->first->parent;
	const xmlNode *e = around(headline);

	for (int d = 0; e != NULL && e != end && d < LIMIT_PATH_STEPS;
	     e = e->parent, d++) {
		if (e->type == XML_ELEMENT_NODE && has_class(e))
			return true;
	}
	return false;
}

static bool
is_badge(const char *text)
{
	return text != NULL && urgent_label(text);
}

/* "Urgent" of "Urgent-care", which a page may print in bold. */
static bool
is_half_a_word(const xmlNode *e)
{
	const char *next = e->next != NULL ? node_text(e->next) : NULL;

	return next != NULL && next[0] == '-' &&
	       !chars_is_space((unsigned char)next[1]);
}

/* Whether the first words of the cell are a badge in an element of its own, or
 * all of them are one, behind which the headline goes on in another cell. */
static bool
begins_with_badge(struct arena *a, const struct cell *c)
{
	const xmlNode *end = around(c);

	for (xmlNode *e = c->from != NULL ? c->from->parent : NULL;
	     e != NULL && e != end; e = e->parent) {
		if (is_badge(node_all_text(a, e, (size_t)4 * BADGE_MAX)) &&
		    !is_half_a_word(e))
			return true;
	}
	return is_badge(c->text);
}

/* Whether an element within a line that the cell has for itself is of such a
 * class. */
static bool
is_classed_badge(const struct cell *c)
{
	const xmlNode *e = around(c);

	while (e != c->owner && !has_class(e))
		e = e->parent;
	return (node_is_inline(e) || node_is_formatting(e)) && has_class(e);
}

/* Whether a text beside the headline is such a mark. */
static bool
has_badge_beside(const struct cells *item, const struct cell *headline)
{
	for (size_t i = 0; i < item->n; i++) {
		const struct cell *c = &item->all[i];

		if (c != headline && c->length <= BADGE_MAX &&
		    (is_badge(c->text) || is_classed_badge(c)))
			return true;
	}
	return false;
}

bool
urgency_marked(struct arena *a, const struct cells *item,
    const struct wording *headline, const char *label)
{
	const struct cell *c = headline->cell;

	return is_badge(label) || is_badge(headline->tail.text) ||
	       begins_with_badge(a, c) || is_classed(item->item, c) ||
	       has_badge_beside(item, c);
}

void
urgency_settle(struct ticker_line *lines, size_t n)
{
	size_t marked = 0;

	for (size_t i = 0; i < n; i++)
		marked += lines[i].urgent;
	for (size_t i = 0; n > 1 && marked * 2 > n && i < n; i++)
		lines[i].urgent = false;
}
