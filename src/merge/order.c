/* order.c - which lines stand where they stood. */
#include "merge/order.h"

#include "merge/align.h"
#include "merge/shift.h"

static void
pair_by_keys(struct merging *m)
{
	uint64_t *x = arena_alloc(m->a, m->page_n * sizeof(*x));
	uint64_t *y = arena_alloc(m->a, m->n * sizeof(*y));
	size_t *places = arena_alloc(m->a, m->n * sizeof(*places));

	for (size_t i = 0; i < m->page_n; i++)
		x[i] = m->page[i].key;
	for (size_t j = 0; j < m->n; j++)
		y[j] = m->lines[j].key;
	align(m->a, x, m->page_n, y, m->n, places);
	for (size_t j = 0; j < m->n; j++) {
		if (places[j] == ALIGN_NONE)
			continue;
		m->lines[j].place = places[j];
		row_take(m, j, m->page[places[j]].entry);
	}
}

/* How far a line is read from an entry. */
static int64_t
distance(const struct merging *m, size_t j, size_t i)
{
	int64_t d = m->lines[j].seen->published -
		    m->history->entries[m->page[i].entry].published;

	return d < 0 ? -d : d;
}

/* Whether it is read on another day. */
static bool
is_day_off(const struct merging *m, size_t j, size_t i)
{
	const struct entry *seen = m->lines[j].seen;
	const struct entry *known = &m->history->entries[m->page[i].entry];

	return shift_is_late(seen, known) || shift_is_late(known, seen);
}

static void
place(struct merging *m, size_t j, size_t i)
{
	row_take(m, j, m->page[i].entry);
	m->lines[j].place = i;
}

/* The nearest to line j of the lines [from, to) of the last page that could be
 * it as well. */
static void
place_nearest(struct merging *m, size_t j, size_t from, size_t to)
{
	size_t best = m->lines[j].place;

	for (size_t i = from; i < to; i++) {
		if (m->page[i].key == m->lines[j].key &&
		    m->taken[m->page[i].entry] == 0 &&
		    distance(m, j, i) < distance(m, j, best))
			best = i;
	}
	place(m, j, best);
}

/* The nearest to the place of line j of those from there to another one that
 * could have it as well. */
static void
cede_to_nearest(struct merging *m, size_t j, size_t to)
{
	size_t i = m->lines[j].place, best = j;

	for (size_t k = j + 1; k < to; k++) {
		if (m->lines[k].key == m->page[i].key &&
		    distance(m, k, i) < distance(m, best, i))
			best = k;
	}
	if (best == j)
		return;
	row_take(m, j, LINE_NONE);
	place(m, best, i);
}

static size_t
next_placed(const struct merging *m, size_t j)
{
	while (j < m->n && m->lines[j].place == LINE_NONE)
		j++;
	return j;
}

/* The bulletins of two days may both have stood on the last page, or both
 * stand on this one: of places that are as good by the order, the one of the
 * line's own day. */
static void
pair_by_day(struct merging *m)
{
	size_t from = 0, next;

	for (size_t j = next_placed(m, 0); j < m->n; j = next) {
		size_t i = m->lines[j].place, to = m->page_n;

		next = next_placed(m, j + 1);
		if (next < m->n)
			to = m->lines[next].place;
		if (is_day_off(m, j, i)) {
			place_nearest(m, j, from, to);
			i = m->lines[j].place;
			cede_to_nearest(m, j, next);
		}
		from = i + 1;
	}
}

void
order_pair(struct merging *m)
{
	pair_by_keys(m);
	pair_by_day(m);
}
