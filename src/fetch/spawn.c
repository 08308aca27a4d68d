/* spawn.c - fork, exec, and what has to be in order between them. */
#include "fetch/spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/secret.h"

enum { NOT_FOUND = 127, VARIABLES = 5, VARIABLE_MAX = 4096 };

/* The environment of a program. What the user's may hold beside it (proxies
 * with passwords, keys, libraries to load) is none of its business. */
struct environment {
	char text[VARIABLES][VARIABLE_MAX];
	char *list[VARIABLES + 1];
	size_t n;
};

static void
add_variable(struct environment *e, const char *name, const char *value)
{
	char *text = e->text[e->n];

	if (value == NULL ||
	    snprintf(text, VARIABLE_MAX, "%s=%s", name, value) >= VARIABLE_MAX)
		return;
	e->list[e->n++] = text;
	e->list[e->n] = NULL;
}

static void
fill(struct environment *e)
{
	const char *path = getenv("PATH");

	e->n = 0;
	add_variable(
	    e, "PATH", path != NULL ? path : "/usr/local/bin:/usr/bin:/bin");
	add_variable(e, "HOME", getenv("HOME"));
	add_variable(e, "TMPDIR", getenv("TMPDIR"));
	add_variable(e, "TZ", getenv("TZ"));
	add_variable(e, "LANG", "C.UTF-8");
}

static void
say(const char *s)
{
	(void)!write(STDERR_FILENO, s, strlen(s));
}

/* In the child: only what is safe in the copy of a program with threads. */
_Noreturn static void
become(const char *const *words, char *const *environment, const int fds[3])
{
	const char *home = getenv("HOME");
	sigset_t none;

	(void)setpgid(0, 0);
	/* It ends with us, however we end; not so what it has begun. */
	(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
	(void)sigemptyset(&none);
	(void)sigprocmask(SIG_SETMASK, &none, NULL);
	(void)signal(SIGPIPE, SIG_DFL);
	for (int i = STDIN_FILENO; i <= STDERR_FILENO; i++) {
		if (dup2(fds[i], i) < 0)
			_exit(NOT_FOUND);
	}
	(void)close_range(STDERR_FILENO + 1, ~0U, 0);
	if (home == NULL || chdir(home) < 0)
		(void)!chdir("/");
	/* exec's prototype is older than const; it changes nothing. */
	(void)execvpe(words[0], (char *const *)(uintptr_t)words, environment);
	say("can't run ");
	say(words[0]);
	say(": ");
	say(strerrordesc_np(errno));
	say("\n");
	_exit(NOT_FOUND);
}

/* In the child. */
static int
nothing(void)
{
	return open("/dev/null", O_RDONLY | O_CLOEXEC);
}

static void
close_both(const int ends[2])
{
	(void)close(ends[0]);
	(void)close(ends[1]);
}

static int
no_room(struct err *err)
{
	return err_set(err, ERR_SYSTEM, "can't run the command: %s",
	    strerrordesc_np(errno));
}

/* Only our ends are not to hold us up. */
static int
open_pipes(int out[2], int err[2])
{
	if (pipe2(out, O_CLOEXEC) < 0)
		return -1;
	if (pipe2(err, O_CLOEXEC) < 0) {
		close_both(out);
		return -1;
	}
	(void)fcntl(out[0], F_SETFL, O_NONBLOCK);
	(void)fcntl(err[0], F_SETFL, O_NONBLOCK);
	return 0;
}

int
spawn(const char *const *words, int in, struct spawned *s, struct err *err)
{
	struct environment *environment = mem_alloc(sizeof(*environment));
	int out[2];
	int complaint[2];

	fill(environment);
	s->pid = -1;
	s->ended = false;
	if (open_pipes(out, complaint) == 0) {
		s->pid = fork();
		if (s->pid == 0)
			become(words, environment->list,
			    (const int[]){in >= 0 ? in : nothing(), out[1],
				complaint[1]});
		if (s->pid < 0) {
			close_both(out);
			close_both(complaint);
		}
	}
	free(environment);
	if (s->pid < 0) {
		s->pid = 0;
		return no_room(err);
	}
	/* Both do it, since either may be first. */
	(void)setpgid(s->pid, s->pid);
	(void)close(out[1]);
	(void)close(complaint[1]);
	s->out = out[0];
	s->err = complaint[0];
	return 0;
}

ssize_t
spawn_read(int *fd, void *bytes, size_t n)
{
	ssize_t got;

	do {
		got = read(*fd, bytes, n);
	} while (got < 0 && errno == EINTR);
	if (got == 0 || (got < 0 && errno != EAGAIN)) {
		(void)close(*fd);
		*fd = -1;
		return 0;
	}
	return got;
}

bool
spawn_has_ended(struct spawned *s, int *status)
{
	siginfo_t info = {0};

	/* It stays a zombie meanwhile, so its number is no one else's. */
	if (waitid(P_PID, (id_t)s->pid, &info, WEXITED | WNOHANG | WNOWAIT) !=
		0 ||
	    info.si_pid == 0)
		return false;
	(void)kill(-s->pid, SIGKILL);
	s->ended = waitpid(s->pid, status, WNOHANG) == s->pid;
	return s->ended;
}

const char *
spawn_complaint(struct buf *said)
{
	char *s = said->data;

	if (s == NULL)
		return "it said nothing on standard error";
	s += strspn(s, "\r\n");
	s[strcspn(s, "\r\n")] = '\0';
	secret_scrub(s);
	return s[0] != '\0' ? s : "it said nothing on standard error";
}

void
spawn_end(struct spawned *s)
{
	if (!s->ended) {
		(void)kill(-s->pid, SIGKILL);
		(void)waitpid(s->pid, NULL, 0);
	}
	if (s->out >= 0)
		(void)close(s->out);
	if (s->err >= 0)
		(void)close(s->err);
	s->pid = 0;
}
