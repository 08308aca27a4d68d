/* test-date822.c - RFC 822 dates. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/instant.h"
#include "write/date822.h"

static void
reads_what_is_right_and_nothing_else(void **state)
{
	static const struct {
		const char *text, *instant; /* NULL: no date */
	} rows[] = {
	    {"Fri, 15 Aug 2025 06:13:00 GMT", "2025-08-15T06:13:00Z"},
	    {"15 Aug 2025 06:13:00 GMT", "2025-08-15T06:13:00Z"},
	    {"Fri, 15 Aug 2025 06:13 UT", "2025-08-15T06:13:00Z"},
	    {"Fri, 15 Aug 2025 06:13:00 Z", "2025-08-15T06:13:00Z"},
	    {"Fri, 15 Aug 2025 09:13:00 +0300", "2025-08-15T06:13:00Z"},
	    {"Fri, 15 Aug 2025 01:13:00 +0300", "2025-08-14T22:13:00Z"},
	    {"Thu, 14 Aug 2025 23:13:00 -0230", "2025-08-15T01:43:00Z"},
	    {"Thu, 1 Jan 1970 00:00:00 GMT", "1970-01-01T00:00:00Z"},
	    {"Thu, 29 Feb 2024 00:00:00 GMT", "2024-02-29T00:00:00Z"},
	    {"Thu, 15 Aug 2025 06:13:00 GMT", NULL}, /* it was a Friday */
	    {"Fri, 15 Aug 2025 06:13:00", NULL},
	    {"Fri, 15 Aug 2025 06:13:00 EEST", NULL},
	    {"Fri, 15 Aug 2025 06:13:00 +03:00", NULL},
	    {"Fri, 15 Aug 2025 06:13:00 +2400", NULL},
	    {"Fri, 15 Aug 2025 06:13:00 +0360", NULL},
	    {"Fri, 15 Aug 2025 06:13:00 GMT ", NULL},
	    {"Fri 15 Aug 2025 06:13:00 GMT", NULL},
	    {"Fri, 15 aug 2025 06:13:00 GMT", NULL},
	    {"Fri, 15 Aug 25 06:13:00 GMT", NULL},
	    {"Fri, 15 Aug 2025 6:13:00 GMT", NULL},
	    {"Fri, 15 Aug 2025 24:00:00 GMT", NULL},
	    {"30 Feb 2025 06:13:00 GMT", NULL},
	    {"2025-08-15T06:13:00Z", NULL},
	    {"Fri, ", NULL},
	    {"", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char got[INSTANT_TEXT];
		int64_t t;

		if (date822_parse(rows[i].text, &t) < 0)
			got[0] = '\0';
		else
			(void)instant_print(t, got);
		if (strcmp(got, rows[i].instant ? rows[i].instant : "") != 0)
			fail_msg("%s: %s", rows[i].text, got);
	}
}

static void
reads_back_what_it_prints(void **state)
{
	(void)state;
	for (int64_t t = -1000000000; t < 4000000000; t += 86399 * 37) {
		char text[DATE822_TEXT];
		int64_t back;

		assert_int_equal(
		    date822_parse(date822_print(t, text), &back), 0);
		assert_int_equal(back, t);
		assert_int_equal(strlen(text), DATE822_TEXT - 1);
	}
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(reads_what_is_right_and_nothing_else),
    cmocka_unit_test(reads_back_what_it_prints),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
