/* flight.c - how the fetch of a source ends, in the store and in its feeds. */
#include "refresh/flight.h"

#include "base/clock.h"
#include "base/instant.h"
#include "base/limits.h"
#include "refresh/publish.h"
#include "refresh/untold.h"

enum {
	FAILURES_TOLD = 3, /* the first failure in a row that cron mails */
	TELL_AGAIN = DAY * 3 / 4 /* of who fails for days so often */
};

int64_t
flight_present(const struct refreshing *r)
{
	if (r->run->now_given)
		return r->run->now;
	return r->run->now + (clock_ticks() - r->began) / 1000;
}

void
flight_report(struct refreshing *r, const struct refresh_outcome *outcome)
{
	r->at.done++;
	r->at.failed += outcome->state == REFRESH_FAILED;
	if (r->run->report != NULL)
		r->run->report(r->run->ctx, outcome);
}

int
flight_commit(const struct refreshing *r, struct flight *f,
    const struct health *h, const struct changes *changes, struct err *err)
{
	if (!r->run->dry &&
	    store_commit(r->run->store, f->job->name, h, changes, err) < 0)
		return -1;
	f->health = *h;
	return 0;
}

int
flight_note(const struct refreshing *r, struct flight *f,
    const struct health *h, struct err *err)
{
	if (!r->run->dry &&
	    store_put_off(r->run->store, f->job->name, h, err) < 0)
		return -1;
	f->health = *h;
	return 0;
}

/* A clock that was once ahead must not silence a source. */
static bool
is_told_again(const struct health *h, int64_t now)
{
	return h->told == INSTANT_NONE || h->told > now ||
	       now - h->told >= TELL_AGAIN;
}

/* A definition that can't be read is somebody's last change, and never mends
 * itself: no third failure is waited for. */
static bool
is_told_of_slip(
    const struct refreshing *r, const struct flight *f, const char *failure)
{
	const struct health *last = &f->health;

	return last->failures == 0 || last->failure == NULL ||
	       strcmp(last->failure, failure) != 0 ||
	       is_told_again(last, r->run->now);
}

static bool
should_tell(
    const struct refreshing *r, const struct flight *f, const char *failure)
{
	int failures = f->health.failures + 1;

	if (f->job->named || r->run->watched)
		return true;
	if (f->job->broken != NULL)
		return is_told_of_slip(r, f, failure);
	if (failures <= FAILURES_TOLD)
		return failures == FAILURES_TOLD;
	return is_told_again(&f->health, r->run->now);
}

/* Saves that the source failed; -1 where the store is what failed. */
static int
save_failure(
    struct refreshing *r, struct flight *f, const char *failure, bool tell)
{
	struct health h = f->health;
	struct err ignored;

	if (f->unread)
		return -1;
	h.failures++;
	h.last_attempt = r->run->now;
	h.last_failure = r->run->now;
	h.failure = failure;
	if (tell)
		h.told = r->run->now;
	return flight_commit(r, f, &h, NULL, &ignored);
}

/* What isn't counted is told at once, or would never be; but once a run, since it
 * is the same for all. */
static void
fail_uncounted(
    struct refreshing *r, const struct flight *f, const struct err *err)
{
	const struct refresh_outcome o = {.name = f->job->name,
	    .state = REFRESH_FAILED,
	    .err = err,
	    .failures = f->health.failures,
	    .tell = !r->told_of_system};

	r->told_of_system = true;
	flight_report(r, &o);
}

/* What can't be counted is told at once, or a full disk would never be. */
void
flight_fail(struct refreshing *r, struct flight *f, const struct err *err)
{
	struct refresh_outcome o = {.name = f->job->name,
	    .state = REFRESH_FAILED,
	    .err = err,
	    .failures = f->health.failures + 1};
	const char *failure;

	if (err->kind == ERR_SYSTEM) {
		fail_uncounted(r, f, err);
		return;
	}
	failure =
	    arena_printf(r->scratch, "%s: %s", err_word(err->kind), err->msg);
	o.tell = should_tell(r, f, failure);
	if (save_failure(r, f, failure, o.tell) < 0)
		o.tell = true;
	flight_report(r, &o);
}

/* All is well, down to the feeds. */
static int
settle(
    struct refreshing *r, struct flight *f, const char *stamp, struct err *err)
{
	struct health h = f->health;

	/* If all was well, what was told is of its program. */
	if (h.failures > 0)
		h.told = INSTANT_NONE;
	h.failures = 0;
	h.failure = NULL;
	h.written = stamp;
	return flight_note(r, f, &h, err);
}

/* Of what the hub is to be told, though it may be in a later run. */
static void
note_untold(struct refreshing *r, struct flight *f, const char *written,
    unsigned untold)
{
	f->untold = f->job->source->feed.hub != NULL ? untold : 0;
	f->written =
	    untold_note(r->kept, arena_copy(r->kept, written), f->untold);
}

/* Writes the feeds where they lag the store: new entries; but also after a
 * crash, for a changed definition, for a file that somebody removed. */
static int
publish_if_stale(struct refreshing *r, struct flight *f, struct err *err)
{
	const struct refresh_run *run = r->run;
	const struct health *h = &f->health;
	const struct publish_job job = {.store = run->store,
	    .source = f->job->source,
	    .dir = run->dir,
	    .real = r->real_dir,
	    .generation = h->generation,
	    .now = run->now};
	const char *stamp =
	    publish_stamp(r->scratch, job.source, job.real, job.generation);
	struct published done = {.written = h->written};
	bool fresh = publish_is_fresh(h->written, stamp);
	unsigned before = untold_of(h->written);
	int rc = 0;

	if (run->dry)
		return 0;
	if (!fresh)
		rc = publish(r->scratch, &job, &done, err);
	note_untold(
	    r, f, rc < 0 ? h->written : done.written, before | done.changed);
	if (rc < 0) {
		f->health.written = f->written;
		return -1;
	}
	return fresh && h->failures == 0 ? 0 : settle(r, f, f->written, err);
}

/* Forgets what is older than the definition keeps, a little each time, so that
 * no run takes long for it. What is forgotten may stand in the feeds. */
static int
forget(const struct refreshing *r, struct flight *f, struct err *err)
{
	int64_t keep = f->job->source->feed.keep;
	struct health h = f->health;
	int n;

	if (r->run->dry || keep == 0)
		return 0;
	n = store_prune(
	    r->run->store, f->job->name, r->run->now - keep, LIMIT_PRUNE, err);
	h.generation++;
	return n > 0 ? flight_commit(r, f, &h, NULL, err) : n;
}

void
flight_conclude(struct refreshing *r, struct flight *f,
    const struct refresh_outcome *o, int rc, struct err *err)
{
	if (rc == 0)
		rc = forget(r, f, err);
	if (rc == 0)
		rc = publish_if_stale(r, f, err);
	if (rc < 0)
		flight_fail(r, f, err);
	else
		flight_report(r, o);
}

void
flight_unannounced(void *ctx, const void *whose, const struct err *err)
{
	struct refreshing *r = ctx;
	const struct flight *f = whose;
	struct flight *own = &r->flights[f - r->flights];
	const struct refresh_outcome o = {.name = f->job->name,
	    .state = REFRESH_UNANNOUNCED,
	    .err = err,
	    .tell = f->job->named || r->run->watched ||
		    is_told_again(&f->health, r->run->now)};

	if (o.tell) {
		own->health.told = r->run->now;
		own->complained = true;
	}
	if (r->run->report != NULL)
		r->run->report(r->run->ctx, &o);
}

/* Another run may have written the feeds meanwhile, and told of them. */
static void
remember(const struct refreshing *r, const struct flight *f, struct store *s)
{
	struct health h;
	struct err ignored;

	if (store_health(s, r->scratch, f->job->name, &h, &ignored) < 0)
		return;
	if (f->complained)
		h.told = f->health.told;
	if (f->told != 0 && h.written != NULL && f->written != NULL &&
	    strcmp(h.written, f->written) == 0)
		h.written =
		    untold_note(r->scratch, h.written, f->untold & ~f->told);
	(void)store_commit(s, f->job->name, &h, NULL, &ignored);
}

void
flight_remember(struct refreshing *r)
{
	const struct refresh_run *run = r->run;
	struct store *store = NULL;
	size_t i = 0;

	while (i < r->flying && !r->flights[i].complained &&
	       r->flights[i].told == 0)
		i++;
	if (i < r->flying)
		store =
		    run->regain != NULL ? run->regain(run->ctx) : run->store;
	for (; store != NULL && i < r->flying; i++) {
		arena_reset(r->scratch);
		if (r->flights[i].complained || r->flights[i].told != 0)
			remember(r, &r->flights[i], store);
	}
}
