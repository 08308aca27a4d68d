/* sqlite_load.h - reads rows of the tables into entries and histories.
 *
 * Private to the files of the SQLite backend. */
#ifndef AJEL_SQLITE_LOAD_H
#define AJEL_SQLITE_LOAD_H

#include "store/sqlite_page.h"

/* What sqlite_read_entry takes, from a table or view named e. */
#define SQLITE_ENTRY_COLUMNS                                                   \
	"e.seq, e.uuid, e.published, e.updated, e.precision, e.origin,"        \
	" e.status, e.first_seen, e.time_text, e.text, e.url, e.changes,"      \
	" e.urgent"

/* A history while it is being read. */
struct reading {
	struct entry *entries;
	int64_t *seqs; /* of the entries */
	size_t n, room;
	struct standing *lines; /* of the last page */
	size_t lines_n;
};

/* The entry in the row that the statement stands on, with its changes; *seq is
 * its number. -1: damaged. */
int sqlite_read_entry(struct sqlite *s, struct arena *a,
    struct sqlite3_stmt *stmt, struct entry *out, int64_t *seq,
    struct err *err);

/* Adds the entries of all rows that the statement still gives. */
int sqlite_read_entries(struct sqlite *s, struct arena *a,
    struct sqlite3_stmt *stmt, struct reading *r, struct err *err);

/* Adds the lines of the page of source number `id`, and those of their entries
 * that r hasn't; newest first, if r was. */
int sqlite_read_standing(struct sqlite *s, struct arena *a, int64_t id,
    struct reading *r, struct err *err);

/* Newest first, each entry once. */
void sqlite_arrange(struct arena *a, struct reading *r);

/* What was read, as a history. */
int sqlite_give_history(struct sqlite *s, struct arena *a,
    const struct reading *r, struct history *out, struct err *err);

#endif
