/* schedule.c - when a source is to be fetched again. */
#include "refresh/schedule.h"

#include <math.h>

#include "base/instant.h"
#include "base/mem.h"
#include "fetch/fetch.h"

enum {
	LEAST = MINUTE, /* between two fetches */
	MOST = 6 * HOUR,
	FIRST = 5 * MINUTE,       /* the wait while nothing is known, */
	FIRST_ROOM = 15 * MINUTE, /* and the room */
	REST_SHARE = 10,          /* of its rest a page is left alone */
	FORGET = 14 * DAY,        /* in which the room doubles */
	PRECISE = 5 * MINUTE,     /* of an instant that is measured by */
	COUNTED = 3,              /* new lines that are a rate */
	GAP_LEAST = 5 * MINUTE,   /* a gap alone makes no room smaller */
	JITTER_SHARE = 4,         /* of a back-off; so much is left to chance */
	BACK_OFF = DAY,
	SLACK = 10,     /* seconds */
	DOUBLINGS = 16, /* of a minute: more than a day */
};

static int64_t
least(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static int64_t
most(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static int64_t
within_bounds(int64_t seconds)
{
	return most(LEAST, least(seconds, MOST));
}

static int
by_instant(const void *x, const void *y)
{
	const int64_t *a = x, *b = y;

	return *a < *b ? 1 : *a > *b ? -1 : 0;
}

/* The instants that were printed well enough to measure by, newest first. */
static size_t
printed_instants(const struct schedule_page *page, int64_t *out)
{
	size_t n = 0;

	for (size_t i = 0; i < page->n; i++) {
		const struct entry *e = &page->seen[i];

		if (e->origin != ORIGIN_FIRST_SEEN && e->precision <= PRECISE)
			out[n++] = e->published;
	}
	qsort(out, n, sizeof(*out), by_instant);
	return n;
}

/* How many lines of a page of n may be new at the next look. */
static size_t
replaceable(size_t n)
{
	return n * 2 / 3 > 0 ? n * 2 / 3 : 1;
}

/* The shortest time in which so many of the lines came; 0 where nothing can be
 * told. What came all in one minute is the work of a machine, whose next time
 * nobody knows. */
static int64_t
busiest(const int64_t *at, size_t n)
{
	size_t step = replaceable(n);
	int64_t best = 0;

	for (size_t i = 0; i + step < n; i++) {
		int64_t span = at[i] - at[i + step];

		if (span > MINUTE && (best == 0 || span < best))
			best = span;
	}
	return best;
}

/* Where the page doesn't say when its lines came, the fetches do. */
static int64_t
counted(const struct schedule_page *page, int64_t since_last)
{
	if (since_last <= 0 || page->added < COUNTED)
		return 0;
	return since_last * (int64_t)replaceable(page->n) /
	       (int64_t)page->added;
}

/* The room that this page alone would tell; 0: none. */
static int64_t
room_of(const struct schedule_page *page, int64_t since_last)
{
	int64_t *at = mem_alloc((page->n + 1) * sizeof(*at));
	size_t printed = printed_instants(page, at);
	int64_t room;

	if (printed >= 2 && printed * 2 >= page->n)
		room = busiest(at, printed);
	else
		room = counted(page, since_last);
	free(at);
	if (page->gap && since_last > 0 && (room == 0 || room > since_last / 2))
		room = most(since_last / 2, GAP_LEAST);
	return room;
}

/* What was learned at h->room_at, as it counts now. */
static int64_t
relaxed(const struct health *h, int64_t seconds, int64_t now)
{
	double times;

	if (h->room_at == INSTANT_NONE || h->room_at > now)
		return seconds;
	times = (double)(now - h->room_at) / FORGET;
	if (times > DOUBLINGS)
		return MOST;
	return (int64_t)((double)seconds * exp2(times));
}

/* The newest line that says when it came; the page's, if none does. */
static int64_t
newest(const struct schedule_page *page, int64_t now)
{
	int64_t at = INSTANT_NONE;

	for (size_t i = 0; i < page->n; i++) {
		if (page->seen[i].published > at)
			at = page->seen[i].published;
	}
	return at != INSTANT_NONE ? least(at, now) : now;
}

void
schedule_learn(struct health *h, const struct schedule_page *page, int64_t now)
{
	bool first = h->last_success == INSTANT_NONE;
	int64_t room = room_of(page, first ? 0 : now - h->last_success);

	if (room > 0 && (h->room == 0 || room <= relaxed(h, h->room, now))) {
		h->room = room;
		h->beat = most(1, room / (int64_t)replaceable(page->n));
		h->room_at = now;
	}
	if (first || h->moved == INSTANT_NONE)
		h->moved = newest(page, now);
	else if (page->added > 0)
		h->moved = now;
}

void
schedule_heed(struct health *h, int64_t retry_after, int64_t fresh, int64_t now)
{
	h->retry_until =
	    retry_after > 0 ? now + least(retry_after, DAY) : INSTANT_NONE;
	h->fresh_until = fresh > 0 ? now + least(fresh, MOST) : INSTANT_NONE;
}

static int64_t
room(const struct health *h)
{
	if (h->room == 0)
		return FIRST_ROOM;
	return within_bounds(relaxed(h, h->room, h->last_success));
}

/* The time from one good fetch to the next that the source's own pace asks
 * for. */
static int64_t
pace(const struct health *h)
{
	int64_t rest = 0;

	if (h->moved != INSTANT_NONE && h->moved < h->last_success)
		rest = (h->last_success - h->moved) / REST_SHARE;
	if (h->room == 0)
		return most(FIRST, least(rest, HOUR));
	return most(within_bounds(relaxed(h, h->beat, h->last_success)),
	    least(rest, room(h) / 2));
}

/* FNV-1a: the same source at the same instant waits as long. */
static uint64_t
chance(const char *name, int64_t at)
{
	uint64_t h = 0xCBF29CE484222325U;

	for (; name != NULL && *name != '\0'; name++)
		h = (h ^ (unsigned char)*name) * 0x100000001B3U;
	for (int i = 0; i < 64; i += 8)
		h = (h ^ (((uint64_t)at >> i) & 0xFF)) * 0x100000001B3U;
	return h ^ h >> 32;
}

/* Sources that failed together don't come back together, from the first failure
 * on. At the end there is no room above: the chance is taken off. */
static int64_t
backed_off(const struct source *source, const struct health *h, int64_t usual)
{
	int doublings =
	    (int)most(0, least((int64_t)h->failures - 1, DOUBLINGS));
	int64_t wait, extra;

	if (usual >= BACK_OFF)
		return usual;
	wait = least(most(usual, 1) << doublings, BACK_OFF);
	extra = (int64_t)(chance(source->name, h->last_attempt) %
			  (uint64_t)(wait / JITTER_SHARE + 1));
	if (wait + extra <= BACK_OFF)
		return wait + extra;
	return most(usual, BACK_OFF - extra);
}

/* No server is troubled by a look at a file. */
static bool
is_local(const struct source *source)
{
	return source->fetch.command == NULL && source->url != NULL &&
	       strncmp(source->url, "file:", 5) == 0;
}

/* Whether the last attempt brought no page. One whose feeds couldn't be written
 * is not the site's fault. */
static bool
was_refused(const struct health *h)
{
	return h->failures > 0 && (h->last_success == INSTANT_NONE ||
				      h->last_success < h->last_attempt);
}

int64_t
schedule_delay(const struct health *h)
{
	return least(h->crawl_delay, MOST);
}

/* More than a day: a clock was wrong. */
int64_t
schedule_bar(int64_t until, int64_t now)
{
	if (until == INSTANT_NONE || until <= now || until > now + DAY)
		return INSTANT_NONE;
	return until;
}

int64_t
schedule_barred(const struct health *h, int64_t now)
{
	return schedule_bar(h->retry_until, now);
}

int64_t
schedule_due(const struct source *source, const struct health *h, int64_t now)
{
	int64_t interval = source->fetch.interval;
	int64_t barred = schedule_barred(h, now);
	int64_t wait = interval > 0 ? interval : pace(h);

	if (h->last_attempt == INSTANT_NONE || h->last_attempt > now)
		return barred;
	if (is_local(source)) {
		if (interval == 0)
			return INSTANT_NONE;
	} else if (was_refused(h)) {
		wait = backed_off(source, h, wait);
	} else if (h->fresh_until != INSTANT_NONE) {
		wait = most(
		    wait, least(h->fresh_until - h->last_attempt, room(h)));
	}
	wait = most(wait, schedule_delay(h));
	return most(h->last_attempt + wait, barred);
}

bool
schedule_is_due(
    const struct source *source, const struct health *h, int64_t now)
{
	int64_t due = schedule_due(source, h, now);

	if (due == INSTANT_NONE || due <= now)
		return true;
	return due <= now + SLACK && schedule_barred(h, now) == INSTANT_NONE &&
	       now - h->last_attempt >= schedule_delay(h);
}
