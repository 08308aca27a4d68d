/* order.c - which lines stand where they stood. */
#include "merge/order.h"

#include <stdlib.h>

#include "base/keyed.h"
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

/* How late a line is read for an entry. */
static int64_t
lateness(const struct merging *m, size_t j, size_t i)
{
	return m->lines[j].seen->published -
	       m->history->entries[m->page[i].entry].published;
}

/* How far from it, where the lines about it are read that late. */
static int64_t
distance(const struct merging *m, size_t j, size_t i, int64_t lean)
{
	int64_t d = lateness(m, j, i) - lean;

	return d < 0 ? -d : d;
}

/* Whether it is read on another day than those about it. */
static bool
is_day_off(const struct merging *m, size_t j, size_t i, int64_t lean)
{
	const struct entry *known = &m->history->entries[m->page[i].entry];
	struct entry seen = *m->lines[j].seen;

	seen.published -= lean;
	return shift_is_late(&seen, known) || shift_is_late(known, &seen);
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
place_nearest(struct merging *m, size_t j, size_t from, size_t to, int64_t lean)
{
	size_t best = m->lines[j].place;

	for (size_t i = from; i < to; i++) {
		if (m->page[i].key == m->lines[j].key &&
		    m->taken[m->page[i].entry] == 0 &&
		    distance(m, j, i, lean) < distance(m, j, best, lean))
			best = i;
	}
	place(m, j, best);
}

/* The nearest to the place of line j of those from there to another one that
 * could have it as well. */
static void
cede_to_nearest(struct merging *m, size_t j, size_t to, const int64_t *leans)
{
	size_t i = m->lines[j].place, best = j;

	for (size_t k = j + 1; k < to; k++) {
		if (m->lines[k].key == m->page[i].key &&
		    distance(m, k, i, leans[k]) <
			distance(m, best, i, leans[best]))
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

static bool
any_day_off(const struct merging *m)
{
	for (size_t j = 0; j < m->n; j++) {
		size_t i = m->lines[j].place;

		if (i != LINE_NONE && is_day_off(m, j, i, 0))
			return true;
	}
	return false;
}

static int
compare(const void *x, const void *y)
{
	uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;

	return (a > b) - (a < b);
}

/* The keys of both lists, sorted. */
struct keys {
	uint64_t *v;
	size_t n;
};

static struct keys
sort_keys(const struct merging *m)
{
	struct keys keys = {
	    arena_alloc(m->a, (m->n + m->page_n) * sizeof(*keys.v)), 0};

	for (size_t j = 0; j < m->n; j++)
		keys.v[keys.n++] = m->lines[j].key;
	for (size_t i = 0; i < m->page_n; i++)
		keys.v[keys.n++] = m->page[i].key;
	qsort(keys.v, keys.n, sizeof(*keys.v), compare);
	return keys;
}

/* Whether no other line of either list could have the place of line j, and its
 * instant tells how late those about it are read. */
static bool
is_sure(const struct merging *m, const struct keys *keys, size_t j)
{
	const struct line *l = &m->lines[j];
	size_t first;

	if (!shift_has_place(m, l) || row_drifts(l->seen) ||
	    row_drifts(&m->history->entries[l->known]))
		return false;
	first = keyed_first(keys->v, keys->n, sizeof(*keys->v), l->key);
	return first + 2 == keys->n || keys->v[first + 2] != l->key;
}

/* How late the lines about each line are read: the next newer one that is sure,
 * or, where there is none, the next older. */
static int64_t *
find_leans(const struct merging *m)
{
	const struct keys keys = sort_keys(m);
	int64_t *leans = arena_zalloc(m->a, m->n * sizeof(*leans));
	size_t newest = 0; /* sure one, and one more */

	for (size_t j = 0; j < m->n; j++) {
		if (is_sure(m, &keys, j)) {
			leans[j] = lateness(m, j, m->lines[j].place);
			newest = j + 1;
		} else if (newest > 0) {
			leans[j] = leans[newest - 1];
		}
	}
	for (size_t j = newest; j-- > 1;) {
		if (!is_sure(m, &keys, j - 1))
			leans[j - 1] = leans[j];
	}
	return leans;
}

/* The bulletins of two days may both have stood on the last page, or both
 * stand on this one: of places that are as good by the order, the one of the
 * line's own day. Where the page is read a day off, that is the one as far off
 * as its neighbours are. */
static void
pair_by_day(struct merging *m)
{
	const int64_t *leans;
	size_t from = 0, next;

	if (!any_day_off(m))
		return;
	leans = find_leans(m);
	for (size_t j = next_placed(m, 0); j < m->n; j = next) {
		size_t i = m->lines[j].place, to = m->page_n;

		next = next_placed(m, j + 1);
		if (next < m->n)
			to = m->lines[next].place;
		if (is_day_off(m, j, i, leans[j])) {
			place_nearest(m, j, from, to, leans[j]);
			i = m->lines[j].place;
			cede_to_nearest(m, j, next, leans);
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
