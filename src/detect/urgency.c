/* urgency.c - looks for marks of urgency in an item. */
#include "detect/urgency.h"

#include "base/limits.h"
#include "detect/node.h"
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

/* Of the headline's element, or one around it in the item. */
static bool
is_classed(const struct item *item, const xmlNode *e)
{
	const xmlNode *end = item->first->parent;

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

bool
urgency_marked(
    const struct cells *item, const struct wording *headline, const char *label)
{
	if (is_badge(label) || is_badge(headline->lead.text) ||
	    is_badge(headline->tail.text) ||
	    is_classed(item->item, headline->cell->owner))
		return true;
	for (size_t i = 0; i < item->n; i++) {
		const struct cell *c = &item->all[i];

		if (c != headline->cell && c->length <= BADGE_MAX &&
		    is_badge(c->text))
			return true;
	}
	return false;
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
