/* sandbox_seccomp.c - the system calls that are left. */
#include <errno.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <unistd.h>

#include "jail/sandbox.h"

/* What reckoning takes, and an answer. A call that this machine doesn't have
 * is passed over by the library. */
static const int allowed[] = {
    /* the descriptors that are open */
    SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(recvfrom), SCMP_SYS(recv),
    SCMP_SYS(sendmsg), SCMP_SYS(close),
    /* memory; to make it executable is another matter, below */
    SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise),
    /* the C library, in passing */
    SCMP_SYS(futex), SCMP_SYS(clock_gettime), SCMP_SYS(clock_gettime64),
    SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(getrandom),
    SCMP_SYS(restart_syscall), SCMP_SYS(sched_yield),
    /* to end, by abort() too */
    SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigreturn), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigaction),
    SCMP_SYS(getpid), SCMP_SYS(gettid)};

/* What libraries ask in passing: is there a file of that name, how large is the
 * machine. They do without an answer. */
static const int refused[] = {SCMP_SYS(open), SCMP_SYS(openat),
    SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(stat),
    SCMP_SYS(lstat), SCMP_SYS(fstat), SCMP_SYS(newfstatat), SCMP_SYS(stat64),
    SCMP_SYS(lstat64), SCMP_SYS(fstat64), SCMP_SYS(fstatat64), SCMP_SYS(statx),
    SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(getcwd), SCMP_SYS(ioctl),
    SCMP_SYS(lseek), SCMP_SYS(sysinfo), SCMP_SYS(uname),
    SCMP_SYS(sched_getaffinity), SCMP_SYS(getrlimit), SCMP_SYS(prlimit64)};

static int
add_all(scmp_filter_ctx filter, uint32_t action, const int *calls, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		int rc =
		    seccomp_rule_add_array(filter, action, calls[i], 0, NULL);

		if (rc < 0)
			return rc;
	}
	return 0;
}

/* Calls that are allowed with some arguments only. */
static int
add_conditions(scmp_filter_ctx filter)
{
	const struct scmp_arg_cmp no_code =
	    SCMP_A2_64(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
	const struct scmp_arg_cmp itself =
	    SCMP_A0_64(SCMP_CMP_EQ, (scmp_datum_t)getpid(), 0);
	static const int mapping[] = {
	    SCMP_SYS(mmap), SCMP_SYS(mmap2), SCMP_SYS(mprotect)};
	int rc = 0;

	for (size_t i = 0; i < sizeof(mapping) / sizeof(mapping[0]); i++) {
		if (rc == 0)
			rc = seccomp_rule_add_array(
			    filter, SCMP_ACT_ALLOW, mapping[i], 1, &no_code);
	}
	if (rc == 0)
		rc = seccomp_rule_add_array(
		    filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, &itself);
	return rc;
}

int
sandbox_seccomp(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
	int rc;

	/* The library asks the kernel whether it knows that action. */
	if (filter == NULL)
		return -ENOSYS;
	rc = add_all(filter, SCMP_ACT_ALLOW, allowed,
	    sizeof(allowed) / sizeof(allowed[0]));
	if (rc == 0)
		rc = add_all(filter, SCMP_ACT_ERRNO(EACCES), refused,
		    sizeof(refused) / sizeof(refused[0]));
	if (rc == 0)
		rc = add_conditions(filter);
	if (rc == 0)
		rc = seccomp_load(filter);
	seccomp_release(filter);
	return rc;
}
