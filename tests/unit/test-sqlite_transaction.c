/* test-sqlite_transaction.c - what may wait is saved with what comes. */
#include "storeaid.h"

#include <sys/wait.h>
#include <unistd.h>

#include "base/instant.h"
#include "base/limits.h"

static void
put_off(struct store *s, const char *source, int64_t t)
{
	struct health h = storeaid_health(t);
	struct err err;

	storeaid_ok(store_put_off(s, source, &h, &err), &err);
}

static void
settle(struct store *s)
{
	struct err err;

	storeaid_ok(store_settle(s, &err), &err);
}

/* When the source was last fetched, as that store sees it. */
static int64_t
fetched(struct folder *f, struct store *s, const char *source)
{
	struct health h;
	struct err err;

	storeaid_ok(store_health(s, f->a, source, &h, &err), &err);
	return h.last_attempt;
}

/* The same, as anybody else sees it. */
static int64_t
seen(struct folder *f, const char *source)
{
	struct store *s = storeaid_open(f, STORE_READ);
	int64_t t = fetched(f, s, source);

	store_close(s);
	return t;
}

static int
commit(struct store *s, const char *source, const struct changes *c,
    struct err *err)
{
	struct health h = storeaid_health(7000);

	return store_commit(s, source, &h, c, err);
}

static int
count_one(void *ctx, const char *source, const struct entry *e)
{
	size_t *n = ctx;

	(void)source;
	(void)e;
	++*n;
	return 0;
}

static void
is_read_back_at_once_and_seen_once_it_is_settled(void **state)
{
	struct folder *f = *state;
	struct store *s = storeaid_open(f, STORE_WRITE);

	put_off(s, "a", 5000);
	put_off(s, "b", 5001);
	put_off(s, "a", 5002);
	assert_int_equal(fetched(f, s, "a"), 5002);
	assert_int_equal(fetched(f, s, "b"), 5001);
	assert_int_equal(seen(f, "a"), INSTANT_NONE);
	settle(s);
	assert_int_equal(seen(f, "a"), 5002);
	assert_int_equal(seen(f, "b"), 5001);
	settle(s);
	store_close(s);
}

static void
goes_with_the_next_commit(void **state)
{
	struct folder *f = *state;
	struct store *s = storeaid_open(f, STORE_WRITE);
	struct changes c = storeaid_changes(f->a, 0, 5);
	struct err err;

	put_off(s, "a", 5000);
	storeaid_ok(commit(s, "b", &c, &err), &err);
	assert_int_equal(seen(f, "a"), 5000);
	assert_int_equal(seen(f, "b"), 7000);
	put_off(s, "a", 5001);
	storeaid_ok(commit(s, "b", NULL, &err), &err);
	assert_int_equal(seen(f, "a"), 5001);
	store_close(s);
}

static void
goes_with_so_many_others_and_with_the_end(void **state)
{
	struct folder *f = *state;
	struct store *s = storeaid_open(f, STORE_WRITE);

	for (int i = 0; i < LIMIT_PUT_OFF; i++) {
		assert_int_equal(seen(f, "a"), INSTANT_NONE);
		put_off(s, i == 0 ? "a" : "b", 5000 + i);
	}
	assert_int_equal(seen(f, "a"), 5000);
	put_off(s, "a", 6000);
	store_close(s);
	assert_int_equal(seen(f, "a"), 6000);
}

static void
stays_where_a_commit_fails(void **state)
{
	struct folder *f = *state;
	struct store *s = storeaid_open(f, STORE_WRITE);
	struct changes good = storeaid_changes(f->a, 0, 5);
	struct page_id unknown = {storeaid_id(f->a, 99), 0};
	struct changes bad = storeaid_changes(f->a, 5, 3);
	struct query q = {
	    .since = INSTANT_NONE, .until = INSTANT_NONE, .status = -1};
	size_t n = 0;
	struct err err;

	bad.page = &unknown;
	bad.page_n = 1;
	storeaid_ok(commit(s, "a", &good, &err), &err);
	put_off(s, "b", 5000);
	assert_int_equal(commit(s, "a", &bad, &err), -1);
	assert_int_equal(fetched(f, s, "b"), 5000);
	settle(s);
	assert_int_equal(seen(f, "b"), 5000);
	storeaid_ok(store_find(s, &q, count_one, &n, &err), &err);
	assert_int_equal(n, 5);
	store_close(s);
}

/* Whatever is done meanwhile does as it does else. */
static void
waits_beside_all_else(void **state)
{
	struct folder *f = *state;
	struct store *s = storeaid_open(f, STORE_WRITE);
	struct changes c = storeaid_changes(f->a, 0, 5);
	struct robots_record site = {.asked = 100, .next = 200};
	struct query q = {
	    .since = INSTANT_NONE, .until = INSTANT_NONE, .status = -1};
	struct history h;
	const char *fault;
	struct err err;
	size_t n = 0;

	storeaid_ok(commit(s, "a", &c, &err), &err);
	put_off(s, "b", 5000);
	storeaid_ok(store_history(s, f->a, "a", 10, &h, &err), &err);
	assert_int_equal(h.n, 5);
	storeaid_ok(store_find(s, &q, count_one, &n, &err), &err);
	assert_int_equal(n, 5);
	assert_int_equal(seen(f, "b"), INSTANT_NONE);
	storeaid_ok(store_save_robots(s, "http://x", &site, &err), &err);
	assert_int_equal(seen(f, "b"), 5000);
	put_off(s, "b", 5001);
	assert_int_equal(store_prune(s, "a", 9000, 100, &err), 0);
	assert_int_equal(seen(f, "b"), 5001);
	put_off(s, "b", 5002);
	storeaid_ok(store_vacuum(s, &err), &err);
	assert_int_equal(seen(f, "b"), 5002);
	put_off(s, "b", 5003);
	storeaid_ok(store_check(s, f->a, &fault, &err), &err);
	assert_null(fault);
	store_close(s);
	assert_int_equal(seen(f, "b"), 5003);
}

static void
is_all_that_a_killed_run_loses(void **state)
{
	struct folder *f = *state;
	struct changes c = storeaid_changes(f->a, 0, 5);
	pid_t pid = fork();
	int status = 0;
	struct err err;

	if (pid == 0) {
		struct store *s = storeaid_open(f, STORE_WRITE);

		put_off(s, "b", 5000);
		if (commit(s, "a", &c, &err) < 0)
			_exit(1);
		put_off(s, "b", 5001);
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	assert_int_equal(seen(f, "a"), 7000);
	assert_int_equal(seen(f, "b"), 5000);
}

static const struct CMUnitTest tests[] = {
    IN_A_FOLDER(is_read_back_at_once_and_seen_once_it_is_settled),
    IN_A_FOLDER(goes_with_the_next_commit),
    IN_A_FOLDER(goes_with_so_many_others_and_with_the_end),
    IN_A_FOLDER(stays_where_a_commit_fails),
    IN_A_FOLDER(waits_beside_all_else),
    IN_A_FOLDER(is_all_that_a_killed_run_loses),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
