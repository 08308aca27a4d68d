/* rezone.c - lists whose clocks are printed in another zone from now on. */
#include "merge/rezone.h"

#include "base/instant.h"
#include "merge/echo.h"
#include "merge/rezone_new.h"
#include "merge/rezone_proof.h"
#include "merge/shift.h"
#include "merge/twins.h"

enum {
	BACK = 3, /* lines that say a clock was mended */
	ZONES = 4 /* that a page is printed in at once */
};

/* Set in the time of a line that is to be no entry by it. */
static const uint32_t moved_time = (uint32_t)1 << 29;

/* How much later a line is read than it is known, but for the days by which it
 * is late (shift.h): those are for others to judge. */
static int64_t
off_of(const struct merging *m, size_t j, size_t standing, int shift)
{
	int64_t off = (row_minute(row_printed(m->lines[j].seen)) -
			  row_minute(rezone_entry(m, standing)->published)) *
		      MINUTE;
	int64_t late = off - (int64_t)shift * MINUTE + DAY / 2;

	return late > 0 ? off - late / DAY * DAY : off;
}

/* The same as the zones differ: an age may be some minutes off. */
static int64_t
zones_off(const struct merging *m, const struct twin *t)
{
	int64_t off = off_of(m, t->line, t->standing, t->shift);

	return (int64_t)twins_quarters((int)(off / MINUTE)) * MINUTE;
}

static struct entry *
reread(struct merging *m, struct line *l, int64_t published)
{
	struct entry *seen = arena_alloc(m->a, sizeof(*seen));

	*seen = *l->seen;
	seen->published = published;
	if (row_drifts(seen))
		seen->origin = ORIGIN_PRINTED;
	seen->ahead = 0;
	l->published = published;
	l->seen = seen;
	return seen;
}

/* A line that is printed as the known one would be now. */
static void
reread_known(struct merging *m, size_t j, size_t standing, int shift)
{
	struct line *l = &m->lines[j];
	int64_t off = off_of(m, j, standing, shift);
	struct entry *seen = reread(m, l, row_printed(l->seen) - off);

	seen->time_text = rezone_entry(m, standing)->time_text;
	l->time = row_time(m, m->page[standing].entry);
	l->key = m->page[standing].key;
}

/* Whether a line stood there just so, and is no other by the block: read as it
 * was, or first seen then, since its clock couldn't be true. */
static bool
stands(const struct rezoning *f, size_t j)
{
	const struct merging *m = f->m;
	const struct line *l = &m->lines[j];
	const struct echoes says = echo_on_page(m, l->text);

	for (size_t i = 0; i < says.n; i++) {
		size_t at = says.v[i].at;
		const struct entry *known = rezone_entry(m, at);

		if (m->page[at].key == l->key && !f->taken[at] &&
		    (row_drifts(known) || row_minute(known->published) ==
					      row_minute(l->seen->published)))
			return true;
	}
	return false;
}

static bool
any_stands(const struct rezoning *f, size_t from)
{
	for (size_t j = from; j < f->m->n; j++) {
		if (stands(f, j))
			return true;
	}
	return false;
}

/* What is printed with it is the time of another line. */
static void
reread_other(struct rezoning *f, size_t j, int64_t published)
{
	struct merging *m = f->m;
	struct line *l = &m->lines[j];

	if (!twins_is_clock(l->seen) || published > m->now + ROW_AHEAD ||
	    stands(f, j))
		return;
	(void)reread(m, l, published < m->now ? published : m->now);
	l->time |= moved_time;
	l->key |= (uint64_t)moved_time << 32;
}

/* How the two ends of the block are read. */
static struct rezoned
measure(const struct rezoning *f, const struct rezone_block *b)
{
	const struct merging *m = f->m;
	const struct twin *oldest = &f->twins.v[b->first],
			  *newest = &f->twins.v[b->last];
	struct rezoned r = {
	    .shift = b->shift,
	    .oldest = oldest->line,
	    .newest = newest->line,
	    .known_oldest = m->page[oldest->standing].entry,
	    .known_newest = m->page[newest->standing].entry,
	};

	for (size_t k = b->first; k <= b->last; k++) {
		const struct twin *t = &f->twins.v[k];
		const struct entry *known = rezone_entry(m, t->standing);

		if (t->shift != b->shift)
			continue;
		r.off = zones_off(m, t);
		r.reprinted |= !t->printed;
		r.was_ahead |= known->first_seen != INSTANT_NONE &&
			       known->published + (int64_t)b->shift * MINUTE >
				   known->first_seen + ROW_AHEAD;
	}
	return r;
}

/* The same of the oldest that says it exactly. */
static int64_t
oldest_off(const struct rezoning *f, const struct rezone_block *b)
{
	const struct twin *t = &f->twins.v[b->first];

	while (t->shift != b->shift)
		t++;
	return zones_off(f->m, t);
}

/* When a line was that stands below the k-th of the twins: read as the next
 * older, or as the next newer where those two are read a day apart, and only so
 * it lies between them. */
static int64_t
instant_below(const struct rezoning *f, const struct rezone_block *b, size_t k,
    int64_t printed, int64_t off)
{
	const struct merging *m = f->m;
	const struct twin *v = f->twins.v;
	int64_t t = printed - off, other;

	if (k == b->first ||
	    t + ROW_SLACK >= rezone_entry(m, v[k - 1].standing)->published)
		return t;
	while (k <= b->last && v[k].shift != b->shift)
		k++;
	if (k > b->last)
		return t;
	other = printed - zones_off(m, &v[k]);
	return other > rezone_entry(m, v[k].standing)->published + ROW_SLACK
		   ? t
		   : other;
}

/* The lines of the block, and those below it where it reaches to the old end. */
static void
reread_block(
    struct rezoning *f, const struct rezone_block *b, const struct rezoned *r)
{
	struct merging *m = f->m;
	const struct twin *v = f->twins.v;
	int64_t off = oldest_off(f, b);
	size_t k = b->first;

	for (size_t j = 0; j < m->n; j++) {
		const struct line *l = &m->lines[j];

		for (; k <= b->last && v[k].line <= j; k++) {
			if (v[k].shift == b->shift)
				off = zones_off(m, &v[k]);
		}
		if (f->standing[j] != LINE_NONE)
			reread_known(m, j, f->standing[j], b->shift);
		else if (j <= r->newest && (b->first == 0 || j >= r->oldest))
			reread_other(f, j,
			    instant_below(f, b, k, row_printed(l->seen), off));
	}
}

/* The lines above. Where one of them stands, only those that can't be true as
 * they are printed: it may have been read so by mistake. */
static void
reread_new(
    struct rezoning *f, const struct rezone_block *b, const struct rezoned *r)
{
	const struct merging *m = f->m;
	bool stand = b->last + 1 < f->twins.n || any_stands(f, r->newest + 1);

	if (!stand && !rezone_takes_new(m, r))
		return;
	for (size_t j = r->newest + 1; j < m->n; j++) {
		const struct line *l = &m->lines[j];

		if (f->standing[j] != LINE_NONE ||
		    (stand && row_printed(l->seen) <= m->now + ROW_AHEAD))
			continue;
		reread_other(f, j, rezone_instant(m, r, l));
	}
}

/* Whether a shift was found, and the lines that have it read anew. */
static bool
reread_one_zone(struct rezoning *f)
{
	int shift = rezone_common(f);
	struct rezoned r;
	struct rezone_block b;

	if (shift == 0)
		return false;
	b = rezone_block(f, shift);
	if (!rezone_is_proven(f, &b) || !rezone_explain(f, &b))
		return false;
	r = measure(f, &b);
	reread_new(f, &b, &r);
	reread_block(f, &b, &r);
	for (size_t k = b.first; k <= b.last; k++) {
		if (twins_is_near(f->twins.v[k].shift, shift))
			f->twins.v[k].shift = 0;
	}
	return true;
}

/* Whether the line came when the site's clock was ahead of ours, by so many
 * minutes. */
static bool
was_ahead(const struct merging *m, const struct twin *t)
{
	const struct entry *known = rezone_entry(m, t->standing);

	return t->shift > 0 && twins_is_near(t->shift, 0) &&
	       row_minute(known->published) == row_minute(known->first_seen);
}

/* Clocks that were moved back again tell the minute of what was known by them,
 * but for lines that came when they were ahead of ours. */
static void
reread_ahead(struct rezoning *f)
{
	size_t back = 0;

	for (size_t k = 0; k < f->twins.n; k++)
		back += f->twins.v[k].shift == 0 && !f->twins.v[k].printed &&
			!f->twins.v[k].aged;
	for (size_t k = 0; k < f->twins.n && back >= BACK; k++) {
		const struct twin *t = &f->twins.v[k];

		if (!t->printed && was_ahead(f->m, t))
			reread_known(f->m, t->line, t->standing, 0);
	}
}

void
rezone(struct merging *m)
{
	struct rezoning f = {.m = m};

	if (!twins_may_differ(m))
		return;
	f.twins = twins_find(m);
	reread_ahead(&f);
	f.standing = arena_alloc(m->a, m->n * sizeof(*f.standing));
	for (int zones = 0; zones < ZONES && reread_one_zone(&f); zones++)
		continue;
}
