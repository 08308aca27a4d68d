/* fetchrun.c - a run of fetch_all and its outcomes. */
#include "fetchrun.h"

static struct testserver server;

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
run_begin(void)
{
	leave_proxies_out();
	return testserver_start(&server);
}

void
run_end(void)
{
	testserver_stop(&server);
}

const struct testserver *
run_server(void)
{
	return &server;
}

int
run_set_up(void **state)
{
	struct run *r = calloc(1, sizeof(*r));

	assert_non_null(r);
	r->transfers = LIMIT_TRANSFERS;
	*state = r;
	return 0;
}

int
run_tear_down(void **state)
{
	free(*state);
	return 0;
}

struct fetch_job *
run_add(struct run *r, const char *path)
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

struct fetch_job *
run_add_at(struct run *r, size_t host, const char *path)
{
	char url[256];

	(void)snprintf(url, sizeof(url), "http://h%zu.localhost:%d%s", host,
	    server.port, path);
	return run_add(r, url);
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
	copy(o->language, sizeof(o->language), page->language);
	copy(o->etag, sizeof(o->etag), page->etag);
	copy(o->last_modified, sizeof(o->last_modified), page->last_modified);
	o->date = page->date;
}

static void
take(void *ctx, size_t job, const struct fetch_result *result)
{
	const struct page *page = result->page;
	const struct err *err = result->err;
	struct run *r = ctx;
	struct outcome *o = &r->out[job];

	assert_true(job < r->n);
	o->order = ++r->reports;
	o->retry_after = result->retry_after;
	o->fresh = result->fresh;
	copy(o->from, sizeof(o->from), result->from);
	if (page != NULL && err == NULL) {
		o->calls++;
		take_page(o, page);
	} else if (page == NULL && err != NULL) {
		o->calls++;
		o->kind = err->kind;
		copy(o->msg, sizeof(o->msg), err->msg);
		if (result->refusal != NULL)
			take_page(o, result->refusal);
	}
}

static bool
goes_on(void *ctx, size_t running)
{
	const struct run *r = ctx;

	assert_true(running <= r->n);
	return r->enough == 0 || r->reports < r->enough;
}

void
run_some(struct run *r)
{
	const struct fetch_run run = {.transfers = r->transfers,
	    .done = take,
	    .ctx = r,
	    .side = r->side,
	    .turn = goes_on};
	struct err err;

	assert_int_equal(fetch_all(&run, r->jobs, r->n, &err), 0);
}

void
run_fetch(struct run *r)
{
	run_some(r);
	for (size_t i = 0; i < r->n; i++)
		assert_int_equal(r->out[i].calls, 1);
}

const struct outcome *
run_one(struct run *r, const char *path)
{
	(void)run_add(r, path);
	run_fetch(r);
	return &r->out[r->n - 1];
}

void
assert_error(const struct outcome *o, enum err_kind kind, const char *words)
{
	if (o->kind != kind)
		fail_msg("\"%s: %s\", not \"%s: %s\"", err_word(o->kind),
		    o->msg, err_word(kind), words);
	assert_has(o->msg, words);
}

void
assert_body(const struct outcome *o, const char *body)
{
	if (o->kind != ERR_NONE)
		fail_msg("%s: %s", err_word(o->kind), o->msg);
	assert_int_equal(o->state, PAGE_NEW);
	assert_string_equal(o->body, body);
	assert_int_equal(o->len, strlen(body));
}
