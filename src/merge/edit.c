/* edit.c - lines that have another wording. */
#include "merge/edit.h"

#include <stdlib.h>

#include "base/instant.h"
#include "base/limits.h"
#include "merge/accord.h"
#include "merge/anchor.h"
#include "merge/echo.h"
#include "merge/likeness.h"
#include "merge/links.h"
#include "merge/overlap.h"
#include "merge/shift.h"

/* Gone out of the midst of the page, or from the very place of the line. */
static bool
is_replaced(const struct merging *m, const struct line *l, size_t i)
{
	return m->page[i].span > 0 ||
	       (m->anchors > 0 && l->span == m->page[i].span);
}

static void
pair_by_link(struct likeness *k)
{
	struct merging *m = k->m;

	for (size_t j = 0; j < m->n; j++) {
		struct line *l = &m->lines[j];
		size_t i = links_find(m, l->link), entry;

		if (l->known != LINE_NONE || i == LINE_NONE)
			continue;
		entry = m->page[i].entry;
		if (m->taken[entry] != 0)
			continue;
		if (accord_of(m, l, entry) != ACCORD_NONE ||
		    (is_replaced(m, l, i) &&
			likeness_of(k, j, entry) >= LIKENESS_ALIKE))
			row_take(m, j, entry);
	}
}

/* A line and one of the last page's that it may be. */
struct pair {
	size_t line, standing;
	size_t apart; /* in their places in the span */
	enum accord accord;
	double like;
};

struct pairs {
	struct pair *v;
	size_t n;
};

/* The free lines of a span, on either side. */
struct span {
	size_t *lines, lines_n;
	size_t *standing, standing_n;
	struct gist *seen, *known; /* of each of them */
	size_t dropped; /* of the oldest standing ones, most likely: a list cut
	                   shorter drops them */
	const size_t *bounds; /* see find_bounds; NULL: a neighbour's place says
	                         as much */
	bool sole;            /* one line for one, between two neighbours */
};

/* How far a line is looked for in a long span, and with how many it is
 * compared there. */
enum { REACH = 250, COMPARED = 6 };

static void
add_pair(struct likeness *k, const struct span *s, size_t at, size_t other,
    struct pairs *out, size_t *compared)
{
	struct merging *m = k->m;
	size_t j = s->lines[at], i = s->standing[other];
	struct pair p = {.line = j, .standing = i};

	if (!accord_may_be(m, &s->seen[at], &s->known[other]))
		return;
	p.accord = accord_of(m, &m->lines[j], m->page[i].entry);
	if (p.accord == ACCORD_NONE ||
	    links_differ(&m->lines[j], m->page[i].link, m->page[i].spot))
		return;
	++*compared;
	/* Without a time it takes a place to be an edit. */
	if (p.accord == ACCORD_WEAK && m->anchors == 0)
		return;
	p.like = likeness_of(k, j, m->page[i].entry);
	at += s->dropped;
	p.apart = at > other ? at - other : other - at;
	out->v[out->n++] = p;
}

/* From the place of the line outwards, counted from the old end. */
static void
add_pairs(
    struct likeness *k, const struct span *s, size_t at, struct pairs *out)
{
	size_t compared = 0, place = at + s->dropped;

	for (size_t d = 0; d <= REACH && compared < COMPARED; d++) {
		if (place + d < s->standing_n)
			add_pair(k, s, at, place + d, out, &compared);
		if (d > 0 && place >= d && place - d < s->standing_n)
			add_pair(k, s, at, place - d, out, &compared);
	}
}

/* What any two headlines have in common; and how fine a difference counts. */
#define NOISE 0.1
enum { STEPS = 20 };

static int
grade(double like)
{
	return like < NOISE ? 0 : (int)(like * STEPS);
}

/* Most alike first; what is about as much alike, by its place. */
static int
compare(const void *x, const void *y)
{
	const struct pair *a = x, *b = y;
	int as = grade(a->like), bs = grade(b->like);

	if (as != bs)
		return as > bs ? -1 : 1;
	if (a->apart != b->apart)
		return a->apart < b->apart ? -1 : 1;
	return (a->line > b->line) - (a->line < b->line);
}

/* Whether a line would have been taken off at the same time, between this one
 * and those that grew too old for the list. */
static bool
is_out_of_place(const struct span *span, const struct pair *p)
{
	return span->dropped > 0 && p->apart > 0;
}

static bool
is_edit(const struct merging *m, const struct span *span, const struct pair *p)
{
	const struct standing *s = &m->page[p->standing];

	if (span->bounds != NULL && p->line >= span->bounds[p->standing] &&
	    p->like < 1)
		return false;
	if (p->accord == ACCORD_NEAR && span->sole && s->missed == 0)
		return true;
	/* What an earlier page lacked already leaves its place to others. */
	if (p->accord == ACCORD_WEAK ||
	    (p->accord == ACCORD_NEAR &&
		(m->anchors == 0 || s->missed > 0 || is_out_of_place(span, p))))
		return p->like >= LIKENESS_MUCH;
	return p->like >= LIKENESS_ALIKE ||
	       (p->accord == ACCORD_SAME && m->anchors > 0 && s->missed == 0);
}

/* The newest of the span's first `end` lines that could be a standing one by its
 * time, or LINE_NONE. */
static size_t
newest_accord(
    const struct merging *m, const struct span *s, size_t end, size_t other)
{
	size_t entry = m->page[s->standing[other]].entry;

	for (size_t at = end; at-- > 0;) {
		if (accord_may_be(m, &s->seen[at], &s->known[other]) &&
		    accord_of(m, &m->lines[s->lines[at]], entry) != ACCORD_NONE)
			return at;
	}
	return LINE_NONE;
}

/* Of each line of the last page, where the two have none in common: the line
 * before which it has to stand now for leaving room to those that are newer.
 * 0: more of those are gone than may be there, and so is it, for lists drop
 * their oldest lines. Pinned ones go by themselves. */
static const size_t *
find_bounds(const struct merging *m, const struct span *s)
{
	size_t *bounds = arena_zalloc(m->a, m->page_n * sizeof(*bounds));
	size_t end = s->lines_n, gone = 0, there = 0;

	for (size_t at = s->standing_n; at-- > 0;) {
		const struct standing *l = &m->page[s->standing[at]];
		size_t found;

		if (gone <= there && end > 0)
			bounds[s->standing[at]] = s->lines[end - 1] + 1;
		if (l->pinned || l->missed > 0)
			continue;
		/* Too many for the rest to outweigh. */
		if (gone * 2 > s->standing_n)
			break;
		found = newest_accord(m, s, end, at);
		if (found == LINE_NONE) {
			gone++;
		} else {
			there++;
			end = found;
		}
	}
	return bounds;
}

static void
pair_span(struct likeness *k, const struct span *s)
{
	struct merging *m = k->m;
	struct pairs pairs = {0};

	if (s->lines_n == 0 || s->standing_n == 0)
		return;
	pairs.v =
	    arena_alloc(m->a, s->lines_n * (COMPARED + 1) * sizeof(*pairs.v));
	for (size_t at = 0; at < s->lines_n; at++)
		add_pairs(k, s, at, &pairs);
	if (pairs.n > 0)
		qsort(pairs.v, pairs.n, sizeof(*pairs.v), compare);
	for (size_t i = 0; i < pairs.n; i++) {
		const struct pair *p = &pairs.v[i];
		size_t entry = m->page[p->standing].entry;

		if (m->lines[p->line].known == LINE_NONE &&
		    m->taken[entry] == 0 && is_edit(m, s, p))
			row_take(m, p->line, entry);
	}
}

/* With room for all lines. */
static struct span
new_span(const struct merging *m)
{
	return (struct span){
	    .lines = arena_alloc(m->a, m->n * sizeof(size_t)),
	    .standing = arena_alloc(m->a, m->page_n * sizeof(size_t)),
	    .seen = arena_alloc(m->a, m->n * sizeof(struct gist)),
	    .known = arena_alloc(m->a, m->page_n * sizeof(struct gist)),
	};
}

static void
add_line(const struct merging *m, struct span *s, size_t j)
{
	s->seen[s->lines_n] = accord_gist_of_line(&m->lines[j]);
	s->lines[s->lines_n++] = j;
}

static void
add_standing(const struct merging *m, struct span *s, size_t i)
{
	s->known[s->standing_n] = accord_gist_of_entry(m, m->page[i].entry);
	s->standing[s->standing_n++] = i;
}

static void
pair_in_place(struct likeness *k)
{
	struct merging *m = k->m;
	struct span room = new_span(m);
	size_t i = 0, j = 0;

	for (size_t at = 0; at <= m->anchors; at++) {
		struct span s = room;

		for (; j < m->n && m->lines[j].span == at; j++) {
			if (m->lines[j].known == LINE_NONE)
				add_line(m, &s, j);
		}
		for (; i < m->page_n && m->page[i].span == at; i++) {
			if (m->taken[m->page[i].entry] == 0)
				add_standing(m, &s, i);
		}
		if (at == 0 && s.standing_n > s.lines_n)
			s.dropped = s.standing_n - s.lines_n;
		s.sole = at > 0 && at < m->anchors && s.lines_n == 1 &&
			 s.standing_n == 1;
		if (m->anchors == 0)
			s.bounds = find_bounds(m, &s);
		pair_span(k, &s);
	}
}

static bool
is_standing(const struct merging *m, size_t entry)
{
	const struct echoes says = echo_on_page(m, row_text(m, entry));

	for (size_t i = 0; i < says.n; i++) {
		if (m->page[says.v[i].at].entry == entry)
			return true;
	}
	return false;
}

/* How alike a line has to be to an entry of its minute. One that wasn't on the
 * last page and ought to be on this one, since that shows lines of an older
 * minute, has nowhere else to be. */
static double
likeness_wanted(const struct merging *m, size_t entry, int64_t oldest)
{
	const struct entry *e = &m->history->entries[entry];

	if (oldest >= row_minute(e->published) ||
	    e->status == ENTRY_WITHDRAWN || is_standing(m, entry))
		return LIKENESS_MUCH;
	return 0;
}

/* What the known lines below a line tell of it. */
struct below {
	int64_t oldest; /* the oldest minute of all of them */
	int64_t newest; /* instant of those in order: what is older than that
	                   has scrolled off the page, or stands further down */
};

/* The free entry of the minute that the line most likely is. */
static size_t
find_in_minute(struct likeness *k, size_t j, const struct below *below)
{
	struct merging *m = k->m;
	const struct history *h = m->history;
	const struct line *l = &m->lines[j];
	int64_t start = row_minute(l->published) * MINUTE;
	size_t found = LINE_NONE, compared = 0;
	double best = 0;

	for (size_t i = row_first(h, start + MINUTE - 1);
	     i < h->n && h->entries[i].published >= start - ROW_AHEAD &&
	     compared < COMPARED;
	     i++) {
		uint64_t link;
		double like;

		if (m->taken[i] != 0 || accord_of(m, l, i) != ACCORD_SAME)
			continue;
		link = links_number(&h->entries[i]);
		if (l->link != 0 && l->link == link)
			return i;
		if (h->entries[i].published < below->newest ||
		    links_differ(l, link, linekey_place(h->entries[i].url)))
			continue;
		compared++;
		like = likeness_of(k, j, i);
		if (like >= best &&
		    like >= likeness_wanted(m, i, below->oldest)) {
			best = like;
			found = i;
		}
	}
	return found;
}

static void
note_below(const struct merging *m, const struct line *l, struct below *below)
{
	const struct entry *known;

	if (l->known == LINE_NONE || l->pinned)
		return;
	known = &m->history->entries[l->known];
	if (!row_drifts(known) && known->published > below->newest)
		below->newest = known->published;
}

static void
pair_in_history(struct likeness *k)
{
	struct merging *m = k->m;
	struct below below = {INT64_MAX, INT64_MIN};

	for (size_t j = 0; j < m->n; j++) {
		const struct line *l = &m->lines[j];
		int64_t minute = row_minute(row_instant(m, l));
		size_t found = LINE_NONE;

		if (l->known == LINE_NONE && !row_drifts(l->seen))
			found = find_in_minute(k, j, &below);
		if (found != LINE_NONE)
			row_take(m, j, found);
		if (minute < below.oldest)
			below.oldest = minute;
		note_below(m, l, &below);
	}
}

/* The entry of the line's time that alone has its number within a day. */
static size_t
find_numbered(const struct merging *m, const struct line *l, size_t *left)
{
	const struct history *h = m->history;
	int64_t reach = DAY + l->seen->precision;
	size_t found = LINE_NONE;

	for (size_t i = row_first(h, l->published + reach);
	     i < h->n && h->entries[i].published >= l->published - reach; i++) {
		bool has = *left > 0 && links_number(&h->entries[i]) == l->link;

		if (*left == 0 || (has && found != LINE_NONE))
			return LINE_NONE;
		--*left;
		found = has ? i : found;
	}
	return found != LINE_NONE && m->taken[found] == 0 &&
		       linekey_place(h->entries[found].url) == l->spot &&
		       accord_of(m, l, found) >= ACCORD_NEAR
		   ? found
		   : LINE_NONE;
}

/* Ages, which tell too little for finding another wording by themselves. */
static void
pair_by_number(struct merging *m)
{
	size_t left = LIMIT_HISTORY;

	for (size_t j = 0; j < m->n; j++) {
		const struct line *l = &m->lines[j];

		if (l->known == LINE_NONE && l->link != 0 &&
		    l->seen->origin == ORIGIN_RELATIVE)
			row_take(m, j, find_numbered(m, l, &left));
	}
}

void
edit_pair(struct merging *m)
{
	struct likeness k;

	if (!row_any_left(m))
		return;
	k = likeness_new(m);
	overlap_note_pinned(m);
	anchor_spans(m);
	pair_by_link(&k);
	anchor_spans(m);
	if (m->anchors == 0)
		likeness_doubt(&k);
	pair_in_place(&k);
	pair_in_history(&k);
	pair_by_number(m);
	likeness_free(&k);
}
