/* sqlite_page.h - the row that says which lines a source's page showed.
 *
 * Private to the files of the SQLite backend. It keeps the lines as two arrays
 * in JSON, numbers of entries and how often each was missed: one row a page,
 * because nearly every fetch replaces all of it. */
#ifndef AJEL_SQLITE_PAGE_H
#define AJEL_SQLITE_PAGE_H

#include "base/buf.h"
#include "store/sqlite.h"

/* A line of the page. */
struct standing {
	int64_t seq; /* of its entry */
	int missed;  /* as struct page_line's */
};

/* The lines of the page of source number `id`, in page order, in the arena;
 * none before the first good fetch. -1: damaged. */
int sqlite_get_page(struct sqlite *s, struct arena *a, int64_t id,
    struct standing **lines, size_t *n, struct err *err);

/* Makes them the page of the source; writes nothing where they are already. */
int sqlite_put_page(struct sqlite *s, int64_t id, const struct standing *lines,
    size_t n, struct err *err);

#endif
