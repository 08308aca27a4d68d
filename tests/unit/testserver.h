/* testserver.h - starts tests/cli/httpd.c for a unit test. */
#ifndef AJEL_TESTSERVER_H
#define AJEL_TESTSERVER_H

#include <sys/types.h>

/* The file in its folder with a line "GET /path" for each request. */
#define TESTSERVER_LOG "requests.log"

struct testserver {
	pid_t pid;
	int port;
	char dir[64]; /* the folder that it serves, with its log */
};

/* 0, or -1 with a line "SKIP ..." where the server isn't built: it is
 * $AJEL_HTTPD, else tools/httpd beside the folder of the test program. */
int testserver_start(struct testserver *s);
void testserver_stop(struct testserver *s); /* removes the folder too */

/* Makes or replaces the file `name` in the folder. 0, or -1. */
int testserver_write(
    const struct testserver *s, const char *name, const void *p, size_t n);

/* "http://127.0.0.1:PORT" and the path, in a buffer of the caller's. */
char *testserver_url(
    const struct testserver *s, const char *path, char *out, size_t size);

#endif
