/* test-courtesy.c - what a site permits, over days in which its robots.txt comes
 * and goes, and what it told its sources. */
#include "refresh/courtesy.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/instant.h"
#include "refresh/validity.h"
#include "testserver.h"

enum { SOURCES = 3, NOW = 1755239400 }; /* 2025-08-15T06:30:00Z */

struct fixture {
	struct testserver server;
	struct store *store;
	struct arena *a, *scratch;
	char urls[SOURCES][96];
	struct source sources[SOURCES];
	struct permit permits[SOURCES];
};

static void
put(const struct fixture *f, const char *name, const char *text)
{
	assert_int_equal(
	    testserver_write(&f->server, name, text, strlen(text)), 0);
}

static void
take_away(const struct fixture *f, const char *name)
{
	char path[128];

	(void)snprintf(path, sizeof(path), "%s/%s", f->server.dir, name);
	(void)unlink(path);
}

/* How often robots.txt was asked for, ever. */
static int
times_asked(const struct fixture *f)
{
	char path[128], line[256];
	FILE *log;
	int n = 0;

	(void)snprintf(
	    path, sizeof(path), "%s/%s", f->server.dir, TESTSERVER_LOG);
	log = fopen(path, "r");
	assert_non_null(log);
	while (fgets(line, sizeof(line), log) != NULL)
		n += strcmp(line, "GET /robots.txt\n") == 0;
	(void)fclose(log);
	return n;
}

static int
set_up(void **state)
{
	static const char *const paths[SOURCES] = {"/a", "/b?c=1", "/b"};
	struct fixture *f = *state;
	struct err err;

	f->a = arena_new();
	f->scratch = arena_new();
	take_away(f, "robots.txt");
	take_away(f, "robots.txt.answer");
	put(f, TESTSERVER_LOG, "");
	for (size_t i = 0; i < SOURCES; i++) {
		(void)testserver_url(
		    &f->server, paths[i], f->urls[i], sizeof(f->urls[i]));
		f->sources[i] = (struct source){.name = "s",
		    .url = f->urls[i],
		    .fetch = {.timeout = 5, .allow_private = true}};
	}
	return store_open(&store_memory, "", STORE_WRITE, &f->store, &err);
}

static int
tear_down(void **state)
{
	struct fixture *f = *state;

	store_close(f->store);
	arena_free(f->scratch);
	arena_free(f->a);
	return 0;
}

static void
on_file(void *ctx, size_t nth, const struct fetch_result *came)
{
	courtesy_take(ctx, nth, came);
}

/* The flights of the first n sources, with what is known of their sites. */
static void
line_up(
    struct fixture *f, struct refreshing *r, struct refresh_job *jobs, size_t n)
{
	struct err err;

	r->kept = f->a;
	r->scratch = f->scratch;
	r->sites = sites_new(f->a, n);
	r->flights = arena_zalloc(f->a, n * sizeof(*r->flights));
	r->flying = n;
	for (size_t i = 0; i < n; i++) {
		jobs[i] = (struct refresh_job){.source = &f->sources[i]};
		r->flights[i].job = &jobs[i];
		r->flights[i].rules = validity_rules(f->a, jobs[i].source);
		r->flights[i].site = sites_of(r->sites, &f->sources[i]);
		if (courtesy_read(r, &r->flights[i], &err) < 0)
			fail_msg("%s", err.msg);
	}
}

/* Asks for the first n sources. */
static void
ask_at(struct fixture *f, size_t n, int64_t now)
{
	const struct refresh_run run = {
	    .store = f->store, .transfers = 4, .now = now, .now_given = true};
	struct refreshing r = {.run = &run};
	const struct fetch_run fetch = {
	    .transfers = run.transfers, .done = on_file, .ctx = &r};
	struct fetch_job jobs[2 * SOURCES] = {{0}};
	struct refresh_job asked[SOURCES];
	struct err err;
	size_t files;

	line_up(f, &r, asked, n);
	files = courtesy_ask(&r, jobs);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(jobs[i].after != NULL,
		    r.flights[i].permit.state == PERMIT_UNKNOWN);
	if (fetch_all(&fetch, jobs + n, files, &err) < 0)
		fail_msg("%s", err.msg);
	for (size_t i = 0; i < n; i++)
		f->permits[i] = r.flights[i].permit;
}

static struct permit
ask_one(struct fixture *f, int64_t after)
{
	ask_at(f, 1, NOW + after);
	return f->permits[0];
}

static void
each_path_is_judged_by_one_file(void **state)
{
	struct fixture *f = *state;

	put(f, "robots.txt",
	    "User-agent: *\nCrawl-delay: 7\nDisallow: /b\nAllow: /b$\n");
	ask_at(f, SOURCES, NOW);
	assert_int_equal(times_asked(f), 1);
	assert_int_equal(f->permits[0].state, PERMIT_GIVEN);
	assert_int_equal(f->permits[0].delay, 7);
	assert_int_equal(f->permits[1].state, PERMIT_REFUSED);
	assert_non_null(strstr(f->permits[1].why, "/robots.txt doesn't allow"));
	assert_null(strstr(f->permits[1].why, "c=1"));
	assert_int_equal(f->permits[1].again, NOW + DAY);
	assert_int_equal(f->permits[2].state, PERMIT_GIVEN);
}

/* RFC 9309 §2.5: what is past a limit may be left out, no more. */
static void
a_long_file_is_read_as_far_as_it_goes(void **state)
{
	enum { LINES = 60000 };
	static const char line[] = "# a word to all robots, ever the same\n";
	static const char rule[] = "User-agent: *\nDisallow: /b\n";
	struct fixture *f = *state;
	char *text = malloc(sizeof(rule) + LINES * sizeof(line));
	char *p = text;

	assert_non_null(text);
	p += snprintf(p, sizeof(rule), "%s", rule);
	for (size_t i = 0; i < LINES; i++)
		p += snprintf(p, sizeof(line), "%s", line);
	put(f, "robots.txt", text);
	free(text);
	ask_at(f, SOURCES, NOW);
	assert_int_equal(f->permits[0].state, PERMIT_GIVEN);
	assert_int_equal(f->permits[1].state, PERMIT_REFUSED);
	assert_int_equal(f->permits[2].state, PERMIT_REFUSED);
}

static void
who_needs_none_has_it(void **state)
{
	static const char *command[] = {"true", NULL};
	struct fixture *f = *state;

	put(f, "robots.txt", "User-agent: *\nDisallow: /\n");
	f->sources[0].fetch.robots = ROBOTS_IGNORE;
	f->sources[1].fetch.command = command;
	f->sources[2].url = "file:///tmp/x";
	ask_at(f, SOURCES, NOW);
	assert_int_equal(times_asked(f), 0);
	for (size_t i = 0; i < SOURCES; i++)
		assert_int_equal(f->permits[i].state, PERMIT_GIVEN);
}

static void
an_answer_holds_for_a_day(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(ask_one(f, 0).state, PERMIT_GIVEN);
	put(f, "robots.txt", "User-agent: *\nDisallow: /\n");
	assert_int_equal(ask_one(f, DAY - 1).state, PERMIT_GIVEN);
	assert_int_equal(times_asked(f), 1);
	assert_int_equal(ask_one(f, DAY).state, PERMIT_REFUSED);
	assert_int_equal(times_asked(f), 2);
	/* A clock that was once ahead makes nothing last. */
	take_away(f, "robots.txt");
	assert_int_equal(ask_one(f, DAY - 1).state, PERMIT_GIVEN);
	assert_int_equal(times_asked(f), 3);
}

static void
a_file_in_trouble_is_asked_ever_more_rarely(void **state)
{
	static const int64_t waits[] = {5 * MINUTE, 10 * MINUTE, 20 * MINUTE,
	    40 * MINUTE, 80 * MINUTE, 160 * MINUTE, 320 * MINUTE, 640 * MINUTE,
	    1280 * MINUTE, DAY, DAY};
	struct fixture *f = *state;
	int64_t at = 0;
	int n = 1;

	put(f, "robots.txt.answer", "503\n");
	assert_int_equal(ask_one(f, 0).state, PERMIT_REFUSED);
	for (size_t i = 0; i < sizeof(waits) / sizeof(waits[0]); i++) {
		at += waits[i];
		(void)ask_one(f, at - 1);
		assert_int_equal(times_asked(f), n);
		assert_int_equal(ask_one(f, at).state, PERMIT_REFUSED);
		assert_int_equal(times_asked(f), ++n);
	}
	assert_int_equal(ask_one(f, 30 * DAY - 1).state, PERMIT_REFUSED);
	assert_int_equal(ask_one(f, 30 * DAY).state, PERMIT_GIVEN);
	take_away(f, "robots.txt.answer");
	put(f, "robots.txt", "User-agent: *\nDisallow: /\n");
	assert_int_equal(ask_one(f, 31 * DAY).state, PERMIT_REFUSED);
	assert_int_equal(f->permits[0].again, NOW + 32 * DAY);
}

static void
what_was_known_holds_while_the_file_is_in_trouble(void **state)
{
	struct fixture *f = *state;

	put(f, "robots.txt", "User-agent: *\nDisallow: /a\n");
	ask_at(f, 2, NOW);
	put(f, "robots.txt.answer", "503\n");
	ask_at(f, 2, NOW + 20 * DAY);
	assert_int_equal(f->permits[0].state, PERMIT_REFUSED);
	assert_non_null(strstr(f->permits[0].why, "503"));
	assert_int_equal(f->permits[1].state, PERMIT_GIVEN);
	ask_at(f, 2, NOW + 60 * DAY);
	assert_int_equal(f->permits[0].state, PERMIT_REFUSED);
	assert_int_equal(f->permits[1].state, PERMIT_GIVEN);
}

/* Those who may be asked for a page may be asked for this. */
static void
a_private_address_needs_leave(void **state)
{
	struct fixture *f = *state;

	f->sources[0].fetch.allow_private = false;
	assert_int_equal(ask_one(f, 0).state, PERMIT_UNKNOWN);
	assert_non_null(strstr(f->permits[0].err->msg, "allow-private"));
	assert_int_equal(times_asked(f), 0);
	ask_at(f, 2, NOW);
	assert_int_equal(f->permits[0].state, PERMIT_GIVEN);
}

static void
no_answer_is_an_error_and_asked_again_at_once(void **state)
{
	struct fixture *f = *state;

	put(f, "robots.txt.answer", "0\n");
	ask_at(f, SOURCES, NOW);
	for (size_t i = 0; i < SOURCES; i++) {
		assert_int_equal(f->permits[i].state, PERMIT_UNKNOWN);
		assert_int_equal(f->permits[i].err->kind, ERR_FETCH);
	}
	take_away(f, "robots.txt.answer");
	assert_int_equal(ask_one(f, 1).state, PERMIT_GIVEN);
}

struct answer {
	const char *text;
	enum permit_state state;
};

static const struct answer answers[] = {
    {"400\n", PERMIT_GIVEN},
    {"404\n", PERMIT_GIVEN},
    {"429\n", PERMIT_GIVEN},
    {"499\n", PERMIT_GIVEN},
    {"407\n", PERMIT_REFUSED},
    {"500\n", PERMIT_REFUSED},
    {"599\n", PERMIT_REFUSED},
    {"304\n", PERMIT_GIVEN},
    {"301\n", PERMIT_GIVEN},
    {"301\nLocation: /status/404\n", PERMIT_GIVEN},
    {"301\nLocation: /status/503\n", PERMIT_REFUSED},
    {"301\nLocation: /hang-up\n", PERMIT_UNKNOWN},
    {"301\nLocation: /redirect-loop\n", PERMIT_GIVEN},
    {"301\nLocation: ftp://127.0.0.1/\n", PERMIT_GIVEN},
    {"302\nLocation: /short\n", PERMIT_UNKNOWN},
    {"302\nLocation: /endless\n", PERMIT_GIVEN}, /* no rule so far */
    {"200\nContent-Encoding: gzip\n", PERMIT_UNKNOWN},
    {"200\nContent-Type: text/html\n", PERMIT_GIVEN},
    {"200\nContent-Type: image/png\n", PERMIT_GIVEN},
    {"206\n", PERMIT_REFUSED},
};

static void
each_answer_means_what_the_rfc_says(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
		void *fresh = f;

		put(f, "robots.txt.answer", answers[i].text);
		if (ask_one(f, 0).state != answers[i].state)
			fail_msg(
			    "%d for %s", f->permits[0].state, answers[i].text);
		assert_int_equal(tear_down(&fresh), 0);
		assert_int_equal(set_up(&fresh), 0);
	}
}

static void
what_is_known_is_told_without_asking(void **state)
{
	struct fixture *f = *state;
	struct permit p;
	struct err err;

	put(f, "robots.txt", "User-agent: *\nDisallow: /\n");
	assert_int_equal(
	    permit_known(f->a, f->store, &f->sources[0], NOW, &p, &err), 0);
	assert_int_equal(p.state, PERMIT_UNKNOWN);
	(void)ask_one(f, 0);
	assert_int_equal(permit_known(f->a, f->store, &f->sources[0],
			     NOW + 90 * DAY, &p, &err),
	    0);
	assert_int_equal(p.state, PERMIT_REFUSED);
	assert_string_equal(p.why, f->permits[0].why);
	assert_int_equal(p.again, NOW + DAY);
	assert_int_equal(times_asked(f), 1);
}

/* What source i's site is known for by another run. */
static struct shared_site
known_of(struct fixture *f, size_t i, int64_t after)
{
	const struct refresh_run run = {
	    .store = f->store, .now = NOW + after, .now_given = true};
	struct refreshing r = {.run = &run, .began = 50000};
	struct refresh_job jobs[SOURCES];

	line_up(f, &r, jobs, SOURCES);
	return *r.flights[i].site;
}

static void
come(
    struct fixture *f, size_t i, const struct fetch_result *came, int64_t delay)
{
	const struct refresh_run run = {
	    .store = f->store, .now = NOW, .now_given = true};
	struct refreshing r = {.run = &run};
	struct refresh_job jobs[SOURCES];

	line_up(f, &r, jobs, SOURCES);
	r.flights[i].health.crawl_delay = delay;
	courtesy_heed(&r, &r.flights[i], came);
}

static void
what_one_was_told_is_known_to_all(void **state)
{
	static const struct fetch_result fine = {
	    .retry_after = -1, .fresh = -1};
	static const struct fetch_result away = {
	    .retry_after = 3600, .fresh = -1};
	struct fixture *f = *state;
	struct permit p;
	struct err err;

	put(f, "robots.txt", "User-agent: *\nDisallow: /a\n");
	ask_at(f, SOURCES, NOW);
	come(f, 0, &fine, 0);
	assert_int_equal(known_of(f, 1, 1).barred, INSTANT_NONE);
	assert_int_equal(known_of(f, 1, 1).used, INSTANT_NONE);
	come(f, 0, &away, 0);
	assert_int_equal(known_of(f, 1, 3599).barred, NOW + 3600);
	assert_int_equal(known_of(f, 1, 3600).barred, INSTANT_NONE);
	assert_int_equal(known_of(f, 1, -2 * DAY).barred, INSTANT_NONE);
	f->sources[1].fetch.robots = ROBOTS_IGNORE;
	assert_int_equal(
	    permit_known(f->a, f->store, &f->sources[1], NOW + 9, &p, &err), 0);
	assert_int_equal(p.state, PERMIT_GIVEN);
	assert_int_equal(p.barred, NOW + 3600);
	/* What the robots.txt said stays. */
	assert_int_equal(ask_one(f, 2 * HOUR).state, PERMIT_REFUSED);
	assert_int_equal(times_asked(f), 1);
}

static void
when_a_page_was_asked_for_is_known_to_the_next_run(void **state)
{
	static const struct fetch_result fine = {
	    .retry_after = -1, .fresh = -1};
	struct fixture *f = *state;

	come(f, 0, &fine, 7);
	assert_int_equal(known_of(f, 1, 3).used, 50000 - 3000);
	assert_int_equal(known_of(f, 1, -3).used, INSTANT_NONE);
}

static void
a_robots_txt_may_send_us_away_too(void **state)
{
	struct fixture *f = *state;

	put(f, "robots.txt.answer", "429\nRetry-After: 600\n");
	assert_int_equal(ask_one(f, 0).state, PERMIT_GIVEN);
	assert_int_equal(known_of(f, 0, 1).barred, NOW + 600);
}

/* Whoever redirects to one that sends us away has said nothing. */
static void
who_sends_us_away_does_so_for_itself(void **state)
{
	static const struct fetch_result away = {.retry_after = 3600,
	    .fresh = -1,
	    .from = "http://other.example/news"};
	struct fixture *f = *state;

	f->sources[2].url = "http://other.example/";
	come(f, 0, &away, 0);
	assert_int_equal(known_of(f, 1, 1).barred, INSTANT_NONE);
	assert_int_equal(known_of(f, 2, 1).barred, NOW + 3600);
}

/* Answers that come late in a long run. */
static struct shared_site
come_late(struct fixture *f, const struct fetch_result *came, int64_t waited)
{
	const struct refresh_run run = {.store = f->store, .now = NOW};
	struct refreshing r = {.run = &run, .began = clock_ticks() - 90 * 1000};
	struct refresh_job jobs[SOURCES];

	line_up(f, &r, jobs, SOURCES);
	r.flights[0].begun = clock_ticks() - waited;
	r.flights[0].health.crawl_delay = 7;
	courtesy_heed(&r, &r.flights[0], came);
	return *r.flights[0].site;
}

static void
a_day_is_the_most_from_when_it_is_said(void **state)
{
	static const struct fetch_result away = {
	    .retry_after = DAY, .fresh = -1};
	struct fixture *f = *state;

	assert_in_range(
	    come_late(f, &away, 0).barred, NOW + 90 + DAY, NOW + 91 + DAY);
}

/* Instants are whole seconds: none of the time is lost by that. */
static void
the_next_run_comes_no_sooner_for_cut_off_seconds(void **state)
{
	static const struct fetch_result fine = {
	    .retry_after = -1, .fresh = -1};
	struct fixture *f = *state;

	(void)come_late(f, &fine, 0);
	assert_in_range(known_of(f, 1, 93).used, 50000 - 1000, 50000);
	assert_in_range(known_of(f, 1, 91).used, 50000, 50000 + 2000);
}

static void
who_lets_us_wait_in_vain_is_silent(void **state)
{
	struct err none = {.kind = ERR_FETCH}, trouble = {.kind = ERR_HTTP};
	const struct fetch_result nothing = {
	    .err = &none, .retry_after = -1, .fresh = -1};
	const struct fetch_result refused = {
	    .err = &trouble, .status = 500, .retry_after = -1, .fresh = -1};
	struct fixture *f = *state;

	assert_true(come_late(f, &nothing, 5001).silent);
	assert_false(come_late(f, &nothing, 3000).silent);
	assert_false(come_late(f, &refused, 5001).silent);
}

#define PERMIT_TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	static struct fixture f;
	struct CMUnitTest tests[] = {
	    PERMIT_TEST(each_path_is_judged_by_one_file),
	    PERMIT_TEST(a_long_file_is_read_as_far_as_it_goes),
	    PERMIT_TEST(who_needs_none_has_it),
	    PERMIT_TEST(an_answer_holds_for_a_day),
	    PERMIT_TEST(a_file_in_trouble_is_asked_ever_more_rarely),
	    PERMIT_TEST(what_was_known_holds_while_the_file_is_in_trouble),
	    PERMIT_TEST(a_private_address_needs_leave),
	    PERMIT_TEST(no_answer_is_an_error_and_asked_again_at_once),
	    PERMIT_TEST(each_answer_means_what_the_rfc_says),
	    PERMIT_TEST(what_is_known_is_told_without_asking),
	    PERMIT_TEST(what_one_was_told_is_known_to_all),
	    PERMIT_TEST(when_a_page_was_asked_for_is_known_to_the_next_run),
	    PERMIT_TEST(a_robots_txt_may_send_us_away_too),
	    PERMIT_TEST(who_sends_us_away_does_so_for_itself),
	    PERMIT_TEST(a_day_is_the_most_from_when_it_is_said),
	    PERMIT_TEST(the_next_run_comes_no_sooner_for_cut_off_seconds),
	    PERMIT_TEST(who_lets_us_wait_in_vain_is_silent),
	};
	int rc;

	if (testserver_start(&f.server) < 0)
		return 0;
	for (size_t i = 0; i < sizeof(tests) / sizeof(tests[0]); i++)
		tests[i].initial_state = &f;
	rc = cmocka_run_group_tests(tests, NULL, NULL);
	testserver_stop(&f.server);
	return rc;
}
