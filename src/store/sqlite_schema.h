/* sqlite_schema.h - opens the database file and keeps its tables up to date.
 *
 * Private to sqlite.c. The tables are described in schema.md. */
#ifndef AJEL_SQLITE_SCHEMA_H
#define AJEL_SQLITE_SCHEMA_H

#include "base/err.h"
#include "store/store.h"

struct sqlite3;

/* Opens the file. STORE_WRITE makes it where missing and migrates it (the
 * caller holds the lock); the others leave *out NULL where there is no store
 * yet: no file, an empty one, or one whose first run was killed. */
int sqlite_connect(const char *path, enum store_mode mode, struct sqlite3 **out,
    struct err *err);

/* Fills err with what the database said last. Returns -1. */
int sqlite_fail(struct sqlite3 *db, const char *path, struct err *err);

#endif
