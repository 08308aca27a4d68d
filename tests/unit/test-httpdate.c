/* test-httpdate.c - dates in headers. */
#include "fetch/httpdate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>
#include <curl/curl.h>

#include "base/instant.h"

/* As libcurl reads it. */
static int64_t
curls(const char *s)
{
	time_t t = curl_getdate(s, NULL);

	return t == -1 ? INSTANT_NONE : (int64_t)t;
}

static void
reads_what_servers_send(void **state)
{
	(void)state;
	assert_int_equal(
	    httpdate_read("Fri, 15 Aug 2025 06:30:00 GMT"), 1755239400);
	assert_int_equal(
	    httpdate_read("Thu, 29 Feb 2024 23:59:59 GMT"), 1709251199);
	assert_int_equal(httpdate_read("Thu, 01 Jan 1970 00:00:00 GMT"), 0);
	assert_int_equal(httpdate_read(NULL), INSTANT_NONE);
	assert_int_equal(httpdate_read(""), INSTANT_NONE);
	assert_int_equal(httpdate_read("0"), INSTANT_NONE);
}

static void
reads_other_forms_as_curl_does(void **state)
{
	static const char *const forms[] = {
	    "Friday, 15-Aug-25 06:32:00 GMT",
	    "Fri Aug 15 06:32:00 2025",
	    "Fri, 15 Aug 2025 06:30:00",
	    "Fri, 15 Aug 2025 06:30:00 +0200",
	    "Fri, 15 Aug 2025 06:30:00 GMTx",
	    "Fri, 15 Aug 2025 06:30:00 GM",
	    "Fri, 15 Aug 2025",
	    "Fri, 15 aug 2025 06:30:00 GMT",
	    "Fry, 15 Aug 2025 06:30:00 GMT",
	    "Fri, 32 Aug 2025 06:30:00 GMT",
	    "Fri, 00 Aug 2025 06:30:00 GMT",
	    "Fri, 29 Feb 2025 06:30:00 GMT",
	    "Fri, 15 Aug 2025 24:00:00 GMT",
	    "Fri, 15 Aug 2025 23:59:60 GMT",
	    "Fri, 15 Aug 1969 06:30:00 GMT",
	    "Fri, 15 Aug 0025 06:30:00 GMT",
	    "Fri, 15 Aug 9999 06:30:00 GMT",
	    "Fri, 15 Aug 2025 6:30:00 GMT",
	    " Fri, 15 Aug 2025 06:30:00 GMT",
	    "Fri, 15 Aug 2025 06:30:00 EST",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		assert_int_equal(httpdate_read(forms[i]), curls(forms[i]));
}

static void
agrees_with_curl_on_every_day(void **state)
{
	static const char *const days[] = {
	    "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
	static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May",
	    "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

	(void)state;
	for (int64_t t = 0; t < (int64_t)60 * 366 * DAY; t += DAY + 3661) {
		struct civil c = instant_civil(t);
		char s[64];

		(void)snprintf(s, sizeof(s),
		    "%s, %02d %s %04d %02d:%02d:%02d GMT",
		    days[instant_weekday(t)], c.day, months[c.month - 1],
		    c.year, c.hour, c.minute, c.second);
		assert_int_equal(httpdate_read(s), t);
		assert_int_equal(curls(s), t);
	}
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(reads_what_servers_send),
    cmocka_unit_test(reads_other_forms_as_curl_does),
    cmocka_unit_test(agrees_with_curl_on_every_day),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
