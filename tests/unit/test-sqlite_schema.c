/* test-sqlite_schema.c - which files are opened, made and refused. */
#include "storeaid.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/instant.h"

enum { NOBODY = 65534 };

static int
tear_down(void **state)
{
	struct folder *f = *state;

	assert_int_equal(seteuid(getuid()), 0);
	(void)chmod(f->dir, 0755);
	return storeaid_tear_down(state);
}

/* Opens and closes; -1 with err filled. */
static int
try_open(struct folder *f, enum store_mode mode, struct err *err)
{
	struct store *s;
	int rc = store_open(&store_sqlite, f->path, mode, &s, err);

	store_close(s);
	return rc;
}

static void
make_store(struct folder *f)
{
	struct changes c = storeaid_changes(f->a, 0, 2000);
	struct health h = storeaid_health(5000);
	struct store *s;
	struct err err;

	storeaid_ok(
	    store_open(&store_sqlite, f->path, STORE_WRITE, &s, &err), &err);
	storeaid_ok(store_commit(s, "a", &h, &c, &err), &err);
	store_close(s);
}

static void
run_sql(const char *path, const char *sql)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

static void
put_bytes(const char *path, const char *bytes, size_t n, off_t at)
{
	int fd = open(path, O_WRONLY | O_CREAT, 0644);

	assert_true(fd >= 0);
	assert_int_equal(pwrite(fd, bytes, n, at), n);
	close(fd);
}

static void
check_refused(struct folder *f, enum store_mode mode, const char *words)
{
	struct err err = {0};

	assert_int_equal(try_open(f, mode, &err), -1);
	assert_int_equal(err.kind, ERR_STORE);
	if (strstr(err.msg, words) == NULL)
		fail_msg("\"%s\" doesn't say \"%s\"", err.msg, words);
	assert_non_null(strstr(err.msg, f->path));
}

static void
check_refused_in_every_mode(struct folder *f, const char *words)
{
	check_refused(f, STORE_READ, words);
	check_refused(f, STORE_PEEK, words);
	check_refused(f, STORE_WRITE, words);
}

/* A run killed before its first commit leaves one of these. */
static void
a_store_that_was_hardly_begun_is_made(void **state)
{
	static const char *const begun[] = {"", "PRAGMA journal_mode = WAL"};
	struct folder *f = *state;
	struct err err;

	for (size_t i = 0; i < 2; i++) {
		put_bytes(f->path, "", 0, 0);
		run_sql(f->path, begun[i]);
		check_refused(f, STORE_READ, "no history");
		storeaid_ok(try_open(f, STORE_PEEK, &err), &err);
		storeaid_ok(try_open(f, STORE_WRITE, &err), &err);
		storeaid_ok(try_open(f, STORE_READ, &err), &err);
		assert_int_equal(unlink(f->path), 0);
	}
}

static void
a_store_of_a_newer_version_is_refused(void **state)
{
	struct folder *f = *state;

	make_store(f);
	run_sql(f->path, "PRAGMA user_version = 10");
	check_refused_in_every_mode(f, "newer ajel (version 10");
}

static void
another_programs_database_is_refused_and_left_alone(void **state)
{
	static const char *const rows[] = {
	    "CREATE TABLE t (x)",
	    "CREATE TABLE t (x); PRAGMA user_version = 1",
	    "PRAGMA application_id = 99; PRAGMA user_version = 1",
	};
	struct folder *f = *state;
	struct stat before, after;

	for (size_t i = 0; i < 3; i++) {
		run_sql(f->path, rows[i]);
		assert_int_equal(stat(f->path, &before), 0);
		check_refused_in_every_mode(f, "another program's database");
		assert_int_equal(stat(f->path, &after), 0);
		assert_int_equal(before.st_size, after.st_size);
		assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
		assert_int_equal(unlink(f->path), 0);
	}
}

static void
a_file_that_is_no_database_is_refused(void **state)
{
	struct folder *f = *state;
	char *large = arena_zalloc(f->a, 100000);

	put_bytes(f->path, "notes", 5, 0);
	check_refused_in_every_mode(f, "is not a database");
	memset(large, 'x', 100000);
	put_bytes(f->path, large, 100000, 0);
	check_refused_in_every_mode(f, "is not a database");
	assert_int_equal(unlink(f->path), 0);
	assert_int_equal(mkdir(f->path, 0755), 0);
	check_refused_in_every_mode(f, "not a regular file");
}

static void
a_damaged_store_says_so(void **state)
{
	struct folder *f = *state;
	char garbage[4096];
	struct store *s;
	struct history h;
	struct err err;

	make_store(f);
	memset(garbage, 0x5a, sizeof(garbage));
	for (off_t page = 24; page < 60; page++)
		put_bytes(f->path, garbage, sizeof(garbage), page * 4096);
	storeaid_ok(
	    store_open(&store_sqlite, f->path, STORE_READ, &s, &err), &err);
	assert_int_equal(store_history(s, f->a, "a", 5000, &h, &err), -1);
	assert_int_equal(err.kind, ERR_STORE);
	assert_non_null(strstr(err.msg, "is damaged"));
	store_close(s);
}

static void
an_entry_that_makes_no_sense_is_damage(void **state)
{
	static const char *const rows[] = {
	    "UPDATE entry SET origin = 77",
	    "UPDATE entry SET status = -1",
	    "UPDATE entry SET uuid = x'00' WHERE seq = 1",
	    "UPDATE entry SET text = CAST(x'41ff42' AS TEXT) WHERE seq = 1",
	    "UPDATE entry SET time_text = CAST(x'c3' AS TEXT) WHERE seq = 1",
	    "UPDATE entry SET url = 'https://a/' || char(1) WHERE seq = 1",
	    "UPDATE entry SET published = 253402300800 WHERE seq = 1",
	    "UPDATE entry SET updated = -62135596801 WHERE seq = 1",
	    "UPDATE entry SET precision = -1 WHERE seq = 1",
	    "DELETE FROM entry WHERE seq = 1",
	};
	struct folder *f = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct store *s;
		struct history h;
		struct err err;
		char sql[200];

		make_store(f);
		(void)snprintf(sql, sizeof(sql),
		    "PRAGMA ignore_check_constraints = ON;"
		    "PRAGMA foreign_keys = OFF; %s",
		    rows[i]);
		run_sql(f->path, sql);
		storeaid_ok(
		    store_open(&store_sqlite, f->path, STORE_READ, &s, &err),
		    &err);
		assert_int_equal(
		    store_history(s, f->a, "a", 5000, &h, &err), -1);
		assert_int_equal(err.kind, ERR_STORE);
		assert_non_null(strstr(err.msg, "is damaged"));
		store_close(s);
		assert_int_equal(unlink(f->path), 0);
	}
}

static int
ignore(void *ctx, const char *source, const struct entry *entry)
{
	(void)ctx;
	(void)source;
	(void)entry;
	return 0;
}

static int
ignore_change(void *ctx, const char *source, const struct entry *entry,
    const struct store_place *at)
{
	(void)at;
	return ignore(ctx, source, entry);
}

static void
an_entry_of_no_source_is_damage(void **state)
{
	static const struct query all = {
	    .since = INSTANT_NONE, .until = INSTANT_NONE, .status = -1};
	struct folder *f = *state;
	struct store *s;
	struct err err;

	make_store(f);
	run_sql(f->path,
	    "PRAGMA foreign_keys = OFF; UPDATE entry SET source = 77"
	    " WHERE seq = 1");
	storeaid_ok(
	    store_open(&store_sqlite, f->path, STORE_READ, &s, &err), &err);
	assert_int_equal(store_find(s, &all, ignore, NULL, &err), -1);
	assert_non_null(strstr(err.msg, "is damaged"));
	assert_int_equal(store_log(s, &all, ignore_change, NULL, &err), -1);
	assert_non_null(strstr(err.msg, "is damaged"));
	store_close(s);
}

static void
a_column_that_is_not_there_is_damage(void **state)
{
	struct folder *f = *state;
	struct store *s;
	struct history h;
	struct err err;

	make_store(f);
	run_sql(f->path,
	    "PRAGMA writable_schema = ON;"
	    "UPDATE sqlite_schema SET sql = replace(sql, 'time_text', 'tile')"
	    " WHERE name = 'entry'");
	storeaid_ok(
	    store_open(&store_sqlite, f->path, STORE_READ, &s, &err), &err);
	assert_int_equal(store_history(s, f->a, "a", 5000, &h, &err), -1);
	assert_int_equal(err.kind, ERR_STORE);
	assert_non_null(strstr(err.msg, "is damaged"));
	store_close(s);
}

/* What was there twice by the file's own word. */
static void
a_row_that_is_in_the_way_is_damage(void **state)
{
	struct folder *f = *state;
	struct changes c = storeaid_changes(f->a, 90000, 1);
	struct health h = storeaid_health(5000);
	struct store *s;
	struct err err;

	make_store(f);
	run_sql(f->path,
	    "UPDATE entry SET published = 91000 WHERE seq = 1;"
	    "CREATE UNIQUE INDEX in_the_way ON entry (source, published)"
	    " WHERE published = 91000");
	s = storeaid_open(f, STORE_WRITE);
	assert_int_equal(store_commit(s, "a", &h, &c, &err), -1);
	assert_int_equal(err.kind, ERR_STORE);
	assert_non_null(strstr(err.msg, "ajel check --store"));
	store_close(s);
}

/* Root may write everywhere, so these go on as somebody else. */
static void
become_a_stranger(struct folder *f)
{
	assert_int_equal(chmod(f->dir, 0755), 0);
	if (geteuid() == 0)
		assert_int_equal(seteuid(NOBODY), 0);
	else
		assert_int_equal(chmod(f->dir, 0555), 0);
}

static size_t
count(struct folder *f, struct store *s)
{
	struct history h;
	struct err err;

	storeaid_ok(store_history(s, f->a, "a", 10000, &h, &err), &err);
	return h.n;
}

static void
who_may_not_write_may_read_while_another_writes(void **state)
{
	struct folder *f = *state;
	struct changes c = storeaid_changes(f->a, 2000, 3);
	struct health h = storeaid_health(5000);
	struct store *w, *r;
	struct err err;

	make_store(f);
	storeaid_ok(
	    store_open(&store_sqlite, f->path, STORE_WRITE, &w, &err), &err);
	become_a_stranger(f);
	storeaid_ok(
	    store_open(&store_sqlite, f->path, STORE_READ, &r, &err), &err);
	assert_int_equal(count(f, r), 2000);
	storeaid_ok(store_commit(w, "a", &h, &c, &err), &err);
	assert_int_equal(count(f, r), 2003);
	store_close(w);
	assert_int_equal(count(f, r), 2003);
	store_close(r);
}

static void
who_may_not_write_may_read_a_copy_of_the_file_alone(void **state)
{
	static const char *const beside[] = {"ajel.db-wal", "ajel.db-shm"};
	struct folder *f = *state;
	struct store *r;
	struct err err;

	make_store(f);
	for (size_t i = 0; i < 2; i++)
		assert_int_equal(
		    unlink(storeaid_path(f->a, f->dir, beside[i])), 0);
	become_a_stranger(f);
	storeaid_ok(
	    store_open(&store_sqlite, f->path, STORE_READ, &r, &err), &err);
	assert_int_equal(count(f, r), 2000);
	store_close(r);
}

static void
who_may_not_write_is_told_what_is_missing(void **state)
{
	struct folder *f = *state;

	make_store(f);
	become_a_stranger(f);
	check_refused(f, STORE_WRITE, "Permission denied");
	f->path = storeaid_path(f->a, f->dir, "new/ajel.db");
	assert_int_equal(try_open(f, STORE_WRITE, &(struct err){0}), -1);
}

static void
a_file_of_anothers_is_not_written(void **state)
{
	struct folder *f = *state;

	make_store(f);
	assert_int_equal(
	    chmod(storeaid_path(f->a, f->dir, "ajel.db.lock"), 0666), 0);
	if (geteuid() == 0)
		become_a_stranger(f);
	else
		assert_int_equal(chmod(f->path, 0444), 0);
	check_refused(f, STORE_WRITE, "can't write");
}

#define AS_ANYBODY(test)                                                       \
	cmocka_unit_test_setup_teardown(test, storeaid_set_up, tear_down)

static const struct CMUnitTest tests[] = {
    AS_ANYBODY(a_store_that_was_hardly_begun_is_made),
    AS_ANYBODY(a_store_of_a_newer_version_is_refused),
    AS_ANYBODY(another_programs_database_is_refused_and_left_alone),
    AS_ANYBODY(a_file_that_is_no_database_is_refused),
    AS_ANYBODY(a_damaged_store_says_so),
    AS_ANYBODY(an_entry_that_makes_no_sense_is_damage),
    AS_ANYBODY(an_entry_of_no_source_is_damage),
    AS_ANYBODY(a_column_that_is_not_there_is_damage),
    AS_ANYBODY(a_row_that_is_in_the_way_is_damage),
    AS_ANYBODY(who_may_not_write_may_read_while_another_writes),
    AS_ANYBODY(who_may_not_write_may_read_a_copy_of_the_file_alone),
    AS_ANYBODY(who_may_not_write_is_told_what_is_missing),
    AS_ANYBODY(a_file_of_anothers_is_not_written),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
