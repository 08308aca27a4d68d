/* test-reading.c - a printed time from its text to its instant. */
#include "refresh/reading.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "base/instant.h"
#include "base/limits.h"
#include "timeaid.h"
#include "timetraps.h"

struct row {
	const char *text, *language;
	const char *want; /* NULL: no time */
	int precision;
	enum origin origin;
};

/* At 2026-11-21T19:11:37Z, a Saturday, in Beirut. */
static const struct row rows[] = {
    {"09:13", NULL, "2026-11-21T07:13:00Z", 60, ORIGIN_CLOCK},
    {"9.13", "fi", "2026-11-21T07:13:00Z", 60, ORIGIN_CLOCK},
    {"9.13", NULL, "2026-11-21T07:13:00Z", 60, ORIGIN_CLOCK},
    {"9.13", "en", NULL, 0, ORIGIN_CLOCK},
    {"9.13 Uhr", "de", "2026-11-21T07:13:00Z", 60, ORIGIN_CLOCK},
    {"20.11.2026 9.13", "de", "2026-11-20T07:13:00Z", 60, ORIGIN_PRINTED},
    {"9h13", "fr", "2026-11-21T07:13:00Z", 60, ORIGIN_CLOCK},
    {"\u0660\u0669:\u0661\u0663", "ar", "2026-11-21T07:13:00Z", 60,
	ORIGIN_CLOCK},
    {"2025-08-15T09:13:05Z", NULL, "2025-08-15T09:13:05Z", 1, ORIGIN_ZONED},
    {"18 November 2025", "en", "2025-11-17T22:00:00Z", DAY, ORIGIN_PRINTED},
    {"5 minutes ago", "en", "2026-11-21T19:06:37Z", 60, ORIGIN_RELATIVE},
    {"yesterday, 18:00", "en", "2026-11-20T16:00:00Z", 60, ORIGIN_RELATIVE},
    {"tomorrow at 18:00", "en", "2026-11-22T16:00:00Z", 60, ORIGIN_RELATIVE},
    /* the end of a day is the next one's midnight */
    {"24:00", NULL, "2026-11-21T22:00:00Z", 60, ORIGIN_CLOCK},
    {"18.11.2025, 24:00 Uhr", "de", "2025-11-18T22:00:00Z", 60, ORIGIN_PRINTED},
    {"yesterday 24:00", "en", "2026-11-20T22:00:00Z", 60, ORIGIN_RELATIVE},
    {"Mon, 18 May 2020 10:00", "en", "2020-05-18T07:00:00Z", 60,
	ORIGIN_PRINTED},
    {"seg, 18 de mai 2020 10:00", "pt", "2020-05-18T07:00:00Z", 60,
	ORIGIN_PRINTED},
    {"Mon 24:00:00", "en", "2026-11-23T22:00:00Z", 1, ORIGIN_CLOCK},
    {"18.11.2025 24:00 GMT", NULL, "2025-11-19T00:00:00Z", 60, ORIGIN_ZONED},
    {"24:30", NULL, NULL, 0, ORIGIN_CLOCK},
    {"24.00", "de", NULL, 0, ORIGIN_CLOCK},
    /* weekdays: a near one to come, another, and which the words say */
    {"Monday 18:00", "en", "2026-11-23T16:00:00Z", 60, ORIGIN_CLOCK},
    {"Tuesday 18:00", "en", "2026-11-24T16:00:00Z", 60, ORIGIN_CLOCK},
    {"Wednesday 18:00", "en", "2026-11-18T16:00:00Z", 60, ORIGIN_CLOCK},
    {"Sunday 18:00", "en", "2026-11-15T16:00:00Z", 60, ORIGIN_CLOCK},
    {"Saturday 18:00", "en", "2026-11-21T16:00:00Z", 60, ORIGIN_CLOCK},
    {"last Monday at 18:00", "en", "2026-11-16T16:00:00Z", 60, ORIGIN_CLOCK},
    {"last Saturday 18:00", "en", "2026-11-14T16:00:00Z", 60, ORIGIN_CLOCK},
    {"next Saturday 18:00", "en", "2026-11-28T16:00:00Z", 60, ORIGIN_CLOCK},
    {"next Friday at 18:00", "en", "2026-11-27T16:00:00Z", 60, ORIGIN_CLOCK},
    {"lundi dernier \u00E0 18:00", "fr", "2026-11-16T16:00:00Z", 60,
	ORIGIN_CLOCK},
    {"n\u00E4chsten Freitag, 18:00 Uhr", "de", "2026-11-27T16:00:00Z", 60,
	ORIGIN_CLOCK},
    {"i l\u00F6rdags 18:00", "sv", "2026-11-14T16:00:00Z", 60, ORIGIN_CLOCK},
    {"2 days ago, 14:30", "en", "2026-11-19T12:30:00Z", 60, ORIGIN_RELATIVE},
    {"one day ago at 2 PM", "en", "2026-11-20T12:00:00Z", 60, ORIGIN_RELATIVE},
    /* zones */
    {"Fri, 09 Sep 2005 13:51:39 +0000", "en", "2005-09-09T13:51:39Z", 1,
	ORIGIN_ZONED},
    {"9 Sep 2005 13:51 -0430", "en", "2005-09-09T18:21:00Z", 60, ORIGIN_ZONED},
    {"15 May 2004 23:24 EDT", "en", "2004-05-16T03:24:00Z", 60, ORIGIN_ZONED},
    {"15 May 2004 11:24 pm PDT", "en", "2004-05-16T06:24:00Z", 60,
	ORIGIN_ZONED},
    {"15 May 2004 18:00 BST", "en", "2004-05-15T17:00:00Z", 60, ORIGIN_ZONED},
    {"15 May 2004 18:00 BST", "bn", "2004-05-15T12:00:00Z", 60, ORIGIN_ZONED},
    {"15 May 2004 18:00 CEST", "de", "2004-05-15T16:00:00Z", 60, ORIGIN_ZONED},
    {"15 May 2004 18:00 EEST", "el", "2004-05-15T15:00:00Z", 60, ORIGIN_ZONED},
    {"15 May 2004 18:00 MSK", "ru", "2004-05-15T15:00:00Z", 60, ORIGIN_ZONED},
    {"15 May 2004 18:00 CST", "zh", "2004-05-15T10:00:00Z", 60, ORIGIN_ZONED},
    {"15 May 2004 18:00 CST", "en", "2004-05-16T00:00:00Z", 60, ORIGIN_ZONED},
    {"15 May 2004 18:00 IST", "hi", "2004-05-15T12:30:00Z", 60, ORIGIN_ZONED},
    {"15 May 2004 18:00 IST", "he", "2004-05-15T16:00:00Z", 60, ORIGIN_ZONED},
    {"15 May 2004 18:00 EAT", "en", "2004-05-15T15:00:00Z", 60, ORIGIN_ZONED},
    /* of three countries: the source's own */
    {"15 May 2004 18:00 IST", "en", "2004-05-15T15:00:00Z", 60, ORIGIN_PRINTED},
    {"10th, April 2025 GMT", "en", "2025-04-10T00:00:00Z", DAY, ORIGIN_PRINTED},
    {"25. 7. 8. AM 1:31", "ko", "2025-07-07T22:31:00Z", 60, ORIGIN_PRINTED},
    {"luni, 21 aprilie 2025 la 04:52", "ro", "2025-04-21T01:52:00Z", 60,
	ORIGIN_PRINTED},
    {"3 gi\u1EDD t\u1EDBi", "vi", "2026-11-21T22:11:37Z", HOUR,
	ORIGIN_RELATIVE},
    {"moins de 5 minutes", "fr", "2026-11-21T19:06:37Z", 60, ORIGIN_RELATIVE},
    {"moins de 20 ans", "fr", NULL, 0, ORIGIN_CLOCK},
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
refuses_the_traps(void **state)
{
	static const char *const languages[] = {"en", "ar", "fa", "de", "fr"};
	struct reading_at at = {.zone = "Asia/Beirut"};
	struct reading got;

	(void)state;
	at.now = timeaid_instant("2026-11-21T19:11:37Z");
	for (const char *const *t = timetraps; *t != NULL; t++) {
		for (size_t k = 0; k < 5; k++) {
			at.language = languages[k];
			if (reading_of(*t, strlen(*t), &at, &got))
				fail_msg("'%s' was read (%s)", *t, at.language);
		}
	}
}

/* Where no language is known a number with a dot may be a clock. */
static void
refuses_the_traps_of_no_language(void **state)
{
	struct reading_at at = {.zone = "Asia/Beirut"};
	struct reading got;

	(void)state;
	at.now = timeaid_instant("2026-11-21T19:11:37Z");
	for (const char *const *t = timetraps; *t != NULL; t++) {
		if ((*t)[strspn(*t, "0123456789.")] != '\0' &&
		    reading_of(*t, strlen(*t), &at, &got))
			fail_msg("'%s' was read", *t);
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
	    cmocka_unit_test(refuses_the_traps),
	    cmocka_unit_test(refuses_the_traps_of_no_language),
	    cmocka_unit_test(reads_no_more_than_a_time_can_be),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
