/* sqlite_save.c - saves what one fetch of a source came to. */
#include <assert.h>
#include <sqlite3.h>

#include "base/instant.h"
#include "base/limits.h"
#include "base/mem.h"
#include "store/sqlite_page.h"
#include "store/urn.h"
#include "text/linekey.h"

/* The file keeps these as numbers: a new one goes to the end. */
static_assert(ORIGIN_ZONED == 0 && ORIGIN_FIRST_SEEN == 4, "origins moved");
static_assert(ENTRY_NEW == 0 && ENTRY_WITHDRAWN == 2, "statuses moved");
static_assert(ENTRY_RETURNED == 3, "statuses moved");

/* 0 is what isn't known. */
static void
bind_known(sqlite3_stmt *stmt, int at, int64_t n)
{
	if (n == 0)
		(void)sqlite3_bind_null(stmt, at);
	else
		(void)sqlite3_bind_int64(stmt, at, n);
}

static void
bind_pace(sqlite3_stmt *stmt, int at, const struct health *h)
{
	bind_known(stmt, at, h->room);
	bind_known(stmt, at + 1, h->beat);
	sqlite_bind_instant(stmt, at + 2, h->room_at);
	sqlite_bind_instant(stmt, at + 3, h->moved);
	sqlite_bind_instant(stmt, at + 4, h->fresh_until);
	sqlite_bind_instant(stmt, at + 5, h->retry_until);
	bind_known(stmt, at + 6, h->crawl_delay);
}

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
	bind_pace(stmt, 15, h);
	sqlite_bind_string(stmt, 22, h->outcome);
	bind_known(stmt, 23, (int64_t)h->body_hash);
	bind_known(stmt, 24, h->body_length);
	bind_known(stmt, 25, h->usual_bytes);
	bind_known(stmt, 26, h->usual_lines);
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
	bind_known(stmt, at, (int64_t)key);
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
	bool relinked; /* nor is its link */
};

static int
unknown(const char *id, struct err *err)
{
	return err_set(err, ERR_STORE, "no entry is known by the id %s", id);
}

static int
find_entry(struct saving *v, const struct changed *c, struct known *out,
    struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(v->s, FIND_ENTRY, err);
	unsigned char uuid[URN_BYTES];
	int rc;

	if (stmt == NULL || bind_id(stmt, 2, c->id, uuid, err) < 0)
		return -1;
	(void)sqlite3_bind_int64(stmt, 1, v->source);
	sqlite_bind_string(stmt, 3, c->change.text);
	sqlite_bind_string(stmt, 4, c->change.url);
	rc = sqlite_step(v->s, stmt, err);
	if (rc <= 0)
		return rc < 0 ? -1 : unknown(c->id, err);
	out->seq = sqlite3_column_int64(stmt, 0);
	out->changes = sqlite3_column_int(stmt, 1);
	out->reworded = sqlite3_column_int(stmt, 2) != 0;
	out->relinked = sqlite3_column_int(stmt, 3) != 0;
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

/* What is found by the words and the keys of an entry that has others now. */
static int
unindex(struct saving *v, const struct known *k, struct err *err)
{
	if (k->seq > v->s->searched)
		return 0;
	if (k->reworded && run_with(v, UNSEARCH_ENTRY, k->seq, err) < 0)
		return -1;
	return k->reworded || k->relinked ? run_with(v, DROP_KEYS, k->seq, err)
					  : 0;
}

static int
index_again(struct saving *v, const struct known *k, struct err *err)
{
	if (k->seq > v->s->searched)
		return 0;
	if (k->reworded && run_with(v, SEARCH_ENTRY, k->seq, err) < 0)
		return -1;
	return k->reworded || k->relinked ? run_with(v, ADD_KEYS, k->seq, err)
					  : 0;
}

static int
put_changed(struct saving *v, const struct changed *c, struct err *err)
{
	struct known k = {0};

	if (find_entry(v, c, &k, err) < 0 || unindex(v, &k, err) < 0 ||
	    (c->logged && log_change(v, &k, &c->change, err) < 0) ||
	    put_entry(v, c, &k, err) < 0)
		return -1;
	return index_again(v, &k, err);
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

/* The number of a known entry. */
static int
find_number(struct saving *v, const char *id, int64_t *seq, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(v->s, FIND_NUMBER, err);
	unsigned char uuid[URN_BYTES];
	int rc;

	if (stmt == NULL || bind_id(stmt, 2, id, uuid, err) < 0)
		return -1;
	(void)sqlite3_bind_int64(stmt, 1, v->source);
	rc = sqlite_step(v->s, stmt, err);
	if (rc <= 0)
		return rc < 0 ? -1 : unknown(id, err);
	*seq = sqlite3_column_int64(stmt, 0);
	sqlite_rest(stmt);
	return 0;
}

/* Lines that went from the page between two that stand. */
enum { LOOK_AHEAD = 16 };

/* A line that stood on the page before. */
struct stood {
	unsigned char uuid[URN_BYTES];
	int64_t seq;
};

/* Where to look first for the lines of the new page: both the added entries and
 * the lines that stood before are met in the order of the page. */
struct lookup {
	struct stood *stood;
	size_t stood_n, room;
	size_t next_stood; /* those to expect */
	size_t next_added;
	bool read; /* what stood is known */
};

static void
add_stood(struct lookup *l, const void *uuid, int64_t seq)
{
	if (l->stood_n == l->room) {
		l->room = l->room > 0 ? l->room * 2 : 64;
		l->stood = mem_resize(l->stood, l->room * sizeof(*l->stood));
	}
	memcpy(l->stood[l->stood_n].uuid, uuid, URN_BYTES);
	l->stood[l->stood_n++].seq = seq;
}

static int
read_stood(struct saving *v, struct lookup *l, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(v->s, GET_PAGE_IDS, err);
	int rc;

	if (stmt == NULL)
		return -1;
	l->read = true;
	(void)sqlite3_bind_int64(stmt, 1, v->source);
	while ((rc = sqlite_step(v->s, stmt, err)) > 0) {
		const void *uuid = sqlite3_column_blob(stmt, 1);

		if (sqlite3_column_bytes(stmt, 1) == URN_BYTES)
			add_stood(l, uuid, sqlite3_column_int64(stmt, 0));
	}
	return rc;
}

/* The number of a line that stood before; 0: it is none of those to come. */
static int64_t
find_stood(struct lookup *l, const char *id)
{
	unsigned char uuid[URN_BYTES];
	size_t end = l->next_stood + LOOK_AHEAD;

	if (urn_pack(id, uuid) < 0)
		return 0;
	if (end > l->stood_n)
		end = l->stood_n;
	for (size_t i = l->next_stood; i < end; i++) {
		if (memcmp(l->stood[i].uuid, uuid, URN_BYTES) == 0) {
			l->next_stood = i + 1;
			return l->stood[i].seq;
		}
	}
	return 0;
}

static int
find_on_page(struct saving *v, const char *id, struct lookup *l, int64_t *seq,
    struct err *err)
{
	const struct changes *c = v->c;

	if (l->next_added < c->added_n &&
	    strcmp(c->added[l->next_added].id, id) == 0) {
		*seq = v->seqs[l->next_added++];
		if (*seq != 0)
			return 0;
	}
	if (!l->read && read_stood(v, l, err) < 0)
		return -1;
	*seq = find_stood(l, id);
	return *seq != 0 ? 0 : find_number(v, id, seq, err);
}

static int
put_page(struct saving *v, struct err *err)
{
	const struct changes *c = v->c;
	struct standing *lines = mem_alloc((c->page_n + 1) * sizeof(*lines));
	struct lookup l = {0};
	int rc = 0;

	for (size_t i = 0; i < c->page_n && rc == 0; i++) {
		rc = find_on_page(v, c->page[i].id, &l, &lines[i].seq, err);
		lines[i].missed = c->page[i].missed;
	}
	if (rc == 0)
		rc = sqlite_put_page(v->s, v->source, lines, c->page_n, err);
	free(l.stood);
	free(lines);
	return rc;
}

static int
put_changes(struct saving *v, struct err *err)
{
	const struct changes *c = v->c;

	for (size_t i = 0; i < c->changed_n; i++) {
		if (put_changed(v, &c->changed[i], err) < 0)
			return -1;
	}
	if (add_entries(v, err) < 0 ||
	    (v->last != 0 && note_arrival(v, err) < 0) ||
	    (c->gap != NULL && add_gap(v, err) < 0))
		return -1;
	return put_page(v, err);
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
	if (rc == 0 && v.last != 0)
		sqlite_note_fresh(v.s, v.source);
	/* Another transaction: what fails in it is left to a later one. */
	if (rc == 0 && v.last != 0 && sqlite_lags(v.s, v.last))
		(void)sqlite_catch_up(v.s, &(struct err){0});
	return rc;
}
