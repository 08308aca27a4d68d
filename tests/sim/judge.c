/* judge.c - what the program made of a page, against the truth. */
#include "judge.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "inside.h"

enum { MOST = 1 << 20 }; /* entries of a site */

struct judge *
judge_new(
    const struct site *s, const char *name, struct tally *tally, bool verbose)
{
	struct judge *j = mem_zalloc(sizeof(*j));

	j->site = s;
	j->name = name;
	j->tally = tally;
	j->verbose = verbose;
	j->arena = arena_new();
	records_init(&j->records, j->arena);
	j->known = arena_alloc(j->arena, s->n * sizeof(*j->known));
	for (size_t i = 0; i < s->n; i++) {
		j->known[i] = (struct known){.record = NO_RECORD};
		for (int w = 0; w < WORDINGS; w++)
			j->known[i].by_wording[w] = NO_RECORD;
	}
	return j;
}

void
judge_free(struct judge *j)
{
	if (j == NULL)
		return;
	records_free(&j->records);
	arena_free(j->arena);
	free(j);
}

static void
print_page(const struct judge *j, const char *title, const struct served *p)
{
	char text[INSTANT_TEXT];

	(void)printf("  %s of %s", title, instant_print(p->now, text));
	if (p->made != p->now)
		(void)printf(" as of %s", instant_print(p->made, text));
	(void)printf("\n");
	for (size_t k = 0; k < p->n; k++) {
		const struct shown_line *l = &p->lines[k];
		const struct event *e = &j->site->events[l->event];

		(void)printf("  %5zu%c %02d %02d:%02d %s\n", l->event,
		    l->pinned ? '*' : ' ', e->local.day, e->local.hour,
		    e->local.minute, e->wordings[l->wording].text);
	}
}

void
judge_fault(struct judge *j, enum count c, const char *fmt, ...)
{
	char text[INSTANT_TEXT];
	va_list ap;

	j->tally->n[c]++;
	if (!j->verbose)
		return;
	(void)printf("%s page %" PRId64 " %s form %d: %s: ", j->name, j->page,
	    instant_print(j->now.now, text),
	    (int)site_layout(j->site, j->now.made)->form, tally_word(c));
	va_start(ap, fmt);
	(void)vprintf(fmt, ap);
	va_end(ap);
	(void)printf("\n");
	if (j->told)
		return;
	j->told = true;
	print_page(j, "before", &j->last);
	print_page(j, "page", &j->now);
}

static void
take_added(struct judge *j, const struct changes *c)
{
	for (size_t i = 0; i < c->added_n; i++) {
		const struct entry *e = &c->added[i];
		size_t r = records_find(&j->records, e->id);

		j->tally->n[ADDED]++;
		if (e->published > j->now.now)
			judge_fault(j, FUTURE, "%s", e->text);
		if (r != NO_RECORD) {
			judge_fault(
			    j, TWICE, "%s is given again: %s", e->id, e->text);
			continue;
		}
		r = records_add(&j->records, e->id, e->text);
		j->records.all[r].published = e->published;
		j->records.all[r].fresh = true;
	}
}

static void
take_changed(struct judge *j, const struct changes *c)
{
	for (size_t i = 0; i < c->changed_n; i++) {
		const struct changed *what = &c->changed[i];
		size_t at = records_find(&j->records, what->id);
		struct record *r;

		if (at == NO_RECORD) {
			judge_fault(j, IDS, "%s is unknown", what->id);
			continue;
		}
		if (what->updated > j->now.now)
			judge_fault(j, FUTURE, "%s", what->id);
		r = &j->records.all[at];
		j->tally->n[RETURNS] +=
		    r->withdrawn && what->status != ENTRY_WITHDRAWN;
		r->withdrawn = what->status == ENTRY_WITHDRAWN;
		if (what->change.text != NULL &&
		    strcmp(what->change.text, r->text) != 0)
			r->text = arena_copy(j->arena, what->change.text);
	}
}

/* Those that the changes took for withdrawn, once lines are bound to entries. */
static void
take_withdrawn(struct judge *j, const struct changes *c)
{
	for (size_t i = 0; i < c->changed_n; i++) {
		const struct changed *what = &c->changed[i];
		size_t r = records_find(&j->records, what->id);

		if (r != NO_RECORD && what->logged &&
		    what->change.status == ENTRY_WITHDRAWN)
			judge_withdrawn(j, r);
	}
}

static bool
says(const struct judge *j, const struct record *r, size_t k)
{
	const struct shown_line *l = &j->now.lines[k];
	const struct event *e = &j->site->events[l->event];

	return strcmp(r->text, e->wordings[l->wording].text) == 0;
}

static size_t
count_standing(const struct changes *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->page_n; i++)
		n += c->page[i].missed == 0;
	return n;
}

/* The next entry of the page, from *at on, that is the known one of line k; or,
 * without one, that says what the line says. */
static size_t
find_said(const struct judge *j, const struct changes *c, size_t k, size_t at,
    size_t known)
{
	for (size_t i = at; i < c->page_n; i++) {
		size_t r = records_find(&j->records, c->page[i].id);

		if (c->page[i].missed > 0 || r == NO_RECORD)
			continue;
		if (known != NO_RECORD ? r == known
				       : says(j, &j->records.all[r], k))
			return i;
	}
	return c->page_n;
}

/* The entry of line k, of those that the page has from *at on: simply the next
 * one, unless it counts lines that a stale copy lacks. */
static size_t
find_entry(struct judge *j, const struct changes *c, size_t k, size_t *at)
{
	size_t known = j->known[j->now.lines[k].event].record;
	size_t i = *at;

	if (count_standing(c) == j->now.n) {
		while (i < c->page_n && c->page[i].missed > 0)
			i++;
	} else {
		i = find_said(j, c, k, *at, known);
		if (i == c->page_n)
			i = find_said(j, c, k, *at, NO_RECORD);
	}
	if (i == c->page_n)
		return NO_RECORD;
	*at = i + 1;
	return records_find(&j->records, c->page[i].id);
}

/* The line served that is the ticker's line, from *k on. */
static bool
find_line(const struct judge *j, const char *text, size_t *k)
{
	const struct site *s = j->site;

	for (size_t i = *k; i < j->now.n; i++) {
		const struct shown_line *l = &j->now.lines[i];

		if (strcmp(s->events[l->event].wordings[l->wording].text,
			text) == 0) {
			*k = i;
			return true;
		}
	}
	return false;
}

static const struct entry *
find_added(const struct changes *c, const char *id)
{
	for (size_t i = 0; i < c->added_n; i++) {
		if (strcmp(c->added[i].id, id) == 0)
			return &c->added[i];
	}
	return NULL;
}

/* Whether the page prints the line twice, for all that anybody can know: the
 * bulletins of two days. */
static bool
has_twin(const struct judge *j, size_t k)
{
	const struct event *e = &j->site->events[j->now.lines[k].event];

	for (size_t i = 0; i < j->now.n; i++) {
		const struct event *o = &j->site->events[j->now.lines[i].event];

		if (o != e && o->local.hour == e->local.hour &&
		    o->local.minute == e->local.minute &&
		    strcmp(o->wordings[0].text, e->wordings[0].text) == 0)
			return true;
	}
	return false;
}

static void
lose(struct judge *j, size_t from, size_t to)
{
	for (size_t k = from; k < to; k++) {
		size_t event = j->now.lines[k].event;

		if (has_twin(j, k))
			continue;
		judge_fault(j, LOST, "event %zu: %s", event,
		    j->site->events[event].wordings[0].text);
	}
}

static void
judge_line(struct judge *j, const struct changes *c, size_t k, size_t record,
    bool knowable)
{
	const struct record *r = &j->records.all[record];

	if (r->fresh)
		judge_instant(j, k, find_added(c, r->id), knowable);
	judge_identity(j, k, record);
}

/* Walks the ticker, the lines served and the entries of the page in step. */
static void
judge_lines(
    struct judge *j, const struct ticker *ticker, const struct changes *c)
{
	bool knowable[PAGE_MAX];
	size_t next = 0, at = 0;

	judge_days(j, knowable);
	for (size_t i = 0; i < ticker->n; i++) {
		const char *text = ticker->lines[i].text;
		size_t k = next, record;

		if (!find_line(j, text, &k)) {
			judge_fault(j, STRANGERS, "%s", text);
			continue;
		}
		lose(j, next, k);
		record = find_entry(j, c, k, &at);
		if (record == NO_RECORD)
			lose(j, k, k + 1);
		else
			judge_line(j, c, k, record, knowable[k]);
		next = k + 1;
	}
	lose(j, next, j->now.n);
}

static void
begin_page(struct judge *j)
{
	j->page++;
	j->told = false;
}

static void
end_page(struct judge *j)
{
	for (size_t i = j->records.n; i-- > 0 && j->records.all[i].fresh;)
		j->records.all[i].fresh = false;
	if (j->now.lines != j->last_lines)
		memcpy(j->last_lines, j->now.lines,
		    j->now.n * sizeof(j->last_lines[0]));
	j->last = j->now;
	j->last.lines = j->last_lines;
}

void
judge_page(struct judge *j, const struct served *page,
    const struct ticker *ticker, const struct changes *changes)
{
	j->now = *page;
	begin_page(j);
	j->common = judge_overlap(j);
	if (judge_lost_zone(j))
		j->adrift = true;
	else if (site_abroad(j->site, page->made) == 0 && !any_misdated(j))
		j->adrift = false;
	judge_gap(j, changes->gap);
	take_added(j, changes);
	take_changed(j, changes);
	judge_lines(j, ticker, changes);
	take_withdrawn(j, changes);
	judge_absences(j);
	end_page(j);
}

/* The lines of the last page stand. */
void
judge_unchanged(
    struct judge *j, int64_t now, int64_t made, const struct changes *changes)
{
	j->now = j->last;
	j->now.now = now;
	j->now.made = made;
	begin_page(j);
	for (size_t k = 0; k < j->now.n; k++) {
		struct known *known = &j->known[j->now.lines[k].event];

		known->page = j->page;
		known->at = now;
	}
	if (changes != NULL) {
		take_added(j, changes);
		take_changed(j, changes);
		take_withdrawn(j, changes);
	}
	judge_absences(j);
	end_page(j);
}

static void
judge_kept(struct judge *j, const struct entry *e)
{
	size_t at = records_find(&j->records, e->id);
	struct record *r;

	if (at == NO_RECORD) {
		judge_fault(
		    j, IDS, "%s was never announced: %s", e->id, e->text);
		return;
	}
	r = &j->records.all[at];
	r->kept = true;
	j->tally->n[AUDITED]++;
	if (r->published != e->published)
		judge_fault(j, INSTANTS, "%" PRId64 " -> %" PRId64 ": %s",
		    r->published, e->published, e->text);
	if (strcmp(r->text, e->text) != 0 ||
	    r->withdrawn != (e->status == ENTRY_WITHDRAWN))
		judge_fault(j, WRONG_WORDINGS, "%s -> %s %s", r->text,
		    entry_status_word(e->status), e->text);
}

void
judge_store(struct judge *j, struct store *store)
{
	struct arena *a = arena_new();
	struct history h;
	struct err err;

	j->told = true; /* no page is at fault */
	for (size_t i = 0; i < j->records.n; i++)
		j->records.all[i].kept = false;
	if (store_history(store, a, j->site->source.name, MOST, &h, &err) < 0) {
		judge_fault(j, IDS, "the store can't be read: %s", err.msg);
	} else {
		for (size_t i = 0; i < h.n; i++)
			judge_kept(j, &h.entries[i]);
		for (size_t i = 0; i < j->records.n; i++) {
			if (!j->records.all[i].kept)
				judge_fault(j, IDS, "%s is gone: %s",
				    j->records.all[i].id,
				    j->records.all[i].text);
		}
	}
	arena_free(a);
}
