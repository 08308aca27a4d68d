/* sqlite_load.c - reads a source's health and history. */
#include <sqlite3.h>

#include "base/instant.h"
#include "store/sqlite.h"
#include "store/urn.h"

/* Places of the columns of an entry (sqlite.c). */
enum column {
	COLUMN_SEQ,
	COLUMN_UUID,
	COLUMN_PUBLISHED,
	COLUMN_UPDATED,
	COLUMN_PRECISION,
	COLUMN_ORIGIN,
	COLUMN_STATUS,
	COLUMN_TIME_TEXT,
	COLUMN_TEXT,
	COLUMN_URL
};

static int
damaged(struct sqlite *s, const char *what, struct err *err)
{
	return err_set(err, ERR_STORE,
	    "%s is damaged (%s); move it away, or restore a copy", s->path,
	    what);
}

static const char *
column_text(struct arena *a, sqlite3_stmt *stmt, int at)
{
	const char *s = (const char *)sqlite3_column_text(stmt, at);

	return arena_copy(a, s);
}

static int64_t
column_instant(sqlite3_stmt *stmt, int at)
{
	if (sqlite3_column_type(stmt, at) == SQLITE_NULL)
		return INSTANT_NONE;
	return sqlite3_column_int64(stmt, at);
}

int
sqlite_health(void *handle, struct arena *a, const char *source,
    struct health *out, struct err *err)
{
	struct sqlite *s = handle;
	sqlite3_stmt *stmt;
	int rc;

	if (s->db == NULL)
		return 0;
	stmt = sqlite_prepare(s, GET_HEALTH, err);
	if (stmt == NULL)
		return -1;
	sqlite_bind_string(stmt, 1, source);
	rc = sqlite_step(s, stmt, err);
	if (rc <= 0)
		return rc;
	out->url = column_text(a, stmt, 0);
	out->etag = column_text(a, stmt, 1);
	out->last_modified = column_text(a, stmt, 2);
	out->last_attempt = column_instant(stmt, 3);
	out->last_success = column_instant(stmt, 4);
	out->failures = sqlite3_column_int(stmt, 5);
	out->failure = column_text(a, stmt, 6);
	out->told = column_instant(stmt, 7);
	out->generation = sqlite3_column_int64(stmt, 8);
	out->written = column_text(a, stmt, 9);
	sqlite_rest(stmt);
	return 0;
}

/* A history while it is being read. */
struct reading {
	struct entry *entries;
	int64_t *seqs; /* of the entries */
	size_t n, room;
	struct page_line *page;
	size_t page_n, page_room;
};

static void
make_room(struct arena *a, struct reading *r)
{
	size_t room = r->room > 0 ? r->room * 2 : 64;

	if (r->n < r->room)
		return;
	r->entries = arena_resize(a, r->entries, r->room * sizeof(*r->entries),
	    room * sizeof(*r->entries));
	r->seqs = arena_resize(
	    a, r->seqs, r->room * sizeof(*r->seqs), room * sizeof(*r->seqs));
	r->room = room;
}

static int
read_entry(struct sqlite *s, struct arena *a, sqlite3_stmt *stmt,
    struct reading *r, struct err *err)
{
	const void *uuid = sqlite3_column_blob(stmt, COLUMN_UUID);
	int origin = sqlite3_column_int(stmt, COLUMN_ORIGIN);
	int status = sqlite3_column_int(stmt, COLUMN_STATUS);
	char id[URN_TEXT];
	struct entry *e;

	if (uuid == NULL ||
	    sqlite3_column_bytes(stmt, COLUMN_UUID) != URN_BYTES ||
	    origin < 0 || origin > ORIGIN_FIRST_SEEN || status < 0 ||
	    status > ENTRY_WITHDRAWN ||
	    sqlite3_column_type(stmt, COLUMN_TEXT) == SQLITE_NULL)
		return damaged(s, "an entry makes no sense", err);
	make_room(a, r);
	e = &r->entries[r->n];
	e->id = arena_copy(a, urn_print(uuid, id));
	e->published = sqlite3_column_int64(stmt, COLUMN_PUBLISHED);
	e->updated = sqlite3_column_int64(stmt, COLUMN_UPDATED);
	e->precision = sqlite3_column_int(stmt, COLUMN_PRECISION);
	e->origin = (enum origin)origin;
	e->status = (enum entry_status)status;
	e->time_text = column_text(a, stmt, COLUMN_TIME_TEXT);
	e->text = column_text(a, stmt, COLUMN_TEXT);
	e->url = column_text(a, stmt, COLUMN_URL);
	e->label = NULL;
	r->seqs[r->n++] = sqlite3_column_int64(stmt, COLUMN_SEQ);
	return 0;
}

static int
read_entries(struct sqlite *s, struct arena *a, sqlite3_stmt *stmt,
    struct reading *r, struct err *err)
{
	int rc = sqlite_step(s, stmt, err);

	while (rc > 0) {
		if (read_entry(s, a, stmt, r, err) < 0) {
			sqlite_rest(stmt);
			return -1;
		}
		rc = sqlite_step(s, stmt, err);
	}
	return rc;
}

static int
read_newest(struct sqlite *s, struct arena *a, const char *source, size_t limit,
    struct reading *r, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(s, GET_ENTRIES, err);

	if (stmt == NULL)
		return -1;
	sqlite_bind_string(stmt, 1, source);
	(void)sqlite3_bind_int64(
	    stmt, 2, limit < INT64_MAX ? (int64_t)limit : INT64_MAX);
	return read_entries(s, a, stmt, r, err);
}

/* All of them are older than what was read, so they go to the end. */
static int
read_rest_of_page(struct sqlite *s, struct arena *a, const char *source,
    struct reading *r, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(s, GET_PAGE_ENTRIES, err);
	size_t n = r->n;

	if (stmt == NULL)
		return -1;
	sqlite_bind_string(stmt, 1, source);
	(void)sqlite3_bind_int64(
	    stmt, 2, n > 0 ? r->entries[n - 1].published : INT64_MAX);
	(void)sqlite3_bind_int64(stmt, 3, n > 0 ? r->seqs[n - 1] : INT64_MAX);
	return read_entries(s, a, stmt, r, err);
}

struct place {
	int64_t seq;
	size_t at; /* in entries */
};

static int
compare_places(const void *x, const void *y)
{
	const struct place *a = x, *b = y;

	return (a->seq > b->seq) - (a->seq < b->seq);
}

static struct place *
sorted_places(struct arena *a, const struct reading *r)
{
	struct place *places = arena_alloc(a, r->n * sizeof(*places));

	for (size_t i = 0; i < r->n; i++)
		places[i] = (struct place){r->seqs[i], i};
	qsort(places, r->n, sizeof(*places), compare_places);
	return places;
}

static int
add_place(struct sqlite *s, struct arena *a, struct reading *r,
    const struct place *found, struct err *err)
{
	size_t room = r->page_room > 0 ? r->page_room * 2 : 64;

	if (found == NULL)
		return damaged(s, "a page without its entries", err);
	if (r->page_n == r->page_room) {
		r->page = arena_resize(a, r->page, r->page_n * sizeof(*r->page),
		    room * sizeof(*r->page));
		r->page_room = room;
	}
	r->page[r->page_n++] = (struct page_line){found->at, 0};
	return 0;
}

static int
read_page(struct sqlite *s, struct arena *a, const char *source,
    struct reading *r, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(s, GET_PAGE, err);
	struct place *places;
	int rc;

	if (stmt == NULL)
		return -1;
	places = sorted_places(a, r);
	sqlite_bind_string(stmt, 1, source);
	rc = sqlite_step(s, stmt, err);
	while (rc > 0) {
		struct place want = {sqlite3_column_int64(stmt, 0), 0};
		struct place *found = bsearch(
		    &want, places, r->n, sizeof(*places), compare_places);

		if (add_place(s, a, r, found, err) < 0) {
			sqlite_rest(stmt);
			return -1;
		}
		rc = sqlite_step(s, stmt, err);
	}
	return rc;
}

/* One transaction, or a commit of the writer's might fall between the entries
 * and the page that names them. */
int
sqlite_history(void *handle, struct arena *a, const char *source, size_t limit,
    struct history *out, struct err *err)
{
	struct sqlite *s = handle;
	struct reading r = {0};
	int rc;

	if (s->db == NULL)
		return 0;
	if (sqlite_begin(s, err) < 0)
		return -1;
	rc = read_newest(s, a, source, limit, &r, err);
	if (rc == 0)
		rc = read_rest_of_page(s, a, source, &r, err);
	if (rc == 0)
		rc = read_page(s, a, source, &r, err);
	rc = sqlite_end(s, rc, err);
	if (rc == 0) {
		out->entries = r.entries;
		out->n = r.n;
		out->page = r.page;
		out->page_n = r.page_n;
	}
	return rc;
}
