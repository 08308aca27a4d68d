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
 * newest line first, so oldest first must cost half as much to be believed. What
 * stands out of the order either way is set aside before (strays.c).
 *
 * Lines under two weekdays' headings are of different days, so that a weekday
 * that comes again is the one before.
 *
 * A date without a clock, or an "hour ago", is a stretch of time: lines within
 * it are in order. A date without a year that stands below an earlier one is of
 * the year before, or the earlier one is pinned: whichever is the shorter way,
 * the way forward in time counted twice. */
#include "resolve/days.h"

#include "base/instant.h"
#include "resolve/strays.h"

enum {
	COST_MIDNIGHT = 100,
	COST_DISORDER = 40,  /* and one a minute: at most 55 */
	COST_BACKWARD = 150, /* a longer step forward in time */
	COST_SAME_DAY = 800, /* under another heading: more than a week */
	COST_STRAY = 150,    /* for comparing the two orders */

	ORDER_DOUBT = 2,
	MIDNIGHTS = 366, /* that a step pays for: a year's */
	GUESSED_FORWARD = 2
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
	if (ahead <= DISORDER && !strays_is_stretch(newer) &&
	    !strays_is_stretch(older))
		return cost + COST_DISORDER + (int)(ahead / MINUTE) + days;
	if (newer->guessed || older->guessed)
		days *= GUESSED_FORWARD;
	return cost + COST_BACKWARD + (days < 0 ? -days : 0);
}

/* Whether the older of two lines must be of an earlier day. */
static bool
is_apart(const struct days_line *newer, const struct days_line *older)
{
	return newer->heading > 0 && older->heading > 0 &&
	       newer->heading != older->heading;
}

/* Cost of a step into a day that isn't an earlier one. */
static int
step_apart(const struct days_choice *newer, const struct days_choice *older)
{
	return step(newer, older) +
	       (older->back > newer->back ? 0 : COST_SAME_DAY);
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
 * and a few for what is out of order; behind a date, from there on. To look no
 * farther is most of the speed. */
static int
find_reach(const struct walk *w)
{
	enum { MORE = 3 };
	int64_t most = (int64_t)w->most / COST_MIDNIGHT + MORE;
	int64_t sum = 0, dated = 0;

	for (size_t i = 0; i < w->n; i++) {
		const struct days_line *line = w->lines[i];

		sum += w->gaps[i];
		if (line->dated && line->choices[0].back > dated)
			dated = line->choices[0].back;
	}
	sum = sum / DAY + dated + MORE;
	sum = sum < most ? sum : most;
	return (int)(sum < LIMIT_DAYS_BACK ? sum : LIMIT_DAYS_BACK);
}

/* Where clocks alone would lead farther back than the limit, what they can't
 * reach is left out: forced into the last days it would tear the rest along. */
static void
cut_tail(struct walk *w)
{
	int64_t sum = 0;
	size_t n = 0;

	while (n < w->n && !w->lines[n]->dated) {
		sum += w->gaps[n];
		if (sum >= (int64_t)LIMIT_DAYS_BACK * DAY)
			break;
		n++;
	}
	for (size_t i = n; i < w->n; i++) {
		if (w->lines[i]->dated)
			return;
	}
	for (size_t i = n; i < w->n; i++)
		w->lines[i]->chosen = -1;
	w->n = n;
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
		bool apart = is_apart(line, next);
		int nexts = n;

		n = choices_of(w, i);
		for (int k = 0; k < n; k++) {
			int least = INT32_MAX;

			for (int j = 0; j < nexts; j++) {
				const struct days_choice *from =
				    &line->choices[k];
				const struct days_choice *to =
				    &next->choices[j];
				int cost = best[i + 1][j] +
					   (apart ? step_apart(from, to)
						  : step(from, to));

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
		bool apart = i > 0 && is_apart(w->lines[i - 1], line);

		for (int k = 0; k < n; k++) {
			const struct days_choice *c = &line->choices[k];
			/* a clock that runs fast is no disorder */
			int cost = i == 0 && c->t > w->fetched ? 0
				   : apart ? step_apart(above, c)
					   : step(above, c);

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
	size_t strays_n = strays_set_aside(w);
	struct days_line **strays =
	    arena_alloc(a, (strays_n + 1) * sizeof(struct days_line *));
	size_t *below = arena_alloc(a, (strays_n + 1) * sizeof(size_t));
	int(*best)[DAYS_CHOICES] = arena_alloc(a, (w->n + 1) * sizeof(*best));
	int cost;

	cut_tail(w);
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

const struct days_choice *
days_chosen(const struct days_line *line)
{
	return line->n > 0 && line->chosen >= 0 ? &line->choices[line->chosen]
						: NULL;
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
