/* sqlite_save.c - saves what one fetch of a source came to. */
#include <assert.h>
#include <sqlite3.h>

#include "base/instant.h"
#include "store/sqlite.h"
#include "store/urn.h"

/* The file keeps these as numbers: a new one goes to the end. */
static_assert(ORIGIN_ZONED == 0 && ORIGIN_FIRST_SEEN == 4, "origins moved");
static_assert(ENTRY_NEW == 0 && ENTRY_WITHDRAWN == 2, "statuses moved");

static void
bind_instant(sqlite3_stmt *stmt, int at, int64_t t)
{
	if (t == INSTANT_NONE)
		(void)sqlite3_bind_null(stmt, at);
	else
		(void)sqlite3_bind_int64(stmt, at, t);
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
	bind_instant(stmt, 5, h->last_attempt);
	bind_instant(stmt, 6, h->last_success);
	(void)sqlite3_bind_int(stmt, 7, h->failures);
	sqlite_bind_string(stmt, 8, h->failure);
	bind_instant(stmt, 9, h->told);
	(void)sqlite3_bind_int64(stmt, 10, h->generation);
	sqlite_bind_string(stmt, 11, h->written);
	rc = sqlite_step(s, stmt, err);
	if (rc > 0) {
		*id = sqlite3_column_int64(stmt, 0);
		rc = sqlite_step(s, stmt, err);
	}
	return rc;
}

static int
add_entry(struct sqlite *s, int64_t source, const struct entry *e,
    int64_t first_seen, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(s, ADD_ENTRY, err);
	unsigned char uuid[URN_BYTES];

	if (stmt == NULL)
		return -1;
	if (urn_pack(e->id, uuid) < 0)
		return err_set(err, ERR_STORE, "\"%s\" is no id", e->id);
	(void)sqlite3_bind_int64(stmt, 1, source);
	(void)sqlite3_bind_blob(stmt, 2, uuid, URN_BYTES, SQLITE_STATIC);
	(void)sqlite3_bind_int64(stmt, 3, e->published);
	(void)sqlite3_bind_int64(stmt, 4, e->updated);
	(void)sqlite3_bind_int(stmt, 5, e->precision);
	(void)sqlite3_bind_int(stmt, 6, (int)e->origin);
	(void)sqlite3_bind_int(stmt, 7, (int)e->status);
	sqlite_bind_string(stmt, 8, e->time_text);
	sqlite_bind_string(stmt, 9, e->text);
	sqlite_bind_string(stmt, 10, e->url);
	bind_instant(stmt, 11, first_seen);
	return sqlite_step(s, stmt, err);
}

static int
clear_page(struct sqlite *s, int64_t source, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(s, CLEAR_PAGE, err);

	if (stmt == NULL)
		return -1;
	(void)sqlite3_bind_int64(stmt, 1, source);
	return sqlite_step(s, stmt, err);
}

static int
add_to_page(struct sqlite *s, int64_t source, size_t position, const char *id,
    struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(s, ADD_PAGE, err);
	unsigned char uuid[URN_BYTES];

	if (stmt == NULL)
		return -1;
	if (urn_pack(id, uuid) < 0)
		return err_set(err, ERR_STORE, "\"%s\" is no id", id);
	(void)sqlite3_bind_int64(stmt, 1, source);
	(void)sqlite3_bind_int64(stmt, 2, (int64_t)position);
	(void)sqlite3_bind_blob(stmt, 3, uuid, URN_BYTES, SQLITE_STATIC);
	if (sqlite_step(s, stmt, err) < 0)
		return -1;
	if (sqlite3_changes(s->db) != 1)
		return err_set(
		    err, ERR_STORE, "the page names no known entry: %s", id);
	return 0;
}

static int
put_changes(struct sqlite *s, int64_t source, const struct changes *c,
    int64_t first_seen, struct err *err)
{
	for (size_t i = 0; i < c->added_n; i++) {
		size_t at = c->oldest_first ? i : c->added_n - 1 - i;

		if (add_entry(s, source, &c->added[at], first_seen, err) < 0)
			return -1;
	}
	if (clear_page(s, source, err) < 0)
		return -1;
	for (size_t i = 0; i < c->page_n; i++) {
		if (add_to_page(s, source, i, c->page[i].id, err) < 0)
			return -1;
	}
	return 0;
}

int
sqlite_commit(void *handle, const char *source, const struct health *health,
    const struct changes *changes, struct err *err)
{
	struct sqlite *s = handle;
	int64_t id = 0;
	int rc;

	if (sqlite_begin_write(s, err) < 0)
		return -1;
	rc = put_health(s, source, health, &id, err);
	if (rc == 0 && changes != NULL)
		rc = put_changes(s, id, changes, health->last_attempt, err);
	return sqlite_end(s, rc, err);
}
