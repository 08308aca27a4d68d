/* lineup.c - which sources of a run are fetched, and what is asked for. */
#include "refresh/lineup.h"

#include "base/clock.h"
#include "base/instant.h"
#include "refresh/courtesy.h"
#include "refresh/schedule.h"
#include "refresh/validity.h"

/* Reads the source's health; a broken definition ends here. Returns whether the
 * source may be fetched. */
static bool
prepare(struct refreshing *r, const struct refresh_job *job, struct flight *f)
{
	const char *from;
	struct err err;

	memset(f, 0, sizeof(*f));
	f->job = job;
	if (store_health(r->run->store, r->kept, job->name, &f->health, &err) <
	    0) {
		f->unread = true;
		flight_fail(r, f, &err);
		return false;
	}
	if (job->source == NULL) {
		/* Mended, it may be what it was when all was well. */
		f->health.url = NULL;
		flight_fail(r, f, job->broken);
		return false;
	}
	f->rules = validity_rules(r->kept, job->source);
	validity_forgive(&f->health, f->rules);
	f->site = sites_of(r->sites, job->source);
	/* What it was told at another address isn't meant for this one; its
	 * site remembers by itself. */
	if (f->health.url != NULL &&
	    !validity_holds(&f->health, f->rules, &from))
		f->health.retry_until = INSTANT_NONE;
	return true;
}

/* Whether the server wants nobody to come: it is heeded to the second, whoever
 * asks; then that has been reported. */
static bool
is_barred(struct refreshing *r, const struct flight *f, int64_t now)
{
	struct refresh_outcome o = {.name = f->job->name,
	    .state = REFRESH_BARRED,
	    .next_due = schedule_barred(&f->health, now)};

	if (o.next_due < sites_barred(f->site, now))
		o.next_due = sites_barred(f->site, now);
	if (o.next_due == INSTANT_NONE)
		return false;
	flight_report(r, &o);
	return true;
}

static bool
is_due(struct refreshing *r, const struct flight *f)
{
	const struct source *source = f->job->source;
	int64_t now = r->run->now;
	const struct refresh_outcome o = {.name = f->job->name,
	    .state = REFRESH_WAITING,
	    .next_due = schedule_due(source, &f->health, now)};

	if (f->job->forced || schedule_is_due(source, &f->health, now))
		return true;
	flight_report(r, &o);
	return false;
}

/* Whether the site lets the flight go; if not, it ends here. */
static bool
is_permitted(struct refreshing *r, struct flight *f)
{
	const struct permit *p = &f->permit;
	const struct refresh_outcome blocked = {.name = f->job->name,
	    .state = REFRESH_BLOCKED,
	    .why = p->why,
	    .next_due = p->again};

	switch (p->state) {
	case PERMIT_GIVEN:
		f->health.crawl_delay = p->delay;
		return true;
	case PERMIT_REFUSED:
		flight_report(r, &blocked);
		return false;
	default:
		flight_fail(r, f, p->err);
		return false;
	}
}

/* Whether a flight that could go does, as far as is known before its site is
 * asked. */
static bool
is_cleared(struct refreshing *r, struct flight *f)
{
	struct err err;

	if (is_barred(r, f, r->run->now) || !is_due(r, f))
		return false;
	if (courtesy_read(r, f, &err) < 0) {
		flight_fail(r, f, &err);
		return false;
	}
	return !is_barred(r, f, r->run->now) &&
	       (f->permit.state == PERMIT_UNKNOWN || is_permitted(r, f));
}

/* Who was fetched last comes last, so that no source starves where a run has
 * not the time for all of a site. */
static int
by_attempt(const void *x, const void *y)
{
	const struct flight *a = x, *b = y;

	if (a->health.last_attempt != b->health.last_attempt)
		return a->health.last_attempt < b->health.last_attempt ? -1 : 1;
	return (a->job > b->job) - (a->job < b->job);
}

void
lineup_due(struct refreshing *r, const struct refresh_job *jobs, size_t n)
{
	size_t ready = 0, due = 0;

	r->sites = sites_new(r->kept, n);
	r->flights = arena_zalloc(r->kept, (n + 1) * sizeof(*r->flights));
	for (size_t i = 0; i < n; i++)
		ready += prepare(r, &jobs[i], &r->flights[ready]);
	for (size_t i = 0; i < ready; i++) {
		if (is_cleared(r, &r->flights[i]))
			r->flights[due++] = r->flights[i];
	}
	if (due > 1)
		qsort(r->flights, due, sizeof(*r->flights), by_attempt);
	r->flying = due;
}

struct fetch_job
lineup_ask(const struct flight *f)
{
	struct fetch_job job = {.source = f->job->source, .refusals = true};

	if (validity_holds(&f->health, f->rules, &job.from)) {
		job.etag = f->health.etag;
		job.last_modified = f->health.last_modified;
	}
	return job;
}

/* The site's sources go one after the other, with the time between them that it
 * wants. */
static int64_t
wait_in_line(struct refreshing *r, struct flight *f)
{
	int64_t ticks = clock_ticks();
	int64_t wait = sites_wait(f->site, schedule_delay(&f->health), ticks);
	const struct refresh_outcome o = {.name = f->job->name,
	    .state = REFRESH_SPACED,
	    .next_due = flight_present(r) + (wait + 999) / 1000};

	if (wait > 0 && !sites_may_wait(f->site, wait)) {
		flight_report(r, &o);
		return FETCH_NEVER;
	}
	if (wait == 0)
		courtesy_go(r, f, ticks);
	return wait;
}

/* Whether the site let another of its sources wait in vain: then this one is
 * left for the next run, unless somebody wants just this one. */
static bool
is_passed_over(struct refreshing *r, const struct flight *f)
{
	const struct refresh_outcome o = {.name = f->job->name,
	    .state = REFRESH_SILENT,
	    .next_due = INSTANT_NONE};

	if (f->site == NULL || !f->site->silent || f->job->named)
		return false;
	flight_report(r, &o);
	return true;
}

int64_t
lineup_wait(struct refreshing *r, struct flight *f)
{
	arena_reset(r->scratch);
	if (is_barred(r, f, flight_present(r)) || !is_permitted(r, f) ||
	    is_passed_over(r, f))
		return FETCH_NEVER;
	return wait_in_line(r, f);
}
