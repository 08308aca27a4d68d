/* ticker.c - the printed time of a line that prints none. */
#include "model/ticker.h"

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
