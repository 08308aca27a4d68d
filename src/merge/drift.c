/* drift.c - lines whose instant comes from the time of the fetch. */
#include "merge/drift.h"

#include <string.h>

#include "base/instant.h"
#include "base/limits.h"
#include "merge/echo.h"
#include "merge/shift.h"
#include "text/linekey.h"

/* A line that begins or ceases to print its time. */
enum { FIRST_SEEN_SLACK = HOUR };

static int64_t
slack_of(const struct entry *seen, const struct entry *known)
{
	int64_t slack = (int64_t)seen->precision + known->precision + ROW_SLACK;

	/* A day may have an hour more. */
	return seen->precision >= DAY || known->precision >= DAY ? slack + HOUR
								 : slack;
}

static bool
is_first_seen(const struct entry *e)
{
	return e->origin == ORIGIN_FIRST_SEEN;
}

/* Whether two derivations of one instant can differ by as much as these. */
static bool
is_near(const struct merging *m, const struct entry *seen,
    const struct entry *known)
{
	int64_t d = seen->published - known->published;
	int64_t slack = slack_of(seen, known);

	if (is_first_seen(known)) {
		if (is_first_seen(seen))
			return true;
		slack = DAY;
	} else if (is_first_seen(seen)) {
		slack += FIRST_SEEN_SLACK;
	}
	return d >= -slack && d <= slack + m->lag;
}

/* How much later than explained a relative line of the old place comes. */
static int64_t
lag_of(const struct merging *m, const struct line *l)
{
	const struct entry *known;
	int64_t d;

	if (l->place == LINE_NONE || l->seen->origin != ORIGIN_RELATIVE)
		return 0;
	known = &m->history->entries[l->known];
	if (is_first_seen(known))
		return 0;
	d = l->seen->published - known->published;
	return d > slack_of(l->seen, known) ? d : 0;
}

/* By how much the lines that are told to the minute come later at the most. */
static int64_t
find_lean(const struct merging *m)
{
	int64_t most = 0;

	for (size_t j = 0; j < m->n; j++) {
		const struct line *l = &m->lines[j];
		const struct entry *known;
		int64_t d;

		if (l->place == LINE_NONE || l->seen->precision > MINUTE ||
		    !row_drifts(l->seen))
			continue;
		known = &m->history->entries[l->known];
		d = l->seen->published - known->published;
		if (known->origin == ORIGIN_RELATIVE && d > most &&
		    d <= ROW_SLACK)
			most = d;
	}
	return most;
}

static int64_t
coarser_unit(const struct entry *seen, const struct entry *known)
{
	return seen->precision > known->precision ? seen->precision
						  : known->precision;
}

bool
drift_is_close(const struct merging *m, const struct entry *seen,
    const struct entry *known)
{
	int64_t d = seen->published - known->published;
	int64_t unit = coarser_unit(seen, known);
	/* An entry has a second of its own in its minute (seconds.h). */
	int64_t lean = m->lean >= MINUTE ? m->lean : MINUTE - 1;

	if (m->lag > 0 || seen->origin != ORIGIN_RELATIVE ||
	    known->origin != ORIGIN_RELATIVE)
		return is_near(m, seen, known);
	return d >= -unit && d <= unit + lean;
}

bool
drift_same_time(const struct merging *m, const struct entry *seen,
    const struct entry *known)
{
	return !row_is_timed(seen) || !row_is_timed(known) ||
	       words_folded(m->words, seen->time_text) ==
		   words_folded(m->words, known->time_text);
}

/* No two numbers are one line's. */
static bool
may_have_one_number(const struct entry *seen, const struct entry *known)
{
	uint64_t x = linekey_of_link(seen->url);
	uint64_t y = linekey_of_link(known->url);

	return x == 0 || y == 0 || x == y;
}

/* A site that was rebuilt may have other links, and print other times; but the
 * times have to meet. Its clock may be ahead of ours, which ages don't show. */
static bool
may_be_relinked(const struct entry *seen, const struct entry *known)
{
	int64_t d = seen->published - known->published;
	int64_t slack = coarser_unit(seen, known);

	if (row_is_timed(seen) != row_is_timed(known))
		slack += ROW_AHEAD;
	return !is_first_seen(seen) && !is_first_seen(known) && d >= -slack &&
	       d <= slack && may_have_one_number(seen, known);
}

static bool
has_that_link(const struct entry *seen, const struct entry *known)
{
	return seen->url != NULL && known->url != NULL &&
	       strcmp(seen->url, known->url) == 0;
}

static bool
has_like_link(const struct entry *seen, const struct entry *known)
{
	return row_same_link(seen->url, known->url);
}

/* Whether the links of a line and an entry can be one. */
typedef bool links(const struct entry *seen, const struct entry *known);

static bool
same_line(const struct merging *m, const struct entry *seen, size_t entry)
{
	const struct entry *known = &m->history->entries[entry];

	return (row_drifts(seen) || row_drifts(known)) &&
	       drift_same_time(m, seen, known);
}

/* Whether a clock is that of an entry, days later or before. */
static bool
is_same_clock(const struct entry *seen, const struct entry *known)
{
	int64_t slack = (int64_t)known->precision + ROW_AHEAD;
	int64_t d = (seen->published - known->published) % DAY;

	if (d < 0)
		d += DAY;
	return row_is_timed(seen) && (d <= slack || d >= DAY - slack);
}

/* The same where the rebuilt page is read on another day, as it is below a
 * pinned line. */
static bool
may_be_redated(const struct entry *seen, const struct entry *known)
{
	return known->origin == ORIGIN_RELATIVE && is_same_clock(seen, known) &&
	       may_have_one_number(seen, known);
}

/* Far off, it is the line only if it stood still on the page, or above it; or if
 * a pinned line above has dragged it to another day. */
static bool
may_be(const struct merging *m, const struct line *l, const struct standing *s)
{
	const struct entry *known = &m->history->entries[s->entry];

	if (m->taken[s->entry] != 0)
		return false;
	if (shift_is_late(l->seen, known))
		return l->quiet || (s->pinned && is_same_clock(l->seen, known));
	return is_first_seen(l->seen) || is_first_seen(known) ||
	       is_near(m, l->seen, known) ||
	       (l->seen->published < known->published &&
		   is_same_clock(l->seen, known));
}

static size_t
find_on_page(
    const struct merging *m, const struct line *l, links *meet, size_t *left)
{
	const struct echoes says = echo_on_page(m, l->text);

	for (size_t i = 0; i < says.n && (*left) > 0; i++) {
		const struct standing *s = &m->page[says.v[i].at];

		--*left;
		if (may_be(m, l, s) && same_line(m, l->seen, s->entry) &&
		    meet(l->seen, &m->history->entries[s->entry]))
			return s->entry;
	}
	return LINE_NONE;
}

/* "yesterday 09:13" is what was printed as "09:13" the day before. */
static bool
says_clock(const struct entry *seen, const struct entry *known)
{
	return seen->time_text != NULL && known->time_text != NULL &&
	       strstr(seen->time_text, known->time_text) != NULL;
}

/* "2 hours ago" may be what had a clock once; "2 minutes ago" is told from an
 * alarm of the same words ten minutes before. */
static bool
may_have_drifted(const struct entry *seen, const struct entry *known)
{
	return row_drifts(known) || seen->precision >= HOUR ||
	       row_minute(seen->published) == row_minute(known->published) ||
	       says_clock(seen, known);
}

/* Where in the history the line can be, from the newest entry on; without a
 * time anywhere, of as many as a store gives for merging. */
static struct stretch
reach_of(const struct merging *m, const struct line *l)
{
	const struct history *h = m->history;
	int64_t reach = DAY + (row_drifts(l->seen) ? DAY + l->seen->precision
						   : (int64_t)HOUR);
	struct stretch s = {0, h->n};

	if (!is_first_seen(l->seen)) {
		s.from = row_first(h, l->published + reach);
		s.to = row_first(h, l->published - reach - m->lag - 1);
	}
	if (s.to > s.from + LIMIT_HISTORY)
		s.to = s.from + LIMIT_HISTORY;
	return s;
}

/* The free entries that say what one of the free lines says. */
static struct echoes
find_echoes(const struct merging *m)
{
	struct stretch *v = arena_alloc(m->a, m->n * sizeof(*v));
	size_t n = 0;

	for (size_t j = 0; j < m->n; j++) {
		if (m->lines[j].known == LINE_NONE)
			v[n++] = reach_of(m, &m->lines[j]);
	}
	return echo_in_history(m, v, n);
}

/* The least of those lags: each line told as finely ought to show it. 0: none
 * is late. */
static int64_t
find_least_lag(const struct merging *m)
{
	int64_t least = 0;

	for (size_t j = 0; j < m->n; j++) {
		int64_t lag = lag_of(m, &m->lines[j]);

		if (lag > 0 && (least == 0 || lag < least))
			least = lag;
	}
	return least;
}

/* Whether what is on no place of the last page was known before, and comes as
 * much later. */
static bool
is_echo_of_lag(const struct merging *m, const struct echoes *history,
    const struct line *l, int64_t lag, size_t *left)
{
	const struct stretch reach = reach_of(m, l);
	const struct echoes says = echo_of(history, l->text, &reach);

	for (size_t i = 0; i < says.n && (*left) > 0; i++) {
		const struct entry *known = &m->history->entries[says.v[i].at];
		int64_t d = l->seen->published - known->published - lag;
		int64_t slack =
		    (int64_t)l->seen->precision + known->precision + MINUTE;

		--*left;
		if (d >= -slack && d <= slack && has_like_link(l->seen, known))
			return true;
	}
	return false;
}

/* What the lines say that are told finely enough to show a lag. */
struct verdict {
	size_t late, others;
	int64_t most; /* by which those are late */
};

/* "3 hours ago" is said with the lag and without it; and what has no place
 * speaks for nothing if it is late like the others. */
static struct verdict
ask_lines(const struct merging *m, int64_t lag)
{
	const struct echoes history = find_echoes(m);
	size_t left = LIMIT_ECHOES;
	struct verdict v = {0};

	for (size_t j = 0; j < m->n; j++) {
		const struct line *l = &m->lines[j];
		const struct entry *known =
		    l->place == LINE_NONE ? l->seen
					  : &m->history->entries[l->known];
		int64_t late = lag_of(m, l);

		if (l->seen->origin != ORIGIN_RELATIVE ||
		    is_first_seen(known) || slack_of(l->seen, known) >= lag)
			continue;
		if (late > 0)
			v.late++;
		else if (l->place != LINE_NONE || l->known != LINE_NONE ||
			 !is_echo_of_lag(m, &history, l, lag, &left))
			v.others++;
		v.most = late > v.most ? late : v.most;
	}
	return v;
}

static void
undo_late(struct merging *m)
{
	for (size_t j = 0; j < m->n; j++) {
		if (lag_of(m, &m->lines[j]) > 0 &&
		    !shift_is_late(m->lines[j].seen,
			&m->history->entries[m->lines[j].known]))
			row_take(m, j, LINE_NONE);
	}
}

void
drift_doubt(struct merging *m)
{
	int64_t lag = find_least_lag(m);
	struct verdict v;

	m->lean = find_lean(m);
	if (lag == 0)
		return;
	v = ask_lines(m, lag);
	/* Few lines among others prove nothing. */
	if (v.late >= v.others && (v.late > 1 || m->n == 1))
		m->lag = v.most;
	else
		undo_late(m);
}

static size_t
find_in_history(const struct merging *m, const struct echoes *history,
    const struct line *l, links *meet, size_t *left)
{
	const struct stretch reach = reach_of(m, l);
	const struct echoes says = echo_of(history, l->text, &reach);
	struct entry seen = *l->seen;

	seen.published = l->published;
	for (size_t i = 0; i < says.n && (*left) > 0; i++) {
		size_t entry = says.v[i].at;
		const struct entry *known = &m->history->entries[entry];

		--*left;
		if (m->taken[entry] == 0 && may_have_drifted(&seen, known) &&
		    is_near(m, &seen, known) && same_line(m, &seen, entry) &&
		    meet(&seen, known))
			return entry;
	}
	return LINE_NONE;
}

static void
pair_linked(
    struct merging *m, const struct echoes *history, links *meet, size_t *left)
{
	for (size_t j = 0; j < m->n; j++) {
		struct line *l = &m->lines[j];
		size_t found;

		if (l->known != LINE_NONE)
			continue;
		found = find_on_page(m, l, meet, left);
		if (found == LINE_NONE)
			found = find_in_history(m, history, l, meet, left);
		if (found != LINE_NONE)
			row_take(m, j, found);
	}
}

static void
pair_redated(struct merging *m, size_t *left)
{
	for (size_t j = 0; j < m->n; j++) {
		struct line *l = &m->lines[j];
		size_t found = LINE_NONE;

		if (l->known == LINE_NONE && l->seen->origin == ORIGIN_CLOCK)
			found = find_on_page(m, l, may_be_redated, left);
		if (found != LINE_NONE)
			row_take(m, j, found);
	}
}

/* The surest links first: of two alarms of one hour each has its own. */
void
drift_pair(struct merging *m)
{
	const struct echoes history = find_echoes(m);
	size_t left = LIMIT_ECHOES;

	pair_linked(m, &history, has_that_link, &left);
	pair_linked(m, &history, has_like_link, &left);
	pair_linked(m, &history, may_be_relinked, &left);
	pair_redated(m, &left);
}
