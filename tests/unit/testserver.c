/* testserver.c - a server of one's own for the length of a unit test. */
#include "testserver.h"

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *
program(char out[PATH_MAX])
{
	const char *path = getenv("AJEL_HTTPD");
	ssize_t n = readlink("/proc/self/exe", out, PATH_MAX - 32);
	char *slash;

	if (path != NULL || n < 0)
		return path;
	out[n] = '\0';
	for (int up = 0; up < 2; up++) {
		slash = strrchr(out, '/');
		if (slash == NULL)
			return NULL;
		*slash = '\0';
	}
	(void)snprintf(out + strlen(out), 32, "/tools/httpd");
	return out;
}

static int
read_port(int fd)
{
	char line[16] = "";
	FILE *f = fdopen(fd, "r");
	int port = 0;

	if (f != NULL && fgets(line, sizeof(line), f) != NULL)
		port = (int)strtol(line, NULL, 10);
	if (f != NULL)
		(void)fclose(f);
	return port;
}

/* The log of its requests, in its own folder. */
static int
open_log(const char *dir)
{
	char path[PATH_MAX];

	(void)snprintf(path, sizeof(path), "%s/%s", dir, TESTSERVER_LOG);
	return open(path, O_WRONLY | O_CREAT | O_APPEND, 0600);
}

static void
become(const char *path, const char *dir, const int ends[2])
{
	(void)dup2(open_log(dir), STDERR_FILENO);
	(void)dup2(ends[1], STDOUT_FILENO);
	(void)close(ends[0]);
	(void)close(ends[1]);
	(void)execl(path, "httpd", dir, (char *)NULL);
	_exit(127);
}

int
testserver_start(struct testserver *s)
{
	char buf[PATH_MAX];
	const char *path = program(buf);
	int ends[2];

	if (path == NULL || access(path, X_OK) != 0) {
		(void)printf("SKIP no test server: make unit builds it\n");
		return -1;
	}
	(void)snprintf(s->dir, sizeof(s->dir), "/tmp/ajel-test-XXXXXX");
	if (mkdtemp(s->dir) == NULL || pipe(ends) < 0)
		abort();
	s->pid = fork();
	if (s->pid == 0)
		become(path, s->dir, ends);
	(void)close(ends[1]);
	s->port = read_port(ends[0]);
	if (s->pid < 0 || s->port == 0)
		abort();
	return 0;
}

void
testserver_stop(struct testserver *s)
{
	DIR *d = opendir(s->dir);
	struct dirent *e;

	(void)kill(s->pid, SIGKILL);
	(void)waitpid(s->pid, NULL, 0);
	while (d != NULL && (e = readdir(d)) != NULL)
		(void)unlinkat(dirfd(d), e->d_name, 0);
	if (d != NULL)
		(void)closedir(d);
	(void)rmdir(s->dir);
}

int
testserver_write(
    const struct testserver *s, const char *name, const void *p, size_t n)
{
	char path[PATH_MAX];
	FILE *f;
	int rc;

	(void)snprintf(path, sizeof(path), "%s/%s", s->dir, name);
	f = fopen(path, "wb");
	if (f == NULL)
		return -1;
	rc = fwrite(p, 1, n, f) == n ? 0 : -1;
	return fclose(f) == 0 ? rc : -1;
}

char *
testserver_url(
    const struct testserver *s, const char *path, char *out, size_t size)
{
	(void)snprintf(out, size, "http://127.0.0.1:%d%s", s->port, path);
	return out;
}
