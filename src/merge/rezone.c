/* rezone.c - lists whose clocks are printed in another zone from now on. */
#include "merge/rezone.h"

#include <stdlib.h>

#include "base/instant.h"
#include "merge/echo.h"
#include "merge/rezone_new.h"
#include "merge/shift.h"
#include "merge/twins.h"

enum {
	CLOCK = 2,                /* what a line weighs that is known by one */
	AGE = 1,                  /* by an age: some minutes fit as well */
	PROOF = 3 * CLOCK,        /* lines */
	PROOF_LINKED = 2 * CLOCK, /* with a number in the link */
	MANY = 8 * CLOCK,         /* lines that no chance brings again */
	BACK = 3,                 /* lines that say a clock was mended */
	ZONES = 4                 /* that a page is printed in at once */
};

/* Set in the time of a line that is to be no entry by it. */
static const uint32_t moved_time = (uint32_t)1 << 29;

struct finding {
	struct merging *m;
	struct twins twins;
	size_t *standing; /* of each line: that of the last page that it is said
	                     to be, or LINE_NONE */
	bool *taken;      /* of those: whether a line is said to be it */
};

static const struct entry *
entry_of(const struct merging *m, size_t standing)
{
	return &m->history->entries[m->page[standing].entry];
}

static int
compare(const void *x, const void *y)
{
	return *(const int *)x - *(const int *)y;
}

/* The shift that most of them have; 0: none has one. */
static int
most_common(const struct finding *f)
{
	int *v = arena_alloc(f->m->a, f->twins.n * sizeof(*v)), found = 0;
	size_t n = 0, run = 0, most = 0;

	for (size_t k = 0; k < f->twins.n; k++) {
		if (f->twins.v[k].shift != 0 &&
		    f->twins.v[k].shift % TWINS_QUARTER == 0)
			v[n++] = f->twins.v[k].shift;
	}
	if (n > 0)
		qsort(v, n, sizeof(*v), compare);
	for (size_t i = 0; i < n; i++) {
		run = i > 0 && v[i] == v[i - 1] ? run + 1 : 1;
		if (run > most) {
			most = run;
			found = v[i];
		}
	}
	return found;
}

/* The twins of one shift, and those about them that came when the site's clock
 * was ahead of ours: [first, last] of all. */
struct block {
	int shift;
	size_t first, last;
	size_t n, printed;     /* of the former */
	size_t weight, linked; /* of these, and of those with numbers */
};

static bool
is_of(const struct finding *f, size_t k, int shift)
{
	return twins_is_near(f->twins.v[k].shift, shift);
}

static struct block
find_block(const struct finding *f, int shift)
{
	struct block b = {.shift = shift};

	for (size_t k = 0; k < f->twins.n; k++) {
		size_t weight = f->twins.v[k].aged ? AGE : CLOCK;

		if (f->twins.v[k].shift != shift)
			continue;
		if (b.n++ == 0)
			b.first = k;
		b.last = k;
		b.weight += weight;
		b.linked += f->twins.v[k].linked ? weight : 0;
		b.printed += f->twins.v[k].printed;
	}
	while (b.first > 0 && is_of(f, b.first - 1, shift))
		b.first--;
	while (b.last + 1 < f->twins.n && is_of(f, b.last + 1, shift))
		b.last++;
	return b;
}

/* Whether it is the rest of a list that moved: all that is older than lines that
 * stand as they stood. */
static bool
is_rest(const struct finding *f, const struct block *b)
{
	for (size_t k = 0; k <= b->last; k++) {
		if (!is_of(f, k, b->shift) || f->twins.v[k].aged)
			return false;
	}
	return b->last + 1 < f->twins.n && is_of(f, b->last + 1, 0);
}

/* Whether there are too many of them, at too many minutes, to come again just so
 * by chance. */
static bool
are_many(const struct finding *f, const struct block *b)
{
	const struct entry *oldest =
	    entry_of(f->m, f->twins.v[b->first].standing);
	const struct entry *newest =
	    entry_of(f->m, f->twins.v[b->last].standing);

	return b->weight >= MANY &&
	       newest->published - oldest->published >= HOUR / 2;
}

/* What is printed for later isn't new. */
static bool
may_be_new(const struct merging *m, const struct entry *seen)
{
	return seen->ahead <= m->now + ROW_AHEAD &&
	       shift_may_be_new(m, seen->published);
}

static bool
is_proven(const struct finding *f, const struct block *b)
{
	const struct twin *oldest = &f->twins.v[b->first];
	const struct entry *seen = f->m->lines[oldest->line].seen;
	bool late = shift_is_late(seen, entry_of(f->m, oldest->standing));

	/* Most have been read anew ever since they came. */
	if (b->printed > 0 && b->n * 2 > f->twins.n)
		return true;
	if ((b->linked >= PROOF_LINKED && !late) || are_many(f, b))
		return true;
	return (b->weight >= PROOF || b->linked >= PROOF_LINKED ||
		   is_rest(f, b)) &&
	       !may_be_new(f->m, seen);
}

/* The first line of the last page within the block that says what the line says
 * at a clock that is so much earlier; LINE_NONE: there is none. */
static size_t
find_repeated(const struct finding *f, const struct block *b, size_t j)
{
	const struct merging *m = f->m;
	const struct echoes says = echo_on_page(m, m->lines[j].text);
	size_t from = f->twins.v[b->first].standing,
	       to = f->twins.v[b->last].standing;

	for (size_t i = 0; i < says.n; i++) {
		size_t at = says.v[i].at;
		const struct entry *known = entry_of(m, at);

		if (at > from && at < to && !f->taken[at] &&
		    row_text(m, m->page[at].entry) == m->lines[j].text &&
		    twins_are_clocks(m->lines[j].seen, known) &&
		    twins_is_near(
			twins_shift(m, m->lines[j].seen, known), b->shift))
			return at;
	}
	return LINE_NONE;
}

/* Says which lines they are, of those that have about the shift. */
static void
note_twins(struct finding *f, const struct twin *v, size_t n, int shift)
{
	for (size_t k = 0; k < n; k++) {
		if (!twins_is_near(v[k].shift, shift))
			continue;
		f->standing[v[k].line] = v[k].standing;
		f->taken[v[k].standing] = true;
	}
}

/* Fills what the lines of the block are; whether that is most of them. */
static bool
explain(struct finding *f, const struct block *b)
{
	struct merging *m = f->m;
	size_t explained = 0, all = 0;

	f->taken = arena_zalloc(m->a, m->page_n * sizeof(*f->taken));
	for (size_t j = 0; j < m->n; j++)
		f->standing[j] = LINE_NONE;
	note_twins(f, &f->twins.v[b->first], b->last - b->first + 1, b->shift);
	note_twins(f, f->twins.moved, f->twins.moved_n, b->shift);
	for (size_t j = f->twins.v[b->first].line;
	     j <= f->twins.v[b->last].line; j++) {
		if (!twins_is_clock(m->lines[j].seen))
			continue;
		all++;
		if (f->standing[j] == LINE_NONE)
			f->standing[j] = find_repeated(f, b, j);
		if (f->standing[j] == LINE_NONE)
			continue;
		f->taken[f->standing[j]] = true;
		explained++;
	}
	return explained * 4 >= all * 3;
}

/* How much later a line is read than it is known, but for the days by which it
 * is late (shift.h): those are for others to judge. */
static int64_t
off_of(const struct merging *m, size_t j, size_t standing, int shift)
{
	int64_t off = (row_minute(row_printed(m->lines[j].seen)) -
			  row_minute(entry_of(m, standing)->published)) *
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

	seen->time_text = entry_of(m, standing)->time_text;
	l->time = row_time(m, m->page[standing].entry);
	l->key = m->page[standing].key;
}

/* Whether a line stood there just so, and is no other by the block: read as it
 * was, or first seen then, since its clock couldn't be true. */
static bool
stands(const struct finding *f, size_t j)
{
	const struct merging *m = f->m;
	const struct line *l = &m->lines[j];
	const struct echoes says = echo_on_page(m, l->text);

	for (size_t i = 0; i < says.n; i++) {
		size_t at = says.v[i].at;
		const struct entry *known = entry_of(m, at);

		if (m->page[at].key == l->key && !f->taken[at] &&
		    (row_drifts(known) || row_minute(known->published) ==
					      row_minute(l->seen->published)))
			return true;
	}
	return false;
}

static bool
any_stands(const struct finding *f, size_t from)
{
	for (size_t j = from; j < f->m->n; j++) {
		if (stands(f, j))
			return true;
	}
	return false;
}

/* What is printed with it is the time of another line. */
static void
reread_other(struct finding *f, size_t j, int64_t published)
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
measure(const struct finding *f, const struct block *b)
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
		const struct entry *known = entry_of(m, t->standing);

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
oldest_off(const struct finding *f, const struct block *b)
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
instant_below(const struct finding *f, const struct block *b, size_t k,
    int64_t printed, int64_t off)
{
	const struct merging *m = f->m;
	const struct twin *v = f->twins.v;
	int64_t t = printed - off, other;

	if (k == b->first ||
	    t + ROW_SLACK >= entry_of(m, v[k - 1].standing)->published)
		return t;
	while (k <= b->last && v[k].shift != b->shift)
		k++;
	if (k > b->last)
		return t;
	other = printed - zones_off(m, &v[k]);
	return other > entry_of(m, v[k].standing)->published + ROW_SLACK
		   ? t
		   : other;
}

/* The lines of the block, and those below it where it reaches to the old end. */
static void
reread_block(struct finding *f, const struct block *b, const struct rezoned *r)
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
reread_new(struct finding *f, const struct block *b, const struct rezoned *r)
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
reread_one_zone(struct finding *f)
{
	int shift = most_common(f);
	struct rezoned r;
	struct block b;

	if (shift == 0)
		return false;
	b = find_block(f, shift);
	if (!is_proven(f, &b) || !explain(f, &b))
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
	const struct entry *known = entry_of(m, t->standing);

	return t->shift > 0 && twins_is_near(t->shift, 0) &&
	       row_minute(known->published) == row_minute(known->first_seen);
}

/* Clocks that were moved back again tell the minute of what was known by them,
 * but for lines that came when they were ahead of ours. */
static void
reread_ahead(struct finding *f)
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
	struct finding f = {.m = m};

	if (!twins_may_differ(m))
		return;
	f.twins = twins_find(m);
	reread_ahead(&f);
	f.standing = arena_alloc(m->a, m->n * sizeof(*f.standing));
	for (int zones = 0; zones < ZONES && reread_one_zone(&f); zones++)
		continue;
}
