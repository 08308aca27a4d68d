/* test-reading.c - a printed time from its text to its instant. */
#include "refresh/reading.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "base/instant.h"
#include "base/limits.h"
#include "timeaid.h"

struct row {
	const char *text, *language;
	const char *want; /* NULL: no time */
	int precision;
	enum origin origin;
};

/* At 2026-11-21T19:11:37Z, a Saturday, in Beirut. */
static const struct row rows[] = {
    {"09:13", NULL, "2026-11-21T07:13:00Z", 60, ORIGIN_CLOCK},
    {"9.13", "de", "2026-11-21T07:13:00Z", 60, ORIGIN_CLOCK},
    {"9h13", "fr", "2026-11-21T07:13:00Z", 60, ORIGIN_CLOCK},
    {"\u0660\u0669:\u0661\u0663", "ar", "2026-11-21T07:13:00Z", 60,
	ORIGIN_CLOCK},
    {"2025-08-15T09:13:05Z", NULL, "2025-08-15T09:13:05Z", 1, ORIGIN_ZONED},
    {"18 November 2025", "en", "2025-11-17T22:00:00Z", DAY, ORIGIN_PRINTED},
    {"5 minutes ago", "en", "2026-11-21T19:06:37Z", 60, ORIGIN_RELATIVE},
    {"yesterday, 18:00", "en", "2026-11-20T16:00:00Z", 60, ORIGIN_RELATIVE},
    {"tomorrow at 18:00", "en", "2026-11-22T16:00:00Z", 60, ORIGIN_RELATIVE},
    {"31 February 2025", "en", NULL, 0, ORIGIN_CLOCK},
    {"9:73", NULL, NULL, 0, ORIGIN_CLOCK},
    {"24/7", NULL, NULL, 0, ORIGIN_CLOCK},
    {"", NULL, NULL, 0, ORIGIN_CLOCK},
    {"09:13 \xFF", NULL, NULL, 0, ORIGIN_CLOCK},
};

static void
reads_texts(void **state)
{
	struct reading_at at = {.zone = "Asia/Beirut"};

	(void)state;
	at.now = timeaid_instant("2026-11-21T19:11:37Z");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct row *r = &rows[i];
		struct reading got = {0, 0, ORIGIN_CLOCK};
		char when[INSTANT_TEXT];
		bool is;

		at.language = r->language;
		is = reading_of(r->text, strlen(r->text), &at, &got);
		(void)instant_print(got.published, when);
		if (is != (r->want != NULL) ||
		    (is && (strcmp(when, r->want) != 0 ||
			       got.precision != r->precision ||
			       got.origin != r->origin)))
			fail_msg("%s: %s, %d, %s", r->text,
			    is ? when : "no time", got.precision,
			    origin_word(got.origin));
	}
}

static void
reads_no_more_than_a_time_can_be(void **state)
{
	const struct reading_at at = {.zone = "UTC"};
	char text[LIMIT_TIME_TEXT + 2];
	struct reading got;

	(void)state;
	memset(text, ' ', sizeof(text));
	memcpy(text, "09:13", 5);
	assert_true(reading_of(text, LIMIT_TIME_TEXT, &at, &got));
	assert_false(reading_of(text, LIMIT_TIME_TEXT + 1, &at, &got));
	text[6] = '\0';
	assert_false(reading_of(text, 10, &at, &got));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(reads_texts),
	    cmocka_unit_test(reads_no_more_than_a_time_can_be),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
