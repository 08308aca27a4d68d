/* echo.c - what says just what a line of this fetch says. */
#include "merge/echo.h"

#include <stdlib.h>

#include "text/fold.h"

static int
compare(const void *x, const void *y)
{
	const struct echo *a = x, *b = y;

	if (a->text != b->text)
		return a->text < b->text ? -1 : 1;
	return (a->at > b->at) - (a->at < b->at);
}

static struct echoes
sorted(struct echo *v, size_t n)
{
	if (n > 0)
		qsort(v, n, sizeof(*v), compare);
	return (struct echoes){v, n};
}

/* Its text and those that it had, some of them more than once. */
static size_t
count_wordings(const struct merging *m, size_t entry)
{
	return 1 + m->history->entries[entry].changes_n;
}

void
echo_note_page(struct merging *m)
{
	struct echo *v;
	size_t n = 0;

	for (size_t i = 0; i < m->page_n; i++)
		n += count_wordings(m, m->page[i].entry);
	v = arena_alloc(m->a, n * sizeof(*v));
	n = 0;
	for (size_t i = 0; i < m->page_n; i++) {
		size_t entry = m->page[i].entry;
		const struct entry *e = &m->history->entries[entry];

		v[n++] = (struct echo){row_text(m, entry), i};
		for (size_t k = 0; k < e->changes_n; k++)
			v[n++] = (struct echo){
			    words_folded(m->words, e->changes[k].text), i};
	}
	m->page_says = sorted(v, n);
}

/* The endings of the free lines' texts, as bits of a table: for an entry of
 * another ending, which is nearly every one, its text needn't be folded. */
struct endings {
	struct arena *folding; /* emptied after each text */
	uint64_t *bits;
	unsigned shift; /* of a hash to the number of its bit */
};

/* So that one of another ending in fifty has the bit of one that is there. */
enum { BITS_PER_LINE = 64 };

static uint64_t
bit_of(const struct endings *e, const char *text)
{
	uint64_t hash = fold_ending(e->folding, text) * 0x9E3779B97F4A7C15U;

	arena_reset(e->folding);
	return hash >> e->shift;
}

static struct endings
note_endings(const struct merging *m)
{
	struct endings e = {arena_new(), NULL, 58};

	while (((uint64_t)1 << (64 - e.shift)) < m->n * BITS_PER_LINE)
		e.shift--;
	e.bits = arena_zalloc(m->a, ((size_t)1 << (64 - e.shift)) / 8);
	for (size_t j = 0; j < m->n; j++) {
		uint64_t bit;

		if (m->lines[j].known != LINE_NONE)
			continue;
		bit = bit_of(&e, m->lines[j].seen->text);
		e.bits[bit / 64] |= (uint64_t)1 << bit % 64;
	}
	return e;
}

static bool
may_be_said(const struct endings *e, const char *text)
{
	uint64_t bit = bit_of(e, text);

	return (e->bits[bit / 64] >> bit % 64 & 1) != 0;
}

static int
compare_stretches(const void *x, const void *y)
{
	const struct stretch *a = x, *b = y;

	return (a->from > b->from) - (a->from < b->from);
}

/* Makes them overlap no more, and says how many wordings are in them. */
static size_t
part(const struct merging *m, struct stretch *v, size_t n)
{
	size_t end = 0, sum = 0;

	qsort(v, n, sizeof(*v), compare_stretches);
	for (size_t i = 0; i < n; i++) {
		v[i].from = v[i].from > end ? v[i].from : end;
		v[i].to = v[i].to > v[i].from ? v[i].to : v[i].from;
		end = v[i].to;
		for (size_t k = v[i].from; k < v[i].to; k++)
			sum += count_wordings(m, k);
	}
	return sum;
}

/* Adds an entry under each of its wordings that may be said; returns how many
 * there are by then. */
static size_t
add_entry(const struct merging *m, const struct endings *endings, size_t entry,
    struct echo *v, size_t n)
{
	const struct entry *e = &m->history->entries[entry];

	if (may_be_said(endings, e->text))
		v[n++] = (struct echo){row_text(m, entry), entry};
	for (size_t k = 0; k < e->changes_n; k++) {
		const char *text = e->changes[k].text;

		if (may_be_said(endings, text))
			v[n++] =
			    (struct echo){words_folded(m->words, text), entry};
	}
	return n;
}

struct echoes
echo_in_history(const struct merging *m, struct stretch *stretches, size_t n)
{
	struct endings endings;
	struct echo *v;
	size_t found = 0;

	if (n == 0)
		return (struct echoes){NULL, 0};
	v = arena_alloc(m->a, part(m, stretches, n) * sizeof(*v));
	endings = note_endings(m);
	for (size_t s = 0; s < n; s++) {
		for (size_t i = stretches[s].from; i < stretches[s].to; i++) {
			if (m->taken[i] == 0)
				found = add_entry(m, &endings, i, v, found);
		}
	}
	arena_free(endings.folding);
	return sorted(v, found);
}

/* How many come before it. */
static size_t
count_before(const struct echoes *all, uint32_t text, size_t at)
{
	const struct echo want = {text, at};
	size_t low = 0, high = all->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare(&all->v[middle], &want) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct echoes
echo_of(const struct echoes *all, uint32_t text, const struct stretch *where)
{
	size_t from = count_before(all, text, where->from);
	size_t to = count_before(all, text, where->to);

	return (struct echoes){all->v + from, to > from ? to - from : 0};
}

struct echoes
echo_on_page(const struct merging *m, uint32_t text)
{
	const struct stretch all = {0, m->page_n};

	return echo_of(&m->page_says, text, &all);
}
