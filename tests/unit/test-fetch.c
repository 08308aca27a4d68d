/* test-fetch.c - the network against a server that misbehaves on request. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/instant.h"
#include "base/limits.h"
#include "fetch/fetch.h"
#include "testserver.h"

enum { JOBS_MAX = 40, BODY_MAX = 70000 };

/* What was reported of a job, copied: the page is gone after the call. */
struct outcome {
	int calls;
	enum err_kind kind; /* ERR_NONE: a page */
	char msg[ERR_MSG_MAX];
	enum page_state state;
	size_t len;
	char body[BODY_MAX + 1]; /* its beginning */
	char url[256];
	char encoding[64];
	char type[64];
	char charset[64];
	char etag[2 * LIMIT_HEADER];
	char last_modified[64];
	int64_t date;
	int order; /* the how manieth report */
};

struct run {
	struct source sources[JOBS_MAX];
	char urls[JOBS_MAX][2 * LIMIT_HEADER];
	struct fetch_job jobs[JOBS_MAX];
	struct outcome out[JOBS_MAX];
	size_t n;
	int reports;
	int transfers;
};

static struct testserver server;

/* Makes every test begin with nothing to fetch. */
static int
set_up(void **state)
{
	struct run *r = calloc(1, sizeof(*r));

	assert_non_null(r);
	r->transfers = LIMIT_TRANSFERS;
	*state = r;
	return 0;
}

static int
tear_down(void **state)
{
	free(*state);
	return 0;
}

/* Adds a job for a path of the server, or for a whole address. */
static struct fetch_job *
add(struct run *r, const char *path)
{
	size_t i = r->n++;

	assert_true(i < JOBS_MAX);
	if (path[0] == '/')
		(void)testserver_url(
		    &server, path, r->urls[i], sizeof(r->urls[i]));
	else
		(void)snprintf(r->urls[i], sizeof(r->urls[i]), "%s", path);
	r->sources[i].url = r->urls[i];
	r->jobs[i].source = &r->sources[i];
	return &r->jobs[i];
}

static void
copy(char *out, size_t size, const char *s)
{
	if (s != NULL)
		assert_string_not_equal(s, "");
	(void)snprintf(out, size, "%s", s != NULL ? s : "");
}

static void
take_page(struct outcome *o, const struct page *page)
{
	size_t n = page->len < BODY_MAX ? page->len : BODY_MAX;

	o->state = page->state;
	o->len = page->len;
	if (n > 0)
		memcpy(o->body, page->bytes, n);
	copy(o->url, sizeof(o->url), page->url);
	copy(o->encoding, sizeof(o->encoding), page->encoding);
	copy(o->type, sizeof(o->type), page->type);
	copy(o->charset, sizeof(o->charset), page->charset);
	copy(o->etag, sizeof(o->etag), page->etag);
	copy(o->last_modified, sizeof(o->last_modified), page->last_modified);
	o->date = page->date;
}

static void
take(void *ctx, size_t job, const struct page *page, const struct err *err)
{
	struct run *r = ctx;
	struct outcome *o = &r->out[job];

	assert_true(job < r->n);
	o->order = ++r->reports;
	if (page != NULL && err == NULL) {
		o->calls++;
		take_page(o, page);
	} else if (page == NULL && err != NULL) {
		o->calls++;
		o->kind = err->kind;
		copy(o->msg, sizeof(o->msg), err->msg);
	}
}

static void
fetch(struct run *r)
{
	struct err err;

	assert_int_equal(
	    fetch_all(r->jobs, r->n, r->transfers, take, r, &err), 0);
	for (size_t i = 0; i < r->n; i++)
		assert_int_equal(r->out[i].calls, 1);
}

static const struct outcome *
fetch_one(struct run *r, const char *path)
{
	(void)add(r, path);
	fetch(r);
	return &r->out[r->n - 1];
}

static void
assert_has(const char *text, const char *part)
{
	if (strstr(text, part) == NULL)
		fail_msg("\"%s\" lacks \"%s\"", text, part);
}

static void
assert_lacks(const char *text, const char *part)
{
	if (strstr(text, part) != NULL)
		fail_msg("\"%s\" has \"%s\"", text, part);
}

static void
assert_error(const struct outcome *o, enum err_kind kind, const char *words)
{
	if (o->kind != kind)
		fail_msg("\"%s: %s\", not \"%s: %s\"", err_word(o->kind),
		    o->msg, err_word(kind), words);
	assert_has(o->msg, words);
}

static void
assert_body(const struct outcome *o, const char *body)
{
	if (o->kind != ERR_NONE)
		fail_msg("%s: %s", err_word(o->kind), o->msg);
	assert_int_equal(o->state, PAGE_NEW);
	assert_string_equal(o->body, body);
	assert_int_equal(o->len, strlen(body));
}

/* --- what is sent ------------------------------------------------------ */

static void
a_request_says_who_we_are_and_no_more(void **state)
{
	const struct outcome *o = fetch_one(*state, "/echo?a=b#c");

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
	const struct outcome *o = fetch_one(*state, "/redirect/2");

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

	(void)add(r, "/echo");
	r->sources[0].fetch.headers = headers;
	r->sources[0].fetch.headers_n = 2;
	fetch(r);
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

	(void)add(r, "/echo");
	(void)add(r, "/echo");
	r->sources[0].fetch.headers = headers;
	r->sources[0].fetch.headers_n = 1;
	fetch(r);
	assert_error(&r->out[0], ERR_FETCH, "control character");
	assert_int_equal(r->out[1].kind, ERR_NONE);
}

static void
validators_are_sent_exactly_as_received(void **state)
{
	struct run *r = *state;
	struct fetch_job *job = add(r, "/echo");

	job->etag = "W/\"a,b; c\"";
	job->last_modified = "Fri, 15 Aug 2025 06:13:00 GMT";
	job = add(r, "/echo");
	job->etag = "unquoted";
	job = add(r, "/echo");
	job->etag = "\"a\"\r\nCookie: b";
	job->last_modified = "";
	fetch(r);
	assert_has(r->out[0].body, "\r\nIf-None-Match: W/\"a,b; c\"\r\n");
	assert_has(r->out[0].body,
	    "\r\nIf-Modified-Since: Fri, 15 Aug 2025 06:13:00 GMT\r\n");
	assert_has(r->out[1].body, "\r\nIf-None-Match: unquoted\r\n");
	assert_lacks(r->out[1].body, "If-Modified-Since");
	assert_lacks(r->out[2].body, "If-");
	assert_lacks(r->out[2].body, "Cookie");
}

static void
an_address_is_sent_percent_encoded(void **state)
{
	const struct outcome *o = fetch_one(*state, "/echo?س ص");

	assert_has(o->body, "GET /echo?%d8%b3+%d8%b5 HTTP/1.1\r\n");
}

/* --- what comes --------------------------------------------------------- */

static void
headers_come_as_they_were_received(void **state)
{
	const struct outcome *o = fetch_one(*state,
	    "/headers?Content-Type:%20Text/HTML;%20charset=%22Windows-1256%22"
	    "&Content-Encoding:%20GZip&ETag:%20%20W/%22a%20b%22%20"
	    "&Last-Modified:%20yesterday");

	assert_body(o, "as asked\n");
	assert_string_equal(o->type, "text/html");
	assert_string_equal(o->charset, "Windows-1256");
	assert_string_equal(o->encoding, "gzip");
	assert_string_equal(o->etag, "W/\"a b\"");
	assert_string_equal(o->last_modified, "yesterday");
	assert_has(o->url, "http://127.0.0.1:");
}

static void
absent_and_insane_headers_are_null(void **state)
{
	struct run *r = *state;

	assert_int_equal(testserver_write(&server, "page.html", "p", 1), 0);
	(void)add(r, "/plain/page.html");
	(void)add(r, "/headers?ETag:&Content-Type:%20;");
	(void)add(r, "/headers?ETag:%20%22a%01%22");
	fetch(r);
	for (size_t i = 0; i < r->n; i++) {
		assert_int_equal(r->out[i].kind, ERR_NONE);
		assert_string_equal(r->out[i].type, "");
		assert_string_equal(r->out[i].charset, "");
		assert_string_equal(r->out[i].encoding, "");
		assert_string_equal(r->out[i].etag, "");
	}
}

static void
a_header_has_a_maximum(void **state)
{
	struct run *r = *state;
	char path[LIMIT_HEADER + 64];

	for (int i = 0; i < 2; i++) {
		(void)snprintf(path, sizeof(path), "/headers?ETag:%%20%0*d",
		    LIMIT_HEADER + i, 0);
		(void)add(r, path);
	}
	fetch(r);
	assert_int_equal(strlen(r->out[0].etag), LIMIT_HEADER);
	assert_string_equal(r->out[1].etag, "");
}

static void
only_the_last_answer_counts(void **state)
{
	struct run *r = *state;

	(void)add(r, "/redirect-to?/plain/page.html");
	(void)add(r, "/redirect-to?/etag-weak");
	(void)add(r, "/chunked");
	assert_int_equal(testserver_write(&server, "page.html", "p", 1), 0);
	fetch(r);
	assert_body(&r->out[0], "p");
	assert_string_equal(r->out[0].etag, "");
	assert_string_equal(r->out[0].type, "");
	assert_has(r->out[0].url, "/plain/page.html");
	assert_string_equal(r->out[1].etag, "W/\"v1\"");
	assert_body(&r->out[2], "first second");
	assert_string_equal(r->out[2].etag, ""); /* it stood in the trailer */
}

static void
credentials_do_not_reach_the_page(void **state)
{
	struct run *r = *state;
	char url[128];

	(void)snprintf(url, sizeof(url), "http://me:secret@127.0.0.1:%d/echo#x",
	    server.port);
	(void)fetch_one(r, url);
	assert_has(r->out[0].body, "\r\nAuthorization: Basic ");
	(void)testserver_url(&server, "/echo", url, sizeof(url));
	assert_string_equal(r->out[0].url, url);
}

static void
the_servers_clock_is_read(void **state)
{
	struct run *r = *state;
	int64_t now = clock_now();

	(void)add(r, "/date");
	(void)add(r, "/date?skew=-7200");
	(void)add(r, "/date?none");
	fetch(r);
	assert_in_range(r->out[0].date, now, now + 5);
	assert_in_range(r->out[1].date, now - 7200, now - 7195);
	assert_true(r->out[2].date == INSTANT_NONE);
}

static void
gzip_stays_on(void **state)
{
	static const unsigned char gz[] = {0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3,
	    0x4b, 4, 0, 0x43, 0xbe, 0xb7, 0xe8, 1, 0, 0, 0};
	struct run *r = *state;
	const struct outcome *o;

	assert_int_equal(
	    testserver_write(&server, "a.html.gz", gz, sizeof(gz)), 0);
	o = fetch_one(r, "/gzip/a.html");
	assert_int_equal(o->kind, ERR_NONE);
	assert_string_equal(o->encoding, "gzip");
	assert_string_equal(o->type, "text/html");
	assert_int_equal(o->len, sizeof(gz));
	assert_memory_equal(o->body, gz, sizeof(gz));
}

static void
bodies_are_framed_as_http_says(void **state)
{
	struct run *r = *state;

	(void)add(r, "/slow");
	(void)add(r, "/long"); /* what follows is no part of the answer */
	fetch(r);
	assert_body(&r->out[0], "..........");
	assert_body(&r->out[1], "right");
}

/* --- validators ---------------------------------------------------------- */

static const char *
or_null(const char *s)
{
	return s[0] != '\0' ? s : NULL;
}

static void
assert_round_trip(struct run *first, const char *path)
{
	const struct outcome *was = fetch_one(first, path);
	struct run *second = NULL;
	struct fetch_job *job;

	assert_int_equal(was->state, PAGE_NEW);
	(void)set_up((void **)&second);
	job = add(second, path);
	job->etag = or_null(was->etag);
	job->last_modified = or_null(was->last_modified);
	fetch(second);
	assert_int_equal(second->out[0].kind, ERR_NONE);
	assert_int_equal(second->out[0].state, PAGE_UNCHANGED);
	assert_int_equal(second->out[0].len, 0);
	assert_string_equal(second->out[0].etag, was->etag);
	assert_string_equal(second->out[0].last_modified, was->last_modified);
	assert_true(second->out[0].date != INSTANT_NONE);
	(void)tear_down((void **)&second);
	memset(first, 0, sizeof(*first));
}

static void
validators_make_a_round_trip(void **state)
{
	assert_int_equal(testserver_write(&server, "page.html", "p", 1), 0);
	assert_round_trip(*state, "/etag");
	assert_round_trip(*state, "/etag-weak");
	assert_round_trip(*state, "/last-modified");
	assert_round_trip(*state, "/page.html");
	assert_round_trip(*state, "/redirect-to?/etag");
}

static void
a_changed_page_comes_whole(void **state)
{
	struct run *r = *state;

	add(r, "/etag")->etag = "\"v0\"";
	add(r, "/etag")->etag = "W/\"v1\"";
	fetch(r);
	assert_body(&r->out[0], "tagged\n");
	assert_string_equal(r->out[0].etag, "\"v1\"");
	assert_body(&r->out[1], "tagged\n");
}

static void
not_modified_without_a_question_is_wrong(void **state)
{
	const struct outcome *o = fetch_one(*state, "/status/304");

	assert_error(o, ERR_HTTP, "304: \"not modified\", though nothing");
}

/* --- failures ------------------------------------------------------------ */

struct failure {
	const char *path;
	enum err_kind kind;
	const char *words;
};

static const struct failure failures[] = {
    {"/status/400", ERR_HTTP, "400: the server refuses"},
    {"/status/401", ERR_HTTP, "401: the page wants a password"},
    {"/status/403", ERR_HTTP, "403: the site refuses us"},
    {"/status/404", ERR_HTTP, "404: no such page; check the url"},
    {"/nowhere.html", ERR_HTTP, "404: "},
    {"/status/410", ERR_HTTP, "410: the page is gone"},
    {"/status/429?retry=300", ERR_HTTP, "(Retry-After: 300)"},
    {"/status/503?retry=120", ERR_HTTP,
	"503: the server is in trouble; nothing to do but wait "
	"(Retry-After: 120)"},
    {"/status/302", ERR_HTTP, "302: a redirect that leads nowhere"},
    {"/status/204", ERR_HTTP, "204: the answer has no page in it"},
    {"/status/205", ERR_HTTP, "205: the answer has no page in it"},
    {"/status/206", ERR_HTTP, "206: a part of the page"},
    {"/empty", ERR_HTTP, "200: the answer is empty"},
    {"/redirect-loop", ERR_FETCH, "the site sends us in circles"},
    {"/redirect/11", ERR_FETCH, "redirects"},
    {"/redirect-to-file", ERR_FETCH, "neither http nor https"},
    {"/redirect-to?ftp://127.0.0.1/", ERR_FETCH, "neither http nor https"},
    {"/redirect-to?gopher://127.0.0.1/", ERR_FETCH, "neither http nor https"},
    {"/reset", ERR_FETCH, "; the connection broke"},
    {"/short", ERR_FETCH, "; the answer was cut short"},
    {"/chunked-cut", ERR_FETCH, "; the answer was cut short"},
    {"/chunked-bad", ERR_FETCH, "chunk"},
    {"/hang-up", ERR_FETCH, "the server hung up without an answer"},
    {"/bad-status-line", ERR_FETCH, "; the server speaks no HTTP"},
    {"/http09", ERR_FETCH, "; the server speaks no HTTP"},
    {"/headers-huge", ERR_FETCH, "header"},
    {"http://127.0.0.1:1/", ERR_FETCH, "the server is down"},
    {"http://nowhere.invalid/", ERR_FETCH, "check the url's host"},
    {"http://موقع.invalid/", ERR_FETCH, "xn--4gbrim.invalid"},
    {"http://a b/", ERR_FETCH, "the url is no address"},
    {"gopher://a/", ERR_FETCH, "begins neither with http:"},
    {"/etc/passwd", ERR_HTTP, "404"},
    {"file:///nowhere", ERR_INPUT, "No such file"},
    {"file://elsewhere/x", ERR_INPUT, "names no other computer"},
};

static void
every_failure_says_what_to_do(void **state)
{
	struct run *r = *state;
	size_t n = sizeof(failures) / sizeof(failures[0]);

	for (size_t i = 0; i < n; i++)
		(void)add(r, failures[i].path);
	fetch(r);
	for (size_t i = 0; i < n; i++) {
		if (getenv("VERBOSE") != NULL)
			print_message(
			    "%s: %s\n", failures[i].path, r->out[i].msg);
		assert_error(&r->out[i], failures[i].kind, failures[i].words);
	}
}

static void
https_where_http_is_spoken_fails(void **state)
{
	char url[64];

	(void)snprintf(url, sizeof(url), "https://127.0.0.1:%d/", server.port);
	assert_error(fetch_one(*state, url), ERR_FETCH, "https");
}

static void
messages_keep_secrets(void **state)
{
	static const char *const urls[] = {
	    "http://me:secret@127.0.0.1:1/?key=secret",
	    "http://me:secret@nowhere.invalid/?key=secret",
	    "http://me:secret@a b/?key=secret",
	    "http://me:secret@127.0.0.1:99999/?key=secret",
	    "gopher://me:secret@a/?key=secret",
	    "file://me:secret@a/?key=secret",
	};
	struct run *r = *state;

	for (size_t i = 0; i < sizeof(urls) / sizeof(urls[0]); i++)
		(void)add(r, urls[i]);
	(void)add(r, "/redirect-to?gopher://me:secret@a/?key=secret");
	(void)add(r, "/redirect-to?http://me:secret@127.0.0.1:1/secret");
	(void)add(r, "/redirect-to?http://me:secret@a:99999/secret");
	(void)add(r, "/status/404?secret");
	fetch(r);
	for (size_t i = 0; i < r->n; i++) {
		assert_int_not_equal(r->out[i].kind, ERR_NONE);
		assert_lacks(r->out[i].msg, "secret");
		assert_lacks(r->out[i].msg, "me:");
	}
}

/* --- limits --------------------------------------------------------------- */

static void
a_body_stops_at_its_maximum(void **state)
{
	static const char *const paths[] = {
	    "/endless", "/redirect-endless", "/plain/large"};
	static const char large[65537];
	struct run *r = *state;
	size_t n = sizeof(paths) / sizeof(paths[0]);

	assert_int_equal(
	    testserver_write(&server, "large", large, sizeof(large)), 0);
	for (size_t i = 0; i < n; i++) {
		(void)add(r, paths[i]);
		r->sources[i].fetch.max_bytes = 65536;
	}
	(void)add(r, "/endless");
	(void)add(r, "/plain/large");
	r->sources[n + 1].fetch.max_bytes = 65537;
	fetch(r);
	for (size_t i = 0; i < n; i++)
		assert_error(&r->out[i], ERR_FETCH, "larger than 65536 bytes");
	assert_error(&r->out[n], ERR_FETCH, "larger than 8388608 bytes");
	assert_int_equal(r->out[n + 1].len, 65537);
}

static void
time_runs_out(void **state)
{
	struct run *r = *state;

	(void)add(r, "/stall");
	(void)add(r, "/delay/5000");
	(void)add(r, "/echo");
	r->sources[0].fetch.timeout = 1;
	r->sources[1].fetch.timeout = 1;
	fetch(r);
	assert_error(&r->out[0], ERR_FETCH, "raise timeout under [fetch]");
	assert_error(&r->out[1], ERR_FETCH, "raise timeout under [fetch]");
	assert_int_equal(r->out[2].kind, ERR_NONE);
	assert_int_equal(r->out[2].order, 1);
}

/* --- the window ----------------------------------------------------------- */

static void
a_window_of_jobs_runs_at_one_time(void **state)
{
	struct run *r = *state;

	for (int i = 0; i < LIMIT_TRANSFERS; i++)
		(void)add(r, "/barrier/16");
	fetch(r);
	for (size_t i = 0; i < r->n; i++)
		assert_body(&r->out[i], "together\n");
}

static int
stats(const char *name)
{
	struct run *r = NULL;
	int n;

	(void)set_up((void **)&r);
	n = (int)strtol(
	    strstr(fetch_one(r, "/stats")->body, name) + strlen(name), NULL,
	    10);
	(void)tear_down((void **)&r);
	return n;
}

/* A server of its own, whose counts nobody else has raised. */
static void
a_window_is_never_passed(void **state)
{
	struct run *r = *state;
	struct testserver shared = server;

	assert_int_equal(testserver_start(&server), 0);
	r->transfers = 3;
	for (int i = 0; i < 12; i++)
		(void)add(r, i % 4 == 1 ? "/status/500" : "/delay/20");
	fetch(r);
	assert_int_equal(stats("requests="), 12);
	assert_in_range(stats("most="), 1, 3);
	testserver_stop(&server);
	server = shared;
}

static void
slow_and_failing_jobs_hold_up_no_other(void **state)
{
	struct run *r = *state;

	r->transfers = 2;
	(void)add(r, "/delay/1500");
	(void)add(r, "/reset");
	for (int i = 0; i < 20; i++)
		(void)add(r, "/etag");
	fetch(r);
	assert_body(&r->out[0], "late\n");
	assert_int_equal(r->out[0].order, 22);
	assert_int_equal(r->out[1].kind, ERR_FETCH);
	for (size_t i = 2; i < r->n; i++)
		assert_body(&r->out[i], "tagged\n");
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
	fetch(*state);
}

static void
zero_transfers_are_one(void **state)
{
	struct run *r = *state;

	r->transfers = 0;
	assert_body(fetch_one(r, "/etag"), "tagged\n");
}

static void
the_library_says_its_version(void **state)
{
	(void)state;
	assert_has(fetch_library(), ".");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

static const struct CMUnitTest tests[] = {
    TEST(a_request_says_who_we_are_and_no_more),
    TEST(a_redirect_adds_neither_cookie_nor_referer),
    TEST(a_definition_adds_and_replaces_headers),
    TEST(a_header_of_two_lines_is_refused),
    TEST(validators_are_sent_exactly_as_received),
    TEST(an_address_is_sent_percent_encoded),
    TEST(headers_come_as_they_were_received),
    TEST(absent_and_insane_headers_are_null),
    TEST(a_header_has_a_maximum),
    TEST(only_the_last_answer_counts),
    TEST(credentials_do_not_reach_the_page),
    TEST(the_servers_clock_is_read),
    TEST(gzip_stays_on),
    TEST(bodies_are_framed_as_http_says),
    TEST(validators_make_a_round_trip),
    TEST(a_changed_page_comes_whole),
    TEST(not_modified_without_a_question_is_wrong),
    TEST(every_failure_says_what_to_do),
    TEST(https_where_http_is_spoken_fails),
    TEST(messages_keep_secrets),
    TEST(a_body_stops_at_its_maximum),
    TEST(time_runs_out),
    TEST(a_window_of_jobs_runs_at_one_time),
    TEST(a_window_is_never_passed),
    TEST(slow_and_failing_jobs_hold_up_no_other),
    TEST(only_three_schemes_are_taken),
    TEST(nothing_to_fetch_is_fine),
    TEST(zero_transfers_are_one),
    TEST(the_library_says_its_version),
};

/* A proxy in the environment is not what is tested here. */
static void
leave_proxies_out(void)
{
	static const char *const names[] = {"http_proxy", "https_proxy",
	    "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		(void)unsetenv(names[i]);
}

int
main(void)
{
	int failed;

	leave_proxies_out();
	if (testserver_start(&server) < 0)
		return 0;
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	testserver_stop(&server);
	return failed;
}
