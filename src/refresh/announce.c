/* announce.c - programs that are told of new lines. */
#include "refresh/announce.h"

#include <poll.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/outfile.h"
#include "fetch/spawn.h"
#include "refresh/compose.h"
#include "write/write.h"

enum {
	COMPLAINT_MAX = 1024, /* bytes of standard error that are kept */
	READ_SIZE = 4096,
	READS = 32,
	SECOND_MS = 1000,
	/* How soon to look again for the end of one that prints no more, since
	 * no descriptor tells. */
	CLOSED_MS = 10,
	WAIT_MS = 200
};

enum state { WAITS, RUNS, OVER };

/* One program, from when it is wanted to its end. */
struct piece {
	enum state state;
	const void *whose;
	const struct source *source;
	int lines;        /* a file of them that has no name */
	int64_t deadline; /* ticks */
	struct spawned process;
	struct buf complaint; /* the beginning of what it says of errors */
};

struct announcer {
	struct piece *pieces;
	size_t n, room;
	size_t running;
	announce_failed *failed;
	void *ctx;
};

struct announcer *
announcer_new(announce_failed *failed, void *ctx)
{
	struct announcer *a = mem_zalloc(sizeof(*a));

	a->failed = failed;
	a->ctx = ctx;
	return a;
}

/* It needs nothing any more. */
static void
clear(struct announcer *a, struct piece *p)
{
	if (p->state == RUNS) {
		spawn_end(&p->process);
		buf_free(&p->complaint);
		a->running--;
	}
	if (p->lines >= 0)
		(void)close(p->lines);
	p->lines = -1;
	p->state = OVER;
}

void
announcer_free(struct announcer *a)
{
	for (size_t i = 0; i < a->n; i++)
		clear(a, &a->pieces[i]);
	free(a->pieces);
	free(a);
}

int
announce_lines(const struct source *source, const struct changes *changes,
    struct buf *out, struct err *err)
{
	const struct format *format = format_find("jsonl", FORMAT_LINES);
	struct arena *a;
	struct feed feed;
	int rc = 0;

	if (source->feed.on_new == NULL || changes->first)
		return 0;
	a = arena_new();
	compose_feed(a, source, NULL, 0, &feed);
	feed.n = 1;
	for (size_t i = 0; i < changes->added_n && rc == 0; i++) {
		size_t at =
		    changes->oldest_first ? i : changes->added_n - 1 - i;

		feed.entries = &changes->added[at];
		rc = format->write(&feed, out, err);
	}
	arena_free(a);
	return rc;
}

static void
fail(struct announcer *a, struct piece *p, const struct err *err)
{
	const void *whose = p->whose;

	clear(a, p);
	a->failed(a->ctx, whose, err);
}

/* A file in memory takes them whole: nobody has to wait until they are read. */
static int
keep_lines(const struct buf *lines)
{
	int fd = memfd_create("lines", MFD_CLOEXEC);

	if (fd >= 0 && (outfile_write_all(fd, lines->data, lines->len) < 0 ||
			   lseek(fd, 0, SEEK_SET) < 0)) {
		(void)close(fd);
		fd = -1;
	}
	return fd;
}

void
announce(struct announcer *a, const void *whose, const struct source *source,
    const struct buf *lines)
{
	struct piece *p;
	struct err err;

	if (a->n == a->room) {
		a->room = a->room > 0 ? a->room * 2 : 8;
		a->pieces = mem_resize(a->pieces, a->room * sizeof(*p));
	}
	p = &a->pieces[a->n++];
	*p = (struct piece){.state = WAITS,
	    .whose = whose,
	    .source = source,
	    .lines = keep_lines(lines)};
	p->deadline =
	    clock_ticks() + (int64_t)LIMIT_ANNOUNCE_SECONDS * SECOND_MS;
	if (p->lines < 0) {
		(void)err_set(
		    &err, ERR_SYSTEM, "on-new: no room for the lines");
		fail(a, p, &err);
	}
	announce_work(a);
}

static void
begin(struct announcer *a, struct piece *p)
{
	struct err err;

	if (spawn(p->source->feed.on_new, p->lines, &p->process, &err) < 0) {
		fail(a, p, &err);
		return;
	}
	buf_init(&p->complaint, COMPLAINT_MAX);
	p->state = RUNS;
	a->running++;
}

/* Empties a pipe, though not for ever. What `into` has no room for, and all
 * where it is NULL, is thrown away. */
static void
drain(int *fd, struct buf *into)
{
	char bytes[READ_SIZE];
	ssize_t n;

	for (int i = 0; i < READS && *fd >= 0; i++) {
		n = spawn_read(fd, bytes, sizeof(bytes));
		if (n <= 0)
			return;
		if (into != NULL && buf_add(into, bytes, (size_t)n) < 0)
			(void)buf_add(into, bytes, into->max - into->len);
	}
}

static void
end(struct announcer *a, struct piece *p, int status)
{
	struct err err;

	if (status == 0) {
		clear(a, p);
		return;
	}
	if (WIFSIGNALED(status))
		(void)err_set(&err, ERR_SYSTEM,
		    "on-new was killed by signal %d: %.200s", WTERMSIG(status),
		    spawn_complaint(&p->complaint));
	else
		(void)err_set(&err, ERR_SYSTEM,
		    "on-new ended with status %d: %.200s", WEXITSTATUS(status),
		    spawn_complaint(&p->complaint));
	fail(a, p, &err);
}

static void
go_on(struct announcer *a, struct piece *p)
{
	struct err err;
	int status;

	if (p->state == RUNS) {
		bool ended = spawn_has_ended(&p->process, &status);

		drain(&p->process.out, NULL);
		drain(&p->process.err, &p->complaint);
		if (ended) {
			end(a, p, status);
			return;
		}
	}
	if (clock_ticks() < p->deadline)
		return;
	(void)err_set(&err, ERR_SYSTEM,
	    p->state == RUNS ? "on-new took longer than %d seconds"
			     : "on-new had no turn in %d seconds: too many run",
	    (int)LIMIT_ANNOUNCE_SECONDS);
	fail(a, p, &err);
}

void
announce_work(struct announcer *a)
{
	for (size_t i = 0; i < a->n; i++) {
		struct piece *p = &a->pieces[i];

		if (p->state == WAITS && a->running < LIMIT_ANNOUNCERS)
			begin(a, p);
		if (p->state != OVER)
			go_on(a, p);
	}
}

/* The descriptors that are waited for, and for how long. */
static size_t
watch(const struct announcer *a, struct pollfd *fds, int *milliseconds)
{
	size_t used = 0;

	*milliseconds = WAIT_MS;
	for (size_t i = 0; i < a->n; i++) {
		const struct piece *p = &a->pieces[i];

		if (p->state != RUNS)
			continue;
		if (p->process.out >= 0)
			fds[used++] =
			    (struct pollfd){p->process.out, POLLIN, 0};
		if (p->process.err >= 0)
			fds[used++] =
			    (struct pollfd){p->process.err, POLLIN, 0};
		if (p->process.out < 0 && p->process.err < 0)
			*milliseconds = CLOSED_MS;
	}
	return used;
}

bool
announce_wait(struct announcer *a)
{
	struct pollfd fds[2 * LIMIT_ANNOUNCERS];
	bool left = false;
	int milliseconds;
	size_t n;

	announce_work(a);
	for (size_t i = 0; i < a->n; i++)
		left |= a->pieces[i].state != OVER;
	if (!left)
		return false;
	n = watch(a, fds, &milliseconds);
	(void)poll(fds, n, milliseconds);
	return true;
}
