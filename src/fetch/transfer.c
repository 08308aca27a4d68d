/* transfer.c - the taking in of answers, one job after the other. */
#include "fetch/transfer.h"

#include "base/limits.h"
#include "fetch/agent.h"
#include "fetch/mediatype.h"
#include "fetch/request.h"
#include "fetch/rules.h"

/* A body's memory up to this is kept for the next job. */
enum { BODY_KEPT = 256 * 1024 };

enum { MILLISECOND_US = 1000 };

int
transfer_init(struct transfer *t, CURLSH *share, struct surplus *surplus)
{
	memset(t, 0, sizeof(*t));
	t->surplus = surplus;
	t->share = share;
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

/* By a whole head; 0: there is none. */
static long
status_of(const struct transfer *t)
{
	long status = 0;

	if (t->headed)
		(void)curl_easy_getinfo(
		    t->easy, CURLINFO_RESPONSE_CODE, &status);
	return status;
}

bool
transfer_is_error(const struct transfer *t)
{
	return status_of(t) >= STATUS_ERROR;
}

/* Whether guards before a site say no by this status. */
static bool
is_refusal(long status)
{
	return status == 403 || status == 429 || status == 503;
}

/* Nobody waits long for the page of a refusal. */
static void
hurry(struct transfer *t)
{
	curl_off_t us = 0;
	long until;

	(void)curl_easy_getinfo(t->easy, CURLINFO_TOTAL_TIME_T, &us);
	until = (long)(us / MILLISECOND_US) + LIMIT_WALL_SECONDS * 1000L;
	if (until < t->limit_ms)
		(void)curl_easy_setopt(t->easy, CURLOPT_TIMEOUT_MS, until);
}

/* The head of an answer is whole. From then on libcurl is asked to speak, see
 * take_word. */
static void
end_head(struct transfer *t)
{
	t->headed = true;
	(void)curl_easy_setopt(t->easy, CURLOPT_VERBOSE, 1L);
	if (transfer_is_error(t))
		hurry(t);
}

/* Counts only: libcurl keeps the headers, answer by answer. */
static size_t
take_header(char *line, size_t size, size_t n, void *ctx)
{
	static const char first[] = "HTTP/";
	struct transfer *t = ctx;

	t->head += size * n;
	if (t->head > LIMIT_HEAD) {
		t->stop = STOP_HEAD;
		return 0;
	}
	if (size * n > 0 && (line[0] == '\r' || line[0] == '\n'))
		end_head(t);
	else if (size * n >= sizeof(first) - 1 &&
		 memcmp(line, first, sizeof(first) - 1) == 0)
		t->headed = false;
	return size * n;
}

/* libcurl cuts a body at its Content-Length and calls it whole. That there was
 * more stands only in what it says to people: "Excess found in a read". */
static int
take_word(CURL *easy, curl_infotype what, char *text, size_t n, void *ctx)
{
	static const char excess[] = "xcess found";
	struct transfer *t = ctx;

	(void)easy;
	if (what == CURLINFO_TEXT &&
	    memmem(text, n, excess, sizeof(excess) - 1) != NULL)
		t->overrun = true;
	return 0;
}

/* A video is refused at its first byte, not at its eight millionth. */
static bool
is_page(const struct transfer *t)
{
	char *type = NULL;

	(void)curl_easy_getinfo(t->easy, CURLINFO_CONTENT_TYPE, &type);
	return t->job->any_type || type == NULL ||
	       mediatype_of_no_page(type) == NULL;
}

/* The body is as long as it may be. */
static void
fill_up(struct transfer *t, const char *bytes)
{
	t->stop = STOP_BODY;
	if (t->job->cut &&
	    buf_add(&t->body, bytes, t->body.max - t->body.len) == 0)
		t->stop = STOP_CUT;
}

/* Of an error's body a guard's page is wanted, at most. */
static size_t
take_error(struct transfer *t, const char *bytes, size_t n)
{
	size_t most =
	    t->body.max < LIMIT_WALL ? t->body.max : (size_t)LIMIT_WALL;
	size_t room = most - t->body.len;

	if (t->job->refusals && is_refusal(status_of(t)) && is_page(t) &&
	    buf_add(&t->body, bytes, n < room ? n : room) == 0 && n <= room)
		return n;
	t->stop = STOP_ERROR;
	return 0;
}

static size_t
take_body(char *bytes, size_t size, size_t n, void *ctx)
{
	struct transfer *t = ctx;

	if (transfer_is_error(t))
		return take_error(t, bytes, size * n);
	if (t->body.len == 0 && !is_page(t)) {
		t->stop = STOP_TYPE;
		return 0;
	}
	if (buf_add(&t->body, bytes, size * n) < 0) {
		fill_up(t, bytes);
		return 0;
	}
	return size * n;
}

static bool
set_callbacks(struct transfer *t)
{
	CURL *e = t->easy;

	return curl_easy_setopt(e, CURLOPT_PRIVATE, t) == CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_SHARE, t->share) == CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_ERRORBUFFER, t->detail) ==
		   CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_HEADERFUNCTION, take_header) ==
		   CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_HEADERDATA, t) == CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_WRITEFUNCTION, take_body) ==
		   CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_WRITEDATA, t) == CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_DEBUGFUNCTION, take_word) ==
		   CURLE_OK &&
	       curl_easy_setopt(e, CURLOPT_DEBUGDATA, t) == CURLE_OK;
}

/* Asks for one address; what the last answer of the job brought is gone. */
static int
ask(struct transfer *t, struct arena *a, const char *url, struct err *err)
{
	buf_clear(&t->body);
	t->detail[0] = '\0';
	curl_slist_free_all(t->headers);
	t->headers = NULL;
	t->headed = false;
	t->conditional = false;
	t->overrun = false;
	t->afresh = false;
	curl_easy_reset(t->easy);
	if (request_set(t, a, url, err) < 0)
		return -1;
	return set_callbacks(t) ? 0 : agent_lacks(err);
}

int
transfer_begin(struct transfer *t, struct arena *a, const struct fetch_job *job,
    struct err *err)
{
	t->job = job;
	t->body.max = rules_max_bytes(job->source);
	t->head = 0;
	t->hops = 0;
	t->spent_ms = 0;
	t->stop = STOP_NONE;
	if (ask(t, a, job->source->url, err) == 0)
		return 0;
	transfer_end(t);
	return -1;
}

int
transfer_again(
    struct transfer *t, struct arena *a, const char *url, struct err *err)
{
	return ask(t, a, url, err);
}

void
transfer_spend(struct transfer *t)
{
	curl_off_t us = 0;

	(void)curl_easy_getinfo(t->easy, CURLINFO_TOTAL_TIME_T, &us);
	t->spent_ms += (long)(us / MILLISECOND_US);
}

int
transfer_afresh(struct transfer *t, struct arena *a, struct err *err)
{
	char *url = NULL;

	(void)curl_easy_getinfo(t->easy, CURLINFO_EFFECTIVE_URL, &url);
	transfer_spend(t);
	if (ask(t, a, arena_copy(a, url), err) < 0)
		return -1;
	t->afresh = true;
	return curl_easy_setopt(t->easy, CURLOPT_FRESH_CONNECT, 1L) == CURLE_OK
		   ? 0
		   : agent_lacks(err);
}
