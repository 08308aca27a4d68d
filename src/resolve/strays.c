/* strays.c - lines that stand where they don't belong.
 *
 * A line or a few that the site pinned on top, or one that it misplaced, of
 * hours ago: taken for part of the order a stray costs one midnight and drags
 * all that follows to the day before. What tells it from a true midnight is
 * that without it the list runs on through the same day with an ordinary gap,
 * while with it two long gaps stand side by side in a list that has no such
 * gaps elsewhere. A pinned first line is the same with the fetch for its
 * neighbour: the second line fits just before the fetch. Lists of a few lines,
 * or with long gaps in them, hold no such evidence and are read as they stand.
 */
#include "resolve/strays.h"

#include <math.h>

#include "base/instant.h"
#include "resolve/resolve.h"

enum {
	STRAYS = 3,               /* lines that are pinned together */
	STRAY_WITNESSES = 3,      /* other gaps that say what is ordinary */
	PINNED_EVIDENCE = 13,     /* bits; pinned lines are common */
	PINNED_MORE = 3,          /* for each line more than one */
	MISPLACED_EVIDENCE = 18,  /* a line astray in the midst is rare */
	ORDINARY_GAP = HOUR,      /* in whatever ticker */
	ORDINARY_JOIN = HOUR / 2, /* with the stray taken out */
	EXACT_JOIN = 10 * MINUTE  /* a shorter one proves no more */
};

bool
strays_is_stretch(const struct days_choice *c)
{
	return c->before > 0 || c->after > 0;
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
	return !strays_is_stretch(&w->lines[i]->choices[0]);
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
	/* the first line below may be ahead of the fetch */
	int64_t least = i > 0 ? DAY : DAY - RESOLVE_SKEW;
	struct ordinary o;

	if (i > 0)
		needed = MISPLACED_EVIDENCE;
	for (size_t k = i; k <= end; k++)
		sum += w->gaps[k];
	if (sum < least || sum - join > DAY + DISORDER)
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
size_t
strays_set_aside(struct walk *w)
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
