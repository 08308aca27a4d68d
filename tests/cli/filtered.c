/* filtered.c - runs a command under the system call filter that systemd would
 * lay on it, so that a hardened unit can be tried without systemd.
 *
 * usage: filtered CALLS COMMAND [ARGUMENT...]
 * CALLS is a file of names, one a line: those calls are allowed, others fail
 * with EPERM, as SystemCallFilter= and SystemCallErrorNumber=EPERM have it.
 * Besides, as NoNewPrivileges=, RestrictNamespaces=, MemoryDenyWriteExecute= and
 * RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX have it: no new privileges,
 * namespaces, memory both writable and executable, or other sockets. */
#include <errno.h>
#include <sched.h>
#include <seccomp.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

enum { WRONG = 2, NOT_RUN = 126, NAME = 64 };

static const int spaces[] = {CLONE_NEWNS, CLONE_NEWUTS, CLONE_NEWIPC,
    CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET, CLONE_NEWCGROUP};

static int
allow_named(scmp_filter_ctx filter, FILE *names)
{
	char name[NAME];
	int n = 0;

	while (fgets(name, sizeof(name), names) != NULL) {
		int call;

		name[strcspn(name, "\n")] = '\0';
		call = seccomp_syscall_resolve_name(name);
		/* systemd passes over what this machine doesn't have, too. */
		if (call < 0 || call == SCMP_SYS(clone) ||
		    call == SCMP_SYS(socket) || call == SCMP_SYS(mmap) ||
		    call == SCMP_SYS(mprotect) || call == SCMP_SYS(clone3) ||
		    call == SCMP_SYS(unshare))
			continue;
		if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) != 0)
			return -1;
		n++;
	}
	return n > 0 ? 0 : -1;
}

/* What is allowed with some arguments only. */
static int
allow_some(scmp_filter_ctx filter)
{
	const int families[] = {AF_INET, AF_INET6, AF_UNIX};
	scmp_datum_t namespaces = 0;
	int rc = 0;

	for (size_t i = 0; i < sizeof(spaces) / sizeof(spaces[0]); i++)
		namespaces |= (scmp_datum_t)spaces[i];
	rc |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1,
	    SCMP_A0(SCMP_CMP_MASKED_EQ, namespaces, 0));
	rc |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(unshare), 1,
	    SCMP_A0(SCMP_CMP_MASKED_EQ, namespaces, 0));
	for (size_t i = 0; i < sizeof(families) / sizeof(families[0]); i++)
		rc |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(socket),
		    1, SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)families[i], 0));
	rc |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1,
	    SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
	rc |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1,
	    SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC | PROT_WRITE, PROT_EXEC));
	rc |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1,
	    SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
	return rc;
}

int
main(int argc, char **argv)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	FILE *names = argc > 2 ? fopen(argv[1], "r") : NULL;

	if (names == NULL || filter == NULL) {
		(void)fprintf(stderr, "usage: filtered CALLS COMMAND...\n");
		return WRONG;
	}
	/* glibc asks for clone3 first and takes ENOSYS for "not here"; systemd
	 * says so too, for its arguments can't be looked at. */
	if (seccomp_rule_add(
		filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) != 0 ||
	    allow_named(filter, names) < 0 || allow_some(filter) != 0 ||
	    seccomp_load(filter) != 0) {
		(void)fprintf(stderr, "filtered: the filter isn't taken\n");
		return WRONG;
	}
	seccomp_release(filter);
	(void)fclose(names);
	(void)execvp(argv[2], argv + 2);
	(void)fprintf(stderr, "filtered: %s: %s\n", argv[2], strerror(errno));
	return NOT_RUN;
}
