/* test-calendar.c - Persian and Hijri dates as Gregorian ones. */
#include "text/calendar.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

struct row {
	enum calendar calendar;
	int year, month, day;
	int to_year, to_month, to_day; /* 0: no such date */
};

static const struct row rows[] = {
    {CALENDAR_GREGORIAN, 2024, 2, 29, 2024, 2, 29},
    {CALENDAR_GREGORIAN, 2025, 2, 29, 0, 0, 0},
    {CALENDAR_GREGORIAN, 2025, 2, 31, 0, 0, 0},
    {CALENDAR_PERSIAN, 1404, 1, 21, 2025, 4, 10},
    {CALENDAR_PERSIAN, 1398, 11, 29, 2020, 2, 18},
    /* New Year, and the last day of a year of 366 and of one of 365 */
    {CALENDAR_PERSIAN, 1400, 1, 1, 2021, 3, 21},
    {CALENDAR_PERSIAN, 1403, 12, 30, 2025, 3, 20},
    {CALENDAR_PERSIAN, 1404, 1, 1, 2025, 3, 21},
    {CALENDAR_PERSIAN, 1404, 12, 30, 0, 0, 0},
    {CALENDAR_PERSIAN, 1404, 6, 31, 2025, 9, 22},
    {CALENDAR_PERSIAN, 1404, 7, 31, 0, 0, 0},
    {CALENDAR_PERSIAN, 1357, 11, 22, 1979, 2, 11},
    {CALENDAR_HIJRI, 1447, 3, 21, 2025, 9, 13},
    {CALENDAR_HIJRI, 1447, 8, 9, 2026, 1, 28},
    {CALENDAR_HIJRI, 1446, 9, 1, 2025, 3, 1},
    {CALENDAR_HIJRI, 1446, 9, 29, 2025, 3, 29},
    {CALENDAR_HIJRI, 1446, 9, 30, 0, 0, 0},
    {CALENDAR_HIJRI, 1447, 1, 1, 2025, 6, 26},
    {CALENDAR_HIJRI, 1447, 13, 1, 0, 0, 0},
    {CALENDAR_HIJRI, 1447, 1, 0, 0, 0, 0},
    {CALENDAR_HIJRI, 0, 1, 1, 0, 0, 0},
    {CALENDAR_HIJRI, INT_MAX, 1, 1, 0, 0, 0},
    {CALENDAR_HIJRI, 9999, 12, 29, 0, 0, 0},
    {CALENDAR_PERSIAN, 9999, 12, 29, 0, 0, 0},
    {CALENDAR_PERSIAN, INT_MIN, 1, 1, 0, 0, 0},
};

static void
converts_dates(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct row *r = &rows[i];
		struct civil c = {0};
		int rc =
		    calendar_date(r->calendar, r->year, r->month, r->day, &c);

		if (rc != (r->to_year > 0 ? 0 : -1))
			fail_msg("%d-%d-%d: %d (%d-%d-%d)", r->year, r->month,
			    r->day, rc, c.year, c.month, c.day);
		if (rc == 0 &&
		    (c.year != r->to_year || c.month != r->to_month ||
			c.day != r->to_day))
			fail_msg("%d-%d-%d is %d-%d-%d", r->year, r->month,
			    r->day, c.year, c.month, c.day);
		if (rc == 0)
			assert_int_equal(
			    calendar_year(r->calendar, &c), r->year);
	}
}

/* Every day has one name in each calendar. */
static void
days_follow_one_another(void **state)
{
	static const enum calendar both[] = {CALENDAR_PERSIAN, CALENDAR_HIJRI};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		int year = both[i] == CALENDAR_PERSIAN ? 1395 : 1440;
		int64_t before = 0;

		for (int month = 0; month < 60; month++) {
			for (int day = 1; day <= 31; day++) {
				struct civil c;
				int64_t t;

				if (calendar_date(both[i], year + month / 12,
					month % 12 + 1, day, &c) < 0)
					continue;
				t = instant_of(&c);
				if (before != 0 && t != before + DAY)
					fail_msg("%d-%d-%d", year + month / 12,
					    month % 12 + 1, day);
				before = t;
			}
		}
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(converts_dates),
	    cmocka_unit_test(days_follow_one_another),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
