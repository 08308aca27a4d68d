/* visit.c - what the visits of all backends have in common. */
#include "store/visit.h"

void
visit_as_changed(struct entry *e, size_t nth)
{
	e->status = ENTRY_NEW;
	e->updated = e->published;
	if (nth < e->changes_n) {
		const struct change *c = &e->changes[nth];

		e->text = c->text;
		e->url = c->url;
		e->status = c->status;
		if (nth > 0)
			e->updated = c->at;
	}
	e->changes = NULL;
	e->changes_n = 0;
}

int
visit_plain(void *ctx, const char *source, const struct entry *entry,
    const struct store_place *at)
{
	const struct visit_plain *p = ctx;

	(void)at;
	return p->visit(p->ctx, source, entry);
}
