/* overlap.c - whether two fetches show a common line. */
#include "merge/overlap.h"

#include "base/instant.h"

/* Late insertions and clocks that differ put a line a little too high. */
enum { SLACK = 10 * MINUTE };

void
overlap_note_pinned(struct merging *m)
{
	const struct line *newest = NULL;

	for (size_t j = 0; j < m->n; j++) {
		struct line *l = &m->lines[j];
		int64_t t = row_instant(m, l);
		int64_t slack = SLACK + l->seen->precision;

		l->pinned =
		    newest != NULL && row_instant(m, newest) - t >
					  slack + newest->seen->precision;
		if (newest == NULL || t > row_instant(m, newest))
			newest = l;
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

const struct gap *
overlap_gap(struct arena *a, const struct merging *m)
{
	struct gap gap = {INSTANT_NONE, INT64_MAX};
	struct gap *out;

	if (m->page_n == 0 || m->n == 0 || is_known(m))
		return NULL;
	gap.from = m->history->entries[0].published;
	for (size_t j = 0; j < m->n; j++) {
		int64_t t = row_instant(m, &m->lines[j]);

		if (!m->lines[j].pinned && t < gap.to)
			gap.to = t;
	}
	if (gap.to < gap.from)
		return NULL;
	out = arena_alloc(a, sizeof(*out));
	*out = gap;
	return out;
}
