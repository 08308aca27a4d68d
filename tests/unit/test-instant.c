/* test-instant.c - civil dates, weekdays, RFC 3339. */
#include "base/instant.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>

#include <cmocka.h>

struct known {
	int64_t t;
	struct civil c;
	int weekday;
};

/* By date(1): date -u -d @T. */
static const struct known known[] = {
    {0, {1970, 1, 1, 0, 0, 0}, 4},
    {-1, {1969, 12, 31, 23, 59, 59}, 3},
    {86399, {1970, 1, 1, 23, 59, 59}, 4},
    {951782400, {2000, 2, 29, 0, 0, 0}, 2},
    {1755238380, {2025, 8, 15, 6, 13, 0}, 5},
    {2147483648, {2038, 1, 19, 3, 14, 8}, 2},
    {4107542399, {2100, 2, 28, 23, 59, 59}, 0},
    {4107542400, {2100, 3, 1, 0, 0, 0}, 1},
    {-2208988800, {1900, 1, 1, 0, 0, 0}, 1},
    {-62135596800, {1, 1, 1, 0, 0, 0}, 1},
    {253402300799, {9999, 12, 31, 23, 59, 59}, 5},
};

static void
assert_civil(const struct civil *a, const struct civil *b)
{
	assert_int_equal(a->year, b->year);
	assert_int_equal(a->month, b->month);
	assert_int_equal(a->day, b->day);
	assert_int_equal(a->hour, b->hour);
	assert_int_equal(a->minute, b->minute);
	assert_int_equal(a->second, b->second);
}

static void
dates_and_instants_are_those_of_the_calendar(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		struct civil c = instant_civil(known[i].t);

		assert_civil(&c, &known[i].c);
		assert_int_equal(instant_of(&c), known[i].t);
		assert_int_equal(instant_weekday(known[i].t), known[i].weekday);
	}
}

/* Every day of 400 years, and so of all. */
static void
days_follow_each_other(void **state)
{
	static const int lengths[] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	struct civil want = {1800, 1, 1, 12, 0, 0};
	int64_t t = instant_of(&want);
	int weekday = 3; /* a Wednesday */

	(void)state;
	for (int i = 0; i < 146097; i++, t += DAY) {
		struct civil c = instant_civil(t);
		bool leap = want.year % 4 == 0 &&
			    (want.year % 100 != 0 || want.year % 400 == 0);

		assert_civil(&c, &want);
		assert_int_equal(instant_weekday(t), weekday);
		assert_int_equal(civil_valid(&c), 1);
		weekday = (weekday + 1) % 7;
		if (++want.day <=
		    lengths[want.month - 1] + (want.month == 2 && leap))
			continue;
		assert_int_equal(civil_valid(&want), 0);
		want.day = 1;
		want.month = want.month % 12 + 1;
		want.year += want.month == 1;
	}
}

struct carry {
	struct civil in;
	const char *out;
};

static const struct carry carries[] = {
    {{2025, 8, 32, 0, 0, 0}, "2025-09-01T00:00:00Z"},
    {{2025, 8, 0, 0, 0, 0}, "2025-07-31T00:00:00Z"},
    {{2025, 13, 1, 0, 0, 0}, "2026-01-01T00:00:00Z"},
    {{2025, 0, 1, 0, 0, 0}, "2024-12-01T00:00:00Z"},
    {{2025, -11, 1, 0, 0, 0}, "2024-01-01T00:00:00Z"},
    {{2025, -12, 1, 0, 0, 0}, "2023-12-01T00:00:00Z"},
    {{2025, 1, 1, -1, 0, 0}, "2024-12-31T23:00:00Z"},
    {{2025, 1, 1, 0, 0, 86400}, "2025-01-02T00:00:00Z"},
    {{2024, 2, 30, 25, 61, 61}, "2024-03-02T02:02:01Z"},
};

static void
fields_past_their_range_carry_over(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(carries) / sizeof(carries[0]); i++) {
		char out[INSTANT_TEXT];

		assert_string_equal(
		    instant_print(instant_of(&carries[i].in), out),
		    carries[i].out);
	}
}

static void
dates_and_times_that_do_not_exist_are_invalid(void **state)
{
	static const struct civil bad[] = {
	    {0, 1, 1, 0, 0, 0},
	    {10000, 1, 1, 0, 0, 0},
	    {2025, 0, 1, 0, 0, 0},
	    {2025, 13, 1, 0, 0, 0},
	    {2025, 1, 0, 0, 0, 0},
	    {2025, 2, 29, 0, 0, 0},
	    {2025, 4, 31, 0, 0, 0},
	    {1900, 2, 29, 0, 0, 0},
	    {2025, 1, 1, 24, 0, 0},
	    {2025, 1, 1, -1, 0, 0},
	    {2025, 1, 1, 0, 60, 0},
	    {2025, 1, 1, 0, 0, 60},
	    {2025, 1, 1, 0, 0, -1},
	};
	static const struct civil good = {2024, 2, 29, 23, 59, 59};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_int_equal(civil_valid(&bad[i]), 0);
	assert_int_equal(civil_valid(&good), 1);
}

struct text {
	const char *in;
	const char *out; /* NULL: refused */
};

static const struct text texts[] = {
    {"2025-08-15T09:13:00+03:00", "2025-08-15T06:13:00Z"},
    {"2025-08-15T06:13:00Z", "2025-08-15T06:13:00Z"},
    {"2025-08-15t06:13:00z", "2025-08-15T06:13:00Z"},
    {"2025-08-15 06:13:00Z", "2025-08-15T06:13:00Z"},
    {"2025-08-15T06:13:00.999999999Z", "2025-08-15T06:13:00Z"},
    {"2025-08-14T20:43:00-09:30", "2025-08-15T06:13:00Z"},
    {"2025-01-01T00:00:00+00:01", "2024-12-31T23:59:00Z"},
    {"2025-01-01T00:00:00-00:00", "2025-01-01T00:00:00Z"},
    {"2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"},
    {"0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"},
    {"9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"},
    {"0001-01-01T00:00:00+00:01", NULL},
    {"9999-12-31T23:59:59-00:01", NULL},
    {"0000-01-01T00:00:00Z", NULL},
    {"", NULL},
    {"2025", NULL},
    {"2025-08-15", NULL},
    {"2025-08-15T06:13Z", NULL},
    {"2025-08-15T06:13:00", NULL},
    {"2025-08-15T06:13:00ZZ", NULL},
    {"2025-08-15T06:13:00Z ", NULL},
    {" 2025-08-15T06:13:00Z", NULL},
    {"2025-08-15T06:13:00.Z", NULL},
    {"2025-08-15T06:13:00,5Z", NULL},
    {"2025-08-15T06:13:00+3:00", NULL},
    {"2025-08-15T06:13:00+0300", NULL},
    {"2025-08-15T06:13:00+24:00", NULL},
    {"2025-08-15T06:13:00+03:60", NULL},
    {"2025-08-15T06:13:61Z", NULL},
    {"2025-08-15T24:00:00Z", NULL},
    {"2025-02-29T00:00:00Z", NULL},
    {"2025-8-15T06:13:00Z", NULL},
    {"25-08-15T06:13:00Z", NULL},
    {"+2025-08-15T06:13:00Z", NULL},
    {"٢٠٢٥-08-15T06:13:00Z", NULL},
};

static void
rfc3339_is_read_and_nothing_else(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		const struct text *x = &texts[i];
		int64_t t = 42;
		char out[INSTANT_TEXT];
		int rc = instant_parse(x->in, &t);

		if ((rc == 0) != (x->out != NULL))
			fail_msg("%s: %d", x->in, rc);
		if (x->out == NULL)
			assert_int_equal(t, 42);
		else
			assert_string_equal(instant_print(t, out), x->out);
	}
}

/* What they say has no meaning; that they say it is all. */
static void
the_ends_of_time_do_no_harm(void **state)
{
	static const int64_t ends[] = {INSTANT_NONE, INT64_MIN + 1, INT64_MAX};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		char out[INSTANT_TEXT];
		struct civil c = instant_civil(ends[i]);
		int weekday = instant_weekday(ends[i]);

		assert_in_range(c.month, 1, 12);
		assert_in_range(c.hour, 0, 23);
		assert_in_range(weekday, 0, 6);
		assert_int_equal(
		    strlen(instant_print(ends[i], out)), INSTANT_TEXT - 1);
	}
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(dates_and_instants_are_those_of_the_calendar),
    cmocka_unit_test(days_follow_each_other),
    cmocka_unit_test(fields_past_their_range_carry_over),
    cmocka_unit_test(dates_and_times_that_do_not_exist_are_invalid),
    cmocka_unit_test(rfc3339_is_read_and_nothing_else),
    cmocka_unit_test(the_ends_of_time_do_no_harm),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
