/* condition.c - tells a broken page from a quiet night. */
#include "cmd/condition.h"

#include "base/instant.h"
#include "refresh/schedule.h"

enum {
	HABIT_LINES = 20,        /* fewer lines are no habit yet */
	FROZEN_LEAST = 6 * HOUR, /* a pause of less is nothing */
	IDLE_LEAST = DAY, /* without a fetch; a machine sleeps at night */
	WEEK = 7 * DAY,
};

/* "http" of "http: 503 …". */
static void
say_failure(struct arena *a, struct condition *c, const char *failure)
{
	size_t n = strcspn(failure, ":");

	c->gravity = GRAVITY_FAILING;
	c->state = arena_copyn(a, failure, n);
	c->failure = failure + n + strspn(failure + n, ": ");
}

/* How long the source may say nothing: twice the longest that it did. */
static int64_t
patience(const struct summary *s)
{
	return 2 * s->pause > FROZEN_LEAST ? 2 * s->pause : FROZEN_LEAST;
}

static bool
is_frozen(const struct health *h, const struct summary *s)
{
	return s->pause > 0 && s->lines >= HABIT_LINES &&
	       s->came != INSTANT_NONE && h->last_success != INSTANT_NONE &&
	       h->last_success - s->came > patience(s);
}

static void
say_frozen(struct arena *a, struct condition *c, const struct summary *s)
{
	char came[INSTANT_TEXT];

	c->gravity = GRAVITY_FROZEN;
	c->state = "frozen";
	c->warning = arena_printf(a,
	    "the page answers, but no line came since %s; the longest pause "
	    "was %lld minutes",
	    instant_print(s->came, came), (long long)(s->pause / MINUTE));
}

/* cron may have stopped; only the status can notice. */
static void
say_idle(struct arena *a, struct condition *c, const struct known *k,
    const struct health *h, int64_t now)
{
	int64_t idle = now - h->last_attempt;
	int64_t interval = k->source != NULL ? k->source->fetch.interval : 0;

	if (idle <= IDLE_LEAST || idle <= 2 * interval)
		return;
	c->gravity = GRAVITY_WARNED;
	c->warning = arena_printf(a,
	    "nobody has fetched it for %lld hours; is cron running?",
	    (long long)(idle / HOUR));
}

static void
judge(struct arena *a, struct condition *c, const struct known *k,
    const struct health *h, const struct summary *s, int64_t now)
{
	c->warning = h->warning;
	c->gravity = h->warning != NULL ? GRAVITY_WARNED : GRAVITY_FINE;
	c->state = "ok";
	if (!k->defined) {
		c->gravity = GRAVITY_FORGOTTEN;
		c->state = "undefined";
	} else if (k->broken != NULL) {
		c->gravity = GRAVITY_FAILING;
		c->state = err_word(k->broken->kind);
		c->failure = k->broken->msg;
	} else if (h->failures > 0 && h->failure != NULL) {
		say_failure(a, c, h->failure);
	} else if (h->last_success == INSTANT_NONE) {
		c->gravity = GRAVITY_NEW;
		c->state = "new";
	} else if (is_frozen(h, s)) {
		say_frozen(a, c, s);
	} else {
		say_idle(a, c, k, h, now);
	}
}

/* Of the last week, or of as much of it as there is, a day at least: the first
 * page says nothing of its source's rate. */
static int64_t
tenths_a_day(const struct summary *s, int64_t now)
{
	int64_t span;

	if (s->lines == 0 || s->oldest == INSTANT_NONE)
		return -1;
	span = now - s->oldest;
	if (span > WEEK)
		span = WEEK;
	if (span < DAY)
		span = DAY;
	return (s->recent * 10 * DAY + span / 2) / span;
}

struct condition
condition_of(struct arena *a, const struct known *known,
    const struct health *health, const struct summary *summary, int64_t now)
{
	struct condition c = {
	    .source = known->name,
	    .detector = health->detector,
	    .last_success = health->last_success,
	    .last_failure = health->last_failure,
	    .next_due = INSTANT_NONE,
	    .failures = health->failures,
	    .lines = summary->lines,
	    .tenths = tenths_a_day(summary, now),
	    .gaps = summary->gaps,
	    .gaps_n = summary->gaps_n,
	};

	if (known->source != NULL)
		c.next_due = schedule_due(known->source, health, now);
	c.barred = schedule_barred(health, now);
	judge(a, &c, known, health, summary, now);
	return c;
}

void
condition_permit(struct condition *c, const struct permit *permit)
{
	if (c->barred < permit->barred)
		c->barred = permit->barred;
	if (c->next_due < permit->barred)
		c->next_due = permit->barred;
	if (permit->state != PERMIT_REFUSED)
		return;
	c->gravity = GRAVITY_BLOCKED;
	c->state = "robots";
	c->failure = NULL;
	c->warning = permit->why;
	if (c->next_due < permit->again)
		c->next_due = permit->again;
}

static int
by_gravity(const void *x, const void *y)
{
	const struct condition *a = x, *b = y;

	if (a->gravity != b->gravity)
		return a->gravity < b->gravity ? -1 : 1;
	return strcmp(a->source, b->source);
}

void
condition_sort(struct condition *all, size_t n)
{
	if (n > 1)
		qsort(all, n, sizeof(*all), by_gravity);
}
