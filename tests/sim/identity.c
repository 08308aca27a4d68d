/* identity.c - one event, one entry, one instant. */
#include <inttypes.h>
#include <string.h>

#include "inside.h"
#include "printed.h"

int
first_wording(const struct event *e, int wording)
{
	for (int i = 0; i < wording; i++) {
		if (strcmp(e->wordings[i].text, e->wordings[wording].text) == 0)
			return i;
	}
	return wording;
}

static void
tell_both(struct judge *j, enum count c, size_t event, const struct record *r)
{
	const struct record *old = &j->records.all[j->known[event].record];
	char before[INSTANT_TEXT], now[INSTANT_TEXT];

	judge_fault(j, c, "event %zu: %s%s %s -> %s %s", event,
	    old->withdrawn ? "withdrawn " : "",
	    instant_print(old->published, before), old->text,
	    instant_print(r->published, now), r->text);
}

/* Whether links tell the two last pages' lines apart. */
static bool
is_numbered(const struct judge *j)
{
	const int64_t made[] = {j->last.made, j->now.made};

	for (int i = 0; i < 2; i++) {
		enum link_form link = site_layout(j->site, made[i])->link;

		if (link != LINK_NUMBER && link != LINK_QUERY)
			return false;
	}
	return true;
}

/* The line of the page that is the event, or NULL. */
static const struct shown_line *
find_shown(const struct judge *j, size_t event)
{
	for (size_t k = 0; k < j->now.n; k++) {
		if (j->now.lines[k].event == event)
			return &j->now.lines[k];
	}
	return NULL;
}

/* Whether the page tells no difference between the times of two events: one
 * minute; or one age, which is all that it says of either, and which is no
 * other than the age that the one gone from it would have by now. */
static bool
have_one_time(const struct judge *j, size_t event, size_t other)
{
	const struct event *x = &j->site->events[event];
	const struct event *y = &j->site->events[other];
	const struct layout *l = site_layout(j->site, j->now.made);

	if (x->printed / MINUTE == y->printed / MINUTE)
		return true;
	return l->form == FORM_RELATIVE &&
	       printed_instant(l, x, j->now.made) ==
		   printed_instant(l, y, j->now.made);
}

/* Whether nobody can know that a line isn't the event whose entry it takes:
 * both are of one time, and that one is gone from the page, or reworded on a
 * page without a line of the last one to tell the place. */
static bool
is_blind(const struct judge *j, size_t event, size_t owner, size_t record)
{
	const struct event *events = j->site->events;
	const struct shown_line *l = find_shown(j, owner);
	int wording;

	if (!have_one_time(j, event, owner) || is_numbered(j))
		return false;
	if (l == NULL)
		return true;
	wording = first_wording(&events[owner], l->wording);
	return !j->common && j->known[owner].by_wording[wording] != record;
}

/* Whether another event has got the entry of this one where nobody could know
 * better, which counts as two merged into one: an entry of its own is right
 * then. */
static bool
has_lost_entry(const struct judge *j, size_t event)
{
	const struct record *r = &j->records.all[j->known[event].record];

	return r->event != event && r->blind;
}

/* The line has another entry than before. That of a wording which it never
 * had is an edit that wasn't recognised; else it is worse. */
static void
judge_another(struct judge *j, size_t event, int wording, bool edited,
    const struct record *r)
{
	const struct known *k = &j->known[event];

	if (has_lost_entry(j, event) || j->adrift)
		return;
	if (edited && k->page == j->page - 1) {
		j->tally->n[EDITS]++;
		tell_both(j, EDITS_MISSED, event, r);
	}
	if (r->fresh && (!edited || k->by_wording[wording] != NO_RECORD))
		tell_both(j, TWICE, event, r);
	else if (!edited)
		tell_both(j, IDS, event, r);
}

static void
judge_owner(struct judge *j, size_t event, size_t record)
{
	struct record *r = &j->records.all[record];

	if (r->event != NO_EVENT && r->event != event && !j->adrift) {
		r->blind = is_blind(j, event, r->event, record);
		judge_fault(j, MERGED, "event %zu took the entry of %zu: %s",
		    event, r->event,
		    j->site->events[r->event].wordings[0].text);
	}
	r->event = event;
}

void
judge_identity(struct judge *j, size_t k, size_t record)
{
	const struct shown_line *line = &j->now.lines[k];
	const struct event *e = &j->site->events[line->event];
	struct record *r = &j->records.all[record];
	struct known *known = &j->known[line->event];
	int wording = first_wording(e, line->wording);
	bool edited = known->record != NO_RECORD && known->wording != wording;

	if (known->record == NO_RECORD) {
		j->tally->n[LINES]++;
		known->first = j->page;
	} else if (known->record != record) {
		judge_another(j, line->event, wording, edited, r);
	} else if (edited && known->page == j->page - 1) {
		j->tally->n[EDITS]++;
	}
	judge_owner(j, line->event, record);
	if (r->withdrawn && !is_stale(&j->now)) {
		j->tally->n[RETURNS]++;
		judge_fault(j, RETURNS_MISSED, "event %zu: %s", line->event,
		    e->wordings[wording].text);
	}
	known->record = record;
	known->wording = wording;
	known->by_wording[wording] = record;
	known->page = j->page;
	known->at = j->now.now;
	known->pinned = line->pinned;
}

bool
any_misdated(const struct judge *j)
{
	for (size_t k = 0; k < j->now.n; k++) {
		if (j->known[j->now.lines[k].event].misdated)
			return true;
	}
	return false;
}

/* A clock says "the last time that it was so late". Where a line is nearly a
 * day older than its newer neighbour, which a night and a change of the clocks
 * can hide, nobody can know its day, nor those of the lines below; nor any day
 * of a page of nothing but new lines below a pinned one, or of lines among which
 * are some whose day nobody could know. */
void
judge_days(const struct judge *j, bool knowable[PAGE_MAX])
{
	const struct served *p = &j->now;
	const struct site *s = j->site;
	int64_t newer = p->made;
	bool common = j->common, known = !any_misdated(j);

	for (size_t i = 0; i < p->n; i++) {
		size_t k = s->oldest_first ? p->n - 1 - i : i;
		int64_t at = s->events[p->lines[k].event].printed;

		if (p->lines[k].pinned) {
			known = known && common;
			knowable[k] = p->made - at < 20 * HOUR;
			continue;
		}
		known = known && newer - at < 23 * HOUR;
		knowable[k] = known;
		newer = at;
	}
}

static int64_t
distance(int64_t x, int64_t y)
{
	return x > y ? x - y : y - x;
}

void
judge_instant(struct judge *j, size_t k, const struct entry *e, bool knowable)
{
	const struct event *event = &j->site->events[j->now.lines[k].event];
	const struct layout *l = site_layout(j->site, j->now.made);
	int64_t is = printed_instant(l, event, j->now.made), off;
	int64_t slack = e->precision > 1 ? e->precision : 1;

	if (is > j->now.made)
		is = j->now.made;
	off = distance(e->published, is);
	if (j->adrift || (!knowable && !printed_day(l))) {
		j->known[j->now.lines[k].event].misdated = off > slack;
		return;
	}
	/* In an hour that comes twice the clock may mean either. */
	if (event->repeated && distance(off, HOUR) <= slack)
		return;
	if (off > slack)
		judge_fault(j, WRONG_INSTANTS,
		    "event %zu: %s: %" PRId64 " s off, origin %s, printed %s",
		    j->now.lines[k].event, e->text, e->published - is,
		    origin_word(e->origin),
		    e->time_text != NULL ? e->time_text : "-");
}
