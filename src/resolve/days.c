/* days.c - puts the clocks of a list on days.
 *
 * A list is read from its newest line to its oldest, beginning at the fetch.
 * Every step from a line to the next has a cost: each midnight that it crosses
 * one, a step forward in time of up to a quarter of an hour (two editors, one
 * list) less than a midnight, a longer one more. The days with the least sum
 * are found by dynamic programming over (line, choice); of equal sums the one
 * with the later instants. So a list runs in order with the fewest midnights,
 * and a printed date is a line with one choice that its neighbours adapt to.
 *
 * A list without a known order is read both ways. Nearly every page prints the
 * newest line first, so oldest first must cost half as much to be believed.
 *
 * Before that, strays are set aside: a line or a few that the site pinned on
 * top, or one that it misplaced, of hours ago. Taken for part of the order a stray costs
 * one midnight and drags all that follows to the day before. What tells it from
 * a true midnight is that without it the list runs on through the same day with
 * an ordinary gap, while with it two long gaps stand side by side in a list
 * that has no such gaps elsewhere. A pinned first line is the same with the
 * fetch for its neighbour: the second line fits just before the fetch. Lists of
 * a few lines, or with long gaps in them, hold no such evidence and are read as
 * they stand.
 *
 * A date without a clock, or an "hour ago", is a stretch of time: lines within
 * it are in order. A date without a year that stands below an earlier one is of
 * the year before, or the earlier one is pinned: whichever is the shorter way,
 * the way forward in time counted twice. */
#include "resolve/days.h"

#include <math.h>

#include "base/instant.h"

enum {
	COST_MIDNIGHT = 100,
	COST_DISORDER = 40,  /* and one a minute: at most 55 */
	COST_BACKWARD = 150, /* a longer step forward in time */
	COST_STRAY = 150,    /* for comparing the two orders */

	ORDER_DOUBT = 2,
	MIDNIGHTS = 366, /* that a step pays for: a year's */
	GUESSED_FORWARD = 2,

	DISORDER = 15 * MINUTE,
	STRAYS = 3,               /* lines that are pinned together */
	STRAY_WITNESSES = 3,      /* other gaps that say what is ordinary */
	PINNED_EVIDENCE = 13,     /* bits; pinned lines are common */
	PINNED_MORE = 3,          /* for each line more than one */
	MISPLACED_EVIDENCE = 18,  /* a line astray in the midst is rare */
	ORDINARY_GAP = HOUR,      /* in whatever ticker */
	ORDINARY_JOIN = HOUR / 2, /* with the stray taken out */
	EXACT_JOIN = 10 * MINUTE  /* a shorter one proves no more */
};

/* A list on its way from newest to oldest. */
struct walk {
	struct days_line **lines; /* with choices */
	int64_t *gaps;            /* before each: as short as clocks allow */
	bool *stray;
	size_t n;
	int64_t fetched;
	int most;  /* cost past which the walk loses anyway */
	int reach; /* days back that a clock can be worth looking at */
};

/* Midnights on the way down from one choice to another; the day ahead of the
 * fetch's is only a fast clock's and counts as the fetch's. */
static int
midnights(const struct days_choice *newer, const struct days_choice *older)
{
	int from = newer->back > 0 ? newer->back : 0;
	int to = older->back > 0 ? older->back : 0;

	if (to - from > MIDNIGHTS)
		return MIDNIGHTS;
	return to - from < -MIDNIGHTS ? -MIDNIGHTS : to - from;
}

/* Whether a choice is no point in time; what order it has is sure. */
static bool
is_stretch(const struct days_choice *c)
{
	return c->before > 0 || c->after > 0;
}

/* Cost of a step from a line to the next one down. Disorder around a midnight
 * takes back what the midnight cost. */
static int
step(const struct days_choice *newer, const struct days_choice *older)
{
	int64_t ahead = older->t - older->before - newer->t - newer->after;
	int days = midnights(newer, older) * COST_MIDNIGHT;
	int cost = older->cost;

	if (ahead <= 0)
		return cost + (days > 0 ? days : 0);
	if (ahead <= DISORDER && !is_stretch(newer) && !is_stretch(older))
		return cost + COST_DISORDER + (int)(ahead / MINUTE) + days;
	if (newer->guessed || older->guessed)
		days *= GUESSED_FORWARD;
	return cost + COST_BACKWARD + (days < 0 ? -days : 0);
}

/* Time from one clock back to another, wherever the day's end lies between. A
 * little disorder is no time at all. */
static int64_t
gap_between(int64_t newer, int64_t older)
{
	int64_t gap = (newer - older) % DAY;

	if (gap < 0)
		gap += DAY;
	return gap >= DAY - DISORDER ? 0 : gap;
}

static int64_t
phase(const struct walk *w, size_t i)
{
	return w->lines[i]->choices[0].t;
}

/* Whether a line has a clock; the gaps of others say nothing. */
static bool
is_exact(const struct walk *w, size_t i)
{
	return !is_stretch(&w->lines[i]->choices[0]);
}

/* What the gaps between lines say, those at [from, to] left out. */
struct ordinary {
	size_t n;        /* gaps */
	int64_t longest; /* of them */
};

static struct ordinary
ordinary_gaps(const struct walk *w, size_t from, size_t to)
{
	struct ordinary o = {0, 0};

	for (size_t i = 1; i < w->n; i++) {
		if ((i >= from && i <= to) || !is_exact(w, i) ||
		    !is_exact(w, i - 1))
			continue;
		o.n++;
		if (w->gaps[i] > o.longest)
			o.longest = w->gaps[i];
	}
	return o;
}

/* How much a gap surprises, in bits: by its rank among the others, and past the
 * longest of them by how many times longer it is. */
static double
surprise(const struct walk *w, size_t from, size_t to, int64_t gap)
{
	struct ordinary o = ordinary_gaps(w, from, to);
	int64_t longest = o.longest > ORDINARY_GAP ? o.longest : ORDINARY_GAP;
	size_t longer = 0;

	if (gap > longest)
		return log2((double)(o.n + 1)) +
		       log2((double)gap / (double)longest);
	for (size_t i = 1; i < w->n; i++) {
		if ((i < from || i > to) && w->gaps[i] >= gap &&
		    is_exact(w, i) && is_exact(w, i - 1))
			longer++;
	}
	return log2((double)(o.n + 1) / (double)(longer + 1));
}

/* What two gaps say against a list being in order, in bits: how rare they are
 * in it, and how unlikely it is that they leave so small a gap together. */
static double
evidence(const struct walk *w, size_t i, size_t end, int64_t join)
{
	double above = (double)w->gaps[i], below = (double)w->gaps[end];
	double fit = (double)(join > EXACT_JOIN ? join : EXACT_JOIN);

	return surprise(w, i, end, w->gaps[i]) +
	       surprise(w, i, end, w->gaps[end]) +
	       log2((above + 1) * (below + 1) / (fit * DAY));
}

/* Whether lines [i, end) are strays: see the top of the file. */
static bool
is_stray(const struct walk *w, size_t i, size_t end)
{
	int64_t above = i > 0 ? phase(w, i - 1) : w->fetched;
	int64_t join = gap_between(above, phase(w, end)), sum = 0;
	int needed = PINNED_EVIDENCE + (int)(end - i - 1) * PINNED_MORE;
	struct ordinary o;

	if (i > 0)
		needed = MISPLACED_EVIDENCE;
	for (size_t k = i; k <= end; k++)
		sum += w->gaps[k];
	if (sum < DAY || sum - join > DAY + DISORDER)
		return false; /* taking them out doesn't save one midnight */
	o = ordinary_gaps(w, i, end);
	if (o.n < STRAY_WITNESSES ||
	    join > (o.longest > ORDINARY_JOIN ? o.longest : ORDINARY_JOIN))
		return false;
	return evidence(w, i, end, join) >= needed;
}

static bool
any_dated(const struct walk *w, size_t i, size_t end)
{
	for (; i < end; i++) {
		if (w->lines[i]->dated)
			return true;
	}
	return false;
}

/* Marks strays and returns how many there are. */
static size_t
set_strays_aside(struct walk *w)
{
	size_t count = 0;

	for (size_t i = 0; i < w->n; i++) {
		int64_t above = i > 0 ? phase(w, i - 1) : w->fetched;

		w->stray[i] = false;
		w->gaps[i] = gap_between(above, phase(w, i));
	}
	for (size_t i = 0; i < w->n; i++) {
		size_t most = i == 0 ? STRAYS : 1;

		for (size_t k = 1; k <= most && i + k < w->n; k++) {
			if (any_dated(w, i > 0 ? i - 1 : 0, i + k + 1) ||
			    !is_stray(w, i, i + k))
				continue;
			for (size_t j = i; j < i + k; j++)
				w->stray[j] = true;
			count += k;
			i += k;
			break;
		}
	}
	return count;
}

/* Leaves only the lines in order; the strays go to `strays`. */
static void
part(struct walk *w, struct days_line **strays, size_t *below)
{
	size_t kept = 0, apart = 0;

	for (size_t i = 0; i < w->n; i++) {
		if (w->stray[i]) {
			strays[apart] = w->lines[i];
			below[apart++] = kept;
		} else {
			w->lines[kept++] = w->lines[i];
		}
	}
	w->n = kept;
}

/* How far back the clocks of a list can lead: as many days as their gaps fill,
 * and a few for what is out of order, since two such steps cost as much as a
 * midnight; behind a date, from there on. To look no farther is most of the
 * speed. */
static int
find_reach(const struct walk *w)
{
	enum { MORE = 3 };
	int64_t most = (int64_t)w->most / COST_MIDNIGHT + MORE;
	int64_t sum = 0, dated = 0;

	for (size_t i = 0; i < w->n; i++) {
		const struct days_line *line = w->lines[i];

		sum += w->gaps[i];
		if (w->gaps[i] == 0 && i > 0 &&
		    phase(w, i) % DAY != phase(w, i - 1) % DAY)
			sum += DAY / 2;
		if (line->dated && line->choices[0].back > dated)
			dated = line->choices[0].back;
	}
	sum = sum / DAY + dated + MORE;
	sum = sum < most ? sum : most;
	return (int)(sum < LIMIT_DAYS_BACK ? sum : LIMIT_DAYS_BACK);
}

/* Choices of a line that are worth looking at. */
static int
choices_of(const struct walk *w, size_t i)
{
	const struct days_line *line = w->lines[i];
	int n = line->n;

	while (!line->dated && n > 1 && line->choices[n - 1].back > w->reach)
		n--;
	return n;
}

/* best[i][k]: cost of the lines from i on if line i has choice k. */
static void
fill_costs(const struct walk *w, int (*best)[DAYS_CHOICES])
{
	int n = w->n > 0 ? choices_of(w, w->n - 1) : 0;

	for (int k = 0; k < n; k++)
		best[w->n - 1][k] = 0;
	for (size_t i = w->n - 1; i-- > 0;) {
		const struct days_line *line = w->lines[i];
		const struct days_line *next = w->lines[i + 1];
		int nexts = n;

		n = choices_of(w, i);
		for (int k = 0; k < n; k++) {
			int least = INT32_MAX;

			for (int j = 0; j < nexts; j++) {
				int cost =
				    step(&line->choices[k], &next->choices[j]) +
				    best[i + 1][j];

				if (cost < least)
					least = cost;
			}
			best[i][k] = least;
		}
	}
}

/* Follows the least costs down the list; the later instant on a tie. Returns
 * the whole cost. */
static int
follow_costs(const struct walk *w, int (*best)[DAYS_CHOICES])
{
	const struct days_choice fetch = {.t = w->fetched};
	const struct days_choice *above = &fetch;
	int total = 0;

	for (size_t i = 0; i < w->n; i++) {
		struct days_line *line = w->lines[i];
		int least = INT32_MAX, n = choices_of(w, i);

		for (int k = 0; k < n; k++) {
			const struct days_choice *c = &line->choices[k];
			/* a clock that runs fast is no disorder */
			int cost =
			    i == 0 && c->t > w->fetched ? 0 : step(above, c);

			if (cost + best[i][k] < least) {
				least = cost + best[i][k];
				line->chosen = k;
			}
		}
		if (i == 0)
			total = least;
		above = &line->choices[line->chosen];
	}
	return total;
}

/* A stray's day is the one nearest to the line that follows it. */
static void
place_stray(struct days_line *stray, int64_t near)
{
	int64_t least = INT64_MAX;

	for (int k = 0; k < stray->n; k++) {
		int64_t t = stray->choices[k].t;
		int64_t far = t > near ? t - near : near - t;

		if (far < least) {
			least = far;
			stray->chosen = k;
		}
	}
}

/* Chooses for the lines in this order and returns what it costs. */
static int
solve(struct arena *a, struct walk *w)
{
	size_t strays_n = set_strays_aside(w);
	struct days_line **strays =
	    arena_alloc(a, (strays_n + 1) * sizeof(struct days_line *));
	size_t *below = arena_alloc(a, (strays_n + 1) * sizeof(size_t));
	int(*best)[DAYS_CHOICES] = arena_alloc(a, (w->n + 1) * sizeof(*best));
	int cost;

	w->reach = find_reach(w);
	part(w, strays, below);
	if (w->n == 0)
		return 0;
	fill_costs(w, best);
	cost = follow_costs(w, best);
	for (size_t i = 0; i < strays_n; i++) {
		const struct days_line *line = w->lines[below[i]];

		place_stray(strays[i], line->choices[line->chosen].t);
	}
	return cost + (int)strays_n * COST_STRAY;
}

/* Solves the list in one direction; what costs more than `most` needn't be
 * solved well. */
static int
solve_order(struct arena *a, struct days_line *lines, size_t n,
    enum line_order order, int64_t fetched, int most)
{
	struct walk w = {.n = 0, .fetched = fetched, .most = most};

	w.lines = arena_alloc(a, (n + 1) * sizeof(struct days_line *));
	w.gaps = arena_alloc(a, (n + 1) * sizeof(int64_t));
	w.stray = arena_alloc(a, (n + 1) * sizeof(bool));
	for (size_t i = 0; i < n; i++) {
		struct days_line *line =
		    &lines[order == ORDER_OLDEST_FIRST ? n - 1 - i : i];

		if (line->n > 0)
			w.lines[w.n++] = line;
	}
	return solve(a, &w);
}

/* The choices that a direction has led to, to come back to them. */
static int *
remember(struct arena *a, const struct days_line *lines, size_t n)
{
	int *chosen = arena_alloc(a, n * sizeof(*chosen));

	for (size_t i = 0; i < n; i++)
		chosen[i] = lines[i].chosen;
	return chosen;
}

enum line_order
days_choose(struct arena *a, struct days_line *lines, size_t n,
    enum line_order order, int64_t fetched)
{
	const int *chosen;
	int newest, oldest;

	if (order != ORDER_UNKNOWN) {
		(void)solve_order(a, lines, n, order, fetched, INT32_MAX);
		return order;
	}
	newest =
	    solve_order(a, lines, n, ORDER_NEWEST_FIRST, fetched, INT32_MAX);
	if (newest == 0)
		return ORDER_NEWEST_FIRST;
	chosen = remember(a, lines, n);
	oldest = solve_order(
	    a, lines, n, ORDER_OLDEST_FIRST, fetched, newest / ORDER_DOUBT);
	if (oldest * ORDER_DOUBT <= newest)
		return ORDER_OLDEST_FIRST;
	for (size_t i = 0; i < n; i++)
		lines[i].chosen = chosen[i];
	return ORDER_NEWEST_FIRST;
}
