/* sqlite_saving.c - what the parts of a commit have in common. */
#include "store/sqlite_saving.h"

#include <sqlite3.h>

void
saving_bind_known(sqlite3_stmt *stmt, int at, int64_t n)
{
	if (n == 0)
		(void)sqlite3_bind_null(stmt, at);
	else
		(void)sqlite3_bind_int64(stmt, at, n);
}

void
saving_bind_key(sqlite3_stmt *stmt, int at, uint64_t key)
{
	saving_bind_known(stmt, at, (int64_t)key);
}

int
saving_bind_id(sqlite3_stmt *stmt, int at, const char *id,
    unsigned char uuid[URN_BYTES], struct err *err)
{
	if (urn_pack(id, uuid) < 0)
		return err_set(err, ERR_STORE, "\"%s\" is no id", id);
	(void)sqlite3_bind_blob(stmt, at, uuid, URN_BYTES, SQLITE_STATIC);
	return 0;
}

int
saving_unknown(const char *id, struct err *err)
{
	return err_set(err, ERR_STORE,
	    "no entry is known by the id %s; `ajel check --store` says whether "
	    "one is missing",
	    id);
}
