/* sqlite_robots.c - what is known of sites, in the database. */
#include <sqlite3.h>

#include "base/limits.h"
#include "store/sqlite.h"

int
sqlite_robots(void *handle, struct arena *a, const char *site,
    struct robots_record *out, struct err *err)
{
	struct sqlite *s = handle;
	sqlite3_stmt *stmt;
	int rc;

	if (s->db == NULL)
		return 0;
	stmt = sqlite_prepare(s, GET_ROBOTS, err);
	if (stmt == NULL)
		return -1;
	sqlite_bind_string(stmt, 1, site);
	rc = sqlite_step(s, stmt, err);
	if (rc <= 0)
		return rc;
	out->asked = sqlite_column_instant(stmt, 0);
	out->next = sqlite_column_instant(stmt, 1);
	out->answered = sqlite_column_instant(stmt, 2);
	out->failing = sqlite_column_instant(stmt, 3);
	out->failures = sqlite3_column_int(stmt, 4);
	out->status = sqlite3_column_int(stmt, 5);
	out->rules = arena_copy(a, (const char *)sqlite3_column_text(stmt, 6));
	out->retry_until = sqlite_column_instant(stmt, 7);
	out->used = sqlite_column_instant(stmt, 8);
	sqlite_rest(stmt);
	return 0;
}

static int
put(struct sqlite *s, const char *site, const struct robots_record *r,
    struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(s, PUT_ROBOTS, err);

	if (stmt == NULL)
		return -1;
	sqlite_bind_string(stmt, 1, site);
	sqlite_bind_instant(stmt, 2, r->asked);
	sqlite_bind_instant(stmt, 3, r->next);
	sqlite_bind_instant(stmt, 4, r->answered);
	sqlite_bind_instant(stmt, 5, r->failing);
	(void)sqlite3_bind_int(stmt, 6, r->failures);
	(void)sqlite3_bind_int(stmt, 7, r->status);
	sqlite_bind_string(stmt, 8, r->rules);
	sqlite_bind_instant(stmt, 9, r->retry_until);
	sqlite_bind_instant(stmt, 10, r->used);
	return sqlite_step(s, stmt, err);
}

/* Sites that no source uses any more. */
static int
drop_silent(struct sqlite *s, int64_t before, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(s, DROP_ROBOTS, err);

	if (stmt == NULL)
		return -1;
	(void)sqlite3_bind_int64(stmt, 1, before);
	(void)sqlite3_bind_int(stmt, 2, LIMIT_SITES_DROPPED);
	return sqlite_step(s, stmt, err);
}

int
sqlite_save_robots(void *handle, const char *site,
    const struct robots_record *r, struct err *err)
{
	struct sqlite *s = handle;
	int rc;

	if (sqlite_begin_write(s, err) < 0)
		return -1;
	rc = put(s, site, r, err);
	if (rc == 0)
		rc = drop_silent(s, store_heard(r) - STORE_SITE_SPAN, err);
	return sqlite_end(s, rc, err);
}
