/* test-sites.c - what the sources of one server have in common. */
#include "refresh/sites.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/instant.h"
#include "base/limits.h"

enum { MANY = 300 };

static void
sources_of_one_server_share_a_site(void **state)
{
	static const struct {
		const char *a, *b;
		bool same;
	} rows[] = {
	    {"http://a.example/1", "http://a.example/2?x#y", true},
	    {"http://a.example/", "http://A.EXAMPLE:80/", true},
	    {"http://a.example/", "https://a.example/", false},
	    {"http://a.example/", "http://a.example:81/", false},
	    {"http://a.example/", "http://b.a.example/", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena *a = arena_new();
		struct sites *s = sites_new(a, 0);
		struct source x = {.url = rows[i].a}, y = {.url = rows[i].b};

		assert_non_null(sites_of(s, &x));
		assert_int_equal(
		    sites_of(s, &x) == sites_of(s, &y), rows[i].same);
		arena_free(a);
	}
}

static void
what_is_no_server_has_none(void **state)
{
	static const char *program[] = {"true", NULL};
	const struct source rows[] = {
	    {.url = "file:///tmp/x"},
	    {.url = NULL},
	    {.url = "http://a.example/", .fetch = {.command = program}},
	};
	struct arena *a = arena_new();
	struct sites *s = sites_new(a, 3);

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct shared_site *site = sites_of(s, &rows[i]);

		assert_null(site);
		sites_bar(site, 7);
		assert_int_equal(sites_barred(site, 0), INSTANT_NONE);
	}
	arena_free(a);
}

static void
the_longest_bar_counts(void **state)
{
	struct arena *a = arena_new();
	struct sites *s = sites_new(a, 1);
	struct source source = {.url = "http://a.example/"};
	struct shared_site *site = sites_of(s, &source);

	(void)state;
	assert_int_equal(sites_barred(site, 0), INSTANT_NONE);
	sites_bar(site, 200);
	sites_bar(site, 100);
	sites_bar(site, INSTANT_NONE);
	assert_int_equal(sites_barred(site, 199), 200);
	assert_int_equal(sites_barred(site, 200), INSTANT_NONE);
	arena_free(a);
}

static void
pages_of_a_site_keep_their_distance(void **state)
{
	static const struct {
		int64_t used, delay, ticks, wait;
	} rows[] = {
	    {INSTANT_NONE, 5, 0, 0},
	    {1000, 0, 1000, 0},
	    {1000, 5, 1000, 5000},
	    {1000, 5, 5999, 1},
	    {1000, 5, 6000, 0},
	    {1000, 5, 60000, 0},
	    {-3000, 5, 0, 2000},
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct sites *s = sites_new(a, 1);
		struct source source = {.url = "http://a.example/"};
		struct shared_site *site = sites_of(s, &source);

		if (rows[i].used != INSTANT_NONE)
			sites_use(site, rows[i].used);
		assert_int_equal(sites_wait(site, rows[i].delay, rows[i].ticks),
		    rows[i].wait);
	}
	sites_use(NULL, 1000);
	assert_int_equal(sites_wait(NULL, 5, 1000), 0);
	arena_free(a);
}

static void
a_run_waits_only_so_long_for_a_site(void **state)
{
	enum { MOST = LIMIT_WAIT_SECONDS * 1000 };
	struct arena *a = arena_new();
	struct sites *s = sites_new(a, 2);
	struct source x = {.url = "http://a.example/"};
	struct source y = {.url = "http://b.example/"};
	struct shared_site *one = sites_of(s, &x), *other = sites_of(s, &y);

	(void)state;
	assert_true(sites_may_wait(one, MOST / 2));
	assert_true(sites_may_wait(one, MOST / 2));
	assert_false(sites_may_wait(one, 1));
	assert_false(sites_may_wait(other, MOST + 1));
	assert_true(sites_may_wait(other, MOST));
	arena_free(a);
}

static void
many_sites_are_kept_apart(void **state)
{
	struct arena *a = arena_new();
	struct sites *s = sites_new(a, 2);
	char url[64];
	struct source source = {.url = url};

	(void)state;
	for (int i = 0; i < MANY; i++) {
		(void)snprintf(url, sizeof(url), "http://h%d.example/", i);
		sites_bar(sites_of(s, &source), 1000 + i);
	}
	for (int i = 0; i < MANY; i++) {
		(void)snprintf(url, sizeof(url), "http://h%d.example/b", i);
		assert_int_equal(
		    sites_barred(sites_of(s, &source), 0), 1000 + i);
	}
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(sources_of_one_server_share_a_site),
    cmocka_unit_test(what_is_no_server_has_none),
    cmocka_unit_test(the_longest_bar_counts),
    cmocka_unit_test(pages_of_a_site_keep_their_distance),
    cmocka_unit_test(a_run_waits_only_so_long_for_a_site),
    cmocka_unit_test(many_sites_are_kept_apart),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
