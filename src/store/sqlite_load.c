/* sqlite_load.c - reads a source's health and history. */
#include <sqlite3.h>

#include "base/instant.h"
#include "base/limits.h"
#include "store/sqlite_load.h"
#include "store/sqlite_page.h"
#include "store/urn.h"

/* Places of SQLITE_ENTRY_COLUMNS. */
enum column {
	COLUMN_SEQ,
	COLUMN_UUID,
	COLUMN_PUBLISHED,
	COLUMN_UPDATED,
	COLUMN_PRECISION,
	COLUMN_ORIGIN,
	COLUMN_STATUS,
	COLUMN_FIRST_SEEN,
	COLUMN_TIME_TEXT,
	COLUMN_TEXT,
	COLUMN_URL,
	COLUMN_CHANGES
};

static const char *
column_text(struct arena *a, sqlite3_stmt *stmt, int at)
{
	const char *s = (const char *)sqlite3_column_text(stmt, at);

	return arena_copy(a, s);
}

/* A NULL reads as 0, which is what isn't known. */
static void
read_pace(sqlite3_stmt *stmt, int at, struct health *out)
{
	out->room = sqlite3_column_int64(stmt, at);
	out->beat = sqlite3_column_int64(stmt, at + 1);
	out->room_at = sqlite_column_instant(stmt, at + 2);
	out->moved = sqlite_column_instant(stmt, at + 3);
	out->fresh_until = sqlite_column_instant(stmt, at + 4);
	out->retry_until = sqlite_column_instant(stmt, at + 5);
	out->crawl_delay = sqlite3_column_int64(stmt, at + 6);
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
	out->last_attempt = sqlite_column_instant(stmt, 3);
	out->last_success = sqlite_column_instant(stmt, 4);
	out->failures = sqlite3_column_int(stmt, 5);
	out->failure = column_text(a, stmt, 6);
	out->last_failure = sqlite_column_instant(stmt, 7);
	out->told = sqlite_column_instant(stmt, 8);
	out->generation = sqlite3_column_int64(stmt, 9);
	out->written = column_text(a, stmt, 10);
	out->detector = column_text(a, stmt, 11);
	out->warning = column_text(a, stmt, 12);
	read_pace(stmt, 13, out);
	out->outcome = column_text(a, stmt, 20);
	out->body_hash = (uint64_t)sqlite3_column_int64(stmt, 21);
	out->body_length = sqlite3_column_int64(stmt, 22);
	out->usual_bytes = sqlite3_column_int64(stmt, 23);
	out->usual_lines = sqlite3_column_int64(stmt, 24);
	sqlite_rest(stmt);
	return 0;
}

static int
read_change(struct sqlite *s, struct arena *a, sqlite3_stmt *stmt,
    struct change *out, struct err *err)
{
	int status = sqlite3_column_int(stmt, 0);

	if (status < 0 || status > ENTRY_RETURNED ||
	    sqlite3_column_type(stmt, 2) == SQLITE_NULL)
		return sqlite_damaged(s, "a change makes no sense", err);
	*out = (struct change){
	    .status = (enum entry_status)status,
	    .at = sqlite3_column_int64(stmt, 1),
	    .text = column_text(a, stmt, 2),
	    .url = column_text(a, stmt, 3),
	};
	return 0;
}

/* Few entries have any, so they are asked for one by one. */
static int
read_changes(struct sqlite *s, struct arena *a, int64_t seq, int n,
    struct entry *out, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(s, GET_CHANGES, err);
	struct change *changes;
	int rc;

	if (stmt == NULL)
		return -1;
	changes = arena_alloc(a, (size_t)n * sizeof(*changes));
	out->changes = changes;
	(void)sqlite3_bind_int64(stmt, 1, seq);
	rc = sqlite_step(s, stmt, err);
	while (rc > 0 && out->changes_n < (size_t)n) {
		rc = read_change(s, a, stmt, &changes[out->changes_n], err);
		out->changes_n += rc == 0;
		if (rc == 0)
			rc = sqlite_step(s, stmt, err);
	}
	if (rc != 0)
		sqlite_rest(stmt);
	return rc < 0 ? -1 : 0;
}

static bool
makes_sense(sqlite3_stmt *stmt)
{
	int origin = sqlite3_column_int(stmt, COLUMN_ORIGIN);
	int status = sqlite3_column_int(stmt, COLUMN_STATUS);
	int changes = sqlite3_column_int(stmt, COLUMN_CHANGES);

	return sqlite3_column_bytes(stmt, COLUMN_UUID) == URN_BYTES &&
	       origin >= 0 && origin <= ORIGIN_FIRST_SEEN && status >= 0 &&
	       status <= ENTRY_WITHDRAWN && changes >= 0 &&
	       changes <= LIMIT_CHANGES &&
	       sqlite3_column_type(stmt, COLUMN_TEXT) != SQLITE_NULL;
}

int
sqlite_read_entry(struct sqlite *s, struct arena *a, sqlite3_stmt *stmt,
    struct entry *out, int64_t *seq, struct err *err)
{
	const void *uuid = sqlite3_column_blob(stmt, COLUMN_UUID);
	int changes = sqlite3_column_int(stmt, COLUMN_CHANGES);
	char id[URN_TEXT];

	if (uuid == NULL || !makes_sense(stmt))
		return sqlite_damaged(s, "an entry makes no sense", err);
	*seq = sqlite3_column_int64(stmt, COLUMN_SEQ);
	*out = (struct entry){
	    .id = arena_copy(a, urn_print(uuid, id)),
	    .published = sqlite3_column_int64(stmt, COLUMN_PUBLISHED),
	    .updated = sqlite3_column_int64(stmt, COLUMN_UPDATED),
	    .precision = sqlite3_column_int(stmt, COLUMN_PRECISION),
	    .origin = (enum origin)sqlite3_column_int(stmt, COLUMN_ORIGIN),
	    .status =
		(enum entry_status)sqlite3_column_int(stmt, COLUMN_STATUS),
	    .first_seen = sqlite_column_instant(stmt, COLUMN_FIRST_SEEN),
	    .time_text = column_text(a, stmt, COLUMN_TIME_TEXT),
	    .text = column_text(a, stmt, COLUMN_TEXT),
	    .url = column_text(a, stmt, COLUMN_URL),
	};
	return changes > 0 ? read_changes(s, a, *seq, changes, out, err) : 0;
}

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

int
sqlite_read_entries(struct sqlite *s, struct arena *a, sqlite3_stmt *stmt,
    struct reading *r, struct err *err)
{
	int rc = sqlite_step(s, stmt, err);

	while (rc > 0) {
		make_room(a, r);
		if (sqlite_read_entry(s, a, stmt, &r->entries[r->n],
			&r->seqs[r->n], err) < 0) {
			sqlite_rest(stmt);
			return -1;
		}
		r->n++;
		rc = sqlite_step(s, stmt, err);
	}
	return rc;
}

static int
read_newest(struct sqlite *s, struct arena *a, int64_t id, size_t limit,
    struct reading *r, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(s, GET_NEWEST, err);

	if (stmt == NULL)
		return -1;
	(void)sqlite3_bind_int64(stmt, 1, id);
	(void)sqlite3_bind_int64(
	    stmt, 2, limit < INT64_MAX ? (int64_t)limit : INT64_MAX);
	return sqlite_read_entries(s, a, stmt, r, err);
}

int
sqlite_read_rest_of_page(struct sqlite *s, struct arena *a, int64_t id,
    struct reading *r, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(s, GET_REST_OF_PAGE, err);
	size_t n = r->n;

	if (stmt == NULL)
		return -1;
	(void)sqlite3_bind_int64(stmt, 1, id);
	(void)sqlite3_bind_int64(
	    stmt, 2, n > 0 ? r->entries[n - 1].published : INT64_MAX);
	(void)sqlite3_bind_int64(stmt, 3, n > 0 ? r->seqs[n - 1] : INT64_MAX);
	return sqlite_read_entries(s, a, stmt, r, err);
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

int
sqlite_read_page(struct sqlite *s, struct arena *a, int64_t id,
    struct reading *r, struct err *err)
{
	struct standing *lines;
	struct place *places;
	size_t n;

	if (sqlite_get_page(s, a, id, &lines, &n, err) < 0)
		return -1;
	places = sorted_places(a, r);
	r->page = arena_alloc(a, n * sizeof(*r->page));
	for (size_t i = 0; i < n; i++) {
		struct place want = {lines[i].seq, 0};
		struct place *found = bsearch(
		    &want, places, r->n, sizeof(*places), compare_places);

		if (found == NULL)
			return sqlite_damaged(
			    s, "a page without its entries", err);
		r->page[i] = (struct page_line){found->at, lines[i].missed};
	}
	r->page_n = n;
	return 0;
}

void
sqlite_give_history(const struct reading *r, struct history *out)
{
	out->entries = r->entries;
	out->n = r->n;
	out->page = r->page;
	out->page_n = r->page_n;
}

static int
read_history(struct sqlite *s, struct arena *a, const char *source,
    size_t limit, struct reading *r, struct err *err)
{
	int64_t id = sqlite_source(s, source, err);

	if (id <= 0)
		return (int)id;
	if (read_newest(s, a, id, limit, r, err) < 0 ||
	    sqlite_read_rest_of_page(s, a, id, r, err) < 0)
		return -1;
	return sqlite_read_page(s, a, id, r, err);
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
	rc = read_history(s, a, source, limit, &r, err);
	rc = sqlite_end(s, rc, err);
	if (rc == 0)
		sqlite_give_history(&r, out);
	return rc;
}
