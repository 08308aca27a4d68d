/* test-pace.c - when a server wants to be asked again. */
#include "fetch/pace.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/limits.h"

enum { DATE = 1755239400 }; /* Fri, 15 Aug 2025 06:30:00 GMT */

struct wait {
	const char *value;
	int64_t seconds;
};

static const struct wait waits[] = {
    {NULL, -1},
    {"0", 0},
    {"120", 120},
    {"0120", 120},
    {"86400", 86400},
    {"86401", 86400},
    {"99999999999999999999999999", 86400},
    {"-5", 0},
    {"Fri, 15 Aug 2025 06:32:00 GMT", 120},
    {"Friday, 15-Aug-25 06:32:00 GMT", 120},
    {"Fri Aug 15 06:32:00 2025", 120},
    {"Fri, 15 Aug 2025 06:30:00 GMT", 0},
    {"Thu, 14 Aug 2025 06:30:00 GMT", 0},
    {"Fri, 31 Dec 9999 23:59:59 GMT", 86400},
    {"", -1},
    {"-", -1},
    {"soon", -1},
    {"1.5", -1},
    {"120s", -1},
    {"12 12", -1},
};

static void
retry_after_is_seconds_or_a_date(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(waits) / sizeof(waits[0]); i++) {
		int64_t got = pace_retry_after(waits[i].value, DATE);

		if (got != waits[i].seconds)
			fail_msg("%s: %lld", waits[i].value, (long long)got);
	}
}

struct life {
	const char *control, *expires, *age;
	int64_t seconds;
};

static const struct life lives[] = {
    {NULL, NULL, NULL, -1},
    {NULL, NULL, "10", -1},
    {"public", NULL, NULL, -1},
    {"", NULL, NULL, -1},
    {"max-age=300", NULL, NULL, 300},
    {"public, Max-Age=300 , must-revalidate", NULL, NULL, 300},
    {",, ,max-age = 300,", NULL, NULL, 300},
    {"max-age=\"300\"", NULL, NULL, 300},
    {"max-age=0", NULL, NULL, 0},
    {"max-age=31536000", NULL, NULL, 86400},
    {"max-age=99999999999999999999", NULL, NULL, 86400},
    {"max-age=60, max-age=300", NULL, NULL, 60},

    /* for caches that serve many */
    {"s-maxage=300", NULL, NULL, -1},
    {"s-maxage=300, max-age=60", NULL, NULL, 60},
    {"x-max-age=300", NULL, NULL, -1},
    {"private, max-age=60", NULL, NULL, 60},

    /* not to be kept */
    {"no-store", NULL, NULL, 0},
    {"max-age=300, no-cache", NULL, NULL, 0},
    {"No-Cache, max-age=300", NULL, NULL, 0},
    {"no-cache=\"Set-Cookie, max-age=1\", max-age=300", NULL, NULL, 300},
    {"no-cache", "Fri, 15 Aug 2025 06:40:00 GMT", NULL, 0},

    /* malformed is stale */
    {"max-age", NULL, NULL, 0},
    {"max-age=", NULL, NULL, 0},
    {"max-age=-1", NULL, NULL, 0},
    {"max-age=abc", NULL, NULL, 0},
    {"max-age=5m", NULL, NULL, 0},
    {"max-age=1.5", NULL, NULL, 0},
    {"max-age=\"300", NULL, NULL, 300},
    {"max-age=\"\\", NULL, NULL, 0},
    {"max-age=x", "Fri, 15 Aug 2025 06:40:00 GMT", NULL, 0},
    {"max-age=x, max-age=300", NULL, NULL, 0},
    {NULL, "", NULL, 0},
    {NULL, "0", NULL, 0},
    {NULL, "-1", NULL, 0},
    {NULL, "never", NULL, 0},

    {NULL, "Fri, 15 Aug 2025 06:40:00 GMT", NULL, 600},
    {NULL, "Fri, 15 Aug 2025 06:30:00 GMT", NULL, 0},
    {NULL, "Thu, 01 Jan 1970 00:00:00 GMT", NULL, 0},
    {NULL, "Thu, 19 Nov 1981 08:52:00 GMT", NULL, 0},
    {NULL, "Fri, 31 Dec 9999 23:59:59 GMT", NULL, 86400},
    {"max-age=60", "Fri, 15 Aug 2025 06:40:00 GMT", NULL, 60},
    {"public", "Fri, 15 Aug 2025 06:40:00 GMT", NULL, 600},

    /* it has lain in a cache for a while */
    {"max-age=300", NULL, "100", 200},
    {"max-age=300", NULL, "300", 0},
    {"max-age=300", NULL, "999999999999999999999", 0},
    {"max-age=300", NULL, "100, 50", 200},
    {"max-age=300", NULL, "-100", 300},
    {"max-age=300", NULL, "old", 300},
    {"max-age=300", NULL, "", 300},
    {NULL, "Fri, 15 Aug 2025 06:40:00 GMT", "60", 540},
};

static void
an_answer_is_fresh_as_long_as_it_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(lives) / sizeof(lives[0]); i++) {
		const struct life *l = &lives[i];
		const struct pace_life life = {
		    l->control, l->expires, l->age, DATE};
		int64_t got = pace_fresh(&life);

		if (got != l->seconds)
			fail_msg("row %zu: %s, %s, %s: %lld", i, l->control,
			    l->expires, l->age, (long long)got);
	}
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(retry_after_is_seconds_or_a_date),
    cmocka_unit_test(an_answer_is_fresh_as_long_as_it_says),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
