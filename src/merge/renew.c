/* renew.c - new lines that are read a day too early. */
#include "merge/renew.h"

#include "base/instant.h"
#include "merge/shift.h"

/* The last instant of the clock that isn't in the future. */
static int64_t
latest(const struct merging *m, int64_t t)
{
	int64_t off = (m->now - t) / DAY * DAY;

	return shift_by_days(m, t, -off);
}

/* The two oldest of the known lines above. One may be pinned from now on; two
 * say that what stands below them is no newer. */
struct above {
	int64_t oldest, second;
};

static void
note_above(struct above *above, int64_t t)
{
	if (t < above->oldest) {
		above->second = above->oldest;
		above->oldest = t;
	} else if (t < above->second) {
		above->second = t;
	}
}

static bool
stands(const struct merging *m, const struct line *l)
{
	return l->known != LINE_NONE && shift_has_place(m, l);
}

static void
renew(const struct merging *m, struct line *l, const struct above *above)
{
	int64_t t = latest(m, l->published);

	if (t > l->published && t <= m->now &&
	    t > m->history->fetched - ROW_SLACK &&
	    t - ROW_SLACK <= above->second)
		l->published = t;
}

static void
renew_among_known(struct merging *m, size_t lowest)
{
	struct above above = {INT64_MAX, INT64_MAX};

	for (size_t j = m->n; j-- > lowest;) {
		struct line *l = &m->lines[j];

		if (stands(m, l))
			note_above(&above, row_instant(m, l));
		else if (l->known == LINE_NONE &&
			 l->seen->origin == ORIGIN_CLOCK &&
			 !shift_may_be_new(m, l->seen->published))
			renew(m, l, &above);
	}
}

/* The oldest of the known lines, where those are pinned alone: from before, or,
 * of the lines of the last page the only one left, from now on. m->n: nothing is
 * known. LINE_NONE: more is, or no list has gone. */
static size_t
find_lone(const struct merging *m)
{
	size_t lone = m->n, left = 0, gone = 0;

	for (size_t i = 0; i < m->page_n; i++)
		gone += m->taken[m->page[i].entry] == 0;
	for (size_t j = m->n; j-- > 0;) {
		const struct line *l = &m->lines[j];

		if (l->known == LINE_NONE)
			continue;
		lone = j;
		left += l->place == LINE_NONE || !m->page[l->place].pinned;
	}
	return gone > 1 && left <= 1 ? lone : LINE_NONE;
}

/* Whether it may be a line of the last page in other words, whose day is that of
 * the line. */
static bool
may_be_edit(const struct merging *m, const struct line *l)
{
	for (size_t i = 0; i < m->page_n; i++) {
		size_t entry = m->page[i].entry;

		if (m->taken[entry] == 0 && row_time(m, entry) == l->time)
			return true;
	}
	return false;
}

/* By how many days the newest of the lines [0, end) that prints a clock alone is
 * read too early for its having come since the last fetch, as shift_by_days
 * takes them; 0: it isn't, or it can't have come then. */
static int64_t
days_early(const struct merging *m, size_t end)
{
	const struct line *l;
	int64_t t;

	while (end > 0 && m->lines[end - 1].seen->origin != ORIGIN_CLOCK)
		end--;
	if (end == 0)
		return 0;
	l = &m->lines[end - 1];
	t = latest(m, l->published);
	if (shift_may_be_new(m, l->published) || !shift_may_be_new(m, t) ||
	    may_be_edit(m, l))
		return 0;
	return t - l->published;
}

/* The end of what stands below the few lines on top that can have been pinned
 * since the last fetch, where nothing of it is left; 0: they drag nothing. */
static size_t
find_dragged(const struct merging *m)
{
	enum { PINNED = 3 };

	for (size_t top = 0; top <= PINNED && top < m->n; top++) {
		size_t end = m->n - top;

		if (m->lines[end - 1].seen->origin == ORIGIN_CLOCK &&
		    days_early(m, end) != 0)
			return end;
	}
	return 0;
}

/* The lines that a pinned one has dragged to days before, when none of the list
 * below it is left: had they been there, the last page would have had them. */
static void
renew_list(struct merging *m)
{
	size_t end = find_lone(m);
	int64_t off;

	if (end == LINE_NONE)
		return;
	if (end == m->n)
		end = find_dragged(m);
	off = days_early(m, end);
	if (off == 0)
		return;
	for (size_t j = 0; j < end; j++) {
		struct line *l = &m->lines[j];

		if (l->seen->origin != ORIGIN_CLOCK)
			continue;
		l->published = shift_by_days(m, l->published, -off);
		if (l->published > m->now)
			l->published = m->now;
	}
}

void
renew_lines(struct merging *m)
{
	size_t lowest = 0;

	while (lowest < m->n && !stands(m, &m->lines[lowest]))
		lowest++;
	renew_among_known(m, lowest);
	renew_list(m);
}
