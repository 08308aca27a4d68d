/* test-sqlite_save.c - a commit is whole or not at all: on a disk that fails,
 * in a process that is killed, beside another program. */
#include "storeaid.h"

#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include "faultvfs.h"

enum {
	LINES = 40,      /* added by one commit */
	WRITES_MAX = 400 /* of one commit; it takes some 20 */
};

static int
set_up(void **state)
{
	faultvfs_arm(FAULT_NONE, 0);
	return storeaid_set_up(state);
}

/* The k-th commit of a source: its lines, and the generation k. */
static int
commit(struct folder *d, struct store *s, unsigned k, struct err *err)
{
	struct changes c = storeaid_changes(d->a, (k - 1) * LINES, LINES);
	struct health h = storeaid_health(5000);

	h.generation = k;
	return store_commit(s, "a", &h, &c, err);
}

/* The store is what its first n commits made it. */
static void
check_commits(struct folder *d, struct store *s, unsigned n)
{
	struct health health;
	struct history h;
	struct err err;

	storeaid_ok(store_health(s, d->a, "a", &health, &err), &err);
	assert_int_equal(health.generation, n);
	storeaid_ok(store_history(s, d->a, "a", 10000, &h, &err), &err);
	assert_int_equal(h.n, n * LINES);
	assert_int_equal(h.page_n, n > 0 ? LINES : 0);
	for (unsigned i = 0; i < h.page_n; i++)
		assert_string_equal(h.entries[h.page[i].entry].id,
		    storeaid_id(d->a, n * LINES - 1 - i));
}

static void
check_file(const char *path)
{
	sqlite3 *db;
	sqlite3_stmt *stmt;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(
	    sqlite3_prepare_v2(db, "PRAGMA integrity_check", -1, &stmt, NULL),
	    SQLITE_OK);
	assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
	assert_string_equal(sqlite3_column_text(stmt, 0), "ok");
	sqlite3_finalize(stmt);
	assert_int_equal(
	    sqlite3_exec(db, "PRAGMA foreign_key_check", NULL, NULL, NULL),
	    SQLITE_OK);
	sqlite3_close(db);
}

/* Fails the second commit at each of its writes in turn. */
static void
fail_everywhere(struct folder *d, enum fault fault, const char *words)
{
	struct err err;
	int n = 1, rc;

	do {
		struct store *s = storeaid_open(d, STORE_WRITE);

		storeaid_ok(commit(d, s, 1, &err), &err);
		faultvfs_arm(fault, n);
		rc = commit(d, s, 2, &err);
		faultvfs_arm(FAULT_NONE, 0);
		if (rc < 0) {
			assert_int_equal(err.kind, ERR_STORE);
			assert_non_null(strstr(err.msg, words));
			assert_non_null(strstr(err.msg, d->path));
			check_commits(d, s, 1);
			storeaid_ok(commit(d, s, 2, &err), &err);
		}
		check_commits(d, s, 2);
		store_close(s);
		check_file(d->path);
		assert_int_equal(unlink(d->path), 0);
		(void)unlink(storeaid_path(d->a, d->dir, "ajel.db-wal"));
	} while (rc < 0 && n++ < WRITES_MAX);
	assert_in_range(n, 3, WRITES_MAX);
}

static void
a_full_disk_fails_the_commit_and_nothing_else(void **state)
{
	fail_everywhere(*state, FAULT_FULL, "no space left");
}

static void
an_error_of_the_disk_fails_the_commit_and_nothing_else(void **state)
{
	fail_everywhere(*state, FAULT_IO, "can't read or write");
}

/* In a child: makes the store and commits, and is killed at the n-th write. */
static void
commit_until_killed(struct folder *d, int n)
{
	struct store *s;
	struct err err;

	faultvfs_arm(FAULT_KILL, n);
	if (store_open(&store_sqlite, d->path, STORE_WRITE, &s, &err) < 0)
		_exit(1);
	for (unsigned k = 1; k <= 3; k++) {
		if (commit(d, s, k, &err) < 0)
			_exit(1);
	}
	store_close(s);
	_exit(0);
}

/* Whatever was whole at the kill is there; the next run goes on from it. */
static void
check_after_kill(struct folder *d)
{
	struct health health;
	struct store *s = storeaid_open(d, STORE_PEEK);
	struct err err;
	unsigned done;

	storeaid_ok(store_health(s, d->a, "a", &health, &err), &err);
	done = (unsigned)health.generation;
	check_commits(d, s, done);
	store_close(s);
	s = storeaid_open(d, STORE_WRITE);
	check_commits(d, s, done);
	storeaid_ok(commit(d, s, done + 1, &err), &err);
	check_commits(d, s, done + 1);
	store_close(s);
	check_file(d->path);
}

static void
a_run_killed_at_any_write_leaves_whole_commits(void **state)
{
	struct folder *d = *state;
	int n = 1, status;

	do {
		pid_t child = fork();

		if (child == 0)
			commit_until_killed(d, n);
		assert_int_equal(waitpid(child, &status, 0), child);
		faultvfs_arm(FAULT_NONE, 0);
		if (WIFSIGNALED(status))
			check_after_kill(d);
		else
			assert_int_equal(WEXITSTATUS(status), 0);
		(void)unlink(d->path);
		(void)unlink(storeaid_path(d->a, d->dir, "ajel.db-wal"));
		(void)unlink(storeaid_path(d->a, d->dir, "ajel.db-shm"));
		arena_reset(d->a);
		d->path = storeaid_path(d->a, d->dir, "ajel.db");
	} while (WIFSIGNALED(status) && n++ < WRITES_MAX);
	assert_in_range(n, 10, WRITES_MAX);
}

static void
another_program_that_holds_the_file_is_named_as_the_reason(void **state)
{
	struct folder *d = *state;
	struct store *s = storeaid_open(d, STORE_WRITE);
	struct err err;
	sqlite3 *db;

	storeaid_ok(commit(d, s, 1, &err), &err);
	assert_int_equal(sqlite3_open(d->path, &db), SQLITE_OK);
	assert_int_equal(
	    sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(commit(d, s, 2, &err), -1);
	assert_int_equal(err.kind, ERR_LOCKED);
	assert_non_null(strstr(err.msg, "another program"));
	check_commits(d, s, 1);
	sqlite3_close(db);
	storeaid_ok(commit(d, s, 2, &err), &err);
	check_commits(d, s, 2);
	store_close(s);
}

#define ON_A_DISK(test)                                                        \
	cmocka_unit_test_setup_teardown(test, set_up, storeaid_tear_down)

static const struct CMUnitTest tests[] = {
    ON_A_DISK(a_full_disk_fails_the_commit_and_nothing_else),
    ON_A_DISK(an_error_of_the_disk_fails_the_commit_and_nothing_else),
    ON_A_DISK(a_run_killed_at_any_write_leaves_whole_commits),
    ON_A_DISK(another_program_that_holds_the_file_is_named_as_the_reason),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
