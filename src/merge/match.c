/* match.c - which lines of a fetch are known. */
#include "merge/match.h"

#include <stdlib.h>

#include "base/instant.h"
#include "base/keyed.h"
#include "base/limits.h"
#include "merge/dated.h"
#include "merge/drift.h"
#include "merge/echo.h"
#include "merge/edit.h"
#include "merge/links.h"
#include "merge/order.h"
#include "merge/overlap.h"
#include "merge/renew.h"
#include "merge/reprint.h"
#include "merge/rezone.h"
#include "merge/shift.h"

/* A relative time is no part of what a line is; its link stands in for it. */
static uint64_t
key_of(struct words *w, const struct entry *e, uint64_t text)
{
	if (!row_is_timed(e))
		return (uint64_t)1 << 63 |
		       (uint64_t)words_exact(w, e->url) << 32 | text;
	return (uint64_t)words_folded(w, e->time_text) << 32 | text;
}

static void
make_keys(struct merging *m)
{
	for (size_t j = 0; j < m->n; j++) {
		struct line *l = &m->lines[j];

		l->text = words_folded(m->words, l->seen->text);
		l->time = words_folded(m->words, l->seen->time_text);
		l->key = key_of(m->words, l->seen, l->text);
		l->known = LINE_NONE;
		l->place = LINE_NONE;
		l->published = l->seen->published;
	}
	for (size_t i = 0; i < m->page_n; i++) {
		size_t entry = m->page[i].entry;

		m->page[i].key = key_of(
		    m->words, &m->history->entries[entry], row_text(m, entry));
	}
	echo_note_page(m);
}

/* The oldest entry of the minute that has the text and isn't taken. */
static size_t
find_in_minute(const struct merging *m, const struct line *l, int64_t t)
{
	const struct history *h = m->history;
	int64_t start = row_minute(t) * MINUTE;
	size_t found = LINE_NONE;

	for (size_t i = row_first(h, start + MINUTE - 1);
	     i < h->n && h->entries[i].published >= start; i++) {
		if (m->taken[i] == 0 && row_text(m, i) == l->text)
			found = i;
	}
	return found;
}

/* A late line may have moved only where the page stood still. */
static bool
has_moved(
    const struct merging *m, const struct line *l, const struct standing *s)
{
	const struct entry *known = &m->history->entries[s->entry];

	return s->key == l->key && (!shift_is_late(l->seen, known) || l->quiet);
}

typedef bool meets(
    const struct merging *m, const struct line *l, const struct standing *s);

/* Each line that prints a time with the first one of the last page, from its
 * old end, that it meets. */
static void
pair_on_page(struct merging *m, meets *meet)
{
	for (size_t j = 0; j < m->n; j++) {
		struct line *l = &m->lines[j];
		const struct echoes says = echo_on_page(m, l->text);

		if (!row_is_timed(l->seen))
			continue;
		for (size_t i = 0; i < says.n && l->known == LINE_NONE; i++) {
			const struct standing *s = &m->page[says.v[i].at];

			if (m->taken[s->entry] == 0 && meet(m, l, s))
				row_take(m, j, s->entry);
		}
	}
}

static int
compare_texts(const void *x, const void *y)
{
	uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;

	return (a > b) - (a < b);
}

/* The texts of the lines, sorted. */
static uint64_t *
sort_texts(const struct merging *m)
{
	uint64_t *texts = arena_alloc(m->a, m->n * sizeof(*texts));

	for (size_t j = 0; j < m->n; j++)
		texts[j] = m->lines[j].text;
	qsort(texts, m->n, sizeof(*texts), compare_texts);
	return texts;
}

/* Whether all that is said is one line's, which may have been edited back. */
static bool
are_one(const struct echoes *says)
{
	for (size_t i = 1; i < says->n; i++) {
		if (says->v[i].at != says->v[0].at)
			return false;
	}
	return says->n > 0;
}

/* The line of the last page that a line in another form is, if no other line of
 * either page says the same; or NULL. */
static const struct standing *
find_alone(const struct merging *m, const uint64_t *texts, const struct line *l)
{
	const struct echoes says = echo_on_page(m, l->text);
	size_t first;
	const struct standing *s;

	if (l->known != LINE_NONE || !row_is_timed(l->seen) || !are_one(&says))
		return NULL;
	first = keyed_first(texts, m->n, sizeof(*texts), l->text);
	s = &m->page[says.v[0].at];
	if ((first + 1 < m->n && texts[first + 1] == l->text) ||
	    m->taken[s->entry] != 0)
		return NULL;
	return reprint_is_of_minute(m, l, s) || reprint_is_of_early(m, l, s) ||
		       reprint_is_of_clock(m, l, s)
		   ? s
		   : NULL;
}

/* Each other line has the lean of the next newer of those, or, where there is
 * none, of the next older. */
static void
spread_leans(struct merging *m, const bool *sure)
{
	size_t newest = 0; /* sure one, and one more */

	for (size_t j = 0; j < m->n; j++) {
		if (sure[j])
			newest = j + 1;
		else if (newest > 0)
			m->lines[j].lean = m->lines[newest - 1].lean;
	}
	for (size_t j = newest; j-- > 1;) {
		if (!sure[j - 1])
			m->lines[j - 1].lean = m->lines[j].lean;
	}
}

/* Those that nothing else can be; whether they tell how the page is read. */
static bool
pair_alone(struct merging *m)
{
	const uint64_t *texts = sort_texts(m);
	bool *sure = arena_zalloc(m->a, m->n * sizeof(*sure)), any = false;

	for (size_t j = 0; j < m->n; j++) {
		struct line *l = &m->lines[j];
		const struct standing *s = find_alone(m, texts, l);

		if (s == NULL)
			continue;
		row_take(m, j, s->entry);
		if (s->pinned || row_drifts(l->seen))
			continue;
		l->lean =
		    shift_days_off(l->seen, &m->history->entries[s->entry]);
		any = sure[j] = true;
	}
	spread_leans(m, sure);
	return any;
}

/* A site that prints its clocks in another form from now on; the page may be
 * read a day off all the same. The bulletins of some days are told apart by how
 * far off their neighbours are. */
static void
pair_reprinted(struct merging *m)
{
	bool any;

	if (!row_any_left(m))
		return;
	any = pair_alone(m);
	pair_on_page(m, reprint_is_of_minute);
	pair_on_page(m, reprint_is_of_early);
	if (!any)
		pair_on_page(m, reprint_is_of_clock);
}

/* The entry of the same text and printed clock nearest to the minute: it came when
 * the site's clock was ahead of ours, and has the instant of that fetch; or the
 * clocks were changed since, and a list that is read a day off goes by an hour
 * that wasn't. */
static size_t
find_by_clock(const struct merging *m, const struct line *l)
{
	enum { REACH = HOUR + 4 * MINUTE };
	const struct history *h = m->history;
	int64_t t = l->published, best = 0;
	size_t found = LINE_NONE;

	if (l->seen->precision > MINUTE)
		return LINE_NONE;
	for (size_t i = row_first(h, t + REACH);
	     i < h->n && h->entries[i].published >= t - REACH; i++) {
		const struct entry *known = &h->entries[i];
		int64_t d = known->published - t;

		if (m->taken[i] != 0 || row_text(m, i) != l->text ||
		    !row_is_timed(known) || !drift_same_time(m, l->seen, known))
			continue;
		d = row_minute(d < 0 ? -d : d);
		if (found == LINE_NONE || d <= best) {
			found = i;
			best = d;
		}
	}
	return found;
}

typedef size_t find(const struct merging *m, const struct line *l);

static size_t
find_by_minute(const struct merging *m, const struct line *l)
{
	size_t found = find_in_minute(m, l, l->published);

	if (found == LINE_NONE && l->published < l->seen->published)
		found = find_in_minute(m, l, l->seen->published);
	return found;
}

/* The newest entry soon before that is printed in another form. */
static size_t
find_reprinted(const struct merging *m, const struct line *l)
{
	const struct history *h = m->history;
	int64_t t = l->seen->published;

	for (size_t i = row_first(h, t);
	     i < h->n && h->entries[i].published > t - ROW_AHEAD - MINUTE;
	     i++) {
		const struct standing s = {.entry = i};

		if (m->taken[i] == 0 && reprint_is_of_early(m, l, &s))
			return i;
	}
	return LINE_NONE;
}

static void
pair_by(struct merging *m, find *finds)
{
	for (size_t j = 0; j < m->n; j++) {
		struct line *l = &m->lines[j];
		size_t found;

		if (l->known != LINE_NONE || row_drifts(l->seen))
			continue;
		found = finds(m, l);
		if (found != LINE_NONE)
			row_take(m, j, found);
	}
}

/* What is printed just so first: where a site's clock is ahead, the next alarm
 * of the same words has the minute at which the last one was seen. */
static void
pair_by_minute(struct merging *m)
{
	pair_by(m, find_by_clock);
	pair_by(m, find_by_minute);
	pair_by(m, find_reprinted);
}

/* Whether an entry has the line's words and clock, on whatever day; its day may
 * have stood above the lines of that day. */
static bool
has_clock(const struct merging *m, const struct line *l, size_t entry)
{
	if (row_time(m, entry) == l->time)
		return !row_drifts(&m->history->entries[entry]) &&
		       row_text(m, entry) == l->text;
	return reprint_has_clock(m, l, entry);
}

/* The newest entry before t that isn't taken and is printed just so, be it in
 * another form. */
static size_t
find_before(
    const struct merging *m, const struct line *l, int64_t t, size_t *left)
{
	const struct history *h = m->history;

	for (size_t i = row_first(h, t); i < h->n && (*left) > 0; i++) {
		--*left;
		if (m->taken[i] == 0 && has_clock(m, l, i))
			return i;
	}
	return LINE_NONE;
}

/* The newest older one of them that has the line's very link, with a number
 * that is the line's alone: a bulletin has one of its own every day. */
static size_t
find_linked(const struct merging *m, const struct line *l, size_t *left)
{
	const struct history *h = m->history;

	if (l->link == 0)
		return LINE_NONE;
	for (size_t i = row_first(h, l->published); i < h->n && (*left) > 0;
	     i++) {
		const struct entry *e = &h->entries[i];

		--*left;
		if (m->taken[i] == 0 && reprint_is_near(l->seen, e) &&
		    e->url != NULL && row_same_link(l->seen->url, e->url) &&
		    links_number(e) == l->link && has_clock(m, l, i))
			return i;
	}
	return LINE_NONE;
}

/* Whether a line stands above newer ones that can't be new there: the last
 * fetch would have had it. */
static bool
is_pinned_again(const struct merging *m, const struct line *l)
{
	return l->pinned && l->published + ROW_SLACK <= m->history->fetched;
}

/* How many entries may yet be asked for a print, and for a link. */
struct left {
	size_t prints, links;
};

static size_t
find_older(const struct merging *m, const struct line *l, int64_t newer,
    struct left *left)
{
	if (l->known != LINE_NONE || l->seen->origin != ORIGIN_CLOCK)
		return LINE_NONE;
	if (newer != INSTANT_NONE)
		return find_before(m, l, newer, &left->prints);
	if (is_pinned_again(m, l))
		return find_before(m, l, l->published, &left->prints);
	return find_linked(m, l, &left->links);
}

static bool
is_out_of_order(const struct merging *m, const struct line *l)
{
	return l->pinned || (l->place != LINE_NONE && m->page[l->place].pinned);
}

/* Below a known line a clock alone says no day where lines are more than a day
 * apart, nor does it above newer ones; but an older line that is printed just so
 * is the one. At the new end, where it may be new as well, its link says so. */
static void
pair_older(struct merging *m)
{
	struct left left = {LIMIT_HISTORY, LIMIT_HISTORY};
	int64_t newer = INSTANT_NONE;

	if (!row_any_left(m))
		return;
	links_note(m);
	overlap_note_pinned(m);
	for (size_t j = m->n; j-- > 0;) {
		struct line *l = &m->lines[j];
		size_t found = find_older(m, l, newer, &left);

		if (found != LINE_NONE)
			row_take(m, j, found);
		if (l->known != LINE_NONE && !is_out_of_order(m, l))
			newer = row_instant(m, l);
	}
}

void
match(struct merging *m)
{
	make_keys(m);
	overlap_note_was_pinned(m);
	rezone(m);
	order_pair(m);
	shift_doubt(m);
	drift_doubt(m);
	pair_reprinted(m);
	shift_note_quiet(m);
	shift_repair(m);
	pair_by_minute(m);
	dated_pair(m);
	pair_older(m);
	pair_on_page(m, has_moved);
	drift_pair(m);
	shift_repair(m);
	renew_lines(m);
	edit_pair(m);
}
