/* revive.c - a history that was lost, from the feed that was written of it. */
#include "refresh/revive.h"

#include "base/limits.h"
#include "base/secret.h"
#include "fetch/fetch.h"
#include "refresh/look.h"
#include "write/reread.h"

/* A line of the lost history; its changes grow. */
struct revived {
	struct entry entry;
	struct change *changes;
	size_t room;
};

struct reviving {
	struct arena *a;
	struct revived *lines;
	size_t n;
};

/* The line, or NULL. */
static struct revived *
find(const struct reviving *r, const char *id)
{
	for (size_t i = 0; i < r->n; i++) {
		if (strcmp(r->lines[i].entry.id, id) == 0)
			return &r->lines[i];
	}
	return NULL;
}

static void
add_change(
    struct reviving *r, struct revived *line, const struct change *change)
{
	struct entry *e = &line->entry;

	if (e->changes_n == LIMIT_CHANGES)
		return;
	if (e->changes_n == line->room) {
		size_t room = line->room > 0 ? line->room * 2 : 4;

		line->changes = arena_resize(r->a, line->changes,
		    line->room * sizeof(*line->changes),
		    room * sizeof(*line->changes));
		line->room = room;
		e->changes = line->changes;
	}
	line->changes[e->changes_n++] = *change;
}

static struct revived *
add_line(struct reviving *r, const struct entry *e)
{
	struct revived *line = &r->lines[r->n++];

	*line = (struct revived){.entry = *e};
	line->entry.changes = NULL;
	line->entry.changes_n = 0;
	for (size_t i = 0; i < e->changes_n; i++)
		add_change(r, line, &e->changes[i]);
	return line;
}

/* What the page took back is so in all its wordings. */
static void
withdraw(struct reviving *r, struct revived *line)
{
	struct entry *e = &line->entry;

	if (e->status == ENTRY_WITHDRAWN && e->changes_n > 0)
		add_change(r, line,
		    &(struct change){e->status, e->updated, e->text, e->url});
}

/* A later wording happened to its line; a line that the feed doesn't show any
 * more is known by it. */
static void
add_wording(struct reviving *r, const struct entry *wording)
{
	struct revived *line = find(r, wording->line->id);
	struct entry *e;

	if (line == NULL && wording->line->changes_n == 0)
		return;
	if (line == NULL)
		line = add_line(r, wording->line);
	e = &line->entry;
	if (e->changes_n == 0)
		add_change(r, line,
		    &(struct change){ENTRY_NEW, e->published, e->text, e->url});
	e->text = wording->text;
	e->url = wording->url;
	e->status =
	    wording->status == ENTRY_WITHDRAWN ? ENTRY_WITHDRAWN : ENTRY_EDITED;
	if (e->updated < wording->updated)
		e->updated = wording->updated;
	add_change(r, line,
	    &(struct change){
		ENTRY_EDITED, wording->published, e->text, e->url});
}

/* The lines of a feed, newest first as it is; where each wording is an entry of
 * its own, put together again. */
static size_t
gather(struct arena *a, const struct history *h, struct entry *out)
{
	struct reviving r = {
	    .a = a, .lines = arena_alloc(a, h->n * sizeof(*r.lines))};

	for (size_t i = 0; i < h->n; i++) {
		if (h->entries[i].revision == 0)
			(void)add_line(&r, &h->entries[i]);
	}
	for (size_t i = h->n; i > 0; i--) {
		if (h->entries[i - 1].revision != 0)
			add_wording(&r, &h->entries[i - 1]);
	}
	for (size_t i = 0; i < r.n; i++) {
		withdraw(&r, &r.lines[i]);
		out[i] = r.lines[i].entry;
	}
	look_sort(out, r.n);
	return r.n;
}

/* The feed as a fetch that found all of it new. */
static void
take_over(struct arena *a, const struct history *h, struct changes *out)
{
	*out = (struct changes){
	    .added = arena_alloc(a, h->n * sizeof(*out->added)),
	    .page = arena_alloc(a, h->n * sizeof(*out->page)),
	    .first = true,
	};
	out->added_n = gather(a, h, out->added);
	for (size_t i = 0; i < out->added_n; i++) {
		const struct entry *e = &out->added[i];

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
