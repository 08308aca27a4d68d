/* test-webkept.c - what a page for people gives to the next one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/instant.h"
#include "base/limits.h"
#include "write/webkept.h"
#include "write/webpage.h"

static const struct entry lines[] = {
    {.published = 1755240000,
	.updated = 1755240000,
	.precision = 60,
	.origin = ORIGIN_CLOCK,
	.time_text = "</article>",
	.text = "<!-- 0 1 2 3 -->"},
    {.published = 1755230000,
	.updated = 1755230000,
	.precision = 60,
	.origin = ORIGIN_CLOCK,
	.text = "</main> <article class=\"good\" id=\"b\">"},
};

static struct panel
panel_of(const char *name, size_t n)
{
	return (struct panel){
	    .feed = {.name = name,
		.title = name,
		.url = "https://a.example/",
		.timezone = "Asia/Beirut",
		.entries = lines,
		.n = n},
	    .stamp = "00000000000000aa",
	    .newest = n > 0 ? lines[0].published : INSTANT_NONE,
	    .mark = MARK_GOOD,
	    .health = "ok",
	    .fetched = INSTANT_NONE,
	};
}

/* A page of "b", "a" and "c", which has no line; to be freed. */
static struct buf
page_of_three(void)
{
	const struct panel panels[] = {
	    panel_of("b", 2), panel_of("a", 1), panel_of("c", 0)};
	const struct board board = {
	    .panels = panels, .n = 3, .stamp = "0123456789abcdef"};
	struct buf out;
	struct err err;

	buf_init(&out, LIMIT_FEED);
	assert_int_equal(write_webpage(&board, &out, &err), 0);
	return out;
}

static void
finds_each_source_of_a_page(void **state)
{
	struct arena *a = arena_new();
	struct buf page = page_of_three();
	struct webkept_list list;

	(void)state;
	webkept_read(a, page.data, page.len, &list);
	assert_int_equal(list.n, 3);
	assert_ptr_equal(webkept_find(&list, "a"), &list.all[0]);
	assert_ptr_equal(webkept_find(&list, "b"), &list.all[1]);
	assert_ptr_equal(webkept_find(&list, "c"), &list.all[2]);
	assert_null(webkept_find(&list, "ab"));
	assert_null(webkept_find(&list, ""));
	buf_free(&page);
	arena_free(a);
}

static void
gives_a_panel_the_lines_it_had(void **state)
{
	static const char *const names[] = {"a", "b", "c"};
	struct arena *a = arena_new();
	struct buf page = page_of_three();
	struct webkept_list list;

	(void)state;
	webkept_read(a, page.data, page.len, &list);
	for (size_t i = 0; i < 3; i++) {
		const struct webkept *kept = webkept_find(&list, names[i]);
		struct panel p = panel_of(names[i], 0);
		struct buf again;

		p.newest = 0;
		assert_true(webkept_take(kept, &p));
		assert_true(
		    p.newest == (i < 2 ? lines[0].published : INSTANT_NONE));
		buf_init(&again, LIMIT_FEED);
		webpage_put_panel(&p, &again);
		assert_int_equal(again.len, kept->panel_len);
		assert_memory_equal(again.data, kept->panel, again.len);
		buf_free(&again);
	}
	buf_free(&page);
	arena_free(a);
}

static void
takes_nothing_made_from_something_else(void **state)
{
	struct arena *a = arena_new();
	struct buf page = page_of_three();
	struct panel p = panel_of("a", 0);
	struct webkept_list list;

	(void)state;
	webkept_read(a, page.data, page.len, &list);
	p.stamp = "00000000000000ab";
	assert_false(webkept_take(webkept_find(&list, "a"), &p));
	assert_null(p.lines);
	buf_free(&page);
	arena_free(a);
}

static void
takes_no_lines_that_a_hand_has_changed(void **state)
{
	struct arena *a = arena_new();
	struct buf page = page_of_three();
	struct panel p = panel_of("b", 0);
	struct webkept_list list;

	(void)state;
	strstr(page.data, "&lt;/main")[4] = 'x';
	webkept_read(a, page.data, page.len, &list);
	assert_int_equal(list.n, 3);
	assert_false(webkept_take(webkept_find(&list, "b"), &p));
	p = panel_of("a", 0);
	assert_true(webkept_take(webkept_find(&list, "a"), &p));
	buf_free(&page);
	arena_free(a);
}

/* Whatever is cut off, nothing is found in it, nor anything read behind it. */
static void
finds_nothing_in_a_page_cut_short(void **state)
{
	struct arena *a = arena_new();
	struct buf page = page_of_three();
	struct webkept_list list;

	(void)state;
	for (size_t n = 0; n < page.len - 5; n++) {
		char *part = malloc(n + 6);

		memcpy(part, page.data, n);
		memcpy(part + n, " -->\n", 6);
		webkept_read(a, part, n + 5, &list);
		assert_true(list.n == 0 || strstr(part, "</main>") != NULL);
		webkept_read(a, part, n, &list);
		assert_true(
		    list.n == 0 || memcmp(part + n - 5, " -->\n", 5) == 0);
		free(part);
	}
	buf_free(&page);
	arena_free(a);
}

static void
finds_nothing_to_take_where_no_comment_is(void **state)
{
	struct arena *a = arena_new();
	struct panel p = panel_of("a", 1);
	const struct board board = {
	    .panels = &p, .n = 1, .stamp = "0123456789abcdef"};
	struct webkept_list list;
	struct buf out;
	struct err err;

	(void)state;
	p.stamp = NULL;
	buf_init(&out, LIMIT_FEED);
	assert_int_equal(write_webpage(&board, &out, &err), 0);
	webkept_read(a, out.data, out.len, &list);
	assert_int_equal(list.n, 1);
	p.stamp = "00000000000000aa";
	assert_false(webkept_take(webkept_find(&list, "a"), &p));
	buf_free(&out);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(finds_each_source_of_a_page),
    cmocka_unit_test(gives_a_panel_the_lines_it_had),
    cmocka_unit_test(takes_nothing_made_from_something_else),
    cmocka_unit_test(takes_no_lines_that_a_hand_has_changed),
    cmocka_unit_test(finds_nothing_in_a_page_cut_short),
    cmocka_unit_test(finds_nothing_to_take_where_no_comment_is),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
