/* test-reason.c - how an instant was found, in words. */
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "resolve/resolve.h"
#include "timeaid.h"

struct row {
	const char *printed, *want;
};

/* Read at 2026-11-21T12:00:00Z. */
static const struct row rows[] = {
    {"09:13", "a clock; the newest day that fits the list"},
    {"09:13Z", "a clock; the newest day that fits the list"},
    {"2025-11-18 09:13", "a date"},
    {"2025-11-18 09:13Z", "a date"},
    {"2025-11-18", "a date; its midnight"},
    {"--11-18 09:13", "a date without a year; the latest that fits the list"},
    {"Thu --10-23", "a date and a weekday; the latest that fits both"},
    {"Fri 09:13", "a weekday; the latest that fits the list"},
    {"yesterday 09:13", "a day counted from the fetch's"},
    {"5m", "counted from the fetch"},
    {"2026-11-21", "no clock, and the day isn't over"},
    {"today", "no clock, and the day isn't over"},
    {"2026-11-22 09:13", "a time that can't be true, so the fetch's"},
    {"~1h", "a time that can't be true, so the fetch's"},
    {"-", "no time, so the fetch's"},
};

static void
says_why(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct ticker_line line = {
		    .time = timeaid_read(rows[i].printed), .text = "text"};
		struct ticker ticker = {.lines = &line, .n = 1};
		struct arena *a = arena_new();
		int64_t at = timeaid_instant("2026-11-21T12:00:00Z");
		const struct entry *e =
		    resolve(a, &ticker, ORDER_UNKNOWN, "UTC", at);
		const char *got =
		    resolve_reasons(a, &ticker, ORDER_UNKNOWN, "UTC", at, e)[0];

		if (strcmp(got, rows[i].want) != 0)
			fail_msg("%s: %s", rows[i].printed, got);
		arena_free(a);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(says_why),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
