/* courtesy.c - robots.txt, Retry-After and Crawl-delay of a run's sites. */
#include "refresh/courtesy.h"

#include "base/clock.h"
#include "base/instant.h"
#include "base/limits.h"
#include "refresh/schedule.h"
#include "refresh/validity.h"

enum {
	CUT = 2, /* less than this was cut off the present: of the run's
	                  instant, and of the time since */
	SILENCE_MS = 5000 /* who says nothing for so long is silent */
};

/* A clock that was ahead then keeps nobody waiting now. */
static void
use_as_known(const struct refreshing *r, struct shared_site *site, int64_t used)
{
	int64_t now = r->run->now;

	if (used != INSTANT_NONE && used <= now + CUT)
		sites_use(site, r->began - (now - used) * 1000);
}

int
courtesy_read(struct refreshing *r, struct flight *f, struct err *err)
{
	const struct source *source = f->job->source;
	int64_t now = r->run->now;
	struct robots_record known;

	f->permit = (struct permit){.state = PERMIT_GIVEN};
	if (f->site == NULL)
		return 0;
	arena_reset(r->scratch);
	if (store_robots(
		r->run->store, r->scratch, f->site->origin, &known, err) < 0)
		return -1;
	sites_bar(f->site, schedule_bar(known.retry_until, now));
	use_as_known(r, f->site, known.used);
	if (permit_is_needed(source) && permit_is_stale(&known, now))
		f->permit.state = PERMIT_UNKNOWN;
	else
		f->permit = permit_of(r->kept, &known, source, now);
	return 0;
}

/* The file of all flights that wait for it: it goes where and as long as their
 * definitions let us. */
static struct source *
file_of(const struct refreshing *r, const struct flight *f)
{
	struct source *s = arena_alloc(r->kept, sizeof(*s));

	*s = permit_file(r->kept, f->job->source->name, f->site->origin);
	s->fetch.timeout = 0;
	for (; f != NULL; f = f->sibling) {
		const struct fetch_rules *rules = &f->job->source->fetch;

		s->fetch.allow_private |= rules->allow_private;
		if (s->fetch.timeout < rules->timeout)
			s->fetch.timeout = rules->timeout;
	}
	if (s->fetch.timeout == 0 || s->fetch.timeout > PERMIT_PATIENCE)
		s->fetch.timeout = PERMIT_PATIENCE;
	return s;
}

size_t
courtesy_ask(struct refreshing *r, struct fetch_job *pages)
{
	struct fetch_job *files = pages + r->flying;
	size_t n = 0;

	r->asking = arena_alloc(
	    r->kept, (r->flying + 1) * sizeof(struct shared_site *));
	for (size_t i = 0; i < r->flying; i++) {
		struct flight *f = &r->flights[i];

		if (f->permit.state != PERMIT_UNKNOWN)
			continue;
		if (f->site->asking == NULL) {
			f->site->file = &files[n];
			r->asking[n++] = f->site;
		}
		f->sibling = f->site->asking;
		f->site->asking = f;
		pages[i].after = f->site->file;
	}
	for (size_t i = 0; i < n; i++)
		files[i] = (struct fetch_job){
		    .source = file_of(r, r->asking[i]->asking),
		    .cut = true,
		    .any_type = true};
	return n;
}

/* For those who come in a later run. What the store can't take here it can't
 * take when the page's history is saved either. */
static void
remember(const struct refreshing *r, const struct shared_site *site)
{
	struct robots_record known;
	struct err ignored;

	if (r->run->dry || store_robots(r->run->store, r->scratch, site->origin,
			       &known, &ignored) < 0)
		return;
	known.retry_until = site->barred;
	known.used = flight_present(r) + (r->run->now_given ? 0 : CUT);
	(void)store_save_robots(r->run->store, site->origin, &known, &ignored);
}

/* The site that gave the answer: redirects may have led to another. */
static struct shared_site *
speaker(const struct refreshing *r, struct shared_site *site,
    const struct fetch_result *came)
{
	return came->from != NULL ? sites_at(r->sites, came->from) : site;
}

/* Who sent us away wants none of its sources, and says it for no other site. */
static void
heed_retry(const struct refreshing *r, struct shared_site *site,
    const struct fetch_result *came)
{
	struct shared_site *by = speaker(r, site, came);
	int64_t present = flight_present(r);

	if (came->retry_after <= 0 || by == NULL)
		return;
	sites_bar(by, schedule_bar(present + came->retry_after, present));
	remember(r, by);
}

/* What was known of the site, and what has come. */
static int
learn(struct refreshing *r, struct shared_site *site,
    const struct fetch_result *came, struct robots_record *out, struct err *err)
{
	int64_t now = r->run->now;

	heed_retry(r, site, came);
	if (store_robots(r->run->store, r->scratch, site->origin, out, err) < 0)
		return -1;
	permit_learn(r->scratch, out, came, now);
	return r->run->dry
		   ? 0
		   : store_save_robots(r->run->store, site->origin, out, err);
}

void
courtesy_take(struct refreshing *r, size_t nth, const struct fetch_result *came)
{
	struct shared_site *site = r->asking[nth];
	const struct err *why = permit_reason(r->kept, came);
	struct robots_record known;
	struct err *err = arena_alloc(r->kept, sizeof(*err));
	int rc;

	arena_reset(r->scratch);
	rc = learn(r, site, came, &known, err);
	for (struct flight *f = site->asking; f != NULL; f = f->sibling) {
		f->permit = (struct permit){.state = PERMIT_UNKNOWN};
		if (rc == 0)
			f->permit = permit_of(
			    r->kept, &known, f->job->source, r->run->now);
		if (f->permit.state == PERMIT_UNKNOWN)
			f->permit.err = rc == 0 ? why : err;
	}
}

void
courtesy_go(const struct refreshing *r, struct flight *f, int64_t ticks)
{
	if (f->site == NULL)
		return;
	sites_use(f->site, ticks);
	f->begun = ticks;
	/* A run that is ended before the page came has asked all the same. */
	if (schedule_delay(&f->health) > 0)
		remember(r, f->site);
}

/* One that lets us wait would do so for each of its sources, and who runs by
 * cron would find the run before still waiting. */
static void
note_silence(struct flight *f, const struct fetch_result *came, int64_t ticks)
{
	if (came->err != NULL && came->err->kind == ERR_FETCH &&
	    came->status == 0 && ticks - f->begun >= SILENCE_MS)
		f->site->silent = true;
}

void
courtesy_heed(const struct refreshing *r, struct flight *f,
    const struct fetch_result *came)
{
	struct health *h = &f->health;
	int64_t ticks = clock_ticks();

	schedule_heed(h, came->retry_after, came->fresh, flight_present(r));
	if (f->site == NULL)
		return;
	if (came->retry_after > 0)
		validity_know(h, f->rules);
	heed_retry(r, f->site, came);
	note_silence(f, came, ticks);
	sites_use(f->site, ticks);
	if (schedule_delay(h) > 0)
		remember(r, f->site);
}
