/* rezone_new.c - new lines above those whose clocks were moved. */
#include "merge/rezone_new.h"

#include "base/instant.h"
#include "base/zone.h"
#include "merge/shift.h"
#include "merge/twins.h"

static int64_t
newest_known(const struct merging *m, const struct rezoned *r)
{
	return m->history->entries[r->known_newest].published;
}

int64_t
rezone_instant(
    const struct merging *m, const struct rezoned *r, const struct line *l)
{
	int64_t t = row_printed(l->seen) - r->off;

	if (l->seen->origin == ORIGIN_CLOCK &&
	    t + ROW_SLACK < newest_known(m, r) && t + DAY <= m->now + ROW_AHEAD)
		t += DAY;
	return t;
}

/* How well the lines above fit between those that are known and the present. */
struct fit {
	size_t lines;
	bool recent; /* the newest came since the last fetch */
};

static void
note(const struct merging *m, const struct rezoned *r, int64_t t,
    struct fit *fit)
{
	if (t + ROW_SLACK < newest_known(m, r) || t > m->now + ROW_AHEAD)
		return;
	fit->lines++;
	fit->recent |= shift_may_be_new(m, t);
}

/* Whether the source's own clocks were changed by as much since the oldest of
 * them: the site prints all its lines by the clocks of the day, and what is new
 * is right. */
static bool
is_clock_change(const struct merging *m, const struct rezoned *r)
{
	int64_t then = m->history->entries[r->known_oldest].published;

	return m->zone != NULL &&
	       zone_offset(m->zone, m->now) - zone_offset(m->zone, then) ==
		   r->shift * MINUTE;
}

/* Where polls are far apart both readings fit. Lines that would have been ahead
 * of our clock when they came are printed wrongly by now, and so is what is new,
 * even if it came late. Others that were printed so from the first have been
 * read anew, unless the definition names another zone since. */
static bool
is_likely(const struct merging *m, const struct rezoned *r,
    const struct fit *moved, const struct fit *printed)
{
	bool changed = is_clock_change(m, r);

	if (r->was_ahead && !changed)
		return true;
	if (moved->recent != printed->recent)
		return moved->recent;
	return !changed && (r->reprinted || r->shift < 0);
}

bool
rezone_takes_new(const struct merging *m, const struct rezoned *r)
{
	struct fit printed = {0}, moved = {0};

	for (size_t j = r->newest + 1; j < m->n; j++) {
		const struct line *l = &m->lines[j];

		if (!twins_is_clock(l->seen))
			continue;
		note(m, r, row_printed(l->seen), &printed);
		note(m, r, rezone_instant(m, r, l), &moved);
	}
	if (moved.lines != printed.lines)
		return moved.lines > printed.lines;
	return is_likely(m, r, &moved, &printed);
}
