/* agree.c - holds clocks against "so long ago" without knowing the time. */
#include "detect/agree.h"

#include <stdlib.h>

enum { DAY_MINUTES = 24 * 60 };

/* What the clock would be now, in minutes of the day. */
static long
now_by(const struct printed_time *ago, const struct printed_time *clock)
{
	long minutes =
	    ago->ago_days * (long)DAY_MINUTES + (long)(ago->ago_seconds / 60);

	return (clock->hour * 60L + clock->minute + minutes) % DAY_MINUTES;
}

static long
slack(const struct printed_time *ago)
{
	return ago->unit / 60 + 1;
}

bool
agree_on_times(const struct candidate *ago, const struct candidate *clocks)
{
	long low = 0, high = 0, first = 0;

	if (ago->n != clocks->n)
		return false;
	for (size_t i = 0; i < ago->n; i++) {
		const struct printed_time *a = &ago->items[i].hit->time;
		const struct printed_time *c = &clocks->items[i].hit->time;
		long now;

		if (ago->items[i].first != clocks->items[i].first ||
		    !a->relative || a->ago_months != 0 || c->relative ||
		    c->hour < 0)
			return false;
		if (i == 0)
			first = now_by(a, c);
		/* -half a day to half a day around the first line's now */
		now =
		    (now_by(a, c) - first + DAY_MINUTES * 3 / 2) % DAY_MINUTES -
		    DAY_MINUTES / 2;
		if (i == 0 || now > low)
			low = now;
		if (i == 0 || now + slack(a) < high)
			high = now + slack(a);
	}
	return ago->n > 1 && low <= high;
}
