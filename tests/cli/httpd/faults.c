/* faults.c - misbehaviour of the test server; mostly the connection is of no
 * use afterwards. */
#include "httpd.h"

#include <sys/socket.h>

static void
endless(int fd, const char *piece)
{
	while (send_text(fd, piece))
		continue;
}

static bool
serve_redirect_endless(const struct request *r)
{
	(void)send_text(r->fd, "HTTP/1.1 302 Found\r\nLocation: /echo\r\n"
			       "Transfer-Encoding: chunked\r\n\r\n");
	endless(r->fd, "10\r\n0123456789abcdef\r\n");
	return false;
}

static bool
serve_endless(const struct request *r)
{
	(void)send_text(r->fd, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
	endless(r->fd, "<p>0123456789abcdef 0123456789abcdef</p>\n");
	return false;
}

static bool
serve_endless_video(const struct request *r)
{
	(void)send_text(r->fd, "HTTP/1.1 200 OK\r\nConnection: close\r\n"
			       "Content-Type: video/mp4\r\n\r\n");
	endless(r->fd, "0123456789abcdef0123456789abcdef");
	return false;
}

static bool
serve_headers_huge(const struct request *r)
{
	(void)send_text(r->fd, "HTTP/1.1 200 OK\r\n");
	for (int i = 0; i < 20000; i++) {
		if (!send_format(r->fd, "X-Padding-%d: %0200d\r\n", i, i))
			break;
	}
	(void)send_text(r->fd, "\r\nbody\n");
	return false;
}

static bool
serve_stall(const struct request *r)
{
	(void)send_text(
	    r->fd, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbegun");
	pause_ms(LIFE_SECONDS * 1000L);
	return false;
}

static bool
serve_slow(const struct request *r)
{
	(void)send_text(r->fd, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n");
	for (int i = 0; i < 10 && send_text(r->fd, "."); i++)
		pause_ms(50);
	return true;
}

static bool
serve_reset(const struct request *r)
{
	struct linger now = {1, 0};

	(void)send_text(
	    r->fd, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbegun");
	pause_ms(50);
	(void)setsockopt(r->fd, SOL_SOCKET, SO_LINGER, &now, sizeof(now));
	return false;
}

struct raw {
	const char *path;
	const char *bytes;
};

static const struct raw raws[] = {
    {"/bad-status-line", "HTTP/9.x pardon?\r\n\r\nbody\n"},
    {"/chunked-bad",
	"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nbody\r\n"},
    {"/chunked-cut",
	"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n"},
    {"/hang-up", ""},
    {"/http09", "<html>no header at all</html>\n"},
    {"/long",
	"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nright and too much\n"},
    {"/long-html",
	"HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\nright</HTML>\n\r\n\r\n"},
    {"/long-json", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}\r\n"},
    {"/long-redirect",
	"HTTP/1.1 302 Found\r\nLocation: /etag\r\nContent-Length: 2\r\n\r\n"
	"right and too much\n"},
    {"/short", "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\ntoo little\n"},
};

static bool
serve_raw(const struct request *r)
{
	for (size_t i = 0; i < sizeof(raws) / sizeof(raws[0]); i++) {
		if (strcmp(r->path, raws[i].path) == 0)
			(void)send_text(r->fd, raws[i].bytes);
	}
	return false;
}

const struct route fault_routes[] = {
    {"/bad-status-line", serve_raw},
    {"/chunked-bad", serve_raw},
    {"/chunked-cut", serve_raw},
    {"/endless", serve_endless},
    {"/endless-video", serve_endless_video},
    {"/hang-up", serve_raw},
    {"/headers-huge", serve_headers_huge},
    {"/http09", serve_raw},
    {"/long", serve_raw},
    {"/long-html", serve_raw},
    {"/long-json", serve_raw},
    {"/long-redirect", serve_raw},
    {"/redirect-endless", serve_redirect_endless},
    {"/reset", serve_reset},
    {"/short", serve_raw},
    {"/slow", serve_slow},
    {"/stall", serve_stall},
    {NULL, NULL},
};
