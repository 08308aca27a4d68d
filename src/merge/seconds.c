/* seconds.c - the order of a page, told by seconds. */
#include "merge/seconds.h"

#include "base/instant.h"

enum { FREE = -1 }; /* no second is frozen there */

/* A line in its minute. */
struct slot {
	int64_t minute;
	size_t line;
};

/* The lines of one minute, oldest first. */
struct group {
	struct slot *slots;
	size_t n;
	int64_t start; /* instant */
	int last;      /* second of the minute that isn't the future */
};

/* A line that gets a second of ours. */
static bool
is_open(const struct line *l)
{
	return l->known == LINE_NONE && l->seen->precision >= MINUTE &&
	       l->seen->origin != ORIGIN_FIRST_SEEN;
}

static int
compare(const void *x, const void *y)
{
	const struct slot *a = x, *b = y;

	if (a->minute != b->minute)
		return a->minute < b->minute ? -1 : 1;
	return (a->line > b->line) - (a->line < b->line);
}

static struct slot *
sort_by_minute(struct merging *m)
{
	struct slot *slots = arena_alloc(m->a, m->n * sizeof(*slots));

	for (size_t j = 0; j < m->n; j++)
		slots[j] =
		    (struct slot){row_minute(row_instant(m, &m->lines[j])), j};
	if (m->n > 0)
		qsort(slots, m->n, sizeof(*slots), compare);
	return slots;
}

/* The second of a line, FREE if it has none yet. */
static int
second_of(const struct merging *m, const struct group *g, size_t i)
{
	const struct line *l = &m->lines[g->slots[i].line];

	if (is_open(l))
		return FREE;
	return (int)(row_instant(m, l) - g->start);
}

/* The latest second that an entry of the minute has which isn't on the page:
 * it scrolled off, so it is older than what is there. */
static int
latest_off_page(const struct merging *m, const struct group *g)
{
	size_t i = row_first(m->history, g->start + MINUTE - 1);

	for (; i < m->history->n; i++) {
		const struct entry *e = &m->history->entries[i];

		if (e->published < g->start)
			break;
		if (m->taken[i] == 0)
			return (int)(e->published - g->start);
	}
	return FREE;
}

/* The frozen second above slot i, FREE if there is none. */
static int
frozen_above(const struct merging *m, const struct group *g, size_t i)
{
	int least = FREE;

	for (; i < g->n; i++) {
		int s = second_of(m, g, i);

		if (s != FREE && (least == FREE || s < least))
			least = s;
	}
	return least;
}

/* Spreads n new lines over the seconds between two frozen ones, either of
 * which may be FREE. */
static void
spread(struct merging *m, const struct group *g, size_t from, size_t n,
    int below, int above)
{
	int low = below == FREE ? 0 : below + 1;
	int high = above == FREE ? g->last : above - 1;
	int room = high - low + 1;

	if (below == FREE && above != FREE && (size_t)above >= n)
		low = above - (int)n;
	for (size_t i = 0; i < n; i++) {
		struct line *l = &m->lines[g->slots[from + i].line];
		int second = below == FREE ? above : below;

		if (room > 0 && n <= (size_t)room)
			second = low + (int)i;
		else if (room > 0)
			second = low + (int)(i * (size_t)room / n);
		l->published = g->start + second;
	}
}

static void
settle_group(struct merging *m, const struct group *g)
{
	int below = latest_off_page(m, g);
	size_t i = 0;

	while (i < g->n) {
		size_t run = 0;
		int s = second_of(m, g, i);

		if (s != FREE) {
			below = s > below ? s : below;
			i++;
			continue;
		}
		while (i + run < g->n && second_of(m, g, i + run) == FREE)
			run++;
		spread(m, g, i, run, below, frozen_above(m, g, i + run));
		i += run;
	}
}

static void
settle_minutes(struct merging *m)
{
	struct slot *slots = sort_by_minute(m);
	size_t i = 0;

	while (i < m->n) {
		struct group g = {.slots = slots + i,
		    .start = slots[i].minute * MINUTE,
		    .last = MINUTE - 1};

		while (
		    i + g.n < m->n && slots[i + g.n].minute == slots[i].minute)
			g.n++;
		if (m->now < g.start + g.last)
			g.last = m->now > g.start ? (int)(m->now - g.start) : 0;
		settle_group(m, &g);
		i += g.n;
	}
}

/* Lines without a time go back from the fetch second by second, down to the
 * start of its minute, or to what an earlier fetch gave. */
static void
settle_first_seen(struct merging *m)
{
	int64_t rank = 0;

	for (size_t j = m->n; j-- > 0;) {
		struct line *l = &m->lines[j];
		int64_t seen = l->published, start, least;
		size_t before;

		if (l->known != LINE_NONE ||
		    l->seen->origin != ORIGIN_FIRST_SEEN)
			continue;
		start = row_minute(seen) * MINUTE;
		before = row_first(m->history, seen - 1);
		least = start;
		if (before < m->history->n &&
		    m->history->entries[before].published >= start)
			least = m->history->entries[before].published + 1;
		l->published = seen - rank > least ? seen - rank : least;
		rank++;
	}
}

void
seconds_assign(struct merging *m)
{
	settle_minutes(m);
	settle_first_seen(m);
	for (size_t j = 0; j < m->n; j++) {
		struct line *l = &m->lines[j];

		if (l->known == LINE_NONE && l->published > m->now)
			l->published = m->now;
	}
}
