/* test-store_robots.c - what every backend of the store knows of sites. */
#include "storeaid.h"

#include "base/instant.h"

static const char site[] = "https://example.org";

static void
assert_record(const struct robots_record *got, const struct robots_record *want)
{
	assert_int_equal(got->asked, want->asked);
	assert_int_equal(got->next, want->next);
	assert_int_equal(got->answered, want->answered);
	assert_int_equal(got->failing, want->failing);
	assert_int_equal(got->failures, want->failures);
	assert_int_equal(got->status, want->status);
	assert_int_equal(got->retry_until, want->retry_until);
	assert_int_equal(got->used, want->used);
	if (want->rules == NULL)
		assert_null(got->rules);
	else
		assert_string_equal(got->rules, want->rules);
}

static void
check(struct store *s, const char *of, const struct robots_record *want)
{
	struct arena *a = arena_new();
	struct robots_record got;
	struct err err;

	storeaid_ok(store_robots(s, a, of, &got, &err), &err);
	assert_record(&got, want);
	arena_free(a);
}

static void
save(struct store *s, const char *of, const struct robots_record *r)
{
	struct err err;

	storeaid_ok(store_save_robots(s, of, r, &err), &err);
}

static const struct robots_record nothing = {.asked = INSTANT_NONE,
    .next = INSTANT_NONE,
    .answered = INSTANT_NONE,
    .failing = INSTANT_NONE,
    .retry_until = INSTANT_NONE,
    .used = INSTANT_NONE};
static const struct robots_record good = {.asked = 1000,
    .next = 2000,
    .answered = 900,
    .failing = INSTANT_NONE,
    .status = 200,
    .retry_until = INSTANT_NONE,
    .used = 1500,
    .rules = "user-agent: *\ndisallow: /x\n"};
static const struct robots_record failing = {.asked = 3000,
    .next = 4000,
    .answered = INSTANT_NONE,
    .failing = 2500,
    .failures = 3,
    .status = 503,
    .retry_until = 5000,
    .used = INSTANT_NONE};

static void
check_backend(struct store *s)
{
	check(s, site, &nothing);
	save(s, site, &good);
	check(s, site, &good);
	check(s, "https://example.org:8080", &nothing);
	save(s, "http://example.org", &failing);
	check(s, "http://example.org", &failing);
	check(s, site, &good);
	save(s, site, &failing);
	check(s, site, &failing);
	save(s, site, &good);
	check(s, site, &good);
}

static int
known(struct store *s, const char *of)
{
	struct arena *a = arena_new();
	struct robots_record got;
	struct err err;

	storeaid_ok(store_robots(s, a, of, &got, &err), &err);
	arena_free(a);
	return got.asked != INSTANT_NONE;
}

/* Three that nobody uses any more, and one that was sent away meanwhile. */
static void
check_forgetting(struct store *s)
{
	static const int64_t day = 86400;
	struct robots_record old = good, away = nothing, new = good;

	save(s, "http://a.example", &old);
	save(s, "http://b.example", &old);
	save(s, "http://c.example", &old);
	away.retry_until = old.asked + 2 * day;
	save(s, "http://d.example", &away);
	new.asked = old.asked + 90 * day;
	save(s, "http://e.example", &new);
	check(s, "http://a.example", &old);
	new.asked += 2 * day;
	save(s, "http://e.example", &new);
	assert_int_equal(known(s, "http://a.example") +
			     known(s, "http://b.example") +
			     known(s, "http://c.example"),
	    1);
	save(s, "http://e.example", &new);
	check(s, "http://a.example", &nothing);
	check(s, "http://b.example", &nothing);
	check(s, "http://c.example", &nothing);
	check(s, "http://d.example", &away);
	check(s, "http://e.example", &new);
}

/* In a new store of each backend. */
static void
in_each(void (*test)(struct store *s))
{
	for (size_t i = 0; store_backends[i] != NULL; i++) {
		struct arena *a = arena_new();
		char *dir = storeaid_dir();
		const char *path = storeaid_path(a, dir, "ajel.db");
		struct store *s;
		struct err err;

		storeaid_ok(
		    store_open(store_backends[i], path, STORE_WRITE, &s, &err),
		    &err);
		test(s);
		store_close(s);
		storeaid_remove(dir);
		arena_free(a);
	}
}

static void
each_site_has_the_last_that_was_saved(void **state)
{
	(void)state;
	in_each(check_backend);
}

static void
a_site_that_nobody_uses_is_forgotten(void **state)
{
	(void)state;
	in_each(check_forgetting);
}

static void
it_is_kept_on_disk(void **state)
{
	struct arena *a = arena_new();
	char *dir = storeaid_dir();
	const char *path = storeaid_path(a, dir, "ajel.db");
	struct store *s;
	struct err err;

	(void)state;
	storeaid_ok(
	    store_open(&store_sqlite, path, STORE_PEEK, &s, &err), &err);
	check(s, site, &nothing);
	store_close(s);
	storeaid_ok(
	    store_open(&store_sqlite, path, STORE_WRITE, &s, &err), &err);
	save(s, site, &good);
	store_close(s);
	storeaid_ok(
	    store_open(&store_sqlite, path, STORE_READ, &s, &err), &err);
	check(s, site, &good);
	assert_int_equal(store_save_robots(s, site, &failing, &err), -1);
	assert_int_equal(err.kind, ERR_STORE);
	store_close(s);
	storeaid_remove(dir);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(each_site_has_the_last_that_was_saved),
    cmocka_unit_test(a_site_that_nobody_uses_is_forgotten),
    cmocka_unit_test(it_is_kept_on_disk),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
