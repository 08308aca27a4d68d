/* sqlite_load.c - reads a source's health and history. */
#include <sqlite3.h>

#include "base/instant.h"
#include "base/limits.h"
#include "base/utf8.h"
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
	COLUMN_CHANGES,
	COLUMN_URGENT
};

static const char *
column_text(struct arena *a, sqlite3_stmt *stmt, int at)
{
	const char *s = (const char *)sqlite3_column_text(stmt, at);

	return arena_copy(a, s);
}

/* Absent, or what every text past decode/ is. */
static bool
is_text(sqlite3_stmt *stmt, int at)
{
	const char *s = (const char *)sqlite3_column_text(stmt, at);

	return s == NULL ||
	       utf8_clean(s, (size_t)sqlite3_column_bytes(stmt, at));
}

/* Of the years 1 to 9999, which can be written. */
static bool
is_instant(int64_t t)
{
	const int64_t first = -62135596800, last = 253402300799;

	return t >= first && t <= last;
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
	    !is_instant(sqlite3_column_int64(stmt, 1)) ||
	    sqlite3_column_type(stmt, 2) == SQLITE_NULL || !is_text(stmt, 2) ||
	    !is_text(stmt, 3))
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
has_sense_in_texts(sqlite3_stmt *stmt)
{
	return sqlite3_column_type(stmt, COLUMN_TEXT) != SQLITE_NULL &&
	       is_text(stmt, COLUMN_TEXT) && is_text(stmt, COLUMN_TIME_TEXT) &&
	       is_text(stmt, COLUMN_URL);
}

static bool
has_sense_in_numbers(sqlite3_stmt *stmt)
{
	int origin = sqlite3_column_int(stmt, COLUMN_ORIGIN);
	int status = sqlite3_column_int(stmt, COLUMN_STATUS);
	int changes = sqlite3_column_int(stmt, COLUMN_CHANGES);

	return is_instant(sqlite3_column_int64(stmt, COLUMN_PUBLISHED)) &&
	       is_instant(sqlite3_column_int64(stmt, COLUMN_UPDATED)) &&
	       sqlite3_column_int(stmt, COLUMN_PRECISION) >= 0 && origin >= 0 &&
	       origin <= ORIGIN_FIRST_SEEN && status >= 0 &&
	       status <= ENTRY_WITHDRAWN && changes >= 0 &&
	       changes <= LIMIT_CHANGES;
}

int
sqlite_read_entry(struct sqlite *s, struct arena *a, sqlite3_stmt *stmt,
    struct entry *out, int64_t *seq, struct err *err)
{
	const void *uuid = sqlite3_column_blob(stmt, COLUMN_UUID);
	int changes = sqlite3_column_int(stmt, COLUMN_CHANGES);
	char id[URN_TEXT];

	if (uuid == NULL ||
	    sqlite3_column_bytes(stmt, COLUMN_UUID) != URN_BYTES ||
	    !has_sense_in_numbers(stmt) || !has_sense_in_texts(stmt))
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
	    .urgent = sqlite3_column_int(stmt, COLUMN_URGENT) != 0,
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

void
sqlite_arrange(struct arena *a, struct reading *r)
{
	struct rank *ranks = arena_alloc(a, r->n * sizeof(*ranks));
	struct reading from = *r;

	r->entries = arena_alloc(a, from.n * sizeof(*r->entries));
	r->seqs = arena_alloc(a, from.n * sizeof(*r->seqs));
	r->n = 0;
	r->room = from.n;
	for (size_t i = 0; i < from.n; i++)
		ranks[i] =
		    (struct rank){from.entries[i].published, from.seqs[i], i};
	qsort(ranks, from.n, sizeof(*ranks), compare_ranks);
	for (size_t i = 0; i < from.n; i++) {
		if (i > 0 && ranks[i - 1].seq == ranks[i].seq)
			continue;
		r->entries[r->n] = from.entries[ranks[i].at];
		r->seqs[r->n++] = ranks[i].seq;
	}
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

/* Where the entries of a reading are, by their numbers. */
struct places {
	struct place *all;
	size_t n;
};

static struct places
places_of(struct arena *a, const struct reading *r)
{
	struct places p = {arena_alloc(a, r->n * sizeof(*p.all)), r->n};

	for (size_t i = 0; i < r->n; i++)
		p.all[i] = (struct place){r->seqs[i], i};
	qsort(p.all, p.n, sizeof(*p.all), compare_places);
	return p;
}

static const struct place *
find_place(const struct places *p, int64_t seq)
{
	const struct place want = {seq, 0};

	return bsearch(&want, p->all, p->n, sizeof(*p->all), compare_places);
}

static int
lacks_entry(struct sqlite *s, struct err *err)
{
	return sqlite_damaged(s, "a page without its entries", err);
}

static int
add_by_number(struct sqlite *s, struct arena *a, int64_t seq, struct reading *r,
    struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(s, GET_ENTRY, err);
	size_t n = r->n;

	if (stmt == NULL)
		return -1;
	(void)sqlite3_bind_int64(stmt, 1, seq);
	if (sqlite_read_entries(s, a, stmt, r, err) < 0)
		return -1;
	return r->n > n ? 0 : lacks_entry(s, err);
}

/* By their numbers, one at a time: few are missing, as a rule. */
int
sqlite_read_standing(struct sqlite *s, struct arena *a, int64_t id,
    struct reading *r, struct err *err)
{
	const struct places known = places_of(a, r);

	if (sqlite_get_page(s, a, id, &r->lines, &r->lines_n, err) < 0)
		return -1;
	for (size_t i = 0; i < r->lines_n; i++) {
		int64_t seq = r->lines[i].seq;

		if (find_place(&known, seq) == NULL &&
		    add_by_number(s, a, seq, r, err) < 0)
			return -1;
	}
	if (r->n > known.n)
		sqlite_arrange(a, r);
	return 0;
}

/* The lines of the page, each with the place that its entry has by now. */
static int
find_page(struct sqlite *s, struct arena *a, const struct reading *r,
    struct history *out, struct err *err)
{
	const struct places places = places_of(a, r);

	out->page = arena_alloc(a, r->lines_n * sizeof(*out->page));
	for (size_t i = 0; i < r->lines_n; i++) {
		const struct standing *line = &r->lines[i];
		const struct place *found = find_place(&places, line->seq);

		if (found == NULL)
			return lacks_entry(s, err);
		out->page[i] = (struct page_line){found->at, line->missed};
	}
	out->page_n = r->lines_n;
	return 0;
}

int
sqlite_give_history(struct sqlite *s, struct arena *a, const struct reading *r,
    struct history *out, struct err *err)
{
	if (find_page(s, a, r, out, err) < 0)
		return -1;
	out->entries = r->entries;
	out->n = r->n;
	return 0;
}

static int
read_history(struct sqlite *s, struct arena *a, const char *source,
    size_t limit, struct reading *r, struct err *err)
{
	int64_t id = sqlite_source(s, source, err);

	if (id <= 0)
		return (int)id;
	if (read_newest(s, a, id, limit, r, err) < 0)
		return -1;
	return sqlite_read_standing(s, a, id, r, err);
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
	return rc == 0 ? sqlite_give_history(s, a, &r, out, err) : rc;
}
