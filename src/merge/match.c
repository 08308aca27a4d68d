/* match.c - which lines of a fetch are known. */
#include "merge/match.h"

#include "base/instant.h"
#include "merge/align.h"
#include "merge/shift.h"

/* A page out of a cache, or from another server, is this much behind. */
enum { STALE = HOUR };

/* A relative time is no part of what a line is; its link stands in for it. */
static uint64_t
key_of(struct words *w, const struct entry *e, uint64_t text)
{
	if (!row_is_timed(e))
		return (uint64_t)1 << 63 |
		       (uint64_t)words_exact(w, e->url) << 32 | text;
	return (uint64_t)words_folded(w, e->time_text) << 32 | text;
}

static void
take(struct merging *m, struct line *l, size_t entry)
{
	l->known = entry;
	m->taken[entry] = true;
}

static void
make_keys(struct merging *m)
{
	for (size_t j = 0; j < m->n; j++) {
		struct line *l = &m->lines[j];

		l->text = words_folded(m->words, l->seen->text);
		l->key = key_of(m->words, l->seen, l->text);
		l->known = LINE_NONE;
		l->place = LINE_NONE;
		l->published = l->seen->published;
	}
	for (size_t i = 0; i < m->page_n; i++) {
		size_t entry = m->page[i].entry;

		m->page[i].key = key_of(
		    m->words, &m->history->entries[entry], row_text(m, entry));
	}
}

static void
pair_by_order(struct merging *m)
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
		take(m, &m->lines[j], m->page[places[j]].entry);
	}
}

/* The oldest entry of the minute that has the text and isn't taken. */
static size_t
find_in_minute(const struct merging *m, const struct line *l, int64_t t)
{
	const struct history *h = m->history;
	int64_t start = row_minute(t) * MINUTE;
	size_t found = LINE_NONE;

	for (size_t i = row_first(h, start + MINUTE - 1);
	     i < h->n && h->entries[i].published >= start; i++) {
		if (!m->taken[i] && row_text(m, i) == l->text)
			found = i;
	}
	return found;
}

static void
pair_by_minute(struct merging *m)
{
	for (size_t j = 0; j < m->n; j++) {
		struct line *l = &m->lines[j];
		size_t found;

		if (l->known != LINE_NONE || row_drifts(l->seen))
			continue;
		found = find_in_minute(m, l, l->published);
		if (found == LINE_NONE && l->published != l->seen->published)
			found = find_in_minute(m, l, l->seen->published);
		if (found != LINE_NONE)
			take(m, l, found);
	}
}

/* A late line may have moved only where the page stood still. */
static bool
may_be(const struct merging *m, size_t j, size_t entry)
{
	const struct entry *known = &m->history->entries[entry];

	return !m->taken[entry] && (!shift_is_late(m->lines[j].seen, known) ||
				       shift_is_quiet(m, j));
}

static void
pair_moved(struct merging *m)
{
	for (size_t j = 0; j < m->n; j++) {
		struct line *l = &m->lines[j];

		for (size_t i = 0; i < m->page_n && l->known == LINE_NONE;
		     i++) {
			if (m->page[i].key == l->key &&
			    may_be(m, j, m->page[i].entry))
				take(m, l, m->page[i].entry);
		}
	}
}

/* Equal as far as the "?": what follows may be a session. */
static bool
same_link(const char *x, const char *y)
{
	size_t n;

	if (x == NULL || y == NULL)
		return true;
	n = strcspn(x, "?#");
	return n == strcspn(y, "?#") && memcmp(x, y, n) == 0;
}

static bool
same_time(const struct merging *m, const struct entry *x, const struct entry *y)
{
	return !row_is_timed(x) || !row_is_timed(y) ||
	       words_folded(m->words, x->time_text) ==
		   words_folded(m->words, y->time_text);
}

static bool
same_drifting(const struct merging *m, const struct line *l, size_t entry)
{
	const struct entry *known = &m->history->entries[entry];

	return (row_drifts(l->seen) || row_drifts(known)) &&
	       row_text(m, entry) == l->text &&
	       same_link(l->seen->url, known->url) &&
	       same_time(m, l->seen, known);
}

static size_t
find_drifting_on_page(const struct merging *m, size_t j)
{
	for (size_t i = 0; i < m->page_n; i++) {
		size_t entry = m->page[i].entry;

		if (same_drifting(m, &m->lines[j], entry) &&
		    may_be(m, j, entry))
			return entry;
	}
	return LINE_NONE;
}

/* Whether two derivations of one instant can differ by as much as these. */
static bool
is_near(const struct entry *seen, const struct entry *known)
{
	int64_t d = seen->published - known->published;
	int64_t slack = (int64_t)seen->precision + known->precision + STALE;

	if (known->origin == ORIGIN_FIRST_SEEN) {
		if (seen->origin == ORIGIN_FIRST_SEEN)
			return true;
		slack = DAY;
	}
	return d <= slack && d >= -slack;
}

static size_t
find_drifting_in_history(const struct merging *m, size_t j)
{
	const struct history *h = m->history;
	const struct line *l = &m->lines[j];

	for (size_t i = 0; i < h->n; i++) {
		const struct entry *known = &h->entries[i];

		if (!m->taken[i] && row_drifts(known) &&
		    is_near(l->seen, known) && same_drifting(m, l, i))
			return i;
	}
	return LINE_NONE;
}

static void
pair_drifting(struct merging *m)
{
	for (size_t j = 0; j < m->n; j++) {
		struct line *l = &m->lines[j];
		size_t found;

		if (l->known != LINE_NONE)
			continue;
		found = find_drifting_on_page(m, j);
		if (found == LINE_NONE)
			found = find_drifting_in_history(m, j);
		if (found != LINE_NONE)
			take(m, l, found);
	}
}

void
match(struct merging *m)
{
	make_keys(m);
	pair_by_order(m);
	shift_doubt(m);
	shift_repair(m);
	pair_by_minute(m);
	pair_moved(m);
	pair_drifting(m);
}
