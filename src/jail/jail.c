/* jail.c - hands jobs to workers and takes what they answer. */
#include "jail/jail.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/limits.h"
#include "base/mem.h"
#include "jail/frame.h"
#include "jail/worker.h"
#include "jail/zygote.h"

enum {
	WAIT_MS = 1000,
	HELLO_MS = 10 * 1000 /* for a worker to be shut in; it takes 1 */
};

struct job {
	struct job *next;
	size_t tag;
	struct buf bytes;
};

enum cell_state {
	CELL_EMPTY, /* no worker */
	CELL_IDLE,
	CELL_BUSY,
	CELL_DONE /* its result is to be taken */
};

/* A place for a worker. */
struct cell {
	enum cell_state state;
	bool known; /* it has said what holds in it */
	int fd;
	pid_t pid;
	struct job *job;
	struct frame out, in;
	bool told;      /* all of the job was sent */
	int64_t until;  /* of the job: when its time is over */
	struct err err; /* CELL_DONE without an answer: why */
	bool failed;
};

struct jail {
	struct jail_plan plan;
	struct zygote zygote;
	struct job *first, **last; /* that wait */
	size_t waiting;
	size_t unfinished;
	struct frame taken;     /* the answer that was taken last */
	struct err err;         /* or why there was none */
	struct sandbox sandbox; /* of the first worker */
	bool known;             /* it has said so */
	struct cell cells[];    /* as many as the plan has workers */
};

size_t
jail_processors(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	if (n < 1)
		return 1;
	return n < LIMIT_WORKERS ? (size_t)n : LIMIT_WORKERS;
}

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

/* Begins a worker: 0, or -1 with errno. */
static int
start(struct jail *j, struct cell *c)
{
	int fd = open_socket(c);
	pid_t pid;

	if (fd < 0)
		return -1;
	pid = j->plan.replaced ? zygote_fork(&j->zygote, fd)
			       : zygote_fork_here(&j->plan, fd);
	(void)close(fd);
	if (pid < 0) {
		(void)close(c->fd);
		return -1;
	}
	c->pid = pid;
	c->known = false;
	c->state = CELL_IDLE;
	return 0;
}

/* Ends the worker; how it ended, as of waitpid(). */
static int
stop(struct jail *j, struct cell *c)
{
	int status = zygote_end(&j->zygote, c->pid);

	(void)close(c->fd);
	c->pid = 0;
	return status;
}

int
jail_open(const struct jail_plan *plan, struct jail **out, struct err *err)
{
	size_t n = plan->replaced ? plan->workers : 1;
	struct jail *j = mem_zalloc(sizeof(*j) + n * sizeof(j->cells[0]));

	j->plan = *plan;
	j->plan.workers = n;
	j->last = &j->first;
	j->zygote.fd = -1;
	if ((plan->replaced ? zygote_open(&j->zygote, &j->plan)
			    : start(j, &j->cells[0])) < 0) {
		(void)err_set(err, ERR_PAGE, "no process to read a page in: %s",
		    strerror(errno));
		free(j);
		return -1;
	}
	*out = j;
	return 0;
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

/* Makes room for the next job. */
static void
clear(struct cell *c)
{
	drop_job(c);
	frame_clear(&c->out);
	frame_clear(&c->in);
	c->failed = false;
	c->state = c->pid != 0 ? CELL_IDLE : CELL_EMPTY;
}

void
jail_close(struct jail *j)
{
	if (j == NULL)
		return;
	for (size_t i = 0; i < j->plan.workers; i++) {
		struct cell *c = &j->cells[i];

		if (c->pid != 0)
			(void)stop(j, c);
		clear(c);
	}
	zygote_close(&j->zygote);
	frame_clear(&j->taken);
	while (j->first != NULL) {
		struct job *next = j->first->next;

		buf_free(&j->first->bytes);
		free(j->first);
		j->first = next;
	}
	free(j);
}

/* What a worker's end says about the page that it had. Nobody knows how it
 * ended where the zygote is dead; then the system killed that, and all of its
 * workers with it. */
static void
explain_end(const struct jail *j, int status, struct err *err)
{
	bool known = status >= 0;
	int code = known && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
	int by = known && WIFSIGNALED(status) ? WTERMSIG(status) : 0;

	if (!known)
		by = SIGKILL;
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
	else if (by == SIGKILL)
		(void)err_set(err, ERR_PAGE,
		    "reading the page was killed from outside: is the memory "
		    "short?");
	else
		(void)err_set(err, ERR_PAGE,
		    "reading the page crashed (%s %d); please report the page",
		    by != 0 ? "signal" : "status", by != 0 ? by : code);
}

/* The job has no answer, and its worker no trust: c->err says why. */
static void
fail(struct cell *c)
{
	frame_clear(&c->in);
	c->failed = true;
	c->state = CELL_DONE;
}

static void
fail_ended(struct jail *j, struct cell *c)
{
	int status = stop(j, c);

	explain_end(j, status, &c->err);
	fail(c);
}

static void
fail_late(struct jail *j, struct cell *c)
{
	(void)stop(j, c);
	(void)err_set(&c->err, ERR_PAGE,
	    "reading the page took more than %g s; it was given up",
	    (double)j->plan.milliseconds / 1000);
	fail(c);
}

static void
fail_bad(struct jail *j, struct cell *c)
{
	(void)stop(j, c);
	(void)err_set(&c->err, ERR_PAGE,
	    "reading the page gave what can't be an answer; please report the "
	    "page");
	fail(c);
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

/* Takes what has come from a worker: the job's answer is there on FRAME_DONE. */
static enum frame_state
hear(struct jail *j, struct cell *c)
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

/* Sends what is left of the job; its bytes are not needed any more then. */
static enum frame_state
tell(struct cell *c)
{
	struct buf *b = &c->job->bytes;
	enum frame_state s;

	if (c->told)
		return FRAME_DONE;
	s = frame_send(&c->out, c->fd, (unsigned char *)b->data, b->len);
	if (s == FRAME_DONE) {
		c->told = true;
		buf_free(b);
	}
	return s;
}

/* Sends the job, as far as that goes now. */
static void
begin(struct jail *j, struct cell *c)
{
	enum frame_state s = tell(c);

	if (s == FRAME_END)
		fail_ended(j, c);
	else if (s == FRAME_BAD)
		fail_bad(j, c);
}

/* Goes on with the job, as far as that goes now. */
static void
work(struct jail *j, struct cell *c)
{
	enum frame_state s = tell(c);

	if (s == FRAME_DONE || s == FRAME_MORE)
		s = hear(j, c);
	if (s == FRAME_DONE && c->told)
		c->state = CELL_DONE;
	else if (s == FRAME_END)
		fail_ended(j, c);
	else if (s != FRAME_MORE)
		fail_bad(j, c);
	else if (clock_ticks() >= c->until)
		fail_late(j, c);
}

/* Whether the worker is there and says nothing unasked. */
static bool
is_sound(const struct cell *c)
{
	char byte;

	return !c->known ||
	       (recv(c->fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0 &&
		   (errno == EAGAIN || errno == EWOULDBLOCK));
}

/* Gives the job at the head of the queue to the cell. */
static void
give(struct jail *j, struct cell *c)
{
	c->job = j->first;
	j->first = c->job->next;
	if (j->first == NULL)
		j->last = &j->first;
	j->waiting--;
	c->told = false;
	c->until = clock_ticks() + j->plan.milliseconds;
	c->state = CELL_BUSY;
}

/* A worker that is free, begun if need be; NULL: none now. *error is why none
 * could be begun, or 0. */
static struct cell *
find_free(struct jail *j, int *error)
{
	struct cell *empty = NULL;

	*error = 0;
	for (size_t i = 0; i < j->plan.workers; i++) {
		struct cell *c = &j->cells[i];

		if (c->state == CELL_IDLE && !is_sound(c)) {
			(void)stop(j, c);
			clear(c);
		}
		if (c->state == CELL_IDLE)
			return c;
		if (c->state == CELL_EMPTY && empty == NULL)
			empty = c;
	}
	if (empty == NULL)
		return NULL;
	if (j->plan.replaced && start(j, empty) == 0)
		return empty;
	*error = j->plan.replaced ? errno : ECHILD;
	return NULL;
}

static size_t
count(const struct jail *j, enum cell_state state)
{
	size_t n = 0;

	for (size_t i = 0; i < j->plan.workers; i++)
		n += j->cells[i].state == state;
	return n;
}

/* Nobody can take the job at the head of the queue, nor will. */
static void
give_up(struct jail *j, int error)
{
	size_t i = 0;

	while (j->cells[i].state != CELL_EMPTY)
		i++;
	give(j, &j->cells[i]);
	(void)err_set(&j->cells[i].err, ERR_PAGE,
	    "no process to read the page in: %s", strerror(error));
	fail(&j->cells[i]);
}

static void
assign(struct jail *j)
{
	while (j->first != NULL) {
		int error;
		struct cell *c = find_free(j, &error);

		if (c != NULL) {
			give(j, c);
			begin(j, c);
		} else if (error != 0 &&
			   count(j, CELL_EMPTY) == j->plan.workers) {
			give_up(j, error);
		} else {
			return;
		}
	}
}

void
jail_submit(struct jail *j, size_t tag, struct buf *job)
{
	struct job *new = mem_zalloc(sizeof(*new));

	new->tag = tag;
	new->bytes = *job;
	buf_init(job, job->max);
	*j->last = new;
	j->last = &new->next;
	j->waiting++;
	j->unfinished++;
	assign(j);
}

/* Hands the cell's result out, and the cell to the next job. */
static void
hand_out(struct jail *j, struct cell *c, struct jail_result *out)
{
	memset(out, 0, sizeof(*out));
	out->tag = c->job->tag;
	if (c->failed) {
		j->err = c->err;
		out->err = &j->err;
	} else {
		j->taken = c->in;
		memset(&c->in, 0, sizeof(c->in));
		out->s = j->taken.body;
		out->n = j->taken.len;
	}
	j->unfinished--;
	clear(c);
}

bool
jail_take(struct jail *j, struct jail_result *out)
{
	bool any = false;

	frame_clear(&j->taken);
	for (size_t i = 0; i < j->plan.workers; i++) {
		if (j->cells[i].state == CELL_BUSY)
			work(j, &j->cells[i]);
	}
	for (size_t i = 0; i < j->plan.workers && !any; i++) {
		if (j->cells[i].state != CELL_DONE)
			continue;
		hand_out(j, &j->cells[i], out);
		any = true;
	}
	assign(j);
	return any;
}

size_t
jail_waiting(const struct jail *j)
{
	return j->waiting;
}

size_t
jail_unfinished(const struct jail *j)
{
	return j->unfinished;
}

size_t
jail_watch(
    const struct jail *j, struct pollfd *fds, size_t n, int *milliseconds)
{
	size_t used = 0;

	for (size_t i = 0; i < j->plan.workers && used < n; i++) {
		const struct cell *c = &j->cells[i];
		int64_t left = c->until - clock_ticks();

		if (c->state == CELL_DONE)
			*milliseconds = 0;
		if (c->state != CELL_BUSY)
			continue;
		fds[used++] = (struct pollfd){
		    .fd = c->fd, .events = c->told ? POLLIN : POLLIN | POLLOUT};
		if (left < *milliseconds)
			*milliseconds = left > 0 ? (int)left : 0;
	}
	return used;
}

void
jail_wait(struct jail *j)
{
	struct pollfd fds[LIMIT_WORKERS];
	int milliseconds = WAIT_MS;
	size_t n = jail_watch(j, fds, LIMIT_WORKERS, &milliseconds);

	if (n > 0)
		(void)poll(fds, (nfds_t)n, milliseconds);
}

int
jail_sandbox(struct jail *j, struct sandbox *out)
{
	struct cell *c = &j->cells[0];
	struct pollfd fd;

	if (!j->known && c->state == CELL_EMPTY &&
	    (!j->plan.replaced || start(j, c) < 0))
		return -1;
	while (!j->known) {
		fd = (struct pollfd){.fd = c->fd, .events = POLLIN};
		if (poll(&fd, 1, HELLO_MS) != 1 || hear(j, c) != FRAME_MORE)
			return -1;
	}
	*out = j->sandbox;
	return 0;
}
