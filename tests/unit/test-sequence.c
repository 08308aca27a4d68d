/* test-sequence.c - the order of printed times. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "detect/sequence.h"
#include "detect/timetext.h"

enum { LINES = 8 };

static struct sequence
sequence(const char *const *times)
{
	static const struct timetext_hints hints = {CLOCK_COLON, "en"};
	struct ticker_line lines[LINES];
	size_t n = 0;

	memset(lines, 0, sizeof(lines));
	for (; n < LINES && times[n] != NULL; n++) {
		assert_true(timetext_whole(
		    times[n], strlen(times[n]), &hints, &lines[n].time));
		lines[n].ago = lines[n].time.relative;
	}
	return sequence_of(lines, n);
}

static void
steps_are_counted_both_ways(void **state)
{
	static const struct {
		const char *times[LINES];
		struct sequence want;
	} rows[] = {
	    {{"09:13", "09:12", "08:35"}, {100, 0, 100}},
	    {{"06:00", "09:00", "12:00"}, {0, 100, 100}},
	    {{"09:13", "09:13", "09:13"}, {100, 100, 100}},
	    {{"09:13", "10:12", "08:35"}, {50, 50, 100}},
	    /* A step up of a quarter of a day is a midnight, five hours aren't. */
	    {{"00:05", "23:58", "23:41"}, {100, 50, 100}},
	    {{"09:05", "14:00", "13:41"}, {50, 50, 100}},
	    /* Only the first of them. */
	    {{"00:05", "23:58", "01:00", "22:00"}, {50, 100, 100}},
	    {{"00:05", "23:58"}, {100, 100, 100}},
	    /* It speaks for no order: these are durations. */
	    {{"13:02", "11:40", "06:15", "04:51", "07:08", "14:22"},
		{75, 40, 100}},
	    {{"2025-08-15 09:13", "2025-08-14 23:50"}, {100, 0, 100}},
	    /* Dates without a year go back over New Year. */
	    {{"2 January, 08:00", "1 January, 09:00", "31 December, 10:00"},
		{100, 0, 100}},
	    {{"today, 09:13", "yesterday, 23:50"}, {100, 0, 100}},
	    /* A clock and another day's date say nothing of each other. */
	    {{"09:13", "2025-08-14 23:50", "2025-08-14 20:00"}, {100, 0, 50}},
	    /* Relative times are laid out by weight as often as by time. */
	    {{"5 minutes ago", "2 hours ago"}, {100, 0, 0}},
	    {{"09:13"}, {100, 0, 0}},
	    {{NULL}, {100, 0, 0}},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct sequence got = sequence(rows[i].times);

		if (memcmp(&got, &rows[i].want, sizeof(got)) != 0)
			fail_msg("row %zu: %d falling, %d rising, %d compared",
			    i, got.falling, got.rising, got.compared);
	}
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(steps_are_counted_both_ways),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
