/* test-judge.c - stumps, few lines, and bodies that came before. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/instant.h"
#include "refresh/judge.h"

static void
other_errors_are_not_small(void **state)
{
	const struct health h = {.usual_bytes = 100000};
	struct err err = {ERR_DEFINITION, "an XPath that is none"};

	(void)state;
	judge_size(&h, 10, &err);
	assert_int_equal(err.kind, ERR_DEFINITION);
	assert_string_equal(err.msg, "an XPath that is none");
}

static void
a_stump_is_small(void **state)
{
	static const struct {
		int64_t usual;
		size_t bytes;
		enum err_kind kind, becomes;
	} rows[] = {
	    {100000, 9999, ERR_TICKER, ERR_SMALL},
	    {100000, 10000, ERR_TICKER, ERR_TICKER},
	    {100000, 9999, ERR_LINES, ERR_SMALL},
	    {100000, 1, ERR_PAGE, ERR_PAGE},
	    {100000, 1, ERR_CHALLENGE, ERR_CHALLENGE},
	    {100000, 0, ERR_LINES, ERR_LINES}, /* of an unknown size */
	    {0, 1, ERR_TICKER, ERR_TICKER},    /* no habit yet */
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct health h = {.usual_bytes = rows[i].usual};
		struct err err = {rows[i].kind, "x"};

		judge_size(&h, rows[i].bytes, &err);
		assert_int_equal(err.kind, rows[i].becomes);
	}
}

static void
few_lines_are_worth_a_warning(void **state)
{
	static const struct {
		int64_t usual;
		size_t lines;
		bool warned;
	} rows[] = {
	    {40, 7, true},
	    {40, 8, false},
	    {10, 1, true},
	    {9, 1, false},
	    {0, 1, false},
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct health h = {.usual_lines = rows[i].usual};
		const char *warning = judge_lines(a, &h, rows[i].lines);

		assert_int_equal(warning != NULL, rows[i].warned);
	}
	arena_free(a);
}

static void
habits_follow_slowly_and_arrive(void **state)
{
	struct health h = {0};

	(void)state;
	judge_learn(&h, 100000, 40);
	assert_int_equal(h.usual_bytes, 100000);
	assert_int_equal(h.usual_lines, 40);
	judge_learn(&h, 20000, 8);
	assert_in_range(h.usual_bytes, 90000, 99000);
	assert_int_equal(h.usual_lines, 38);
	for (int i = 0; i < 150; i++)
		judge_learn(&h, 20000, 8);
	assert_in_range(h.usual_bytes, 20000, 20020);
	assert_int_equal(h.usual_lines, 8);
	for (int i = 0; i < 150; i++)
		judge_learn(&h, 30000, 20);
	assert_int_equal(h.usual_lines, 20);
}

static struct page
page_of(const char *s)
{
	return (struct page){.state = PAGE_NEW,
	    .bytes = (const unsigned char *)s,
	    .len = strlen(s)};
}

static void
a_body_is_known_again(void **state)
{
	struct page page = page_of("<ul><li>06:21 Parliament passes it</ul>");
	struct judge_body body = judge_body_of(&page);
	struct health h = {.last_success = 1,
	    .body_hash = body.hash,
	    .body_length = body.length};

	(void)state;
	assert_true(judge_is_same(&h, &body));
	h.failures = 1;
	assert_false(judge_is_same(&h, &body));
	h.failures = 0;
	h.last_success = INSTANT_NONE;
	assert_false(judge_is_same(&h, &body));
	h.last_success = 1;
	h.body_hash = 0;
	assert_false(judge_is_same(&h, &body));
}

static void
another_body_is_another(void **state)
{
	char text[] = "06:21 Parliament passes it";
	struct page page = page_of(text);
	struct judge_body body;

	(void)state;
	body = judge_body_of(&page);
	assert_int_equal(body.length, strlen(text));
	for (size_t i = 0; i < page.len; i++) {
		text[i] ^= 1;
		assert_int_not_equal(judge_body_of(&page).hash, body.hash);
		text[i] ^= 1;
	}
	assert_int_equal(judge_body_of(&page).hash, body.hash);
	/* What is said of them changes what they say. */
	page.charset = "windows-1256";
	assert_int_not_equal(judge_body_of(&page).hash, body.hash);
	page.charset = NULL;
	page.type = "windows-1256";
	assert_int_not_equal(judge_body_of(&page).hash, body.hash);
	page.type = NULL;
	page.url = "https://paper.example/";
	assert_int_not_equal(judge_body_of(&page).hash, body.hash);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(other_errors_are_not_small),
    cmocka_unit_test(a_stump_is_small),
    cmocka_unit_test(few_lines_are_worth_a_warning),
    cmocka_unit_test(habits_follow_slowly_and_arrive),
    cmocka_unit_test(a_body_is_known_again),
    cmocka_unit_test(another_body_is_another),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
