/* reprint.c - lines whose clocks are printed in another form. */
#include "merge/reprint.h"

#include <string.h>

#include "base/instant.h"
#include "base/zone.h"
#include "merge/drift.h"
#include "merge/links.h"
#include "text/fold.h"

enum { DAY_MINUTES = DAY / MINUTE, AHEAD = ROW_AHEAD / MINUTE };

/* Whether a line could be an entry whose clock was printed in another form. */
static bool
is_reprint(const struct merging *m, const struct line *l, size_t entry)
{
	const struct entry *known = &m->history->entries[entry];

	return row_is_timed(known) && l->seen->precision <= MINUTE &&
	       known->precision <= MINUTE && row_text(m, entry) == l->text &&
	       !drift_same_time(m, l->seen, known);
}

static int64_t
minutes_apart(
    const struct merging *m, const struct line *l, const struct standing *s)
{
	return row_minute(l->seen->published - l->lean) -
	       row_minute(m->history->entries[s->entry].published);
}

static const char *
skip_digits(const char *s)
{
	return s + strspn(s, "0123456789");
}

/* Whether two prints differ in their figures alone: they are two times. */
static bool
is_one_form(const char *x, const char *y)
{
	while (*x != '\0' && *x == *y) {
		x = skip_digits(x + 1);
		y = skip_digits(y + 1);
	}
	return *x == *y;
}

static bool
have_one_form(const struct merging *m, const struct entry *seen,
    const struct entry *known)
{
	return is_one_form(skip_digits(fold_text(m->a, seen->time_text)),
	    skip_digits(fold_text(m->a, known->time_text)));
}

/* How many minutes after that of its instant an entry's clock may be: an alarm
 * is another one in the next minute. */
static int64_t
ahead_of_entry(
    const struct merging *m, const struct line *l, const struct entry *e)
{
	if (row_minute(e->published) != row_minute(e->first_seen))
		return 0;
	return have_one_form(m, l->seen, e) ? 0 : AHEAD;
}

/* The same of a line: what is ahead of our clock is read as of the fetch. */
static int64_t
ahead_of_line(const struct merging *m, const struct line *l)
{
	return l->seen->published == row_made(m) ? AHEAD : 0;
}

bool
reprint_is_of_minute(
    const struct merging *m, const struct line *l, const struct standing *s)
{
	return minutes_apart(m, l, s) == 0 && is_reprint(m, l, s->entry);
}

bool
reprint_is_of_early(
    const struct merging *m, const struct line *l, const struct standing *s)
{
	const struct entry *known = &m->history->entries[s->entry];
	int64_t d = minutes_apart(m, l, s);

	return d > 0 && is_reprint(m, l, s->entry) &&
	       d <= ahead_of_entry(m, l, known);
}

static int64_t
rest_of(int64_t x, int64_t of)
{
	return (x % of + of) % of;
}

bool
reprint_is_near(const struct entry *seen, const struct entry *known)
{
	const int64_t half = HOUR / 2, slack = ROW_AHEAD + MINUTE;
	int64_t d = seen->published - known->published;

	/* The clocks are changed by an hour, or by half of one. */
	return rest_of(d + slack, half) <= 2 * slack &&
	       rest_of(d + HOUR + slack, DAY) <= 2 * (HOUR + slack);
}

static int64_t
minute_of_day(const struct merging *m, int64_t t)
{
	struct civil c;

	if (m->zone == NULL)
		return rest_of(row_minute(t), DAY_MINUTES);
	c = zone_civil(m->zone, t);
	return c.hour * (HOUR / MINUTE) + c.minute;
}

/* Whether what both show is the same minute of a day. */
static bool
is_same_clock(
    const struct merging *m, const struct line *l, const struct entry *known)
{
	int64_t before = ahead_of_line(m, l),
		after = ahead_of_entry(m, l, known);
	int64_t d = minute_of_day(m, l->seen->published) -
		    minute_of_day(m, known->published);

	return l->seen->origin == ORIGIN_CLOCK &&
	       rest_of(d + before, DAY_MINUTES) <= before + after;
}

bool
reprint_is_of_clock(
    const struct merging *m, const struct line *l, const struct standing *s)
{
	const struct entry *known = &m->history->entries[s->entry];

	return is_reprint(m, l, s->entry) && is_same_clock(m, l, known) &&
	       (minutes_apart(m, l, s) < 0 || s->pinned ||
		   row_same_link(l->seen->url, known->url));
}

bool
reprint_has_clock(const struct merging *m, const struct line *l, size_t entry)
{
	const struct entry *known = &m->history->entries[entry];

	return reprint_is_near(l->seen, known) && is_reprint(m, l, entry) &&
	       is_same_clock(m, l, known) &&
	       !links_differ(l, links_number(known), linekey_place(known->url));
}
