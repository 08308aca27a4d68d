/* answer.c - reads status and headers, and words what went wrong. */
#include "fetch/answer.h"

#include <errno.h>

#include "base/ascii.h"
#include "base/clock.h"
#include "base/instant.h"
#include "base/limits.h"
#include "base/secret.h"
#include "fetch/httpdate.h"
#include "fetch/mediatype.h"
#include "fetch/pace.h"
#include "fetch/reach.h"
#include "fetch/rules.h"
#include "fetch/url.h"

enum {
	STATUS_OK_MIN = 200,
	STATUS_NO_CONTENT = 204,
	STATUS_RESET_CONTENT = 205,
	STATUS_PARTIAL = 206,
	STATUS_OK_MAX = 299,
	STATUS_NOT_MODIFIED = 304
};

enum { JUST_NOW = 2 }; /* seconds */

struct advice {
	int code; /* a CURLcode, or an HTTP status */
	const char *text;
};

#define CERTIFICATE_ADVICE                                                     \
	"check this computer's date and its ca-certificates, or tell the site"

/* What to do about libcurl's failures; its own words come before it. In the
 * order of their numbers. */
static const struct advice failures[] = {
    {CURLE_UNSUPPORTED_PROTOCOL, "the server speaks no HTTP; check the url"},
    {CURLE_URL_MALFORMAT, "check the url"},
    {CURLE_COULDNT_RESOLVE_PROXY,
	"check http_proxy, https_proxy and all_proxy in the environment"},
    {CURLE_COULDNT_RESOLVE_HOST, "check the url's host and the network"},
    {CURLE_COULDNT_CONNECT, "the server is down, or the url's port wrong"},
    {CURLE_WEIRD_SERVER_REPLY, "the server speaks no HTTP; check the url"},
    {CURLE_PARTIAL_FILE, "the answer was cut short; the next may be whole"},
    {CURLE_OPERATION_TIMEDOUT,
	"if the site is always slow, raise timeout under [fetch]"},
    {CURLE_SSL_CONNECT_ERROR, "see whether the site still speaks https"},
    {CURLE_GOT_NOTHING, "the server hung up without an answer"},
    {CURLE_SEND_ERROR, "the server hung up without an answer"},
    {CURLE_RECV_ERROR, "the connection broke; the next try may fare better"},
    {CURLE_PEER_FAILED_VERIFICATION, CERTIFICATE_ADVICE},
    {CURLE_SSL_CACERT_BADFILE,
	"install ca-certificates, or correct SSL_CERT_FILE or CURL_CA_BUNDLE"},
};

/* The same for statuses. */
static const struct advice statuses[] = {
    {204, "the answer has no page in it"},
    {205, "the answer has no page in it"},
    {206, "a part of the page that nobody asked for"},
    {304, "\"not modified\", though nothing was known; the server is wrong"},
    {401, "the page wants a password"},
    {403, "the site refuses us; ask its owner, or set header under [fetch]"},
    {404, "no such page; check the url"},
    {406, "the site has no form of the page that we take"},
    {407, "the proxy wants a password"},
    {410, "the page is gone for good; find its new url"},
    {429, "too many requests; raise interval under [fetch]"},
    {451, "the page is withheld for legal reasons"},
};

static const char *
advice_for(const struct advice *table, size_t n, int code)
{
	for (size_t i = 0; i < n; i++) {
		if (table[i].code == code)
			return table[i].text;
	}
	return NULL;
}

/* The value of a header of the last answer (not of a redirect, a 1xx, a proxy's
 * CONNECT or a trailer), or NULL where it is absent, empty or no sane one.
 * Valid until the handle's next use. */
static const char *
header(const struct transfer *t, const char *name)
{
	struct curl_header *h;

	if (curl_easy_header(t->easy, name, 0, CURLH_HEADER, -1, &h) !=
	    CURLHE_OK)
		return NULL;
	if (h->value[0] == '\0' || strlen(h->value) > LIMIT_HEADER ||
	    !rules_header_valid(h->value))
		return NULL;
	return h->value;
}

static int
no_page(const struct transfer *t, struct err *err)
{
	char *type = NULL;

	(void)curl_easy_getinfo(t->easy, CURLINFO_CONTENT_TYPE, &type);
	return err_set(err, ERR_PAGE,
	    "the server calls it %s (%.60s), and that is no page; check the "
	    "url",
	    mediatype_of_no_page(type), type);
}

static int
stopped(const struct transfer *t, struct err *err)
{
	if (t->stop == STOP_TYPE)
		return no_page(t, err);
	if (t->stop == STOP_HEAD)
		return err_set(err, ERR_FETCH,
		    "more than %d bytes of header lines; that is no news page",
		    LIMIT_HEAD);
	return err_set(err, ERR_FETCH,
	    "the page is larger than %zu bytes; if it should be, raise "
	    "max-bytes under [fetch]",
	    t->body.max);
}

/* Whether it is this computer that lacks something; err says so. */
static bool
is_ours(const struct transfer *t, CURLcode code, struct err *err)
{
	int error = t->reach.error;

	if (code == CURLE_OUT_OF_MEMORY)
		(void)err_set(err, ERR_SYSTEM,
		    "no memory or no descriptor is left for a connection; "
		    "lower -j, or raise what ulimit shows");
	else if (code == CURLE_COULDNT_CONNECT &&
		 (error == EMFILE || error == ENFILE || error == ENOBUFS ||
		     error == ENOMEM))
		(void)err_set(err, ERR_SYSTEM,
		    "no socket is left for a connection (%s); lower -j, or "
		    "raise what ulimit shows",
		    strerrordesc_np(error));
	else
		return false;
	return true;
}

static int
failed(const struct transfer *t, CURLcode code, struct err *err)
{
	char detail[CURL_ERROR_SIZE];
	const char *advice = advice_for(
	    failures, sizeof(failures) / sizeof(failures[0]), (int)code);

	(void)snprintf(detail, sizeof(detail), "%s",
	    t->detail[0] != '\0' ? t->detail : curl_easy_strerror(code));
	secret_scrub(detail);
	/* It is given for pages. */
	if (advice == NULL || t->job->post != NULL)
		return err_set(err, ERR_FETCH, "%s", detail);
	return err_set(err, ERR_FETCH, "%s; %s", detail, advice);
}

static const char *
default_advice(long status)
{
	if (status >= 500)
		return "the server is in trouble; nothing to do but wait";
	if (status >= 400)
		return "the server refuses the request; check the url";
	if (status >= 300)
		return "a redirect that leads nowhere; check the url";
	return "the answer is empty";
}

/* What guards say in the headers of their own answers: a value that begins so,
 * in any case; with `status` 0 whatever the status is. */
static const struct guard_sign {
	const char *header, *begins;
	long status;
	const char *who;
} guard_signs[] = {
    {"cf-mitigated", "challenge", 0, "Cloudflare"},
    {"x-amzn-waf-action", "", 0, "AWS WAF"},
    {"x-datadome", "", 403, "DataDome"},
    {"x-sucuri-block", "", 0, "Sucuri"},
    {"server", "AkamaiGHost", 403, "Akamai"},
    {"server", "ddos-guard", 403, "DDoS-Guard"},
    {"x-cdn", "Imperva", 403, "Imperva"},
    {"x-cdn", "Incapsula", 403, "Imperva"},
};

/* Who answered in place of the site; NULL: nobody. */
static const char *
guard_of(const struct transfer *t, long status)
{
	for (size_t i = 0; i < sizeof(guard_signs) / sizeof(guard_signs[0]);
	     i++) {
		const struct guard_sign *sign = &guard_signs[i];
		const char *value = header(t, sign->header);

		if (value != NULL &&
		    (sign->status == 0 || sign->status == status) &&
		    strncasecmp(value, sign->begins, strlen(sign->begins)) == 0)
			return sign->who;
	}
	return NULL;
}

static int
bad_status(const struct transfer *t, long status, struct err *err)
{
	const char *guard = guard_of(t, status);
	const char *wait = header(t, "Retry-After");
	const char *advice = advice_for(
	    statuses, sizeof(statuses) / sizeof(statuses[0]), (int)status);

	if (t->job->post != NULL)
		return err_set(err, ERR_HTTP, "%ld", status);
	if (guard != NULL)
		return err_set(err, ERR_CHALLENGE,
		    "%ld: %s takes us for a robot that it doesn't want; ask "
		    "the site's owner to let ajel in, or raise interval",
		    status, guard);
	if (advice == NULL)
		advice = default_advice(status);
	if (wait == NULL)
		return err_set(err, ERR_HTTP, "%ld: %s", status, advice);
	return err_set(err, ERR_HTTP, "%ld: %s (Retry-After: %.40s)", status,
	    advice, wait);
}

/* 304: the validators are those of the bytes that we have, which are those that
 * we sent, whatever a careless server says now. */
static void
unchanged(const struct transfer *t, struct page *page)
{
	page->state = PAGE_UNCHANGED;
	page->etag = t->job->etag;
	page->last_modified = t->job->last_modified;
}

/* When the answer was made, by the server's clock if it has one. */
static int64_t
made_at(const struct transfer *t)
{
	int64_t date = httpdate_read(header(t, "Date"));

	return date != INSTANT_NONE ? date : clock_now();
}

/* A Last-Modified of the answer's own second may be followed by another change
 * in that second, which would never be seen (RFC 9110 §8.8.2.2); an ETag tells
 * the two apart. */
static bool
is_just_modified(const struct transfer *t)
{
	int64_t modified = httpdate_read(header(t, "Last-Modified"));

	return modified != INSTANT_NONE && made_at(t) - modified <= JUST_NOW;
}

static char *
lower_copy(struct arena *a, const char *s)
{
	char *copy = arena_copy(a, s);

	if (copy != NULL)
		ascii_lower_string(copy);
	return copy;
}

static void
new_bytes(struct arena *a, const struct transfer *t, struct page *page)
{
	page->state = PAGE_NEW;
	page->bytes = (const unsigned char *)t->body.data;
	page->len = t->body.len;
	page->encoding = lower_copy(a, header(t, "Content-Encoding"));
	mediatype_read(
	    a, header(t, "Content-Type"), &page->type, &page->charset);
	page->language = arena_copy(a, header(t, "Content-Language"));
	page->etag = arena_copy(a, header(t, "ETag"));
	if (page->etag != NULL || !is_just_modified(t))
		page->last_modified = arena_copy(a, header(t, "Last-Modified"));
}

static bool
holds_page(const struct transfer *t, long status)
{
	return status >= STATUS_OK_MIN && status <= STATUS_OK_MAX &&
	       status != STATUS_NO_CONTENT && status != STATUS_RESET_CONTENT &&
	       status != STATUS_PARTIAL && t->body.len > 0;
}

/* All lines of a header as one value (RFC 9110 §5.3), or NULL without one;
 * past a sane number they are left out. */
static const char *
header_list(struct arena *a, const struct transfer *t, const char *name)
{
	struct curl_header *h;
	const char *all = NULL;

	for (size_t i = 0;
	     i < LIMIT_HEADER_LINES && curl_easy_header(t->easy, name, i,
					   CURLH_HEADER, -1, &h) == CURLHE_OK;
	     i++)
		all = all == NULL ? arena_copy(a, h->value)
				  : arena_printf(a, "%s, %s", all, h->value);
	return all;
}

/* The first line of a header, empty or not; NULL without one. */
static const char *
header_line(struct arena *a, const struct transfer *t, const char *name)
{
	struct curl_header *h;

	if (curl_easy_header(t->easy, name, 0, CURLH_HEADER, -1, &h) !=
	    CURLHE_OK)
		return NULL;
	return arena_copy(a, h->value);
}

void
answer_pace(
    struct arena *a, const struct transfer *t, struct fetch_result *result)
{
	const struct pace_life life = {
	    .cache_control = header_list(a, t, "Cache-Control"),
	    .expires = header_line(a, t, "Expires"),
	    .age = header(t, "Age"),
	    .date = made_at(t)};

	result->retry_after =
	    pace_retry_after(header(t, "Retry-After"), life.date);
	result->fresh = pace_fresh(&life);
}

static bool
ends_with(const char *s, size_t n, const char *end)
{
	size_t m = strlen(end);

	return n >= m && curl_strnequal(s + n - m, end, m);
}

/* Whether a body that Content-Length cut short may be whole all the same: what
 * was cut off is a line break that a careless program sent behind it. The end
 * of a gzip is looked at when it is inflated. */
static bool
has_its_end(const struct buf *body)
{
	static const char *const ends[] = {"</html>", "</body>", "}", "]"};
	size_t n = body->len;

	if (n > 2 && memcmp(body->data, "\x1f\x8b", 2) == 0)
		return true;
	while (n > 0 && ascii_is_space(body->data[n - 1]))
		n--;
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		if (ends_with(body->data, n, ends[i]))
			return true;
	}
	return false;
}

static int
overrun(struct err *err)
{
	return err_set(err, ERR_DECODE,
	    "the page is longer than its Content-Length says, and was cut off "
	    "there; the server is wrong");
}

/* Whether an error's status came; what became of its body doesn't matter. A
 * body that is announced as too large ends it within the head. */
static bool
says_error(const struct transfer *t, CURLcode code, long status)
{
	return transfer_is_error(t) ||
	       (code == CURLE_FILESIZE_EXCEEDED && status >= STATUS_ERROR);
}

/* Whether what came is not what was wanted, or not all of it; err says so. */
static bool
is_broken(const struct transfer *t, CURLcode code, long status, struct err *err)
{
	if (says_error(t, code, status) ||
	    (t->stop == STOP_CUT && holds_page(t, status)))
		return false;
	if (t->stop != STOP_NONE || code == CURLE_FILESIZE_EXCEEDED)
		(void)stopped(t, err);
	else if (reach_refused(t, code, err) || is_ours(t, code, err))
		return true;
	else if (code != CURLE_OK)
		(void)failed(t, code, err);
	else
		return false;
	return true;
}

/* What is said of any page. */
static void
describe(struct arena *a, const struct transfer *t, struct page *page)
{
	const char *url = NULL;

	(void)curl_easy_getinfo(t->easy, CURLINFO_EFFECTIVE_URL, &url);
	page->url = url != NULL ? url_public(a, url) : NULL;
	page->date = httpdate_read(header(t, "Date"));
}

bool
answer_refusal(struct arena *a, const struct transfer *t, struct page *page)
{
	memset(page, 0, sizeof(*page));
	if (!transfer_is_error(t) || t->body.len == 0)
		return false;
	new_bytes(a, t, page);
	describe(a, t, page);
	return true;
}

int
answer_read(struct arena *a, const struct transfer *t, CURLcode code,
    struct page *page, struct err *err)
{
	long status = 0;

	(void)curl_easy_getinfo(t->easy, CURLINFO_RESPONSE_CODE, &status);
	if (is_broken(t, code, status, err))
		return -1;
	memset(page, 0, sizeof(*page));
	if (status == STATUS_NOT_MODIFIED && t->conditional)
		unchanged(t, page);
	else if (holds_page(t, status) && t->overrun && !has_its_end(&t->body))
		return overrun(err);
	else if (holds_page(t, status))
		new_bytes(a, t, page);
	else
		return bad_status(t, status, err);
	describe(a, t, page);
	return 0;
}
