/* test-sqlite.c - readers and the writer of one SQLite store. */
#include "storeaid.h"

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/instant.h"

static void
commit(struct folder *f, struct store *s, unsigned first, unsigned n)
{
	struct changes c = storeaid_changes(f->a, first, n);
	struct health h = storeaid_health(5000);
	struct err err;

	storeaid_ok(store_commit(s, "a", &h, &c, &err), &err);
}

static size_t
count(struct folder *f, struct store *s)
{
	struct history h;
	struct err err;

	storeaid_ok(store_history(s, f->a, "a", 10000, &h, &err), &err);
	return h.n;
}

/* What a one-row query gives, as text. */
static void
check_query(const char *path, const char *sql, const char *want)
{
	sqlite3 *db;
	sqlite3_stmt *stmt;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(
	    sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
	assert_string_equal(sqlite3_column_text(stmt, 0), want);
	sqlite3_finalize(stmt);
	sqlite3_close(db);
}

static void
what_is_saved_is_there_after_opening_again(void **state)
{
	struct folder *f = *state;
	struct store *s = storeaid_open(f, STORE_WRITE);

	commit(f, s, 0, 5);
	store_close(s);
	s = storeaid_open(f, STORE_WRITE);
	commit(f, s, 5, 5);
	store_close(s);
	s = storeaid_open(f, STORE_READ);
	assert_int_equal(count(f, s), 10);
	store_close(s);
}

static void
a_new_store_says_whose_it_is(void **state)
{
	struct folder *f = *state;

	store_close(storeaid_open(f, STORE_WRITE));
	check_query(f->path, "PRAGMA application_id", "1634362732");
	check_query(f->path, "PRAGMA user_version", "9");
	check_query(f->path, "PRAGMA journal_mode", "wal");
}

static void
only_one_process_writes(void **state)
{
	struct folder *f = *state;
	struct store *s = storeaid_open(f, STORE_WRITE), *second;
	struct err err;

	assert_int_equal(
	    store_open(&store_sqlite, f->path, STORE_WRITE, &second, &err), -1);
	assert_int_equal(err.kind, ERR_LOCKED);
	assert_null(second);
	store_close(s);
	store_close(storeaid_open(f, STORE_WRITE));
}

static int
add_one(void *ctx, const char *source, const struct entry *e)
{
	(void)source;
	(void)e;
	++*(size_t *)ctx;
	return 0;
}

static int
add_change(void *ctx, const char *source, const struct entry *e,
    const struct store_place *at)
{
	(void)at;
	return add_one(ctx, source, e);
}

/* Every way to read. */
static size_t
count_all_ways(struct folder *f, struct store *s)
{
	struct query q = {.since = INSTANT_NONE,
	    .until = INSTANT_NONE,
	    .status = -1,
	    .grep = "عاجل"};
	struct entry seen = {.published = 1000, .text = "عاجل 1"};
	struct summary sum;
	struct history h;
	struct err err;
	size_t found = 0, logged = 0, n = count(f, s);

	storeaid_ok(store_find(s, &q, add_one, &found, &err), &err);
	storeaid_ok(store_log(s, &q, add_change, &logged, &err), &err);
	storeaid_ok(store_summary(s, f->a, "a", 5000, &sum, &err), &err);
	storeaid_ok(store_recall(s, f->a, "a", &seen, 1, &h, &err), &err);
	assert_int_equal(found, n);
	assert_int_equal(logged, n);
	assert_int_equal(sum.lines, n);
	assert_int_equal(h.n, n);
	return n;
}

static void
a_reader_sees_each_commit_and_never_waits(void **state)
{
	struct folder *f = *state;
	struct store *w = storeaid_open(f, STORE_WRITE);
	struct store *r = storeaid_open(f, STORE_READ);
	sqlite3 *db;

	assert_int_equal(count_all_ways(f, r), 0);
	commit(f, w, 0, 5);
	assert_int_equal(count_all_ways(f, r), 5);
	assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db,
			     "BEGIN IMMEDIATE; DELETE FROM page;"
			     "DELETE FROM entry;",
			     NULL, NULL, NULL),
	    SQLITE_OK);
	assert_int_equal(count_all_ways(f, r), 5);
	sqlite3_close(db);
	store_close(r);
	store_close(w);
}

static void
a_reader_does_not_make_a_store(void **state)
{
	struct folder *f = *state;
	struct store *s;
	struct stat st;
	struct err err;

	assert_int_equal(
	    store_open(&store_sqlite, f->path, STORE_READ, &s, &err), -1);
	assert_int_equal(err.kind, ERR_STORE);
	assert_non_null(strstr(err.msg, "ajel refresh"));
	s = storeaid_open(f, STORE_PEEK);
	assert_int_equal(count(f, s), 0);
	store_close(s);
	assert_int_equal(stat(f->path, &st), -1);
}

static void
an_empty_path_is_refused(void **state)
{
	struct store *s;
	struct err err;

	(void)state;
	assert_int_equal(
	    store_open(&store_sqlite, "", STORE_WRITE, &s, &err), -1);
	assert_int_equal(err.kind, ERR_STORE);
}

static void
any_character_may_stand_in_a_path(void **state)
{
	static const char *const names[] = {
	    "a%20b", "q?mode=memory", "h#ash", "عاجل.db", ":memory:", "a b'\""};
	struct folder *f = *state;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct store *s;
		struct stat st;

		f->path = storeaid_path(f->a, f->dir, names[i]);
		s = storeaid_open(f, STORE_WRITE);
		commit(f, s, 0, 1);
		store_close(s);
		assert_int_equal(stat(f->path, &st), 0);
		s = storeaid_open(f, STORE_READ);
		assert_int_equal(count(f, s), 1);
		store_close(s);
	}
}

static void
a_path_may_be_relative(void **state)
{
	static const char *const names[] = {":memory:", "ajel.db", "x/y.db"};
	struct folder *f = *state;
	struct stat st;
	char *here = getcwd(NULL, 0);

	assert_int_equal(chdir(f->dir), 0);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		f->path = names[i];
		store_close(storeaid_open(f, STORE_WRITE));
		assert_int_equal(stat(f->path, &st), 0);
	}
	assert_int_equal(chdir(here), 0);
	free(here);
}

static void
the_log_is_empty_after_a_run(void **state)
{
	struct folder *f = *state;
	struct store *s = storeaid_open(f, STORE_WRITE);
	const char *log = storeaid_path(f->a, f->dir, "ajel.db-wal");
	struct stat st;

	commit(f, s, 0, 50);
	assert_int_equal(stat(log, &st), 0);
	assert_int_not_equal(st.st_size, 0);
	store_close(s);
	assert_int_equal(stat(log, &st), 0);
	assert_int_equal(st.st_size, 0);
}

/* How many entries a line of another year may be, by what it says alone. */
static size_t
recalled(struct folder *f, struct store *s, const char *text, const char *url)
{
	struct entry seen = {.published = 100 * DAY, .text = text, .url = url};
	struct history h;
	struct err err;

	storeaid_ok(store_recall(s, f->a, "a", &seen, 1, &h, &err), &err);
	return h.n - h.page_n;
}

static void
edit_first(struct folder *f, struct store *s, const char *text, const char *url)
{
	struct changed changed = {storeaid_id(f->a, 0),
	    {ENTRY_EDITED, 6000, text, url}, ENTRY_EDITED, 6000, true};
	struct changes c = {.changed = &changed, .changed_n = 1};
	struct health h = storeaid_health(6000);
	struct err err;

	storeaid_ok(store_commit(s, "a", &h, &c, &err), &err);
}

#define LINK "https://example.org/news/"

/* The first entry, by its first wording and by another. */
static void
check_recalled(struct folder *f, struct store *s, size_t first, size_t other)
{
	assert_int_equal(recalled(f, s, "عاجل 0", NULL), first);
	assert_int_equal(recalled(f, s, "x", LINK "1234567"), other);
	assert_int_equal(recalled(f, s, "another wording", NULL), other);
	assert_int_equal(recalled(f, s, "x", LINK "7654321"), 0);
}

static void
old_lines_are_recalled_before_they_are_in_the_index_and_after(void **state)
{
	struct folder *f = *state;
	struct store *w = storeaid_open(f, STORE_WRITE), *r;

	commit(f, w, 0, 5);
	edit_first(f, w, "another wording", LINK "1234567");
	r = storeaid_open(f, STORE_READ);
	check_recalled(f, w, 0, 1);
	check_recalled(f, r, 0, 1);
	store_close(w); /* fills the index */
	w = storeaid_open(f, STORE_WRITE);
	check_query(f->path, "SELECT count(*) FROM alike", "6");
	check_recalled(f, w, 0, 1);
	check_recalled(f, r, 0, 1);
	edit_first(f, w, "عاجل 0", NULL);
	check_query(f->path, "SELECT count(*) FROM alike", "5");
	check_recalled(f, w, 1, 0);
	check_recalled(f, r, 1, 0);
	edit_first(f, w, NULL, LINK "1234567");
	assert_int_equal(recalled(f, w, "عاجل 0", LINK "1234567"), 1);
	store_close(r);
	store_close(w);
}

/* As a run leaves them that is killed before it ends. */
static void
lines_of_a_killed_run_are_recalled_by_the_next(void **state)
{
	struct folder *f = *state;
	struct store *s = storeaid_open(f, STORE_WRITE);
	sqlite3 *db;

	commit(f, s, 0, 5);
	edit_first(f, s, "another wording", LINK "1234567");
	store_close(s);
	assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
	assert_int_equal(
	    sqlite3_exec(db, "DELETE FROM alike; UPDATE searched SET seq = 0",
		NULL, NULL, NULL),
	    SQLITE_OK);
	sqlite3_close(db);
	s = storeaid_open(f, STORE_WRITE);
	check_recalled(f, s, 0, 1);
	commit(f, s, 5, 1);
	check_recalled(f, s, 0, 1);
	store_close(s);
}

static const struct CMUnitTest tests[] = {
    IN_A_FOLDER(what_is_saved_is_there_after_opening_again),
    IN_A_FOLDER(a_new_store_says_whose_it_is),
    IN_A_FOLDER(only_one_process_writes),
    IN_A_FOLDER(a_reader_sees_each_commit_and_never_waits),
    IN_A_FOLDER(a_reader_does_not_make_a_store),
    IN_A_FOLDER(an_empty_path_is_refused),
    IN_A_FOLDER(any_character_may_stand_in_a_path),
    IN_A_FOLDER(a_path_may_be_relative),
    IN_A_FOLDER(the_log_is_empty_after_a_run),
    IN_A_FOLDER(old_lines_are_recalled_before_they_are_in_the_index_and_after),
    IN_A_FOLDER(lines_of_a_killed_run_are_recalled_by_the_next),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
