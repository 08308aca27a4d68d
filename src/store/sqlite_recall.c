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
    const struct recall_set *k, struct reading *r, struct err *err)
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

/* What to look for, now that the page has been read. */
static int
plan_keys(struct sqlite *s, struct arena *a, const struct entry *seen, size_t n,
    const struct reading *r, struct recall *want, struct err *err)
{
	struct entry *page = arena_alloc(a, r->lines_n * sizeof(*page));
	struct history h;

	if (sqlite_give_history(s, a, r, &h, err) < 0)
		return -1;
	for (size_t i = 0; i < h.page_n; i++)
		page[i] = h.entries[h.page[i].entry];
	recall_keys(a, page, h.page_n, seen, n, want);
	return 0;
}

/* The window first: nearly all of the page is in it, and costs half as much to
 * read in a row. */
static int
read_recall(struct sqlite *s, struct arena *a, const char *source,
    const struct entry *seen, size_t n, struct reading *r, struct err *err)
{
	int64_t id = sqlite_source(s, source, err);
	struct recall want;

	if (id <= 0)
		return (int)id;
	recall_window(seen, n, &want);
	if (read_window(s, a, id, &want, r, err) < 0 ||
	    sqlite_read_standing(s, a, id, r, err) < 0 ||
	    plan_keys(s, a, seen, n, r, &want, err) < 0 ||
	    read_by_keys(s, a, id, &want.texts, r, err) < 0 ||
	    read_by_keys(s, a, id, &want.links, r, err) < 0)
		return -1;
	/* The keys find some that are there already. */
	sqlite_arrange(a, r);
	return 0;
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
	return rc == 0 ? sqlite_give_history(s, a, &r, out, err) : rc;
}
