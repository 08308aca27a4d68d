/* test-redirect.c - where redirects lead, and what goes along. */
#include "fetchrun.h"

/* A path that sends the request on to `to`, by the same host's other name. */
static const char *
to_other_host(char *out, size_t size, const char *to)
{
	(void)snprintf(out, size, "/redirect-to?http://localhost:%d%s",
	    run_server()->port, to);
	return out;
}

static const char *const secrets[] = {
    "X-Api-Key: hush", "Authorization: Bearer hush", "x-accept: hush"};

static const char *headers[] = {"X-Api-Key: hush", "Authorization: Bearer hush",
    "x-accept: hush", "accept-language: ar", "User-Agent: me/1"};

/* The other name is another host, and not of the internet either. */
static void
allow_private(struct run *r)
{
	for (size_t i = 0; i < r->n; i++)
		r->sources[i].fetch.allow_private = true;
}

static void
give_headers(struct source *source)
{
	source->fetch.headers = headers;
	source->fetch.headers_n = sizeof(headers) / sizeof(headers[0]);
}

static void
keys_stay_at_home(void **state)
{
	struct run *r = *state;
	char path[128];

	(void)run_add(r, to_other_host(path, sizeof(path), "/echo"));
	(void)run_add(r, "/redirect/3");
	give_headers(&r->sources[0]);
	give_headers(&r->sources[1]);
	allow_private(r);
	run_fetch(r);
	for (size_t i = 0; i < 3; i++) {
		assert_lacks(r->out[0].body, secrets[i]);
		assert_has(r->out[1].body, secrets[i]);
	}
	for (size_t i = 0; i < 2; i++) {
		assert_has(r->out[i].body, "\r\naccept-language: ar\r\n");
		assert_has(r->out[i].body, "\r\nUser-Agent: me/1\r\n");
		assert_has(r->out[i].body, "\r\nAccept-Encoding: gzip\r\n");
	}
}

static void
another_port_is_not_home(void **state)
{
	struct run *r = *state;
	struct testserver other;
	char path[128];

	assert_int_equal(testserver_start(&other), 0);
	(void)snprintf(path, sizeof(path),
	    "/redirect-to?http://127.0.0.1:%d/echo", other.port);
	(void)run_add(r, path);
	give_headers(&r->sources[0]);
	run_fetch(r);
	testserver_stop(&other);
	assert_has(r->out[0].body, "GET /echo");
	assert_lacks(r->out[0].body, "hush");
}

/* A page that another one answers for is another page, to which the first one's
 * validators say nothing. */
static void
validators_go_to_who_gave_them(void **state)
{
	static const char date[] = "Wed, 01 Jan 2025 00:00:00 GMT";
	struct run *r = *state;
	char path[128], other[128], own[64], there[64];

	(void)testserver_url(run_server(), "/echo?b", own, sizeof(own));
	(void)snprintf(there, sizeof(there), "http://localhost:%d/etag",
	    run_server()->port);
	(void)to_other_host(path, sizeof(path), "/etag");
	(void)to_other_host(other, sizeof(other), "/echo");
	*run_add(r, path) = (struct fetch_job){
	    .source = &r->sources[0], .etag = "\"v1\"", .from = there};
	run_add(r, path)->etag = "\"v1\"";
	*run_add(r, other) = (struct fetch_job){.source = &r->sources[2],
	    .etag = "\"v1\"",
	    .last_modified = date,
	    .from = there};
	*run_add(r, "/echo") = (struct fetch_job){.source = &r->sources[3],
	    .etag = "\"v1\"",
	    .last_modified = date,
	    .from = own};
	allow_private(r);
	run_fetch(r);
	assert_int_equal(r->out[0].state, PAGE_UNCHANGED);
	assert_string_equal(r->out[0].from, there);
	assert_body(&r->out[1], "tagged\n");
	for (size_t i = 2; i < 4; i++) {
		assert_has(r->out[i].body, "GET /echo");
		assert_lacks(r->out[i].body, "If-");
	}
	assert_string_equal(r->out[3].from, "");
}

static void
the_last_address_is_the_pages(void **state)
{
	char url[64];

	(void)testserver_url(run_server(), "/echo", url, sizeof(url));
	assert_string_equal(run_one(*state, "/redirect/3")->url, url);
}

static void
all_redirects_share_the_time(void **state)
{
	struct run *r = *state;

	(void)run_add(r, "/delay/600?/delay/600");
	(void)run_add(r, "/delay/300?/delay/300");
	r->sources[0].fetch.timeout = 1;
	r->sources[1].fetch.timeout = 1;
	run_fetch(r);
	assert_error(&r->out[0], ERR_FETCH, "raise timeout under [fetch]");
	assert_body(&r->out[1], "late\n");
}

static void
ten_redirects_are_enough(void **state)
{
	struct run *r = *state;

	(void)run_add(r, "/redirect/10");
	(void)run_add(r, "/redirect/11");
	(void)run_add(r, "/redirect-loop");
	run_fetch(r);
	assert_has(r->out[0].body, "GET /echo");
	assert_error(&r->out[1], ERR_FETCH, "more than 10 redirects");
	assert_error(&r->out[2], ERR_FETCH, "the site sends us in circles");
}

static void
only_http_is_followed(void **state)
{
	static const char *const to[] = {"file:///etc/passwd",
	    "ftp://a.example/", "gopher://a.example/", "data:text/html,x",
	    "javascript:alert(1)", "FILE:///etc/passwd", "about:blank",
	    "dict://127.0.0.1:1/x"};
	struct run *r = *state;
	char path[128];

	for (size_t i = 0; i < sizeof(to) / sizeof(to[0]); i++) {
		(void)snprintf(path, sizeof(path), "/redirect-to?%s", to[i]);
		(void)run_add(r, path);
	}
	run_fetch(r);
	for (size_t i = 0; i < r->n; i++)
		assert_error(&r->out[i], ERR_FETCH,
		    "a redirect to an address that is neither http nor https");
}

static void
a_redirect_may_lead_to_no_address(void **state)
{
	struct run *r = *state;

	(void)run_add(r, "/redirect-to?http://127.0.0.1:99999/");
	(void)run_add(r, "/redirect-to?http://");
	(void)run_add(r, "/redirect-to?");
	run_fetch(r);
	assert_error(&r->out[0], ERR_FETCH, "is no address");
	assert_error(&r->out[1], ERR_FETCH, "is no address");
	assert_error(
	    &r->out[2], ERR_HTTP, "302: a redirect that leads nowhere");
}

static const struct CMUnitTest tests[] = {
    RUN_TEST(keys_stay_at_home),
    RUN_TEST(another_port_is_not_home),
    RUN_TEST(validators_go_to_who_gave_them),
    RUN_TEST(the_last_address_is_the_pages),
    RUN_TEST(all_redirects_share_the_time),
    RUN_TEST(ten_redirects_are_enough),
    RUN_TEST(only_http_is_followed),
    RUN_TEST(a_redirect_may_lead_to_no_address),
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
