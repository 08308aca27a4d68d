/* printed.c - what one printed time says by itself. */
#include "resolve/printed.h"

#include "base/zone.h"
#include "text/calendar.h"

enum { YEAR_MIN = 1, YEAR_MAX = 9999, MONTHS = 12 };

/* More seconds than there are between the first year and the last. */
static const int64_t aeon = (int64_t)YEAR_MAX * 366 * DAY;

static bool
is_in_range(int64_t t)
{
	struct civil c;

	if (t < -aeon || t > aeon)
		return false;
	c = instant_civil(t);
	return c.year >= YEAR_MIN && c.year <= YEAR_MAX;
}

bool
printed_has_date(const struct printed_time *t)
{
	return t->month > 0 && t->day > 0;
}

/* The zone of the printed place, else the source's. */
static const char *
zone_of(const struct printed_time *t, const char *zone)
{
	return t->zone != NULL ? t->zone : zone;
}

/* The date and clock at an instant where the time was printed for. */
static struct civil
civil_at(const struct printed_time *t, const char *zone, int64_t at)
{
	return t->zoned && t->zone == NULL ? instant_civil(at + t->offset)
					   : zone_civil(zone_of(t, zone), at);
}

struct civil
printed_day_at(const struct printed_time *t, const char *zone, int64_t at)
{
	struct civil c = civil_at(t, zone, at);

	return (struct civil){.year = c.year, .month = c.month, .day = c.day};
}

static int
weekday_of(const struct civil *date)
{
	return instant_weekday(instant_of(date));
}

bool
printed_weekday_agrees(const struct printed_time *t, const struct civil *date)
{
	return t->weekday < 0 || weekday_of(date) == t->weekday;
}

bool
printed_date(const struct printed_time *t, int year, struct civil *out)
{
	int64_t midnight;

	if (calendar_date(t->calendar, year, t->month, t->day, out) < 0)
		return false;
	if (t->calendar != CALENDAR_HIJRI || printed_weekday_agrees(t, out))
		return true;
	midnight = instant_of(out);
	for (int i = -1; i <= 1; i += 2) {
		struct civil near = instant_civil(midnight + (int64_t)i * DAY);

		if (printed_weekday_agrees(t, &near))
			*out = near;
	}
	return true;
}

int
printed_instants(const struct printed_time *t, const char *zone,
    const struct civil *date, int64_t out[2])
{
	bool ends = t->hour == 24; /* the day: the next one's midnight */
	struct civil c = ends ? instant_civil(instant_of(date) + DAY) : *date;
	int n = 1;

	c.hour = t->hour < 0 || ends ? 0 : t->hour;
	c.minute = t->minute < 0 ? 0 : t->minute;
	c.second = t->second < 0 ? 0 : t->second;
	zone = zone_of(t, zone);
	if (!civil_valid(&c))
		return -1;
	if (t->zoned && t->zone == NULL)
		out[0] = out[1] = instant_of(&c) - t->offset;
	else
		n = zone_instants(zone, &c, out);
	if (n == 0)
		out[1] = instant_of(&c) - zone_offset(zone, out[0]);
	if (!is_in_range(out[0]) || !is_in_range(out[1]))
		return -1;
	if (t->hour >= 0 || n != 2)
		return n;
	out[1] = out[0]; /* a day begins once */
	return 1;
}

/* Moves a date back by months, to the month's end where it is too short. */
static bool
move_months(struct civil *c, int months)
{
	int64_t all = (int64_t)c->year * MONTHS + c->month - 1 - months;

	if (all / MONTHS < YEAR_MIN || all / MONTHS > YEAR_MAX)
		return false;
	c->year = (int)(all / MONTHS);
	c->month = (int)(all % MONTHS) + 1;
	while (!civil_valid(c))
		c->day--;
	return true;
}

/* Moves an instant back by months and days of the zone's calendar: the clock
 * stays, but for a printed one. */
static bool
move_by_calendar(
    const struct printed_time *t, const char *zone, int64_t now, int64_t *out)
{
	struct civil c = civil_at(t, zone, now);
	struct printed_time clock = *t;
	int64_t at[2];
	int n;

	if (t->hour < 0 || t->ago_seconds != 0) {
		clock.hour = c.hour;
		clock.minute = c.minute;
		clock.second = c.second;
	}
	if (!move_months(&c, t->ago_months))
		return false;
	c = instant_civil(instant_of(&c) - (int64_t)t->ago_days * DAY);
	n = printed_instants(&clock, zone, &c, at);
	if (n < 0)
		return false;
	*out = n == 2 ? at[1] : at[0];
	return true;
}

bool
printed_relative(
    const struct printed_time *t, const char *zone, int64_t now, int64_t *out)
{
	int64_t at = now;

	if (t->ago_seconds < -aeon || t->ago_seconds > aeon)
		return false;
	if ((t->ago_months != 0 || t->ago_days != 0) &&
	    !move_by_calendar(t, zone, now, &at))
		return false;
	*out = at - t->ago_seconds;
	return is_in_range(*out);
}

/* The earliest instant of the date and the clock that is later than now, of this
 * year or the next: on the last evening of a year it is tomorrow there. */
static int64_t
yearless_ahead(const struct printed_time *t, const char *zone,
    const struct civil *today, int64_t now)
{
	int year = calendar_year(t->calendar, today);

	for (int i = 0; i <= 1; i++) {
		struct civil day;
		int64_t at[2];

		if (printed_date(t, year + i, &day) &&
		    printed_weekday_agrees(t, &day) &&
		    printed_instants(t, zone, &day, at) > 0 && at[0] > now)
			return at[0];
	}
	return now;
}

static int64_t
within_zones(int64_t at, int64_t now)
{
	enum { FARTHEST = 14 * HOUR };

	return at > now && at <= now + FARTHEST ? at : 0;
}

int64_t
printed_ahead(const struct printed_time *t, const char *zone, int64_t now)
{
	struct civil day = printed_day_at(t, zone, now);
	int64_t at[2];

	if (t->relative || t->hour < 0 || t->zoned || t->zone != NULL)
		return 0;
	if (t->day_word)
		day = instant_civil(
		    instant_of(&day) - (int64_t)t->days_ago * DAY);
	else if (printed_has_date(t) && t->year < 0)
		return within_zones(yearless_ahead(t, zone, &day, now), now);
	else if (!printed_has_date(t) || !printed_date(t, t->year, &day))
		return 0;
	if (printed_instants(t, zone, &day, at) <= 0)
		return 0;
	return within_zones(at[0], now);
}

int
printed_precision(const struct printed_time *t)
{
	if (t->relative && (t->hour < 0 || t->ago_seconds != 0))
		return t->unit > 0 ? t->unit : MINUTE;
	if (t->hour < 0)
		return DAY;
	return t->second >= 0 ? 1 : MINUTE;
}

enum origin
printed_origin(const struct printed_time *t)
{
	if (t->relative || t->day_word)
		return ORIGIN_RELATIVE;
	if (!printed_has_date(t))
		return ORIGIN_CLOCK;
	return t->zoned && t->hour >= 0 ? ORIGIN_ZONED : ORIGIN_PRINTED;
}
