/* anchor.c - the lines that two fetches have in one order. */
#include "merge/anchor.h"

/* Lines that the order of the lists paired run in one order already. */
static bool
is_in_order(const struct merging *m, size_t i)
{
	size_t j = row_line(m, i);

	return j != LINE_NONE && m->lines[j].place == i && !m->lines[j].pinned;
}

/* Of each line of the last page: before which line of this one it has to stand
 * for not getting into the way of those in order. */
static size_t *
find_bounds(const struct merging *m)
{
	size_t *bounds = arena_alloc(m->a, m->page_n * sizeof(*bounds));
	size_t bound = m->n;

	for (size_t i = m->page_n; i-- > 0;) {
		bounds[i] = bound;
		if (is_in_order(m, i))
			bound = row_line(m, i);
	}
	return bounds;
}

void
anchor_spans(struct merging *m)
{
	const size_t *bounds = find_bounds(m);
	size_t next = 0; /* the first line that can be the next anchor */

	m->anchors = 0;
	for (size_t i = 0; i < m->page_n; i++) {
		size_t j = row_line(m, i);

		m->page[i].span = m->anchors;
		m->page[i].anchor = j != LINE_NONE && j >= next &&
				    j < bounds[i] && !m->lines[j].pinned;
		if (!m->page[i].anchor)
			continue;
		for (; next <= j; next++)
			m->lines[next].span = m->anchors;
		m->anchors++;
	}
	for (; next < m->n; next++)
		m->lines[next].span = m->anchors;
}
