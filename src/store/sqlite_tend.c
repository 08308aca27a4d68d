/* sqlite_tend.c - keeps the file in order: the index of words, what is old, the
 * room that it leaves, damage. */
#include <limits.h>
#include <sqlite3.h>

#include "base/limits.h"
#include "base/mem.h"
#include "store/sqlite_load.h"
#include "store/sqlite_schema.h"

enum { AT_ONCE = 256 }; /* entries whose numbers are read to be dropped */

bool
sqlite_lags(const struct sqlite *s, int64_t last)
{
	return last - s->searched >= LIMIT_UNSEARCHED;
}

void
sqlite_note_fresh(struct sqlite *s, int64_t source)
{
	if (sqlite_is_fresh(s, source))
		return;
	s->fresh = mem_resize(s->fresh, (s->fresh_n + 1) * sizeof(*s->fresh));
	s->fresh[s->fresh_n++] = source;
}

bool
sqlite_is_fresh(const struct sqlite *s, int64_t source)
{
	for (size_t i = 0; i < s->fresh_n; i++) {
		if (s->fresh[i] == source)
			return true;
	}
	return s->any_fresh;
}

/* Runs a statement that gives no rows, whose parameter is id. */
static int
run_with(struct sqlite *s, enum statement which, int64_t id, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(s, which, err);

	if (stmt == NULL)
		return -1;
	(void)sqlite3_bind_int64(stmt, 1, id);
	return sqlite_step(s, stmt, err);
}

int
sqlite_read_searched(struct sqlite *s, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(s, GET_SEARCHED, err);
	int rc;

	if (stmt == NULL)
		return -1;
	rc = sqlite_step(s, stmt, err);
	if (rc <= 0)
		return rc;
	s->searched = sqlite3_column_int64(stmt, 0);
	s->any_fresh = sqlite3_column_int(stmt, 1) != 0;
	s->fresh_n = 0;
	sqlite_rest(stmt);
	return 0;
}

/* The mark moves first: the index sees what is before it. */
static int
search_new(struct sqlite *s, struct err *err)
{
	int64_t from;

	if (sqlite_read_searched(s, err) < 0)
		return -1;
	from = s->searched;
	if (run_with(s, PUT_SEARCHED, 0, err) < 0 ||
	    sqlite_read_searched(s, err) < 0)
		return -1;
	if (s->searched <= from)
		return 0;
	if (run_with(s, SEARCH_NEW, from, err) < 0)
		return -1;
	return run_with(s, ADD_NEW_KEYS, from, err);
}

int
sqlite_catch_up(struct sqlite *s, struct err *err)
{
	int rc;

	if (sqlite_begin_write(s, err) < 0)
		return -1;
	rc = sqlite_end(s, search_new(s, err), err);
	if (rc < 0)
		(void)sqlite_read_searched(s, &(struct err){0});
	return rc;
}

/* The numbers of the oldest entries that may go, up to `most`. */
static int
read_oldest(struct sqlite *s, int64_t source, int64_t before, size_t most,
    int64_t *seqs, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(s, GET_OLDEST, err);
	int n = 0, rc;

	if (stmt == NULL)
		return -1;
	(void)sqlite3_bind_int64(stmt, 1, source);
	(void)sqlite3_bind_int64(stmt, 2, before);
	(void)sqlite3_bind_int64(stmt, 3, (int64_t)most);
	while ((rc = sqlite_step(s, stmt, err)) > 0)
		seqs[n++] = sqlite3_column_int64(stmt, 0);
	return rc < 0 ? -1 : n;
}

static int
drop_entry(struct sqlite *s, int64_t seq, struct err *err)
{
	static const enum statement which[] = {
	    UNSEARCH_ENTRY, DROP_KEYS, DROP_CHANGES, DROP_ENTRY};

	for (size_t i = 0; i < sizeof(which) / sizeof(which[0]); i++) {
		if (run_with(s, which[i], seq, err) < 0)
			return -1;
	}
	return 0;
}

static int
drop_gaps(struct sqlite *s, int64_t source, int64_t before, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(s, DROP_GAPS, err);

	if (stmt == NULL)
		return -1;
	(void)sqlite3_bind_int64(stmt, 1, source);
	(void)sqlite3_bind_int64(stmt, 2, before);
	return sqlite_step(s, stmt, err);
}

/* Up to `most` of the oldest entries go. Returns how many. */
static int
drop_entries(struct sqlite *s, int64_t source, int64_t before, size_t most,
    struct err *err)
{
	int64_t seqs[AT_ONCE];
	size_t all = 0;
	int n;

	do {
		size_t some = most - all < AT_ONCE ? most - all : AT_ONCE;

		n = read_oldest(s, source, before, some, seqs, err);
		for (int i = 0; i < n; i++) {
			if (drop_entry(s, seqs[i], err) < 0)
				return -1;
		}
		all += n > 0 ? (size_t)n : 0;
	} while (n == AT_ONCE);
	return n < 0 ? -1 : (int)all;
}

/* A number that is given again (the last entries may have gone) must not stand
 * before the mark. */
static int
prune(struct sqlite *s, const char *source, int64_t before, size_t most,
    struct err *err)
{
	int64_t id = sqlite_source(s, source, err);
	int n;

	if (id <= 0)
		return (int)id;
	n = drop_entries(s, id, before, most, err);
	if (n < 0 || drop_gaps(s, id, before, err) < 0 ||
	    (n > 0 && search_new(s, err) < 0))
		return -1;
	return n;
}

int
sqlite_prune(void *handle, const char *source, int64_t before, size_t most,
    struct err *err)
{
	struct sqlite *s = handle;
	int n;

	if (sqlite_begin_write(s, err) < 0)
		return -1;
	n = prune(s, source, before, most < INT_MAX ? most : INT_MAX, err);
	if (sqlite_end(s, n < 0 ? -1 : 0, err) == 0)
		return n;
	(void)sqlite_read_searched(s, &(struct err){0});
	return -1;
}

int
sqlite_vacuum(void *handle, struct err *err)
{
	struct sqlite *s = handle;

	if (sqlite_catch_up(s, err) < 0)
		return -1;
	return sqlite_execute(s,
	    "INSERT INTO search (search) VALUES ('optimize');"
	    "VACUUM; PRAGMA wal_checkpoint(TRUNCATE)",
	    err);
}

static const char words_fault[] = "the index of words doesn't fit the entries";

static bool
is_damaged(struct sqlite *s)
{
	return (sqlite3_extended_errcode(s->db) & 0xff) == SQLITE_CORRUPT;
}

/* The first row that the query gives is a fault, unless it says "ok". */
static int
look(struct sqlite *s, struct arena *a, const char *sql, const char **fault,
    struct err *err)
{
	sqlite3_stmt *stmt = NULL;
	const char *said;
	int rc;

	if (sqlite3_prepare_v2(s->db, sql, -1, &stmt, NULL) != SQLITE_OK)
		return sqlite_fail(s->db, s->path, err);
	rc = sqlite_step(s, stmt, err);
	if (rc > 0) {
		said = (const char *)sqlite3_column_text(stmt, 0);
		if (said != NULL && strcmp(said, "ok") != 0)
			*fault = arena_copy(a, said);
		rc = 0;
	}
	if (rc < 0 && is_damaged(s)) {
		*fault = "a part of the file can't be read";
		rc = 0;
	}
	(void)sqlite3_finalize(stmt);
	return rc;
}

/* In the order in which one would want to know them. */
static const char *const looks[] = {
    "PRAGMA integrity_check(1)",
    /* Rows that have no number of their own. */
    "SELECT 'the table alike names entry ' || alike.entry || ' of source ' ||"
    " alike.source || ', which isn''t there'"
    " FROM alike LEFT JOIN entry ON entry.seq = alike.entry"
    " WHERE entry.source IS NOT alike.source LIMIT 1",
    "SELECT 'the table change names entry ' || change.entry ||"
    " ', which isn''t there'"
    " FROM change LEFT JOIN entry ON entry.seq = change.entry"
    " WHERE entry.seq IS NULL LIMIT 1",
    "SELECT 'the table arrival names source ' || arrival.source ||"
    " ', which isn''t there'"
    " FROM arrival LEFT JOIN source ON source.id = arrival.source"
    " WHERE source.id IS NULL LIMIT 1",
    "SELECT 'row ' || coalesce(rowid, '?') || ' of the table ' || \"table\" ||"
    " ' names a row that isn''t there'"
    " FROM pragma_foreign_key_check LIMIT 1",
    "SELECT 'entry ' || seq || ' makes no sense' FROM entry"
    " WHERE length(uuid) <> 16 OR origin NOT BETWEEN 0 AND 4"
    " OR status NOT BETWEEN 0 AND 2 OR text = '' OR changes <>"
    " (SELECT count(*) FROM change WHERE change.entry = seq) LIMIT 1",
    "SELECT 'entry ' || seq || ' is not found by its text or link'"
    " FROM entry WHERE text_key IS NOT text_key(text)"
    " OR link_key IS NOT link_key(url)"
    " OR (seq <= (SELECT seq FROM searched) AND (SELECT count(*) FROM alike"
    " WHERE alike.source = entry.source AND key IN (text_key, link_key)"
    " AND entry = seq) <> 1 + coalesce(link_key <> text_key, 0)) LIMIT 1",
    "SELECT 'the page of source ' || source || ' makes no sense' FROM page"
    " WHERE NOT json_valid(entries) OR NOT json_valid(missed)"
    " OR json_array_length(entries) <> json_array_length(missed) LIMIT 1",
    "SELECT 'the page of source ' || page.source || ' shows entry ' ||"
    " line.value || ' that is not its own'"
    " FROM page, json_each(page.entries) AS line"
    " LEFT JOIN entry ON entry.seq = line.value"
    " WHERE entry.source IS NOT page.source LIMIT 1",
};

/* All of them are read as they are for a feed. */
static int
look_at_entries(
    struct sqlite *s, struct arena *a, const char **fault, struct err *err)
{
	static const char all[] =
	    "SELECT " SQLITE_ENTRY_COLUMNS " FROM entry AS e";
	struct arena *scratch = arena_new();
	sqlite3_stmt *stmt = NULL;
	int rc = -1;

	if (sqlite3_prepare_v2(s->db, all, -1, &stmt, NULL) != SQLITE_OK)
		(void)sqlite_fail(s->db, s->path, err);
	else
		rc = sqlite_step(s, stmt, err);
	while (rc > 0 && *fault == NULL) {
		struct entry e;
		int64_t seq = sqlite3_column_int64(stmt, 0);

		if (sqlite_read_entry(s, scratch, stmt, &e, &seq, err) < 0)
			*fault = arena_printf(
			    a, "entry %lld makes no sense", (long long)seq);
		else
			rc = sqlite_step(s, stmt, err);
		arena_reset(scratch);
	}
	(void)sqlite3_finalize(stmt);
	arena_free(scratch);
	return rc < 0 ? -1 : 0;
}

/* The index looks through itself, which takes an INSERT. */
static int
look_at_words(struct sqlite *s, const char **fault, struct err *err)
{
	if (sqlite_execute(s,
		"INSERT INTO search (search, rank)"
		" VALUES ('integrity-check', 1)",
		err) == 0)
		return 0;
	if (!is_damaged(s))
		return -1;
	*fault = words_fault;
	return 0;
}

/* A reader can only count: the words of the index and those of the entries. */
static int
count_words(
    struct sqlite *s, struct arena *a, const char **fault, struct err *err)
{
	static const char make[] = "CREATE VIRTUAL TABLE temp.counted USING"
				   " fts5vocab(main, search, row)";
	static const char count[] =
	    "SELECT 'differ' WHERE"
	    " (SELECT coalesce(sum(doc), 0) FROM temp.counted) <>"
	    " (SELECT coalesce(sum((words <> '') + length(words) -"
	    " length(replace(words, ' ', ''))), 0) FROM searched_wording)";
	int rc;

	if (sqlite_execute(s, make, err) < 0)
		return -1;
	rc = look(s, a, count, fault, err);
	if (*fault != NULL)
		*fault = words_fault;
	(void)sqlite_execute(s, "DROP TABLE temp.counted", &(struct err){0});
	return rc;
}

int
sqlite_check(void *handle, struct arena *a, const char **fault, struct err *err)
{
	struct sqlite *s = handle;

	if (s->db == NULL)
		return 0;
	for (size_t i = 0; i < sizeof(looks) / sizeof(looks[0]); i++) {
		if (*fault == NULL && look(s, a, looks[i], fault, err) < 0)
			return -1;
	}
	if (*fault == NULL && look_at_entries(s, a, fault, err) < 0)
		return -1;
	if (*fault != NULL)
		return 0;
	return s->lock >= 0 ? look_at_words(s, fault, err)
			    : count_words(s, a, fault, err);
}
