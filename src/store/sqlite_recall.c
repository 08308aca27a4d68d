/* sqlite_recall.c - the part of a history that the lines of a fetch may be. */
#include <sqlite3.h>

#include "base/limits.h"
#include "store/recall.h"
#include "store/sqlite_load.h"

static int
read_window(struct sqlite *s, struct arena *a, int64_t id,
    const struct recall *want, struct reading *r, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(s, GET_WINDOW, err);

	if (stmt == NULL)
		return -1;
	(void)sqlite3_bind_int64(stmt, 1, id);
	(void)sqlite3_bind_int64(stmt, 2, want->from);
	(void)sqlite3_bind_int64(stmt, 3, want->to);
	(void)sqlite3_bind_int(stmt, 4, LIMIT_HISTORY);
	return sqlite_read_entries(s, a, stmt, r, err);
}

static int
read_by_keys(struct sqlite *s, struct arena *a, int64_t id,
    const struct recall_keys *k, struct reading *r, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(s, GET_ALIKE, err);
	/* Only a writer knows that nothing of it waits for the index. */
	bool waits = s->lock < 0 || sqlite_is_fresh(s, id);

	if (stmt == NULL)
		return -1;
	for (size_t i = 0; i < k->n; i++) {
		(void)sqlite3_bind_int64(stmt, 1, id);
		(void)sqlite3_bind_int64(stmt, 2, (int64_t)k->keys[i]);
		(void)sqlite3_bind_int(stmt, 3, LIMIT_ALIKE);
		(void)sqlite3_bind_int64(stmt, 4, waits ? 0 : INT64_MAX);
		if (sqlite_read_entries(s, a, stmt, r, err) < 0)
			return -1;
	}
	return 0;
}

/* What decides an entry's place in the history. */
struct rank {
	int64_t published;
	int64_t seq;
	size_t at; /* in the reading */
};

static int
compare_ranks(const void *x, const void *y)
{
	const struct rank *a = x, *b = y;

	if (a->published != b->published)
		return a->published < b->published ? 1 : -1;
	return (a->seq < b->seq) - (a->seq > b->seq);
}

/* Newest first, each once: the window and the keys find some of the same. */
static void
arrange(struct arena *a, struct reading *r)
{
	struct rank *ranks = arena_alloc(a, r->n * sizeof(*ranks));
	struct reading to = {
	    .entries = arena_alloc(a, r->n * sizeof(*to.entries)),
	    .seqs = arena_alloc(a, r->n * sizeof(*to.seqs)),
	    .room = r->n,
	};

	for (size_t i = 0; i < r->n; i++)
		ranks[i] =
		    (struct rank){r->entries[i].published, r->seqs[i], i};
	qsort(ranks, r->n, sizeof(*ranks), compare_ranks);
	for (size_t i = 0; i < r->n; i++) {
		if (i > 0 && ranks[i - 1].seq == ranks[i].seq)
			continue;
		to.entries[to.n] = r->entries[ranks[i].at];
		to.seqs[to.n++] = ranks[i].seq;
	}
	*r = to;
}

static int
read_recall(struct sqlite *s, struct arena *a, const char *source,
    const struct entry *seen, size_t n, struct reading *r, struct err *err)
{
	int64_t id = sqlite_source(s, source, err);
	struct recall want;

	if (id <= 0)
		return (int)id;
	if (sqlite_read_rest_of_page(s, a, id, r, err) < 0)
		return -1;
	recall_plan(a, r->entries, r->n, seen, n, &want);
	if (read_window(s, a, id, &want, r, err) < 0 ||
	    read_by_keys(s, a, id, &want.texts, r, err) < 0 ||
	    read_by_keys(s, a, id, &want.links, r, err) < 0)
		return -1;
	arrange(a, r);
	return sqlite_read_page(s, a, id, r, err);
}

int
sqlite_recall(void *handle, struct arena *a, const char *source,
    const struct entry *seen, size_t n, struct history *out, struct err *err)
{
	struct sqlite *s = handle;
	struct reading r = {0};
	int rc;

	if (s->db == NULL)
		return 0;
	if (sqlite_begin(s, err) < 0)
		return -1;
	rc = read_recall(s, a, source, seen, n, &r, err);
	rc = sqlite_end(s, rc, err);
	if (rc == 0)
		sqlite_give_history(&r, out);
	return rc;
}
