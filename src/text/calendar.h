/* calendar.h - dates of other calendars as Gregorian ones. Pure.
 *
 * The Persian calendar (Solar Hijri) is exact. The Hijri calendar is that of
 * Umm al-Qura, from 1300 to 1600 by its tables; where the new moon is watched
 * for, a month may begin a day off. */
#ifndef AJEL_CALENDAR_H
#define AJEL_CALENDAR_H

#include "base/instant.h"
#include "model/ticker.h"

/* The date year-month-day of the calendar as a Gregorian one, in *out at
 * midnight. 0, or -1 where the calendar has no such date or it lies outside of
 * the Gregorian years 1 to 9999. */
int calendar_date(
    enum calendar calendar, int year, int month, int day, struct civil *out);

/* The calendar's year in which a Gregorian date lies, or -1. */
int calendar_year(enum calendar calendar, const struct civil *date);

#endif
