/* sqlite_stood.c - saves which lines stand on the page; nearly all of them stood
 * there before. */
#include <sqlite3.h>

#include "base/mem.h"
#include "store/sqlite_page.h"
#include "store/sqlite_saving.h"

/* The number of a known entry. */
static int
find_number(struct saving *v, const char *id, int64_t *seq, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(v->s, FIND_NUMBER, err);
	unsigned char uuid[URN_BYTES];
	int rc;

	if (stmt == NULL || saving_bind_id(stmt, 2, id, uuid, err) < 0)
		return -1;
	(void)sqlite3_bind_int64(stmt, 1, v->source);
	rc = sqlite_step(v->s, stmt, err);
	if (rc <= 0)
		return rc < 0 ? -1 : saving_unknown(id, err);
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

int
saving_put_page(struct saving *v, struct err *err)
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
