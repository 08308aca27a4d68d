/* refresh.c - the pipeline, in the order in which the data flows. */
#include "refresh/refresh.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/instant.h"
#include "base/limits.h"
#include "base/outfile.h"
#include "fetch/fetch.h"
#include "refresh/courtesy.h"
#include "refresh/flight.h"
#include "refresh/hubs.h"
#include "refresh/intake.h"
#include "refresh/judge.h"
#include "refresh/lineup.h"
#include "refresh/revive.h"
#include "refresh/schedule.h"
#include "refresh/validity.h"
#include "refresh/wall.h"

enum { SETTLE_MS = 500 /* between two times that what waits is saved */ };

/* The health of a source after a good fetch. It still counts as failing until
 * its feeds are written too. */
static struct health
recovered(
    const struct refreshing *r, const struct flight *f, const struct page *page)
{
	struct health h = f->health;

	h.last_attempt = h.last_success = r->run->now;
	h.url = validity_of(r->scratch, f->rules, f->from);
	/* A 304 may bring newer validators, and needn't (RFC 9111 §4.3.4). */
	if (page->state == PAGE_NEW || page->etag != NULL)
		h.etag = page->etag;
	if (page->state == PAGE_NEW || page->last_modified != NULL)
		h.last_modified = page->last_modified;
	return h;
}

/* What the fetch came to, for the report. A new link is no news, but the feeds
 * have to show it. */
static void
note_changes(struct refresh_outcome *o, const struct changes *c)
{
	o->added = c->added_n;
	o->gap = c->gap;
	for (size_t i = 0; i < c->changed_n; i++) {
		const struct changed *what = &c->changed[i];

		if (!what->logged)
			continue;
		o->edited += what->change.status == ENTRY_EDITED;
		o->withdrawn += what->change.status == ENTRY_WITHDRAWN;
		o->returned += what->change.status == ENTRY_RETURNED;
	}
	o->state =
	    c->added_n + c->changed_n > 0 ? REFRESH_UPDATED : REFRESH_UNCHANGED;
}

static struct intake_by
intake_of(const struct refreshing *r, const struct flight *f)
{
	return (struct intake_by){
	    .source = f->job->source,
	    .store = r->run->store,
	    .health = &f->health,
	    .now = r->run->now,
	    .now_given = r->run->now_given,
	};
}

/* What a good page was like stays with the source's health. */
static void
note_page(struct refreshing *r, const struct flight *f, struct health *h,
    const struct extract *e)
{
	h->detector = e->ticker.detector;
	h->warning = e->ticker.warning;
	if (h->warning == NULL)
		h->warning = judge_lines(r->scratch, h, e->ticker.n);
	h->body_hash = f->body.hash;
	h->body_length = f->body.length;
	judge_learn(h, e->text.len, e->ticker.n);
}

/* What the page says of its source's pace stays, whatever comes of it. */
static void
learn(const struct refreshing *r, struct flight *f, const struct intake *in,
    size_t lines)
{
	const struct schedule_page page = {
	    .seen = in->seen,
	    .n = lines,
	    .added = in->changes.added_n,
	    .gap = in->changes.gap != NULL,
	};

	schedule_learn(&f->health, &page, r->run->now);
}

/* Whether the source was turned to another page, which has none of the lines that
 * were known: they stood there before, like those of a first one. */
static bool
is_another_page(const struct flight *f, const struct changes *c, size_t lines)
{
	return c->added_n == lines &&
	       validity_is_elsewhere(&f->health, f->job->source);
}

/* A good page: what it says, against what was known. */
static int
take_in(struct refreshing *r, struct flight *f, const struct extract *found,
    struct refresh_outcome *o, struct err *err)
{
	const struct intake_by by = intake_of(r, f);
	struct intake in;
	struct health h;
	bool other;

	if (f->health.last_success == INSTANT_NONE && !r->run->dry &&
	    revive(r->scratch, r->run->store, f->job->source, r->run->dir,
		&f->health, err) < 0)
		return -1;
	if (intake(r->scratch, &by, &f->page, &found->ticker, &in, err) < 0)
		return -1;
	in.changes.first = f->health.last_success == INSTANT_NONE;
	other = is_another_page(f, &in.changes, found->ticker.n);
	if (other)
		in.changes.gap = NULL;
	learn(r, f, &in, found->ticker.n);
	h = recovered(r, f, &f->page);
	note_page(r, f, &h, found);
	o->lines = found->ticker.n;
	o->warning = h.warning;
	note_changes(o, &in.changes);
	h.generation += o->state == REFRESH_UPDATED;
	if (flight_commit(r, f, &h, &in.changes, err) < 0)
		return -1;
	buf_init(&f->news, LIMIT_FEED);
	return r->run->dry || other
		   ? 0
		   : announce_lines(f->job->source, &in.changes, &f->news, err);
}

/* Tells whoever wants to know of new lines: behind the transaction, and behind
 * the feeds, though they may have failed. */
static void
tell_of_news(struct refreshing *r, struct flight *f)
{
	if (f->news.len > 0)
		announce(r->announcer, f, f->job->source, &f->news);
	buf_free(&f->news);
}

/* 304, or the same bytes again: the page shows what it showed, and lacks what it
 * lacked. */
static int
take_unchanged(struct refreshing *r, struct flight *f, const struct page *page,
    struct refresh_outcome *o, struct err *err)
{
	const struct intake_by by = intake_of(r, f);
	struct health h = recovered(r, f, page);
	struct changes changes;
	bool any;

	if (intake_unchanged(r->scratch, &by, &o->lines, &any, &changes, err) <
	    0)
		return -1;
	o->same = true;
	if (!any) {
		o->state = REFRESH_UNCHANGED;
		return flight_note(r, f, &h, err);
	}
	note_changes(o, &changes);
	h.generation += o->state == REFRESH_UPDATED;
	return flight_commit(r, f, &h, &changes, err);
}

/* What is said of the page must outlive its bytes. */
static struct page
described(struct arena *a, const struct page *page)
{
	struct page kept = {.state = page->state, .date = page->date};

	kept.etag = arena_copy(a, page->etag);
	kept.last_modified = arena_copy(a, page->last_modified);
	return kept;
}

/* Whether there is nothing to be read in the page. */
static bool
is_known(struct flight *f, const struct page *page)
{
	const char *from;

	if (page->state == PAGE_UNCHANGED)
		return true;
	f->body = judge_body_of(page);
	return validity_holds(&f->health, f->rules, &from) &&
	       judge_is_same(&f->health, &f->body);
}

/* An error has come, and a page that says more of it. */
static void
look_into(struct refreshing *r, size_t i, const struct fetch_result *fetched)
{
	struct flight *f = &r->flights[i];
	struct err *refusal = arena_alloc(r->kept, sizeof(*refusal));

	*refusal = *fetched->err;
	f->refusal = refusal;
	jailed_submit_wall(r->run->jail, i, fetched->refusal, f->job->source);
}

static void
on_page(struct refreshing *r, size_t i, const struct fetch_result *fetched)
{
	const struct page *page = fetched->page;
	struct flight *f = &r->flights[i];
	const struct extract_by by = {.source = f->job->source};
	struct refresh_outcome o = {.name = f->job->name};
	struct err err;
	int rc;

	arena_reset(r->scratch);
	courtesy_heed(r, f, fetched);
	f->from = arena_copy(r->kept, fetched->from);
	if (fetched->refusal != NULL) {
		look_into(r, i, fetched);
	} else if (page == NULL) {
		flight_fail(r, f, fetched->err);
	} else if (is_known(f, page)) {
		rc = take_unchanged(r, f, page, &o, &err);
		flight_conclude(r, f, &o, rc, &err);
	} else {
		f->page = described(r->kept, page);
		jailed_submit(r->run->jail, i, page, &by);
	}
}

/* Whose fault it is that a page couldn't be read. Whoever read it may be the
 * page's: only a definition that has rules can be wrong. */
static void
blame(struct flight *f, struct finding *found)
{
	struct err *err = &found->err;
	struct err why;

	if (f->refusal != NULL) {
		why = *f->refusal;
		wall_tell(err, &why);
		*err = why;
		return;
	}
	if (err->kind == ERR_USAGE || (err->kind == ERR_DEFINITION &&
					  f->job->source->ticker.items == NULL))
		err->kind = ERR_PAGE;
	if (err->kind == ERR_DEFINITION)
		validity_know(&f->health, f->rules);
	judge_size(&f->health, found->extract.text.len, err);
}

/* Takes what the jail has come to. Where nobody is left to read pages, the run
 * is over, and no source has failed. */
static void
on_found(void *ctx)
{
	struct refreshing *r = ctx;
	struct finding found;
	size_t i;

	arena_reset(r->scratch);
	while (jailed_take(r->run->jail, r->scratch, &i, &found)) {
		struct flight *f = &r->flights[i];
		struct refresh_outcome o = {.name = f->job->name};
		int rc = f->refusal != NULL ? -1 : found.rc;

		if (found.rc < 0 && found.err.kind == ERR_SYSTEM) {
			r->broken = found.err;
			continue;
		}
		if (rc == 0)
			rc = take_in(r, f, &found.extract, &o, &found.err);
		else
			blame(f, &found);
		flight_conclude(r, f, &o, rc, &found.err);
		tell_of_news(r, f);
		arena_reset(r->scratch);
	}
}

static size_t
watch_jail(void *ctx, struct pollfd *fds, size_t n, int *milliseconds)
{
	const struct refreshing *r = ctx;

	return jailed_watch(r->run->jail, fds, n, milliseconds);
}

/* No more pages wait than are fetched at one time: memory has its bounds. */
static bool
jail_is_full(void *ctx)
{
	const struct refreshing *r = ctx;

	size_t waiting = jailed_waiting(r->run->jail);

	return waiting > 0 && waiting >= (size_t)r->run->transfers;
}

static bool
jail_is_at_work(void *ctx)
{
	const struct refreshing *r = ctx;

	return jailed_unfinished(r->run->jail) > 0;
}

static const struct fetch_side jail_side = {
    watch_jail, on_found, jail_is_full, jail_is_at_work};

/* Behind the pages come the robots.txt that some of them wait for. */
static void
on_fetched(void *ctx, size_t i, const struct fetch_result *fetched)
{
	struct refreshing *r = ctx;

	if (i < r->flying)
		on_page(r, i, fetched);
	else
		courtesy_take(r, i - r->flying, fetched);
}

static int64_t
wait_of(void *ctx, size_t i)
{
	struct refreshing *r = ctx;

	return i < r->flying ? lineup_wait(r, &r->flights[i]) : 0;
}

/* Whether whoever wanted the run still does. */
static bool
is_wanted(const struct refreshing *r)
{
	return r->run->turn == NULL || r->run->turn(r->run->ctx, &r->at);
}

/* Saves what has waited. */
static void
settle(struct refreshing *r)
{
	struct err err;

	r->settled = clock_ticks();
	if (!r->run->dry && store_settle(r->run->store, &err) < 0)
		r->unsaved = err;
}

static bool
on_turn(void *ctx, size_t running)
{
	struct refreshing *r = ctx;

	if (clock_ticks() - r->settled >= SETTLE_MS)
		settle(r);
	r->at.running = running;
	announce_work(r->announcer);
	return r->broken.kind == ERR_NONE && is_wanted(r);
}

/* Whatever takes long from here on holds nobody up. A jail that broke is no fault
 * of the programs. */
static void
wait_for_others(struct refreshing *r, bool good)
{
	const struct refresh_run *run = r->run;

	if (run->release != NULL)
		run->release(run->ctx, good);
	hubs_tell(r);
	while (announce_wait(r->announcer) && is_wanted(r))
		continue;
	announcer_free(r->announcer);
	flight_remember(r);
}

/* A folder that isn't there, for a run that writes nothing, is real enough. */
static const char *
real_path(struct arena *a, const char *dir)
{
	char *real = realpath(dir, NULL);
	const char *out = arena_copy(a, real != NULL ? real : dir);

	free(real);
	return out;
}

int
refresh(const struct refresh_run *run, const struct refresh_job *jobs, size_t n,
    struct err *err)
{
	struct refreshing r = {.run = run, .began = clock_ticks()};
	const struct fetch_run fetch = {
	    .transfers = run->transfers,
	    .done = on_fetched,
	    .wait = wait_of,
	    .turn = on_turn,
	    .ctx = &r,
	    .side = &jail_side,
	};
	struct fetch_job *asked;
	size_t asked_n;
	int rc = 0;

	if (!run->dry) {
		if (outfile_mkdirs(run->dir, err) < 0)
			return -1;
		outfile_sweep(run->dir);
	}
	r.kept = arena_new();
	r.scratch = arena_new();
	r.real_dir = real_path(r.kept, run->dir);
	r.announcer = announcer_new(flight_unannounced, &r);
	asked = arena_alloc(r.kept, (2 * n + 1) * sizeof(*asked));
	lineup_due(&r, jobs, n);
	for (size_t i = 0; i < r.flying; i++)
		asked[i] = lineup_ask(&r.flights[i]);
	asked_n = r.flying + courtesy_ask(&r, asked);
	r.at = (struct refresh_progress){.due = r.flying};
	if (asked_n > 0)
		rc = fetch_all(&fetch, asked, asked_n, err);
	settle(&r);
	if (rc == 0 &&
	    (r.broken.kind != ERR_NONE || r.unsaved.kind != ERR_NONE)) {
		*err = r.broken.kind != ERR_NONE ? r.broken : r.unsaved;
		rc = -1;
	}
	wait_for_others(&r, rc == 0);
	arena_free(r.scratch);
	arena_free(r.kept);
	return rc;
}
