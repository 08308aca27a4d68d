/* storeaid.h - folders, entries and fetches for the tests of store/. */
#ifndef AJEL_STOREAID_H
#define AJEL_STOREAID_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "model/entry.h"
#include "store/store.h"

/* A new empty folder; free with storeaid_remove, which removes what is in it
 * and in the folders below. */
char *storeaid_dir(void);
void storeaid_remove(char *dir);

/* dir/name, in the arena. */
const char *storeaid_path(struct arena *a, const char *dir, const char *name);

/* The id of test entry k. */
const char *storeaid_id(struct arena *a, unsigned k);

/* Entry k, seen at `published`; every field follows from k. */
struct entry storeaid_entry(struct arena *a, unsigned k, int64_t published);

/* The health of a source after a good fetch at t. */
struct health storeaid_health(int64_t t);

/* A fetch that adds entries first .. first + n - 1 (instants 1000 + k) and
 * whose page is these, newest first. */
struct changes storeaid_changes(struct arena *a, unsigned first, unsigned n);

/* Fails the test with the message where rc isn't 0. */
void storeaid_ok(int rc, const struct err *err);

/* A folder for one store, and the store's path in it: the state of a test. */
struct folder {
	struct arena *a;
	char *dir;
	const char *path;
};

int storeaid_set_up(void **state);
int storeaid_tear_down(void **state);

#define IN_A_FOLDER(test)                                                      \
	cmocka_unit_test_setup_teardown(                                       \
	    test, storeaid_set_up, storeaid_tear_down)

/* The folder's store; fails the test where it can't be opened. */
struct store *storeaid_open(const struct folder *f, enum store_mode mode);

/* A store of one backend, open for writing: the state of a test that runs on
 * each of them. */
struct bench {
	const struct store_backend *backend;
	struct arena *a;
	char *dir;
	struct store *store;
};

int storeaid_bench_up(void **state);
int storeaid_bench_down(void **state);

/* Runs the tests on each backend; `state` begins with a struct bench and is what
 * they get. Returns how many failed. */
int storeaid_run_on_each(
    const struct CMUnitTest *tests, size_t n, struct bench *state);

#endif
