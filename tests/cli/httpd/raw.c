/* raw.c - answers of the test server that a test has written down whole, status
 * line and all: files of its folder. */
#include "httpd.h"

#include <sys/socket.h>

enum { RAW_MAX = 4 << 20 };

/* The bytes of the file, in *n; NULL where it can't be read. */
static char *
load(const struct request *r, const char *name, size_t *n)
{
	char path[2048];
	char *bytes = malloc(RAW_MAX);
	FILE *in;

	(void)snprintf(path, sizeof(path), "%s/%s", r->server->dir, name);
	in = strstr(name, "..") == NULL ? fopen(path, "rb") : NULL;
	if (in == NULL || bytes == NULL) {
		free(bytes);
		bytes = NULL;
	} else {
		*n = fread(bytes, 1, RAW_MAX, in);
	}
	if (in != NULL)
		(void)fclose(in);
	return bytes;
}

/* A number, a '/' and a file's name. */
static char *
load_numbered(const struct request *r, long *number, size_t *n)
{
	char *end;

	*number = strtol(r->rest, &end, 10);
	return *end == '/' && *number >= 0 ? load(r, end + 1, n) : NULL;
}

static bool
serve_raw(const struct request *r)
{
	size_t n;
	char *bytes = load(r, r->rest, &n);

	if (bytes != NULL)
		(void)send_all(r->fd, bytes, n);
	free(bytes);
	return false;
}

static bool
serve_raw_slow(const struct request *r)
{
	long pause;
	size_t n;
	char *bytes = load_numbered(r, &pause, &n);

	for (size_t i = 0;
	     bytes != NULL && i < n && send_all(r->fd, bytes + i, 1); i++)
		pause_ms(pause);
	free(bytes);
	return false;
}

/* Sends the first so many bytes. */
static void
send_begin(const struct request *r)
{
	long most;
	size_t n;
	char *bytes = load_numbered(r, &most, &n);

	if (bytes != NULL)
		(void)send_all(
		    r->fd, bytes, (size_t)most < n ? (size_t)most : n);
	free(bytes);
}

static bool
serve_raw_stall(const struct request *r)
{
	send_begin(r);
	pause_ms(LIFE_SECONDS * 1000L);
	return false;
}

static bool
serve_raw_reset(const struct request *r)
{
	struct linger now = {1, 0};

	send_begin(r);
	pause_ms(50);
	(void)setsockopt(r->fd, SOL_SOCKET, SO_LINGER, &now, sizeof(now));
	return false;
}

static bool
serve_raw_endless(const struct request *r)
{
	size_t n;
	char *bytes = load(r, r->rest, &n);

	while (bytes != NULL && n > 0 && send_all(r->fd, bytes, n))
		continue;
	free(bytes);
	return false;
}

/* The first so many bytes by themselves, and the rest a moment later. */
static bool
serve_raw_open(const struct request *r)
{
	long most;
	size_t n;
	char *bytes = load_numbered(r, &most, &n);
	bool open = bytes != NULL && (size_t)most <= n &&
		    send_all(r->fd, bytes, (size_t)most);

	pause_ms(5);
	open = open && send_all(r->fd, bytes + most, n - (size_t)most);
	free(bytes);
	return open;
}

const struct route raw_routes[] = {
    {"/raw-endless/", serve_raw_endless}, /* NAME: the file again and again */
    {"/raw-open/", serve_raw_open},   /* N/NAME: a break after N; stays open */
    {"/raw-reset/", serve_raw_reset}, /* N/NAME: resets after N bytes */
    {"/raw-slow/", serve_raw_slow},   /* MILLISECONDS/NAME: byte by byte */
    {"/raw-stall/", serve_raw_stall}, /* N/NAME: says no more after N */
    {"/raw/", serve_raw},             /* NAME: and hangs up */
    {NULL, NULL},
};
