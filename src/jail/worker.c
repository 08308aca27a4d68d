/* worker.c - the life of a process in the jail. */
#include "jail/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "base/limits.h"
#include "jail/frame.h"

enum {
	KEPT =
	    STDERR_FILENO + 1, /* the number of the descriptor that is kept */
	NAME_MOST = 4096       /* bytes of a program's path */
};

/* Closes from `first` on. */
static void
close_from(int first)
{
	long most;

	if (close_range((unsigned)first, ~0U, 0) == 0)
		return;
	most = sysconf(_SC_OPEN_MAX);
	for (int fd = first; fd < most; fd++)
		(void)close(fd);
}

/* A job must not end by what is sent to all processes of a terminal or of a
 * service: whoever waits for it decides. What a crash sends is the crash's. */
static void
set_signals(void)
{
	static const int others[] = {
	    SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE, SIGXFSZ};
	static const int own[] = {
	    SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGSYS, SIGXCPU, SIGCHLD};
	sigset_t none;

	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		(void)signal(others[i], SIG_IGN);
	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		(void)signal(own[i], SIG_DFL);
	(void)sigemptyset(&none);
	(void)sigprocmask(SIG_SETMASK, &none, NULL);
}

/* Bytes of the command line that begins with the name, of n bytes; 0: the system
 * doesn't say so. */
static size_t
command_line_size(const char *name, size_t n)
{
	int fd = open("/proc/self/cmdline", O_RDONLY | O_CLOEXEC);
	char part[NAME_MOST];
	ssize_t got = fd >= 0 && n <= NAME_MOST ? read(fd, part, n) : -1;
	size_t size = n;

	if (got != (ssize_t)n || memcmp(part, name, n) != 0)
		size = 0;
	while (size > 0 && (got = read(fd, part, sizeof(part))) > 0)
		size += (size_t)got;
	if (fd >= 0)
		(void)close(fd);
	return size;
}

/* What the command line says behind the program's name: its words stand one
 * behind the other. */
static void
forget_arguments(void)
{
	char *name = program_invocation_name;
	size_t n = strlen(name) + 1;
	size_t size = command_line_size(name, n);

	if (size > n)
		explicit_bzero(name + n, size - n);
}

/* What the user's environment holds (the password of a proxy) is no page's
 * business; a process that is owned reads its memory, not getenv(). */
static void
forget_environment(void)
{
	for (char **e = environ; e != NULL && *e != NULL; e++)
		explicit_bzero(*e, strlen(*e));
	(void)clearenv();
}

int
worker_stay_alone(int fd, int parent)
{
	(void)prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
	if (getppid() != parent)
		_exit(WORKER_LEFT);
	set_signals();
	forget_arguments();
	forget_environment();
	if (fd != KEPT && dup2(fd, KEPT) < 0)
		_exit(WORKER_LEFT);
	close_from(KEPT + 1);
	(void)close(STDIN_FILENO);
	(void)close(STDOUT_FILENO);
	if (!sandbox_is_sanitized())
		(void)close(STDERR_FILENO);
	return KEPT;
}

static void
say(int fd, const void *bytes, size_t n)
{
	struct frame f = {0};

	if (frame_send(&f, fd, bytes, n) != FRAME_DONE)
		_exit(WORKER_LEFT);
}

/* A job's time is up by our parent's clock first, unless that sleeps. */
static unsigned
cpu_seconds(const struct jail_plan *plan)
{
	const unsigned job = (unsigned)(plan->milliseconds / 1000) + 2;

	return plan->replaced ? LIMIT_SERVED / 2 * job : job;
}

_Noreturn void
worker_live(int fd, const struct jail_plan *plan)
{
	struct frame job = {0};
	struct sandbox sandbox;
	struct buf out;

	if (plan->prepare != NULL)
		plan->prepare(plan->ctx);
	sandbox_enter(plan->memory, cpu_seconds(plan), &sandbox);
	say(fd, &sandbox, sizeof(sandbox));
	buf_init(&out, plan->answer);
	while (frame_receive(&job, fd, LIMIT_JOB) == FRAME_DONE) {
		if (plan->serve(plan->ctx, job.body, job.len, &out) < 0 ||
		    out.full)
			_exit(WORKER_NO_ANSWER);
		frame_clear(&job);
		say(fd, out.data, out.len);
		buf_free(&out);
	}
	_exit(WORKER_LEFT);
}
