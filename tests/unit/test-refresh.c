/* test-refresh.c - the pipeline over a store in memory: schedule, failures,
 * which of them are told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/instant.h"
#include "refresh/refresh.h"

static const int64_t start = 1755239400; /* 2025-08-15T06:30:00Z */

struct fixture {
	char dir[64], page[96], url[128], feeds[96];
	struct jailed *jail;
	struct store *store;
	struct source source;
	struct refresh_outcome last; /* err is not kept */
	refresh_turn *turn;
	int turns;
	enum err_kind kind;
};

static void
on_outcome(void *ctx, const struct refresh_outcome *o)
{
	struct fixture *f = ctx;

	f->last = *o;
	f->kind = o->err != NULL ? o->err->kind : ERR_NONE;
	f->last.err = NULL;
}

static void
show(const struct fixture *f, const char *html)
{
	FILE *out = fopen(f->page, "w");

	assert_non_null(out);
	(void)fputs(html, out);
	(void)fclose(out);
}

static const char three[] =
    "<h2>Breaking</h2><ul><li>06:21 Parliament passes the forest bill"
    "<li>06:20 Railway line to the coast reopens"
    "<li>05:40 Museum opens a new exhibition</ul>";

static int
setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	struct err err;

	assert_non_null(f);
	memcpy(f->dir, "/tmp/ajel-refresh-XXXXXX", 25);
	assert_non_null(mkdtemp(f->dir));
	(void)snprintf(f->page, sizeof(f->page), "%s/t.html", f->dir);
	(void)snprintf(f->url, sizeof(f->url), "file://%s", f->page);
	(void)snprintf(f->feeds, sizeof(f->feeds), "%s/feeds", f->dir);
	f->source = (struct source){
	    .name = "s", .title = "T", .url = f->url, .timezone = "UTC"};
	assert_int_equal(jailed_open(&f->jail, 9, &err), 0);
	assert_int_equal(
	    store_open(&store_memory, f->dir, STORE_WRITE, &f->store, &err), 0);
	show(f, three);
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;
	char command[256];

	store_close(f->store);
	jailed_close(f->jail);
	(void)snprintf(command, sizeof(command), "rm -rf '%s'", f->dir);
	free(f);
	return system(command);
}

static void
go(struct fixture *f, int64_t after, bool forced)
{
	const struct refresh_job job = {.name = "s",
	    .source = &f->source,
	    .forced = forced,
	    .named = forced};
	const struct refresh_run run = {.jail = f->jail,
	    .store = f->store,
	    .dir = f->feeds,
	    .transfers = 4,
	    .now = start + after,
	    .now_given = true,
	    .report = on_outcome,
	    .turn = f->turn,
	    .ctx = f};
	struct err err;

	assert_int_equal(refresh(&run, &job, 1, &err), 0);
}

static void
lines_are_new_once(void **state)
{
	struct fixture *f = *state;

	go(f, 0, false);
	assert_int_equal(f->last.state, REFRESH_UPDATED);
	assert_int_equal(f->last.added, 3);
	go(f, 60, false);
	assert_int_equal(f->last.state, REFRESH_UNCHANGED);
	go(f, DAY, false);
	assert_int_equal(f->last.state, REFRESH_UNCHANGED);
}

static void
the_same_bytes_are_read_once(void **state)
{
	struct fixture *f = *state;

	go(f, 0, false);
	assert_false(f->last.same);
	assert_int_equal(f->last.lines, 3);
	go(f, 60, false);
	assert_int_equal(f->last.state, REFRESH_UNCHANGED);
	assert_true(f->last.same);
	assert_int_equal(f->last.lines, 3);
	f->source.ticker.heading = "Breaking"; /* other rules */
	go(f, 120, false);
	assert_false(f->last.same);
	assert_int_equal(f->last.lines, 3);
	show(f, "<p>a page without a ticker</p>");
	go(f, 180, false);
	assert_int_equal(f->last.state, REFRESH_FAILED);
	show(f, three); /* what came between may have been its fault */
	go(f, 240, false);
	assert_false(f->last.same);
	go(f, 300, false);
	assert_true(f->last.same);
	assert_int_equal(f->last.lines, 3);
}

/* A ticker of n lines, with some text of another kind. */
static void
show_lines(const struct fixture *f, int n, int padding)
{
	char html[16384] = "<h2>Breaking</h2><ul>";
	size_t at = strlen(html);

	for (int i = n; i > 0; i--)
		at += (size_t)snprintf(html + at, sizeof(html) - at,
		    "<li>05:%02d Headline of the %d. story of this morning", i,
		    i);
	(void)snprintf(
	    html + at, sizeof(html) - at, "</ul><p>%0*d</p>", padding, 0);
	show(f, html);
}

static void
a_stump_of_a_page_is_called_small(void **state)
{
	struct fixture *f = *state;

	show_lines(f, 20, 8000);
	go(f, 0, false);
	assert_int_equal(f->last.state, REFRESH_UPDATED);
	show(f, "<p>back soon</p>");
	go(f, 60, false);
	assert_int_equal(f->kind, ERR_SMALL);
	show_lines(f, 0, 4000);
	go(f, 120, false);
	assert_int_equal(f->kind, ERR_TICKER);
	show(f, "<title>Just a moment...</title>");
	go(f, 180, false);
	assert_int_equal(f->kind, ERR_CHALLENGE);
	show_lines(f, 3, 0); /* its ticker is there: nothing else counts */
	go(f, 240, false);
	assert_int_not_equal(f->last.state, REFRESH_FAILED);
	assert_non_null(f->last.warning);
}

/* The store is lost, the feeds are not. */
static void
lose_the_store(struct fixture *f)
{
	struct err err;

	store_close(f->store);
	assert_int_equal(
	    store_open(&store_memory, f->dir, STORE_WRITE, &f->store, &err), 0);
}

/* An edit, the loss, and the page as it was a day later. */
static void
lose_and_go_on(struct fixture *f)
{
	go(f, 0, false);
	show(f, "<h2>Breaking</h2><ul>"
		"<li>06:21 Parliament passes the forest bill at last"
		"<li>06:20 Railway line to the coast reopens"
		"<li>05:40 Museum opens a new exhibition</ul>");
	go(f, 600, false);
	assert_int_equal(f->last.edited, 1);
	lose_the_store(f);
	go(f, DAY, false);
	assert_int_equal(f->last.lines, 3);
	assert_int_equal(f->last.added, 0);
}

static void
a_lost_history_comes_back_from_the_feed(void **state)
{
	struct fixture *f = *state;

	lose_and_go_on(f);
	assert_int_equal(f->last.state, REFRESH_UNCHANGED);
}

static void
wordings_of_their_own_are_no_lines_of_a_lost_history(void **state)
{
	struct fixture *f = *state;
	struct history h;
	struct arena *a = arena_new();
	struct err err;

	f->source.feed.edits = EDITS_NEW;
	lose_and_go_on(f);
	assert_int_equal(store_history(f->store, a, "s", 10, &h, &err), 0);
	assert_int_equal(h.n, 3);
	arena_free(a);
}

static void
the_feed_of_another_page_is_no_history(void **state)
{
	struct fixture *f = *state;

	go(f, 0, false);
	lose_the_store(f);
	(void)snprintf(f->url, sizeof(f->url), "file://localhost%s", f->page);
	go(f, 60, false);
	assert_int_equal(f->last.added, 3);
}

static void
a_source_waits_for_its_interval(void **state)
{
	struct fixture *f = *state;

	f->source.fetch.interval = HOUR;
	go(f, 0, false);
	go(f, HOUR / 2, false);
	assert_int_equal(f->last.state, REFRESH_WAITING);
	assert_int_equal(f->last.next_due, start + HOUR);
	go(f, HOUR / 2, true);
	assert_int_equal(f->last.state, REFRESH_UNCHANGED);
	go(f, HOUR + HOUR / 2 - 5, false); /* cron is never on the second */
	assert_int_equal(f->last.state, REFRESH_UNCHANGED);
	/* A clock that was once ahead silences nothing. */
	go(f, 1000 * DAY, false);
	go(f, 2 * HOUR, false);
	assert_int_equal(f->last.state, REFRESH_UNCHANGED);
}

/* What the server said of another address once; a file has none. */
static void
bar(struct fixture *f, int64_t until)
{
	struct arena *a = arena_new();
	struct health h;
	struct err err;

	assert_int_equal(store_health(f->store, a, "s", &h, &err), 0);
	h.retry_until = start + until;
	assert_int_equal(store_commit(f->store, "s", &h, NULL, &err), 0);
	arena_free(a);
}

static void
a_server_that_wants_nobody_to_come_is_heeded(void **state)
{
	struct fixture *f = *state;

	go(f, 0, false);
	bar(f, HOUR);
	go(f, HOUR - 1, true);
	assert_int_equal(f->last.state, REFRESH_BARRED);
	assert_int_equal(f->last.next_due, start + HOUR);
	go(f, HOUR, false);
	assert_int_equal(f->last.state, REFRESH_UNCHANGED);
	bar(f, 5 * DAY); /* by a clock that was wrong */
	go(f, HOUR + 60, false);
	assert_int_equal(f->last.state, REFRESH_UNCHANGED);
}

static bool
no_more(void *ctx, const struct refresh_progress *at)
{
	struct fixture *f = ctx;

	f->turns++;
	assert_int_equal(at->due, 1);
	assert_int_equal(at->done, 0);
	return false;
}

static void
a_run_that_is_to_end_leaves_the_rest_as_it_was(void **state)
{
	struct fixture *f = *state;

	f->turn = no_more;
	go(f, 0, false);
	assert_int_equal(f->turns, 1);
	assert_null(f->last.name);
	f->turn = NULL;
	go(f, 60, false);
	assert_int_equal(f->last.state, REFRESH_UPDATED);
	assert_int_equal(f->last.failures, 0);
}

static void
failures_are_told_at_the_third_and_then_daily(void **state)
{
	static const struct {
		int64_t after;
		bool tell;
	} runs[] = {
	    {0, false},
	    {300, false},
	    {600, true},
	    {900, false},
	    {600 + DAY * 3 / 4 - 1, false}, /* chance makes a day shorter */
	    {600 + DAY * 3 / 4, true},
	    {900 + DAY, false},
	};
	struct fixture *f = *state;

	show(f, "<p>Please wait while we check your browser.</p>");
	for (size_t i = 0; i < sizeof(runs) / sizeof(runs[0]); i++) {
		go(f, runs[i].after, false);
		assert_int_equal(f->last.state, REFRESH_FAILED);
		assert_int_equal(f->kind, ERR_TICKER);
		assert_int_equal(f->last.failures, (int)i + 1);
		assert_int_equal(f->last.tell, runs[i].tell);
	}
	go(f, 2 * DAY - 7200, true);
	assert_true(f->last.tell); /* it was named */
	show(f, three);
	go(f, 2 * DAY, false);
	assert_int_equal(f->last.state, REFRESH_UPDATED);
	(void)unlink(f->page);
	go(f, 2 * DAY + 60, false);
	assert_int_equal(f->last.failures, 1);
	assert_false(f->last.tell);
}

static void
a_broken_definition_is_a_failure_like_any(void **state)
{
	struct fixture *f = *state;
	const struct err broken = {.kind = ERR_DEFINITION, .msg = "x"};
	const struct refresh_job job = {.name = "b", .broken = &broken};
	const struct refresh_run run = {.jail = f->jail,
	    .store = f->store,
	    .dir = f->feeds,
	    .transfers = 1,
	    .now = start,
	    .watched = true,
	    .report = on_outcome,
	    .ctx = f};
	struct err err;

	assert_int_equal(refresh(&run, &job, 1, &err), 0);
	assert_int_equal(f->last.state, REFRESH_FAILED);
	assert_int_equal(f->kind, ERR_DEFINITION);
	assert_true(f->last.tell);
}

/* Compiled it is fine; it fails on what stands on the page. */
static void
a_rule_that_fails_on_its_page_counts_until_it_changes(void **state)
{
	struct fixture *f = *state;

	go(f, 0, false);
	f->source.ticker.items = "//li[id(foo(3))]";
	for (int i = 1; i <= 3; i++) {
		go(f, i * DAY, false);
		assert_int_equal(f->kind, ERR_DEFINITION);
		assert_int_equal(f->last.failures, i);
		assert_int_equal(f->last.tell, i == 3);
	}
	f->source.ticker.items = "count(//li)"; /* another */
	go(f, 3 * DAY + HOUR, false);
	assert_int_equal(f->kind, ERR_DEFINITION);
	assert_int_equal(f->last.failures, 1);
	f->source.ticker.items = "//li";
	go(f, 3 * DAY + 2 * HOUR, false);
	assert_int_equal(f->last.state, REFRESH_UNCHANGED);
}

static void
feeds_that_cannot_be_written_heal_later(void **state)
{
	struct fixture *f = *state;
	char atom[128];

	go(f, 0, false);
	(void)snprintf(atom, sizeof(atom), "%s/s.atom", f->feeds);
	assert_int_equal(unlink(atom), 0);
	assert_int_equal(mkdir(atom, 0777), 0); /* in the file's way */
	go(f, 60, false);
	assert_int_equal(f->kind, ERR_OUTPUT);
	assert_false(f->last.tell);
	go(f, 120, false);
	go(f, 180, false);
	assert_int_equal(f->last.failures, 3);
	assert_true(f->last.tell);
	assert_int_equal(rmdir(atom), 0);
	go(f, 240, false);
	assert_int_equal(f->last.state, REFRESH_UNCHANGED);
	assert_int_equal(access(atom, F_OK), 0);
}

#define with_fixture(test)                                                     \
	cmocka_unit_test_setup_teardown(test, setup, teardown)

static const struct CMUnitTest tests[] = {
    with_fixture(lines_are_new_once),
    with_fixture(the_same_bytes_are_read_once),
    with_fixture(a_stump_of_a_page_is_called_small),
    with_fixture(a_lost_history_comes_back_from_the_feed),
    with_fixture(wordings_of_their_own_are_no_lines_of_a_lost_history),
    with_fixture(the_feed_of_another_page_is_no_history),
    with_fixture(a_source_waits_for_its_interval),
    with_fixture(a_server_that_wants_nobody_to_come_is_heeded),
    with_fixture(a_run_that_is_to_end_leaves_the_rest_as_it_was),
    with_fixture(failures_are_told_at_the_third_and_then_daily),
    with_fixture(a_broken_definition_is_a_failure_like_any),
    with_fixture(a_rule_that_fails_on_its_page_counts_until_it_changes),
    with_fixture(feeds_that_cannot_be_written_heal_later),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
