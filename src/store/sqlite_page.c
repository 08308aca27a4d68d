/* sqlite_page.c - the row that says which lines a source's page showed. */
#include "store/sqlite_page.h"

#include <errno.h>
#include <limits.h>
#include <sqlite3.h>

#include "base/buf.h"
#include "base/limits.h"

/* "[" or "," before a number; NULL: neither is there, or no number behind. */
static const char *
read_number(const char *p, char before, int64_t *out)
{
	char *end;

	if (*p != before || p[1] < '0' || p[1] > '9')
		return NULL;
	errno = 0;
	*out = strtoll(p + 1, &end, 10);
	return errno == 0 ? end : NULL;
}

static size_t
count_numbers(const char *array)
{
	size_t n = 1;

	for (const char *p = array; *p != '\0'; p++)
		n += *p == ',';
	return n;
}

/* Reads both arrays in step. */
static int
read_lines(
    const char *entries, const char *missed, struct standing *lines, size_t *n)
{
	const char *p = entries, *q = missed;
	int64_t times;

	*n = 0;
	if (strcmp(p, "[]") == 0)
		return strcmp(q, "[]") == 0 ? 0 : -1;
	do {
		char before = *n == 0 ? '[' : ',';

		p = read_number(p, before, &lines[*n].seq);
		q = read_number(q, before, &times);
		if (p == NULL || q == NULL || times > INT_MAX)
			return -1;
		lines[(*n)++].missed = (int)times;
	} while (*p == ',');
	return strcmp(p, "]") == 0 && strcmp(q, "]") == 0 ? 0 : -1;
}

/* The page in the row that the statement gives; none without one. */
static int
read_row(struct sqlite *s, struct arena *a, sqlite3_stmt *stmt,
    struct standing **lines, size_t *n, struct err *err)
{
	const char *entries, *missed;
	int rc = sqlite_step(s, stmt, err);

	*n = 0;
	*lines = NULL;
	if (rc <= 0)
		return rc;
	entries = (const char *)sqlite3_column_text(stmt, 0);
	missed = (const char *)sqlite3_column_text(stmt, 1);
	rc = -1;
	if (entries != NULL && missed != NULL) {
		*lines =
		    arena_alloc(a, count_numbers(entries) * sizeof(**lines));
		rc = read_lines(entries, missed, *lines, n);
	}
	sqlite_rest(stmt);
	return rc == 0 ? 0 : sqlite_damaged(s, "a page makes no sense", err);
}

int
sqlite_get_page(struct sqlite *s, struct arena *a, int64_t id,
    struct standing **lines, size_t *n, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(s, GET_PAGE, err);

	if (stmt == NULL)
		return -1;
	(void)sqlite3_bind_int64(stmt, 1, id);
	return read_row(s, a, stmt, lines, n, err);
}

int
sqlite_standing(void *handle, struct arena *a, const char *source,
    size_t *shown, size_t *lacking, struct err *err)
{
	struct sqlite *s = handle;
	struct standing *lines;
	sqlite3_stmt *stmt;
	size_t n;

	if (s->db == NULL)
		return 0;
	stmt = sqlite_prepare(s, GET_PAGE_OF, err);
	if (stmt == NULL)
		return -1;
	sqlite_bind_string(stmt, 1, source);
	if (read_row(s, a, stmt, &lines, &n, err) < 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		++*(lines[i].missed == 0 ? shown : lacking);
	return 0;
}

/* A row that holds these arrays already is left alone: most fetches find what
 * the last one found. */
static int
put_row(struct sqlite *s, int64_t id, const struct buf *entries,
    const struct buf *missed, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(s, PUT_PAGE, err);

	if (stmt == NULL)
		return -1;
	(void)sqlite3_bind_int64(stmt, 1, id);
	sqlite_bind_string(stmt, 2, entries->data);
	sqlite_bind_string(stmt, 3, missed->data);
	return sqlite_step(s, stmt, err);
}

static void
add_number(struct buf *b, bool first, int64_t number)
{
	(void)buf_add(b, first ? "[" : ",", 1);
	(void)buf_put_int(b, number);
}

int
sqlite_put_page(struct sqlite *s, int64_t id, const struct standing *lines,
    size_t n, struct err *err)
{
	enum { NUMBER = 24 }; /* bytes at most, with what is before it */
	struct buf entries, missed;
	int rc;

	buf_init(&entries, n * NUMBER + 4);
	buf_init(&missed, n * NUMBER + 4);
	for (size_t i = 0; i < n; i++) {
		add_number(&entries, i == 0, lines[i].seq);
		add_number(&missed, i == 0, lines[i].missed);
	}
	(void)buf_puts(&entries, n > 0 ? "]" : "[]");
	(void)buf_puts(&missed, n > 0 ? "]" : "[]");
	rc = put_row(s, id, &entries, &missed, err);
	buf_free(&entries);
	buf_free(&missed);
	return rc;
}
