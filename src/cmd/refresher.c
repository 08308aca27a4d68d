/* refresher.c - rounds, one after the other. */
#include "cmd/refresher.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/instant.h"
#include "cmd/command.h"
#include "cmd/round.h"
#include "cmd/say.h"
#include "cmd/stop.h"

enum {
	/* Definitions are looked at so often, and what is due though it was
	 * just asked for; no page is asked for more often than that unless its
	 * definition wants it. */
	PAUSE_SECONDS = 60,
	/* Another that refreshes is waited for so long. */
	LOCKED_SECONDS = 5,
	SECOND_MS = 1000,
	/* Rounds that wait for programs and hubs, beside one that fetches. */
	LATE_ROUNDS = 8
};

/* What a round tells when no other has to wait for it; less than PIPE_BUF. */
struct word {
	int64_t next;
	struct err err; /* ERR_NONE: all is well */
};

struct rounds {
	const struct options *o;
	int above;         /* ends when we are to end */
	bool begun;        /* one was made */
	struct err failed; /* how the last one did, so that it is told once */
	pid_t late[LATE_ROUNDS]; /* that haven't ended yet */
	size_t late_n;
};

/* The way of a child to its parent. */
struct way {
	int out;
	bool told;
};

static void
send_word(struct way *way, int64_t next, const struct err *err)
{
	const struct word word = {.next = next, .err = *err};

	if (!way->told)
		(void)!write(way->out, &word, sizeof(word));
	way->told = true;
}

static void
on_settled(const struct round *round)
{
	const struct err none = {.kind = ERR_NONE};

	send_word(round->ctx, round->next, &none);
}

/* The whole life of a child. */
_Noreturn static void
run_round(const struct rounds *rs, int out)
{
	struct way way = {.out = out};
	struct round round = {.o = rs->o,
	    .now = clock_now(),
	    .watched = !rs->begun && say_is_watched(),
	    .following = true,
	    .settled = on_settled,
	    .ctx = &way};
	struct arena *a = arena_new();
	struct err err = {.kind = ERR_NONE};

	if (round_run(a, &round, &err) == 0)
		err.kind = ERR_NONE;
	send_word(&way, round.next, &err);
	arena_free(a);
	_exit(EXIT_FINE);
}

/* Waits so long; whether it's time to end. */
static bool
is_over(const struct rounds *rs, int milliseconds)
{
	struct pollfd fd = {rs->above, POLLIN, 0};

	return stop_asked() || poll(&fd, 1, milliseconds) > 0 || stop_asked();
}

/* Waits for what the child has to tell; -1: it's time to end. */
static int
hear(const struct rounds *rs, int from, struct word *out)
{
	struct pollfd fds[] = {{from, POLLIN, 0}, {rs->above, POLLIN, 0}};

	do {
		if (stop_asked())
			return -1;
	} while (poll(fds, 2, -1) < 0 && errno == EINTR);
	if (fds[1].revents != 0)
		return -1;
	if (read(from, out, sizeof(*out)) != (ssize_t)sizeof(*out))
		(void)err_set(
		    &out->err, ERR_SYSTEM, "the refresh ended before its time");
	return 0;
}

/* Another that refreshes is no fault, and a fault that lasts is told once. */
static void
tell(struct rounds *rs, const struct err *err)
{
	if (err->kind == ERR_LOCKED)
		return;
	if (err->kind != ERR_NONE && strcmp(err->msg, rs->failed.msg) != 0)
		say_error(rs->o, NULL, err);
	rs->failed = *err;
	if (err->kind == ERR_NONE)
		rs->failed.msg[0] = '\0';
}

/* Forgets the rounds that have ended. */
static void
reap(struct rounds *rs)
{
	size_t kept = 0;

	for (size_t i = 0; i < rs->late_n; i++) {
		if (waitpid(rs->late[i], NULL, WNOHANG) == 0)
			rs->late[kept++] = rs->late[i];
	}
	rs->late_n = kept;
}

/* Waits until there may be one more; -1: it's time to end. */
static int
find_room(struct rounds *rs)
{
	for (reap(rs); rs->late_n == LATE_ROUNDS; reap(rs)) {
		if (is_over(rs, SECOND_MS))
			return -1;
	}
	return 0;
}

/* Ends all of them. */
static void
end_rounds(const struct rounds *rs)
{
	for (size_t i = 0; i < rs->late_n; i++)
		(void)kill(rs->late[i], SIGTERM);
	for (size_t i = 0; i < rs->late_n; i++)
		(void)waitpid(rs->late[i], NULL, 0);
}

/* Makes a round; *next is when the next one is due. -1: it's time to end. */
static int
make_round(struct rounds *rs, int64_t *next)
{
	struct word word = {.next = INSTANT_NONE};
	int ends[2];
	pid_t pid;
	int rc;

	*next = INSTANT_NONE;
	if (find_room(rs) < 0)
		return -1;
	if (pipe2(ends, O_CLOEXEC) < 0)
		return 0;
	pid = fork();
	if (pid == 0) {
		(void)close(ends[0]);
		run_round(rs, ends[1]);
	}
	(void)close(ends[1]);
	rc = pid > 0 ? hear(rs, ends[0], &word) : 0;
	(void)close(ends[0]);
	if (pid > 0)
		rs->late[rs->late_n++] = pid;
	rs->begun = true;
	tell(rs, &word.err);
	*next = word.err.kind == ERR_LOCKED ? clock_now() + LOCKED_SECONDS
					    : word.next;
	return rc;
}

/* The time to the next round, in milliseconds. */
static int
pause_before(int64_t next)
{
	int64_t now = clock_now();

	if (next == INSTANT_NONE || next > now + PAUSE_SECONDS)
		return PAUSE_SECONDS * SECOND_MS;
	return next > now ? (int)(next - now) * SECOND_MS : 0;
}

_Noreturn static void
live(const struct options *o, int above)
{
	struct rounds rs = {.o = o, .above = above};
	int64_t next;
	char go;

	if (read(above, &go, 1) == 1) {
		while (make_round(&rs, &next) == 0 &&
		       !is_over(&rs, pause_before(next)))
			continue;
	}
	end_rounds(&rs);
	_exit(EXIT_FINE);
}

int
refresher_open(const struct options *o, struct refresher *r, struct err *err)
{
	int ends[2];

	*r = (struct refresher){.fd = -1};
	if (pipe2(ends, O_CLOEXEC) == 0) {
		r->pid = fork();
		if (r->pid == 0) {
			(void)close(ends[1]);
			/* Whoever reads the lines waits for us alone. */
			(void)dup2(STDERR_FILENO, STDOUT_FILENO);
			live(o, ends[0]);
		}
		(void)close(ends[0]);
		r->fd = ends[1];
	}
	if (r->fd >= 0 && r->pid > 0)
		return 0;
	r->pid = 0;
	(void)err_set(err, ERR_SYSTEM,
	    "can't begin to refresh: %s; --watch "
	    "only prints what another one brings",
	    strerror(errno));
	refresher_close(r);
	return -1;
}

void
refresher_begin(const struct refresher *r)
{
	if (r->fd >= 0)
		(void)!write(r->fd, "g", 1);
}

bool
refresher_is_gone(struct refresher *r)
{
	if (r->pid == 0 || waitpid(r->pid, NULL, WNOHANG) != r->pid)
		return false;
	r->pid = 0;
	return true;
}

void
refresher_close(struct refresher *r)
{
	if (r->fd >= 0)
		(void)close(r->fd);
	if (r->pid > 0)
		(void)waitpid(r->pid, NULL, 0);
	*r = (struct refresher){.fd = -1};
}
