/* shift.c - lists that stood still while the days went on. */
#include "merge/shift.h"

#include "base/instant.h"
#include "base/zone.h"

/* Whether one of them tells no more than a day, whose hours are no lateness. */
static bool
is_day_of_clock(const struct entry *seen, const struct entry *known)
{
	return (seen->precision >= DAY) != (known->precision >= DAY);
}

bool
shift_is_late(const struct entry *seen, const struct entry *known)
{
	int64_t slack = DAY / 2;

	if (seen->origin == ORIGIN_FIRST_SEEN ||
	    known->origin == ORIGIN_FIRST_SEEN)
		return false;
	/* "1 day ago" is said of what is 47 hours old. */
	if (seen->origin == ORIGIN_RELATIVE)
		slack += seen->precision;
	else if (is_day_of_clock(seen, known))
		slack += DAY / 2;
	return seen->published - known->published >= slack;
}

bool
shift_has_place(const struct merging *m, const struct line *l)
{
	return l->place != LINE_NONE && !m->page[l->place].pinned;
}

static bool
line_is_late(const struct merging *m, const struct line *l)
{
	return shift_has_place(m, l) &&
	       shift_is_late(l->seen, &m->history->entries[l->known]);
}

static int
compare(const void *x, const void *y)
{
	uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;

	return (a > b) - (a < b);
}

/* What stands on one of the two pages: of each line its key, its text, and,
 * marked, its text again if it has no time of its own, sorted. */
struct content {
	uint64_t *words;
	size_t n;
};

static const uint64_t timeless = (uint64_t)1 << 62;

static void
note(struct content *c, uint64_t key, uint32_t text, const struct entry *e)
{
	c->words[c->n++] = key;
	c->words[c->n++] = text;
	if (!row_is_timed(e))
		c->words[c->n++] = timeless | text;
}

static bool
has(const struct content *c, uint64_t word)
{
	return c->n > 0 &&
	       bsearch(&word, c->words, c->n, sizeof(word), compare) != NULL;
}

/* Whether nothing on the page could be the line. */
static bool
lacks(
    const struct content *c, uint64_t key, uint32_t text, const struct entry *e)
{
	return !has(c, key) && !has(c, timeless | text) &&
	       (row_is_timed(e) || !has(c, text));
}

static struct content
content_of_lines(const struct merging *m)
{
	struct content c = {arena_alloc(m->a, m->n * 3 * sizeof(*c.words)), 0};

	for (size_t j = 0; j < m->n; j++)
		note(&c, m->lines[j].key, m->lines[j].text, m->lines[j].seen);
	if (c.n > 0)
		qsort(c.words, c.n, sizeof(*c.words), compare);
	return c;
}

static struct content
content_of_page(const struct merging *m)
{
	struct content c = {
	    arena_alloc(m->a, m->page_n * 3 * sizeof(*c.words)), 0};

	for (size_t i = 0; i < m->page_n; i++) {
		size_t entry = m->page[i].entry;

		note(&c, m->page[i].key, row_text(m, entry),
		    &m->history->entries[entry]);
	}
	if (c.n > 0)
		qsort(c.words, c.n, sizeof(*c.words), compare);
	return c;
}

/* How many of the lines [from, to) the last page lacks. */
static size_t
count_new(const struct merging *m, size_t from, size_t to)
{
	struct content page = content_of_page(m);
	size_t n = 0;

	for (size_t j = from; j < to; j++) {
		const struct line *l = &m->lines[j];

		n += lacks(&page, l->key, l->text, l->seen);
	}
	return n;
}

/* How many lines [from, to) of the last page this one lacks. */
static size_t
count_gone(const struct merging *m, size_t from, size_t to)
{
	struct content lines = content_of_lines(m);
	size_t n = 0;

	for (size_t i = from; i < to; i++) {
		size_t entry = m->page[i].entry;

		n += lacks(&lines, m->page[i].key, row_text(m, entry),
		    &m->history->entries[entry]);
	}
	return n;
}

bool
shift_may_be_new(const struct merging *m, int64_t t)
{
	return t + ROW_SLACK > m->history->fetched;
}

static bool
is_doubtful(const struct merging *m, const struct line *l)
{
	return line_is_late(m, l) && shift_may_be_new(m, l->seen->published);
}

/* The pairs of late lines that may be new events. */
struct late {
	size_t n;
	size_t oldest, newest; /* among the lines */
};

static struct late
find_late(const struct merging *m)
{
	struct late late = {0};

	for (size_t j = 0; j < m->n; j++) {
		if (!is_doubtful(m, &m->lines[j]))
			continue;
		if (late.n++ == 0)
			late.oldest = j;
		late.newest = j;
	}
	return late;
}

/* What can't be if the late lines are those of the last page: a newer line of
 * that page has gone, a new one stands between them, or the two lists go on
 * with different lines behind them. */
static size_t
count_against(const struct merging *m, const struct late *late)
{
	size_t place = m->lines[late->oldest].place;
	size_t gone = count_gone(m, 0, place);
	size_t come = count_new(m, 0, late->oldest);

	return count_gone(m, place, m->page_n) +
	       count_new(m, late->oldest, late->newest) +
	       (gone < come ? gone : come);
}

void
shift_doubt(struct merging *m)
{
	struct late late = find_late(m);

	if (late.n == 0 || late.n > count_against(m, &late))
		return;
	for (size_t j = late.oldest; j <= late.newest; j++) {
		if (is_doubtful(m, &m->lines[j]))
			row_take(m, j, LINE_NONE);
	}
}

/* As the next newer line does that was there, or, if there is none, the next
 * older one. */
void
shift_note_quiet(struct merging *m)
{
	bool quiet = false, any = false;

	for (size_t j = 0; j < m->n; j++) {
		m->lines[j].quiet = quiet;
		if (shift_has_place(m, &m->lines[j]))
			quiet = line_is_late(m, &m->lines[j]);
	}
	for (size_t j = m->n; j-- > 0;) {
		if (any)
			m->lines[j].quiet = quiet;
		if (!shift_has_place(m, &m->lines[j]))
			continue;
		quiet = line_is_late(m, &m->lines[j]);
		any = true;
	}
}

int64_t
shift_days_off(const struct entry *seen, const struct entry *known)
{
	int64_t half = HOUR / 2;
	int64_t d = seen->published - known->published;

	if ((d > -DAY / 2 && d < DAY / 2) || is_day_of_clock(seen, known))
		return 0;
	return (d + (d > 0 ? half / 2 : -half / 2)) / half * half;
}

int64_t
shift_by_days(const struct merging *m, int64_t t, int64_t off)
{
	struct civil c;
	int64_t out[2];

	if (off == 0 || m->zone == NULL)
		return t - off;
	c = zone_civil(m->zone, t);
	c.day -= (int)((off + (off > 0 ? DAY / 2 : -DAY / 2)) / DAY);
	c = instant_civil(instant_of(&c));
	if (zone_instants(m->zone, &c, out) == 2 && out[1] <= m->now)
		return out[1];
	return out[0];
}

/* Whether an entry's instant is known as far as its day. */
static bool
has_day(const struct entry *known)
{
	return !row_drifts(known) ||
	       (known->origin == ORIGIN_RELATIVE && known->precision <= HOUR);
}

/* The known lines whose instants tell those of their neighbours: no drift, and
 * not above a line that is much newer, as pinned ones are. */
static bool *
find_sure(const struct merging *m)
{
	bool *sure = arena_zalloc(m->a, m->n * sizeof(*sure));
	int64_t newest = INSTANT_NONE;

	for (size_t j = 0; j < m->n; j++) {
		const struct line *l = &m->lines[j];
		const struct entry *known;

		if (l->known == LINE_NONE)
			continue;
		known = &m->history->entries[l->known];
		sure[j] = !row_drifts(l->seen) && has_day(known) &&
			  (newest == INSTANT_NONE ||
			      known->published > newest - HOUR) &&
			  (l->place == LINE_NONE || !m->page[l->place].pinned);
		if (known->published > newest)
			newest = known->published;
	}
	return sure;
}

static void
repair_below(struct merging *m, const bool *sure)
{
	int64_t off = 0;

	for (size_t j = m->n; j-- > 0;) {
		struct line *l = &m->lines[j];
		int64_t t;

		if (sure[j])
			off = shift_days_off(
			    l->seen, &m->history->entries[l->known]);
		if (l->known != LINE_NONE || l->seen->origin != ORIGIN_CLOCK)
			continue;
		t = shift_by_days(m, l->seen->published, off);
		if (t <= m->now)
			l->published = t;
	}
}

static void
repair_above(struct merging *m, const bool *sure)
{
	const struct entry *known = NULL;
	int64_t off = 0;

	for (size_t j = 0; j < m->n; j++) {
		struct line *l = &m->lines[j];
		int64_t t;

		if (sure[j]) {
			known = &m->history->entries[l->known];
			off = shift_days_off(l->seen, known);
		}
		if (l->known != LINE_NONE || off >= 0 ||
		    l->seen->origin != ORIGIN_CLOCK ||
		    known->published <= l->published)
			continue;
		t = shift_by_days(m, l->seen->published, off);
		if (t <= m->now + ROW_AHEAD)
			l->published = t < m->now ? t : m->now;
	}
}

void
shift_repair(struct merging *m)
{
	const bool *sure = find_sure(m);

	repair_below(m, sure);
	repair_above(m, sure);
}
