/* sqlite_saving.h - a commit of the SQLite backend while it is being made.
 *
 * Private to sqlite_save.c, which makes it, sqlite_change.c (what became of known
 * entries), sqlite_stood.c (the lines of the page) and sqlite_saving.c, on which
 * all of them stand. A function that returns an int returns -1 with err filled. */
#ifndef AJEL_SQLITE_SAVING_H
#define AJEL_SQLITE_SAVING_H

#include "store/sqlite.h"
#include "store/urn.h"

struct saving {
	struct sqlite *s;
	int64_t source;
	const struct changes *c;
	int64_t now;   /* of the run */
	int64_t *seqs; /* of the added entries; 0: it was known already */
	int64_t last;  /* the greatest of them; 0: nothing is new */
};

/* 0 is what isn't known: NULL. */
void saving_bind_known(struct sqlite3_stmt *stmt, int at, int64_t n);

/* Uniform for all keys: 0 is NULL, and the tables' numbers are signed. */
void saving_bind_key(struct sqlite3_stmt *stmt, int at, uint64_t key);

/* uuid must stay until the statement rests. */
int saving_bind_id(struct sqlite3_stmt *stmt, int at, const char *id,
    unsigned char uuid[URN_BYTES], struct err *err);

/* Fills err: the id is of no entry. Returns -1. */
int saving_unknown(const char *id, struct err *err);

/* Saves what became of a known entry. */
int saving_put_changed(
    struct saving *v, const struct changed *c, struct err *err);

/* Saves all that happened to entry number seq, which is new to the store. */
int saving_add_changes(
    struct saving *v, int64_t seq, const struct entry *e, struct err *err);

/* Makes the lines of the changes the source's page. */
int saving_put_page(struct saving *v, struct err *err);

#endif
