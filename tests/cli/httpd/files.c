/* files.c - the files of the test server's folder. */
#include "httpd.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_MAX = 16 << 20 };

static bool
not_found(const struct request *r)
{
	return reply_text(r, 404, "Content-Type: text/plain\r\n", "no\n");
}

static const char *
media_type(const char *path)
{
	static const struct {
		const char *end;
		const char *type;
	} types[] = {
	    {".html", "text/html"},
	    {".json", "application/json"},
	    {".txt", "text/plain"},
	};
	size_t n = strlen(path);

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		size_t m = strlen(types[i].end);

		if (n > m && strcmp(path + n - m, types[i].end) == 0)
			return types[i].type;
	}
	return "text/html";
}

/* Opens DIR/name; -1 where it isn't a file in there. */
static int
open_file(
    const char *dir, const char *name, const char *suffix, struct stat *st)
{
	char path[2048];
	int fd;

	if (strstr(name, "..") != NULL)
		return -1;
	(void)snprintf(path, sizeof(path), "%s/%s%s", dir, name, suffix);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd >= 0 && (fstat(fd, st) < 0 || !S_ISREG(st->st_mode) ||
			   st->st_size > FILE_MAX)) {
		(void)close(fd);
		return -1;
	}
	return fd;
}

static bool
send_file(const struct request *r, int fd, size_t size, const char *headers)
{
	char *bytes = malloc(size + 1);
	ssize_t got = bytes != NULL ? read(fd, bytes, size) : -1;
	bool open = got >= 0 && reply(r, 200, headers, bytes, (size_t)got);

	free(bytes);
	return open;
}

/* What DIR/path.answer says; false where it isn't there. */
static bool
read_answer(const struct request *r, char *text, size_t size)
{
	struct stat st;
	int fd = open_file(r->server->dir, r->path + 1, ".answer", &st);
	ssize_t n = fd >= 0 ? read(fd, text, size - 1) : -1;

	if (fd >= 0)
		(void)close(fd);
	text[n > 0 ? n : 0] = '\0';
	return n > 0;
}

/* Carriage returns are left to us. With 200 the file itself is sent. */
static bool
serve_answer(const struct request *r, int fd, size_t size, const char *text)
{
	char headers[1024] = "";
	char *end;
	int status = (int)strtol(text, &end, 10);
	size_t n = 0;

	for (end += *end == '\n'; *end != '\0' && n + 2 < sizeof(headers);
	     end++) {
		if (*end == '\n')
			headers[n++] = '\r';
		headers[n++] = *end;
	}
	headers[n] = '\0';
	if (status == 200 && fd >= 0)
		return send_file(r, fd, size, headers);
	return status != 0 && reply_text(r, status, headers, "as told\n");
}

bool
serve_file(const struct request *r)
{
	char text[1024];
	char headers[512];
	char etag[64];
	char modified[64];
	char got[1024];
	struct stat st;
	int fd = open_file(r->server->dir, r->path + 1, "", &st);
	bool open;

	if (read_answer(r, text, sizeof(text))) {
		open = serve_answer(r, fd, (size_t)st.st_size, text);
		if (fd >= 0)
			(void)close(fd);
		return open;
	}
	if (fd < 0)
		return not_found(r);
	(void)snprintf(etag, sizeof(etag), "\"%llx-%llx\"",
	    (unsigned long long)st.st_size,
	    (unsigned long long)st.st_mtim.tv_sec * 1000000000 +
		(unsigned long long)st.st_mtim.tv_nsec);
	(void)http_date(st.st_mtim.tv_sec, modified);
	(void)snprintf(headers, sizeof(headers),
	    "Content-Type: %s\r\nETag: %s\r\nLast-Modified: %s\r\n",
	    media_type(r->path), etag, modified);
	if (request_has(r, "If-None-Match", etag) ||
	    (request_header(r, "If-None-Match", got, sizeof(got)) == NULL &&
		request_has(r, "If-Modified-Since", modified)))
		open = reply(r, 304, headers, "", 0);
	else
		open = send_file(r, fd, (size_t)st.st_size, headers);
	(void)close(fd);
	return open;
}

bool
serve_plain(const struct request *r)
{
	struct stat st;
	int fd = open_file(r->server->dir, r->rest, "", &st);
	bool open;

	if (fd < 0)
		return not_found(r);
	open = send_file(r, fd, (size_t)st.st_size, "");
	(void)close(fd);
	return open;
}

bool
serve_gzip(const struct request *r)
{
	char headers[256];
	struct stat st;
	int fd = open_file(r->server->dir, r->rest, ".gz", &st);
	bool open;

	if (fd < 0)
		return not_found(r);
	(void)snprintf(headers, sizeof(headers),
	    "Content-Type: %s\r\nContent-Encoding: gzip\r\n",
	    media_type(r->rest));
	open = send_file(r, fd, (size_t)st.st_size, headers);
	(void)close(fd);
	return open;
}
