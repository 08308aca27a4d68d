/* cell.c - the place of a worker: its begin, its job and its end. */
#include "jail/cell.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "jail/worker.h"

enum { LOST_MOST = 2 }; /* workers of one job, with their zygotes */

/* A socket for a worker's end, its parent's end in c->fd. */
static int
open_socket(struct cell *c)
{
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) < 0)
		return -1;
	if (fcntl(pair[0], F_SETFL, O_NONBLOCK) < 0) {
		(void)close(pair[0]);
		(void)close(pair[1]);
		return -1;
	}
	c->fd = pair[0];
	return pair[1];
}

/* A fork fails by other errors: nobody answered. */
static bool
is_dead(int error)
{
	return error == EPIPE || error == ECHILD || error == ECONNRESET;
}

/* A worker of the zygote, or of the next of those that were set aside with it:
 * by now we know too much to fork another. */
static pid_t
fork_worker(struct jail *j, int fd)
{
	errno = ECHILD;
	for (; j->zygote < LIMIT_ZYGOTES; j->zygote++) {
		pid_t pid = zygote_fork(&j->zygotes[j->zygote], fd);

		if (pid >= 0 || !is_dead(errno))
			return pid;
		zygote_close(&j->zygotes[j->zygote]);
	}
	return -1;
}

int
cell_start(struct jail *j, struct cell *c)
{
	int fd = open_socket(c);
	pid_t pid;

	if (fd < 0)
		return -1;
	pid = j->plan.replaced ? fork_worker(j, fd)
			       : zygote_fork_here(&j->plan, fd);
	(void)close(fd);
	if (pid < 0) {
		(void)close(c->fd);
		return -1;
	}
	c->pid = pid;
	c->zygote = j->zygote;
	c->known = false;
	c->served = 0;
	c->state = CELL_IDLE;
	return 0;
}

int
cell_stop(struct jail *j, struct cell *c)
{
	int status = j->plan.replaced
			 ? zygote_end(&j->zygotes[c->zygote], c->pid)
			 : zygote_end_here(c->pid);

	(void)close(c->fd);
	c->pid = 0;
	return status;
}

static void
drop_job(struct cell *c)
{
	if (c->job == NULL)
		return;
	buf_free(&c->job->bytes);
	free(c->job);
	c->job = NULL;
}

void
cell_clear(struct cell *c)
{
	drop_job(c);
	frame_clear(&c->out);
	frame_clear(&c->in);
	c->failed = false;
	c->state = c->pid != 0 ? CELL_IDLE : CELL_EMPTY;
}

static void
explain_late(const struct jail *j, struct err *err)
{
	(void)err_set(err, ERR_PAGE,
	    "reading the page took more than %g s; it was given up",
	    (double)j->plan.milliseconds / 1000);
}

/* What a worker's end says about the page that it had. */
static void
explain_end(const struct jail *j, int status, struct err *err)
{
	int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
	int by = WIFSIGNALED(status) ? WTERMSIG(status) : 0;

	if (code == WORKER_NO_MEMORY)
		(void)err_set(err, ERR_PAGE,
		    "to read the page takes more than %zu MB of memory; it was "
		    "given up",
		    j->plan.memory / 1024 / 1024);
	else if (code == WORKER_NO_ANSWER)
		(void)err_set(err, ERR_PAGE,
		    "what stands on the page is more than %zu MB; it was given "
		    "up",
		    j->plan.answer / 1024 / 1024);
	else if (by == SIGSYS)
		(void)err_set(err, ERR_PAGE,
		    "reading the page called for what is forbidden there; "
		    "please report the page");
	else if (by == SIGXCPU)
		explain_late(j, err);
	else if (by == SIGKILL)
		(void)err_set(err, ERR_PAGE,
		    "reading the page was killed from outside: is the memory "
		    "short?");
	else
		(void)err_set(err, ERR_PAGE,
		    "reading the page crashed (%s %d); please report the page",
		    by != 0 ? "signal" : "status", by != 0 ? by : code);
}

void
cell_fail(struct cell *c)
{
	frame_clear(&c->in);
	c->failed = true;
	c->state = CELL_DONE;
}

/* Nobody knows how the worker ended where its zygote is dead: the system killed
 * that, and all of its workers with it. A page that was in hand each time may be
 * what it was killed for. */
static void
fail_ended(struct jail *j, struct cell *c)
{
	int status = cell_stop(j, c);

	if (status < 0 && ++c->job->lost < LOST_MOST) {
		c->state = CELL_LOST;
		return;
	}
	explain_end(j, status >= 0 ? status : SIGKILL, &c->err);
	cell_fail(c);
}

static void
fail_late(struct jail *j, struct cell *c)
{
	(void)cell_stop(j, c);
	explain_late(j, &c->err);
	cell_fail(c);
}

static void
fail_bad(struct jail *j, struct cell *c)
{
	(void)cell_stop(j, c);
	(void)err_set(&c->err, ERR_PAGE,
	    "reading the page gave what can't be an answer; please report the "
	    "page");
	cell_fail(c);
}

/* The first frame of a worker says what holds in it; it has read nothing of
 * the job by then. */
static int
greet(struct jail *j, struct cell *c)
{
	if (c->in.len != sizeof(j->sandbox))
		return -1;
	if (!j->known) {
		memcpy(&j->sandbox, c->in.body, sizeof(j->sandbox));
		j->sandbox.why[sizeof(j->sandbox.why) - 1] = '\0';
	}
	j->known = c->known = true;
	frame_clear(&c->in);
	return 0;
}

enum frame_state
cell_hear(struct jail *j, struct cell *c)
{
	for (;;) {
		size_t max = c->known ? j->plan.answer : sizeof(j->sandbox);
		enum frame_state s = frame_receive(&c->in, c->fd, max);

		if (s != FRAME_DONE || c->known)
			return s;
		if (greet(j, c) < 0)
			return FRAME_BAD;
	}
}

/* Sends what is left of the job. */
static enum frame_state
tell(struct cell *c)
{
	const struct buf *b = &c->job->bytes;
	enum frame_state s;

	if (c->told)
		return FRAME_DONE;
	s = frame_send(&c->out, c->fd, (unsigned char *)b->data, b->len);
	c->told = s == FRAME_DONE;
	return s;
}

void
cell_begin(struct jail *j, struct cell *c)
{
	enum frame_state s = tell(c);

	if (s == FRAME_END)
		fail_ended(j, c);
	else if (s == FRAME_BAD)
		fail_bad(j, c);
}

void
cell_work(struct jail *j, struct cell *c)
{
	enum frame_state s = tell(c);

	if (s == FRAME_DONE || s == FRAME_MORE)
		s = cell_hear(j, c);
	if (s == FRAME_DONE && c->told)
		c->state = CELL_DONE;
	else if (s == FRAME_END)
		fail_ended(j, c);
	else if (s != FRAME_MORE)
		fail_bad(j, c);
	else if (clock_ticks() >= c->until)
		fail_late(j, c);
}

bool
cell_is_sound(const struct cell *c)
{
	char byte;

	return !c->known ||
	       (recv(c->fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0 &&
		   (errno == EAGAIN || errno == EWOULDBLOCK));
}
