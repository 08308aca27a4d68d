/* reply.c - what the answers of the test server are put together from. */
#include "httpd.h"

#include <stdarg.h>
#include <strings.h>
#include <sys/socket.h>

bool
send_all(int fd, const char *p, size_t n)
{
	while (n > 0) {
		ssize_t sent = send(fd, p, n, MSG_NOSIGNAL);

		if (sent <= 0)
			return false;
		p += sent;
		n -= (size_t)sent;
	}
	return true;
}

bool
send_text(int fd, const char *s)
{
	return send_all(fd, s, strlen(s));
}

bool
send_format(int fd, const char *fmt, ...)
{
	char text[HEAD_MAX + 4096];
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	return send_text(fd, text);
}

void
pause_ms(long ms)
{
	struct timespec t = {ms / 1000, ms % 1000 * 1000000};

	(void)nanosleep(&t, NULL);
}

const char *
http_date(time_t when, char out[64])
{
	struct tm tm;

	(void)gmtime_r(&when, &tm);
	(void)strftime(out, 64, "%a, %d %b %Y %H:%M:%S GMT", &tm);
	return out;
}

bool
reply(const struct request *r, int status, const char *headers,
    const char *body, size_t n)
{
	/* A Date that was asked for is the only one. */
	bool dated = strstr(headers, "Date: ") != NULL;
	/* RFC 9112 §6.3: what is sent behind it would be the next answer. */
	bool bodiless = status == 204;
	char date[64];

	return send_format(r->fd,
		   "HTTP/1.1 %d Answer\r\n%s%s%sContent-Length: %zu\r\n%s\r\n",
		   status, dated ? "" : "Date: ",
		   dated ? "" : http_date(time(NULL), date),
		   dated ? "" : "\r\n", bodiless ? 0 : n, headers) &&
	       send_all(r->fd, body, bodiless ? 0 : n);
}

bool
reply_text(
    const struct request *r, int status, const char *headers, const char *body)
{
	return reply(r, status, headers, body, strlen(body));
}

const char *
request_header(
    const struct request *r, const char *name, char *out, size_t size)
{
	size_t n = strlen(name);

	for (const char *p = strstr(r->head, "\r\n"); p != NULL;
	     p = strstr(p, "\r\n")) {
		p += 2;
		if (strncasecmp(p, name, n) == 0 && p[n] == ':') {
			p += n + 1 + strspn(p + n + 1, " ");
			(void)snprintf(
			    out, size, "%.*s", (int)strcspn(p, "\r\n"), p);
			return out;
		}
	}
	return NULL;
}

bool
request_has(const struct request *r, const char *name, const char *value)
{
	char got[1024];
	const char *p = request_header(r, name, got, sizeof(got));

	return p != NULL && strcmp(p, value) == 0;
}
