/* memory_news.c - what came to the store in RAM, in the order in which it came. */
#include "base/instant.h"
#include "base/limits.h"
#include "store/memory.h"
#include "store/visit.h"

/* What is visited next. */
struct piece {
	const struct shelf *shelf;
	const struct item *item; /* NULL: nothing */
	size_t nth;
	int64_t seq;
};

int
memory_mark(void *handle, struct store_mark *out, struct err *err)
{
	const struct memory *m = handle;

	(void)err;
	(void)snprintf(out->id, sizeof(out->id), "memory");
	out->seq = m->seq;
	return 0;
}

/* Takes it if it comes before what was found. */
static void
consider(struct piece *found, struct piece piece, int64_t after)
{
	if (piece.seq > after &&
	    (found->item == NULL || piece.seq < found->seq))
		*found = piece;
}

static bool
is_news(const struct query *q, const struct shelf *s, const struct item *item)
{
	return item->seq > s->introduced ||
	       (q->since != INSTANT_NONE && item->entry.published >= q->since);
}

/* The first behind the number. RAM is for tests: nothing is kept in order. */
static struct piece
next(const struct memory *m, const struct query *q, int64_t after)
{
	struct piece found = {0};

	for (size_t i = 0; i < m->n; i++) {
		const struct shelf *s = &m->shelves[i];

		for (size_t k = 0; memory_is_wanted(q, s) && k < s->n; k++) {
			const struct item *item = &s->items[k];

			if (is_news(q, s, item))
				consider(&found,
				    (struct piece){s, item, 0, item->seq},
				    after);
			for (size_t c = 1; c < item->entry.changes_n; c++)
				consider(&found,
				    (struct piece){
					s, item, c, item->numbers[c]},
				    after);
		}
	}
	return found;
}

int
memory_news(void *handle, const struct query *q, int64_t after,
    store_news_visit *visit, void *ctx, struct err *err)
{
	struct piece at = {0};
	int rc = 0;

	(void)err;
	for (size_t n = 0; rc == 0 && (q->limit == 0 || n < q->limit); n++) {
		struct entry e;

		at = next(handle, q, at.seq > after ? at.seq : after);
		if (at.item == NULL)
			break;
		e = at.item->entry;
		visit_as_changed(&e, at.nth);
		rc = visit(ctx, at.shelf->name, &e, at.seq);
	}
	return rc;
}
