/* twins.c - lines that say the same on two pages, each the only one there. */
#include "merge/twins.h"

#include "base/instant.h"
#include "base/zone.h"
#include "merge/align.h"
#include "merge/echo.h"
#include "merge/links.h"

enum {
	DAY_MINUTES = DAY / MINUTE,
	FARTHEST = 14 * HOUR, /* the two zones that differ most, as far as they
	                         are not on two days */
	SLACK = ROW_AHEAD / MINUTE + 1 /* of a clock that is ahead of ours, and
	                                  of an age */
};

static int
minute_of_day(const struct merging *m, int64_t t)
{
	struct civil c =
	    m->zone != NULL ? zone_civil(m->zone, t) : instant_civil(t);

	return c.hour * (HOUR / MINUTE) + c.minute;
}

int
twins_quarters(int shift)
{
	int half = shift < 0 ? -TWINS_QUARTER / 2 : TWINS_QUARTER / 2;

	return (shift + half) / TWINS_QUARTER * TWINS_QUARTER;
}

/* A line that shows its clock only when it is older: its instant is known to
 * some minutes, less than half of what zones differ by. */
static bool
is_aged(const struct entry *known)
{
	return known->origin == ORIGIN_RELATIVE && known->precision <= MINUTE;
}

int
twins_shift(const struct merging *m, const struct entry *seen,
    const struct entry *known)
{
	int d;

	if (row_minute(row_printed(seen)) == row_minute(known->published))
		return 0;
	d = minute_of_day(m, row_printed(seen)) -
	    minute_of_day(m, known->published);
	if (is_aged(known) && twins_is_near(d, twins_quarters(d)))
		d = twins_quarters(d);
	if (d <= -DAY_MINUTES / 2)
		return d + DAY_MINUTES;
	return d > DAY_MINUTES / 2 ? d - DAY_MINUTES : d;
}

bool
twins_is_near(int shift, int other)
{
	return shift - other <= SLACK && other - shift <= SLACK;
}

bool
twins_is_clock(const struct entry *e)
{
	return row_is_timed(e) && (!row_drifts(e) || e->ahead != 0) &&
	       e->precision <= MINUTE;
}

bool
twins_are_clocks(const struct entry *seen, const struct entry *known)
{
	int64_t d = row_printed(seen) - known->published;

	return twins_is_clock(seen) &&
	       (is_aged(known) ||
		   (twins_is_clock(known) && !row_drifts(known))) &&
	       (seen->origin == ORIGIN_CLOCK ||
		   (d >= -FARTHEST && d <= FARTHEST));
}

static const struct entry *
entry_of(const struct merging *m, size_t standing)
{
	return &m->history->entries[m->page[standing].entry];
}

/* Whether what says the same stood there, but at another clock. */
static bool
has_moved(const struct merging *m, const struct line *l)
{
	const struct echoes says = echo_on_page(m, l->text);
	bool any = false;

	for (size_t i = 0; i < says.n; i++) {
		size_t at = says.v[i].at;
		const struct entry *known = entry_of(m, at);
		int shift;

		if (!twins_are_clocks(l->seen, known))
			continue;
		shift = twins_shift(m, l->seen, known);
		if (shift == 0 ||
		    (twins_is_near(shift, 0) && m->page[at].key == l->key))
			return false;
		any = true;
	}
	return any;
}

bool
twins_may_differ(const struct merging *m)
{
	for (size_t j = 0; j < m->n; j++) {
		if (has_moved(m, &m->lines[j]))
			return true;
	}
	return false;
}

/* The one line of the last page that says what the line says, or LINE_NONE. */
static size_t
find_sole(const struct merging *m, const struct line *l)
{
	const struct echoes says = echo_on_page(m, l->text);
	size_t found = LINE_NONE;

	for (size_t i = 0; i < says.n; i++) {
		size_t at = says.v[i].at;

		if (row_text(m, m->page[at].entry) != l->text)
			continue;
		if (found != LINE_NONE && found != at)
			return LINE_NONE;
		found = at;
	}
	return found;
}

/* The line of the last page that alone can be the line; LINE_NONE: none can. */
static size_t
find_twin(const struct merging *m, const struct line *l, bool *linked)
{
	size_t i = links_find(m, l->link);

	*linked = i != LINE_NONE && row_text(m, m->page[i].entry) == l->text;
	if (!*linked)
		i = find_sole(m, l);
	if (i == LINE_NONE || links_differ(l, m->page[i].link, m->page[i].spot))
		return LINE_NONE;
	return twins_are_clocks(l->seen, entry_of(m, i)) ? i : LINE_NONE;
}

/* Leaves those out that two lines could be. */
static struct twins
find_all(struct merging *m)
{
	struct twins all = {.v = arena_alloc(m->a, m->n * sizeof(*all.v))};
	size_t *claims = arena_zalloc(m->a, m->page_n * sizeof(*claims)), n = 0;

	for (size_t j = 0; j < m->n; j++) {
		struct twin t = {.line = j};

		t.standing = find_twin(m, &m->lines[j], &t.linked);
		if (t.standing == LINE_NONE)
			continue;
		t.shift =
		    twins_shift(m, m->lines[j].seen, entry_of(m, t.standing));
		t.aged = is_aged(entry_of(m, t.standing));
		t.printed =
		    m->lines[j].time == row_time(m, m->page[t.standing].entry);
		claims[t.standing]++;
		all.v[all.n++] = t;
	}
	for (size_t k = 0; k < all.n; k++) {
		if (claims[all.v[k].standing] == 1)
			all.v[n++] = all.v[k];
	}
	all.n = n;
	return all;
}

/* Parts them from those that stand elsewhere, and from pinned ones. */
static void
part(const struct merging *m, struct twins *all)
{
	uint64_t *x = arena_alloc(m->a, m->page_n * sizeof(*x));
	uint64_t *y = arena_alloc(m->a, all->n * sizeof(*y));
	size_t *match = arena_alloc(m->a, all->n * sizeof(*match)), n = 0;

	for (size_t i = 0; i < m->page_n; i++)
		x[i] = i;
	for (size_t k = 0; k < all->n; k++)
		y[k] = m->page[all->v[k].standing].pinned ? m->page_n + k
							  : all->v[k].standing;
	align(m->a, x, m->page_n, y, all->n, match);
	all->moved = arena_alloc(m->a, all->n * sizeof(*all->moved));
	for (size_t k = 0; k < all->n; k++) {
		if (match[k] != ALIGN_NONE)
			all->v[n++] = all->v[k];
		else
			all->moved[all->moved_n++] = all->v[k];
	}
	all->n = n;
}

struct twins
twins_find(struct merging *m)
{
	struct twins all;

	links_note(m);
	all = find_all(m);
	part(m, &all);
	return all;
}
