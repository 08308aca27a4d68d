/* outfile.c - replaces a file by rename, or leaves it alone when equal. */
#include "base/outfile.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

/* A temporary file is ".NAME.PID.RANDOM.tmp". Whoever writes one holds a lock
 * on it (flock) from birth to rename; the kernel lets go of it when the process
 * dies, so the lock, and not the process id, says whether it is still wanted.
 * The id stands there for people. */
#define TEMP_SUFFIX ".tmp"
#define HEX         "[0-9a-f]"

enum {
	TEMP_TRIES = 16,      /* names tried before we call it an error */
	RANDOM_DIGITS = 8,    /* hexadecimal, of a temporary name */
	COMPARE_BYTES = 65536 /* read at a time from the old file */
};

struct temp {
	int dir; /* descriptor of the directory */
	int fd;
	char name[NAME_MAX + 1];
};

/* What a person can do about it; "" where the reason says it all. */
static const char *
advice(int error)
{
	static const struct {
		int error;
		const char *text;
	} table[] = {
	    {ENOSPC, "; free some and run again"},
	    {EDQUOT, "; free some and run again"},
	    {EFBIG, "; raise the limit on file sizes (ulimit -f)"},
	    {EACCES, "; make it writable or choose another directory"},
	    {EPERM, "; make it writable or choose another directory"},
	    {EROFS, "; choose another directory"},
	    {ENOENT, "; create it or choose another directory"},
	    {ENOTDIR, "; a file stands where a directory should"},
	    {EMFILE, "; raise the limit on open files (ulimit -n)"},
	    {EISDIR, "; move the directory of that name away"},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (table[i].error == error)
			return table[i].text;
	return "";
}

/* That too many files are open says nothing of the one. */
static enum err_kind
kind_of(int error)
{
	return error == EMFILE || error == ENFILE ? ERR_SYSTEM : ERR_OUTPUT;
}

static int
fail(struct err *err, const char *path, int error)
{
	return err_set(err, kind_of(error), "%s: %s%s", path, strerror(error),
	    advice(error));
}

static int
fail_in(struct err *err, const char *dir, const char *name, int error)
{
	return err_set(err, kind_of(error), "%s/%s: %s%s", dir, name,
	    strerror(error), advice(error));
}

int
outfile_write_all(int fd, const char *data, size_t n)
{
	while (n > 0) {
		ssize_t got = write(fd, data, n);

		if (got >= 0) {
			data += got;
			n -= (size_t)got;
		} else if (errno == EAGAIN) {
			/* A pipe that another process made non-blocking. */
			struct pollfd p = {.fd = fd, .events = POLLOUT};

			if (poll(&p, 1, -1) < 0 && errno != EINTR)
				return -1;
		} else if (errno != EINTR) {
			return -1;
		}
	}
	return 0;
}

/* Whether the open file holds exactly these bytes. */
static bool
holds(int fd, const char *data, size_t n)
{
	char block[COMPARE_BYTES];
	struct stat st;
	size_t done = 0;

	if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode) ||
	    st.st_size != (off_t)n)
		return false;
	while (done < n) {
		ssize_t got = read(fd, block, sizeof(block));

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0 || (size_t)got > n - done ||
		    memcmp(block, data + done, (size_t)got) != 0)
			return false;
		done += (size_t)got;
	}
	return true;
}

static bool
is_equal(int dir, const char *name, const char *data, size_t n)
{
	/* O_NONBLOCK: a FIFO of that name must not stop us. */
	int fd = openat(dir, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	bool equal;

	if (fd < 0)
		return false;
	equal = holds(fd, data, n);
	(void)close(fd);
	return equal;
}

/* Locks the new file. 1: it is ours; 0: a sweep found it before the lock was
 * there and has removed it, so another one is needed. */
static int
temp_lock(int fd)
{
	struct stat st;

	while (flock(fd, LOCK_EX) < 0)
		if (errno != EINTR)
			return 1; /* no locks here: then no sweep takes it */
	return fstat(fd, &st) < 0 || st.st_nlink > 0;
}

/* 0, or -1 with errno set. */
static int
temp_open(struct temp *t, const char *name)
{
	for (int i = 0; i < TEMP_TRIES; i++) {
		unsigned random;
		int n;

		if (getrandom(&random, sizeof(random), 0) < 0)
			return -1;
		n = snprintf(t->name, sizeof(t->name), ".%s.%ld.%0*x%s", name,
		    (long)getpid(), RANDOM_DIGITS, random, TEMP_SUFFIX);
		if (n < 0 || n >= (int)sizeof(t->name)) {
			errno = ENAMETOOLONG;
			return -1;
		}
		t->fd = openat(t->dir, t->name,
		    O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
		if (t->fd >= 0 && temp_lock(t->fd))
			return 0;
		if (t->fd >= 0)
			(void)close(t->fd);
		else if (errno != EEXIST)
			return -1;
	}
	errno = EEXIST;
	return -1;
}

/* Writes the bytes beside dir/name and renames. 0, or -1 with errno set and
 * nothing left behind. */
static int
replace(int dir, const char *name, const char *data, size_t n)
{
	struct temp t = {.dir = dir, .fd = -1};
	int error;

	if (temp_open(&t, name) < 0)
		return -1;
	if (outfile_write_all(t.fd, data, n) < 0 || fsync(t.fd) < 0 ||
	    renameat(dir, t.name, dir, name) < 0) {
		error = errno;
		(void)unlinkat(dir, t.name, 0);
		(void)close(t.fd);
		errno = error;
		return -1;
	}
	/* Closed only now: the lock goes with it. */
	(void)close(t.fd);
	return 0;
}

int
outfile_replace(const char *dir, const char *name, const char *data, size_t n,
    bool *changed, struct err *err)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool equal;
	int r = 0;

	if (changed != NULL)
		*changed = false;
	if (fd < 0)
		return fail(err, dir, errno);
	equal = is_equal(fd, name, data, n);
	if (!equal && replace(fd, name, data, n) < 0)
		r = fail_in(err, dir, name, errno);
	else if (changed != NULL)
		*changed = !equal;
	(void)close(fd);
	return r;
}

void
outfile_settle(const char *dir)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return;
	/* The files are in place; some file systems can't sync a directory. */
	(void)fsync(fd);
	(void)close(fd);
}

/* mkdir that is content with a directory that is there. 0 or -1 with errno. */
static int
make_dir(const char *path)
{
	struct stat st;
	int error;

	if (mkdir(path, 0777) == 0)
		return 0;
	/* Not only EEXIST: a read-only file system may say EROFS first. */
	error = errno;
	if (stat(path, &st) == 0) {
		if (S_ISDIR(st.st_mode))
			return 0;
		error = ENOTDIR;
	}
	errno = error;
	return -1;
}

int
outfile_mkdirs(const char *dir, struct err *err)
{
	char *path = mem_copy(dir);
	char *p = path;
	int r = 0;

	while (r == 0 && (p = strchr(p + (*p != '\0'), '/')) != NULL) {
		*p = '\0';
		if (make_dir(path) < 0)
			r = fail(err, path, errno);
		*p = '/';
	}
	if (r == 0 && make_dir(path) < 0)
		r = fail(err, path, errno);
	free(path);
	return r;
}

/* Whether the name has the shape that temp_open gives. */
static bool
is_temp(const char *name)
{
	return fnmatch(
		   ".?*.[0-9]*." HEX HEX HEX HEX HEX HEX HEX HEX TEMP_SUFFIX,
		   name, 0) == 0;
}

static void
sweep_one(int dir, const char *name)
{
	int fd =
	    openat(dir, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
	struct stat st;

	if (fd < 0)
		return;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	    flock(fd, LOCK_EX | LOCK_NB) == 0)
		(void)unlinkat(dir, name, 0);
	(void)close(fd);
}

void
outfile_sweep(const char *dir)
{
	DIR *d = opendir(dir);
	struct dirent *e;

	if (d == NULL)
		return;
	while ((e = readdir(d)) != NULL)
		if (is_temp(e->d_name))
			sweep_one(dirfd(d), e->d_name);
	(void)closedir(d);
}
