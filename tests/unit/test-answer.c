/* test-answer.c - what becomes of answers, good and bad. */
#include "fetchrun.h"

#include "base/clock.h"
#include "base/instant.h"

static void
headers_come_as_they_were_received(void **state)
{
	const struct outcome *o = run_one(*state,
	    "/headers?Content-Type:%20Text/HTML;%20charset=%22Windows-1256%22"
	    "&Content-Encoding:%20GZip&ETag:%20%20W/%22a%20%c3%a9%22%20"
	    "&Content-Language:%20ar-LB&Last-Modified:%20yesterday");

	assert_body(o, "as asked\n");
	assert_string_equal(o->type, "text/html");
	assert_string_equal(o->charset, "Windows-1256");
	assert_string_equal(o->encoding, "gzip");
	assert_string_equal(o->language, "ar-LB");
	assert_string_equal(o->etag, "W/\"a \xc3\xa9\"");
	assert_string_equal(o->last_modified, "yesterday");
	assert_has(o->url, "http://127.0.0.1:");
}

static void
what_changed_in_this_second_is_no_validator(void **state)
{
	static const char date[] =
	    "/headers?Date:%20Fri,%2015%20Aug%202025%2006:30:02%20GMT"
	    "&Last-Modified:%20Fri,%2015%20Aug%202025%2006:";
	static const struct {
		const char *rest, *kept;
	} rows[] = {
	    {"30:00%20GMT", ""},
	    {"30:02%20GMT", ""},
	    {"29:59%20GMT", "Fri, 15 Aug 2025 06:29:59 GMT"},
	    {"30:01%20GMT&ETag:%20x", "Fri, 15 Aug 2025 06:30:01 GMT"},
	};
	struct run *r = *state;

	for (size_t i = 0; i < 4; i++) {
		char path[256];

		(void)snprintf(path, sizeof(path), "%s%s", date, rows[i].rest);
		(void)run_add(r, path);
	}
	run_fetch(r);
	for (size_t i = 0; i < 4; i++)
		assert_string_equal(r->out[i].last_modified, rows[i].kept);
}

static void
absent_and_insane_headers_are_null(void **state)
{
	struct run *r = *state;

	assert_int_equal(
	    testserver_write(run_server(), "page.html", "p", 1), 0);
	(void)run_add(r, "/plain/page.html");
	(void)run_add(r, "/headers?ETag:&Content-Type:%20;");
	(void)run_add(r, "/headers?ETag:%20%22a%01%22");
	run_fetch(r);
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
		(void)run_add(r, path);
	}
	run_fetch(r);
	assert_int_equal(strlen(r->out[0].etag), LIMIT_HEADER);
	assert_string_equal(r->out[1].etag, "");
}

static void
only_the_last_answer_counts(void **state)
{
	struct run *r = *state;

	(void)run_add(r, "/redirect-to?/plain/page.html");
	(void)run_add(r, "/redirect-to?/etag-weak");
	(void)run_add(r, "/chunked");
	assert_int_equal(
	    testserver_write(run_server(), "page.html", "p", 1), 0);
	run_fetch(r);
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
	    run_server()->port);
	(void)run_one(r, url);
	assert_has(r->out[0].body, "\r\nAuthorization: Basic ");
	(void)testserver_url(run_server(), "/echo", url, sizeof(url));
	assert_string_equal(r->out[0].url, url);
}

static void
the_servers_clock_is_read(void **state)
{
	struct run *r = *state;
	int64_t now = clock_now();

	(void)run_add(r, "/date");
	(void)run_add(r, "/date?skew=-7200");
	(void)run_add(r, "/date?none");
	run_fetch(r);
	assert_in_range(r->out[0].date, now, now + 5);
	assert_in_range(r->out[1].date, now - 7200, now - 7195);
	assert_true(r->out[2].date == INSTANT_NONE);
}

static void
servers_say_when_to_come_again(void **state)
{
	static const struct {
		const char *path;
		int64_t retry_after, fresh;
	} rows[] = {
	    {"/headers?X:%20y", -1, -1},
	    {"/headers?Cache-Control:%20public&Cache-Control:%20max-age=300"
	     "&Age:%20100",
		-1, 200},
	    {"/headers?Expires:", -1, 0},
	    {"/headers?Date:%20Fri,%2015%20Aug%202025%2006:30:00%20GMT"
	     "&Expires:%20Fri,%2015%20Aug%202025%2006:40:00%20GMT"
	     "&Retry-After:%20Fri,%2015%20Aug%202025%2006:31:00%20GMT",
		60, 600},
	    {"/status/429?retry=300", 300, -1},
	    {"/status/503?retry=120", 120, -1},
	    {"/status/404?retry=5", 5, -1},
	    {"/redirect-to?/status/503?retry=60", 60, -1},
	    {"/redirect-to?http://127.0.0.1:1/", -1, -1},
	    {"http://127.0.0.1:1/", -1, -1},
	    {"/hang-up", -1, -1},
	};
	struct run *r = *state;

	r->transfers = 1; /* no answer may show through the next */
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		(void)run_add(r, rows[i].path);
	run_fetch(r);
	for (size_t i = 0; i < r->n; i++) {
		if (r->out[i].retry_after != rows[i].retry_after ||
		    r->out[i].fresh != rows[i].fresh)
			fail_msg("%s: %d, %d", rows[i].path,
			    (int)r->out[i].retry_after, (int)r->out[i].fresh);
	}
}

static void
without_a_date_our_clock_counts(void **state)
{
	struct run *r = *state;
	const struct outcome *o = &r->out[0];

	(void)run_add(r, "/date?none&expires=100&retry=50&age=0");
	(void)run_add(r, "/date?none&age=60");
	run_fetch(r);
	assert_string_equal(o->last_modified, "");
	assert_string_not_equal(r->out[1].last_modified, "");
	assert_in_range(o->fresh, 95, 100);
	assert_in_range(o->retry_after, 45, 50);
}

static void
not_modified_says_when_to_come_again(void **state)
{
	struct run *r = *state;

	run_add(r, "/etag?max-age=77")->etag = "\"v1\"";
	run_fetch(r);
	assert_int_equal(r->out[0].state, PAGE_UNCHANGED);
	assert_int_equal(r->out[0].fresh, 77);
}

static void
gzip_stays_on(void **state)
{
	static const unsigned char gz[] = {0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3,
	    0x4b, 4, 0, 0x43, 0xbe, 0xb7, 0xe8, 1, 0, 0, 0};
	struct run *r = *state;
	const struct outcome *o;

	assert_int_equal(
	    testserver_write(run_server(), "a.html.gz", gz, sizeof(gz)), 0);
	o = run_one(r, "/gzip/a.html");
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

	(void)run_add(r, "/slow");
	(void)run_add(r, "/chunked");
	run_fetch(r);
	assert_body(&r->out[0], "..........");
	assert_body(&r->out[1], "first second");
}

static void
a_page_must_not_go_on_behind_its_length(void **state)
{
	struct run *r = *state;

	(void)run_add(r, "/long");
	(void)run_add(r, "/long-html");
	(void)run_add(r, "/long-json");
	(void)run_add(r, "/long-redirect");
	(void)run_add(r, "/etag");
	run_fetch(r);
	assert_error(&r->out[0], ERR_DECODE,
	    "the page is longer than its Content-Length says");
	assert_body(&r->out[1], "right</HTML>\n");
	assert_body(&r->out[2], "{}");
	assert_body(&r->out[3], "tagged\n");
	assert_body(&r->out[4], "tagged\n");
}

static void
what_is_no_page_is_not_read(void **state)
{
	static const char *const no[] = {"image/png", "%20Video/MP4;%20a=b",
	    "audio/mpeg", "font/woff2", "application/pdf", "application/zip",
	    "application/vnd.ms-excel"};
	static const char *const yes[] = {"text/plain", "application/json",
	    "application/octet-stream", "application/xhtml+xml", "x/y", "html",
	    "application/vnd.api+json", "imaginary"};
	struct run *r = *state;
	char path[96];

	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++) {
		(void)snprintf(
		    path, sizeof(path), "/headers?Content-Type:%s", no[i]);
		(void)run_add(r, path);
	}
	for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++) {
		(void)snprintf(
		    path, sizeof(path), "/headers?Content-Type:%s", yes[i]);
		(void)run_add(r, path);
	}
	run_fetch(r);
	for (size_t i = 0; i < r->n; i++) {
		if (i < sizeof(no) / sizeof(no[0]))
			assert_error(
			    &r->out[i], ERR_PAGE, "that is no page; check");
		else
			assert_body(&r->out[i], "as asked\n");
	}
	assert_has(r->out[0].msg, "the server calls it an image (image/png)");
}

/* It would last for minutes and megabytes. */
static void
a_video_is_refused_at_once(void **state)
{
	assert_error(run_one(*state, "/endless-video"), ERR_PAGE, "a video");
}

static const char *
or_null(const char *s)
{
	return s[0] != '\0' ? s : NULL;
}

static void
assert_round_trip(struct run *first, const char *path)
{
	const struct outcome *was = run_one(first, path);
	struct run *second = NULL;
	struct fetch_job *job;

	assert_int_equal(was->state, PAGE_NEW);
	(void)run_set_up((void **)&second);
	job = run_add(second, path);
	job->etag = or_null(was->etag);
	job->last_modified = or_null(was->last_modified);
	job->from = or_null(was->from);
	run_fetch(second);
	assert_int_equal(second->out[0].kind, ERR_NONE);
	assert_int_equal(second->out[0].state, PAGE_UNCHANGED);
	assert_int_equal(second->out[0].len, 0);
	assert_string_equal(second->out[0].etag, was->etag);
	assert_string_equal(second->out[0].last_modified, was->last_modified);
	assert_true(second->out[0].date != INSTANT_NONE);
	(void)run_tear_down((void **)&second);
	memset(first, 0, sizeof(*first));
}

static void
validators_make_a_round_trip(void **state)
{
	assert_int_equal(
	    testserver_write(run_server(), "page.html", "p", 1), 0);
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

	run_add(r, "/etag")->etag = "\"v0\"";
	run_add(r, "/etag")->etag = "W/\"v1\"";
	run_fetch(r);
	assert_body(&r->out[0], "tagged\n");
	assert_string_equal(r->out[0].etag, "\"v1\"");
	assert_body(&r->out[1], "tagged\n");
}

static void
not_modified_without_a_question_is_wrong(void **state)
{
	const struct outcome *o = run_one(*state, "/status/304");

	assert_error(o, ERR_HTTP, "304: \"not modified\", though nothing");
}

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
    {"/headers-huge", ERR_FETCH, "more than 262144 bytes of header"},
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
guards_are_known_by_their_headers(void **state)
{
	static const struct failure rows[] = {
	    {"/headers/403?CF-Mitigated:%20challenge", ERR_CHALLENGE,
		"Cloudflare"},
	    {"/headers/403?server:%20cloudflare", ERR_HTTP, "403: "},
	    {"/headers/403?X-DataDome:%20protected", ERR_CHALLENGE, "DataDome"},
	    {"/headers/404?X-DataDome:%20protected", ERR_HTTP, "404: "},
	    {"/headers/405?x-amzn-waf-action:%20captcha", ERR_CHALLENGE,
		"AWS WAF"},
	    {"/headers/403?Server:%20AkamaiGHost", ERR_CHALLENGE, "Akamai"},
	    {"/headers/503?X-CDN:%20Imperva", ERR_HTTP, "503: "},
	};
	struct run *r = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		(void)run_add(r, rows[i].path);
	run_fetch(r);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_error(&r->out[i], rows[i].kind, rows[i].words);
}

static void
every_failure_says_what_to_do(void **state)
{
	struct run *r = *state;
	size_t n = sizeof(failures) / sizeof(failures[0]);

	for (size_t i = 0; i < n; i++)
		(void)run_add(r, failures[i].path);
	run_fetch(r);
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

	(void)snprintf(
	    url, sizeof(url), "https://127.0.0.1:%d/", run_server()->port);
	assert_error(run_one(*state, url), ERR_FETCH, "https");
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
		(void)run_add(r, urls[i]);
	(void)run_add(r, "/redirect-to?gopher://me:secret@a/?key=secret");
	(void)run_add(r, "/redirect-to?http://me:secret@127.0.0.1:1/secret");
	(void)run_add(r, "/redirect-to?http://me:secret@a:99999/secret");
	(void)run_add(r, "/status/404?secret");
	run_fetch(r);
	for (size_t i = 0; i < r->n; i++) {
		assert_int_not_equal(r->out[i].kind, ERR_NONE);
		assert_lacks(r->out[i].msg, "secret");
		assert_lacks(r->out[i].msg, "me:");
	}
}

/* An answer of this status line and body, whose length may be wrong. */
static struct fetch_job *
add_refusal(struct run *r, const char *name, const char *status,
    const char *header, const char *body)
{
	char all[256];
	char path[64];

	(void)snprintf(all, sizeof(all),
	    "HTTP/1.1 %s\r\nContent-Type: text/html\r\n%s\r\n\r\n%s", status,
	    header, body);
	assert_int_equal(
	    testserver_write(run_server(), name, all, strlen(all)), 0);
	(void)snprintf(path, sizeof(path), "/raw/%s", name);
	return run_add(r, path);
}

static void
a_refusal_brings_its_page_where_it_is_wanted(void **state)
{
	static const struct {
		const char *status, *header;
		bool wanted, brought;
	} rows[] = {
	    {"403 No", "X: y", true, true},
	    {"429 No", "Content-Length: 5000", true, true},
	    {"503 No", "Retry-After: 60", true, true},
	    {"503 No", "Retry-After: 60", false, false},
	    {"404 No", "Retry-After: 60", true, false},
	    {"500 No", "X: y", true, false},
	    {"403 No", "cf-mitigated: challenge", true, false},
	    {"403 No", "Content-Length: 0", true, false},
	};
	struct run *r = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char name[16];

		(void)snprintf(name, sizeof(name), "refusal-%zu", i);
		add_refusal(r, name, rows[i].status, rows[i].header, "<p>no")
		    ->refusals = rows[i].wanted;
	}
	run_fetch(r);
	for (size_t i = 0; i < r->n; i++) {
		const struct outcome *o = &r->out[i];

		if (strncmp(rows[i].header, "cf-", 3) == 0)
			assert_int_equal(o->kind, ERR_CHALLENGE);
		else
			assert_error(o, ERR_HTTP, "");
		assert_string_equal(o->body, rows[i].brought ? "<p>no" : "");
		if (strncmp(rows[i].header, "Retry", 5) == 0)
			assert_int_equal(o->retry_after, 60);
	}
}

static void
of_a_refusal_only_so_much_is_taken(void **state)
{
	struct run *r = *state;
	struct fetch_job *job = add_refusal(r, "refusal", "403 No", "X: y", "");
	size_t n = 3 * (size_t)LIMIT_WALL;
	char *all = calloc(1, n);

	assert_non_null(all);
	memset(all, 'x', n);
	memcpy(all, "HTTP/1.1 403 No\r\n\r\n", 19);
	assert_int_equal(testserver_write(run_server(), "refusal", all, n), 0);
	free(all);
	job->refusals = true;
	run_fetch(r);
	assert_error(&r->out[0], ERR_HTTP, "403: ");
	assert_int_equal(r->out[0].len, LIMIT_WALL);
}

static const struct CMUnitTest tests[] = {
    RUN_TEST(a_refusal_brings_its_page_where_it_is_wanted),
    RUN_TEST(of_a_refusal_only_so_much_is_taken),
    RUN_TEST(headers_come_as_they_were_received),
    RUN_TEST(what_changed_in_this_second_is_no_validator),
    RUN_TEST(absent_and_insane_headers_are_null),
    RUN_TEST(a_header_has_a_maximum),
    RUN_TEST(only_the_last_answer_counts),
    RUN_TEST(credentials_do_not_reach_the_page),
    RUN_TEST(the_servers_clock_is_read),
    RUN_TEST(servers_say_when_to_come_again),
    RUN_TEST(without_a_date_our_clock_counts),
    RUN_TEST(not_modified_says_when_to_come_again),
    RUN_TEST(gzip_stays_on),
    RUN_TEST(bodies_are_framed_as_http_says),
    RUN_TEST(a_page_must_not_go_on_behind_its_length),
    RUN_TEST(what_is_no_page_is_not_read),
    RUN_TEST(a_video_is_refused_at_once),
    RUN_TEST(validators_make_a_round_trip),
    RUN_TEST(a_changed_page_comes_whole),
    RUN_TEST(not_modified_without_a_question_is_wrong),
    RUN_TEST(guards_are_known_by_their_headers),
    RUN_TEST(every_failure_says_what_to_do),
    RUN_TEST(https_where_http_is_spoken_fails),
    RUN_TEST(messages_keep_secrets),
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
