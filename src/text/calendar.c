/* calendar.c - the Persian and the Hijri calendar, by way of ICU. */
#include "text/calendar.h"

#include <math.h>
#include <unicode/ucal.h>

enum { MILLI = 1000 };

static const char *const locales[] = {
    [CALENDAR_GREGORIAN] = NULL,
    [CALENDAR_PERSIAN] = "fa@calendar=persian",
    [CALENDAR_HIJRI] = "ar@calendar=islamic-umalqura",
};

/* In UTC: ICU's own zones are out of date and not asked for anything. */
static UCalendar *
open_calendar(enum calendar calendar)
{
	static const UChar utc[] = {'E', 't', 'c', '/', 'U', 'T', 'C', 0};
	UErrorCode status = U_ZERO_ERROR;
	UCalendar *cal =
	    ucal_open(utc, -1, locales[calendar], UCAL_TRADITIONAL, &status);

	if (U_SUCCESS(status))
		return cal;
	ucal_close(cal);
	return NULL;
}

static int
gregorian(int year, int month, int day, struct civil *out)
{
	*out = (struct civil){.year = year, .month = month, .day = day};
	return civil_valid(out) ? 0 : -1;
}

/* The instant of midnight; -1 for a month of 29 days asked for its 30th. */
static int
midnight(UCalendar *cal, int year, int month, int day, int64_t *out)
{
	UErrorCode status = U_ZERO_ERROR;
	double t;

	ucal_setAttribute(cal, UCAL_LENIENT, false);
	ucal_clear(cal);
	ucal_setDateTime(cal, year, month - 1, day, 0, 0, 0, &status);
	t = ucal_getMillis(cal, &status);
	if (U_FAILURE(status) || !isfinite(t))
		return -1;
	*out = (int64_t)(t / MILLI);
	return 0;
}

int
calendar_date(
    enum calendar calendar, int year, int month, int day, struct civil *out)
{
	UCalendar *cal;
	int64_t t;
	int r;

	if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
	    day > 31)
		return -1;
	if (calendar == CALENDAR_GREGORIAN)
		return gregorian(year, month, day, out);
	cal = open_calendar(calendar);
	if (cal == NULL)
		return -1;
	r = midnight(cal, year, month, day, &t);
	ucal_close(cal);
	if (r < 0)
		return -1;
	*out = instant_civil(t);
	return civil_valid(out) ? 0 : -1;
}

int
calendar_year(enum calendar calendar, const struct civil *date)
{
	UErrorCode status = U_ZERO_ERROR;
	UCalendar *cal;
	int year;

	if (calendar == CALENDAR_GREGORIAN)
		return date->year;
	cal = open_calendar(calendar);
	if (cal == NULL)
		return -1;
	ucal_setMillis(cal, (double)instant_of(date) * MILLI, &status);
	year = ucal_get(cal, UCAL_YEAR, &status);
	ucal_close(cal);
	return U_SUCCESS(status) ? year : -1;
}
