/* test-when.c - the instants that people give on the command line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/instant.h"
#include "cmd/when.h"

static void
every_form_is_read(void **state)
{
	static const struct {
		const char *s, *wanted;
	} rows[] = {
	    {"2025-08-15T06:30:00Z", "2025-08-15T06:30:00Z"},
	    {"2025-08-15T09:30:00+03:00", "2025-08-15T06:30:00Z"},
	    {"2025-08-15T09:30:00+0300", "2025-08-15T06:30:00Z"},
	    {"2025-08-15 09:30:00.25+03:00", "2025-08-15T06:30:00Z"},
	    {"2025-08-15T06:30Z", "2025-08-15T06:30:00Z"},
	    {"2025-08-15T09:30+0300", "2025-08-15T06:30:00Z"},
	    {"2025-08-15T09:30", "2025-08-15T06:30:00Z"},
	    {"2025-08-15 09:30:07", "2025-08-15T06:30:07Z"},
	    {"2025-08-15", "2025-08-15T20:59:59Z"},
	    {"2025-01-15", "2025-01-15T21:59:59Z"},
	    /* The hour that comes twice is the later one. */
	    {"2025-10-25T23:30", "2025-10-25T21:30:00Z"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char got[INSTANT_TEXT];
		int64_t t;

		assert_int_equal(when_run(rows[i].s, "Asia/Beirut", 0, &t), 0);
		assert_string_equal(instant_print(t, got), rows[i].wanted);
	}
}

static void
a_number_without_a_unit_is_seconds_back(void **state)
{
	int64_t t;

	(void)state;
	assert_int_equal(when_since("300", "Asia/Beirut", 1000, &t), 0);
	assert_int_equal(t, 700);
	assert_int_equal(when_until("60", "Asia/Beirut", 1000, &t), 0);
	assert_int_equal(t, 940);
	/* A run is at an instant, not some time before one. */
	assert_int_equal(when_run("300", "Asia/Beirut", 1000, &t), -1);
}

static void
nonsense_is_refused(void **state)
{
	static const char *const rows[] = {"", "now", "2025-08", "2025-02-30",
	    "2025-08-15T", "2025-08-15T09", "2025-08-15T9:30",
	    "2025-08-15T25:00", "2025-08-15T09:30:", "2025-08-15T09:30+3",
	    "2025-08-15T09:30:00 Asia/Beirut", "15.08.2025", "300x",
	    "2025-08-15T09:30:00.123456789123456789123456789+03:00"};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int64_t t;

		if (when_run(rows[i], "Asia/Beirut", 0, &t) == 0 ||
		    when_since(rows[i], "Asia/Beirut", 0, &t) == 0 ||
		    when_until(rows[i], "Asia/Beirut", 0, &t) == 0)
			fail_msg("read: %s", rows[i]);
	}
}

static void
a_time_ends_past_what_it_names(void **state)
{
	static const struct {
		const char *s, *since, *until;
	} rows[] = {
	    {"2025-08-15T06:30:00Z", "2025-08-15T06:30:00Z",
		"2025-08-15T06:30:00Z"},
	    {"2025-08-15T09:30", "2025-08-15T06:30:00Z",
		"2025-08-15T06:30:00Z"},
	    {"2025-08-15", "2025-08-14T21:00:00Z", "2025-08-15T21:00:00Z"},
	    /* 25 hours long. */
	    {"2025-10-25", "2025-10-24T21:00:00Z", "2025-10-25T22:00:00Z"},
	    /* Begins at 01:00. */
	    {"2025-03-30", "2025-03-29T22:00:00Z", "2025-03-30T21:00:00Z"},
	    {"90s", "2025-08-17T11:58:30Z", "2025-08-17T11:58:30Z"},
	    {"2h", "2025-08-17T10:00:00Z", "2025-08-17T10:00:00Z"},
	    {"7d", "2025-08-10T12:00:00Z", "2025-08-10T12:00:00Z"},
	};
	int64_t now;

	(void)state;
	assert_int_equal(instant_parse("2025-08-17T12:00:00Z", &now), 0);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char got[INSTANT_TEXT];
		int64_t t;

		assert_int_equal(
		    when_since(rows[i].s, "Asia/Beirut", now, &t), 0);
		assert_string_equal(instant_print(t, got), rows[i].since);
		assert_int_equal(
		    when_until(rows[i].s, "Asia/Beirut", now, &t), 0);
		assert_string_equal(instant_print(t, got), rows[i].until);
	}
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_time_ends_past_what_it_names),
    cmocka_unit_test(every_form_is_read),
    cmocka_unit_test(a_number_without_a_unit_is_seconds_back),
    cmocka_unit_test(nonsense_is_refused),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
