/* life.c - what happens on a site: events, and what becomes of them. */
#include <string.h>

#include "base/mem.h"
#include "base/zone.h"
#include "site.h"

enum {
	EVENTS_MAX = 40000, /* of one site: a month of 300 a day, thrice */
	STORY = 12          /* events back to which a story goes on */
};

/* The next event, an own one or one more of a burst. */
struct pulse {
	int64_t at;
	int burst;   /* events still to come in quick succession */
	int64_t pin; /* when the next line may be pinned */
};

/* How busy the hour is: a newsroom sleeps from one to six. */
static double
rhythm(const struct site *s, int64_t at)
{
	int hour = zone_civil(s->source.timezone, at).hour;

	if (s->quiet_nights && (hour >= 23 || hour < 7))
		return 0;
	if (hour >= 1 && hour < 6)
		return 0.15;
	return hour >= 9 && hour < 19 ? 1.6 : 0.9;
}

static void
next_instant(const struct site *s, struct chance *c, struct pulse *p)
{
	double busy;

	if (p->burst > 0) {
		p->burst--;
		p->at += chance_wait(c, 40);
		return;
	}
	do {
		p->at += 1 + chance_wait(c, DAY / s->a_day / 1.7);
		busy = rhythm(s, p->at) / 1.7;
	} while (!chance_hits(c, busy));
	if (chance_hits(c, 0.01))
		p->burst = (int)chance_range(c, 3, 30);
}

/* When the page has the line: at once, or long after the time it prints. */
static int64_t
delay(struct chance *c)
{
	if (chance_hits(c, 0.02))
		return chance_range(c, 5 * MINUTE, 90 * MINUTE);
	return chance_range(c, 0, 90);
}

/* Whether the words were said a moment ago: two lines of one text and about one
 * minute nobody can tell apart, nor what became of each. */
static bool
was_said(const struct site *s, size_t i, const struct headline *h)
{
	const struct event *e = &s->events[i];

	for (const struct event *old = e;
	     old-- > s->events && e->at - old->at < 3 * MINUTE;) {
		if (memcmp(&old->headline, h, sizeof(*h)) == 0)
			return true;
	}
	return false;
}

static void
set_headline(struct site *s, struct chance *c, size_t i)
{
	struct event *e = &s->events[i];
	int64_t back = chance_range(c, 1, STORY);
	const struct event *old = i >= (size_t)back ? e - back : NULL;

	if (old == NULL || !chance_hits(c, 0.3))
		e->headline = headline_new(c);
	else if (s->repeats && chance_hits(c, 0.1) &&
		 !was_said(s, i, &old->headline) && e->at - old->at < 12 * HOUR)
		e->headline = old->headline;
	else
		e->headline = headline_related(c, &old->headline);
}

static void
add_wording(
    struct site *s, struct event *e, int64_t from, const struct headline *h)
{
	e->wordings[e->wordings_n++] = (struct wording){from,
	    headline_text(s->arena, h, s->tongue), headline_slug(s->arena, h)};
}

/* An edit or two; some flip back to what they were, again and again. */
static void
edit(struct site *s, struct chance *c, struct event *e)
{
	struct headline now = e->headline;
	int64_t t = e->shown;
	int n = chance_hits(c, 0.25) ? 2 : 1;

	e->wordings = arena_alloc(s->arena, WORDINGS * sizeof(*e->wordings));
	add_wording(s, e, INT64_MIN, &now);
	for (int i = 0; i < n; i++) {
		t += MINUTE + chance_wait(c, 50.0 * MINUTE);
		now = headline_edited(c, &now);
		add_wording(s, e, t, &now);
	}
	if (!chance_hits(c, 0.12))
		return;
	while (e->wordings_n < WORDINGS && chance_hits(c, 0.8)) {
		struct wording w = e->wordings[e->wordings_n - 2];

		t += MINUTE + chance_wait(c, 40.0 * MINUTE);
		w.from = t;
		e->wordings[e->wordings_n++] = w;
	}
}

static void
word(struct site *s, struct chance *c, struct event *e)
{
	if (chance_hits(c, 0.08)) {
		edit(s, c, e);
		return;
	}
	e->wordings = arena_alloc(s->arena, sizeof(*e->wordings));
	add_wording(s, e, INT64_MIN, &e->headline);
}

/* For ever, for some minutes, or until the next day. */
static void
withdraw(struct chance *c, struct event *e)
{
	if (!chance_hits(c, 0.015))
		return;
	e->away.from = e->shown + 2 * MINUTE + chance_wait(c, 60.0 * MINUTE);
	if (chance_hits(c, 0.7))
		e->away.to = INT64_MAX;
	else if (chance_hits(c, 0.6))
		e->away.to = e->away.from + chance_range(c, 5, 120) * MINUTE;
	else
		e->away.to = e->away.from + chance_range(c, 20, 28) * HOUR;
}

static void
pin(const struct site *s, struct chance *c, struct event *e, struct pulse *p)
{
	if (!s->pins || e->at < p->pin || e->away.from != 0)
		return;
	e->pinned.from = e->shown + chance_range(c, 0, HOUR);
	e->pinned.to = e->pinned.from + chance_range(c, 6 * HOUR, 4 * DAY);
	p->pin = e->pinned.to + chance_wait(c, 3.0 * DAY);
}

/* What the clock on the page says. */
static void
print_time(const struct site *s, struct event *e)
{
	int64_t both[2];

	e->printed = e->at + s->skew;
	e->local = zone_civil(s->source.timezone, e->printed);
	e->repeated = zone_instants(s->source.timezone, &e->local, both) == 2;
}

static void
happen(struct site *s, struct chance *c, struct pulse *p)
{
	struct event *e = &s->events[s->n];

	*e = (struct event){.at = p->at, .shown = p->at + delay(c)};
	e->number = 700123 + (long)s->n * 3;
	e->label = label_word(s->tongue, s->n * 7 / 3);
	print_time(s, e);
	set_headline(s, c, s->n++);
	word(s, c, e);
	withdraw(c, e);
	pin(s, c, e, p);
}

/* The same words at the same time every day. */
static void
bulletins(struct site *s, struct chance *c)
{
	struct headline h = headline_new(c);
	int hour = (int)chance_range(c, 7, 21);
	int64_t last = 0;

	for (size_t i = 0; i < s->n; i++) {
		struct event *e = &s->events[i];

		if (e->local.hour != hour || e->at - last < 20 * HOUR ||
		    e->wordings_n > 1)
			continue;
		last = e->at;
		e->at -= e->local.minute * MINUTE + e->local.second;
		e->shown = e->at + chance_range(c, 0, 90);
		e->headline = h;
		e->wordings_n = 0;
		e->away = e->pinned = (struct window){0, 0};
		add_wording(s, e, INT64_MIN, &h);
		print_time(s, e);
	}
}

/* What is gone while another line of its minute comes was reworded, for all
 * that anybody can know; and of two lines of a minute that are reworded at one
 * time nobody knows which is which. */
static void
part_minutes(struct site *s)
{
	for (size_t i = 1; i < s->n; i++) {
		struct event *e = &s->events[i];

		if (e->printed / MINUTE != e[-1].printed / MINUTE)
			continue;
		e->away = e[-1].away = (struct window){0, 0};
		if (e[-1].wordings_n > 1)
			e->wordings_n = 1;
	}
}

static int
compare(const void *x, const void *y)
{
	const struct event *a = x, *b = y;

	return a->at != b->at
		   ? (a->at > b->at) - (a->at < b->at)
		   : (a->number > b->number) - (a->number < b->number);
}

void
live(struct site *s, struct chance *c)
{
	struct pulse p = {.pin = s->life.from};
	int64_t before = (int64_t)(2.5 * s->length / s->a_day * DAY);

	p.at = s->life.from - before - DAY;
	s->events = arena_alloc(s->arena, EVENTS_MAX * sizeof(*s->events));
	while (p.at < s->life.to && s->n < EVENTS_MAX) {
		next_instant(s, c, &p);
		happen(s, c, &p);
	}
	if (s->bulletins)
		bulletins(s, c);
	qsort(s->events, s->n, sizeof(*s->events), compare);
	part_minutes(s);
}
