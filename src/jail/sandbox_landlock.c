/* sandbox_landlock.c - no file and no port, by the kernel's Landlock. */
#include <errno.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "jail/sandbox.h"

#if defined(__has_include)
#if __has_include(<linux/landlock.h>)
#include <linux/landlock.h>
#define HAS_LANDLOCK 1
#endif
#endif

#ifdef HAS_LANDLOCK

/* What this build's header knows, by the version that brought it: a kernel
 * refuses what is younger than itself. */
static struct landlock_ruleset_attr
everything(int version)
{
	struct landlock_ruleset_attr all = {
	    .handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1};

#ifdef LANDLOCK_ACCESS_FS_REFER
	if (version >= 2)
		all.handled_access_fs |= LANDLOCK_ACCESS_FS_REFER;
#endif
#ifdef LANDLOCK_ACCESS_FS_TRUNCATE
	if (version >= 3)
		all.handled_access_fs |= LANDLOCK_ACCESS_FS_TRUNCATE;
#endif
#ifdef LANDLOCK_ACCESS_NET_BIND_TCP
	if (version >= 4)
		all.handled_access_net = LANDLOCK_ACCESS_NET_BIND_TCP |
					 LANDLOCK_ACCESS_NET_CONNECT_TCP;
#endif
#ifdef LANDLOCK_ACCESS_FS_IOCTL_DEV
	if (version >= 5)
		all.handled_access_fs |= LANDLOCK_ACCESS_FS_IOCTL_DEV;
#endif
#ifdef LANDLOCK_SCOPE_SIGNAL
	if (version >= 6)
		all.scoped =
		    LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET | LANDLOCK_SCOPE_SIGNAL;
#endif
	(void)version;
	return all;
}

/* A set of rules that handles everything and allows none of it. */
int
sandbox_landlock(int *version)
{
	struct landlock_ruleset_attr all;
	int rc = 0;
	long rules;
	long known = syscall(SYS_landlock_create_ruleset, NULL, 0,
	    LANDLOCK_CREATE_RULESET_VERSION);

	if (known < 0)
		return -errno;
	all = everything((int)known);
	rules = syscall(SYS_landlock_create_ruleset, &all, sizeof(all), 0);
	if (rules < 0)
		return -errno;
	if (syscall(SYS_landlock_restrict_self, rules, 0) != 0)
		rc = -errno;
	(void)close((int)rules);
	if (rc == 0)
		*version = (int)known;
	return rc;
}

#else

int
sandbox_landlock(int *version)
{
	(void)version;
	return -ENOSYS;
}

#endif
