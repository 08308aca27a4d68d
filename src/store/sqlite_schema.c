/* sqlite_schema.c - opens the database file and keeps its tables up to date. */
#include "store/sqlite_schema.h"

#include <errno.h>
#include <limits.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "store/lock.h"
#include "store/sqlite_functions.h"

enum {
	APPLICATION_ID = 0x616a656c, /* "ajel", in the file's header */
	BUSY_MILLISECONDS = 5000,
	/* The log is cut back to this after a checkpoint: a run's worth. */
	JOURNAL_BYTES = 4 * 1024 * 1024,
	/* A path whose every byte is written as %XX, and the parameters. */
	URI_BYTES = 3 * PATH_MAX + 64
};

/* Step i takes a store from version i to version i + 1. A step that was once
 * released is never changed: a new version is a new step at the end. */
static const char *const migrations[] = {
    "CREATE TABLE source ("
    "  id            INTEGER PRIMARY KEY,"
    "  name          TEXT NOT NULL UNIQUE,"
    "  url           TEXT,"
    "  etag          TEXT,"
    "  last_modified TEXT,"
    "  last_attempt  INTEGER,"
    "  last_success  INTEGER,"
    "  failures      INTEGER NOT NULL,"
    "  failure       TEXT,"
    "  told          INTEGER,"
    "  generation    INTEGER NOT NULL,"
    "  written       TEXT"
    ") STRICT;"
    "CREATE TABLE entry ("
    "  seq        INTEGER PRIMARY KEY,"
    "  source     INTEGER NOT NULL REFERENCES source (id),"
    "  uuid       BLOB NOT NULL CHECK (length(uuid) = 16),"
    "  published  INTEGER NOT NULL,"
    "  updated    INTEGER NOT NULL,"
    "  precision  INTEGER NOT NULL,"
    "  origin     INTEGER NOT NULL CHECK (origin BETWEEN 0 AND 4),"
    "  status     INTEGER NOT NULL CHECK (status BETWEEN 0 AND 2),"
    "  time_text  TEXT,"
    "  text       TEXT NOT NULL,"
    "  url        TEXT,"
    "  first_seen INTEGER"
    ") STRICT;"
    "CREATE UNIQUE INDEX entry_uuid ON entry (source, uuid);"
    "CREATE INDEX entry_published ON entry (source, published);"
    "CREATE TABLE page ("
    "  source   INTEGER NOT NULL REFERENCES source (id),"
    "  position INTEGER NOT NULL,"
    "  entry    INTEGER NOT NULL REFERENCES entry (seq),"
    "  PRIMARY KEY (source, position)"
    ") STRICT, WITHOUT ROWID;",
    "ALTER TABLE source ADD COLUMN last_failure INTEGER;"
    "ALTER TABLE source ADD COLUMN detector TEXT;"
    "ALTER TABLE source ADD COLUMN warning TEXT;"
    "ALTER TABLE page ADD COLUMN missed INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE entry ADD COLUMN text_key INTEGER;"
    "ALTER TABLE entry ADD COLUMN link_key INTEGER;"
    "ALTER TABLE entry ADD COLUMN changes INTEGER NOT NULL DEFAULT 0;"
    "UPDATE entry SET text_key = text_key(text), link_key = link_key(url);"
    "CREATE INDEX entry_text ON entry (source, text_key);"
    "CREATE INDEX entry_link ON entry (source, link_key)"
    " WHERE link_key IS NOT NULL;"
    "CREATE INDEX entry_moment ON entry (published);"
    "CREATE TABLE change ("
    "  entry  INTEGER NOT NULL REFERENCES entry (seq),"
    "  nth    INTEGER NOT NULL,"
    "  status INTEGER NOT NULL CHECK (status BETWEEN 0 AND 3),"
    "  at     INTEGER NOT NULL,"
    "  text   TEXT NOT NULL,"
    "  url    TEXT,"
    "  PRIMARY KEY (entry, nth)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE gap ("
    "  id     INTEGER PRIMARY KEY,"
    "  source INTEGER NOT NULL REFERENCES source (id),"
    "  noted  INTEGER NOT NULL,"
    "  since  INTEGER NOT NULL,"
    "  until  INTEGER NOT NULL"
    ") STRICT;"
    "CREATE INDEX gap_source ON gap (source, until);"
    "CREATE TABLE arrival ("
    "  source INTEGER NOT NULL REFERENCES source (id),"
    "  at     INTEGER NOT NULL,"
    "  PRIMARY KEY (source, at)"
    ") STRICT, WITHOUT ROWID;"
    "INSERT INTO arrival SELECT DISTINCT source, first_seen FROM entry"
    " WHERE first_seen IS NOT NULL;"
    "CREATE INDEX change_at ON change (at);"
    "CREATE VIEW wording AS SELECT seq, search_words(CASE changes"
    "  WHEN 0 THEN text ELSE text || char(10) ||"
    "  (SELECT group_concat(text, char(10)) FROM change WHERE entry = seq)"
    "  END) AS words FROM entry;"
    "CREATE TABLE searched (seq INTEGER NOT NULL) STRICT;"
    "INSERT INTO searched SELECT coalesce(max(seq), 0) FROM entry;"
    "CREATE VIEW searched_wording AS SELECT seq, words FROM wording"
    "  WHERE seq <= (SELECT seq FROM searched);"
    "CREATE VIRTUAL TABLE search USING fts5 (words,"
    "  content = 'searched_wording', content_rowid = 'seq',"
    "  columnsize = 0, detail = none,"
    "  tokenize = \"unicode61 remove_diacritics 0"
    "  categories 'L* M* N* Co'\");"
    "INSERT INTO search (rowid, words)"
    "  SELECT seq, words FROM searched_wording;",
    "ALTER TABLE page RENAME TO page_2;"
    "CREATE TABLE page ("
    "  source  INTEGER PRIMARY KEY REFERENCES source (id),"
    "  entries TEXT NOT NULL,"
    "  missed  TEXT NOT NULL"
    ") STRICT;"
    "INSERT INTO page"
    "  SELECT source, json_group_array(entry), json_group_array(missed)"
    "  FROM (SELECT * FROM page_2 ORDER BY source, position)"
    "  GROUP BY source;"
    "DROP TABLE page_2;"
    "CREATE TABLE alike ("
    "  source INTEGER NOT NULL REFERENCES source (id),"
    "  key    INTEGER NOT NULL,"
    "  entry  INTEGER NOT NULL REFERENCES entry (seq),"
    "  PRIMARY KEY (source, key, entry)"
    ") STRICT, WITHOUT ROWID;"
    "INSERT INTO alike SELECT source, text_key, seq FROM entry"
    "  WHERE seq <= (SELECT seq FROM searched)"
    "  UNION SELECT source, link_key, seq FROM entry"
    "  WHERE seq <= (SELECT seq FROM searched) AND link_key IS NOT NULL"
    "  ORDER BY 1, 2, 3;"
    "DROP INDEX entry_text;"
    "DROP INDEX entry_link;",
    "ALTER TABLE source ADD COLUMN room INTEGER;"
    "ALTER TABLE source ADD COLUMN beat INTEGER;"
    "ALTER TABLE source ADD COLUMN room_at INTEGER;"
    "ALTER TABLE source ADD COLUMN moved INTEGER;"
    "ALTER TABLE source ADD COLUMN fresh_until INTEGER;"
    "ALTER TABLE source ADD COLUMN retry_until INTEGER;"
    "ALTER TABLE source ADD COLUMN crawl_delay INTEGER;"
    "ALTER TABLE source ADD COLUMN outcome TEXT;"
    "ALTER TABLE source ADD COLUMN body_hash INTEGER;"
    "ALTER TABLE source ADD COLUMN body_length INTEGER;",
    "ALTER TABLE source ADD COLUMN usual_bytes INTEGER;"
    "ALTER TABLE source ADD COLUMN usual_lines INTEGER;",
    "CREATE TABLE robots ("
    "  id       INTEGER PRIMARY KEY,"
    "  site     TEXT NOT NULL UNIQUE,"
    "  asked    INTEGER,"
    "  next     INTEGER,"
    "  answered INTEGER,"
    "  failing  INTEGER,"
    "  failures INTEGER NOT NULL,"
    "  status   INTEGER NOT NULL,"
    "  rules    TEXT"
    ") STRICT;",
    "CREATE TABLE identity (id TEXT NOT NULL) STRICT;"
    "INSERT INTO identity VALUES (lower(hex(randomblob(16))));"
    "ALTER TABLE source ADD COLUMN introduced INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE change ADD COLUMN number INTEGER;"
    "CREATE UNIQUE INDEX change_number ON change (number)"
    "  WHERE number IS NOT NULL;",
    "ALTER TABLE robots ADD COLUMN retry_until INTEGER;"
    "ALTER TABLE robots ADD COLUMN used INTEGER;"
    "CREATE INDEX robots_heard ON robots (max(coalesce(asked, 0),"
    "  coalesce(retry_until, 0), coalesce(used, 0)));",
    "ALTER TABLE entry ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0;",
};

enum { VERSION = sizeof(migrations) / sizeof(migrations[0]) };

/* What the header of a database file says. */
struct header {
	int application; /* 0: not said */
	int version;     /* of the tables; 0: none yet */
	int tables;      /* of any kind */
};

static int
system_fail(sqlite3 *db, const char *path, const char *verb, struct err *err)
{
	int number = sqlite3_system_errno(db);

	return err_set(err, ERR_STORE, "can't %s %s: %s%s", verb, path,
	    number != 0 ? strerror(number) : sqlite3_errmsg(db),
	    lock_advice(number));
}

static int
damaged(const char *path, struct err *err)
{
	return err_set(err, ERR_STORE,
	    "%s is damaged; `ajel check --store` says what to do", path);
}

/* Our statements are sound: where json_each finds no JSON, the file has none;
 * what they name was there once, and what is in the way of a row never was. */
static bool
is_malformed(sqlite3 *db)
{
	static const char *const said[] = {
	    "malformed", "no such column", "no such table"};
	const char *msg = sqlite3_errmsg(db);

	for (size_t i = 0; i < sizeof(said) / sizeof(said[0]); i++) {
		if (strstr(msg, said[i]) != NULL)
			return true;
	}
	return false;
}

int
sqlite_fail(sqlite3 *db, const char *path, struct err *err)
{
	switch (sqlite3_errcode(db)) {
	case SQLITE_NOTADB:
		return err_set(err, ERR_STORE,
		    "%s is not a database; name another store with -s, or see "
		    "`ajel check --store`",
		    path);
	case SQLITE_CORRUPT:
		return damaged(path, err);
	case SQLITE_FULL:
		return err_set(err, ERR_STORE,
		    "no space left to write %s; nothing was saved", path);
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return err_set(err, ERR_LOCKED,
		    "another program holds %s; nothing was saved", path);
	case SQLITE_READONLY:
	case SQLITE_PERM:
		return err_set(err, ERR_STORE,
		    "can't write %s: no permission for it or its directory%s",
		    path, lock_advice(EACCES));
	case SQLITE_CANTOPEN:
		return system_fail(db, path, "open", err);
	case SQLITE_IOERR:
		return system_fail(db, path, "read or write", err);
	case SQLITE_CONSTRAINT:
		return err_set(err, ERR_STORE,
		    "%s is damaged (%s); `ajel check --store` says what to do",
		    path, sqlite3_errmsg(db));
	default:
		if (is_malformed(db))
			return damaged(path, err);
		return err_set(
		    err, ERR_STORE, "%s: %s", path, sqlite3_errmsg(db));
	}
}

static int
execute(sqlite3 *db, const char *path, const char *sql, struct err *err)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		return sqlite_fail(db, path, err);
	return 0;
}

/* The integer that a one-row query gives. Returns SQLite's code. */
static int
ask(sqlite3 *db, const char *sql, int *out)
{
	sqlite3_stmt *stmt;
	int rc = sqlite3_prepare_v2(db, sql, -1, &stmt, NULL);

	if (rc != SQLITE_OK)
		return rc;
	rc = sqlite3_step(stmt);
	if (rc == SQLITE_ROW)
		*out = sqlite3_column_int(stmt, 0);
	rc = sqlite3_finalize(stmt);
	return rc;
}

static int
read_header(sqlite3 *db, struct header *out)
{
	int rc = ask(db, "PRAGMA application_id", &out->application);

	if (rc == SQLITE_OK)
		rc = ask(db, "PRAGMA user_version", &out->version);
	if (rc == SQLITE_OK)
		rc =
		    ask(db, "SELECT COUNT(*) FROM sqlite_schema", &out->tables);
	return rc;
}

static bool
is_fresh(const struct header *h)
{
	return h->application == 0 && h->version == 0 && h->tables == 0;
}

/* Refuses a file that we must not write into, or can't understand. */
static int
check_header(const struct header *h, const char *path, struct err *err)
{
	if (is_fresh(h))
		return 0;
	if (h->application != APPLICATION_ID || h->version < 1)
		return err_set(err, ERR_STORE,
		    "%s is another program's database; name another store "
		    "with -s",
		    path);
	if (h->version > VERSION)
		return err_set(err, ERR_STORE,
		    "%s was written by a newer ajel (version %d; this one "
		    "knows %d); update ajel",
		    path, h->version, VERSION);
	return 0;
}

/* All steps or none: readers never meet a version in between. */
static int
migrate(sqlite3 *db, const char *path, int from, struct err *err)
{
	char version[128];
	int rc = execute(db, path, "BEGIN IMMEDIATE", err);

	(void)snprintf(version, sizeof(version),
	    "PRAGMA application_id = %d; PRAGMA user_version = %d",
	    APPLICATION_ID, VERSION);
	for (int v = from; v < VERSION && rc == 0; v++)
		rc = execute(db, path, migrations[v], err);
	if (rc == 0 && execute(db, path, version, err) == 0 &&
	    execute(db, path, "COMMIT", err) == 0)
		return 0;
	if (!sqlite3_get_autocommit(db))
		(void)sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
	return -1;
}

/* A file system without shared memory keeps its rollback journal: readers then
 * wait for the writer, and all else holds. That rows refer to rows is seen to
 * by the statements: SQLite would look through all of `alike` for each entry
 * that is forgotten. */
static int
prepare_to_write(
    sqlite3 *db, const char *path, const struct header *h, struct err *err)
{
	char pragmas[256];
	int persist = 1;

	if (sqlite3_db_readonly(db, "main") == 1)
		return err_set(err, ERR_STORE,
		    "can't write %s: no permission for it", path);
	(void)snprintf(pragmas, sizeof(pragmas),
	    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
	    "PRAGMA journal_size_limit = %d; PRAGMA foreign_keys = OFF",
	    JOURNAL_BYTES);
	if (execute(db, path, pragmas, err) < 0)
		return -1;
	(void)sqlite3_file_control(
	    db, "main", SQLITE_FCNTL_PERSIST_WAL, &persist);
	return h->version < VERSION ? migrate(db, path, h->version, err) : 0;
}

static int
open_file(const char *name, int flags, sqlite3 **db)
{
	int rc = sqlite3_open_v2(
	    name, db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI, NULL);

	if (*db == NULL)
		return rc;
	(void)sqlite3_busy_timeout(*db, BUSY_MILLISECONDS);
	(void)sqlite3_db_config(*db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	(void)sqlite3_db_config(*db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	return rc == SQLITE_OK ? sqlite_add_functions(*db) : rc;
}

/* The path as a URI (https://sqlite.org/uri.html), for its parameters. */
static int
make_uri(struct buf *b, const char *path, const char *query)
{
	int rc = buf_puts(b, path[0] == '/' ? "file://" : "file:./");

	for (const char *p = path; *p != '\0' && rc == 0; p++) {
		if (strchr("%?#", *p) != NULL)
			rc = buf_printf(b, "%%%02X", (unsigned)*p);
		else
			rc = buf_add(b, p, 1);
	}
	return rc == 0 ? buf_puts(b, query) : rc;
}

/* Whether the log that goes with the file holds anything. */
static bool
has_log(const char *path)
{
	char name[PATH_MAX];
	struct stat st;
	int n = snprintf(name, sizeof(name), "%s-wal", path);

	return n > 0 && n < (int)sizeof(name) && stat(name, &st) == 0 &&
	       st.st_size > 0;
}

/* Opens and reads the header. */
static int
try_open(const char *path, const char *query, int flags, sqlite3 **db,
    struct header *h)
{
	struct buf uri;
	int rc = SQLITE_CANTOPEN;

	*db = NULL;
	buf_init(&uri, URI_BYTES);
	if (make_uri(&uri, path, query) == 0)
		rc = open_file(uri.data, flags, db);
	buf_free(&uri);
	return rc == SQLITE_OK ? read_header(*db, h) : rc;
}

/* A reader of a WAL database needs its log's index beside it. The writer
 * leaves both in place, but a copy of the file alone in a directory that we may
 * not write has none: without a log nobody is writing it, and it is read as a
 * file that doesn't change. */
static int
open_to_read(const char *path, sqlite3 **db, struct header *h)
{
	int rc = try_open(path, "", SQLITE_OPEN_READONLY, db, h);

	if ((rc == SQLITE_CANTOPEN || rc == SQLITE_READONLY) &&
	    !has_log(path)) {
		sqlite3_close(*db);
		rc =
		    try_open(path, "?immutable=1", SQLITE_OPEN_READONLY, db, h);
	}
	return rc;
}

static bool
is_absent(const char *path)
{
	struct stat st;

	if (stat(path, &st) < 0)
		return errno == ENOENT || errno == ENOTDIR;
	return st.st_size == 0 && S_ISREG(st.st_mode);
}

static int
connect_reader(const char *path, sqlite3 **db, struct err *err)
{
	struct header h = {0};

	if (is_absent(path))
		return 0;
	if (open_to_read(path, db, &h) != SQLITE_OK)
		return *db != NULL
			   ? sqlite_fail(*db, path, err)
			   : err_set(err, ERR_STORE, "can't open %s", path);
	if (check_header(&h, path, err) < 0)
		return -1;
	if (h.version == 0) {
		sqlite3_close(*db);
		*db = NULL;
	} else if (h.version < VERSION) {
		return err_set(err, ERR_STORE,
		    "%s was written by an older ajel (version %d; this one "
		    "knows %d); `ajel refresh` brings it up to date",
		    path, h.version, VERSION);
	}
	return 0;
}

static int
connect_writer(const char *path, sqlite3 **db, struct err *err)
{
	struct header h = {0};

	if (try_open(path, "", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, db,
		&h) != SQLITE_OK)
		return *db != NULL
			   ? sqlite_fail(*db, path, err)
			   : err_set(err, ERR_STORE, "can't open %s", path);
	if (check_header(&h, path, err) < 0)
		return -1;
	return prepare_to_write(*db, path, &h, err);
}

int
sqlite_connect(
    const char *path, enum store_mode mode, sqlite3 **out, struct err *err)
{
	sqlite3 *db = NULL;
	int rc;

	/* One thread alone calls SQLite, which needn't lock what it allocates,
	 * nor count it. It refuses this where it has begun to work. */
	(void)sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	(void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	rc = mode == STORE_WRITE ? connect_writer(path, &db, err)
				 : connect_reader(path, &db, err);
	if (rc < 0) {
		sqlite3_close(db);
		db = NULL;
	}
	*out = db;
	return rc;
}
