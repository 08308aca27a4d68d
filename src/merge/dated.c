/* dated.c - lines that print a clock today and their bare date from tomorrow on. */
#include "merge/dated.h"

#include "base/instant.h"
#include "base/zone.h"
#include "merge/echo.h"
#include "text/linekey.h"

/* The longest day is that on which the clocks are set back. */
enum { LONGEST_DAY = DAY + HOUR };

/* Days since 1970, where the page is read. */
static int64_t
day_of(const struct merging *m, int64_t t)
{
	struct civil c =
	    m->zone != NULL ? zone_civil(m->zone, t) : instant_civil(t);

	c.hour = c.minute = c.second = 0;
	return instant_of(&c) / DAY;
}

static bool
is_bare_date(const struct entry *e)
{
	return e->precision == DAY && !row_drifts(e);
}

static bool
is_clock(const struct entry *e)
{
	return e->precision <= MINUTE && !row_drifts(e);
}

bool
dated_is_of_day(const struct merging *m, const struct entry *seen,
    const struct entry *known)
{
	int64_t d = seen->published - known->published;

	return ((is_bare_date(seen) && is_clock(known)) ||
		   (is_clock(seen) && is_bare_date(known))) &&
	       d >= -LONGEST_DAY && d <= LONGEST_DAY &&
	       day_of(m, seen->published) == day_of(m, known->published);
}

/* No two numbers are one line's. */
static bool
may_be(const struct merging *m, const struct line *l, size_t entry)
{
	const struct entry *known = &m->history->entries[entry];
	uint64_t x = linekey_of_link(l->seen->url);
	uint64_t y = linekey_of_link(known->url);

	return m->taken[entry] == 0 && (x == 0 || y == 0 || x == y) &&
	       dated_is_of_day(m, l->seen, known);
}

static size_t
find_on_page(const struct merging *m, const struct line *l)
{
	const struct echoes says = echo_on_page(m, l->text);

	for (size_t i = says.n; i-- > 0;) {
		size_t entry = m->page[says.v[i].at].entry;

		if (may_be(m, l, entry))
			return entry;
	}
	return LINE_NONE;
}

static bool
is_sought(const struct line *l)
{
	return l->known == LINE_NONE && is_bare_date(l->seen);
}

/* The entries of the line's day, and some of the next. */
static struct stretch
reach_of(const struct merging *m, const struct line *l)
{
	int64_t t = l->seen->published;
	struct stretch s = {row_first(m->history, t + LONGEST_DAY),
	    row_first(m->history, t - 1)};

	return s;
}

static struct echoes
find_echoes(const struct merging *m)
{
	struct stretch *v = arena_alloc(m->a, m->n * sizeof(*v));
	size_t n = 0;

	for (size_t j = 0; j < m->n; j++) {
		if (is_sought(&m->lines[j]))
			v[n++] = reach_of(m, &m->lines[j]);
	}
	return echo_in_history(m, v, n);
}

/* The newest: entries run from there. */
static size_t
find_in_history(
    const struct merging *m, const struct echoes *history, const struct line *l)
{
	const struct stretch reach = reach_of(m, l);
	const struct echoes says = echo_of(history, l->text, &reach);

	for (size_t i = 0; i < says.n; i++) {
		if (may_be(m, l, says.v[i].at))
			return says.v[i].at;
	}
	return LINE_NONE;
}

void
dated_pair(struct merging *m)
{
	struct echoes history;

	for (size_t j = m->n; j-- > 0;) {
		const struct line *l = &m->lines[j];
		size_t found = LINE_NONE;

		if (l->known == LINE_NONE)
			found = find_on_page(m, l);
		if (found != LINE_NONE)
			row_take(m, j, found);
	}
	history = find_echoes(m);
	for (size_t j = m->n; j-- > 0;) {
		const struct line *l = &m->lines[j];
		size_t found = LINE_NONE;

		if (is_sought(l))
			found = find_in_history(m, &history, l);
		if (found != LINE_NONE)
			row_take(m, j, found);
	}
}
