/* sqlite_find.c - looks through the history. A query gives numbers in the order
 * in which they are visited; what they stand for is read one by one, so the
 * memory that it takes doesn't grow with what is found. */
#include <sqlite3.h>

#include "base/buf.h"
#include "base/instant.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "store/search.h"
#include "store/sqlite_load.h"
#include "store/sqlite_schema.h"
#include "store/visit.h"

enum {
	/* Room for a query that names all sources: "?12345," each. */
	SQL_BYTES = LIMIT_DEFINITIONS * 8 * 3 + 8192,
	/* Newer entries that are counted to know where a search may end. */
	BOUND_STEPS = 20000
};

/* Numbers of the parameters. */
enum {
	AT_SINCE = 1,
	AT_UNTIL,
	AT_MATCH,
	AT_PATTERN,
	AT_FLOOR,
	AT_LAST,
	AT_AFTER,
	AT_SOURCES
};

struct finding {
	struct sqlite *s;
	struct arena *a; /* for the query */
	const struct query *q;
	const char *match;   /* for the index of words; NULL: no words */
	const char *pattern; /* for those that are not in it yet */
	int64_t floor;       /* of the entries' numbers: none below it counts */
	int64_t after;       /* of news: they come behind it */
};

/* "a b*" as the index takes it: each word quoted, so that none is an operator
 * of its language. */
static const char *
match_of(struct arena *a, const char *pattern)
{
	size_t n = strlen(pattern);
	char *out = arena_alloc(a, n * 4 + 4), *to = out;

	for (const char *p = pattern; *p != '\0';) {
		size_t len = strcspn(p, " ");
		bool begun = p[len - 1] == '*';

		*to++ = '"';
		memcpy(to, p, len - begun);
		to += len - begun;
		*to++ = '"';
		if (begun)
			*to++ = '*';
		*to++ = ' ';
		p += len + (p[len] == ' ');
	}
	*to = '\0';
	return out;
}

/* The numbers of the entries that have the words. */
static const char matched[] =
    "SELECT rowid AS seq FROM search WHERE search MATCH ?3 AND rowid >= ?5"
    " UNION ALL SELECT seq FROM wording"
    " WHERE seq > (SELECT seq FROM searched) AND search_finds(?4, words)";

static void
add_sources(struct buf *b, const struct query *q)
{
	if (q->sources_n == 0)
		return;
	if (q->sources_n == 1) {
		(void)buf_printf(b,
		    " AND e.source = (SELECT id FROM source WHERE name = ?%d)",
		    AT_SOURCES);
		return;
	}
	(void)buf_puts(
	    b, " AND e.source IN (SELECT id FROM source WHERE name IN (");
	for (size_t i = 0; i < q->sources_n; i++)
		(void)buf_printf(
		    b, "%s?%zu", i > 0 ? "," : "", (size_t)AT_SOURCES + i);
	(void)buf_puts(b, "))");
}

/* What is asked of an entry `e`, but for its words. */
static void
add_conditions(struct buf *b, const struct query *q)
{
	if (q->since != INSTANT_NONE)
		(void)buf_puts(b, " AND e.published >= ?1");
	if (q->until != INSTANT_NONE)
		(void)buf_puts(b, " AND e.published < ?2");
	if (q->last != 0)
		(void)buf_puts(b, " AND e.seq <= ?6");
	if (q->status == ENTRY_RETURNED)
		(void)buf_printf(b,
		    " AND e.status <> %d AND EXISTS (SELECT 1 FROM change AS r"
		    " WHERE r.entry = e.seq AND r.status = %d)",
		    ENTRY_WITHDRAWN, ENTRY_RETURNED);
	else if (q->status >= 0)
		(void)buf_printf(b, " AND e.status = %d", q->status);
	add_sources(b, q);
}

/* The wanted entries in the order of `moment`. */
static void
add_entries(struct buf *b, const struct finding *f)
{
	(void)buf_puts(
	    b, "SELECT e.published AS moment, e.seq AS seq, 0 AS nth FROM ");
	if (f->match != NULL)
		(void)buf_printf(b,
		    "(%s) AS m CROSS JOIN entry AS e ON e.seq = m.seq",
		    matched);
	else
		(void)buf_puts(b, "entry AS e");
	(void)buf_puts(b, " WHERE 1");
	add_conditions(b, f->q);
}

/* What happened to them after their first sight. */
static void
add_changes(struct buf *b, const struct finding *f)
{
	(void)buf_puts(b,
	    " UNION ALL SELECT c.at, c.entry, c.nth FROM change AS c"
	    " JOIN entry AS e ON e.seq = c.entry WHERE c.nth > 0");
	if (f->q->last != 0)
		(void)buf_puts(b, " AND coalesce(c.number, 0) <= ?6");
	/* The floor is one for first sights alone. */
	if (f->match != NULL)
		(void)buf_puts(b,
		    " AND search_finds(?4,"
		    " (SELECT words FROM wording WHERE seq = c.entry))");
	add_conditions(b, f->q);
}

static void
add_order(struct buf *b, const struct query *q)
{
	if (q->limit == 0)
		(void)buf_puts(b, " ORDER BY moment, seq, nth");
	else
		(void)buf_printf(b,
		    " ORDER BY moment DESC, seq DESC, nth DESC LIMIT %zu",
		    q->limit < INT32_MAX ? q->limit : INT32_MAX);
}

static sqlite3_stmt *
prepare(struct finding *f, const struct buf *sql, struct err *err)
{
	const struct query *q = f->q;
	sqlite3_stmt *stmt;

	if (sql->full) {
		(void)err_set(err, ERR_STORE, "too many sources in one query");
		return NULL;
	}
	stmt = sqlite_prepare_query(f->s, sql->data, err);
	if (stmt == NULL)
		return NULL;
	/* A number that the query doesn't have is no harm. */
	(void)sqlite3_bind_int64(stmt, AT_SINCE, q->since);
	(void)sqlite3_bind_int64(stmt, AT_UNTIL, q->until);
	sqlite_bind_string(stmt, AT_MATCH, f->match);
	sqlite_bind_string(stmt, AT_PATTERN, f->pattern);
	(void)sqlite3_bind_int64(stmt, AT_FLOOR, f->floor);
	(void)sqlite3_bind_int64(stmt, AT_LAST, q->last);
	(void)sqlite3_bind_int64(stmt, AT_AFTER, f->after);
	for (size_t i = 0; i < q->sources_n; i++)
		sqlite_bind_string(stmt, AT_SOURCES + (int)i, q->sources[i]);
	return stmt;
}

/* The number that a query gives; *found: it gave one. */
static int
ask(struct finding *f, const struct buf *sql, int64_t *out, bool *found,
    struct err *err)
{
	sqlite3_stmt *stmt = prepare(f, sql, err);
	int rc;

	*found = false;
	if (stmt == NULL)
		return -1;
	rc = sqlite_step(f->s, stmt, err);
	if (rc > 0 && sqlite3_column_type(stmt, 0) != SQLITE_NULL) {
		*out = sqlite3_column_int64(stmt, 0);
		*found = true;
	}
	sqlite_rest(stmt);
	return rc < 0 ? -1 : 0;
}

/* A common word stands in a tenth of all lines, and they would have to be read
 * to find the newest of them. But numbers are given as lines come, and no line
 * is published after it came: any so many of the wanted entries tell an
 * instant, and the entries published since then a number, below which there
 * is nothing newer. */
static int
find_floor(struct finding *f, struct buf *sql, struct err *err)
{
	int64_t since, floor;
	bool found;

	(void)buf_printf(sql,
	    "SELECT min(published) FROM (SELECT e.published FROM search AS m"
	    " CROSS JOIN entry AS e ON e.seq = m.rowid"
	    " WHERE m.search MATCH ?3");
	add_conditions(sql, f->q);
	(void)buf_printf(sql,
	    " ORDER BY m.rowid DESC LIMIT %zu) HAVING count(*) = %zu",
	    f->q->limit, f->q->limit);
	if (ask(f, sql, &since, &found, err) < 0)
		return -1;
	if (!found)
		return 0;
	buf_clear(sql);
	(void)buf_printf(sql,
	    "SELECT min(seq) FROM (SELECT seq FROM entry"
	    " WHERE published >= %lld LIMIT %d) HAVING count(*) < %d",
	    (long long)since, BOUND_STEPS, BOUND_STEPS);
	if (ask(f, sql, &floor, &found, err) < 0)
		return -1;
	if (found)
		f->floor = floor;
	return 0;
}

/* Reads the entry number `seq` into the arena. */
static int
read_entry(struct finding *f, struct arena *a, int64_t seq, struct entry *out,
    struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(f->s, GET_ENTRY, err);
	int rc;

	if (stmt == NULL)
		return -1;
	(void)sqlite3_bind_int64(stmt, 1, seq);
	rc = sqlite_step(f->s, stmt, err);
	if (rc == 0)
		return sqlite_damaged(f->s, "an entry is missing", err);
	if (rc > 0) {
		rc = sqlite_read_entry(f->s, a, stmt, out, &seq, err);
		sqlite_rest(stmt);
	}
	return rc;
}

struct visiting {
	store_log_visit *visit;
	void *ctx;
	bool each_change; /* an entry is shown as its changes made it */
};

static int
visit_row(struct finding *f, struct arena *a, sqlite3_stmt *stmt,
    const struct visiting *v, struct err *err)
{
	const struct store_place at = {sqlite3_column_int64(stmt, 0),
	    sqlite3_column_int64(stmt, 1), sqlite3_column_int64(stmt, 2)};
	const char *source = (const char *)sqlite3_column_text(stmt, 3);
	struct entry e;

	if (source == NULL || !utf8_clean(source, strlen(source)))
		return sqlite_damaged(f->s, "an entry of no source", err);
	if (read_entry(f, a, at.seq, &e, err) < 0)
		return -1;
	if (v->each_change)
		visit_as_changed(&e, (size_t)at.nth);
	return v->visit(v->ctx, source, &e, &at);
}

static int
visit_rows(struct finding *f, const struct buf *sql, const struct visiting *v,
    struct err *err)
{
	sqlite3_stmt *stmt = prepare(f, sql, err);
	struct arena *a;
	int rc;

	if (stmt == NULL)
		return -1;
	a = arena_new();
	while ((rc = sqlite_step(f->s, stmt, err)) > 0) {
		rc = visit_row(f, a, stmt, v, err);
		arena_reset(a);
		if (rc != 0)
			break;
	}
	sqlite_rest(stmt);
	arena_free(a);
	return rc;
}

/* The names last, and the newest turned round. */
static int
visit_named(struct finding *f, const struct buf *rows, const struct visiting *v,
    struct err *err)
{
	struct buf sql;
	int rc;

	buf_init(&sql, SQL_BYTES);
	(void)buf_puts(&sql, "SELECT r.moment, r.seq, r.nth, ");
	if (f->q->sources_n == 1)
		(void)buf_printf(&sql, "?%d", AT_SOURCES);
	else
		(void)buf_puts(&sql,
		    "(SELECT name FROM source WHERE id ="
		    " (SELECT source FROM entry WHERE entry.seq = r.seq))");
	(void)buf_printf(&sql, " FROM (%s) AS r%s", rows->data,
	    f->q->limit > 0 ? " ORDER BY 1, 2, 3" : "");
	sql.full |= rows->full;
	rc = visit_rows(f, &sql, v, err);
	buf_free(&sql);
	return rc;
}

static int
find(struct finding *f, const struct visiting *v, struct err *err)
{
	struct buf sql, rows;
	int rc = 0;

	buf_init(&sql, SQL_BYTES);
	buf_init(&rows, SQL_BYTES);
	if (f->match != NULL && f->q->limit > 0)
		rc = find_floor(f, &sql, err);
	add_entries(&rows, f);
	if (v->each_change)
		add_changes(&rows, f);
	add_order(&rows, f->q);
	if (rc == 0)
		rc = visit_named(f, &rows, v, err);
	buf_free(&sql);
	buf_free(&rows);
	return rc;
}

/* Numbers are what is looked for, whatever other index there is: there may be a
 * million entries of a source, and few behind a number. */
static int
find_news(struct finding *f, const struct visiting *v, struct err *err)
{
	struct buf rows;
	int rc;

	buf_init(&rows, SQL_BYTES);
	(void)buf_printf(&rows,
	    "SELECT e.seq AS moment, e.seq AS seq, 0 AS nth"
	    " FROM entry AS e NOT INDEXED WHERE e.seq > ?7 AND (e.seq >"
	    " (SELECT introduced FROM source WHERE id = e.source)%s)",
	    f->q->since != INSTANT_NONE ? " OR e.published >= ?1" : "");
	add_sources(&rows, f->q);
	(void)buf_puts(&rows,
	    " UNION ALL SELECT c.number, c.entry, c.nth"
	    " FROM change AS c CROSS JOIN entry AS e ON e.seq = c.entry"
	    " WHERE c.number > ?7");
	add_sources(&rows, f->q);
	(void)buf_puts(&rows, " ORDER BY moment");
	if (f->q->limit > 0)
		(void)buf_printf(&rows, " LIMIT %zu",
		    f->q->limit < INT32_MAX ? f->q->limit : INT32_MAX);
	rc = visit_named(f, &rows, v, err);
	buf_free(&rows);
	return rc;
}

static int
find_or_log(struct sqlite *s, const struct query *q, const struct visiting *v,
    struct err *err)
{
	struct finding f = {.s = s, .a = arena_new(), .q = q};
	int rc = 0;

	f.floor = INT64_MIN;
	if (q->grep != NULL) {
		rc = search_parse(f.a, q->grep, &f.pattern, err);
		if (rc == 0)
			f.match = match_of(f.a, f.pattern);
	}
	if (rc == 0 && s->db != NULL) {
		rc = sqlite_begin(s, err);
		if (rc == 0) {
			rc = find(&f, v, err);
			(void)sqlite_end(s, 0, &(struct err){0});
		}
	}
	arena_free(f.a);
	return rc;
}

/* Of news the numbers are the moments. */
struct numbered {
	store_news_visit *visit;
	void *ctx;
};

static int
visit_numbered(void *ctx, const char *source, const struct entry *entry,
    const struct store_place *at)
{
	const struct numbered *n = ctx;

	return n->visit(n->ctx, source, entry, at->moment);
}

int
sqlite_find(void *handle, const struct query *q, store_visit *visit, void *ctx,
    struct err *err)
{
	struct visit_plain plain = {visit, ctx};
	struct visiting v = {visit_plain, &plain, false};

	return find_or_log(handle, q, &v, err);
}

int
sqlite_log(void *handle, const struct query *q, store_log_visit *visit,
    void *ctx, struct err *err)
{
	struct visiting v = {visit, ctx, true};

	return find_or_log(handle, q, &v, err);
}

int
sqlite_news(void *handle, const struct query *q, int64_t after,
    store_news_visit *visit, void *ctx, struct err *err)
{
	struct numbered numbered = {visit, ctx};
	struct visiting v = {visit_numbered, &numbered, true};
	struct finding f = {.s = handle, .q = q, .after = after};
	int rc;

	if (f.s->db == NULL)
		return 0;
	if (sqlite_begin(f.s, err) < 0)
		return -1;
	rc = find_news(&f, &v, err);
	(void)sqlite_end(f.s, 0, &(struct err){0});
	return rc;
}

int
sqlite_mark(void *handle, struct store_mark *out, struct err *err)
{
	struct sqlite *s = handle;
	sqlite3_stmt *stmt;
	int rc;

	if (s->db == NULL)
		return 0;
	stmt = sqlite_prepare(s, GET_MARK, err);
	if (stmt == NULL)
		return -1;
	rc = sqlite_step(s, stmt, err);
	if (rc <= 0)
		return rc < 0 ? -1 : sqlite_damaged(s, "it has no name", err);
	(void)snprintf(out->id, sizeof(out->id), "%s",
	    (const char *)sqlite3_column_text(stmt, 0));
	out->seq = sqlite3_column_int64(stmt, 1);
	sqlite_rest(stmt);
	return 0;
}
