/* lock.c - a lock file beside the store. */
#include "store/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/file.h>
#include <unistd.h>

const char *
lock_advice(int error)
{
	return error == EACCES || error == EPERM || error == EROFS
		   ? "; run as its owner, or name another store with -s"
		   : "";
}

static int
lock_file(int fd, const char *path, struct err *err)
{
	while (flock(fd, LOCK_EX | LOCK_NB) < 0) {
		if (errno == EINTR)
			continue;
		if (errno == EWOULDBLOCK)
			return err_set(err, ERR_LOCKED,
			    "another ajel refresh is running; it holds %s",
			    path);
		return err_set(
		    err, ERR_STORE, "can't lock %s: %s", path, strerror(errno));
	}
	return 0;
}

int
lock_take(const char *path, int *fd, struct err *err)
{
	char name[PATH_MAX];
	int n = snprintf(name, sizeof(name), "%s.lock", path);
	int opened;

	if (n < 0 || n >= (int)sizeof(name))
		return err_set(err, ERR_STORE,
		    "the store's path is longer than %d bytes", PATH_MAX);
	opened = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (opened < 0)
		return err_set(err, ERR_STORE, "can't open %s: %s%s", name,
		    strerror(errno), lock_advice(errno));
	if (lock_file(opened, name, err) < 0) {
		close(opened);
		return -1;
	}
	*fd = opened;
	return 0;
}
