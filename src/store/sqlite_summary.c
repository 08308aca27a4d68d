/* sqlite_summary.c - what there is, and what the history of a source comes to.
 */
#include <sqlite3.h>

#include "base/instant.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "store/sqlite.h"

int
sqlite_sources(void *handle, struct arena *a, const char ***names, size_t *n,
    struct err *err)
{
	struct sqlite *s = handle;
	sqlite3_stmt *stmt;
	size_t room = 0;
	int rc;

	if (s->db == NULL)
		return 0;
	stmt = sqlite_prepare(s, GET_SOURCES, err);
	if (stmt == NULL)
		return -1;
	while ((rc = sqlite_step(s, stmt, err)) > 0) {
		const char *name =
		    arena_copy(a, (const char *)sqlite3_column_text(stmt, 0));

		/* Of a damaged store. */
		if (name == NULL || !utf8_clean(name, strlen(name)))
			continue;
		if (*n == room) {
			room = room > 0 ? 2 * room : 32;
			*names = arena_resize(a, *names, *n * sizeof(**names),
			    room * sizeof(**names));
		}
		(*names)[(*n)++] = name;
	}
	return rc;
}

/* Steps a statement that gives one row. */
static int
step_once(struct sqlite *s, sqlite3_stmt *stmt, struct err *err)
{
	int rc = sqlite_step(s, stmt, err);

	if (rc == 0)
		return err_set(err, ERR_STORE, "a sum without a row");
	return rc < 0 ? -1 : 0;
}

static int
read_counts(struct sqlite *s, int64_t id, int64_t now, struct summary *out,
    struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(s, GET_COUNTS, err);

	if (stmt == NULL)
		return -1;
	(void)sqlite3_bind_int64(stmt, 1, id);
	if (step_once(s, stmt, err) < 0)
		return -1;
	out->lines = sqlite3_column_int64(stmt, 0);
	out->oldest = sqlite_column_instant(stmt, 1);
	out->newest = sqlite_column_instant(stmt, 2);
	sqlite_rest(stmt);
	stmt = sqlite_prepare(s, GET_RECENT, err);
	if (stmt == NULL)
		return -1;
	(void)sqlite3_bind_int64(stmt, 1, id);
	(void)sqlite3_bind_int64(stmt, 2, now - STORE_RECENT_SPAN);
	(void)sqlite3_bind_int64(stmt, 3, now);
	if (step_once(s, stmt, err) < 0)
		return -1;
	out->recent = sqlite3_column_int64(stmt, 0);
	sqlite_rest(stmt);
	return 0;
}

/* Those that are kept reach back as far as a pause is looked for. */
static int
read_arrivals(
    struct sqlite *s, int64_t id, struct summary *out, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(s, GET_ARRIVALS, err);
	int rc;

	if (stmt == NULL)
		return -1;
	(void)sqlite3_bind_int64(stmt, 1, id);
	while ((rc = sqlite_step(s, stmt, err)) > 0) {
		int64_t at = sqlite3_column_int64(stmt, 0);

		if (out->came != INSTANT_NONE && at - out->came > out->pause)
			out->pause = at - out->came;
		out->came = at;
	}
	return rc;
}

static int
read_gaps(struct sqlite *s, struct arena *a, int64_t id, struct summary *out,
    struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(s, GET_GAPS, err);
	struct gap *newest;
	size_t n = 0;
	int rc;

	if (stmt == NULL)
		return -1;
	newest = arena_alloc(a, LIMIT_GAPS_TOLD * sizeof(*newest));
	(void)sqlite3_bind_int64(stmt, 1, id);
	(void)sqlite3_bind_int(stmt, 2, LIMIT_GAPS_TOLD);
	while ((rc = sqlite_step(s, stmt, err)) > 0)
		newest[n++] = (struct gap){sqlite3_column_int64(stmt, 0),
		    sqlite3_column_int64(stmt, 1)};
	out->gaps = arena_alloc(a, n * sizeof(*out->gaps));
	for (size_t i = 0; i < n; i++)
		out->gaps[i] = newest[n - 1 - i];
	out->gaps_n = n;
	return rc;
}

static int
read_summary(struct sqlite *s, struct arena *a, const char *source, int64_t now,
    struct summary *out, struct err *err)
{
	int64_t id = sqlite_source(s, source, err);

	if (id <= 0)
		return (int)id;
	if (read_counts(s, id, now, out, err) < 0 ||
	    read_arrivals(s, id, out, err) < 0)
		return -1;
	return read_gaps(s, a, id, out, err);
}

int
sqlite_summary(void *handle, struct arena *a, const char *source, int64_t now,
    struct summary *out, struct err *err)
{
	struct sqlite *s = handle;

	if (s->db == NULL)
		return 0;
	if (sqlite_begin(s, err) < 0)
		return -1;
	return sqlite_end(s, read_summary(s, a, source, now, out, err), err);
}
