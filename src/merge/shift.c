/* shift.c - lists that stood still while the days went on. */
#include "merge/shift.h"

#include "base/instant.h"

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
	return seen->published - known->published >= slack;
}

static bool
line_is_late(const struct merging *m, const struct line *l)
{
	return l->place != LINE_NONE &&
	       shift_is_late(l->seen, &m->history->entries[l->known]);
}

static int
compare(const void *x, const void *y)
{
	uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;

	return (a > b) - (a < b);
}

/* A set of keys. */
struct keys {
	uint64_t *keys; /* sorted */
	size_t n;
};

static bool
has(const struct keys *k, uint64_t key)
{
	return k->n > 0 &&
	       bsearch(&key, k->keys, k->n, sizeof(key), compare) != NULL;
}

static void
sort(struct keys *k)
{
	if (k->n > 0)
		qsort(k->keys, k->n, sizeof(*k->keys), compare);
}

static struct keys
keys_of_lines(const struct merging *m)
{
	struct keys k = {arena_alloc(m->a, m->n * sizeof(*k.keys)), m->n};

	for (size_t i = 0; i < m->n; i++)
		k.keys[i] = m->lines[i].key;
	sort(&k);
	return k;
}

static struct keys
keys_of_page(const struct merging *m)
{
	struct keys k = {
	    arena_alloc(m->a, m->page_n * sizeof(*k.keys)), m->page_n};

	for (size_t i = 0; i < m->page_n; i++)
		k.keys[i] = m->page[i].key;
	sort(&k);
	return k;
}

/* How many of the lines [from, to) the other page lacks. */
static size_t
count_new(const struct merging *m, size_t from, size_t to)
{
	struct keys page = keys_of_page(m);
	size_t n = 0;

	for (size_t j = from; j < to; j++)
		n += !has(&page, m->lines[j].key);
	return n;
}

static size_t
count_gone(const struct merging *m, size_t from, size_t to)
{
	struct keys lines = keys_of_lines(m);
	size_t n = 0;

	for (size_t i = from; i < to; i++)
		n += !has(&lines, m->page[i].key);
	return n;
}

/* A new event would have been on the last page, were it older than that: so an
 * old line's words and clock can only be one where its clock lies behind the
 * last fetch, but for the time that a line takes to reach the page. */
enum { UNDERWAY = 10 * MINUTE };

static bool
may_be_new(const struct merging *m, const struct line *l)
{
	return l->seen->published + UNDERWAY > m->history->fetched;
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
		if (!line_is_late(m, &m->lines[j]) ||
		    !may_be_new(m, &m->lines[j]))
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
		struct line *l = &m->lines[j];

		if (!line_is_late(m, l) || !may_be_new(m, l))
			continue;
		m->taken[l->known] = false;
		l->known = LINE_NONE;
		l->place = LINE_NONE;
	}
}

bool
shift_is_quiet(const struct merging *m, size_t j)
{
	for (size_t i = j + 1; i < m->n; i++) {
		if (m->lines[i].place != LINE_NONE)
			return line_is_late(m, &m->lines[i]);
	}
	for (size_t i = j; i-- > 0;) {
		if (m->lines[i].place != LINE_NONE)
			return line_is_late(m, &m->lines[i]);
	}
	return false;
}

/* How much later a line is read than it is known, in half hours: whole days,
 * and what a change of the clocks adds to them. Less than half a day is no
 * other day. */
static int64_t
days_off(const struct entry *seen, const struct entry *known)
{
	int64_t half = HOUR / 2;
	int64_t d = seen->published - known->published;

	if (d > -DAY / 2 && d < DAY / 2)
		return 0;
	return (d + (d > 0 ? half / 2 : -half / 2)) / half * half;
}

void
shift_repair(struct merging *m)
{
	int64_t off = 0;

	for (size_t j = m->n; j-- > 0;) {
		struct line *l = &m->lines[j];
		const struct entry *known;

		if (l->known == LINE_NONE) {
			if (l->seen->origin == ORIGIN_CLOCK &&
			    l->seen->published - off <= m->now)
				l->published = l->seen->published - off;
			continue;
		}
		known = &m->history->entries[l->known];
		if (!row_drifts(l->seen) && !row_drifts(known))
			off = days_off(l->seen, known);
	}
}
