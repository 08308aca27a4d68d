/* jail.c - hands jobs to workers and takes what they answer. */
#include "jail/jail.h"

#include <errno.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/limits.h"
#include "base/mem.h"
#include "jail/cell.h"

enum {
	WAIT_MS = 1000,
	HELLO_MS = 10 * 1000 /* for a worker to be shut in; it takes 1 */
};

size_t
jail_processors(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	if (n < 1)
		return 1;
	return n < LIMIT_WORKERS ? (size_t)n : LIMIT_WORKERS;
}

/* One is enough; the others are for when it dies. */
static int
open_zygotes(struct jail *j)
{
	int rc = zygote_open(&j->zygotes[0], &j->plan);

	for (size_t i = 1; i < LIMIT_ZYGOTES; i++) {
		j->zygotes[i].fd = -1;
		if (rc == 0)
			(void)zygote_open(&j->zygotes[i], &j->plan);
	}
	return rc;
}

int
jail_open(const struct jail_plan *plan, struct jail **out, struct err *err)
{
	size_t n = plan->replaced ? plan->workers : 1;
	struct jail *j = mem_zalloc(sizeof(*j) + n * sizeof(j->cells[0]));

	j->plan = *plan;
	j->plan.workers = n;
	j->last = &j->first;
	if ((plan->replaced ? open_zygotes(j) : cell_start(j, &j->cells[0])) <
	    0) {
		(void)err_set(err, ERR_SYSTEM,
		    "no process to read a page in: %s", strerror(errno));
		free(j);
		return -1;
	}
	*out = j;
	return 0;
}

void
jail_close(struct jail *j)
{
	if (j == NULL)
		return;
	for (size_t i = 0; i < j->plan.workers; i++) {
		struct cell *c = &j->cells[i];

		if (c->pid != 0)
			(void)cell_stop(j, c);
		cell_clear(c);
	}
	for (size_t i = 0; i < LIMIT_ZYGOTES && j->plan.replaced; i++)
		zygote_close(&j->zygotes[i]);
	frame_clear(&j->taken);
	while (j->first != NULL) {
		struct job *next = j->first->next;

		buf_free(&j->first->bytes);
		free(j->first);
		j->first = next;
	}
	free(j);
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

		if (c->state == CELL_IDLE && !cell_is_sound(c)) {
			(void)cell_stop(j, c);
			cell_clear(c);
		}
		if (c->state == CELL_IDLE)
			return c;
		if (c->state == CELL_EMPTY && empty == NULL)
			empty = c;
	}
	if (empty == NULL)
		return NULL;
	if (j->plan.replaced && cell_start(j, empty) == 0)
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
	if (j->plan.replaced && j->zygote == LIMIT_ZYGOTES)
		(void)err_set(&j->cells[i].err, ERR_SYSTEM,
		    "the processes that read pages were killed from outside %d "
		    "times; is the memory short?",
		    LIMIT_ZYGOTES);
	else
		(void)err_set(&j->cells[i].err, ERR_SYSTEM,
		    "no process to read the page in: %s", strerror(error));
	cell_fail(&j->cells[i]);
}

/* Puts a job whose worker fell with the zygote at the head of the queue. */
static void
take_back(struct jail *j, struct cell *c)
{
	if (c->state != CELL_LOST)
		return;
	c->job->next = j->first;
	if (j->first == NULL)
		j->last = &c->job->next;
	j->first = c->job;
	j->waiting++;
	c->job = NULL;
	cell_clear(c);
}

static void
assign(struct jail *j)
{
	while (j->first != NULL) {
		int error;
		struct cell *c = find_free(j, &error);

		if (c != NULL) {
			give(j, c);
			cell_begin(j, c);
			take_back(j, c);
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

/* A page may own its reader, which then could falsify the lines of those after
 * it: it gets but a few. A process for each of them would cost as much as all
 * the reading. */
static void
retire(struct jail *j, struct cell *c)
{
	c->served++;
	if (j->plan.replaced && c->pid != 0 && c->served >= LIMIT_SERVED)
		(void)cell_stop(j, c);
	cell_clear(c);
}

/* Hands the cell's result out, and its place to the next job. */
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
	retire(j, c);
}

bool
jail_take(struct jail *j, struct jail_result *out)
{
	bool any = false;

	frame_clear(&j->taken);
	for (size_t i = 0; i < j->plan.workers; i++) {
		if (j->cells[i].state == CELL_BUSY)
			cell_work(j, &j->cells[i]);
		take_back(j, &j->cells[i]);
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
	    (!j->plan.replaced || cell_start(j, c) < 0))
		return -1;
	while (!j->known) {
		fd = (struct pollfd){.fd = c->fd, .events = POLLIN};
		if (poll(&fd, 1, HELLO_MS) != 1 ||
		    cell_hear(j, c) != FRAME_MORE)
			return -1;
	}
	*out = j->sandbox;
	return 0;
}
