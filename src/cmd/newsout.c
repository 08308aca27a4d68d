/* newsout.c - a batch of lines at a time: read, noted, printed. */
#include "cmd/newsout.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <unistd.h>

#include "base/instant.h"
#include "base/limits.h"
#include "cmd/known.h"
#include "cmd/say.h"
#include "cmd/stop.h"
#include "cmd/whose.h"

enum {
	BATCH = 256,       /* lines */
	ASKED = 2 * BATCH, /* lines and changes, of which some aren't printed */
	HELD = 64 * 1024,  /* bytes of the past that wait to go out */
	TICK =
	    1000 /* milliseconds after which a signal is seen at the latest */
};

/* What is to go out, read in one go: no reader of ours that is slow holds the
 * store. */
struct batch {
	const struct newsout *n;
	struct arena *a;
	struct known_list known;
	struct whose whose;
	struct buf out;
	struct {
		size_t end;            /* of the line in `out` */
		struct store_place at; /* of what comes: a number alone */
	} lines[BATCH];
	size_t lines_n;
	size_t events;
	int64_t seq; /* of the last event */
	struct err *err;
};

/* A text for programs has no place to say that a line was taken back. */
static bool
is_wanted(const struct newsout *n, const struct entry *e)
{
	if (n->o->status >= 0)
		return (int)e->status == n->o->status;
	return strcmp(n->format->name, "tsv") != 0 || e->status == ENTRY_NEW ||
	       e->status == ENTRY_EDITED;
}

/* Appends a line. Less than 0: it can't be written; more: no more has room. */
static int
put(struct batch *b, const struct feed *line, const struct store_place *at)
{
	if (b->n->format->write(line, &b->out, b->err) < 0)
		return -1;
	b->lines[b->lines_n].end = b->out.len;
	b->lines[b->lines_n].at = *at;
	return ++b->lines_n == BATCH;
}

static int
take(void *ctx, const char *source, const struct entry *e, int64_t seq)
{
	struct batch *b = ctx;
	const struct feed *line = whose_line(&b->whose, source, e);

	/* It is of a source that came while we read: for the next batch. */
	if (line == NULL)
		return 1;
	b->events++;
	b->seq = seq;
	if (!is_wanted(b->n, e))
		return 0;
	return put(b, line, &(struct store_place){.seq = seq});
}

/* Waits until standard output takes something. 1: nobody reads, or a signal
 * came. */
static int
wait_for_room(void)
{
	struct pollfd out = {STDOUT_FILENO, POLLOUT, 0};
	int n = 0;

	while (n <= 0) {
		if (stop_asked())
			return 1;
		n = poll(&out, 1, TICK);
		if (n < 0 && errno != EINTR)
			return 0;
	}
	return (out.revents & POLLOUT) == 0 &&
	       (out.revents & (POLLERR | POLLHUP)) != 0;
}

/* The bytes to be written next: whole lines if possible, and so few that a
 * pipe takes them at once. */
static size_t
piece(const char *data, size_t n)
{
	size_t len = n;

	if (n <= PIPE_BUF)
		return n;
	for (len = PIPE_BUF; len > 0 && data[len - 1] != '\n';)
		len--;
	return len > 0 ? len : PIPE_BUF;
}

/* Writes all, or what can be; *done is how much. */
static int
write_out(const char *data, size_t n, size_t *done, struct err *err)
{
	*done = 0;
	while (*done < n) {
		ssize_t written;

		if (wait_for_room() != 0)
			return 1;
		written = write(STDOUT_FILENO, data + *done,
		    piece(data + *done, n - *done));
		if (written >= 0)
			*done += (size_t)written;
		else if (errno == EPIPE)
			return 1;
		else if (errno != EINTR && errno != EAGAIN)
			return err_set(err, ERR_OUTPUT, "standard output: %s",
			    strerror(errno));
	}
	return 0;
}

/* The last line that went out whole. */
static struct store_place
last_written(const struct batch *b, size_t done, struct store_place before)
{
	struct store_place at = before;

	for (size_t i = 0; i < b->lines_n && b->lines[i].end <= done; i++)
		at = b->lines[i].at;
	return at;
}

static int
hand_out(struct newsout *n, const struct batch *b, struct err *err)
{
	struct err ignored;
	size_t done;
	int rc;

	if (b->lines_n == 0)
		return 0;
	rc = write_out(b->out.data, b->out.len, &done, err);
	if (rc != 0) {
		n->at.seq = last_written(
		    b, done, (struct store_place){.seq = n->at.seq})
				.seq;
		(void)resume_save(n->resume, &n->at, &n->past, &ignored);
	}
	return rc;
}

static struct query
query_of(const struct newsout *n)
{
	return (struct query){
	    .sources = (const char *const *)n->o->args,
	    .sources_n = (size_t)n->o->args_n,
	    .since = n->o->since,
	    .until = INSTANT_NONE,
	    .status = -1,
	    .limit = ASKED,
	};
}

/* Begins with the sources that there are by now. */
static int
begin(struct batch *b, const struct newsout *n, struct err *err)
{
	*b = (struct batch){.n = n, .a = arena_new(), .err = err};
	b->seq = n->at.seq;
	buf_init(&b->out, LIMIT_FEED);
	if (known_read(b->a, n->o, n->store, &b->known, err) < 0)
		return -1;
	whose_begin(&b->whose, b->a, n->o, &b->known);
	return 0;
}

static void
end(struct batch *b)
{
	buf_free(&b->out);
	arena_free(b->a);
}

/* Where the batch ends: all that the store had when it was asked, unless there
 * is more than one takes, or a source that isn't known yet. */
static int64_t
end_of(const struct batch *b, int full, const struct store_mark *now)
{
	if (full == 0 && b->events < ASKED && b->seq < now->seq)
		return now->seq;
	return b->seq;
}

/* Reads a batch, up to `now` at least, notes that it's printed and prints it. */
static int
next_batch(struct newsout *n, const struct store_mark *now, struct batch *b,
    struct err *err)
{
	const struct query q = query_of(n);
	struct store_mark end = *now;
	int full, rc;

	full = store_news(n->store, &q, n->at.seq, take, b, err);
	if (full < 0)
		return -1;
	end.seq = end_of(b, full, now);
	if (resume_save(n->resume, &end, &n->past, err) < 0)
		return -1;
	rc = hand_out(n, b, err);
	if (rc == 0)
		n->at = end;
	return rc;
}

/* Another history in place of ours, or an older state of it: what is in it by
 * now was there before. */
static bool
is_another(const struct store_mark *at, const struct store_mark *now)
{
	return (at->id[0] != '\0' && strcmp(now->id, at->id) != 0) ||
	       now->seq < at->seq;
}

int
newsout_next(struct newsout *n, struct err *err)
{
	struct store_mark now;
	int rc = 0;

	if (store_mark(n->store, &now, err) < 0)
		return -1;
	if (now.id[0] == '\0')
		return 0;
	if (is_another(&n->at, &now)) {
		say_note(n->o, "follow",
		    "another history is in place; going on with what comes");
		n->at = now;
		return resume_save(n->resume, &now, &n->past, err);
	}
	memcpy(n->at.id, now.id, sizeof(now.id));
	while (rc == 0 && n->at.seq < now.seq) {
		struct batch b;

		rc = begin(&b, n, err);
		if (rc == 0)
			rc = next_batch(n, &now, &b, err);
		end(&b);
	}
	return rc;
}

/* The past is read in one go, and printed meanwhile. */
struct reading {
	struct newsout *n;
	struct batch batch;
};

/* Notes that what waits is printed, and prints it. */
static int
hand_out_past(struct newsout *n, struct batch *b)
{
	const struct past before = n->past;
	struct err ignored;
	size_t done;
	int rc;

	if (b->lines_n == 0)
		return 0;
	n->past.at = b->lines[b->lines_n - 1].at;
	if (resume_save(n->resume, &n->at, &n->past, b->err) < 0)
		return -1;
	rc = write_out(b->out.data, b->out.len, &done, b->err);
	if (rc != 0) {
		n->past.at = last_written(b, done, before.at);
		(void)resume_save(n->resume, &n->at, &n->past, &ignored);
	}
	b->lines_n = 0;
	buf_clear(&b->out);
	return rc;
}

/* As much of the past as there is, but for what was printed. */
static int
take_past(void *ctx, const char *source, const struct entry *e,
    const struct store_place *at)
{
	struct reading *r = ctx;
	struct batch *b = &r->batch;
	const struct feed *line;
	int full;

	if (store_compare(at, &r->n->past.at) <= 0 || !is_wanted(r->n, e))
		return 0;
	line = whose_line(&b->whose, source, e);
	if (line == NULL)
		return 0;
	full = put(b, line, at);
	if (full == 0 && b->out.len < HELD)
		return 0;
	return full < 0 ? -1 : hand_out_past(r->n, b);
}

int
newsout_past(struct newsout *n, struct err *err)
{
	struct query q = query_of(n);
	struct reading r = {.n = n};
	int rc = 0;

	if (n->past.since == INSTANT_NONE)
		return 0;
	q.since = n->past.since;
	q.limit = 0;
	q.last = n->at.seq;
	rc = begin(&r.batch, n, err);
	if (rc == 0)
		rc = store_log(n->store, &q, take_past, &r, err);
	if (rc == 0)
		rc = hand_out_past(n, &r.batch);
	end(&r.batch);
	if (rc != 0)
		return rc;
	n->past = (struct past){.since = INSTANT_NONE};
	return resume_save(n->resume, &n->at, &n->past, err);
}
