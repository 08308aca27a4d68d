/* absence.c - lines that are gone, and lines that nobody saw. */
#include <inttypes.h>

#include "inside.h"
#include "printed.h"

bool
is_stale(const struct served *page)
{
	return page->made < page->now;
}

static const struct event *
event_of(const struct judge *j, size_t k)
{
	return &j->site->events[j->now.lines[k].event];
}

/* What the two last good pages have in common, pinned lines aside. */
struct overlap {
	size_t same;    /* lines of the same wording */
	size_t edited;  /* of another */
	int64_t oldest; /* the oldest line now */
};

static struct overlap
find_overlap(const struct judge *j)
{
	struct overlap o = {.oldest = INT64_MAX};

	for (size_t k = 0; k < j->now.n; k++) {
		const struct shown_line *l = &j->now.lines[k];
		const struct known *known = &j->known[l->event];
		const struct event *e = event_of(j, k);

		if (l->pinned)
			continue;
		if (e->printed < o.oldest)
			o.oldest = e->printed;
		if (known->page != j->page - 1 || known->pinned)
			continue;
		if (first_wording(e, l->wording) == known->wording)
			o.same++;
		else
			o.edited++;
	}
	return o;
}

bool
judge_overlap(const struct judge *j)
{
	return find_overlap(j).same > 0;
}

bool
judge_lost_zone(const struct judge *j)
{
	enum { ENOUGH_TO_FIND = 5, ENOUGH_TO_KEEP = 2 };
	int64_t now = site_abroad(j->site, j->now.made);
	int64_t last = site_abroad(j->site, j->last.made);

	if (j->last.n == 0 || (now == 0 && last == 0))
		return now != 0;
	return find_overlap(j).same <
	       (now != last ? ENOUGH_TO_FIND : ENOUGH_TO_KEEP);
}

static int64_t
newest_of(const struct judge *j, const struct served *p)
{
	int64_t newest = INT64_MIN;

	for (size_t k = 0; k < p->n; k++) {
		int64_t t = j->site->events[p->lines[k].event].printed;

		if (!p->lines[k].pinned && t > newest)
			newest = t;
	}
	return newest;
}

static bool
any_pinned(const struct served *p)
{
	for (size_t k = 0; k < p->n; k++) {
		if (p->lines[k].pinned)
			return true;
	}
	return false;
}

/* Left out: pages whose one common line was edited between them, which nobody
 * must recognise; a stale copy without a common line, which shows what was
 * before; a list that reaches back past all that was known, or, of clocks alone
 * below a pinned line and nothing known, may. */
void
judge_gap(struct judge *j, const struct gap *gap)
{
	struct overlap o;

	if (j->last.n == 0) {
		if (gap != NULL)
			judge_fault(j, FALSE_GAPS, "on the first page");
		return;
	}
	o = find_overlap(j);
	if (j->adrift)
		return;
	if (o.same > 0) {
		j->tally->n[NO_GAPS]++;
		if (gap != NULL)
			judge_fault(j, FALSE_GAPS,
			    "%zu common lines, %" PRId64 " to %" PRId64, o.same,
			    gap->from, gap->to);
		return;
	}
	if (o.edited > 0 || is_stale(&j->now) || is_stale(&j->last) ||
	    o.oldest / MINUTE <= newest_of(j, &j->last) / MINUTE ||
	    (any_pinned(&j->now) &&
		!printed_day(site_layout(j->site, j->now.made))))
		return;
	j->tally->n[GAPS]++;
	if (gap == NULL)
		judge_fault(j, GAPS_MISSED, "no common line");
}

/* The program takes the entry for withdrawn. An edit that was missed leaves an
 * entry behind whose line is indeed gone. */
void
judge_withdrawn(struct judge *j, size_t record)
{
	const struct record *r = &j->records.all[record];
	const struct known *known;
	const struct event *e;

	if (r->event == NO_EVENT || j->adrift)
		return;
	known = &j->known[r->event];
	e = &j->site->events[r->event];
	if (known->record != record || e->shown > j->now.made)
		return;
	if (known->page == j->page)
		judge_fault(j, FALSELY_WITHDRAWN, "event %zu stands", r->event);
	else if (!in_window(&e->away, 1, j->now.made))
		judge_fault(j, FALSELY_WITHDRAWN, "event %zu was never: %s",
		    r->event, r->text);
	else if (known->page == j->page - 1)
		judge_fault(j, FALSELY_WITHDRAWN, "event %zu: too soon: %s",
		    r->event, r->text);
}

/* Whether a line stands that is newer. */
static bool
newer_stands(const struct judge *j, const struct event *e)
{
	for (size_t k = 0; k < j->now.n; k++) {
		if (!j->now.lines[k].pinned &&
		    event_of(j, k)->printed / MINUTE > e->printed / MINUTE)
			return true;
	}
	return false;
}

/* Whether a line stands that is older, and was known when that one stood. */
static bool
older_stands(const struct judge *j, const struct event *e, int64_t page)
{
	for (size_t k = 0; k < j->now.n; k++) {
		const struct event *o = event_of(j, k);

		if (!j->now.lines[k].pinned &&
		    o->printed / MINUTE < e->printed / MINUTE &&
		    j->known[j->now.lines[k].event].first <= page &&
		    j->known[j->now.lines[k].event].page == j->page)
			return true;
	}
	return false;
}

/* A stale copy from before the line was last seen says nothing about it. */
static bool
is_gone(const struct judge *j, size_t event)
{
	const struct event *e = &j->site->events[event];
	const struct known *known = &j->known[event];

	return known->page < j->page && in_window(&e->away, 1, j->now.made) &&
	       known->at <= j->now.made && e->printed + MINUTE < j->now.made &&
	       older_stands(j, e, known->page);
}

/* Lines of the last page that this one lacks; not more than one at its new end,
 * which may as well be an older page. */
static void
note_absences(struct judge *j)
{
	for (size_t k = 0; k < j->last.n; k++) {
		size_t event = j->last.lines[k].event;

		if (j->absent_n < ABSENT_MAX &&
		    j->known[event].page == j->page - 1 && is_gone(j, event))
			j->absent[j->absent_n++] = (struct absent){event, 0};
	}
}

static size_t
count_on_top(const struct judge *j)
{
	size_t n = 0;

	for (size_t i = 0; i < j->absent_n; i++)
		n += !newer_stands(j, &j->site->events[j->absent[i].event]);
	return n;
}

/* Whether the absence is over, or judged. */
static bool
judge_absence(struct judge *j, struct absent *a)
{
	const struct record *r = &j->records.all[j->known[a->event].record];

	if (is_stale(&j->now) && j->known[a->event].page < j->page)
		return false;
	if (!is_gone(j, a->event) || r->event != a->event)
		return true;
	if (++a->pages < 3)
		return false;
	j->tally->n[WITHDRAWALS]++;
	if (!r->withdrawn)
		judge_fault(
		    j, WITHDRAWALS_MISSED, "event %zu: %s", a->event, r->text);
	return true;
}

void
judge_absences(struct judge *j)
{
	size_t left = 0;

	note_absences(j);
	if (count_on_top(j) > 1 || j->adrift)
		j->absent_n = 0;
	for (size_t i = 0; i < j->absent_n; i++) {
		struct absent a = j->absent[i];

		if (!judge_absence(j, &a))
			j->absent[left++] = a;
	}
	j->absent_n = left;
}
