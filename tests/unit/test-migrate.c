/* test-migrate.c - stores of past versions, brought up to date; and what is
 * said of damaged ones. */
#include "storeaid.h"

#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/instant.h"
#include "faultvfs.h"

/* Writes of the step that makes fewest, and more than any makes. */
enum { WRITES_MIN = 3, WRITES_MAX = 400 };

#define SAVED_AS(version)                                                      \
	"PRAGMA application_id = 1634362732; PRAGMA user_version = " version   \
	"; COMMIT"

/* What `ajel refresh` of version 1 made of three fetches of two sources. */
static const char version_1[] =
    "PRAGMA journal_mode = WAL; BEGIN;"
    "CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,"
    " url TEXT, etag TEXT, last_modified TEXT, last_attempt INTEGER,"
    " last_success INTEGER, failures INTEGER NOT NULL, failure TEXT,"
    " told INTEGER, generation INTEGER NOT NULL, written TEXT) STRICT;"
    "CREATE TABLE entry (seq INTEGER PRIMARY KEY,"
    " source INTEGER NOT NULL REFERENCES source (id),"
    " uuid BLOB NOT NULL CHECK (length(uuid) = 16),"
    " published INTEGER NOT NULL, updated INTEGER NOT NULL,"
    " precision INTEGER NOT NULL,"
    " origin INTEGER NOT NULL CHECK (origin BETWEEN 0 AND 4),"
    " status INTEGER NOT NULL CHECK (status BETWEEN 0 AND 2),"
    " time_text TEXT, text TEXT NOT NULL, url TEXT, first_seen INTEGER)"
    " STRICT;"
    "CREATE UNIQUE INDEX entry_uuid ON entry (source, uuid);"
    "CREATE INDEX entry_published ON entry (source, published);"
    "CREATE TABLE page (source INTEGER NOT NULL REFERENCES source (id),"
    " position INTEGER NOT NULL,"
    " entry INTEGER NOT NULL REFERENCES entry (seq),"
    " PRIMARY KEY (source, position)) STRICT, WITHOUT ROWID;"
    "INSERT INTO source VALUES (1, 'a', 'https://example.org/', '\"e\"', NULL,"
    " 9000, 9000, 0, NULL, NULL, 3, 'atom 3');"
    "INSERT INTO source VALUES (2, 'b', NULL, NULL, NULL, 9000, NULL, 4,"
    " 'http: 503', 8000, 0, NULL);"
    "INSERT INTO entry VALUES (1, 1,"
    " x'00000001000050008000000000000abc', 1000, 1000, 60, 2, 0, '09:13',"
    " 'غارة على أحمد', 'https://example.org/12345-slug', NULL);"
    "INSERT INTO entry VALUES (2, 1,"
    " x'00000002000050008000000000000abc', 2000, 2000, 60, 2, 0, '09:14',"
    " 'Second line', NULL, 5000);"
    "INSERT INTO entry VALUES (3, 1,"
    " x'00000003000050008000000000000abc', 3000, 3000, 60, 4, 0, NULL,"
    " '!!!', 'https://example.org/', 7000);"
    "INSERT INTO page VALUES (1, 0, 3); INSERT INTO page VALUES (1, 1, "
    "2);" SAVED_AS("1");

/* The same of version 2, in which the last line isn't in the index of words yet
 * and the page has missed one of its lines twice. */
static const char version_2[] =
    "BEGIN;"
    "ALTER TABLE source ADD COLUMN last_failure INTEGER;"
    "ALTER TABLE source ADD COLUMN detector TEXT;"
    "ALTER TABLE source ADD COLUMN warning TEXT;"
    "ALTER TABLE page ADD COLUMN missed INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE entry ADD COLUMN text_key INTEGER;"
    "ALTER TABLE entry ADD COLUMN link_key INTEGER;"
    "ALTER TABLE entry ADD COLUMN changes INTEGER NOT NULL DEFAULT 0;"
    "UPDATE entry SET text_key = -2986350047187077105,"
    " link_key = 7349534084337312876 WHERE seq = 1;"
    "UPDATE entry SET text_key = -5879384817662509355 WHERE seq = 2;"
    "UPDATE entry SET text_key = -4907731621047276574 WHERE seq = 3;"
    "UPDATE page SET missed = 2 WHERE position = 1;"
    "CREATE INDEX entry_text ON entry (source, text_key);"
    "CREATE INDEX entry_link ON entry (source, link_key)"
    " WHERE link_key IS NOT NULL;"
    "CREATE INDEX entry_moment ON entry (published);"
    "CREATE TABLE change (entry INTEGER NOT NULL REFERENCES entry (seq),"
    " nth INTEGER NOT NULL,"
    " status INTEGER NOT NULL CHECK (status BETWEEN 0 AND 3),"
    " at INTEGER NOT NULL, text TEXT NOT NULL, url TEXT,"
    " PRIMARY KEY (entry, nth)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE gap (id INTEGER PRIMARY KEY,"
    " source INTEGER NOT NULL REFERENCES source (id),"
    " noted INTEGER NOT NULL, since INTEGER NOT NULL,"
    " until INTEGER NOT NULL) STRICT;"
    "CREATE INDEX gap_source ON gap (source, until);"
    "CREATE TABLE arrival (source INTEGER NOT NULL REFERENCES source (id),"
    " at INTEGER NOT NULL, PRIMARY KEY (source, at)) STRICT, WITHOUT ROWID;"
    "INSERT INTO arrival VALUES (1, 5000), (1, 7000);"
    "CREATE INDEX change_at ON change (at);"
    "CREATE VIEW wording AS SELECT seq, search_words(CASE changes"
    " WHEN 0 THEN text ELSE text || char(10) ||"
    " (SELECT group_concat(text, char(10)) FROM change WHERE entry = seq)"
    " END) AS words FROM entry;"
    "CREATE TABLE searched (seq INTEGER NOT NULL) STRICT;"
    "INSERT INTO searched VALUES (2);"
    "CREATE VIEW searched_wording AS SELECT seq, words FROM wording"
    " WHERE seq <= (SELECT seq FROM searched);"
    "CREATE VIRTUAL TABLE search USING fts5 (words,"
    " content = 'searched_wording', content_rowid = 'seq',"
    " columnsize = 0, detail = none,"
    " tokenize = \"unicode61 remove_diacritics 0"
    " categories 'L* M* N* Co'\");"
    "INSERT INTO search (rowid, words) VALUES (1, 'احمد علي غاره'),"
    " (2, 'line second');" SAVED_AS("2");

/* Of version 3, with the page in one row, and what is alike beside the
 * entries. */
static const char version_3[] =
    "BEGIN;"
    "DROP TABLE page;"
    "CREATE TABLE page (source INTEGER PRIMARY KEY REFERENCES source (id),"
    " entries TEXT NOT NULL, missed TEXT NOT NULL) STRICT;"
    "INSERT INTO page VALUES (1, '[3,2]', '[0,2]');"
    "CREATE TABLE alike (source INTEGER NOT NULL REFERENCES source (id),"
    " key INTEGER NOT NULL, entry INTEGER NOT NULL REFERENCES entry (seq),"
    " PRIMARY KEY (source, key, entry)) STRICT, WITHOUT ROWID;"
    "INSERT INTO alike VALUES (1, -5879384817662509355, 2),"
    " (1, -2986350047187077105, 1), (1, 7349534084337312876, 1);"
    "DROP INDEX entry_text;"
    "DROP INDEX entry_link;" SAVED_AS("3");

/* Of version 4, with what the schedule learns, and a Retry-After. */
static const char version_4[] =
    "BEGIN;"
    "ALTER TABLE source ADD COLUMN room INTEGER;"
    "ALTER TABLE source ADD COLUMN beat INTEGER;"
    "ALTER TABLE source ADD COLUMN room_at INTEGER;"
    "ALTER TABLE source ADD COLUMN moved INTEGER;"
    "ALTER TABLE source ADD COLUMN fresh_until INTEGER;"
    "ALTER TABLE source ADD COLUMN retry_until INTEGER;"
    "ALTER TABLE source ADD COLUMN crawl_delay INTEGER;"
    "ALTER TABLE source ADD COLUMN outcome TEXT;"
    "ALTER TABLE source ADD COLUMN body_hash INTEGER;"
    "ALTER TABLE source ADD COLUMN body_length INTEGER;"
    "UPDATE source SET retry_until = 12000 WHERE id = 2;" SAVED_AS("4");

/* Of version 5, with what is usual of a source's pages. */
static const char version_5[] =
    "BEGIN;"
    "ALTER TABLE source ADD COLUMN usual_bytes INTEGER;"
    "ALTER TABLE source ADD COLUMN usual_lines INTEGER;" SAVED_AS("5");

/* Of version 6, with what the robots.txt of a site said. */
static const char version_6[] =
    "BEGIN;"
    "CREATE TABLE robots (id INTEGER PRIMARY KEY, site TEXT NOT NULL UNIQUE,"
    " asked INTEGER, next INTEGER, answered INTEGER, failing INTEGER,"
    " failures INTEGER NOT NULL, status INTEGER NOT NULL, rules TEXT) STRICT;"
    "INSERT INTO robots VALUES (1, 'https://example.org', 9000, 95400, 9000,"
    " NULL, 0, 200, 'user-agent: *');" SAVED_AS("6");

/* Of version 7, with the store's own number, and those of changes. */
static const char version_7[] =
    "BEGIN;"
    "CREATE TABLE identity (id TEXT NOT NULL) STRICT;"
    "INSERT INTO identity VALUES ('00112233445566778899aabbccddeeff');"
    "ALTER TABLE source ADD COLUMN introduced INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE change ADD COLUMN number INTEGER;"
    "CREATE UNIQUE INDEX change_number ON change (number)"
    " WHERE number IS NOT NULL;" SAVED_AS("7");

/* Of version 8, with what the sources of one site owe to it. */
static const char version_8[] =
    "BEGIN;"
    "ALTER TABLE robots ADD COLUMN retry_until INTEGER;"
    "ALTER TABLE robots ADD COLUMN used INTEGER;"
    "CREATE INDEX robots_heard ON robots (max(coalesce(asked, 0),"
    " coalesce(retry_until, 0), coalesce(used, 0)));" SAVED_AS("8");

/* In the order of their versions, from 1: each is made of the one before. */
static const char *const past[] = {version_1, version_2, version_3, version_4,
    version_5, version_6, version_7, version_8};

enum { PAST = sizeof(past) / sizeof(past[0]) };

static int
set_up(void **state)
{
	faultvfs_arm(FAULT_NONE, 0);
	return storeaid_set_up(state);
}

static void
run_sql(const char *path, const char *sql)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s", sqlite3_errmsg(db));
	sqlite3_close(db);
}

static void
make_past(const struct folder *f, size_t version)
{
	for (size_t v = 0; v < version; v++)
		run_sql(f->path, past[v]);
}

static void
remove_store(struct folder *f)
{
	static const char *const names[] = {
	    "ajel.db", "ajel.db-wal", "ajel.db-shm"};

	for (size_t i = 0; i < 3; i++)
		(void)unlink(storeaid_path(f->a, f->dir, names[i]));
}

static const char *
fault_of(struct folder *f, struct store *s)
{
	const char *fault;
	struct err err;

	storeaid_ok(store_check(s, f->a, &fault, &err), &err);
	return fault != NULL ? fault : "";
}

static int
count(void *ctx, const char *source, const struct entry *e)
{
	(void)source;
	(void)e;
	++*(int *)ctx;
	return 0;
}

static int
found(struct store *s, const char *grep)
{
	struct query q = {.since = INSTANT_NONE,
	    .until = INSTANT_NONE,
	    .status = -1,
	    .grep = grep};
	struct err err;
	int n = 0;

	storeaid_ok(store_find(s, &q, count, &n, &err), &err);
	return n;
}

static size_t
recalled(struct folder *f, struct store *s, const char *text, const char *url)
{
	struct entry seen = {.published = 100 * DAY,
	    .text = text,
	    .url = url,
	    .time_text = "10:00",
	    .origin = ORIGIN_CLOCK};
	struct history h;
	struct err err;

	storeaid_ok(store_recall(s, f->a, "a", &seen, 1, &h, &err), &err);
	return h.n - h.page_n;
}

/* All that an old store held is there, and the new ways lead to it. */
static void
check_kept(struct folder *f, struct store *s, size_t version)
{
	struct health health;
	struct history h;
	struct summary sum;
	struct store_mark mark;
	struct robots_record site;
	struct err err;

	assert_string_equal(fault_of(f, s), "");
	storeaid_ok(store_health(s, f->a, "b", &health, &err), &err);
	assert_int_equal(health.failures, 4);
	assert_string_equal(health.failure, "http: 503");
	assert_int_equal(health.told, 8000);
	assert_int_equal(health.last_failure, INSTANT_NONE);
	assert_int_equal(
	    health.retry_until, version < 4 ? INSTANT_NONE : 12000);
	assert_int_equal(health.room, 0);
	assert_int_equal(health.usual_bytes, 0);
	assert_int_equal(health.moved, INSTANT_NONE);
	storeaid_ok(store_history(s, f->a, "a", 10, &h, &err), &err);
	assert_int_equal(h.n, 3);
	assert_string_equal(h.entries[2].text, "غارة على أحمد");
	assert_int_equal(h.entries[2].first_seen, INSTANT_NONE);
	assert_int_equal(h.entries[1].first_seen, 5000);
	assert_false(h.entries[1].urgent);
	assert_string_equal(
	    h.entries[0].id, "urn:uuid:00000003-0000-5000-8000-000000000abc");
	assert_int_equal(h.page_n, 2);
	assert_int_equal(h.page[0].entry, 0);
	assert_int_equal(h.page[0].missed, 0);
	assert_int_equal(h.page[1].entry, 1);
	assert_int_equal(h.page[1].missed, version == 1 ? 0 : 2);
	assert_int_equal(found(s, "احمد"), 1);
	assert_int_equal(found(s, "second lin*"), 1);
	assert_int_equal(recalled(f, s, "غارة على احمد", NULL), 1);
	assert_int_equal(
	    recalled(f, s, "x", "https://example.org/12345-other"), 1);
	assert_int_equal(recalled(f, s, "x", "https://example.org/"), 0);
	storeaid_ok(store_summary(s, f->a, "a", 9000, &sum, &err), &err);
	assert_int_equal(sum.came, 7000);
	assert_int_equal(sum.pause, 2000);
	storeaid_ok(store_mark(s, &mark, &err), &err);
	assert_int_equal(strlen(mark.id), STORE_ID - 1);
	assert_int_equal(mark.seq, 3);
	storeaid_ok(
	    store_robots(s, f->a, "https://example.org", &site, &err), &err);
	assert_int_equal(site.asked, version < 6 ? INSTANT_NONE : 9000);
	assert_int_equal(site.retry_until, INSTANT_NONE);
	assert_int_equal(site.used, INSTANT_NONE);
}

static void
a_store_of_any_past_version_is_brought_up_to_date(void **state)
{
	struct folder *f = *state;
	struct store *s;
	struct err err;

	for (size_t i = 0; i < PAST; i++) {
		make_past(f, i + 1);
		assert_int_equal(
		    store_open(&store_sqlite, f->path, STORE_READ, &s, &err),
		    -1);
		assert_non_null(strstr(err.msg, "older ajel"));
		assert_non_null(strstr(err.msg, "ajel refresh"));
		s = storeaid_open(f, STORE_WRITE);
		check_kept(f, s, i + 1);
		store_close(s);
		s = storeaid_open(f, STORE_READ);
		check_kept(f, s, i + 1);
		store_close(s);
		remove_store(f);
	}
}

static void
fail_everywhere(
    struct folder *f, size_t version, enum fault fault, const char *words)
{
	int n = 1, rc;

	do {
		struct store *s;
		struct err err;

		make_past(f, version);
		faultvfs_arm(fault, n);
		rc = store_open(&store_sqlite, f->path, STORE_WRITE, &s, &err);
		faultvfs_arm(FAULT_NONE, 0);
		if (rc < 0) {
			assert_int_equal(err.kind, ERR_STORE);
			assert_non_null(strstr(err.msg, words));
			s = storeaid_open(f, STORE_WRITE);
		}
		check_kept(f, s, version);
		store_close(s);
		remove_store(f);
	} while (rc < 0 && n++ < WRITES_MAX);
	assert_in_range(n, WRITES_MIN, WRITES_MAX);
}

static void
a_disk_that_fails_leaves_the_past_version(void **state)
{
	for (size_t version = 1; version <= PAST; version++) {
		fail_everywhere(*state, version, FAULT_FULL, "no space left");
		fail_everywhere(
		    *state, version, FAULT_IO, "can't read or write");
	}
}

static void
kill_everywhere(struct folder *f, size_t version)
{
	const char *old = arena_printf(f->a, "version %zu;", version);
	int n = 1, status;

	do {
		struct store *s;
		struct err err;
		pid_t child;

		make_past(f, version);
		child = fork();
		if (child == 0) {
			faultvfs_arm(FAULT_KILL, n);
			_exit(store_open(&store_sqlite, f->path, STORE_WRITE,
				  &s, &err) != 0);
		}
		assert_int_equal(waitpid(child, &status, 0), child);
		if (store_open(&store_sqlite, f->path, STORE_READ, &s, &err) ==
		    0)
			check_kept(f, s, version);
		else
			assert_non_null(strstr(err.msg, old));
		store_close(s);
		s = storeaid_open(f, STORE_WRITE);
		check_kept(f, s, version);
		store_close(s);
		remove_store(f);
	} while (WIFSIGNALED(status) && n++ < WRITES_MAX);
	assert_in_range(n, WRITES_MIN, WRITES_MAX);
}

static void
a_run_killed_while_it_brings_up_to_date_leaves_one_version(void **state)
{
	for (size_t version = 1; version <= PAST; version++)
		kill_everywhere(*state, version);
}

/* In both modes: only a writer can ask the index of words itself. */
static void
check_faulty(struct folder *f, const char *sql, const char *words)
{
	static const enum store_mode modes[] = {STORE_READ, STORE_WRITE};

	make_past(f, 1);
	store_close(storeaid_open(f, STORE_WRITE));
	run_sql(f->path, sql);
	for (size_t i = 0; i < 2; i++) {
		struct store *s = storeaid_open(f, modes[i]);
		const char *fault = fault_of(f, s);

		if (strstr(fault, words) == NULL)
			fail_msg("\"%s\" doesn't say \"%s\"", fault, words);
		store_close(s);
	}
	remove_store(f);
}

static void
damage_is_told_in_words(void **state)
{
	static const char *const rows[][2] = {
	    {"PRAGMA ignore_check_constraints = ON;"
	     "UPDATE entry SET origin = 9 WHERE seq = 2",
		"entry"},
	    {"UPDATE entry SET changes = 1 WHERE seq = 2",
		"entry 2 makes no sense"},
	    {"UPDATE entry SET published = 1 << 60 WHERE seq = 2",
		"entry 2 makes no sense"},
	    {"UPDATE entry SET time_text = CAST(x'ff' AS TEXT) WHERE seq = 2",
		"entry 2 makes no sense"},
	    {"PRAGMA foreign_keys = OFF; DELETE FROM entry WHERE seq = 2",
		"names entry 2 of source 1, which isn't there"},
	    {"INSERT INTO arrival VALUES (7, 1000)",
		"the table arrival names source 7, which isn't there"},
	    {"INSERT INTO gap VALUES (5, 7, 1, 2, 3)",
		"row 5 of the table gap names a row that isn't there"},
	    {"UPDATE entry SET text_key = 5 WHERE seq = 3",
		"entry 3 is not found by its text or link"},
	    {"UPDATE entry SET link_key = NULL WHERE seq = 1",
		"entry 1 is not found by its text or link"},
	    {"DELETE FROM alike WHERE entry = 2",
		"entry 2 is not found by its text or link"},
	    {"UPDATE page SET source = 2",
		"the page of source 2 shows entry 3 that is not its own"},
	    {"UPDATE page SET entries = '[3,9]'",
		"the page of source 1 shows entry 9 that is not its own"},
	    {"UPDATE page SET entries = '[3,'", "page of source 1 makes no"},
	    {"UPDATE page SET missed = '[0]'", "page of source 1 makes no"},
	    {"DELETE FROM search_data WHERE id > 100", "index of words"},
	    {"PRAGMA writable_schema = ON;"
	     "DELETE FROM sqlite_schema WHERE name = 'entry_published'",
		"never used"},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		check_faulty(*state, rows[i][0], rows[i][1]);
}

#define ON_A_DISK(test)                                                        \
	cmocka_unit_test_setup_teardown(test, set_up, storeaid_tear_down)

static const struct CMUnitTest tests[] = {
    ON_A_DISK(a_store_of_any_past_version_is_brought_up_to_date),
    ON_A_DISK(a_disk_that_fails_leaves_the_past_version),
    ON_A_DISK(a_run_killed_while_it_brings_up_to_date_leaves_one_version),
    ON_A_DISK(damage_is_told_in_words),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
