/* overlap.c - whether two fetches show a common line. */
#include "merge/overlap.h"

#include "base/instant.h"

/* How exact row_instant is: of a known line, as it was at first. */
static int
precision_of(const struct merging *m, const struct line *l)
{
	return l->known == LINE_NONE ? l->seen->precision
				     : m->history->entries[l->known].precision;
}

void
overlap_note_pinned(struct merging *m)
{
	struct newest newest = {INSTANT_NONE, 0};

	for (size_t j = 0; j < m->n; j++) {
		struct line *l = &m->lines[j];

		l->pinned = row_is_pinned(
		    &newest, row_instant(m, l), precision_of(m, l));
	}
}

void
overlap_note_was_pinned(struct merging *m)
{
	struct newest newest = {INSTANT_NONE, 0};

	for (size_t i = 0; i < m->page_n; i++) {
		const struct entry *e = &m->history->entries[m->page[i].entry];

		m->page[i].pinned =
		    row_is_pinned(&newest, e->published, e->precision);
	}
}

static bool
is_known(const struct merging *m)
{
	for (size_t j = 0; j < m->n; j++) {
		if (m->lines[j].known != LINE_NONE && !m->lines[j].pinned)
			return true;
	}
	return false;
}

/* The oldest line that is newer than all that was known, or INT64_MAX. */
static int64_t
oldest_after(const struct merging *m, int64_t from)
{
	int64_t oldest = INT64_MAX;

	for (size_t j = 0; j < m->n; j++) {
		int64_t t = row_instant(m, &m->lines[j]);

		if (!m->lines[j].pinned && t >= from && t < oldest)
			oldest = t;
	}
	return oldest;
}

/* Whether the page shows the time of the last one as fully as that did: it is
 * a list of other things. A line or two that came late are none. */
static bool
reaches_back(const struct merging *m, int64_t from)
{
	size_t older = 0;

	for (size_t j = 0; j < m->n; j++)
		older +=
		    !m->lines[j].pinned && row_instant(m, &m->lines[j]) < from;
	return older > 1 && older * 2 >= m->page_n;
}

const struct gap *
overlap_gap(struct arena *a, const struct merging *m)
{
	struct gap gap, *out;

	if (m->page_n == 0 || m->n == 0 || is_known(m))
		return NULL;
	gap.from = m->history->entries[0].published;
	gap.to = oldest_after(m, gap.from);
	if (gap.to == INT64_MAX || reaches_back(m, gap.from))
		return NULL;
	out = arena_alloc(a, sizeof(*out));
	*out = gap;
	return out;
}
