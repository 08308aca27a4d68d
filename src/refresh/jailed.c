/* jailed.c - extract() in a process that can do nothing else. */
#include "refresh/jailed.h"

#include "base/limits.h"
#include "base/mem.h"
#include "jail/jail.h"
#include "parse/parse.h"
#include "refresh/errand.h"
#include "refresh/wall.h"

enum { ARENA_KEPT = 8 * 1024 * 1024 }; /* bytes; most pages take one or two */

struct jailed {
	struct jail *jail;
	struct arena *arena; /* of a worker: what one page needs */
};

/* Reads the page, in a worker. */
static void
read_page(struct arena *a, const struct errand *e, struct buf *out)
{
	struct finding found = {0};
	const struct extract_by by = {.source = &e->source,
	    .format = e->format,
	    .report = e->report ? &found.report : NULL,
	    .about = e->about ? &found.about : NULL};

	if (e->kind == ERRAND_WALL)
		found.rc = extract_wall(a, &e->page, &e->source, &found.err);
	else
		found.rc =
		    extract(a, &e->page, &by, &found.extract, &found.err);
	finding_pack(&found, out);
}

/* A large page must not leave the worker large. */
static void
renew(struct jailed *j)
{
	if (arena_used(j->arena) <= ARENA_KEPT) {
		arena_reset(j->arena);
		return;
	}
	arena_free(j->arena);
	j->arena = arena_new();
}

static void
read_feed(struct arena *a, const struct errand *e, struct buf *out)
{
	size_t n;
	const char **titles = extract_titles(a, &e->page, &n);

	titles_pack(titles, n, out);
}

static int
serve(void *ctx, const unsigned char *job, size_t n, struct buf *out)
{
	struct jailed *j = ctx;
	struct errand errand;
	struct err err;

	if (errand_unpack(j->arena, job, n, &errand) < 0)
		return -1;
	if (errand.kind == ERRAND_CHECK)
		verdict_pack(extract_check(&errand.source, &err), &err, out);
	else if (errand.kind == ERRAND_FEED)
		read_feed(j->arena, &errand, out);
	else
		read_page(j->arena, &errand, out);
	renew(j);
	return 0;
}

static void
prepare(void *ctx)
{
	(void)ctx;
	parse_prepare();
}

int
jailed_open(struct jailed **out, size_t pages, struct err *err)
{
	struct jailed *j = mem_zalloc(sizeof(*j));
	const struct jail_plan plan = {.workers = jail_processors(),
	    .replaced = pages > 1,
	    .milliseconds = (int64_t)LIMIT_JAIL_SECONDS * 1000,
	    .memory = LIMIT_JAIL_MEMORY,
	    .answer = LIMIT_ANSWER,
	    .prepare = prepare,
	    .serve = serve,
	    .ctx = j};

	j->arena = arena_new();
	if (jail_open(&plan, &j->jail, err) == 0) {
		*out = j;
		return 0;
	}
	jailed_close(j);
	return -1;
}

void
jailed_close(struct jailed *j)
{
	if (j == NULL)
		return;
	jail_close(j->jail);
	arena_free(j->arena);
	free(j);
}

static void
submit(struct jailed *j, size_t tag, const struct errand *e)
{
	struct buf b;

	buf_init(&b, LIMIT_JOB);
	errand_pack(e, &b);
	/* What is cut off is no errand, and its reader says so. */
	jail_submit(j->jail, tag, &b);
	buf_free(&b);
}

void
jailed_submit(struct jailed *j, size_t tag, const struct page *page,
    const struct extract_by *by)
{
	const struct errand e = {.source = *by->source,
	    .format = by->format,
	    .report = by->report != NULL,
	    .about = by->about != NULL,
	    .page = *page};

	submit(j, tag, &e);
}

void
jailed_submit_wall(struct jailed *j, size_t tag, const struct page *page,
    const struct source *source)
{
	const struct errand e = {
	    .kind = ERRAND_WALL, .source = *source, .page = *page};

	submit(j, tag, &e);
}

/* The answer isn't one. */
static int
refuse(struct err *err)
{
	return err_set(err, ERR_PAGE,
	    "reading the page gave what no ticker can be; please report the "
	    "page");
}

bool
jailed_take(struct jailed *j, struct arena *a, size_t *tag, struct finding *out)
{
	struct jail_result r;

	if (!jail_take(j->jail, &r))
		return false;
	*tag = r.tag;
	if (r.s != NULL && finding_unpack(a, r.s, r.n, out) == 0)
		return true;
	memset(out, 0, sizeof(*out));
	out->rc = -1;
	if (r.s == NULL)
		out->err = *r.err;
	else
		(void)refuse(&out->err);
	return true;
}

size_t
jailed_waiting(const struct jailed *j)
{
	return jail_waiting(j->jail);
}

size_t
jailed_unfinished(const struct jailed *j)
{
	return jail_unfinished(j->jail);
}

size_t
jailed_watch(
    const struct jailed *j, struct pollfd *fds, size_t n, int *milliseconds)
{
	return jail_watch(j->jail, fds, n, milliseconds);
}

/* The finding of the only page that was handed in. */
static void
await(struct jailed *j, struct arena *a, struct finding *out)
{
	size_t tag;

	while (!jailed_take(j, a, &tag, out))
		jail_wait(j->jail);
}

int
jailed_extract(struct jailed *j, struct arena *a, const struct page *page,
    const struct extract_by *by, struct extract *out, struct err *err)
{
	struct finding found;

	jailed_submit(j, 0, page, by);
	await(j, a, &found);
	*out = found.extract;
	if (by->report != NULL)
		*by->report = found.report;
	if (by->about != NULL)
		*by->about = found.about;
	if (found.rc < 0)
		*err = found.err;
	return found.rc;
}

void
jailed_wall(struct jailed *j, struct arena *a, const struct page *page,
    const struct source *source, struct err *err)
{
	struct finding found;

	jailed_submit_wall(j, 0, page, source);
	await(j, a, &found);
	wall_tell(&found.err, err);
}

const char **
jailed_titles(
    struct jailed *j, struct arena *a, const struct page *page, size_t *n)
{
	const struct errand e = {.kind = ERRAND_FEED, .page = *page};
	const char **titles;
	struct jail_result r;

	submit(j, 0, &e);
	while (!jail_take(j->jail, &r))
		jail_wait(j->jail);
	if (r.s != NULL && titles_unpack(a, r.s, r.n, &titles, n) == 0)
		return titles;
	*n = 0;
	return NULL;
}

int
jailed_check(struct jailed *j, struct arena *a, const struct source *source,
    struct err *err)
{
	const struct errand e = {.kind = ERRAND_CHECK, .source = *source};
	struct jail_result r;
	int rc;

	submit(j, 0, &e);
	while (!jail_take(j->jail, &r))
		jail_wait(j->jail);
	if (r.s == NULL) {
		*err = *r.err;
		return -1;
	}
	return verdict_unpack(a, r.s, r.n, &rc, err) == 0 ? rc : refuse(err);
}

int
jailed_sandbox(struct jailed *j, struct sandbox *out, struct err *err)
{
	if (jail_sandbox(j->jail, out) == 0)
		return 0;
	return err_set(err, ERR_SYSTEM, "no process to read a page in");
}
