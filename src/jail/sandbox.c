/* sandbox.c - takes from a process all that it could do harm with. */
#include "jail/sandbox.h"

#include <errno.h>
#include <stdarg.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer) ||     \
    __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

bool
sandbox_is_sanitized(void)
{
	return SANITIZED;
}

/* What no list of system calls can say: how much. None can be raised again. */
static void
limit(size_t memory, rlim_t seconds)
{
	/* SIGXCPU at first, then SIGKILL for who takes no notice */
	const struct rlimit time = {seconds, seconds + 1};
	const struct {
		int what;
		rlim_t most;
	} limits[] = {
	    {RLIMIT_AS, memory},
	    {RLIMIT_CORE, 0}, /* what a page says stays out of files */
	    {RLIMIT_FSIZE, 0},
	    {RLIMIT_NOFILE, 0}, /* those that are open stay so */
	    {RLIMIT_NPROC, 0},
	    {RLIMIT_MEMLOCK, 0},
	    {RLIMIT_MSGQUEUE, 0},
	};

	(void)setrlimit(RLIMIT_CPU, &time);
	for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++) {
		const struct rlimit l = {limits[i].most, limits[i].most};

		(void)setrlimit(limits[i].what, &l);
	}
}

/* Adds a reason. */
static void add_why(struct sandbox *s, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

static void
add_why(struct sandbox *s, const char *fmt, ...)
{
	size_t n = strlen(s->why);
	va_list ap;

	if (n > 0)
		n += (size_t)snprintf(s->why + n, sizeof(s->why) - n, "; ");
	va_start(ap, fmt);
	(void)vsnprintf(s->why + n, sizeof(s->why) - n, fmt, ap);
	va_end(ap);
}

void
sandbox_enter(size_t memory, unsigned seconds, struct sandbox *out)
{
	int error;

	memset(out, 0, sizeof(*out));
	if (sandbox_is_sanitized()) {
		add_why(out, "this build has a sanitizer");
		return;
	}
	/* Without it neither of the two is to be had. */
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		add_why(out, "no_new_privs: %s", strerror(errno));
	/* No other process of the user looks in. */
	(void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	error = sandbox_landlock(&out->landlock);
	if (error < 0)
		add_why(out, "Landlock: %s", strerror(-error));
	limit(memory, seconds);
	error = sandbox_seccomp();
	out->seccomp = error == 0;
	if (error < 0)
		add_why(out, "seccomp: %s", strerror(-error));
}

const char *
sandbox_words(const struct sandbox *s, char out[SANDBOX_WORDS])
{
	char landlock[24] = "";
	bool any = s->seccomp || s->landlock > 0;

	if (s->landlock > 0)
		(void)snprintf(
		    landlock, sizeof(landlock), "Landlock %d", s->landlock);
	(void)snprintf(out, SANDBOX_WORDS, "%s%s%s%s%s%s%s",
	    s->seccomp ? "seccomp" : "",
	    s->seccomp && s->landlock > 0 ? ", " : "", landlock,
	    any ? "" : "none", s->why[0] != '\0' ? " (" : "", s->why,
	    s->why[0] != '\0' ? ")" : "");
	return out;
}
