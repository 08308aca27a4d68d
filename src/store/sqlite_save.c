/* sqlite_save.c - saves what one fetch of a source came to. */
#include <assert.h>
#include <sqlite3.h>

#include "base/instant.h"
#include "base/limits.h"
#include "base/mem.h"
#include "store/sqlite_saving.h"
#include "text/linekey.h"

/* The file keeps these as numbers: a new one goes to the end. */
static_assert(ORIGIN_ZONED == 0 && ORIGIN_FIRST_SEEN == 4, "origins moved");
static_assert(ENTRY_NEW == 0 && ENTRY_WITHDRAWN == 2, "statuses moved");
static_assert(ENTRY_RETURNED == 3, "statuses moved");

static void
bind_pace(sqlite3_stmt *stmt, int at, const struct health *h)
{
	saving_bind_known(stmt, at, h->room);
	saving_bind_known(stmt, at + 1, h->beat);
	sqlite_bind_instant(stmt, at + 2, h->room_at);
	sqlite_bind_instant(stmt, at + 3, h->moved);
	sqlite_bind_instant(stmt, at + 4, h->fresh_until);
	sqlite_bind_instant(stmt, at + 5, h->retry_until);
	saving_bind_known(stmt, at + 6, h->crawl_delay);
}

static void
bind_health(sqlite3_stmt *stmt, const char *source, const struct health *h)
{
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
	saving_bind_known(stmt, 23, (int64_t)h->body_hash);
	saving_bind_known(stmt, 24, h->body_length);
	saving_bind_known(stmt, 25, h->usual_bytes);
	saving_bind_known(stmt, 26, h->usual_lines);
}

static int
put_health(struct sqlite *s, const char *source, const struct health *h,
    int64_t *id, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(s, PUT_HEALTH, err);
	int rc;

	if (stmt == NULL)
		return -1;
	bind_health(stmt, source, h);
	rc = sqlite_step(s, stmt, err);
	if (rc > 0) {
		*id = sqlite3_column_int64(stmt, 0);
		rc = sqlite_step(s, stmt, err);
	}
	return rc;
}

static int
add_entry(struct saving *v, size_t i, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(v->s, ADD_ENTRY, err);
	const struct entry *e = &v->c->added[i];
	unsigned char uuid[URN_BYTES];

	if (stmt == NULL || saving_bind_id(stmt, 2, e->id, uuid, err) < 0)
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
	saving_bind_key(stmt, 12, linekey_of_text(e->text));
	saving_bind_key(stmt, 13, linekey_of_link(e->url));
	(void)sqlite3_bind_int64(stmt, 14, (int64_t)e->changes_n);
	(void)sqlite3_bind_int(stmt, 15, e->urgent);
	if (sqlite_step(v->s, stmt, err) < 0)
		return -1;
	if (sqlite3_changes(v->s->db) != 1)
		return 0;
	v->seqs[i] = sqlite3_last_insert_rowid(v->s->db);
	v->last = v->seqs[i];
	return saving_add_changes(v, v->last, e, err);
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

/* The last line of the source's first page: what comes behind it is news. */
static int
put_introduced(struct saving *v, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(v->s, PUT_INTRODUCED, err);

	if (stmt == NULL)
		return -1;
	(void)sqlite3_bind_int64(stmt, 1, v->source);
	(void)sqlite3_bind_int64(stmt, 2, v->last);
	return sqlite_step(v->s, stmt, err);
}

static int
put_changes(struct saving *v, struct err *err)
{
	const struct changes *c = v->c;

	for (size_t i = 0; i < c->changed_n; i++) {
		if (saving_put_changed(v, &c->changed[i], err) < 0)
			return -1;
	}
	if (add_entries(v, err) < 0 ||
	    (v->last != 0 && note_arrival(v, err) < 0) ||
	    (v->last != 0 && c->first && put_introduced(v, err) < 0) ||
	    (c->gap != NULL && add_gap(v, err) < 0))
		return -1;
	return saving_put_page(v, err);
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

/* The health of a source that may be there already, as a rule. */
static int
set_health(struct sqlite *s, const char *source, const struct health *h,
    struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(s, SET_HEALTH, err);
	int64_t id;

	if (stmt == NULL)
		return -1;
	bind_health(stmt, source, h);
	if (sqlite_step(s, stmt, err) < 0)
		return -1;
	return sqlite3_changes(s->db) > 0 ? 0
					  : put_health(s, source, h, &id, err);
}

/* Where it fails nothing is left of it, which is one statement. */
int
sqlite_put_off(void *handle, const char *source, const struct health *health,
    struct err *err)
{
	struct sqlite *s = handle;
	int rc;

	if (sqlite_begin_waiting(s, err) < 0)
		return -1;
	rc = set_health(s, source, health, err);
	return rc == 0 && s->waiting >= LIMIT_PUT_OFF ? sqlite_settle(s, err)
						      : rc;
}
