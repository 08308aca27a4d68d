/* request.c - sets libcurl's options, and says which headers go where. */
#include "fetch/request.h"

#include "base/limits.h"
#include "fetch/agent.h"
#include "fetch/reach.h"
#include "fetch/rules.h"
#include "fetch/url.h"

enum { PORT_HTTP = 80, PORT_HTTPS = 443 };

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
    /* Else the whole loop stands still for as long as a name server keeps a
     * thread of libcurl's waiting that nobody waits for any more. */
    {CURLOPT_QUICK_EXIT, 1},
    {CURLOPT_FOLLOWLOCATION, 0}, /* redirect.c does it */
    {CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS},
    {CURLOPT_HTTP09_ALLOWED, 0},
    {CURLOPT_HTTP_CONTENT_DECODING, 0},
    {CURLOPT_SUPPRESS_CONNECT_HEADERS, 1},
};

static const struct word words[] = {
    {CURLOPT_PROTOCOLS_STR, "http,https"},
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

/* What all requests of a job together have left of its time. */
static long
milliseconds_left(const struct transfer *t)
{
	long left = rules_seconds(t->job->source) * 1000 - t->spent_ms;

	return left > 0 ? left : 1;
}

static bool
set_target(struct transfer *t, const char *url)
{
	const struct source *source = t->job->source;
	CURL *e = t->easy;

	t->limit_ms = milliseconds_left(t);
	/* Also after a redirect: who asks that of a form means the new place. */
	if (t->job->post != NULL &&
	    curl_easy_setopt(e, CURLOPT_POSTFIELDS, t->job->post) != CURLE_OK)
		return false;
	return curl_easy_setopt(e, CURLOPT_URL, url) == CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_USERAGENT, fetch_user_agent()) ==
		   CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_HTTPHEADER, t->headers) ==
		   CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_CONNECTTIMEOUT,
		   rules_connect_seconds(source)) == CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_TIMEOUT_MS, t->limit_ms) ==
		   CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_MAXFILESIZE_LARGE,
		   t->job->cut ? 0 : (curl_off_t)t->body.max) == CURLE_OK;
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
		return agent_lacks(err);
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

/* A definition's headers, as far as they may go where this request goes. */
static int
add_own(struct transfer *t, bool at_home, struct err *err)
{
	const struct fetch_rules *f = &t->job->source->fetch;

	for (size_t i = 0; i < f->headers_n; i++) {
		if (!at_home && !rules_header_travels(f->headers[i]))
			continue;
		if (add_header(t, f->headers[i], err) < 0)
			return -1;
	}
	return 0;
}

/* Another page may well be the older one and answer 304 to the validators of
 * this, so they go back to the address that gave them alone. */
static bool
gave_validators(const struct transfer *t, const char *url)
{
	const char *from = t->job->from;

	return from == NULL ? t->hops == 0 : strcmp(url, from) == 0;
}

static int
add_validators(struct transfer *t, struct arena *a, struct err *err)
{
	if (add_validator(t, a, "If-None-Match", t->job->etag, err) < 0)
		return -1;
	return add_validator(
	    t, a, "If-Modified-Since", t->job->last_modified, err);
}

static int
add_headers(struct transfer *t, bool at_home, struct err *err)
{
	const struct source *source = t->job->source;

	for (size_t i = 0; i < COUNT(defaults); i++) {
		if (!rules_has_header(
			source, defaults[i], strcspn(defaults[i], ":")) &&
		    add_header(t, defaults[i], err) < 0)
			return -1;
	}
	return add_own(t, at_home, err);
}

/* Whether an address is the url's own: its host, asked no less safely. */
static bool
is_home(const struct origin *home, const struct origin *there)
{
	if (strcmp(home->host, there->host) != 0)
		return false;
	if (strcmp(home->scheme, there->scheme) == 0)
		return home->port == there->port;
	return strcmp(there->scheme, "https") == 0 &&
	       there->port == PORT_HTTPS && home->port == PORT_HTTP;
}

int
request_set(
    struct transfer *t, struct arena *a, const char *url, struct err *err)
{
	struct origin home;
	struct origin there;
	char *encoded;

	if (url_for_request(a, url, &encoded, err) < 0)
		return -1;
	if (url_origin(a, t->job->source->url, &home) < 0 ||
	    url_origin(a, encoded, &there) < 0)
		return err_set(
		    err, ERR_FETCH, "the url names no host; correct it");
	if (reach_set(t, a, &home, &there, err) < 0 ||
	    add_headers(t, is_home(&home, &there), err) < 0)
		return -1;
	if (gave_validators(t, encoded) && add_validators(t, a, err) < 0)
		return -1;
	if (!set_options(t->easy) || !set_certificates(t->easy) ||
	    !set_target(t, encoded))
		return agent_lacks(err);
	return 0;
}
