/* rezone_proof.c - whether lines' clocks were moved, and which lines'. */
#include "merge/rezone_proof.h"

#include <stdlib.h>

#include "base/instant.h"
#include "merge/echo.h"
#include "merge/shift.h"

enum {
	CLOCK = 2,                /* what a line weighs that is known by one */
	AGE = 1,                  /* by an age: some minutes fit as well */
	PROOF = 3 * CLOCK,        /* lines */
	PROOF_LINKED = 2 * CLOCK, /* with a number in the link */
	MANY = 8 * CLOCK          /* lines that no chance brings again */
};

const struct entry *
rezone_entry(const struct merging *m, size_t standing)
{
	return &m->history->entries[m->page[standing].entry];
}

static int
compare(const void *x, const void *y)
{
	return *(const int *)x - *(const int *)y;
}

int
rezone_common(const struct rezoning *f)
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

static bool
is_of(const struct rezoning *f, size_t k, int shift)
{
	return twins_is_near(f->twins.v[k].shift, shift);
}

struct rezone_block
rezone_block(const struct rezoning *f, int shift)
{
	struct rezone_block b = {.shift = shift};

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
is_rest(const struct rezoning *f, const struct rezone_block *b)
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
are_many(const struct rezoning *f, const struct rezone_block *b)
{
	const struct entry *oldest =
	    rezone_entry(f->m, f->twins.v[b->first].standing);
	const struct entry *newest =
	    rezone_entry(f->m, f->twins.v[b->last].standing);

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

bool
rezone_is_proven(const struct rezoning *f, const struct rezone_block *b)
{
	const struct twin *oldest = &f->twins.v[b->first];
	const struct entry *seen = f->m->lines[oldest->line].seen;
	bool late = shift_is_late(seen, rezone_entry(f->m, oldest->standing));

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
find_repeated(const struct rezoning *f, const struct rezone_block *b, size_t j)
{
	const struct merging *m = f->m;
	const struct echoes says = echo_on_page(m, m->lines[j].text);
	size_t from = f->twins.v[b->first].standing,
	       to = f->twins.v[b->last].standing;

	for (size_t i = 0; i < says.n; i++) {
		size_t at = says.v[i].at;
		const struct entry *known = rezone_entry(m, at);

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
note_twins(struct rezoning *f, const struct twin *v, size_t n, int shift)
{
	for (size_t k = 0; k < n; k++) {
		if (!twins_is_near(v[k].shift, shift))
			continue;
		f->standing[v[k].line] = v[k].standing;
		f->taken[v[k].standing] = true;
	}
}

bool
rezone_explain(struct rezoning *f, const struct rezone_block *b)
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
