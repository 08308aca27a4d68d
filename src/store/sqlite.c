/* sqlite.c - the store in a SQLite database; its tables are in schema.md. */
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/outfile.h"
#include "store/lock.h"
#include "store/sqlite.h"
#include "store/sqlite_schema.h"

#define ENTRY_COLUMNS                                                          \
	"seq, uuid, published, updated, precision, origin, status, time_text," \
	" text, url"

static const char *const statements[STATEMENTS] = {
    [GET_HEALTH] = "SELECT url, etag, last_modified, last_attempt,"
		   " last_success, failures, failure, told, generation,"
		   " written FROM source WHERE name = ?1",
    [PUT_HEALTH] =
	"INSERT INTO source (name, url, etag, last_modified, last_attempt,"
	" last_success, failures, failure, told, generation, written)"
	" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
	" ON CONFLICT (name) DO UPDATE SET url = ?2, etag = ?3,"
	" last_modified = ?4, last_attempt = ?5, last_success = ?6,"
	" failures = ?7, failure = ?8, told = ?9, generation = ?10,"
	" written = ?11 RETURNING id",
    [GET_ENTRIES] = "SELECT " ENTRY_COLUMNS " FROM entry"
		    " WHERE source = (SELECT id FROM source WHERE name = ?1)"
		    " ORDER BY published DESC, seq DESC LIMIT ?2",
    /* Those of the page that come after the last of GET_ENTRIES. */
    [GET_PAGE_ENTRIES] = "SELECT " ENTRY_COLUMNS " FROM entry WHERE seq IN"
			 " (SELECT entry FROM page WHERE source ="
			 " (SELECT id FROM source WHERE name = ?1))"
			 " AND (published, seq) < (?2, ?3)"
			 " ORDER BY published DESC, seq DESC",
    [GET_PAGE] = "SELECT entry FROM page"
		 " WHERE source = (SELECT id FROM source WHERE name = ?1)"
		 " ORDER BY position",
    [ADD_ENTRY] = "INSERT INTO entry (source, uuid, published, updated,"
		  " precision, origin, status, time_text, text, url,"
		  " first_seen)"
		  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
		  " ON CONFLICT (source, uuid) DO NOTHING",
    [CLEAR_PAGE] = "DELETE FROM page WHERE source = ?1",
    [ADD_PAGE] = "INSERT INTO page (source, position, entry)"
		 " SELECT ?1, ?2, seq FROM entry"
		 " WHERE source = ?1 AND uuid = ?3",
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

static int
execute(struct sqlite *s, const char *sql, struct err *err)
{
	if (sqlite3_exec(s->db, sql, NULL, NULL, NULL) != SQLITE_OK)
		return fail(s, err);
	return 0;
}

int
sqlite_begin(struct sqlite *s, struct err *err)
{
	return execute(s, "BEGIN", err);
}

int
sqlite_begin_write(struct sqlite *s, struct err *err)
{
	return execute(s, "BEGIN IMMEDIATE", err);
}

int
sqlite_end(struct sqlite *s, int rc, struct err *err)
{
	if (rc == 0)
		rc = execute(s, "COMMIT", err);
	if (rc < 0 && !sqlite3_get_autocommit(s->db))
		(void)sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
	return rc;
}

void
sqlite_bind_string(sqlite3_stmt *stmt, int at, const char *text)
{
	(void)sqlite3_bind_text(stmt, at, text, -1, SQLITE_STATIC);
}

static void
sqlite_close(void *handle)
{
	struct sqlite *s = handle;

	if (s == NULL)
		return;
	for (int i = 0; i < STATEMENTS; i++)
		(void)sqlite3_finalize(s->prepared[i]);
	(void)sqlite3_close(s->db);
	if (s->lock >= 0)
		(void)close(s->lock);
	free(s->path);
	free(s);
}

/* The lock comes before the file, or two first runs would both make it. */
static int
take_lock(struct sqlite *s, struct err *err)
{
	const char *slash = strrchr(s->path, '/');
	char *dir = mem_copy(s->path);
	int rc = 0;

	if (slash != NULL && slash != s->path) {
		dir[slash - s->path] = '\0';
		rc = outfile_mkdirs(dir, err);
	}
	free(dir);
	if (rc < 0) {
		err->kind = ERR_STORE;
		return -1;
	}
	return lock_take(s->path, &s->lock, err);
}

static int
sqlite_open(
    const char *path, enum store_mode mode, void **handle, struct err *err)
{
	struct sqlite *s;
	struct stat st;
	int rc = 0;

	if (path[0] == '\0')
		return err_set(err, ERR_STORE, "the store's path is empty");
	/* SQLite would wait for a writer of a pipe for ever. */
	if (stat(path, &st) == 0 && !S_ISREG(st.st_mode))
		return err_set(err, ERR_STORE,
		    "%s is not a regular file; name another with -s", path);
	s = mem_zalloc(sizeof(*s));
	s->path = mem_copy(path);
	s->lock = -1;
	if (mode == STORE_WRITE)
		rc = take_lock(s, err);
	if (rc == 0)
		rc = sqlite_connect(path, mode, &s->db, err);
	if (rc == 0 && s->db == NULL && mode == STORE_READ)
		rc = err_set(err, ERR_STORE,
		    "there is no history at %s yet; `ajel refresh` makes it",
		    path);
	if (rc < 0) {
		sqlite_close(s);
		s = NULL;
	}
	*handle = s;
	return rc;
}

const char *
store_library(void)
{
	return "SQLite " SQLITE_VERSION;
}

const struct store_backend store_sqlite = {
    .name = "sqlite",
    .open = sqlite_open,
    .close = sqlite_close,
    .health = sqlite_health,
    .history = sqlite_history,
    .commit = sqlite_commit,
};
