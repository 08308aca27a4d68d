/* test-headed.c - clocks that stand under a date. */
#include "resolve/headed.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "base/instant.h"
#include "resolve/resolve.h"
#include "timeaid.h"

struct line {
	const char *day; /* NULL: none */
	const char *time;
	const char *want; /* "instant origin" */
};

struct row {
	const char *what;
	const char *fetched;
	struct line lines[8];
};

static const struct row rows[] = {
    {"two days", "2026-11-21T12:00:00Z",
	{{NULL, "09:13", "2026-11-21T09:13:00Z clock"},
	    {"2026-11-19", "23:18", "2026-11-19T23:18:00Z printed"},
	    {"2026-11-19", "20:11", "2026-11-19T20:11:00Z printed"},
	    {"2026-11-17", "22:10", "2026-11-17T22:10:00Z printed"}}},
    {"out of order under one of several", "2026-11-21T12:00:00Z",
	{{"2026-11-21", "09:13", "2026-11-21T09:13:00Z printed"},
	    {"2026-11-20", "10:00", "2026-11-20T10:00:00Z printed"},
	    {"2026-11-20", "09:00", "2026-11-20T09:00:00Z printed"},
	    {"2026-11-20", "18:00", "2026-11-20T18:00:00Z printed"},
	    {"2026-11-20", "17:00", "2026-11-20T17:00:00Z printed"}}},
    {"no year", "2026-01-02T12:00:00Z",
	{{"--01-02", "09:13", "2026-01-02T09:13:00Z printed"},
	    {"--12-31", "10:00", "2025-12-31T10:00:00Z printed"}}},
    {"day words", "2026-11-21T12:00:00Z",
	{{"today", "09:13", "2026-11-21T09:13:00Z relative"},
	    {"yesterday", "10:00", "2026-11-20T10:00:00Z relative"}}},
    {"today, seen after midnight", "2026-11-21T00:10:00Z",
	{{"today", "23:50", "2026-11-20T23:50:00Z relative"},
	    {"today", "20:50", "2026-11-20T20:50:00Z relative"},
	    {"yesterday", "10:00", "2026-11-19T10:00:00Z relative"}}},
    {"weekdays", "2026-11-21T12:00:00Z",
	{{"Sat", "09:13", "2026-11-21T09:13:00Z clock"},
	    {"Thu", "10:00", "2026-11-19T10:00:00Z clock"}}},
    {"a weekday that comes again", "2026-11-22T12:00:00Z",
	{{"Sun", "09:13", "2026-11-22T09:13:00Z clock"},
	    {"Sat", "10:00", "2026-11-21T10:00:00Z clock"},
	    {"Sun", "11:00", "2026-11-15T11:00:00Z clock"},
	    {"Sun", "08:00", "2026-11-15T08:00:00Z clock"}}},
    {"a weekday that comes again, oldest first", "2026-11-22T12:00:00Z",
	{{"Sun", "08:00", "2026-11-15T08:00:00Z clock"},
	    {"Sun", "11:00", "2026-11-15T11:00:00Z clock"},
	    {"Mon", "10:00", "2026-11-16T10:00:00Z clock"},
	    {"Tue", "10:00", "2026-11-17T10:00:00Z clock"},
	    {"Sun", "09:13", "2026-11-22T09:13:00Z clock"}}},
    {"clocks of twelve hours under two days", "2026-11-22T14:00:00Z",
	{{"today", "1:37", "2026-11-22T13:37:00Z relative"},
	    {"today", "12:50", "2026-11-22T12:50:00Z relative"},
	    {"today", "9:01", "2026-11-22T09:01:00Z relative"},
	    {"yesterday", "11:40", "2026-11-21T23:40:00Z relative"},
	    {"yesterday", "5:00", "2026-11-21T17:00:00Z relative"},
	    {"yesterday", "1:20", "2026-11-21T13:20:00Z relative"},
	    {"yesterday", "12:30", "2026-11-21T12:30:00Z relative"},
	    {"yesterday", "9:30", "2026-11-21T09:30:00Z relative"}}},
    {"clocks of twelve hours that run on past noon", "2026-11-22T09:00:00Z",
	{{"2026-11-20", "8:40", "2026-11-20T20:40:00Z printed"},
	    {"2026-11-20", "1:20", "2026-11-20T13:20:00Z printed"},
	    {"2026-11-20", "12:50", "2026-11-20T12:50:00Z printed"},
	    {"2026-11-20", "11:30", "2026-11-20T11:30:00Z printed"},
	    {"2026-11-19", "11:10", "2026-11-19T23:10:00Z printed"},
	    {"2026-11-19", "8:30", "2026-11-19T20:30:00Z printed"}}},
    {"clocks of twelve hours under the page's date", "2026-11-22T14:00:00Z",
	{{"2026-11-22", "1:37", "2026-11-22T13:37:00Z printed"},
	    {"2026-11-22", "1:15", "2026-11-22T13:15:00Z printed"},
	    {"2026-11-22", "12:50", "2026-11-22T12:50:00Z printed"},
	    {"2026-11-22", "11:20", "2026-11-22T11:20:00Z printed"},
	    {"2026-11-22", "10:05", "2026-11-22T10:05:00Z printed"},
	    {"2026-11-22", "9:01", "2026-11-22T09:01:00Z printed"}}},
    {"clocks of twelve hours under a date to come", "2026-11-22T14:00:00Z",
	{{"2026-11-25", "1:37", "2026-11-22T13:37:00Z clock"},
	    {"2026-11-25", "1:15", "2026-11-22T13:15:00Z clock"},
	    {"2026-11-25", "12:50", "2026-11-22T12:50:00Z clock"},
	    {"2026-11-25", "11:20", "2026-11-22T11:20:00Z clock"},
	    {"2026-11-25", "10:05", "2026-11-22T10:05:00Z clock"}}},
    {"clocks of twelve hours behind dates", "2026-11-22T14:00:00Z",
	{{NULL, "2026-11-22 1:37", "2026-11-22T13:37:00Z printed"},
	    {NULL, "2026-11-22 12:50", "2026-11-22T12:50:00Z printed"},
	    {NULL, "2026-11-22 11:20", "2026-11-22T11:20:00Z printed"},
	    {NULL, "2026-11-21 10:05", "2026-11-21T22:05:00Z printed"},
	    {NULL, "2026-11-21 9:01", "2026-11-21T21:01:00Z printed"}}},
    {"mornings of 24 hours under two days", "2026-11-22T14:00:00Z",
	{{"today", "11:37", "2026-11-22T11:37:00Z relative"},
	    {"today", "9:50", "2026-11-22T09:50:00Z relative"},
	    {"today", "8:01", "2026-11-22T08:01:00Z relative"},
	    {"yesterday", "11:40", "2026-11-21T11:40:00Z relative"},
	    {"yesterday", "9:00", "2026-11-21T09:00:00Z relative"},
	    {"yesterday", "8:20", "2026-11-21T08:20:00Z relative"}}},
    {"a line's own date", "2026-11-21T12:00:00Z",
	{{"2026-11-21", "09:13", "2026-11-21T09:13:00Z printed"},
	    {"2026-11-21", "2026-11-19 10:00", "2026-11-19T10:00:00Z printed"},
	    {"2026-11-21", "5m", "2026-11-21T11:55:00Z relative"},
	    {"2026-11-20", "Wed 10:00", "2026-11-18T10:00:00Z clock"}}},
    {"a printed zone", "2026-11-21T12:00:00Z",
	{{"2026-11-20", "09:13+0200", "2026-11-20T07:13:00Z zoned"}}},
    {"no time under a date", "2026-11-21T12:00:00Z",
	{{"2026-11-20", "-", "2026-11-20T00:00:00Z printed"},
	    {"2026-11-19", "-", "2026-11-19T00:00:00Z printed"}}},
    {"a date to come over one of several", "2026-11-21T12:00:00Z",
	{{"2026-11-21", "20:45", "2026-11-21T12:00:00Z first-seen"},
	    {"2026-11-21", "09:13", "2026-11-21T09:13:00Z printed"},
	    {"2026-11-20", "20:45", "2026-11-20T20:45:00Z printed"}}},
    {"the page's date over a midnight", "2026-11-21T20:00:00Z",
	{{"2026-11-21", "14:13", "2026-11-21T14:13:00Z printed"},
	    {"2026-11-21", "09:13", "2026-11-21T09:13:00Z printed"},
	    {"2026-11-21", "23:13", "2026-11-20T23:13:00Z clock"},
	    {"2026-11-21", "20:13", "2026-11-20T20:13:00Z clock"}}},
    {"the page's date just after midnight", "2026-11-21T00:10:00Z",
	{{"2026-11-21", "00:05", "2026-11-21T00:05:00Z printed"},
	    {"2026-11-21", "23:58", "2026-11-20T23:58:00Z clock"},
	    {"2026-11-21", "23:41", "2026-11-20T23:41:00Z clock"}}},
    {"the page's date over yesterday's lines", "2026-11-21T12:00:00Z",
	{{"2026-11-21", "18:37", "2026-11-20T18:37:00Z clock"},
	    {"2026-11-21", "17:41", "2026-11-20T17:41:00Z clock"},
	    {"2026-11-21", "09:38", "2026-11-20T09:38:00Z clock"}}},
    {"the page's date, oldest first", "2026-11-21T20:00:00Z",
	{{"2026-11-20", "20:13", "2026-11-20T20:13:00Z printed"},
	    {"2026-11-20", "21:13", "2026-11-20T21:13:00Z printed"},
	    {"2026-11-20", "23:13", "2026-11-20T23:13:00Z printed"},
	    {"2026-11-20", "09:13", "2026-11-21T09:13:00Z clock"},
	    {"2026-11-20", "14:13", "2026-11-21T14:13:00Z clock"}}},
};

static size_t
read_lines(const struct row *r, struct ticker_line out[8])
{
	size_t n = 0;

	for (; n < 8 && r->lines[n].time != NULL; n++) {
		const struct line *line = &r->lines[n];

		out[n] = (struct ticker_line){.time_text = line->time,
		    .time = timeaid_read(line->time),
		    .text = "text",
		    .day_text = line->day};
		if (line->day != NULL)
			out[n].day = timeaid_read(line->day);
	}
	return n;
}

static void
gives_lines_the_date_above_them(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct row *r = &rows[i];
		struct ticker_line lines[8];
		struct ticker ticker = {.lines = lines};
		struct arena *a = arena_new();
		const struct entry *e;

		ticker.n = read_lines(r, lines);
		e = resolve(a, &ticker, ORDER_UNKNOWN, "UTC",
		    timeaid_instant(r->fetched));
		for (size_t k = 0; k < ticker.n; k++) {
			char when[INSTANT_TEXT], got[64];

			(void)snprintf(got, sizeof(got), "%s %s",
			    instant_print(e[k].published, when),
			    origin_word(e[k].origin));
			if (strcmp(got, r->lines[k].want) != 0)
				fail_msg("%s, line %zu: %s", r->what, k, got);
		}
		arena_free(a);
	}
}

/* Of the second line. */
static void
says_that_the_date_stood_above(void **state)
{
	static const struct {
		const char *day, *time, *want;
	} all[] = {
	    {"2026-11-20", "09:13", "a clock; the date above the line"},
	    {"--11-20", "09:13",
		"a clock; the date above the line, of the latest year that "
		"fits the list"},
	    {"yesterday", "09:13",
		"a clock; the day above the line, counted from the fetch's"},
	    {"Fri", "09:13",
		"a clock; the weekday above the line, the latest that fits "
		"the list"},
	    {"2026-11-20", "-", "the date above the line; its midnight"},
	    {"2026-11-20", "2026-11-19 09:13", "a date"},
	    {"2026-11-22", "09:13",
		"a time that can't be true, so the "
		"fetch's"},
	    {NULL, "09:13", "a clock; the newest day that fits the list"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		struct ticker_line lines[2] = {
		    {.time = timeaid_read("11:13"),
			.day_text = "2026-11-21",
			.day = timeaid_read("2026-11-21"),
			.text = "text"},
		    {.time = timeaid_read(all[i].time),
			.day_text = all[i].day,
			.text = "text"}};
		struct ticker ticker = {.lines = lines, .n = 2};
		struct arena *a = arena_new();
		int64_t at = timeaid_instant("2026-11-21T12:00:00Z");
		const struct entry *e;
		const char *got;

		if (all[i].day != NULL)
			lines[1].day = timeaid_read(all[i].day);
		e = resolve(a, &ticker, ORDER_UNKNOWN, "UTC", at);
		got =
		    resolve_reasons(a, &ticker, ORDER_UNKNOWN, "UTC", at, e)[1];
		if (strcmp(got, all[i].want) != 0)
			fail_msg("%s: %s", all[i].time, got);
		arena_free(a);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(gives_lines_the_date_above_them),
	    cmocka_unit_test(says_that_the_date_stood_above),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
