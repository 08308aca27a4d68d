/* transfer.c - what a request says, and the taking in of its answer. */
#include "fetch/transfer.h"

#include "base/limits.h"
#include "fetch/rules.h"
#include "fetch/url.h"

/* A body's memory up to this is kept for the next job. */
enum { BODY_KEPT = 256 * 1024 };

struct number {
	CURLoption option;
	long value;
};

struct word {
	CURLoption option;
	const char *value;
};

/* No cookie engine and no CURLOPT_AUTOREFERER: neither is ever sent. No
 * CURLOPT_ACCEPT_ENCODING: it would have libcurl inflate. */
static const struct number numbers[] = {
    {CURLOPT_NOSIGNAL, 1},
    {CURLOPT_NOPROGRESS, 0},
    {CURLOPT_FOLLOWLOCATION, 1},
    {CURLOPT_MAXREDIRS, LIMIT_REDIRECTS},
    {CURLOPT_FAILONERROR, 1}, /* an error's page is not worth its bytes */
    {CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS},
    {CURLOPT_HTTP09_ALLOWED, 0},
    {CURLOPT_HTTP_CONTENT_DECODING, 0},
    {CURLOPT_SUPPRESS_CONNECT_HEADERS, 1},
};

static const struct word words[] = {
    {CURLOPT_PROTOCOLS_STR, "http,https"},
    {CURLOPT_REDIR_PROTOCOLS_STR, "http,https"},
    /* Set, it has every new TLS connection parse all of the system's
     * certificates again: 30 ms instead of 2. */
    {CURLOPT_CAPATH, NULL},
    {CURLOPT_PROXY_CAPATH, NULL},
};

/* What we ask for, unless the definition says it otherwise. */
static const char *const defaults[] = {
    "Accept: text/html,application/xhtml+xml,application/json;q=0.9,"
    "text/plain;q=0.8,*/*;q=0.5",
    "Accept-Encoding: gzip",
};

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

int
transfer_init(struct transfer *t)
{
	memset(t, 0, sizeof(*t));
	buf_init(&t->body, 0);
	t->easy = curl_easy_init();
	return t->easy != NULL ? 0 : -1;
}

void
transfer_free(struct transfer *t)
{
	transfer_end(t);
	buf_free(&t->body);
	curl_easy_cleanup(t->easy);
	t->easy = NULL;
}

void
transfer_end(struct transfer *t)
{
	if (t->body.cap > BODY_KEPT)
		buf_free(&t->body);
	buf_clear(&t->body);
	curl_slist_free_all(t->headers);
	t->headers = NULL;
	t->job = NULL;
}

/* Counts only: libcurl keeps the headers, answer by answer. */
static size_t
take_header(char *line, size_t size, size_t n, void *ctx)
{
	struct transfer *t = ctx;

	(void)line;
	t->head += size * n;
	if (t->head <= LIMIT_HEAD)
		return size * n;
	t->stop = STOP_HEAD;
	return 0;
}

static size_t
take_body(char *bytes, size_t size, size_t n, void *ctx)
{
	struct transfer *t = ctx;

	if (buf_add(&t->body, bytes, size * n) < 0) {
		t->stop = STOP_BODY;
		return 0;
	}
	return size * n;
}

/* libcurl reads the body of a redirect without showing it to take_body. */
static int
watch(void *ctx, curl_off_t expected, curl_off_t received, curl_off_t to_send,
    curl_off_t sent)
{
	struct transfer *t = ctx;

	(void)expected;
	(void)to_send;
	(void)sent;
	if (received <= 0 || (size_t)received <= t->body.max)
		return 0;
	t->stop = STOP_BODY;
	return 1;
}

static bool
set_callbacks(struct transfer *t)
{
	CURL *e = t->easy;

	return curl_easy_setopt(e, CURLOPT_PRIVATE, t) == CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_ERRORBUFFER, t->detail) ==
		   CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_HEADERFUNCTION, take_header) ==
		   CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_HEADERDATA, t) == CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_WRITEFUNCTION, take_body) ==
		   CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_WRITEDATA, t) == CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_XFERINFOFUNCTION, watch) ==
		   CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_XFERINFODATA, t) == CURLE_OK;
}

static bool
set_options(CURL *e)
{
	bool ok = true;

	for (size_t i = 0; ok && i < COUNT(numbers); i++)
		ok = curl_easy_setopt(e, numbers[i].option, numbers[i].value) ==
		     CURLE_OK;
	for (size_t i = 0; ok && i < COUNT(words); i++)
		ok = curl_easy_setopt(e, words[i].option, words[i].value) ==
		     CURLE_OK;
	return ok;
}

static bool
set_path(CURL *e, CURLoption option, const char *path)
{
	return path == NULL || path[0] == '\0' ||
	       curl_easy_setopt(e, option, path) == CURLE_OK;
}

/* The variables by which curl's users name their certificates; libcurl leaves
 * them to the program. The order is curl's. */
static bool
set_certificates(CURL *e)
{
	const char *bundle = getenv("CURL_CA_BUNDLE");

	if (bundle != NULL && bundle[0] != '\0')
		return set_path(e, CURLOPT_CAINFO, bundle);
	return set_path(e, CURLOPT_CAPATH, getenv("SSL_CERT_DIR")) &&
	       set_path(e, CURLOPT_CAINFO, getenv("SSL_CERT_FILE"));
}

static bool
set_request(struct transfer *t, const char *url)
{
	const struct source *source = t->job->source;
	CURL *e = t->easy;

	return curl_easy_setopt(e, CURLOPT_URL, url) == CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_USERAGENT, fetch_user_agent()) ==
		   CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_HTTPHEADER, t->headers) ==
		   CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_CONNECTTIMEOUT,
		   rules_connect_seconds(source)) == CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_TIMEOUT, rules_seconds(source)) ==
		   CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_MAXFILESIZE_LARGE,
		   (curl_off_t)t->body.max) == CURLE_OK;
}

static int
out_of_handles(struct err *err)
{
	return err_set(err, ERR_FETCH,
	    "this libcurl (%s) lacks an option that we need; "
	    "7.85.0 or newer has them all",
	    fetch_library());
}

static int
add_header(struct transfer *t, const char *line, struct err *err)
{
	struct curl_slist *list;

	if (!rules_header_valid(line))
		return err_set(err, ERR_FETCH,
		    "a header under [fetch] holds a control character; "
		    "a header is one line");
	list = curl_slist_append(t->headers, line);
	if (list == NULL)
		return out_of_handles(err);
	t->headers = list;
	return 0;
}

/* Sends a validator back exactly as it came. One that isn't fit for a header
 * (a damaged store) is left out: the page then just comes whole. */
static int
add_validator(struct transfer *t, struct arena *a, const char *name,
    const char *value, struct err *err)
{
	size_t size;
	char *line;

	if (value == NULL || value[0] == '\0' || !rules_header_valid(value))
		return 0;
	size = strlen(name) + strlen(value) + sizeof(": ");
	line = arena_alloc(a, size);
	(void)snprintf(line, size, "%s: %s", name, value);
	t->conditional = true;
	return add_header(t, line, err);
}

static int
add_headers(struct transfer *t, struct arena *a, struct err *err)
{
	const struct source *source = t->job->source;

	for (size_t i = 0; i < COUNT(defaults); i++) {
		if (!rules_has_header(
			source, defaults[i], strcspn(defaults[i], ":")) &&
		    add_header(t, defaults[i], err) < 0)
			return -1;
	}
	for (size_t i = 0; i < source->fetch.headers_n; i++) {
		if (add_header(t, source->fetch.headers[i], err) < 0)
			return -1;
	}
	if (add_validator(t, a, "If-None-Match", t->job->etag, err) < 0)
		return -1;
	return add_validator(
	    t, a, "If-Modified-Since", t->job->last_modified, err);
}

int
transfer_begin(struct transfer *t, struct arena *a, const struct fetch_job *job,
    struct err *err)
{
	char *url;

	t->job = job;
	t->body.max = rules_max_bytes(job->source);
	t->head = 0;
	t->conditional = false;
	t->stop = STOP_NONE;
	t->detail[0] = '\0';
	curl_easy_reset(t->easy);
	if (url_for_request(a, job->source->url, &url, err) < 0 ||
	    add_headers(t, a, err) < 0)
		goto fail;
	if (!set_options(t->easy) || !set_certificates(t->easy) ||
	    !set_callbacks(t) || !set_request(t, url)) {
		(void)out_of_handles(err);
		goto fail;
	}
	return 0;
fail:
	transfer_end(t);
	return -1;
}
