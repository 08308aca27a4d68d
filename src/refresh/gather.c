/* gather.c - entries that a search visits, kept. */
#include "refresh/gather.h"

#include "base/instant.h"
#include "base/limits.h"

struct gathering {
	struct arena *a;
	struct entry *all;
	size_t n, room;
};

struct entry
gather_copy(struct arena *a, const struct entry *e)
{
	struct change *changes =
	    arena_alloc(a, e->changes_n * sizeof(*changes));
	struct entry copy = *e;

	for (size_t i = 0; i < e->changes_n; i++) {
		changes[i] = e->changes[i];
		changes[i].text = arena_copy(a, e->changes[i].text);
		changes[i].url = arena_copy(a, e->changes[i].url);
	}
	copy.changes = changes;
	copy.id = arena_copy(a, e->id);
	copy.time_text = arena_copy(a, e->time_text);
	copy.text = arena_copy(a, e->text);
	copy.url = arena_copy(a, e->url);
	return copy;
}

static int
gather(void *ctx, const char *source, const struct entry *e)
{
	struct gathering *g = ctx;

	(void)source;
	if (g->n == g->room) {
		size_t room = g->room > 0 ? 2 * g->room : 64;

		g->all = arena_resize(g->a, g->all, g->room * sizeof(*g->all),
		    room * sizeof(*g->all));
		g->room = room;
	}
	g->all[g->n++] = gather_copy(g->a, e);
	return 0;
}

int
gather_span(struct arena *a, struct store *store, const char *source,
    int64_t since, int64_t until, struct history *out, struct err *err)
{
	struct gathering g = {.a = a};
	const struct query q = {.sources = &source,
	    .sources_n = 1,
	    .since = since,
	    .until = until,
	    .limit = LIMIT_ENTRIES,
	    .status = -1};

	if (store_find(store, &q, gather, &g, err) < 0)
		return -1;
	for (size_t i = 0, j = g.n; i + 1 < j; i++) {
		struct entry e = g.all[i];

		j--;
		g.all[i] = g.all[j];
		g.all[j] = e;
	}
	*out = (struct history){
	    .entries = g.all, .n = g.n, .fetched = INSTANT_NONE};
	return 0;
}

static void
undo_ahead(struct entry *e, int64_t latest)
{
	while (e->changes_n > 0 && e->changes[e->changes_n - 1].at > latest)
		e->changes_n--;
	if (e->updated > latest)
		e->updated = e->published;
}

void
gather_present(struct history *h, int64_t now)
{
	size_t n = 0;

	for (size_t i = 0; i < h->n; i++) {
		if (h->entries[i].published > now + LIMIT_FUTURE)
			continue;
		h->entries[n] = h->entries[i];
		undo_ahead(&h->entries[n++], now + LIMIT_FUTURE);
	}
	h->n = n;
}
