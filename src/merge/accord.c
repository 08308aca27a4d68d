/* accord.c - whether a line and an entry can be one by their times. */
#include "merge/accord.h"

#include "base/instant.h"
#include "merge/dated.h"
#include "merge/drift.h"
#include "merge/shift.h"

static enum accord
accord_of_drifting(const struct merging *m, const struct entry *seen,
    const struct entry *known)
{
	bool none = seen->origin == ORIGIN_FIRST_SEEN ||
		    known->origin == ORIGIN_FIRST_SEEN;

	if (!drift_same_time(m, seen, known))
		return ACCORD_NONE;
	if (row_is_timed(seen) && row_is_timed(known))
		return ACCORD_NEAR;
	if (none)
		return ACCORD_WEAK;
	return drift_is_close(m, seen, known) ? ACCORD_NEAR : ACCORD_NONE;
}

/* Printed alike and read alike but for a change of the clocks or a night in
 * which the page stood still. */
static bool
is_reprinted(const struct merging *m, const struct line *l, size_t entry)
{
	const struct entry *known = &m->history->entries[entry];
	int64_t d = l->published - known->published;

	if (l->time != row_time(m, entry))
		return false;
	if (shift_is_late(l->seen, known) && l->quiet)
		return true;
	return d < DAY / 2 && d > -DAY / 2;
}

static bool
is_same_minute(const struct line *l, const struct entry *known)
{
	if (l->seen->precision < MINUTE && known->precision < MINUTE)
		return l->published == known->published;
	return row_minute(l->published) == row_minute(known->published) ||
	       row_minute(l->seen->published) == row_minute(known->published);
}

enum accord
accord_of(const struct merging *m, const struct line *l, size_t entry)
{
	const struct entry *known = &m->history->entries[entry];

	if (row_drifts(l->seen) || row_drifts(known))
		return accord_of_drifting(m, l->seen, known);
	if (dated_is_of_day(m, l->seen, known))
		return ACCORD_NEAR;
	if (!is_same_minute(l, known) && !is_reprinted(m, l, entry))
		return ACCORD_NONE;
	return l->seen->precision < HOUR && known->precision < HOUR
		   ? ACCORD_SAME
		   : ACCORD_NEAR;
}

static enum gist_kind
kind_of(const struct entry *e)
{
	if (e->origin == ORIGIN_RELATIVE)
		return GIST_AGE;
	return row_drifts(e) || e->precision >= DAY ? GIST_OTHER : GIST_CLOCK;
}

struct gist
accord_gist_of_line(const struct line *l)
{
	return (struct gist){.kind = kind_of(l->seen),
	    .precision = l->seen->precision,
	    .time = l->time,
	    .published = l->seen->published,
	    .minute = row_minute(l->seen->published),
	    .also_minute = row_minute(l->published)};
}

struct gist
accord_gist_of_entry(const struct merging *m, size_t entry)
{
	const struct entry *e = &m->history->entries[entry];

	return (struct gist){.kind = kind_of(e),
	    .precision = e->precision,
	    .time = row_time(m, entry),
	    .published = e->published,
	    .minute = row_minute(e->published),
	    .also_minute = row_minute(e->published)};
}

/* As near as drift_is_close() wants two ages, and a little nearer or not. */
static bool
may_be_close(
    const struct merging *m, const struct gist *seen, const struct gist *known)
{
	int64_t d = seen->published - known->published;
	int64_t unit = seen->precision > known->precision ? seen->precision
							  : known->precision;

	return m->lag > 0 || (d >= -unit && d <= unit + MINUTE + m->lean);
}

bool
accord_may_be(
    const struct merging *m, const struct gist *seen, const struct gist *known)
{
	if (seen->kind == GIST_CLOCK && known->kind == GIST_CLOCK)
		return seen->time == known->time ||
		       seen->minute == known->minute ||
		       seen->also_minute == known->minute;
	return seen->kind != GIST_AGE || known->kind != GIST_AGE ||
	       may_be_close(m, seen, known);
}
