/* ticker.c - the printed time of a line that prints none. */
#include "model/ticker.h"

#include <string.h>

const struct printed_time printed_nothing = {.year = -1,
    .month = -1,
    .day = -1,
    .weekday = -1,
    .hour = -1,
    .minute = -1,
    .second = -1};

bool
printed_names_day(const struct printed_time *t)
{
	return t->relative || t->day_word || t->weekday >= 0 || t->month > 0 ||
	       t->day > 0 || t->year > 0;
}

static bool
same_day(const struct printed_time *x, const struct printed_time *y)
{
	return x->calendar == y->calendar && x->year == y->year &&
	       x->month == y->month && x->day == y->day &&
	       x->weekday == y->weekday && x->day_word == y->day_word &&
	       x->days_ago == y->days_ago;
}

static bool
same_clock(const struct printed_time *x, const struct printed_time *y)
{
	bool one_zone = x->zone == NULL || y->zone == NULL
			    ? x->zone == y->zone
			    : strcmp(x->zone, y->zone) == 0;

	return x->hour == y->hour && x->minute == y->minute &&
	       x->second == y->second && x->zoned == y->zoned && one_zone &&
	       x->offset == y->offset;
}

static bool
same_age(const struct printed_time *x, const struct printed_time *y)
{
	return x->relative == y->relative && x->ago_months == y->ago_months &&
	       x->ago_days == y->ago_days && x->ago_seconds == y->ago_seconds &&
	       x->unit == y->unit;
}

bool
printed_same(const struct printed_time *x, const struct printed_time *y)
{
	return same_day(x, y) && same_clock(x, y) && same_age(x, y);
}

void
printed_set_day(struct printed_time *t, const struct printed_time *day)
{
	if (printed_names_day(t))
		return;
	t->calendar = day->calendar;
	t->year = day->year;
	t->month = day->month;
	t->day = day->day;
	t->weekday = day->weekday;
	t->day_word = day->day_word;
	t->days_ago = day->days_ago;
}
