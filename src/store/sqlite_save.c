/* sqlite_save.c - saves what one fetch of a source came to. */
#include <assert.h>
#include <sqlite3.h>

#include "base/instant.h"
#include "base/limits.h"
#include "base/mem.h"
#include "store/sqlite.h"
#include "store/urn.h"
#include "text/linekey.h"

/* The file keeps these as numbers: a new one goes to the end. */
static_assert(ORIGIN_ZONED == 0 && ORIGIN_FIRST_SEEN == 4, "origins moved");
static_assert(ENTRY_NEW == 0 && ENTRY_WITHDRAWN == 2, "statuses moved");
static_assert(ENTRY_RETURNED == 3, "statuses moved");

static int
put_health(struct sqlite *s, const char *source, const struct health *h,
    int64_t *id, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(s, PUT_HEALTH, err);
	int rc;

	if (stmt == NULL)
		return -1;
	sqlite_bind_string(stmt, 1, source);
	sqlite_bind_string(stmt, 2, h->url);
	sqlite_bind_string(stmt, 3, h->etag);
	sqlite_bind_string(stmt, 4, h->last_modified);
	sqlite_bind_instant(stmt, 5, h->last_attempt);
	sqlite_bind_instant(stmt, 6, h->last_success);
	(void)sqlite3_bind_int(stmt, 7, h->failures);
	sqlite_bind_string(stmt, 8, h->failure);
	sqlite_bind_instant(stmt, 9, h->last_failure);
	sqlite_bind_instant(stmt, 10, h->told);
	(void)sqlite3_bind_int64(stmt, 11, h->generation);
	sqlite_bind_string(stmt, 12, h->written);
	sqlite_bind_string(stmt, 13, h->detector);
	sqlite_bind_string(stmt, 14, h->warning);
	rc = sqlite_step(s, stmt, err);
	if (rc > 0) {
		*id = sqlite3_column_int64(stmt, 0);
		rc = sqlite_step(s, stmt, err);
	}
	return rc;
}

/* A commit while it is being made. */
struct saving {
	struct sqlite *s;
	int64_t source;
	const struct changes *c;
	int64_t now;   /* of the run */
	int64_t *seqs; /* of the added entries; 0: it was known already */
	int64_t last;  /* the greatest of them; 0: nothing is new */
};

/* Uniform for all keys: 0 is NULL, and the tables' numbers are signed. */
static void
bind_key(sqlite3_stmt *stmt, int at, uint64_t key)
{
	if (key == 0)
		(void)sqlite3_bind_null(stmt, at);
	else
		(void)sqlite3_bind_int64(stmt, at, (int64_t)key);
}

/* uuid must stay until the statement rests. */
static int
bind_id(sqlite3_stmt *stmt, int at, const char *id,
    unsigned char uuid[URN_BYTES], struct err *err)
{
	if (urn_pack(id, uuid) < 0)
		return err_set(err, ERR_STORE, "\"%s\" is no id", id);
	(void)sqlite3_bind_blob(stmt, at, uuid, URN_BYTES, SQLITE_STATIC);
	return 0;
}

static int
add_entry(struct saving *v, size_t i, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(v->s, ADD_ENTRY, err);
	const struct entry *e = &v->c->added[i];
	unsigned char uuid[URN_BYTES];

	if (stmt == NULL || bind_id(stmt, 2, e->id, uuid, err) < 0)
		return -1;
	(void)sqlite3_bind_int64(stmt, 1, v->source);
	(void)sqlite3_bind_int64(stmt, 3, e->published);
	(void)sqlite3_bind_int64(stmt, 4, e->updated);
	(void)sqlite3_bind_int(stmt, 5, e->precision);
	(void)sqlite3_bind_int(stmt, 6, (int)e->origin);
	(void)sqlite3_bind_int(stmt, 7, (int)e->status);
	sqlite_bind_string(stmt, 8, e->time_text);
	sqlite_bind_string(stmt, 9, e->text);
	sqlite_bind_string(stmt, 10, e->url);
	sqlite_bind_instant(
	    stmt, 11, e->first_seen != INSTANT_NONE ? e->first_seen : v->now);
	bind_key(stmt, 12, linekey_of_text(e->text));
	bind_key(stmt, 13, linekey_of_link(e->url));
	if (sqlite_step(v->s, stmt, err) < 0)
		return -1;
	if (sqlite3_changes(v->s->db) == 1) {
		v->seqs[i] = sqlite3_last_insert_rowid(v->s->db);
		v->last = v->seqs[i];
	}
	return 0;
}

static int
add_entries(struct saving *v, struct err *err)
{
	const struct changes *c = v->c;

	for (size_t i = 0; i < c->added_n; i++) {
		size_t at = c->oldest_first ? i : c->added_n - 1 - i;

		if (add_entry(v, at, err) < 0)
			return -1;
	}
	return 0;
}

/* A known entry. */
struct known {
	int64_t seq;
	int changes;   /* how many it has */
	bool reworded; /* its text isn't the one that was asked about */
};

/* text may be NULL. */
static int
find_entry(struct saving *v, const char *id, const char *text,
    struct known *out, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(v->s, FIND_ENTRY, err);
	unsigned char uuid[URN_BYTES];
	int rc;

	if (stmt == NULL || bind_id(stmt, 2, id, uuid, err) < 0)
		return -1;
	(void)sqlite3_bind_int64(stmt, 1, v->source);
	sqlite_bind_string(stmt, 3, text);
	rc = sqlite_step(v->s, stmt, err);
	if (rc == 0)
		return err_set(
		    err, ERR_STORE, "no entry is known by the id %s", id);
	if (rc < 0)
		return -1;
	out->seq = sqlite3_column_int64(stmt, 0);
	out->changes = sqlite3_column_int(stmt, 1);
	out->reworded = sqlite3_column_int(stmt, 2) != 0;
	sqlite_rest(stmt);
	return 0;
}

static int
run_with(struct saving *v, enum statement which, int64_t seq, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(v->s, which, err);

	if (stmt == NULL)
		return -1;
	(void)sqlite3_bind_int64(stmt, 1, seq);
	return sqlite_step(v->s, stmt, err);
}

/* The first change of an entry brings its first wording along, so that they
 * tell all of it. */
static int
log_change(struct saving *v, struct known *k, const struct change *change,
    struct err *err)
{
	sqlite3_stmt *stmt;

	if (k->changes >= LIMIT_CHANGES)
		return 0;
	if (k->changes == 0) {
		if (run_with(v, ADD_FIRST_CHANGE, k->seq, err) < 0)
			return -1;
		k->changes = 1;
	}
	stmt = sqlite_prepare(v->s, ADD_CHANGE, err);
	if (stmt == NULL)
		return -1;
	(void)sqlite3_bind_int64(stmt, 1, k->seq);
	(void)sqlite3_bind_int(stmt, 2, k->changes);
	(void)sqlite3_bind_int(stmt, 3, (int)change->status);
	(void)sqlite3_bind_int64(stmt, 4, change->at);
	sqlite_bind_string(stmt, 5, change->text);
	sqlite_bind_string(stmt, 6, change->url);
	k->changes++;
	return sqlite_step(v->s, stmt, err);
}

static int
put_entry(struct saving *v, const struct changed *c, const struct known *k,
    struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(v->s, PUT_ENTRY, err);

	if (stmt == NULL)
		return -1;
	(void)sqlite3_bind_int64(stmt, 1, k->seq);
	sqlite_bind_string(stmt, 2, c->change.text);
	sqlite_bind_string(stmt, 3, c->change.url);
	bind_key(stmt, 4, linekey_of_text(c->change.text));
	bind_key(stmt, 5, linekey_of_link(c->change.url));
	(void)sqlite3_bind_int(stmt, 6, (int)c->status);
	(void)sqlite3_bind_int64(stmt, 7, c->updated);
	(void)sqlite3_bind_int(stmt, 8, k->changes);
	return sqlite_step(v->s, stmt, err);
}

static int
put_changed(struct saving *v, const struct changed *c, struct err *err)
{
	struct known k = {0};

	if (find_entry(v, c->id, c->change.text, &k, err) < 0 ||
	    (k.reworded && run_with(v, UNSEARCH_ENTRY, k.seq, err) < 0) ||
	    (c->logged && log_change(v, &k, &c->change, err) < 0) ||
	    put_entry(v, c, &k, err) < 0)
		return -1;
	return k.reworded ? run_with(v, SEARCH_ENTRY, k.seq, err) : 0;
}

static int
add_gap(struct saving *v, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(v->s, ADD_GAP, err);

	if (stmt == NULL)
		return -1;
	(void)sqlite3_bind_int64(stmt, 1, v->source);
	(void)sqlite3_bind_int64(stmt, 2, v->now);
	(void)sqlite3_bind_int64(stmt, 3, v->c->gap->from);
	(void)sqlite3_bind_int64(stmt, 4, v->c->gap->to);
	return sqlite_step(v->s, stmt, err);
}

static int
note_arrival(struct saving *v, struct err *err)
{
	static const enum statement which[] = {ADD_ARRIVAL, DROP_ARRIVALS};
	int64_t at[2];

	if (v->now == INSTANT_NONE)
		return 0;
	at[0] = v->now;
	at[1] = v->now - (int64_t)STORE_PAUSE_SPAN;
	for (size_t i = 0; i < 2; i++) {
		sqlite3_stmt *stmt = sqlite_prepare(v->s, which[i], err);

		if (stmt == NULL)
			return -1;
		(void)sqlite3_bind_int64(stmt, 1, v->source);
		(void)sqlite3_bind_int64(stmt, 2, at[i]);
		if (sqlite_step(v->s, stmt, err) < 0)
			return -1;
	}
	return 0;
}

/* Whether the page in the store names the same lines already. */
static int
is_same_page(struct saving *v, bool *same, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(v->s, GET_PAGE_IDS, err);
	size_t i = 0;
	int rc;

	*same = false;
	if (stmt == NULL)
		return -1;
	(void)sqlite3_bind_int64(stmt, 1, v->source);
	while ((rc = sqlite_step(v->s, stmt, err)) > 0 && i < v->c->page_n) {
		const struct page_id *want = &v->c->page[i++];
		const void *uuid = sqlite3_column_blob(stmt, 0);
		unsigned char bytes[URN_BYTES];

		if (uuid == NULL ||
		    sqlite3_column_bytes(stmt, 0) != URN_BYTES ||
		    urn_pack(want->id, bytes) < 0 ||
		    memcmp(uuid, bytes, URN_BYTES) != 0 ||
		    sqlite3_column_int(stmt, 1) != want->missed)
			break;
	}
	if (rc > 0)
		sqlite_rest(stmt);
	*same = rc == 0 && i == v->c->page_n;
	return rc < 0 ? -1 : 0;
}

static int
clear_page(struct saving *v, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(v->s, CLEAR_PAGE, err);

	if (stmt == NULL)
		return -1;
	(void)sqlite3_bind_int64(stmt, 1, v->source);
	return sqlite_step(v->s, stmt, err);
}

/* New entries stand on the page in the order in which they are added: *next is
 * the one to expect, and saves looking for it. */
static int
find_on_page(struct saving *v, const char *id, size_t *next, int64_t *seq,
    struct err *err)
{
	const struct changes *c = v->c;
	struct known k = {0};

	if (*next < c->added_n && strcmp(c->added[*next].id, id) == 0) {
		*seq = v->seqs[(*next)++];
		if (*seq != 0)
			return 0;
	}
	if (find_entry(v, id, NULL, &k, err) < 0)
		return -1;
	*seq = k.seq;
	return 0;
}

static int
put_page(struct saving *v, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(v->s, ADD_PAGE, err);
	size_t next = 0;

	if (stmt == NULL || clear_page(v, err) < 0)
		return -1;
	for (size_t i = 0; i < v->c->page_n; i++) {
		const struct page_id *line = &v->c->page[i];
		int64_t seq;

		if (find_on_page(v, line->id, &next, &seq, err) < 0)
			return -1;
		(void)sqlite3_bind_int64(stmt, 1, v->source);
		(void)sqlite3_bind_int64(stmt, 2, (int64_t)i);
		(void)sqlite3_bind_int64(stmt, 3, seq);
		(void)sqlite3_bind_int(stmt, 4, line->missed);
		if (sqlite_step(v->s, stmt, err) < 0)
			return -1;
	}
	return 0;
}

static int
put_changes(struct saving *v, struct err *err)
{
	const struct changes *c = v->c;
	bool same = false;

	for (size_t i = 0; i < c->changed_n; i++) {
		if (put_changed(v, &c->changed[i], err) < 0)
			return -1;
	}
	if (add_entries(v, err) < 0 ||
	    (v->last != 0 && note_arrival(v, err) < 0) ||
	    (c->gap != NULL && add_gap(v, err) < 0))
		return -1;
	if (v->last == 0 && is_same_page(v, &same, err) < 0)
		return -1;
	return same ? 0 : put_page(v, err);
}

int
sqlite_commit(void *handle, const char *source, const struct health *health,
    const struct changes *changes, struct err *err)
{
	struct saving v = {
	    .s = handle, .c = changes, .now = health->last_attempt};
	int rc;

	if (sqlite_begin_write(v.s, err) < 0)
		return -1;
	if (changes != NULL)
		v.seqs = mem_zalloc((changes->added_n + 1) * sizeof(*v.seqs));
	rc = put_health(v.s, source, health, &v.source, err);
	if (rc == 0 && changes != NULL)
		rc = put_changes(&v, err);
	free(v.seqs);
	rc = sqlite_end(v.s, rc, err);
	/* Another transaction: what fails in it is left to a later one. */
	if (rc == 0 && v.last != 0 && sqlite_lags(v.s, v.last))
		(void)sqlite_catch_up(v.s, &(struct err){0});
	return rc;
}
