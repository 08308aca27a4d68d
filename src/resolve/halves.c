/* halves.c - finds out that a list's clocks have twelve hours.
 *
 * 10:40, 9:15, 1:20, 12:50, 11:30: from one o'clock down to twelve a clock of
 * 12 hours steps back half an hour, one of 24 hours a night and half a day. A
 * ticker of 24 hours that is silent every afternoon, evening and midnight, and
 * busy at one in the night, is hard to find; but so is a site that prints no
 * "pm". So one passage of twelve o'clock isn't enough: another one, a newest
 * line that would be half a day old, or a long list must bear it out. Where both
 * lines have the same printed date there is no night between them, and one is
 * enough. An hour
 * of 0 or past 12, a leading zero, or anything but digits beside the clock
 * rules it out. */
#include "resolve/halves.h"

#include <string.h>

enum {
	HALF = 12 * 60, /* minutes */
	WHOLE = 2 * HALF,
	DISORDER = HEADED_DISORDER,
	JOIN = 2 * 60,         /* a passage of twelve o'clock takes no longer */
	LINES = 5,             /* fewer say nothing */
	EVIDENCE = 8,          /* bits */
	EVIDENCE_PASSAGE = 4,  /* of one passage */
	EVIDENCE_SAME_DAY = 8, /* where both lines are of one printed day */
	EVIDENCE_OLD = 4,      /* of a newest line that is half a day old */
	LINES_A_BIT = 2        /* without a clock past 12:59 */
};

/* Whether the clock is written as one of twelve hours would be, alone or behind
 * a date. */
static bool
is_bare(const struct ticker_line *line, const struct headed *h)
{
	const struct printed_time *t = &h->time;
	const char *s = line->time_text, *clock;

	clock = strrchr(s, ' ');
	clock = clock != NULL ? clock + 1 : s;
	if (line->rule != NULL) /* programs write 24 */
		return false;
	if (clock != s && (h->from_heading || !printed_names_day(t)))
		return false;
	return clock[0] != '0' &&
	       clock[strspn(clock, "0123456789:.")] == '\0' && !t->zoned &&
	       !t->relative && t->hour >= 1 && t->hour <= 12 && t->minute >= 0;
}

/* Whether two lines are of one day, as far as the page says it. */
enum day { DAY_UNSAID, DAY_SAME, DAY_OTHER };

static enum day
same_day(const struct headed *x, const struct headed *y)
{
	const struct printed_time *t = &x->time, *u = &y->time;

	if (!printed_names_day(t) && !printed_names_day(u))
		return DAY_UNSAID;
	return t->year == u->year && t->month == u->month && t->day == u->day &&
		       t->weekday == u->weekday && t->day_word == u->day_word &&
		       t->days_ago == u->days_ago
		   ? DAY_SAME
		   : DAY_OTHER;
}

static int
minute_of(const struct printed_time *t)
{
	return t->hour * 60 + t->minute;
}

/* Minutes from a clock back to an earlier one, in a day of so many; a little
 * disorder is none. */
static int
back(int from, int to, int day)
{
	int gap = (from - to + 2 * day) % day;

	return gap >= day - DISORDER ? 0 : gap;
}

/* Bits that a step down the list speaks for twelve hours; -1: it speaks against
 * them. */
static int
step_evidence(const struct headed *newer, const struct headed *older)
{
	int from = minute_of(&newer->time), to = minute_of(&older->time);
	enum day day = same_day(newer, older);

	if (day == DAY_OTHER || to - from <= DISORDER)
		return 0;
	if (back(from, to, HALF) > JOIN)
		return -1;
	return day == DAY_SAME ? EVIDENCE_SAME_DAY : EVIDENCE_PASSAGE;
}

/* What speaks for twelve hours, in bits; none if anything speaks against. */
static int
evidence(const struct ticker *ticker, const struct headed *times, int now)
{
	const struct headed *last = NULL;
	int passages = 0, bits = 0;
	size_t lines = 0;

	for (size_t i = 0; i < ticker->n; i++) {
		const struct headed *here = &times[i];
		int step = 0;

		if (ticker->lines[i].time_text == NULL)
			continue;
		if (!is_bare(&ticker->lines[i], here))
			return 0;
		if (last != NULL)
			step = step_evidence(last, here);
		else if (!printed_names_day(&here->time) &&
			 back(now, minute_of(&here->time), WHOLE) >= HALF)
			bits += EVIDENCE_OLD;
		if (step < 0)
			return 0;
		bits += step;
		passages += step > 0;
		last = here;
		lines++;
	}
	if (lines < LINES || passages == 0)
		return 0;
	return bits + (int)(lines - LINES) / LINES_A_BIT;
}

/* The half of the day that leads to the clock by the shorter way back. */
static int
nearest(int now, const struct headed *here)
{
	int am = minute_of(&here->time) % HALF;

	return back(now, am, WHOLE) < back(now, am + HALF, WHOLE) ? am
								  : am + HALF;
}

/* The latest clock of a printed day's first line: the later half, unless the
 * fetch was before it. Lines that run on past midnight then belie the earlier.
 */
static int
begin_day(
    const struct ticker *ticker, const struct headed *times, size_t i, int now)
{
	int first = nearest(now, &times[i]), clock = first;
	const struct headed *last = &times[i];

	for (size_t k = i + 1; k < ticker->n; k++) {
		int next;

		if (ticker->lines[k].time_text == NULL)
			continue;
		if (same_day(last, &times[k]) != DAY_SAME)
			return first;
		next = nearest(clock, &times[k]);
		if (next - clock > DISORDER)
			return first % HALF + HALF;
		clock = next;
		last = &times[k];
	}
	return first;
}

void
halves_mend(const struct ticker *ticker, struct headed *times, int now)
{
	const struct headed *last = NULL;

	if (evidence(ticker, times, now) < EVIDENCE)
		return;
	for (size_t i = 0; i < ticker->n; i++) {
		enum day day = DAY_OTHER;

		if (ticker->lines[i].time_text == NULL)
			continue;
		if (last != NULL)
			day = same_day(last, &times[i]);
		else if (!printed_names_day(&times[i].time))
			day = DAY_UNSAID;
		if (day != DAY_OTHER)
			now = nearest(now, &times[i]);
		else if (last != NULL)
			now = begin_day(ticker, times, i, WHOLE - 1);
		else
			now = begin_day(ticker, times, i, now);
		times[i].time.hour = now / 60;
		times[i].halved = true;
		last = &times[i];
	}
}
