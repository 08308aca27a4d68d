/* round.c - one run over the sources: reads the definitions, refreshes, and
 * tells what came of each. */
#include "cmd/round.h"

#include "base/instant.h"
#include "base/limits.h"
#include "cmd/command.h"
#include "cmd/frontpage.h"
#include "cmd/places.h"
#include "cmd/progress.h"
#include "cmd/reader.h"
#include "cmd/say.h"
#include "cmd/stop.h"
#include "cmd/target.h"
#include "cmd/unknown.h"
#include "conf/conf.h"
#include "fetch/fetch.h"
#include "refresh/refresh.h"
#include "refresh/schedule.h"

enum { COUNTED = 40 }; /* bytes of ", 2 withdrawn" */

/* What the run has come to so far. */
struct tally {
	const struct options *o;
	struct progress progress;
	int *status;
	bool fetched; /* a page, or in vain */
	/* What is to be done behind the pages. */
	struct round *round;
	struct refresh_run *run;
	const char *path; /* of the store */
	const struct refresh_job *jobs;
	size_t n;
	int rc; /* of that, and why */
	struct err err;
};

/* A wrong definition says more than a site that is down. */
static void
worsen(const struct tally *t, int status)
{
	if (status > *t->status)
		*t->status = status;
}

/* ", 2 withdrawn", or nothing where there is none. */
static const char *
counted(char out[COUNTED], size_t n, const char *what)
{
	out[0] = '\0';
	if (n > 0)
		(void)snprintf(out, COUNTED, ", %zu %s", n, what);
	return out;
}

static void
say_success(const struct tally *t, const struct refresh_outcome *outcome)
{
	char lines[2 * COUNTED];
	char edited[COUNTED], withdrawn[COUNTED], returned[COUNTED];
	char from[INSTANT_TEXT], to[INSTANT_TEXT];

	if (outcome->same)
		(void)snprintf(lines, sizeof(lines), "unchanged, %zu lines",
		    outcome->lines);
	else
		(void)snprintf(lines, sizeof(lines), "%zu new of %zu lines",
		    outcome->added, outcome->lines);
	say_detail(t->o, outcome->name, "%s%s%s%s", lines,
	    counted(edited, outcome->edited, "edited"),
	    counted(withdrawn, outcome->withdrawn, "withdrawn"),
	    counted(returned, outcome->returned, "returned"));
	if (outcome->gap != NULL)
		say_detail(t->o, outcome->name,
		    "lines may be missing between %s and %s",
		    instant_print(outcome->gap->from, from),
		    instant_print(outcome->gap->to, to));
	if (outcome->warning != NULL)
		say_detail(t->o, outcome->name, "%s", outcome->warning);
}

static void
on_outcome(void *ctx, const struct refresh_outcome *outcome)
{
	struct tally *t = ctx;
	char due[INSTANT_TEXT];

	if (t->o->verbose || outcome->tell)
		progress_erase(&t->progress);
	t->fetched |= outcome->state == REFRESH_UPDATED ||
		      outcome->state == REFRESH_BLOCKED ||
		      outcome->state == REFRESH_UNCHANGED ||
		      outcome->state == REFRESH_FAILED;
	switch (outcome->state) {
	case REFRESH_UPDATED:
	case REFRESH_UNCHANGED:
		say_success(t, outcome);
		break;
	case REFRESH_WAITING:
		say_detail(t->o, outcome->name, "not due before %s",
		    instant_print(outcome->next_due, due));
		break;
	case REFRESH_BARRED:
		say_detail(t->o, outcome->name,
		    "not before %s, says its server (Retry-After)",
		    instant_print(outcome->next_due, due));
		break;
	case REFRESH_SPACED:
		say_detail(t->o, outcome->name,
		    "not before %s, says its robots.txt (Crawl-delay)",
		    instant_print(outcome->next_due, due));
		break;
	case REFRESH_SILENT:
		say_detail(t->o, outcome->name,
		    "left for the next run: its site gave another no answer");
		break;
	case REFRESH_BLOCKED:
		say_detail(t->o, outcome->name,
		    "robots: %s; asked again after %s", outcome->why,
		    instant_print(outcome->next_due, due));
		break;
	case REFRESH_UNANNOUNCED:
		if (outcome->tell || t->o->verbose)
			say_note(t->o, outcome->name, "%s", outcome->err->msg);
		break;
	case REFRESH_FAILED:
		worsen(t, say_status(outcome->err) == EXIT_WRONG ? EXIT_WRONG
								 : EXIT_FAILED);
		if (outcome->tell || t->o->verbose)
			say_error(t->o, outcome->name, outcome->err);
		break;
	}
}

static bool
on_turn(void *ctx, const struct refresh_progress *at)
{
	struct tally *t = ctx;

	progress_draw(&t->progress, at);
	return !stop_asked();
}

/* A definition that can't be read is a job that fails. */
static void
fill_job(struct arena *a, const char *name, int rc, const struct source *source,
    const struct err *err, struct refresh_job *job)
{
	memset(job, 0, sizeof(*job));
	job->name = name;
	if (rc == 0) {
		job->source = source;
	} else {
		struct err *kept = arena_alloc(a, sizeof(*kept));

		*kept = *err;
		job->broken = kept;
	}
}

/* What the run is for, before any definition is read. */
struct asked {
	struct conf_file *files; /* every definition; NULL: those named */
	size_t n;                /* of them, or of the names */
};

/* The last definition is gone: what shows its source must not go on for ever. */
static int
show_none(struct arena *a, const struct round *round, struct err *err)
{
	struct frontpage f = {.o = round->o, .now = round->now};

	if (round->o->dry_run)
		return 0;
	f.dir = places_feeds(a, round->o, err);
	return f.dir != NULL ? frontpage_write(&f, err) : -1;
}

static int
find_asked(struct arena *a, const struct round *round, struct asked *out,
    struct err *err)
{
	const struct options *o = round->o;

	out->files = NULL;
	out->n = (size_t)o->args_n;
	if (o->args_n > 0)
		return 0;
	if (conf_list(a, places_definitions(a, o), &out->files, &out->n, err) <
	    0)
		return -1;
	/* Who follows waits for one. */
	if (out->n > 0 || round->following)
		return 0;
	if (show_none(a, round, err) < 0)
		return -1;
	return unknown_all(a, o, err);
}

static void
all_jobs(struct arena *a, const struct options *o, const struct asked *asked,
    struct refresh_job *jobs)
{
	for (size_t i = 0; i < asked->n; i++) {
		const struct conf_file *file = &asked->files[i];
		struct source *s = arena_zalloc(a, sizeof(*s));
		struct err why;
		int rc = conf_read(a, file->path, file->name, s, &why);

		fill_job(a, file->name, rc, s, &why, &jobs[i]);
		jobs[i].forced = o->all;
	}
}

static int
named_jobs(struct arena *a, const struct round *round, struct refresh_job *jobs,
    size_t *n, struct err *err)
{
	const struct options *o = round->o;

	*n = 0;
	for (int i = 0; i < o->args_n; i++) {
		struct source *s = arena_zalloc(a, sizeof(*s));
		struct err why;
		size_t same = 0;
		int rc;

		while (same < *n && strcmp(jobs[same].name, o->args[i]) != 0)
			same++;
		if (same < *n)
			continue;
		if (!conf_name_valid(o->args[i]))
			return err_set(err, ERR_USAGE,
			    "%s: no name of a source", o->args[i]);
		rc = target_definition(a, o, o->args[i], s, &why);
		/* It was defined once, and may be again. */
		if (rc < 0 && why.kind == ERR_INPUT && round->following)
			continue;
		/* A name that isn't defined is a slip of the hand. */
		if (rc < 0 && target_path(a, o, o->args[i]) == NULL)
			return unknown_definition(a, o, o->args[i], err);
		fill_job(a, o->args[i], rc, s, &why, &jobs[*n]);
		jobs[*n].forced = jobs[*n].named = !round->following;
		(*n)++;
	}
	return 0;
}

/* Reads the definitions: n of them, fewer where one is named twice. */
static int
read_jobs(struct arena *a, const struct round *round, const struct asked *asked,
    struct refresh_job **out, size_t *n, struct err *err)
{
	*n = asked->n;
	*out = arena_alloc(a, asked->n * sizeof(**out));
	if (asked->files == NULL)
		return named_jobs(a, round, *out, n, err);
	all_jobs(a, round->o, asked, *out);
	return 0;
}

/* The jail is there before a definition is read: those that read pages are
 * copies of us, and must not know the passwords that stand in definitions. */
static int
open_jail(struct arena *a, const struct round *round, struct jailed **jail,
    struct refresh_job **jobs, size_t *n, struct err *err)
{
	struct asked asked;

	if (find_asked(a, round, &asked, err) < 0 ||
	    jailed_open(jail, asked.n, err) < 0)
		return -1;
	if (read_jobs(a, round, &asked, jobs, n, err) == 0)
		return 0;
	jailed_close(*jail);
	return -1;
}

/* When the first of the sources is due again. Not those that were due and could
 * not be fetched: nobody knows when they can. */
static int64_t
find_next(
    struct store *store, const struct refresh_job *jobs, size_t n, int64_t now)
{
	struct arena *a = arena_new();
	int64_t first = INSTANT_NONE;

	for (size_t i = 0; i < n; i++) {
		struct health h;
		struct err ignored;
		int64_t due, barred;

		arena_reset(a);
		if (jobs[i].source == NULL ||
		    store_health(store, a, jobs[i].name, &h, &ignored) < 0)
			continue;
		due = schedule_due(jobs[i].source, &h, now);
		barred = schedule_barred(&h, now);
		if (due < barred)
			due = barred;
		if (due > now && (first == INSTANT_NONE || due < first))
			first = due;
	}
	arena_free(a);
	return first;
}

/* No more transfers than there can be. */
static void
find_room(const struct options *o, size_t sources, struct refresh_run *r)
{
	int wanted =
	    sources < (size_t)r->transfers ? (int)sources : r->transfers;
	long files;
	int got = fetch_room(wanted, &files);

	if (got >= wanted)
		return;
	say_detail(o, "refresh",
	    "fetches %d pages at one time, not %d: no more than %ld files may "
	    "be open (ulimit -n)",
	    got, wanted, files);
	r->transfers = got;
}

/* Those that were named are not all that are shown. */
static int
show_all(const struct refresh_run *r, const struct refresh_job *jobs, size_t n,
    const struct round *round, struct err *err)
{
	const struct frontpage f = {
	    .o = round->o,
	    .store = r->store,
	    .dir = r->dir,
	    .now = round->now,
	    .jobs = jobs,
	    .n = n,
	    .named = round->o->args_n > 0,
	};

	return frontpage_write(&f, err);
}

/* Whether what stands beside the feeds may say something else by now. */
static bool
is_to_show(const struct tally *t)
{
	struct arena *a;
	bool older;

	if (t->fetched || t->n == 0)
		return true;
	if (t->o->args_n > 0)
		return false;
	a = arena_new();
	older = frontpage_is_older(a, t->o, t->run->dir);
	arena_free(a);
	return older;
}

/* Gives the store and the jail back. */
static void
on_release(void *ctx, bool good)
{
	struct tally *t = ctx;
	struct refresh_run *r = t->run;
	struct round *round = t->round;

	progress_erase(&t->progress);
	if (good && !r->dry && is_to_show(t))
		t->rc = show_all(r, t->jobs, t->n, round, &t->err);
	if (good && t->rc == 0 && round->following)
		round->next = find_next(r->store, t->jobs, t->n, round->now);
	store_close(r->store);
	r->store = NULL;
	jailed_close(r->jail);
	r->jail = NULL;
	if (good && t->rc == 0 && round->settled != NULL)
		round->settled(round);
}

static struct store *
on_regain(void *ctx)
{
	struct tally *t = ctx;
	struct err ignored;

	if (store_open(&store_sqlite, t->path, STORE_WRITE, &t->run->store,
		&ignored) < 0)
		t->run->store = NULL;
	return t->run->store;
}

static int
go(struct refresh_run *r, struct tally *t, struct err *err)
{
	int rc;

	r->ctx = t;
	find_room(t->o, t->n, r);
	if (!t->round->following)
		progress_begin(&t->progress, t->o);
	rc = refresh(r, t->jobs, t->n, err);
	progress_erase(&t->progress);
	if (rc == 0 && t->rc < 0)
		*err = t->err;
	return rc == 0 ? t->rc : rc;
}

int
round_run(struct arena *a, struct round *round, struct err *err)
{
	const struct options *o = round->o;
	struct refresh_run r = {
	    .transfers = o->jobs > 0 ? o->jobs : LIMIT_TRANSFERS,
	    .dry = o->dry_run,
	    .now = round->now,
	    .now_given = o->now_given,
	    .watched = round->watched,
	    .report = on_outcome,
	    .turn = on_turn,
	    .release = on_release,
	    .regain = on_regain,
	};
	struct tally t = {.o = o,
	    .status = &round->status,
	    .round = round,
	    .run = &r,
	    .path = places_store(a, o, err)};
	struct refresh_job *jobs = NULL;
	int rc;

	round->next = INSTANT_NONE;
	r.dir = t.path != NULL ? places_feeds(a, o, err) : NULL;
	if (r.dir == NULL)
		return -1;
	if (open_jail(a, round, &r.jail, &jobs, &t.n, err) < 0)
		return -1;
	t.jobs = jobs;
	reader_warn(o, "refresh", r.jail);
	rc = store_open(&store_sqlite, t.path,
	    o->dry_run ? STORE_PEEK : STORE_WRITE, &r.store, err);
	if (rc == 0) {
		rc = go(&r, &t, err);
		store_close(r.store);
	}
	jailed_close(r.jail);
	return rc;
}
