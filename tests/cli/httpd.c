/* httpd.c - a web server for tests, which misbehaves on request.
 *
 *	httpd DIR [SECONDS]	listens on a free port of 127.0.0.1 (and of
 *			127.0.0.2 to 127.0.0.8, for tests that need several
 *			hosts), prints the port as the first line and serves
 *			until its parent ends, but at most for so long, or two
 *			minutes; each request that comes is a line
 *			"GET /path?query" on standard error, or
 *			"POST /path FORM SIZE": that of the file DIR/public/x
 *			which the form ends in, -1 if it isn't there
 *
 * A shell starts it as `httpd DIR >port 2>log &` (not within `$(...)`, whose
 * subshell would be the parent that ends). The routes are in the tables of
 * httpd/answers.c, httpd/faults.c and httpd/raw.c; every other path is a file of
 * DIR, served with both validators; or, where a file of its name and ".answer"
 * is there, as that one says: the status (0: hang up), then whole header lines.
 * A thread serves one connection, so that a slow answer holds nobody up. */
#include <arpa/inet.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "httpd/httpd.h"

/* Finds the request's row in a table. */
static serve_fn *
find(const struct route *routes, struct request *r)
{
	for (; routes->path != NULL; routes++) {
		size_t n = strlen(routes->path);

		if (strcmp(r->path, routes->path) == 0 ||
		    (routes->path[n - 1] == '/' &&
			strncmp(r->path, routes->path, n) == 0)) {
			r->rest = r->path + n;
			return routes->serve;
		}
	}
	return NULL;
}

static bool
serve(struct request *r)
{
	serve_fn *f = find(answer_routes, r);

	if (f == NULL)
		f = find(fault_routes, r);
	if (f == NULL)
		f = find(raw_routes, r);
	return f != NULL ? f(r) : serve_file(r);
}

/* Reads one request's head. */
static bool
read_head(struct request *r)
{
	size_t n = 0;

	while (n < sizeof(r->head) - 1) {
		ssize_t got = recv(r->fd, r->head + n, 1, 0);

		if (got <= 0)
			return false;
		if (n == 0 && r->head[0] != 'G' && r->head[0] != 'P')
			return false; /* TLS, or neither GET nor POST */
		n += (size_t)got;
		r->head[n] = '\0';
		if (n >= 4 && strcmp(r->head + n - 4, "\r\n\r\n") == 0)
			return true;
	}
	return false;
}

static bool
parse_head(struct request *r)
{
	char *query;

	if (sscanf(r->head, "GET %4095s HTTP/1.", r->path) != 1 &&
	    sscanf(r->head, "POST %4095s HTTP/1.", r->path) != 1)
		return false;
	query = strchr(r->path, '?');
	r->query = "";
	if (query != NULL) {
		*query = '\0';
		r->query = query + 1;
	}
	return true;
}

/* What comes behind a head that is no GET's. */
static bool
read_form(struct request *r)
{
	const char *length = strstr(r->head, "\r\nContent-Length: ");
	size_t n = 0, left;

	r->form[0] = '\0';
	if (r->head[0] != 'P' || length == NULL)
		return r->head[0] == 'G';
	left = strtoul(length + 18, NULL, 10);
	if (left >= sizeof(r->form))
		return false;
	while (n < left) {
		ssize_t got = recv(r->fd, r->form + n, left - n, 0);

		if (got <= 0)
			return false;
		n += (size_t)got;
	}
	r->form[n] = '\0';
	return true;
}

/* The last part of the address that a form ends in. */
static const char *
named_file(const char *form)
{
	const char *name = form, *next;

	while ((next = strstr(name, "%2F")) != NULL)
		name = next + 3;
	return name;
}

static void
note(const struct request *r)
{
	char path[2 * 4096];
	struct stat st;

	if (r->head[0] == 'G') {
		(void)fprintf(stderr, "GET %s%s%s\n", r->path,
		    r->query[0] != '\0' ? "?" : "", r->query);
		return;
	}
	(void)snprintf(path, sizeof(path), "%s/public/%s", r->server->dir,
	    named_file(r->form));
	if (stat(path, &st) != 0)
		st.st_size = -1;
	(void)fprintf(stderr, "POST %s %s %lld\n", r->path, r->form,
	    (long long)st.st_size);
}

static void
count(struct server *server, int step)
{
	(void)pthread_mutex_lock(&server->lock);
	server->now += step;
	server->requests += step > 0;
	if (server->now > server->most)
		server->most = server->now;
	(void)pthread_mutex_unlock(&server->lock);
}

/* Asking for the counts doesn't change them. */
static bool
answer(struct request *r)
{
	bool open;

	if (strcmp(r->path, "/stats") == 0)
		return serve(r);
	note(r);
	count(r->server, 1);
	open = serve(r);
	count(r->server, -1);
	return open;
}

static void *
serve_connection(void *arg)
{
	struct request *r = arg;

	while (read_head(r) && parse_head(r) && read_form(r) && answer(r))
		continue;
	(void)close(r->fd);
	free(r);
	return NULL;
}

enum { HOSTS = 8 };

/* Listens on 127.0.0.`last`; port 0 is any. */
static int
listen_on(unsigned last, in_port_t port)
{
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = port};
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	address.sin_addr.s_addr = htonl((INADDR_LOOPBACK & ~0xFFU) | last);
	if (fd >= 0 &&
	    (bind(fd, (struct sockaddr *)&address, sizeof(address)) < 0 ||
		listen(fd, 128) < 0)) {
		(void)close(fd);
		return -1;
	}
	return fd;
}

/* Listens on all hosts, of which only the first must be there; returns the port,
 * or -1. */
static int
listen_anywhere(struct pollfd fds[HOSTS])
{
	struct sockaddr_in address;
	socklen_t size = sizeof(address);

	fds[0].fd = listen_on(1, 0);
	if (fds[0].fd < 0 ||
	    getsockname(fds[0].fd, (struct sockaddr *)&address, &size) < 0)
		return -1;
	for (unsigned i = 1; i < HOSTS; i++)
		fds[i].fd = listen_on(i + 1, address.sin_port);
	for (unsigned i = 0; i < HOSTS; i++)
		fds[i].events = POLLIN;
	return ntohs(address.sin_port);
}

static void
accept_one(struct server *server, int listener)
{
	int fd = accept(listener, NULL, NULL);
	struct request *r = fd >= 0 ? calloc(1, sizeof(*r)) : NULL;
	pthread_t thread;

	if (r == NULL)
		return;
	r->server = server;
	r->fd = fd;
	(void)pthread_mutex_lock(&server->lock);
	server->connections++;
	(void)pthread_mutex_unlock(&server->lock);
	if (pthread_create(&thread, NULL, serve_connection, r) == 0) {
		(void)pthread_detach(thread);
		return;
	}
	(void)close(fd);
	free(r);
}

int
main(int argc, char **argv)
{
	struct server server = {.lock = PTHREAD_MUTEX_INITIALIZER,
	    .change = PTHREAD_COND_INITIALIZER};
	struct pollfd fds[HOSTS];
	int port;

	if (argc != 2 && argc != 3) {
		(void)fputs("usage: httpd DIR [SECONDS]\n", stderr);
		return 2;
	}
	(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
	(void)alarm(
	    argc == 3 ? (unsigned)strtoul(argv[2], NULL, 10) : LIFE_SECONDS);
	server.dir = argv[1];
	port = listen_anywhere(fds);
	if (port < 0) {
		perror("httpd");
		return 1;
	}
	(void)printf("%d\n", port);
	(void)fflush(stdout);
	while (poll(fds, HOSTS, -1) > 0) {
		for (int i = 0; i < HOSTS; i++) {
			if (fds[i].revents != 0)
				accept_one(&server, fds[i].fd);
		}
	}
	return 1;
}
