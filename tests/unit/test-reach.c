/* test-reach.c - requests stay on the open internet unless told otherwise. */
#include "fetchrun.h"

static char urls[8][160];

/* The server under its other name: another host. */
static const char *
other_host(size_t i, const char *before, const char *path)
{
	(void)snprintf(urls[i], sizeof(urls[i]), "%shttp://localhost:%d%s",
	    before, run_server()->port, path);
	return urls[i];
}

static void
define(struct run *r, size_t i, bool allow)
{
	r->sources[i].name = "defined";
	r->sources[i].fetch.allow_private = allow;
}

static void
a_definition_needs_leave(void **state)
{
	struct run *r = *state;

	(void)run_add(r, "/etag");
	(void)run_add(r, other_host(0, "", "/etag"));
	(void)run_add(r, "/etag");
	(void)run_add(r, other_host(1, "/redirect-to?", "/etag"));
	define(r, 0, false);
	define(r, 1, false);
	define(r, 2, true);
	define(r, 3, true);
	run_fetch(r);
	assert_error(&r->out[0], ERR_FETCH,
	    "the url leads to 127.0.0.1, which belongs to this computer; if "
	    "that is meant, set allow-private = yes under [fetch]");
	assert_error(&r->out[1], ERR_FETCH, "which belongs to this computer");
	assert_body(&r->out[2], "tagged\n");
	assert_body(&r->out[3], "tagged\n");
}

static void
the_user_may_name_an_address_but_not_a_page(void **state)
{
	struct run *r = *state;

	(void)run_add(r, "/redirect-to?/etag");
	(void)run_add(r, other_host(0, "", "/etag"));
	(void)run_add(r, other_host(1, "/redirect-to?", "/etag"));
	run_fetch(r);
	assert_body(&r->out[0], "tagged\n");
	assert_body(&r->out[1], "tagged\n");
	assert_error(&r->out[2], ERR_FETCH, "a redirect leads to ");
	assert_error(&r->out[2], ERR_FETCH,
	    "; if that is meant, ask for that "
	    "address");
}

/* No socket is opened then, so the request itself is held up. */
static void
a_connection_that_is_there_already_is_looked_at(void **state)
{
	struct run *r = *state;

	r->transfers = 1;
	(void)run_add(r, other_host(0, "", "/etag"));
	(void)run_add(r, other_host(1, "", "/etag"));
	(void)run_add(r, other_host(2, "/redirect-to?", "/etag"));
	define(r, 0, true);
	define(r, 1, false);
	run_fetch(r);
	assert_body(&r->out[0], "tagged\n");
	assert_error(&r->out[1], ERR_FETCH, "which belongs to this computer");
	assert_error(&r->out[2], ERR_FETCH, "a redirect leads to ");
}

static void
other_spellings_are_the_same_address(void **state)
{
	static const char *const hosts[] = {"127.1", "0x7f.1", "2130706433",
	    "017700000001", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]",
	    "LOCALHOST", "a.localhost", "%6cocalhost"};
	struct run *r = *state;
	char url[80];

	for (size_t i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++) {
		(void)snprintf(url, sizeof(url), "http://%s:%d/etag", hosts[i],
		    run_server()->port);
		(void)run_add(r, url);
		define(r, i, false);
	}
	run_fetch(r);
	for (size_t i = 0; i < r->n; i++)
		assert_error(
		    &r->out[i], ERR_FETCH, "which belongs to this computer");
}

/* The proxy is the user's own choice. Names it resolves itself, but it is not
 * asked for what is private by its looks. */
static void
a_proxy_may_be_private(void **state)
{
	struct run *r = *state;
	char proxy[64];

	(void)testserver_url(run_server(), "", proxy, sizeof(proxy));
	assert_int_equal(setenv("http_proxy", proxy, 1), 0);
	(void)run_add(r, "http://nowhere.invalid/page.html");
	(void)run_add(r, "http://192.168.0.1/page.html");
	(void)run_add(r, "http://localhost/page.html");
	(void)run_add(r, "http://192.168.0.1/page.html");
	for (size_t i = 0; i < r->n; i++)
		define(r, i, i == 3);
	run_fetch(r);
	assert_int_equal(unsetenv("http_proxy"), 0);
	assert_error(&r->out[0], ERR_HTTP, "404");
	assert_error(&r->out[1], ERR_FETCH,
	    "the url leads to 192.168.0.1, which belongs to a private network");
	assert_error(&r->out[2], ERR_FETCH, "leads to localhost, which");
	assert_error(&r->out[3], ERR_HTTP, "404");
}

/* libcurl writes names in ASCII before it asks the proxy. */
static void
a_proxy_is_asked_for_no_address_in_disguise(void **state)
{
	static const char *const hosts[] = {"127。0。0。1", "127．0．0．1",
	    "①②⑦.0.0.1", "127.0.0.1.", "１２７.1", "ⓛocalhost", "localhost.",
	    "%EF%BC%91%EF%BC%92%EF%BC%97.0.0.1", "0x7f.1.", "a_ä。127.0.0.1"};
	struct run *r = *state;
	char proxy[64], url[128];

	(void)testserver_url(run_server(), "", proxy, sizeof(proxy));
	assert_int_equal(setenv("http_proxy", proxy, 1), 0);
	for (size_t i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++) {
		(void)snprintf(
		    url, sizeof(url), "http://%s/page.html", hosts[i]);
		(void)run_add(r, url);
		define(r, r->n - 1, false);
	}
	(void)run_add(r, "http://münchen.invalid./page.html");
	define(r, r->n - 1, false);
	run_fetch(r);
	assert_int_equal(unsetenv("http_proxy"), 0);
	for (size_t i = 0; i + 1 < r->n; i++)
		assert_error(&r->out[i], ERR_FETCH, "which belongs to ");
	assert_error(&r->out[r->n - 1], ERR_HTTP, "404");
}

static const struct CMUnitTest tests[] = {
    RUN_TEST(a_definition_needs_leave),
    RUN_TEST(the_user_may_name_an_address_but_not_a_page),
    RUN_TEST(a_connection_that_is_there_already_is_looked_at),
    RUN_TEST(other_spellings_are_the_same_address),
    RUN_TEST(a_proxy_may_be_private),
    RUN_TEST(a_proxy_is_asked_for_no_address_in_disguise),
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
