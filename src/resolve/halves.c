/* halves.c - finds out that a list's clocks have twelve hours.
 *
 * 10:40, 9:15, 1:20, 12:50, 11:30: from one o'clock down to twelve a clock of
 * 12 hours steps back half an hour, one of 24 hours a night and half a day. A
 * ticker of 24 hours that is silent every afternoon, evening and midnight, and
 * busy at one in the night, is hard to find; but so is a site that prints no
 * "pm". So one passage of twelve o'clock isn't enough: another one, a newest
 * line that would be half a day old, or a long list must bear it out. An hour
 * of 0 or past 12, a leading zero, or anything but digits beside the clock
 * rules it out. */
#include "resolve/halves.h"

#include <string.h>

enum {
	HALF = 12 * 60, /* minutes */
	WHOLE = 2 * HALF,
	DISORDER = 15,        /* minutes: no step of the clock (strays.h) */
	JOIN = 2 * 60,        /* a passage of twelve o'clock takes no longer */
	LINES = 5,            /* fewer say nothing */
	EVIDENCE = 8,         /* bits */
	EVIDENCE_PASSAGE = 4, /* of one passage */
	EVIDENCE_OLD = 4,     /* of a newest line that is half a day old */
	LINES_A_BIT = 2       /* without a clock past 12:59 */
};

static bool
is_bare(const struct ticker_line *line, const struct headed *h)
{
	const struct printed_time *t = &h->time;
	const char *s = line->time_text;

	return s != NULL && s[0] != '0' &&
	       s[strspn(s, "0123456789:.")] == '\0' && !printed_names_day(t) &&
	       !t->zoned && t->hour >= 1 && t->hour <= 12 && t->minute >= 0;
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

/* What speaks for twelve hours, in bits; none if anything speaks against. */
static int
evidence(const struct ticker *ticker, const struct headed *times, int now)
{
	int passages = 0, bits = 0, last = -1;
	size_t lines = 0;

	for (size_t i = 0; i < ticker->n; i++) {
		int here = minute_of(&times[i].time);

		if (ticker->lines[i].time_text == NULL)
			continue;
		if (!is_bare(&ticker->lines[i], &times[i]))
			return 0;
		if (last < 0 && back(now, here, WHOLE) >= HALF)
			bits += EVIDENCE_OLD;
		if (last >= 0 && here - last > DISORDER) {
			if (back(last, here, HALF) > JOIN)
				return 0;
			passages++;
		}
		last = here;
		lines++;
	}
	if (lines < LINES || passages == 0)
		return 0;
	return bits + passages * EVIDENCE_PASSAGE +
	       (int)(lines - LINES) / LINES_A_BIT;
}

void
halves_mend(const struct ticker *ticker, struct headed *times, int now)
{
	if (evidence(ticker, times, now) < EVIDENCE)
		return;
	for (size_t i = 0; i < ticker->n; i++) {
		struct printed_time *t = &times[i].time;
		int am;

		if (ticker->lines[i].time_text == NULL)
			continue;
		am = minute_of(t) % HALF;
		now = back(now, am, WHOLE) < back(now, am + HALF, WHOLE)
			  ? am
			  : am + HALF;
		t->hour = now / 60;
		times[i].halved = true;
	}
}
