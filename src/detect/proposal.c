/* proposal.c - tries the XPaths of a list until one gives it back. */
#include "detect/proposal.h"

#include "detect/copies.h"
#include "detect/itempath.h"
#include "detect/xpath.h"

int
proposal_read(const struct proposal *p, struct ticker_line **lines, size_t *n,
    struct err *err)
{
	if (xpath_lines(p->a, p->doc, p->rules, p->base, lines, n, err) < 0)
		return -1;
	*n = copies_drop(*lines, *n);
	(void)jsonld_join(p->a, p->blog, *lines, *n);
	return 0;
}

static bool
same_text(const char *x, const char *y)
{
	return x == NULL || y == NULL ? x == y : strcmp(x, y) == 0;
}

static bool
same_line(const struct ticker_line *x, const struct ticker_line *y)
{
	return same_text(x->time_text, y->time_text) &&
	       same_text(x->text, y->text) && same_text(x->url, y->url) &&
	       same_text(x->label, y->label) && same_text(x->rule, y->rule) &&
	       same_text(x->day_text, y->day_text);
}

static bool
gives_back(const struct proposal *p, const struct list *l)
{
	struct ticker_line *lines;
	struct err err;
	size_t n, i = 0;

	if (proposal_read(p, &lines, &n, &err) < 0 || n != l->n)
		return false;
	while (i < n && same_line(&lines[i], &l->lines[i]))
		i++;
	return i == n;
}

const char *
proposal_items(const struct proposal *p, const struct list *l)
{
	struct ticker_rules rules = *p->rules;
	struct proposal with = *p;

	rules.time = rules.text = rules.link = NULL;
	rules.untimed = false;
	with.rules = &rules;
	for (int form = 0; form < ITEMPATH_FORMS; form++) {
		rules.items =
		    itempath(p->a, l->candidate, (enum itempath_form)form);
		if (rules.items != NULL && gives_back(&with, l))
			return rules.items;
	}
	return NULL;
}

const char *
proposal_guess(const struct proposal *p, const struct list *l)
{
	const char *items = NULL;

	for (int form = 0; form < ITEMPATH_FORMS && items == NULL; form++)
		items = itempath(p->a, l->candidate, (enum itempath_form)form);
	return items;
}
