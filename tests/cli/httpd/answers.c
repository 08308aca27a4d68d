/* answers.c - answers of the test server that are as they should be. */
#include "httpd.h"

enum { BARRIER_SECONDS = 10 };

/* The number behind "name=" in the query, else 0. */
static long
query_number(const struct request *r, const char *name)
{
	const char *p = strstr(r->query, name);

	return p != NULL ? strtol(p + strlen(name), NULL, 10) : 0;
}

static bool
serve_status(const struct request *r)
{
	int status = (int)strtol(r->rest, NULL, 10);
	const char *wait = strstr(r->query, "retry=");
	char headers[256] = "";

	if (wait != NULL)
		(void)snprintf(headers, sizeof(headers),
		    "Retry-After: %.100s\r\n", wait + strlen("retry="));
	if (status == 204 || status == 304)
		return send_format(
		    r->fd, "HTTP/1.1 %d Answer\r\n%s\r\n", status, headers);
	return reply_text(r, status, headers, "<p>trouble</p>\n");
}

/* The query says what Cache-Control does. */
static bool
reply_tagged(const struct request *r, int status, const char *etag)
{
	const bool control = r->query[0] != '\0';
	char headers[192];

	(void)snprintf(headers, sizeof(headers), "ETag: %s\r\n%s%.64s%s", etag,
	    control ? "Cache-Control: " : "", r->query, control ? "\r\n" : "");
	return reply_text(r, status, headers, status == 304 ? "" : "tagged\n");
}

static bool
serve_etag(const struct request *r)
{
	bool weak = strstr(r->path, "weak") != NULL;
	const char *etag = weak ? "W/\"v1\"" : "\"v1\"";

	if (request_has(r, "If-None-Match", etag))
		return reply_tagged(r, 304, "\"other\"");
	return reply_tagged(r, 200, etag);
}

static bool
serve_last_modified(const struct request *r)
{
	static const char when[] = "Fri, 15 Aug 2025 06:13:00 GMT";
	char headers[128];

	(void)snprintf(headers, sizeof(headers), "Last-Modified: %s\r\n", when);
	if (request_has(r, "If-Modified-Since", when))
		return reply(r, 304, "", "", 0);
	return reply_text(r, 200, headers, "dated\n");
}

static bool
serve_date(const struct request *r)
{
	char date[64];
	char retry[64], modified[64];

	(void)http_date(time(NULL) + query_number(r, "skew="), date);
	if (strstr(r->query, "none") != NULL) {
		(void)http_date(time(NULL) + query_number(r, "expires="), date);
		(void)http_date(time(NULL) + query_number(r, "retry="), retry);
		(void)http_date(time(NULL) - query_number(r, "age="), modified);
		return send_format(r->fd,
		    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n"
		    "Expires: %s\r\nRetry-After: %s\r\n"
		    "Last-Modified: %s\r\n\r\ndate\n",
		    date, retry, modified);
	}
	return send_format(r->fd,
	    "HTTP/1.1 200 OK\r\nDate: %s\r\nContent-Length: 5\r\n\r\ndate\n",
	    date);
}

/* "/headers/STATUS?Name: value&Name: value", percent-encoded as far as need be. */
static bool
serve_headers(const struct request *r)
{
	int status = (int)strtol(r->rest, NULL, 10);
	char headers[4096];
	size_t n = 0;

	for (const char *p = r->query; *p != '\0' && n + 4 < sizeof(headers);
	     p++) {
		unsigned c = (unsigned char)*p;

		if (c == '%' && sscanf(p + 1, "%2x", &c) == 1)
			p += 2;
		if (c == '&') {
			headers[n++] = '\r';
			c = '\n';
		}
		headers[n++] = (char)c;
	}
	(void)snprintf(headers + n, sizeof(headers) - n, n > 0 ? "\r\n" : "");
	return reply_text(r, status != 0 ? status : 200, headers, "as asked\n");
}

static bool
serve_echo(const struct request *r)
{
	return reply_text(r, 200, "Content-Type: text/plain\r\n", r->head);
}

static bool
serve_stats(const struct request *r)
{
	char text[128];

	(void)pthread_mutex_lock(&r->server->lock);
	(void)snprintf(text, sizeof(text),
	    "requests=%d most=%d connections=%d\n", r->server->requests,
	    r->server->most, r->server->connections);
	(void)pthread_mutex_unlock(&r->server->lock);
	return reply_text(r, 200, "", text);
}

static bool
serve_chunked(const struct request *r)
{
	return send_text(r->fd,
	    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
	    "5\r\nfirst\r\n7\r\n second\r\n0\r\nETag: \"trailer\"\r\n\r\n");
}

/* Answers when N requests are here at one time; 503 if they never are. */
static bool
serve_barrier(const struct request *r)
{
	int need = (int)strtol(r->rest, NULL, 10);
	struct timespec until;
	bool open;
	int round;

	(void)clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec += BARRIER_SECONDS;
	(void)pthread_mutex_lock(&r->server->lock);
	round = r->server->passed;
	if (++r->server->waiting >= need) {
		r->server->passed++;
		r->server->waiting = 0;
		(void)pthread_cond_broadcast(&r->server->change);
	}
	while (r->server->passed == round &&
	       pthread_cond_timedwait(
		   &r->server->change, &r->server->lock, &until) == 0)
		continue;
	open = r->server->passed != round;
	(void)pthread_mutex_unlock(&r->server->lock);
	return reply_text(r, open ? 200 : 503, "", "together\n");
}

static bool
serve_empty(const struct request *r)
{
	return reply(r, 200, "Content-Type: text/html\r\n", "", 0);
}

static bool
redirect(const struct request *r, const char *to)
{
	char headers[1200];

	(void)snprintf(headers, sizeof(headers),
	    "Location: %.1000s\r\nETag: \"redirect\"\r\n"
	    "Content-Type: text/redirect\r\nSet-Cookie: seen=1; Path=/\r\n",
	    to);
	return reply_text(r, 302, headers, "elsewhere\n");
}

static bool
serve_redirect(const struct request *r)
{
	long left = strtol(r->rest, NULL, 10);
	char to[64] = "/echo";

	if (left > 1)
		(void)snprintf(to, sizeof(to), "/redirect/%ld", left - 1);
	return redirect(r, to);
}

static bool
serve_redirect_loop(const struct request *r)
{
	return redirect(r, "/redirect-loop");
}

static bool
serve_redirect_to_file(const struct request *r)
{
	return redirect(r, "file:///etc/passwd");
}

static bool
serve_redirect_to(const struct request *r)
{
	return redirect(r, r->query);
}

static bool
serve_delay(const struct request *r)
{
	pause_ms(strtol(r->rest, NULL, 10));
	if (r->query[0] != '\0')
		return redirect(r, r->query);
	return reply_text(r, 200, "", "late\n");
}

/* The file, compressed, some time after it was asked for. */
static bool
serve_late(const struct request *r)
{
	struct request late = *r;
	char *name;

	pause_ms(strtol(r->rest, &name, 10));
	late.rest = name + (*name == '/');
	return serve_gzip(&late);
}

const struct route answer_routes[] = {
    {"/barrier/", serve_barrier}, /* N: answers when N wait together */
    {"/chunked", serve_chunked},  /* with a trailer */
    {"/date", serve_date},        /* ?skew=SECONDS, ?none&expires=SECONDS
				     &retry=SECONDS */
    {"/delay/", serve_delay},     /* MILLISECONDS?URL */
    {"/echo", serve_echo},        /* the request's head */
    {"/empty", serve_empty},
    {"/etag", serve_etag}, /* ?CACHE-CONTROL */
    {"/etag-weak", serve_etag},
    {"/gzip/", serve_gzip},       /* NAME: the file NAME.gz, so labelled */
    {"/headers", serve_headers},  /* ?Name:%20value&... */
    {"/headers/", serve_headers}, /* STATUS?... */
    {"/last-modified", serve_last_modified},
    {"/late/", serve_late},   /* MILLISECONDS/NAME: the file NAME.gz */
    {"/plain/", serve_plain}, /* NAME: without validators or type */
    {"/redirect-loop", serve_redirect_loop},
    {"/redirect-to", serve_redirect_to}, /* ?URL */
    {"/redirect-to-file", serve_redirect_to_file},
    {"/redirect/", serve_redirect}, /* N times, then to /echo */
    {"/stats", serve_stats},
    {"/status/", serve_status}, /* N?retry=AFTER */
    {NULL, NULL},
};
