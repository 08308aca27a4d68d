/* test-validity.c - what validators belong to. */
#include "refresh/validity.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const struct source plain = {.url = "http://a.example/"};

static void
another_address_is_another_page(void **state)
{
	const struct source longer = {.url = "http://a.example/2"};
	const struct source other = {
	    .url = "http://a.example/", .timezone = "UTC"};
	struct health h = {.url = "http://a.example/ 0.1.2 0 0"};

	(void)state;
	assert_false(validity_is_elsewhere(&h, &plain));
	assert_false(validity_is_elsewhere(&h, &other));
	assert_true(validity_is_elsewhere(&h, &longer));
	h.url = "http://a.example/2 0.1.2 0 0";
	assert_true(validity_is_elsewhere(&h, &plain));
	h.url = NULL;
	assert_false(validity_is_elsewhere(&h, &plain));
}

static void
what_is_kept_belongs_to_the_rules_it_was_kept_for(void **state)
{
	static const struct {
		struct source now;
		bool holds;
	} rows[] = {
	    {{.url = "http://a.example/"}, true},
	    {{.url = "http://a.example/2"}, false},
	    {{.url = "http://a.example/", .title = "Another name"}, true},
	    {{.url = "http://a.example/", .timezone = "UTC"}, false},
	    {{.url = "http://a.example/", .ticker = {.heading = "x"}}, false},
	    {{.url = "http://a.example/", .ticker = {.link = "@href"}}, false},
	    {{.url = "http://a.example/", .ticker = {.min_lines = 2}}, false},
	};
	struct arena *a = arena_new();
	const struct health h = {
	    .url = validity_of(a, validity_rules(a, &plain), NULL)};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *from = "";

		assert_int_equal(
		    validity_holds(&h, validity_rules(a, &rows[i].now), &from),
		    rows[i].holds);
		assert_null(from);
	}
	arena_free(a);
}

static void
it_says_where_redirects_led(void **state)
{
	struct arena *a = arena_new();
	struct health h = {.url = validity_of(a, validity_rules(a, &plain),
			       "http://b.example/?k=1")};
	const char *from = NULL;

	(void)state;
	assert_true(validity_holds(&h, validity_rules(a, &plain), &from));
	assert_string_equal(from, "http://b.example/?k=1");
	h.url = NULL;
	assert_false(validity_holds(&h, validity_rules(a, &plain), &from));
	assert_null(from);
	arena_free(a);
}

static void
another_program_may_read_the_page_otherwise(void **state)
{
	static const char *const others[] = {"0.0.1", AJEL_VERSION ".0"};
	struct arena *a = arena_new();
	const char *now = validity_of(a, validity_rules(a, &plain), NULL);
	const char *version = strstr(now, AJEL_VERSION ".");
	const char *from;

	(void)state;
	assert_non_null(version);
	for (size_t i = 0; i < 2; i++) {
		const struct health h = {
		    .url = arena_printf(a, "%.*s%s%s", (int)(version - now),
			now, others[i], version + strcspn(version, " "))};

		assert_false(
		    validity_holds(&h, validity_rules(a, &plain), &from));
	}
	arena_free(a);
}

static void
rules_that_proved_wrong_lose_what_belonged_to_others(void **state)
{
	static const struct source other = {
	    .url = "http://a.example/", .ticker = {.items = "//li"}};
	struct arena *a = arena_new();
	struct health h = {
	    .url = validity_of(a, validity_rules(a, &plain), NULL),
	    .etag = "\"1\"",
	    .body_hash = 7,
	    .body_length = 70};

	(void)state;
	validity_know(&h, validity_rules(a, &plain));
	assert_string_equal(h.etag, "\"1\"");
	assert_int_equal(h.body_hash, 7);
	validity_know(&h, validity_rules(a, &other));
	assert_null(h.etag);
	assert_int_equal(h.body_hash, 0);
	assert_int_equal(h.body_length, 0);
	assert_string_equal(
	    h.url, validity_of(a, validity_rules(a, &other), NULL));
	arena_free(a);
}

static void
only_a_mended_definition_is_forgiven(void **state)
{
	static const struct {
		const char *failure;
		const char *url;
		int left;
	} rows[] = {
	    {"definition: no line", "http://a.example/other", 0},
	    {"definition: no line", NULL, 4},
	    {"definitions: no line", "http://a.example/other", 4},
	    {"http: 503", "http://a.example/other", 4},
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct source before = {.url = rows[i].url};
		struct health h = {.failure = rows[i].failure, .failures = 4};

		h.url =
		    validity_rules(a, rows[i].url != NULL ? &before : &plain);
		validity_forgive(&h, validity_rules(a, &plain));
		assert_int_equal(h.failures, rows[i].left);
	}
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(what_is_kept_belongs_to_the_rules_it_was_kept_for),
    cmocka_unit_test(another_address_is_another_page),
    cmocka_unit_test(another_program_may_read_the_page_otherwise),
    cmocka_unit_test(it_says_where_redirects_led),
    cmocka_unit_test(rules_that_proved_wrong_lose_what_belonged_to_others),
    cmocka_unit_test(only_a_mended_definition_is_forgiven),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
