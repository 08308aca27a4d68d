/* single.c - what a printed time means that stands by itself. */
#include "base/zone.h"
#include "resolve/printed.h"
#include "resolve/resolve.h"
#include "text/calendar.h"

static struct civil
days_before(const struct civil *date, int days)
{
	return instant_civil(instant_of(date) - (int64_t)days * DAY);
}

/* The latest year's date that isn't after today. */
static bool
latest_date(
    const struct printed_time *t, const struct civil *today, struct civil *out)
{
	int year = calendar_year(t->calendar, today) + 1;

	for (int i = 0; i <= PRINTED_YEARS; i++) {
		if (printed_date(t, year - i, out) &&
		    instant_of(out) <= instant_of(today))
			return true;
	}
	return false;
}

/* The date nearest to today on which that weekday fell or falls: next year's
 * at the most. */
static bool
nearest_date(
    const struct printed_time *t, const struct civil *today, struct civil *out)
{
	int year = calendar_year(t->calendar, today) + 1;
	int64_t least = INT64_MAX;

	for (int i = 0; i <= PRINTED_YEARS; i++) {
		struct civil c;
		int64_t far;

		if (!printed_date(t, year - i, &c) ||
		    !printed_weekday_agrees(t, &c))
			continue;
		far = instant_of(&c) - instant_of(today);
		far = far < 0 ? -far : far;
		if (far < least) {
			least = far;
			*out = c;
		}
	}
	return least < INT64_MAX;
}

/* The day that a weekday means. With a clock it may be one to come, if that is
 * near; tomorrow's has a word of its own. */
static struct civil
weekday_date(const struct printed_time *t, const struct civil *today)
{
	enum { TOMORROW = 1, NEAR = 3 };
	int ahead =
	    (t->weekday - instant_weekday(instant_of(today)) + PRINTED_WEEK) %
	    PRINTED_WEEK;

	if (t->days_ago < 0)
		return days_before(today, ahead > 0 ? -ahead : -PRINTED_WEEK);
	if (t->days_ago > 0)
		return days_before(today, PRINTED_WEEK - ahead);
	if (t->hour >= 0 && ahead > TOMORROW && ahead <= NEAR)
		return days_before(today, -ahead);
	return days_before(today, (PRINTED_WEEK - ahead) % PRINTED_WEEK);
}

/* The day that is meant, as clocks in the zone have it. */
static bool
find_day(
    const struct printed_time *t, const struct civil *today, struct civil *out)
{
	*out = *today;
	if (printed_has_date(t) && t->year >= 0)
		return printed_date(t, t->year, out);
	if (printed_has_date(t))
		return (t->weekday >= 0 && nearest_date(t, today, out)) ||
		       latest_date(t, today, out);
	if (t->month >= 0 || t->day >= 0 || t->year >= 0)
		return false; /* part of a date */
	if (t->day_word)
		*out = days_before(today, t->days_ago);
	else if (t->weekday >= 0)
		*out = weekday_date(t, today);
	else
		return t->hour >= 0;
	return true;
}

/* Of a repeated hour the later instant that isn't in the future. */
static bool
find_instant(
    const struct printed_time *t, const char *zone, int64_t now, int64_t *out)
{
	struct civil today = printed_day_at(t, zone, now), day;
	int64_t at[2];
	int n;

	if (t->zone != NULL && !zone_exists(t->zone))
		return false;
	if (t->relative)
		return printed_relative(t, zone, now, out);
	if (!find_day(t, &today, &day))
		return false;
	n = printed_instants(t, zone, &day, at);
	if (n < 0)
		return false;
	*out = n == 2 && at[1] <= now ? at[1] : at[0];
	return true;
}

bool
resolve_one(const struct printed_time *t, const char *zone, int64_t now,
    struct meaning *out)
{
	if (!find_instant(t, zone, now, &out->instant))
		return false;
	out->precision = printed_precision(t);
	out->origin = printed_origin(t);
	return true;
}
