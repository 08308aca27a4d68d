/* sandbox.h - takes from a process all that it could do harm with.
 *
 * No file can be opened, no socket made, no process begun or signalled, no
 * memory made executable; what is left is to reckon, to ask for memory, and to
 * read and write the descriptors that stand open. By seccomp: a call that is
 * not on the list ends the process; one by which a library looks for a file
 * that needn't be there fails, for libraries take no for an answer. By
 * Landlock beside it, where the kernel has it: another lock on files and ports.
 *
 * A build with a sanitizer has no sandbox: its run-time does all of that. */
#ifndef AJEL_JAIL_SANDBOX_H
#define AJEL_JAIL_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* What holds in the process. */
struct sandbox {
	bool seccomp;
	int landlock;  /* the version of its interface; 0: it doesn't hold */
	char why[160]; /* why one of them doesn't; "" where both hold */
};

/* Once in a process, which has one thread and needs nothing more than what is
 * open; there is no way back. What the kernel lacks is left out and told in
 * *out. More than `memory` bytes of address space are refused from then on;
 * SIGXCPU ends the process when it has reckoned for so many seconds. */
void sandbox_enter(size_t memory, unsigned seconds, struct sandbox *out);

enum { SANDBOX_WORDS = 256 };

/* "seccomp, Landlock 7"; "none (why)". */
const char *sandbox_words(const struct sandbox *s, char out[SANDBOX_WORDS]);

/* For sandbox.c: 0, or a negative errno. */
int sandbox_seccomp(void);
/* The same; *version is the kernel's. */
int sandbox_landlock(int *version);

/* Whether this build has no sandbox, and needs standard error: it is made to
 * find errors, not to be used. */
bool sandbox_is_sanitized(void);

#endif
