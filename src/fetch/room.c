/* room.c - how many transfers there is room for. */
#include <fcntl.h>
#include <sys/resource.h>

#include "fetch/fetch.h"

enum {
	/* Descriptors of a transfer: two addresses are tried at one time, and a
	 * connection to the host before may stand open; looking up a name takes
	 * as many. */
	EACH = 4,
	/* Those that are opened beside transfers from here on: readers of
	 * pages, programs with two pipes, the history, a feed, certificates. */
	BESIDE = 32,
	/* Numbers that are looked at for what is open; there are some ten. */
	LOOKED_AT = 256
};

static long
count_open(void)
{
	long n = 0;

	for (int fd = 0; fd < LOOKED_AT; fd++)
		n += fcntl(fd, F_GETFD) >= 0;
	return n;
}

/* The limit, raised to `wanted` where that may be. */
static long
raise_limit(long wanted)
{
	struct rlimit limit;
	rlim_t most = (rlim_t)wanted;

	if (getrlimit(RLIMIT_NOFILE, &limit) < 0 || limit.rlim_cur >= most)
		return wanted;
	limit.rlim_cur = limit.rlim_max < most ? limit.rlim_max : most;
	(void)setrlimit(RLIMIT_NOFILE, &limit);
	if (getrlimit(RLIMIT_NOFILE, &limit) < 0)
		return wanted;
	return (long)limit.rlim_cur;
}

int
fetch_room(int transfers, long *files)
{
	long beside = count_open() + BESIDE;
	long fit;

	*files = raise_limit(beside + (long)EACH * transfers);
	fit = (*files - beside) / EACH;
	if (fit >= transfers)
		return transfers;
	return fit > 1 ? (int)fit : 1;
}
