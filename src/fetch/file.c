/* file.c - pages from the file system and from standard input. */
#include "fetch/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/instant.h"
#include "base/limits.h"
#include "fetch/fetch.h"
#include "fetch/rules.h"
#include "fetch/url.h"

enum { FIRST_READ = 64 * 1024 }; /* bytes, where no size is known */

static int
cant_read(struct err *err, const char *what)
{
	return err_set(
	    err, ERR_INPUT, "can't read %.200s: %s", what, strerror(errno));
}

/* How much to ask for at once: the whole file and a byte more, so that its end
 * is seen by the second read. */
static size_t
first_size(int fd, size_t max)
{
	struct stat st;
	size_t size = FIRST_READ;

	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0)
		size = (size_t)st.st_size + 1;
	return size <= max ? size : max + 1;
}

static ssize_t
read_again(int fd, void *p, size_t n)
{
	ssize_t got;

	do {
		got = read(fd, p, n);
	} while (got < 0 && errno == EINTR);
	return got;
}

/* Reads up to the end, at most max bytes; `what` is for messages. */
static int
read_all(struct arena *a, int fd, size_t max, const char *what,
    struct page *page, struct err *err)
{
	size_t size = first_size(fd, max);
	size_t len = 0;
	unsigned char *bytes = arena_alloc(a, size);
	ssize_t got;

	while ((got = read_again(fd, bytes + len, size - len)) > 0) {
		len += (size_t)got;
		if (len > max)
			return err_set(err, ERR_INPUT,
			    "%.200s is larger than %zu bytes", what, max);
		if (len == size) {
			size_t grown = size * 2 <= max ? size * 2 : max + 1;

			bytes = arena_resize(a, bytes, size, grown);
			size = grown;
		}
	}
	if (got < 0)
		return cant_read(err, what);
	memset(page, 0, sizeof(*page));
	page->state = PAGE_NEW;
	page->bytes = bytes;
	page->len = len;
	page->date = INSTANT_NONE;
	return 0;
}

int
fetch_descriptor(struct arena *a, int fd, struct page *page, struct err *err)
{
	return read_all(a, fd, LIMIT_WIRE,
	    fd == STDIN_FILENO ? "standard input" : "the input", page, err);
}

int
fetch_file(struct arena *a, const char *path, size_t max, struct page *page,
    struct err *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	int rc;

	if (fd < 0)
		return cant_read(err, path);
	rc = read_all(a, fd, max, path, page, err);
	(void)close(fd);
	return rc;
}

/* Opens a file that has an end. */
static int
open_regular(const char *path, struct err *err)
{
	/* O_NONBLOCK: a pipe without a writer would hold us in open(). */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat st;

	if (fd < 0)
		return cant_read(err, path);
	if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode)) {
		(void)close(fd);
		return err_set(err, ERR_INPUT,
		    "%.200s is no regular file; a file: url names one", path);
	}
	return fd;
}

int
file_fetch(struct arena *a, const struct source *source, struct page *page,
    struct err *err)
{
	char *path;
	int fd;
	int rc;

	if (url_file_path(a, source->url, &path, err) < 0)
		return -1;
	fd = open_regular(path, err);
	if (fd < 0)
		return -1;
	rc = read_all(a, fd, rules_max_bytes(source), path, page, err);
	(void)close(fd);
	if (rc == 0)
		page->url = source->url;
	return rc;
}
