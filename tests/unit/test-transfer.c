/* test-transfer.c - what a request says, and where it is cut off. */
#include "fetchrun.h"

static void
a_request_says_who_we_are_and_no_more(void **state)
{
	const struct outcome *o = run_one(*state, "/echo?a=b#c");

	assert_has(o->body, "GET /echo?a=b HTTP/1.1\r\n");
	assert_has(o->body, "\r\nUser-Agent: ajel/" AJEL_VERSION " (");
	assert_has(o->body, fetch_user_agent());
	assert_has(o->body, "\r\nAccept: text/html,");
	assert_has(o->body, "\r\nAccept-Encoding: gzip\r\n");
	assert_lacks(o->body, "Accept-Language");
	assert_lacks(o->body, "Cookie");
	assert_lacks(o->body, "Referer");
	assert_lacks(o->body, "If-");
}

static void
a_redirect_adds_neither_cookie_nor_referer(void **state)
{
	const struct outcome *o = run_one(*state, "/redirect/2");

	assert_has(o->body, "GET /echo HTTP/1.1\r\n");
	assert_lacks(o->body, "Cookie");
	assert_lacks(o->body, "Referer");
}

static void
a_definition_adds_and_replaces_headers(void **state)
{
	static const char *headers[] = {
	    "accept-encoding: identity", "X-Token: a b"};
	struct run *r = *state;

	(void)run_add(r, "/echo");
	r->sources[0].fetch.headers = headers;
	r->sources[0].fetch.headers_n = 2;
	run_fetch(r);
	assert_has(r->out[0].body, "\r\naccept-encoding: identity\r\n");
	assert_lacks(r->out[0].body, "Accept-Encoding: gzip");
	assert_has(r->out[0].body, "\r\nX-Token: a b\r\n");
	assert_has(r->out[0].body, "\r\nAccept: text/html,");
}

static void
a_header_of_two_lines_is_refused(void **state)
{
	static const char *headers[] = {"X: a\r\nCookie: b"};
	struct run *r = *state;

	(void)run_add(r, "/echo");
	(void)run_add(r, "/echo");
	r->sources[0].fetch.headers = headers;
	r->sources[0].fetch.headers_n = 1;
	run_fetch(r);
	assert_error(&r->out[0], ERR_FETCH, "control character");
	assert_int_equal(r->out[1].kind, ERR_NONE);
}

static void
validators_are_sent_exactly_as_received(void **state)
{
	struct run *r = *state;
	struct fetch_job *job = run_add(r, "/echo");

	job->etag = "W/\"a,b; c\"";
	job->last_modified = "Fri, 15 Aug 2025 06:13:00 GMT";
	job = run_add(r, "/echo");
	job->etag = "unquoted";
	job = run_add(r, "/echo");
	job->etag = "\"a\"\r\nCookie: b";
	job->last_modified = "";
	run_fetch(r);
	assert_has(r->out[0].body, "\r\nIf-None-Match: W/\"a,b; c\"\r\n");
	assert_has(r->out[0].body,
	    "\r\nIf-Modified-Since: Fri, 15 Aug 2025 06:13:00 GMT\r\n");
	assert_has(r->out[2].body, "GET /echo");
	assert_has(r->out[1].body, "\r\nIf-None-Match: unquoted\r\n");
	assert_lacks(r->out[1].body, "If-Modified-Since");
	assert_lacks(r->out[2].body, "If-");
	assert_lacks(r->out[2].body, "Cookie");
}

static void
an_address_is_sent_percent_encoded(void **state)
{
	const struct outcome *o = run_one(*state, "/echo?س ص");

	assert_has(o->body, "GET /echo?%d8%b3+%d8%b5 HTTP/1.1\r\n");
}

/* The test server stands for a proxy: only one would be asked for a host that
 * doesn't exist. */
static void
a_proxy_is_taken_from_the_environment(void **state)
{
	struct run *r = *state;
	char proxy[64];

	(void)testserver_url(run_server(), "", proxy, sizeof(proxy));
	assert_int_equal(setenv("http_proxy", proxy, 1), 0);
	assert_int_equal(setenv("no_proxy", "127.0.0.1", 1), 0);
	(void)run_add(r, "http://nowhere.invalid/page.html");
	(void)run_add(r, "/etag");
	run_fetch(r);
	assert_int_equal(unsetenv("http_proxy"), 0);
	assert_int_equal(unsetenv("no_proxy"), 0);
	assert_error(&r->out[0], ERR_HTTP, "404");
	assert_body(&r->out[1], "tagged\n");
}

static void
a_body_stops_at_its_maximum(void **state)
{
	static const char *const paths[] = {
	    "/endless", "/redirect-endless", "/plain/large"};
	static const char large[65537];
	struct run *r = *state;
	size_t n = sizeof(paths) / sizeof(paths[0]);

	assert_int_equal(
	    testserver_write(run_server(), "large", large, sizeof(large)), 0);
	for (size_t i = 0; i < n; i++) {
		(void)run_add(r, paths[i]);
		r->sources[i].fetch.max_bytes = 65536;
	}
	(void)run_add(r, "/endless");
	(void)run_add(r, "/plain/large");
	r->sources[n + 1].fetch.max_bytes = 65537;
	run_fetch(r);
	for (size_t i = 0; i < n; i++)
		assert_error(&r->out[i], ERR_FETCH, "larger than 65536 bytes");
	assert_error(&r->out[n], ERR_FETCH, "larger than 8388608 bytes");
	assert_int_equal(r->out[n + 1].len, 65537);
}

static void
time_runs_out(void **state)
{
	struct run *r = *state;

	(void)run_add_at(r, 0, "/stall");
	(void)run_add_at(r, 1, "/delay/5000");
	(void)run_add_at(r, 2, "/echo");
	r->sources[0].fetch.timeout = 1;
	r->sources[1].fetch.timeout = 1;
	run_fetch(r);
	assert_error(&r->out[0], ERR_FETCH, "raise timeout under [fetch]");
	assert_error(&r->out[1], ERR_FETCH, "raise timeout under [fetch]");
	assert_int_equal(r->out[2].kind, ERR_NONE);
	assert_int_equal(r->out[2].order, 1);
}

/* What is advised is for pages, and their definitions. */
static void
a_form_that_fails_comes_without_advice(void **state)
{
	struct run *r = *state;

	run_add_at(r, 0, "/delay/5000")->post = "a=b";
	run_add_at(r, 1, "/status/404")->post = "a=b";
	r->sources[0].fetch.timeout = 1;
	run_fetch(r);
	assert_error(&r->out[0], ERR_FETCH, "");
	assert_null(strstr(r->out[0].msg, "raise timeout"));
	assert_error(&r->out[1], ERR_HTTP, "404");
	assert_string_equal(r->out[1].msg, "404");
}

static void
the_beginning_of_a_long_body_will_do(void **state)
{
	static const char *const paths[] = {"/endless", "/long.txt"};
	struct run *r = *state;
	char *text = calloc(1, 70000);

	assert_non_null(text);
	memset(text, 'a', 70000);
	assert_int_equal(
	    testserver_write(run_server(), "long.txt", text, 70000), 0);
	free(text);
	for (size_t i = 0; i < 2; i++) {
		run_add(r, paths[i])->cut = true;
		r->sources[i].fetch.max_bytes = 65537;
	}
	run_fetch(r);
	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(r->out[i].kind, ERR_NONE);
		assert_int_equal(r->out[i].len, 65537);
	}
}

static const struct CMUnitTest tests[] = {
    RUN_TEST(the_beginning_of_a_long_body_will_do),
    RUN_TEST(a_request_says_who_we_are_and_no_more),
    RUN_TEST(a_redirect_adds_neither_cookie_nor_referer),
    RUN_TEST(a_definition_adds_and_replaces_headers),
    RUN_TEST(a_header_of_two_lines_is_refused),
    RUN_TEST(validators_are_sent_exactly_as_received),
    RUN_TEST(an_address_is_sent_percent_encoded),
    RUN_TEST(a_proxy_is_taken_from_the_environment),
    RUN_TEST(a_body_stops_at_its_maximum),
    RUN_TEST(time_runs_out),
    RUN_TEST(a_form_that_fails_comes_without_advice),
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
