/* selected.c - rules that are CSS selectors. */
#include "import/selected.h"

#include "import/css.h"

static const char *
below(struct arena *a, struct import_item *item, const char *selector,
    const char *then)
{
	struct err err;
	const char *out;

	if (selector == NULL)
		return NULL;
	out = css_xpath(a, selector, ".//", then, &err);
	if (out == NULL)
		(void)draft_refuse(a, item, "%s", err.msg);
	return out;
}

/* Programs take a <time>'s datetime before its words. */
static const char *
time_of(struct arena *a, struct import_item *item, const char *selector)
{
	if (selector == NULL || !css_may_be(selector, "time"))
		return below(a, item, selector, NULL);
	return arena_printf(a, "%s | %s",
	    below(a, item, selector, "/@datetime"),
	    below(a, item, selector, "[not(@datetime)]"));
}

void
selected(struct arena *a, struct import_item *item, const struct selectors *by)
{
	struct ticker_rules *t = &item->source.ticker;
	struct err err;

	if (by->item == NULL) {
		(void)draft_refuse(a, item,
		    "it has no selector that says where the lines are");
		return;
	}
	t->items = css_xpath(a, by->item, "//", NULL, &err);
	if (t->items == NULL)
		(void)draft_refuse(a, item, "%s", err.msg);
	t->text = below(a, item, by->text, NULL);
	t->link = below(a, item, by->link, "/@href");
	t->time = time_of(a, item, by->time);
	t->untimed = by->time == NULL;
}
