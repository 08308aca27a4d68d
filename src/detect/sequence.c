/* sequence.c - compares each printed time with the one above it. */
#include "detect/sequence.h"

#include <string.h>

enum { NIGHT = 6 * 60 }; /* minutes: a smaller step up is no midnight */

/* Minutes since some midnight: enough to tell up from down. A time without a
 * clock is its day's beginning. */
static long
minutes(const struct printed_time *t)
{
	long days = 0;

	if (t->relative)
		return -(t->ago_months * 31L * 1440 + t->ago_days * 1440L +
			 (long)(t->ago_seconds / 60));
	if (t->day > 0)
		days = (t->year > 0 ? t->year * 372L : 0) + t->month * 31L +
		       t->day;
	else if (t->day_word)
		days = -(long)t->days_ago;
	return days * 1440 + (t->hour < 0 ? 0 : t->hour * 60L + t->minute);
}

static bool
has_day(const struct printed_time *t)
{
	return t->day > 0 || t->day_word;
}

/* Whether of two lines the later can be told: a clock and another day's date
 * say nothing of each other. Nor do times printed as so long ago: such a list is
 * often laid out by weight, and is news all the same. */
static bool
are_comparable(const struct ticker_line *a, const struct ticker_line *b)
{
	return !a->ago && !b->ago && (a->time.hour < 0) == (b->time.hour < 0) &&
	       (a->time.day > 0) == (b->time.day > 0);
}

/* Whether two lines stand under one date, or under none. */
static bool
is_of_one_day(const struct ticker_line *x, const struct ticker_line *y)
{
	if (x->day_text == NULL || y->day_text == NULL)
		return x->day_text == y->day_text;
	return strcmp(x->day_text, y->day_text) == 0;
}

/* Minutes from one line up to the next one's. Dates without a year are half a
 * year apart at most: 31 December stands below 1 January. */
static long
rise(const struct printed_time *x, const struct printed_time *y)
{
	enum { YEAR = 12 * 31 * 1440 };
	long step = minutes(y) - minutes(x);

	if (x->day > 0 && y->day > 0 && x->year < 0 && y->year < 0) {
		if (step > YEAR / 2)
			step -= YEAR;
		else if (step < -YEAR / 2)
			step += YEAR;
	}
	return step;
}

/* Per cent of the steps; of none, all. */
static int
share(long part, long steps)
{
	return steps > 0 ? (int)(part * 100 / steps) : 100;
}

struct sequence
sequence_of(const struct ticker_line *lines, size_t n)
{
	struct sequence s = {.falling = 100};
	long down = 0, up = 0, steps = 0;
	bool down_night = false, up_night = false;

	for (size_t i = 1; i < n; i++) {
		long step = rise(&lines[i - 1].time, &lines[i].time);

		if (!are_comparable(&lines[i - 1], &lines[i]) ||
		    !is_of_one_day(&lines[i - 1], &lines[i]))
			continue;
		steps++;
		down += step <= 0;
		up += step >= 0;
		if (has_day(&lines[i].time))
			continue;
		down_night |= step >= NIGHT;
		up_night |= -step >= NIGHT;
	}
	if (steps == 0)
		return s;
	s.falling = share(down, steps - down_night);
	s.rising = share(up, steps - up_night);
	s.compared = (int)(steps * 100 / (long)(n - 1));
	return s;
}
