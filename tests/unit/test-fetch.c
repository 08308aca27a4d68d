/* test-fetch.c - the window of transfers, against a server of our own. */
#include "fetchrun.h"

static void
a_window_of_jobs_runs_at_one_time(void **state)
{
	struct run *r = *state;

	_Static_assert(LIMIT_TRANSFERS == 50, "the path says it");
	for (size_t i = 0; i < LIMIT_TRANSFERS; i++)
		(void)run_add_at(r, i, "/barrier/50");
	run_fetch(r);
	for (size_t i = 0; i < r->n; i++)
		assert_body(&r->out[i], "together\n");
}

static int
stats(const char *name)
{
	void *state = NULL;
	const char *at;
	int n;

	(void)run_set_up(&state);
	at = strstr(run_one(state, "/stats")->body, name);
	assert_non_null(at);
	n = (int)strtol(at + strlen(name), NULL, 10);
	(void)run_tear_down(&state);
	return n;
}

static void
a_window_is_never_passed(void **state)
{
	struct run *r = *state;

	/* A new server, whose counts no other test has raised. */
	run_end();
	assert_int_equal(run_begin(), 0);
	r->transfers = 3;
	for (size_t i = 0; i < 12; i++)
		(void)run_add_at(r, i, "/delay/20");
	run_fetch(r);
	assert_int_equal(stats("requests="), 12);
	/* On a busy machine the server still counts answers that we have: one
	 * a transfer. */
	assert_in_range(stats("most="), 2, 6);
}

static void
one_host_is_asked_one_page_at_a_time(void **state)
{
	struct run *r = *state;

	run_end();
	assert_int_equal(run_begin(), 0);
	for (int i = 0; i < 12; i++)
		(void)run_add(r, i % 2 == 0 ? "/delay/5" : "/etag");
	run_fetch(r);
	assert_int_equal(stats("requests="), 12);
	assert_int_equal(stats("most="), 1);
	/* One for all of them, and those that asked for the counts. */
	assert_int_equal(stats("connections="), 4);
	for (size_t i = 0; i < r->n; i++)
		assert_int_equal(r->out[i].order, i + 1);
}

static void
the_host_that_redirects_lead_to_counts(void **state)
{
	struct run *r = *state;
	char from[128];

	run_end();
	assert_int_equal(run_begin(), 0);
	(void)testserver_url(run_server(), "/etag", from, sizeof(from));
	for (size_t i = 0; i < 4; i++) {
		char path[32];

		(void)snprintf(path, sizeof(path), "/delay/%zu", 80 - 20 * i);
		run_add_at(r, i, path)->from = from;
	}
	run_fetch(r);
	for (size_t i = 0; i < r->n; i++)
		assert_int_equal(r->out[i].order, i + 1);
}

static void
so_does_the_host_that_redirects(void **state)
{
	struct run *r = *state;
	char from[2][128];

	run_end();
	assert_int_equal(run_begin(), 0);
	for (size_t i = 0; i < 4; i++) {
		char path[32];

		(void)snprintf(path, sizeof(path), "/delay/%zu", 80 - 20 * i);
		run_add_at(r, 0, path);
	}
	for (size_t i = 0; i < 2; i++) {
		(void)snprintf(
		    from[i], sizeof(from[i]), "http://%zu.example/", i);
		r->jobs[2 * i].from = from[i];
	}
	run_fetch(r);
	for (size_t i = 0; i < r->n; i++)
		assert_int_equal(r->out[i].order, i + 1);
}

static void
pages_come_after_what_they_wait_for(void **state)
{
	struct run *r = *state;

	(void)run_add_at(r, 0, "/etag");
	(void)run_add_at(r, 1, "/etag");
	(void)run_add_at(r, 0, "/delay/300");
	(void)run_add_at(r, 2, "/reset");
	(void)run_add_at(r, 0, "/etag");
	r->jobs[0].after = r->jobs[4].after = &r->jobs[2];
	r->jobs[1].after = &r->jobs[3];
	run_fetch(r);
	assert_int_equal(r->out[3].order, 1); /* one that failed, too */
	assert_int_equal(r->out[1].order, 2);
	assert_int_equal(r->out[2].order, 3);
	assert_int_equal(r->out[0].order, 4);
	assert_int_equal(r->out[4].order, 5);
}

static void
slow_and_failing_jobs_hold_up_no_other(void **state)
{
	struct run *r = *state;

	r->transfers = 2;
	(void)run_add_at(r, 0, "/delay/1500");
	(void)run_add_at(r, 1, "/reset");
	for (size_t i = 0; i < 20; i++)
		(void)run_add_at(r, 1 + i % 5, "/etag");
	run_fetch(r);
	assert_body(&r->out[0], "late\n");
	assert_int_equal(r->out[0].order, 22);
	assert_int_equal(r->out[1].kind, ERR_FETCH);
	for (size_t i = 2; i < r->n; i++)
		assert_body(&r->out[i], "tagged\n");
}

/* A side that has something to do for each report, one at a time, and is full
 * with two of them. */
enum { SIDE_FULL = 2, SIDE_SLOW_MS = 5 };

static int side_done, side_most;

static int
side_queue(const struct run *r)
{
	int queue = r->reports - side_done;

	side_most = queue > side_most ? queue : side_most;
	return queue;
}

static size_t
side_watch(void *ctx, struct pollfd *fds, size_t n, int *milliseconds)
{
	(void)ctx;
	(void)fds;
	assert_true(n > 0);
	if (*milliseconds > SIDE_SLOW_MS)
		*milliseconds = SIDE_SLOW_MS;
	return 0;
}

static void
side_work(void *ctx)
{
	side_done += side_queue(ctx) > 0;
}

static bool
side_is_full(void *ctx)
{
	return side_queue(ctx) >= SIDE_FULL;
}

static bool
side_is_pending(void *ctx)
{
	return side_queue(ctx) > 0;
}

static void
no_fetch_begins_while_the_side_is_full(void **state)
{
	static const struct fetch_side side = {
	    side_watch, side_work, side_is_full, side_is_pending};
	char here[] = "file:///etc/hostname";
	struct run *r = *state;

	side_done = side_most = 0;
	r->transfers = 3;
	r->side = &side;
	for (size_t i = 0; i < 20; i++)
		(void)(i % 4 == 3 ? run_add(r, here)
				  : run_add_at(r, i % 4, "/etag"));
	run_fetch(r);
	assert_int_equal(side_done, 20); /* none is left pending */
	assert_true(side_most >= SIDE_FULL);
	assert_true(side_most < SIDE_FULL + r->transfers);
}

/* Nothing new is begun, and what is under way is forgotten. */
static void
a_run_ends_when_it_is_told_to(void **state)
{
	struct run *r = *state;

	r->transfers = 2;
	r->enough = 1;
	(void)run_add_at(r, 0, "/etag");
	(void)run_add_at(r, 1, "/stall");
	(void)run_add_at(r, 2, "/etag");
	(void)run_add(r, "file:///etc/passwd");
	run_some(r);
	assert_int_equal(r->reports, 1);
	assert_int_equal(r->out[0].calls, 1);
	r->enough = 2;
	run_some(r);
	assert_int_equal(r->reports, 2);
	assert_int_equal(r->out[0].calls, 2);
}

static void
only_three_schemes_are_taken(void **state)
{
	static const char *const yes[] = {
	    "http://a", "HTTPS://a/b", "file:///a", "file://other/a"};
	static const char *const no[] = {"", "-", "a.html", "/http://", "http",
	    "http:/a", "ftp://a", "javascript:alert(1)", "files://a"};

	(void)state;
	for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
		assert_true(fetch_is_url(yes[i]));
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
		assert_false(fetch_is_url(no[i]));
}

static void
nothing_to_fetch_is_fine(void **state)
{
	run_fetch(*state);
}

static void
zero_transfers_are_one(void **state)
{
	struct run *r = *state;

	r->transfers = 0;
	assert_body(run_one(r, "/etag"), "tagged\n");
}

static void
the_library_says_its_version(void **state)
{
	(void)state;
	assert_has(fetch_library(), ".");
}

static const struct CMUnitTest tests[] = {
    RUN_TEST(a_window_of_jobs_runs_at_one_time),
    RUN_TEST(a_window_is_never_passed),
    RUN_TEST(one_host_is_asked_one_page_at_a_time),
    RUN_TEST(the_host_that_redirects_lead_to_counts),
    RUN_TEST(so_does_the_host_that_redirects),
    RUN_TEST(pages_come_after_what_they_wait_for),
    RUN_TEST(slow_and_failing_jobs_hold_up_no_other),
    RUN_TEST(no_fetch_begins_while_the_side_is_full),
    RUN_TEST(a_run_ends_when_it_is_told_to),
    RUN_TEST(only_three_schemes_are_taken),
    RUN_TEST(nothing_to_fetch_is_fine),
    RUN_TEST(zero_transfers_are_one),
    RUN_TEST(the_library_says_its_version),
};

int
main(void)
{
	int failed;

	if (run_begin() < 0)
		return 0;
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	run_end();
	return failed;
}
