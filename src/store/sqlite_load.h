/* sqlite_load.h - reads rows of the tables into entries and histories.
 *
 * Private to the files of the SQLite backend. */
#ifndef AJEL_SQLITE_LOAD_H
#define AJEL_SQLITE_LOAD_H

#include "store/sqlite.h"

/* What sqlite_read_entry takes, from a table or view named e. */
#define SQLITE_ENTRY_COLUMNS                                                   \
	"e.seq, e.uuid, e.published, e.updated, e.precision, e.origin,"        \
	" e.status, e.first_seen, e.time_text, e.text, e.url, e.changes"

/* A history while it is being read. */
struct reading {
	struct entry *entries;
	int64_t *seqs; /* of the entries */
	size_t n, room;
	struct page_line *page;
	size_t page_n;
};

/* The entry in the row that the statement stands on, with its changes; *seq is
 * its number. -1: damaged. */
int sqlite_read_entry(struct sqlite *s, struct arena *a,
    struct sqlite3_stmt *stmt, struct entry *out, int64_t *seq,
    struct err *err);

/* Adds the entries of all rows that the statement still gives. */
int sqlite_read_entries(struct sqlite *s, struct arena *a,
    struct sqlite3_stmt *stmt, struct reading *r, struct err *err);

/* Adds the entries of the page of source number `id` that are older than the
 * last of r: all of them where there is none. */
int sqlite_read_rest_of_page(struct sqlite *s, struct arena *a, int64_t id,
    struct reading *r, struct err *err);

/* The page's order, whose entries r has; then r is moved to out. */
int sqlite_read_page(struct sqlite *s, struct arena *a, int64_t id,
    struct reading *r, struct err *err);
void sqlite_give_history(const struct reading *r, struct history *out);

#endif
