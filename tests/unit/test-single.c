/* test-single.c - the instants of printed times that stand by themselves. */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "base/instant.h"
#include "resolve/resolve.h"
#include "timeaid.h"

#define BEIRUT "Asia/Beirut"

struct row {
	const char *printed;
	const char *zone;
	const char *now;
	const char *want; /* NULL: no time */
	int precision;
	enum origin origin;
};

/* 2026-11-21 is a Saturday. */
#define NOW "2026-11-21T19:11:37Z"

static const struct row rows[] = {
    {"09:13", BEIRUT, NOW, "2026-11-21T07:13:00Z", 60, ORIGIN_CLOCK},
    {"23:50", BEIRUT, NOW, "2026-11-21T21:50:00Z", 60, ORIGIN_CLOCK},
    {"09:13:05", BEIRUT, NOW, "2026-11-21T07:13:05Z", 1, ORIGIN_CLOCK},
    {"24:00", BEIRUT, NOW, "2026-11-21T22:00:00Z", 60, ORIGIN_CLOCK},
    {"2024-02-28 24:00", "UTC", NOW, "2024-02-29T00:00:00Z", 60,
	ORIGIN_PRINTED},
    {"09:13Z", BEIRUT, NOW, "2026-11-21T09:13:00Z", 60, ORIGIN_CLOCK},
    /* the day that it is in the printed zone */
    {"01:00+0900", BEIRUT, NOW, "2026-11-21T16:00:00Z", 60, ORIGIN_CLOCK},
    {"2025-08-15 09:13", BEIRUT, NOW, "2025-08-15T06:13:00Z", 60,
	ORIGIN_PRINTED},
    {"2034-08-15 09:13", BEIRUT, NOW, "2034-08-15T06:13:00Z", 60,
	ORIGIN_PRINTED},
    {"2025-08-15 09:13+0100", BEIRUT, NOW, "2025-08-15T08:13:00Z", 60,
	ORIGIN_ZONED},
    {"2025-08-15", BEIRUT, NOW, "2025-08-14T21:00:00Z", DAY, ORIGIN_PRINTED},
    {"2026-11-21", BEIRUT, NOW, "2026-11-20T22:00:00Z", DAY, ORIGIN_PRINTED},
    /* midnight is skipped, repeated */
    {"2026-03-29", BEIRUT, NOW, "2026-03-28T22:00:00Z", DAY, ORIGIN_PRINTED},
    {"2025-11-02", "America/Havana", NOW, "2025-11-02T04:00:00Z", DAY,
	ORIGIN_PRINTED},
    {"2025-10-25 23:30", BEIRUT, NOW, "2025-10-25T21:30:00Z", 60,
	ORIGIN_PRINTED},
    {"2025-10-25 23:30", BEIRUT, "2025-10-25T21:00:00Z", "2025-10-25T20:30:00Z",
	60, ORIGIN_PRINTED},
    {"2025-02-30 09:13", BEIRUT, NOW, NULL, 0, ORIGIN_CLOCK},
    {"2025-02-30", BEIRUT, NOW, NULL, 0, ORIGIN_CLOCK},
    {"--11-21", "UTC", NOW, "2026-11-21T00:00:00Z", DAY, ORIGIN_PRINTED},
    {"--11-22", "UTC", NOW, "2025-11-22T00:00:00Z", DAY, ORIGIN_PRINTED},
    {"--11-21 23:00", "UTC", NOW, "2026-11-21T23:00:00Z", 60, ORIGIN_PRINTED},
    {"--02-29", "UTC", NOW, "2024-02-29T00:00:00Z", DAY, ORIGIN_PRINTED},
    {"--02-30", "UTC", NOW, NULL, 0, ORIGIN_CLOCK},
    /* the weekday says which year */
    {"Thu --10-23", "UTC", NOW, "2025-10-23T00:00:00Z", DAY, ORIGIN_PRINTED},
    {"Fri --10-23", "UTC", NOW, "2026-10-23T00:00:00Z", DAY, ORIGIN_PRINTED},
    {"Fri --11-28", "UTC", "2025-04-10T09:13:00Z", "2025-11-28T00:00:00Z", DAY,
	ORIGIN_PRINTED},
    {"Thu --02-29", "UTC", NOW, "2024-02-29T00:00:00Z", DAY, ORIGIN_PRINTED},
    /* and not against a printed one */
    {"Mon 2025-10-23", "UTC", NOW, "2025-10-23T00:00:00Z", DAY, ORIGIN_PRINTED},
    {"Sat", "UTC", NOW, "2026-11-21T00:00:00Z", DAY, ORIGIN_CLOCK},
    {"Sat 23:00", "UTC", NOW, "2026-11-21T23:00:00Z", 60, ORIGIN_CLOCK},
    {"Sun 23:00", "UTC", NOW, "2026-11-15T23:00:00Z", 60, ORIGIN_CLOCK},
    {"Fri 23:00", "UTC", NOW, "2026-11-20T23:00:00Z", 60, ORIGIN_CLOCK},
    {"today 18:00", BEIRUT, NOW, "2026-11-21T16:00:00Z", 60, ORIGIN_RELATIVE},
    {"today", BEIRUT, NOW, "2026-11-20T22:00:00Z", DAY, ORIGIN_RELATIVE},
    {"yesterday 21:07", BEIRUT, NOW, "2026-11-20T19:07:00Z", 60,
	ORIGIN_RELATIVE},
    {"yesterday", BEIRUT, "2026-11-21T22:30:00Z", "2026-11-20T22:00:00Z", DAY,
	ORIGIN_RELATIVE},
    {"tomorrow 09:13", BEIRUT, NOW, "2026-11-22T07:13:00Z", 60,
	ORIGIN_RELATIVE},
    {"yesterday 21:07Z", BEIRUT, "2026-11-21T22:30:00Z", "2026-11-20T21:07:00Z",
	60, ORIGIN_RELATIVE},
    {"now", BEIRUT, NOW, NOW, 60, ORIGIN_RELATIVE},
    {"30s", BEIRUT, NOW, "2026-11-21T19:11:07Z", 1, ORIGIN_RELATIVE},
    {"12m", BEIRUT, NOW, "2026-11-21T18:59:37Z", 60, ORIGIN_RELATIVE},
    {"2h", BEIRUT, NOW, "2026-11-21T17:11:37Z", HOUR, ORIGIN_RELATIVE},
    {"~2h", BEIRUT, NOW, "2026-11-21T21:11:37Z", HOUR, ORIGIN_RELATIVE},
    {"1h 5m", BEIRUT, NOW, "2026-11-21T18:06:37Z", 60, ORIGIN_RELATIVE},
    {"1d", BEIRUT, NOW, "2026-11-20T19:11:37Z", DAY, ORIGIN_RELATIVE},
    /* the clock stays over a change of offset, hours don't */
    {"1d", BEIRUT, "2026-03-29T09:00:00Z", "2026-03-28T10:00:00Z", DAY,
	ORIGIN_RELATIVE},
    {"24h", BEIRUT, "2026-03-29T09:00:00Z", "2026-03-28T09:00:00Z", HOUR,
	ORIGIN_RELATIVE},
    {"1d 2h", BEIRUT, "2026-03-29T09:00:00Z", "2026-03-28T08:00:00Z", HOUR,
	ORIGIN_RELATIVE},
    {"2d 14:30", BEIRUT, NOW, "2026-11-19T12:30:00Z", 60, ORIGIN_RELATIVE},
    {"1w", BEIRUT, NOW, "2026-11-14T19:11:37Z", 7 * DAY, ORIGIN_RELATIVE},
    {"1M", "UTC", "2026-03-31T12:00:00Z", "2026-02-28T12:00:00Z", 30 * DAY,
	ORIGIN_RELATIVE},
    {"~1M", "UTC", "2026-01-31T12:00:00Z", "2026-02-28T12:00:00Z", 30 * DAY,
	ORIGIN_RELATIVE},
    {"11M", "UTC", NOW, "2025-12-21T19:11:37Z", 30 * DAY, ORIGIN_RELATIVE},
    {"1y", "UTC", "2024-02-29T12:00:00Z", "2023-02-28T12:00:00Z", 365 * DAY,
	ORIGIN_RELATIVE},
    {"9999y", "UTC", NOW, NULL, 0, ORIGIN_CLOCK},
    {"P1404-01-21", "Asia/Tehran", NOW, "2025-04-09T20:30:00Z", DAY,
	ORIGIN_PRINTED},
    {"P1398-11-29 06:55", "Asia/Tehran", NOW, "2020-02-18T03:25:00Z", 60,
	ORIGIN_PRINTED},
    /* 30 Aban 1405 is 2026-11-21 */
    {"P--08-30", "UTC", NOW, "2026-11-21T00:00:00Z", DAY, ORIGIN_PRINTED},
    {"P--09-01", "UTC", NOW, "2025-11-22T00:00:00Z", DAY, ORIGIN_PRINTED},
    {"H1447-08-09 03:11", "UTC", NOW, "2026-01-28T03:11:00Z", 60,
	ORIGIN_PRINTED},
    /* the new moon was seen a day earlier; the weekday isn't near */
    {"Tue H1447-08-09", "UTC", NOW, "2026-01-27T00:00:00Z", DAY,
	ORIGIN_PRINTED},
    {"Thu H1447-08-09", "UTC", NOW, "2026-01-29T00:00:00Z", DAY,
	ORIGIN_PRINTED},
    {"Sat H1447-08-09", "UTC", NOW, "2026-01-28T00:00:00Z", DAY,
	ORIGIN_PRINTED},
    {"H1446-09-30", "UTC", NOW, NULL, 0, ORIGIN_CLOCK},
    {"-", "UTC", NOW, NULL, 0, ORIGIN_CLOCK},
};

static void
reads_a_time_alone(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct row *r = &rows[i];
		struct printed_time t = timeaid_read(r->printed);
		struct meaning m = {0, 0, ORIGIN_CLOCK};
		char text[INSTANT_TEXT];
		bool is = resolve_one(&t, r->zone, timeaid_instant(r->now), &m);

		(void)instant_print(m.instant, text);
		if (is != (r->want != NULL) ||
		    (is && strcmp(text, r->want) != 0))
			fail_msg("%s: %s", r->printed, is ? text : "no time");
		if (is &&
		    (m.precision != r->precision || m.origin != r->origin))
			fail_msg("%s: %d, %s", r->printed, m.precision,
			    origin_word(m.origin));
	}
}

static void
part_of_a_date_is_none(void **state)
{
	struct printed_time t = timeaid_read("09:13");
	struct meaning m;

	(void)state;
	t.year = 2026;
	assert_false(resolve_one(&t, "UTC", 0, &m));
	t.month = 3;
	assert_false(resolve_one(&t, "UTC", 0, &m));
}

static void
refuses_amounts_past_all_years(void **state)
{
	static const int amounts[] = {INT_MAX, INT_MIN + 1, 120000, -120000};
	struct meaning m;

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		struct printed_time t = timeaid_read("now");

		t.ago_months = amounts[i];
		assert_false(resolve_one(&t, BEIRUT, 0, &m));
		t.ago_days = amounts[i];
		assert_false(resolve_one(&t, BEIRUT, 0, &m));
		t.ago_months = 0;
		if (amounts[i] == INT_MAX || amounts[i] == INT_MIN + 1)
			assert_false(resolve_one(&t, BEIRUT, 0, &m));
		t.ago_days = 0;
		t.ago_seconds = i % 2 == 0 ? INT64_MAX : INT64_MIN;
		assert_false(resolve_one(&t, BEIRUT, 0, &m));
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(reads_a_time_alone),
	    cmocka_unit_test(part_of_a_date_is_none),
	    cmocka_unit_test(refuses_amounts_past_all_years),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
