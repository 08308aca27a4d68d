/* revive.c - a history that was lost, from the feed that was written of it. */
#include "refresh/revive.h"

#include "base/limits.h"
#include "base/secret.h"
#include "fetch/fetch.h"
#include "merge/id.h"
#include "write/reread.h"

static size_t
find(const struct history *h, const char *id)
{
	size_t i = 0;

	while (i < h->n && strcmp(h->entries[i].id, id) != 0)
		i++;
	return i;
}

/* Where `edits = new`, the later wordings are entries of their own in the feed,
 * and no lines. Marks them. */
static bool *
mark_revisions(struct arena *a, const struct history *h)
{
	bool *marks = arena_zalloc(a, (h->n + 1) * sizeof(*marks));

	for (size_t i = 0; i < h->n; i++) {
		size_t at = i;

		for (int k = 2; at < h->n; k++) {
			at = find(h, id_of_revision(a, h->entries[i].id, k));
			marks[at] = at < h->n;
		}
	}
	return marks;
}

/* The feed as a fetch that found all of it new; newest first, as feeds are. */
static void
take_over(struct arena *a, const struct history *h, struct changes *out)
{
	const bool *is_revision = mark_revisions(a, h);

	*out = (struct changes){
	    .added = arena_alloc(a, h->n * sizeof(*out->added)),
	    .page = arena_alloc(a, h->n * sizeof(*out->page)),
	};
	for (size_t i = 0; i < h->n; i++) {
		const struct entry *e = &h->entries[i];

		if (is_revision[i])
			continue;
		out->added[out->added_n++] = *e;
		if (e->status != ENTRY_WITHDRAWN)
			out->page[out->page_n++] = (struct page_id){e->id, 0};
	}
}

int
revive(struct arena *a, struct store *store, const struct source *source,
    const char *dir, const struct health *health, struct err *err)
{
	const char *path = arena_printf(a, "%s/%s.json", dir, source->name);
	struct changes changes;
	struct history known, written;
	struct page file;
	struct err ignored;

	if (store_history(store, a, source->name, 1, &known, err) < 0)
		return -1;
	if (known.n > 0 ||
	    fetch_file(a, path, LIMIT_FEED, &file, &ignored) < 0 ||
	    reread_json(a, (const char *)file.bytes, file.len,
		secret_hide(a, source->url), &written, &ignored) < 0)
		return 0;
	take_over(a, &written, &changes);
	return store_commit(store, source->name, health, &changes, err);
}
