/* test-timetext_label.c - times behind a label of a few words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "detect/timetext.h"

static void
a_label_of_up_to_three_words_may_stand_before_a_clock(void **state)
{
	static const struct {
		const char *text, *language;
		const char *time; /* NULL: none is read */
	} rows[] = {
	    {"أخبار دولية 12:58", "ar", "12:58"},
	    {"NYHETER 11:14", "sv", "11:14"},
	    {"KPOP monster 2月11日（火）12時0分", "ja", "2月11日（火）12時0分"},
	    {"Politik heute, 18:00 Uhr", "de", "heute, 18:00 Uhr"},
	    {"one two three 12:58", "en", "12:58"},
	    {"one two three four 12:58", "en", NULL},
	    {"12:58", "en", NULL},
	    {"Formula 1 12:58", "en", NULL}, /* a number is no label */
	    {"open 10:00 - 12:00", "en", NULL},
	    {"Politik 18.11.2025", "de", NULL}, /* no clock */
	    {"News", "en", NULL},
	    {"", "en", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct timetext_hints hints = {
		    CLOCK_COLON, rows[i].language};
		const char *s = rows[i].text;
		struct printed_time t;
		struct time_span span;
		bool got = timetext_labelled(s, strlen(s), &hints, &t, &span);

		if (got != (rows[i].time != NULL) ||
		    (got && strcmp(s + span.start, rows[i].time) != 0))
			fail_msg("%s: %s", s, got ? s + span.start : "none");
	}
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_label_of_up_to_three_words_may_stand_before_a_clock),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
