/* program.c - runs programs, takes their output, and ends them in time. */
#include "fetch/program.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/instant.h"
#include "base/limits.h"
#include "base/secret.h"
#include "fetch/rules.h"
#include "fetch/spawn.h"

enum {
	COMPLAINT_MAX = 1024, /* bytes of standard error that are kept */
	READ_SIZE = 65536,
	READS = 32, /* twice what the largest pipe holds */
	SECOND_MS = 1000,
	/* How soon to look again for the end of one that prints no more, since
	 * no descriptor tells. */
	CLOSED_MS = 10
};

struct job {
	size_t number;
	const struct source *source;
};

/* A program that runs; pid 0: a free place. */
struct program {
	struct job job;
	struct spawned process;
	struct buf output;
	struct buf complaint; /* the beginning of what it says of errors */
	int64_t deadline;     /* ticks */
};

struct commands {
	struct arena *arena;
	struct job *jobs;
	size_t n;
	size_t next; /* the first that was not begun */
	struct program programs[LIMIT_COMMANDS];
	size_t running;
	command_done *done;
	void *ctx;
};

struct commands *
commands_new(size_t n, command_done *done, void *ctx)
{
	struct arena *a = arena_new();
	struct commands *c = arena_zalloc(a, sizeof(*c));

	c->arena = a;
	c->jobs = arena_alloc(a, n * sizeof(*c->jobs));
	c->done = done;
	c->ctx = ctx;
	return c;
}

/* Ends what is left of a program and makes its place free. */
static void
clear(struct commands *c, struct program *p)
{
	spawn_end(&p->process);
	buf_free(&p->output);
	buf_free(&p->complaint);
	c->running--;
}

void
commands_free(struct commands *c)
{
	for (size_t i = 0; i < LIMIT_COMMANDS; i++) {
		if (c->programs[i].process.pid != 0)
			clear(c, &c->programs[i]);
	}
	arena_free(c->arena);
}

void
commands_add(struct commands *c, size_t job, const struct source *source)
{
	c->jobs[c->n++] = (struct job){job, source};
}

bool
commands_can_begin(const struct commands *c)
{
	return c->next < c->n && c->running < LIMIT_COMMANDS;
}

bool
commands_are_pending(const struct commands *c)
{
	return c->next < c->n || c->running > 0;
}

void
commands_begin(struct commands *c)
{
	struct job job = c->jobs[c->next++];
	struct program *p = c->programs;
	struct err err;

	while (p->process.pid != 0)
		p++;
	p->job = job;
	if (spawn(job.source->fetch.command, -1, &p->process, &err) < 0) {
		c->done(c->ctx, job.number, NULL, &err);
		return;
	}
	c->running++;
	buf_init(&p->output, rules_max_bytes(job.source));
	buf_init(&p->complaint, COMPLAINT_MAX);
	p->deadline =
	    clock_ticks() + (int64_t)rules_seconds(job.source) * SECOND_MS;
}

size_t
commands_watch(
    const struct commands *c, struct pollfd *fds, size_t n, int *milliseconds)
{
	int64_t now = clock_ticks();
	size_t used = 0;

	for (size_t i = 0; i < LIMIT_COMMANDS; i++) {
		const struct program *p = &c->programs[i];
		int64_t left = p->deadline - now;

		if (p->process.pid == 0)
			continue;
		if (p->process.out < 0 && p->process.err < 0)
			left = left < CLOSED_MS ? left : CLOSED_MS;
		if (left < *milliseconds)
			*milliseconds = left > 0 ? (int)left : 0;
		if (p->process.out >= 0 && used < n)
			fds[used++] =
			    (struct pollfd){p->process.out, POLLIN, 0};
		if (p->process.err >= 0 && used < n)
			fds[used++] =
			    (struct pollfd){p->process.err, POLLIN, 0};
	}
	return used;
}

/* Takes what stands in a pipe, though not for ever; what doesn't fit is lost,
 * and `full` says so. */
static void
take(int *fd, struct buf *into)
{
	char bytes[READ_SIZE];
	ssize_t n;

	for (int i = 0; i < READS && *fd >= 0; i++) {
		size_t room = into->max - into->len;

		n = spawn_read(fd, bytes, sizeof(bytes));
		if (n <= 0)
			return;
		if (buf_add(into, bytes, (size_t)n) < 0)
			(void)buf_add(into, bytes, room);
	}
}

static void
report_error(struct commands *c, struct program *p, struct err *err)
{
	size_t job = p->job.number;

	clear(c, p);
	c->done(c->ctx, job, NULL, err);
}

static void
report_failed(struct commands *c, struct program *p, int status)
{
	struct err err;

	if (WIFSIGNALED(status))
		(void)err_set(&err, ERR_FETCH,
		    "the command was killed by signal %d: %.200s",
		    WTERMSIG(status), spawn_complaint(&p->complaint));
	else
		(void)err_set(&err, ERR_FETCH,
		    "the command ended with status %d: %.200s",
		    WEXITSTATUS(status), spawn_complaint(&p->complaint));
	report_error(c, p, &err);
}

static void
report_page(struct commands *c, struct program *p)
{
	struct arena *a = arena_new();
	const struct page page = {.state = PAGE_NEW,
	    .bytes = (const unsigned char *)p->output.data,
	    .len = p->output.len,
	    .url = secret_hide(a, p->job.source->url),
	    .date = INSTANT_NONE};
	struct program ended = *p;

	/* Its place may be taken while the page is read. */
	memset(&p->output, 0, sizeof(p->output));
	clear(c, p);
	c->done(c->ctx, ended.job.number, &page, NULL);
	buf_free(&ended.output);
	arena_free(a);
}

/* Whether it prints too much or takes too long; err says so then. */
static bool
is_over(const struct program *p, struct err *err)
{
	if (p->output.full)
		(void)err_set(err, ERR_FETCH,
		    "the command printed more than %zu bytes; if it should, "
		    "raise max-bytes under [fetch]",
		    p->output.max);
	else if (clock_ticks() >= p->deadline)
		(void)err_set(err, ERR_FETCH,
		    "the command took longer than %ld seconds; if it may, "
		    "raise timeout under [fetch]",
		    rules_seconds(p->job.source));
	else
		return false;
	return true;
}

static void
go_on(struct commands *c, struct program *p)
{
	int status;
	struct err err;
	/* What it printed before its end is in the pipe by then. */
	bool ended = spawn_has_ended(&p->process, &status);

	take(&p->process.out, &p->output);
	take(&p->process.err, &p->complaint);
	if (ended && status != 0)
		report_failed(c, p, status);
	else if ((!ended || p->output.full) && is_over(p, &err))
		report_error(c, p, &err);
	else if (ended)
		report_page(c, p);
}

void
commands_work(struct commands *c)
{
	for (size_t i = 0; i < LIMIT_COMMANDS; i++) {
		if (c->programs[i].process.pid != 0)
			go_on(c, &c->programs[i]);
	}
}
