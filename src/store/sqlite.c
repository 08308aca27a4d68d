/* sqlite.c - the statements of a SQLite store, and how they are run. */
#include <sqlite3.h>

#include "base/instant.h"
#include "base/mem.h"
#include "store/sqlite.h"
#include "store/sqlite_load.h"
#include "store/sqlite_schema.h"

#define NEWEST_FIRST   " ORDER BY published DESC, seq DESC"
#define SELECT_ENTRIES "SELECT " SQLITE_ENTRY_COLUMNS " FROM entry AS e"

/* Lines and changes have one row of numbers. */
#define LAST_SEQ                                                               \
	"max((SELECT coalesce(max(seq), 0) FROM entry),"                       \
	" (SELECT coalesce(max(number), 0) FROM change"                        \
	" WHERE number IS NOT NULL))"

#define INSERT_CHANGE                                                          \
	"INSERT INTO change (entry, nth, status, at, text, url, number)"       \
	" VALUES (?1, ?2, ?3, ?4,"                                             \
	" coalesce(?5, (SELECT text FROM entry WHERE seq = ?1)), ?6, "

#define SET_ALL_HEALTH                                                         \
	"SET url = ?2, etag = ?3,"                                             \
	" last_modified = ?4, last_attempt = ?5, last_success = ?6,"           \
	" failures = ?7, failure = ?8, last_failure = ?9, told = ?10,"         \
	" generation = ?11, written = ?12, detector = ?13, warning = ?14,"     \
	" room = ?15, beat = ?16, room_at = ?17, moved = ?18,"                 \
	" fresh_until = ?19, retry_until = ?20, crawl_delay = ?21,"            \
	" outcome = ?22, body_hash = ?23, body_length = ?24,"                  \
	" usual_bytes = ?25, usual_lines = ?26"

static const char *const statements[STATEMENTS] = {
    [BEGIN_READ] = "BEGIN",
    [BEGIN_WRITE] = "BEGIN IMMEDIATE",
    [BEGIN_PART] = "SAVEPOINT part",
    [END_PART] = "RELEASE part",
    [COMMIT] = "COMMIT",
    [GET_HEALTH] =
	"SELECT url, etag, last_modified, last_attempt, last_success,"
	" failures, failure, last_failure, told, generation, written,"
	" detector, warning, room, beat, room_at, moved, fresh_until,"
	" retry_until, crawl_delay, outcome, body_hash, body_length,"
	" usual_bytes, usual_lines FROM source WHERE name = ?1",
    [PUT_HEALTH] =
	"INSERT INTO source (name, url, etag, last_modified, last_attempt,"
	" last_success, failures, failure, last_failure, told, generation,"
	" written, detector, warning, room, beat, room_at, moved,"
	" fresh_until, retry_until, crawl_delay, outcome, body_hash,"
	" body_length, usual_bytes, usual_lines)"
	" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,"
	" ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26)"
	" ON CONFLICT (name) DO UPDATE " SET_ALL_HEALTH " RETURNING id",
    /* Of a source that is there: half the work. */
    [SET_HEALTH] = "UPDATE source " SET_ALL_HEALTH " WHERE name = ?1",
    [GET_SOURCE] = "SELECT id FROM source WHERE name = ?1",
    [PUT_INTRODUCED] = "UPDATE source SET introduced = ?2 WHERE id = ?1",
    [GET_MARK] = "SELECT id, " LAST_SEQ " FROM identity",
    [GET_NEWEST] = SELECT_ENTRIES " WHERE source = ?1" NEWEST_FIRST " LIMIT ?2",
    [GET_WINDOW] = SELECT_ENTRIES
    " WHERE source = ?1 AND published BETWEEN ?2 AND ?3" NEWEST_FIRST
    " LIMIT ?4",
    /* Those of the index, and those behind its mark unless ?4 is further on:
     * none of a source that has none there need be looked through. */
    [GET_ALIKE] = SELECT_ENTRIES
    " WHERE seq IN (SELECT n FROM (SELECT entry AS n FROM alike"
    " WHERE source = ?1 AND key = ?2 ORDER BY entry DESC LIMIT ?3)"
    " UNION ALL SELECT seq FROM entry NOT INDEXED"
    " WHERE seq > max(?4, (SELECT seq FROM searched))"
    " AND source = ?1 AND ?2 IN (text_key, link_key))"
    " ORDER BY seq DESC LIMIT ?3",
    [GET_PAGE] = "SELECT entries, missed FROM page WHERE source = ?1",
    [GET_PAGE_OF] = "SELECT entries, missed FROM page WHERE source ="
		    " (SELECT id FROM source WHERE name = ?1)",
    [GET_CHANGES] = "SELECT status, at, text, url FROM change"
		    " WHERE entry = ?1 ORDER BY nth",
    [GET_ENTRY] = SELECT_ENTRIES " WHERE seq = ?1",
    [GET_SOURCES] = "SELECT name FROM source ORDER BY name",
    [GET_COUNTS] = "SELECT count(*), min(published), max(published)"
		   " FROM entry WHERE source = ?1",
    [GET_RECENT] = "SELECT count(*) FROM entry"
		   " WHERE source = ?1 AND published BETWEEN ?2 AND ?3",
    [GET_ARRIVALS] = "SELECT at FROM arrival WHERE source = ?1 ORDER BY at",
    [GET_GAPS] = "SELECT since, until FROM gap WHERE source = ?1"
		 " ORDER BY until DESC, id DESC LIMIT ?2",
    [ADD_ENTRY] =
	"INSERT INTO entry (seq, source, uuid, published, updated, precision,"
	" origin, status, time_text, text, url, first_seen, text_key,"
	" link_key, changes, urgent)"
	" VALUES (" LAST_SEQ " + 1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,"
	" ?11, ?12, ?13, ?14, ?15)"
	" ON CONFLICT (source, uuid) DO NOTHING",
    [FIND_ENTRY] = "SELECT seq, changes, ?3 IS NOT NULL AND text <> ?3,"
		   " url IS NOT ?4, status"
		   " FROM entry WHERE source = ?1 AND uuid = ?2",
    /* Without a text (?2) it and its number stay. */
    [PUT_ENTRY] = "UPDATE entry SET text = coalesce(?2, text), url = ?3,"
		  " text_key = coalesce(?4, text_key), link_key = ?5,"
		  " status = ?6, updated = ?7, changes = ?8 WHERE seq = ?1",
    [ADD_FIRST_CHANGE] =
	"INSERT INTO change (entry, nth, status, at, text, url)"
	" SELECT seq, 0, 0, coalesce(first_seen, published), text, url"
	" FROM entry WHERE seq = ?1",
    [ADD_CHANGE] = INSERT_CHANGE "NULL)",
    [LOG_CHANGE] = INSERT_CHANGE LAST_SEQ " + 1)",
    [HAS_WORDING] =
	"SELECT 1 FROM change WHERE entry = ?1 AND text = ?2 LIMIT 1",
    [ADD_GAP] = "INSERT INTO gap (source, noted, since, until)"
		" VALUES (?1, ?2, ?3, ?4)",
    [ADD_ARRIVAL] = "INSERT INTO arrival (source, at) VALUES (?1, ?2)"
		    " ON CONFLICT DO NOTHING",
    [DROP_ARRIVALS] = "DELETE FROM arrival WHERE source = ?1 AND at < ?2",
    [FIND_NUMBER] = "SELECT seq FROM entry WHERE source = ?1 AND uuid = ?2",
    [GET_PAGE_IDS] =
	"SELECT entry.seq, entry.uuid FROM page, json_each(page.entries) AS "
	"line"
	" CROSS JOIN entry ON entry.seq = line.value WHERE page.source = ?1",
    [PUT_PAGE] = "INSERT INTO page (source, entries, missed)"
		 " VALUES (?1, ?2, ?3) ON CONFLICT (source)"
		 " DO UPDATE SET entries = ?2, missed = ?3"
		 " WHERE entries <> ?2 OR missed <> ?3",
    /* The index gives up a word only if it is told what it was. */
    [UNSEARCH_ENTRY] =
	"INSERT INTO search (search, rowid, words)"
	" SELECT 'delete', seq, words FROM searched_wording WHERE seq = ?1",
    [SEARCH_ENTRY] = "INSERT INTO search (rowid, words)"
		     " SELECT seq, words FROM searched_wording WHERE seq = ?1",
    [GET_SEARCHED] = "SELECT seq, seq < (SELECT coalesce(max(seq), 0)"
		     " FROM entry) FROM searched",
    [PUT_SEARCHED] = "UPDATE searched SET seq ="
		     " (SELECT coalesce(max(seq), 0) FROM entry)",
    [SEARCH_NEW] = "INSERT INTO search (rowid, words)"
		   " SELECT seq, words FROM searched_wording WHERE seq > ?1",
    [ADD_NEW_KEYS] =
	"INSERT INTO alike SELECT source, text_key, seq"
	" FROM entry NOT INDEXED WHERE seq > ?1"
	" UNION SELECT source, link_key, seq FROM entry NOT INDEXED"
	" WHERE seq > ?1 AND link_key IS NOT NULL ORDER BY 1, 2, 3",
    [DROP_KEYS] = "DELETE FROM alike WHERE entry = ?1"
		  " AND source = (SELECT source FROM entry WHERE seq = ?1)"
		  " AND key IN (SELECT text_key FROM entry WHERE seq = ?1"
		  " UNION SELECT link_key FROM entry WHERE seq = ?1)",
    [ADD_KEYS] = "INSERT INTO alike"
		 " SELECT source, text_key, seq FROM entry WHERE seq = ?1"
		 " UNION SELECT source, link_key, seq FROM entry"
		 " WHERE seq = ?1 AND link_key IS NOT NULL",
    /* Whoever owns the last number stays, or it would be given again. */
    [GET_OLDEST] = "SELECT seq FROM entry"
		   " WHERE source = ?1 AND published < ?2 AND seq NOT IN"
		   " (SELECT value FROM page, json_each(page.entries)"
		   " WHERE page.source = ?1)"
		   " AND seq <> (SELECT max(seq) FROM entry)"
		   " AND seq IS NOT (SELECT entry FROM change"
		   " WHERE number IS NOT NULL ORDER BY number DESC LIMIT 1)"
		   " ORDER BY published, seq LIMIT ?3",
    [DROP_CHANGES] = "DELETE FROM change WHERE entry = ?1",
    [DROP_ENTRY] = "DELETE FROM entry WHERE seq = ?1",
    [GET_ROBOTS] = "SELECT asked, next, answered, failing, failures, status,"
		   " rules, retry_until, used FROM robots WHERE site = ?1",
    [PUT_ROBOTS] =
	"INSERT INTO robots (site, asked, next, answered, failing, failures,"
	" status, rules, retry_until, used)"
	" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
	" ON CONFLICT (site) DO UPDATE SET asked = ?2, next = ?3,"
	" answered = ?4, failing = ?5, failures = ?6, status = ?7, rules = ?8,"
	" retry_until = ?9, used = ?10",
    [DROP_ROBOTS] =
	"DELETE FROM robots WHERE id IN (SELECT id FROM robots"
	" INDEXED BY robots_heard WHERE max(coalesce(asked, 0),"
	" coalesce(retry_until, 0), coalesce(used, 0)) < ?1 LIMIT ?2)",
    [DROP_GAPS] = "DELETE FROM gap WHERE source = ?1 AND until < ?2",
};

static int
fail(struct sqlite *s, struct err *err)
{
	return sqlite_fail(s->db, s->path, err);
}

sqlite3_stmt *
sqlite_prepare(struct sqlite *s, enum statement which, struct err *err)
{
	sqlite3_stmt **stmt = &s->prepared[which];

	if (*stmt == NULL &&
	    sqlite3_prepare_v3(s->db, statements[which], -1,
		SQLITE_PREPARE_PERSISTENT, stmt, NULL) != SQLITE_OK) {
		(void)fail(s, err);
		return NULL;
	}
	return *stmt;
}

static void
forget_query(struct sqlite_query *q)
{
	(void)sqlite3_finalize(q->stmt);
	free(q->sql);
	*q = (struct sqlite_query){.sql = NULL};
}

void
sqlite_forget_statements(struct sqlite *s)
{
	for (int i = 0; i < STATEMENTS; i++)
		(void)sqlite3_finalize(s->prepared[i]);
	for (int i = 0; i < QUERIES_KEPT; i++)
		forget_query(&s->queries[i]);
}

sqlite3_stmt *
sqlite_prepare_query(struct sqlite *s, const char *sql, struct err *err)
{
	struct sqlite_query *q = s->queries;
	const struct sqlite_query *end = q + QUERIES_KEPT;

	while (q < end && (q->sql == NULL || strcmp(q->sql, sql) != 0))
		q++;
	if (q < end)
		return q->stmt;
	q = &s->queries[s->oldest];
	forget_query(q);
	if (sqlite3_prepare_v3(s->db, sql, -1, SQLITE_PREPARE_PERSISTENT,
		&q->stmt, NULL) != SQLITE_OK) {
		(void)fail(s, err);
		return NULL;
	}
	q->sql = mem_copy(sql);
	s->oldest = (s->oldest + 1) % QUERIES_KEPT;
	return q->stmt;
}

void
sqlite_rest(sqlite3_stmt *stmt)
{
	(void)sqlite3_reset(stmt);
	(void)sqlite3_clear_bindings(stmt);
}

int
sqlite_step(struct sqlite *s, sqlite3_stmt *stmt, struct err *err)
{
	int rc = sqlite3_step(stmt);

	if (rc == SQLITE_ROW)
		return 1;
	if (rc == SQLITE_DONE) {
		sqlite_rest(stmt);
		return 0;
	}
	(void)fail(s, err);
	sqlite_rest(stmt);
	return -1;
}

int
sqlite_execute(struct sqlite *s, const char *sql, struct err *err)
{
	if (sqlite3_exec(s->db, sql, NULL, NULL, NULL) != SQLITE_OK)
		return fail(s, err);
	return 0;
}

int
sqlite_damaged(struct sqlite *s, const char *what, struct err *err)
{
	return err_set(err, ERR_STORE,
	    "%s is damaged (%s); `ajel check --store` says what to do", s->path,
	    what);
}

void
sqlite_bind_string(sqlite3_stmt *stmt, int at, const char *text)
{
	(void)sqlite3_bind_text(stmt, at, text, -1, SQLITE_STATIC);
}

void
sqlite_bind_instant(sqlite3_stmt *stmt, int at, int64_t t)
{
	if (t == INSTANT_NONE)
		(void)sqlite3_bind_null(stmt, at);
	else
		(void)sqlite3_bind_int64(stmt, at, t);
}

int64_t
sqlite_column_instant(sqlite3_stmt *stmt, int at)
{
	if (sqlite3_column_type(stmt, at) == SQLITE_NULL)
		return INSTANT_NONE;
	return sqlite3_column_int64(stmt, at);
}

int64_t
sqlite_source(struct sqlite *s, const char *name, struct err *err)
{
	sqlite3_stmt *stmt = sqlite_prepare(s, GET_SOURCE, err);
	int64_t id;
	int rc;

	if (stmt == NULL)
		return -1;
	sqlite_bind_string(stmt, 1, name);
	rc = sqlite_step(s, stmt, err);
	if (rc <= 0)
		return rc;
	id = sqlite3_column_int64(stmt, 0);
	sqlite_rest(stmt);
	return id;
}
