/* test-resolve.c - the instants that printed times are given. */
#include "resolve/resolve.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "base/instant.h"
#include "timeaid.h"

struct row {
	const char *what;
	const char *zone;
	const char *fetched;
	enum line_order order;
	const char *times[8];
	const char *want[8]; /* instants */
	enum origin origin;  /* of the first line */
	int precision;       /* of the first line */
};

#define BEIRUT "Asia/Beirut"
#define NONE   ORDER_UNKNOWN

static const struct row rows[] = {
    {"ten past midnight", BEIRUT, "2026-11-20T22:10:00Z", NONE,
	{"00:05", "23:58", "23:41"},
	{"2026-11-20T22:05:00Z", "2026-11-20T21:58:00Z",
	    "2026-11-20T21:41:00Z"},
	ORIGIN_CLOCK, 60},
    {"the evening after a midnight", BEIRUT, "2026-11-21T19:11:00Z", NONE,
	{"09:13", "09:12", "08:35", "00:05", "23:58", "23:41"},
	{"2026-11-21T07:13:00Z", "2026-11-21T07:12:00Z", "2026-11-21T06:35:00Z",
	    "2026-11-20T22:05:00Z", "2026-11-20T21:58:00Z",
	    "2026-11-20T21:41:00Z"},
	ORIGIN_CLOCK, 60},
    {"the end of a day", BEIRUT, "2026-11-20T22:10:00Z", NONE,
	{"00:05", "24:00", "23:58"},
	{"2026-11-20T22:05:00Z", "2026-11-20T22:00:00Z",
	    "2026-11-20T21:58:00Z"},
	ORIGIN_CLOCK, 60},
    {"the end of a day in a printed zone", BEIRUT, "2026-11-20T22:10:00Z", NONE,
	{"00:05+0200", "24:00+0200", "23:58+0200"},
	{"2026-11-20T22:05:00Z", "2026-11-20T22:00:00Z",
	    "2026-11-20T21:58:00Z"},
	ORIGIN_CLOCK, 60},
    {"the last day of a month", BEIRUT, "2025-03-01T00:30:00Z", NONE,
	{"01:10", "23:50"}, {"2025-02-28T23:10:00Z", "2025-02-28T21:50:00Z"},
	ORIGIN_CLOCK, 60},
    {"the last day of a year", "UTC", "2026-01-01T00:10:30Z", NONE,
	{"00:05", "23:58"}, {"2026-01-01T00:05:00Z", "2025-12-31T23:58:00Z"},
	ORIGIN_CLOCK, 60},
    {"a leap day", "UTC", "2024-03-01T00:10:30Z", NONE, {"00:05", "23:58"},
	{"2024-03-01T00:05:00Z", "2024-02-29T23:58:00Z"}, ORIGIN_CLOCK, 60},
    {"several midnights", "Africa/Tunis", "2021-03-05T18:00:00Z", NONE,
	{"18:37", "9:38", "15:19", "14:28"},
	{"2021-03-05T17:37:00Z", "2021-03-05T08:38:00Z", "2021-03-04T14:19:00Z",
	    "2021-03-04T13:28:00Z"},
	ORIGIN_CLOCK, 60},
    {"oldest first", BEIRUT, "2026-11-21T19:11:00Z", NONE,
	{"23:41", "23:58", "00:05", "08:35", "09:12"},
	{"2026-11-20T21:41:00Z", "2026-11-20T21:58:00Z", "2026-11-20T22:05:00Z",
	    "2026-11-21T06:35:00Z", "2026-11-21T07:12:00Z"},
	ORIGIN_CLOCK, 60},
    {"the skipped hour of March", BEIRUT, "2026-03-29T07:00:00Z", NONE,
	{"09:13", "00:30", "23:58", "22:00"},
	{"2026-03-29T06:13:00Z", "2026-03-28T22:30:00Z", "2026-03-28T21:58:00Z",
	    "2026-03-28T20:00:00Z"},
	ORIGIN_CLOCK, 60},
    {"midnight itself, skipped", BEIRUT, "2026-03-29T07:00:00Z", NONE,
	{"01:00", "00:00", "23:59"},
	{"2026-03-28T22:00:00Z", "2026-03-28T22:00:00Z",
	    "2026-03-28T21:59:00Z"},
	ORIGIN_CLOCK, 60},
    {"the skipped hour, seen within the hour after it", BEIRUT,
	"2026-03-28T22:10:00Z", NONE, {"00:30", "00:10", "23:58"},
	{"2026-03-28T21:30:00Z", "2026-03-28T22:10:00Z",
	    "2026-03-28T21:58:00Z"},
	ORIGIN_CLOCK, 60},
    {"the skipped hour, seen when it would be over", BEIRUT,
	"2026-03-28T22:30:00Z", NONE, {"00:30", "00:10", "23:58"},
	{"2026-03-28T22:30:00Z", "2026-03-28T22:10:00Z",
	    "2026-03-28T21:58:00Z"},
	ORIGIN_CLOCK, 60},
    {"the skipped hour below a clock that has moved", BEIRUT,
	"2026-03-29T07:00:00Z", NONE, {"01:05", "00:50", "23:40"},
	{"2026-03-28T22:05:00Z", "2026-03-28T21:50:00Z",
	    "2026-03-28T21:40:00Z"},
	ORIGIN_CLOCK, 60},
    {"the day before the skipped hour", BEIRUT, "2026-03-29T07:00:00Z", NONE,
	{"09:13", "23:58", "09:13"},
	{"2026-03-29T06:13:00Z", "2026-03-28T21:58:00Z",
	    "2026-03-28T07:13:00Z"},
	ORIGIN_CLOCK, 60},
    {"the repeated hour of October", BEIRUT, "2025-10-26T06:00:00Z", NONE,
	{"00:10", "23:30", "23:10", "23:50", "23:20", "22:50"},
	{"2025-10-25T22:10:00Z", "2025-10-25T21:30:00Z", "2025-10-25T21:10:00Z",
	    "2025-10-25T20:50:00Z", "2025-10-25T20:20:00Z",
	    "2025-10-25T19:50:00Z"},
	ORIGIN_CLOCK, 60},
    {"within the repeated hour, first time", BEIRUT, "2025-10-25T20:40:00Z",
	NONE, {"23:30", "23:10"},
	{"2025-10-25T20:30:00Z", "2025-10-25T20:10:00Z"}, ORIGIN_CLOCK, 60},
    {"within the repeated hour, second time", BEIRUT, "2025-10-25T21:40:00Z",
	NONE, {"23:30", "23:50"},
	{"2025-10-25T21:30:00Z", "2025-10-25T20:50:00Z"}, ORIGIN_CLOCK, 60},
    {"a clock 2 minutes fast", BEIRUT, "2025-08-15T06:13:20Z", NONE,
	{"09:15", "09:12"}, {"2025-08-15T06:13:20Z", "2025-08-15T06:12:00Z"},
	ORIGIN_CLOCK, 60},
    {"a clock 4 minutes ahead", BEIRUT, "2025-08-15T06:13:20Z", NONE, {"09:17"},
	{"2025-08-14T06:17:00Z"}, ORIGIN_CLOCK, 60},
    {"the fetch's minute", BEIRUT, "2025-08-15T06:13:00Z", NONE, {"09:13"},
	{"2025-08-15T06:13:00Z"}, ORIGIN_CLOCK, 60},
    {"a clock fast across midnight", BEIRUT, "2025-08-15T20:59:30Z", NONE,
	{"00:01", "23:58"}, {"2025-08-15T20:59:30Z", "2025-08-15T20:58:00Z"},
	ORIGIN_CLOCK, 60},
    {"seconds", BEIRUT, "2025-08-15T06:13:20Z", NONE, {"09:13:05"},
	{"2025-08-15T06:13:05Z"}, ORIGIN_CLOCK, 1},
    {"a printed zone", BEIRUT, "2025-08-15T22:10:00Z", NONE,
	{"22:05Z", "21:58Z", "23:50Z"},
	{"2025-08-15T22:05:00Z", "2025-08-15T21:58:00Z",
	    "2025-08-14T23:50:00Z"},
	ORIGIN_CLOCK, 60},
    {"a date", BEIRUT, "2025-08-15T22:10:00Z", NONE,
	{"2025-08-14T09:13", "2024-12-31T23:58"},
	{"2025-08-14T06:13:00Z", "2024-12-31T21:58:00Z"}, ORIGIN_PRINTED, 60},
    {"a date and a zone", BEIRUT, "2025-08-15T22:10:00Z", NONE,
	{"2025-08-14T09:13:05+0300", "2025-08-14T09:13-0430"},
	{"2025-08-14T06:13:05Z", "2025-08-14T13:43:00Z"}, ORIGIN_ZONED, 1},
    {"a date in the future", BEIRUT, "2025-08-15T22:10:00Z", NONE,
	{"2025-08-16T01:14", "2025-08-15T09:13"},
	{"2025-08-15T22:10:00Z", "2025-08-15T06:13:00Z"}, ORIGIN_FIRST_SEEN,
	60},
    {"a date that is a minute ahead", BEIRUT, "2025-08-15T22:10:00Z", NONE,
	{"2025-08-16T01:11"}, {"2025-08-15T22:10:00Z"}, ORIGIN_PRINTED, 60},
    {"dates among clocks", BEIRUT, "2025-08-15T12:00:00Z", NONE,
	{"09:13", "2025-08-13T18:00", "17:00", "18:30"},
	{"2025-08-15T06:13:00Z", "2025-08-13T15:00:00Z", "2025-08-13T14:00:00Z",
	    "2025-08-12T15:30:00Z"},
	ORIGIN_CLOCK, 60},
    {"no year, in January", BEIRUT, "2026-01-02T12:00:00Z", NONE,
	{"--01-02T09:13", "--12-31T18:00", "--01-03T09:13"},
	{"2026-01-02T07:13:00Z", "2025-12-31T16:00:00Z",
	    "2025-01-03T07:13:00Z"},
	ORIGIN_PRINTED, 60},
    {"no year, a leap day", "UTC", "2026-01-02T12:00:00Z", NONE,
	{"--02-29T09:13"}, {"2024-02-29T09:13:00Z"}, ORIGIN_PRINTED, 60},
    {"no year, a leap day before a century", "UTC", "2103-01-02T12:00:00Z",
	NONE, {"--02-29T09:13"}, {"2096-02-29T09:13:00Z"}, ORIGIN_PRINTED, 60},
    {"no year, a minute ahead at New Year", "UTC", "2025-12-31T23:59:10Z", NONE,
	{"--01-01T00:00"}, {"2025-12-31T23:59:10Z"}, ORIGIN_PRINTED, 60},
    {"no year, by a clock two hours ahead", "UTC", "2025-08-15T22:10:00Z", NONE,
	{"--08-16T00:05", "--08-15T23:00", "--08-15T22:00", "--08-15T21:00"},
	{"2025-08-15T22:10:00Z", "2025-08-15T22:10:00Z", "2025-08-15T22:00:00Z",
	    "2025-08-15T21:00:00Z"},
	ORIGIN_FIRST_SEEN, 60},
    {"no year, by such a clock at New Year", "UTC", "2025-12-31T23:10:00Z",
	NONE, {"--01-01T01:05", "--12-31T23:05"},
	{"2025-12-31T23:10:00Z", "2025-12-31T23:05:00Z"}, ORIGIN_FIRST_SEEN,
	60},
    {"no year, but a year ago by the weekday", "UTC", "2025-08-15T22:10:00Z",
	NONE, {"Thu --08-15T23:00"}, {"2024-08-15T23:00:00Z"}, ORIGIN_PRINTED,
	60},
    {"no time", BEIRUT, "2025-08-15T12:00:00Z", NONE, {"-", "14:30", "-"},
	{"2025-08-15T12:00:00Z", "2025-08-15T11:30:00Z",
	    "2025-08-15T12:00:00Z"},
	ORIGIN_FIRST_SEEN, 60},
    {"a date that doesn't exist", "UTC", "2025-08-15T12:00:00Z", NONE,
	{"2025-02-30T09:13"}, {"2025-08-15T12:00:00Z"}, ORIGIN_FIRST_SEEN, 60},
    {"half an hour of summer time", "Australia/Lord_Howe",
	"2025-04-06T00:00:00Z", NONE, {"02:05", "01:40", "01:50"},
	{"2025-04-05T15:35:00Z", "2025-04-05T15:10:00Z",
	    "2025-04-05T14:50:00Z"},
	ORIGIN_CLOCK, 60},
    {"dates below clocks", BEIRUT, "2026-11-21T19:11:00Z", NONE,
	{"20:13", "00:05", "--11-20", "--11-20", "--11-19"},
	{"2026-11-21T18:13:00Z", "2026-11-20T22:05:00Z", "2026-11-19T22:00:00Z",
	    "2026-11-19T22:00:00Z", "2026-11-18T22:00:00Z"},
	ORIGIN_CLOCK, 60},
    {"a clock below a date", BEIRUT, "2026-11-21T19:11:00Z", NONE,
	{"20:13", "2026-11-20", "18:00", "09:00"},
	{"2026-11-21T18:13:00Z", "2026-11-19T22:00:00Z", "2026-11-20T16:00:00Z",
	    "2026-11-20T07:00:00Z"},
	ORIGIN_CLOCK, 60},
    {"today's date", BEIRUT, "2026-11-21T19:11:00Z", NONE,
	{"2026-11-21", "20:13", "2026-11-21", "2026-11-20"},
	{"2026-11-21T19:11:00Z", "2026-11-21T18:13:00Z", "2026-11-21T18:13:00Z",
	    "2026-11-19T22:00:00Z"},
	ORIGIN_FIRST_SEEN, DAY},
    {"tomorrow's date", BEIRUT, "2026-11-21T19:11:00Z", NONE,
	{"2026-11-22", "tomorrow", "tomorrow 09:13"},
	{"2026-11-21T19:11:00Z", "2026-11-21T19:11:00Z",
	    "2026-11-21T19:11:00Z"},
	ORIGIN_FIRST_SEEN, 60},
    {"dates of years gone by", "UTC", "2026-03-25T12:00:00Z", NONE,
	{"--03-12", "--01-20", "--11-05", "--03-20", "--02-01", "--12-30"},
	{"2026-03-12T00:00:00Z", "2026-01-20T00:00:00Z", "2025-11-05T00:00:00Z",
	    "2025-03-20T00:00:00Z", "2025-02-01T00:00:00Z",
	    "2024-12-30T00:00:00Z"},
	ORIGIN_PRINTED, DAY},
    {"a pinned date without a year", "UTC", "2026-03-25T12:00:00Z", NONE,
	{"--02-01 10:00", "--03-25 11:00", "--03-25 10:00", "--03-24 18:00"},
	{"2026-02-01T10:00:00Z", "2026-03-25T11:00:00Z", "2026-03-25T10:00:00Z",
	    "2026-03-24T18:00:00Z"},
	ORIGIN_PRINTED, 60},
    {"the weekday picks the year", "UTC", "2026-11-21T12:00:00Z", NONE,
	{"Thu --10-23", "Wed --10-22"},
	{"2025-10-23T00:00:00Z", "2025-10-22T00:00:00Z"}, ORIGIN_PRINTED, DAY},
    {"one wrong weekday doesn't", "UTC", "2026-11-21T12:00:00Z", NONE,
	{"Fri --10-23", "Wed --10-22", "Wed --10-21"},
	{"2026-10-23T00:00:00Z", "2026-10-22T00:00:00Z",
	    "2026-10-21T00:00:00Z"},
	ORIGIN_PRINTED, DAY},
    {"weekdays", "UTC", "2026-11-21T12:00:00Z", NONE,
	{"Sat 09:00", "Fri 18:00", "Thu 18:00", "Sat 10:00", "Sat 09:00"},
	{"2026-11-21T09:00:00Z", "2026-11-20T18:00:00Z", "2026-11-19T18:00:00Z",
	    "2026-11-14T10:00:00Z", "2026-11-14T09:00:00Z"},
	ORIGIN_CLOCK, 60},
    {"a weekday that is still to come", "UTC", "2026-11-21T12:00:00Z", NONE,
	{"Sat 18:00", "Fri"}, {"2026-11-14T18:00:00Z", "2026-11-13T00:00:00Z"},
	ORIGIN_CLOCK, 60},
    {"day words", BEIRUT, "2026-11-21T19:11:00Z", NONE,
	{"today 20:13", "today 09:13", "yesterday 23:58", "yesterday"},
	{"2026-11-21T18:13:00Z", "2026-11-21T07:13:00Z", "2026-11-20T21:58:00Z",
	    "2026-11-19T22:00:00Z"},
	ORIGIN_RELATIVE, 60},
    {"day words of a page from before midnight", BEIRUT, "2026-11-21T22:10:00Z",
	NONE, {"today 23:50", "today 09:13", "yesterday 23:58"},
	{"2026-11-21T21:50:00Z", "2026-11-21T07:13:00Z",
	    "2026-11-20T21:58:00Z"},
	ORIGIN_RELATIVE, 60},
    {"what is announced for today", BEIRUT, "2026-11-21T12:00:00Z", NONE,
	{"today 20:45", "today 09:13", "yesterday 23:58"},
	{"2026-11-21T12:00:00Z", "2026-11-21T07:13:00Z",
	    "2026-11-20T21:58:00Z"},
	ORIGIN_FIRST_SEEN, 60},
    {"relative times", BEIRUT, "2026-11-21T19:11:37Z", NONE,
	{"now", "30s", "12m", "2h", "1d", "1M"},
	{"2026-11-21T19:11:37Z", "2026-11-21T19:11:07Z", "2026-11-21T18:59:37Z",
	    "2026-11-21T17:11:37Z", "2026-11-20T19:11:37Z",
	    "2026-10-21T18:11:37Z"},
	ORIGIN_RELATIVE, 60},
    {"relative times above clocks", "UTC", "2026-11-21T10:00:00Z", NONE,
	{"5m", "1h", "09:20", "08:13", "23:50"},
	{"2026-11-21T09:55:00Z", "2026-11-21T09:00:00Z", "2026-11-21T09:20:00Z",
	    "2026-11-21T08:13:00Z", "2026-11-20T23:50:00Z"},
	ORIGIN_RELATIVE, 60},
    {"relative times over a midnight", "UTC", "2026-11-21T00:10:00Z", NONE,
	{"5m", "20m", "23:40", "09:00"},
	{"2026-11-21T00:05:00Z", "2026-11-20T23:50:00Z", "2026-11-20T23:40:00Z",
	    "2026-11-20T09:00:00Z"},
	ORIGIN_RELATIVE, 60},
    {"in an hour", "UTC", "2026-11-21T10:00:00Z", NONE, {"~1h", "09:00"},
	{"2026-11-21T10:00:00Z", "2026-11-21T09:00:00Z"}, ORIGIN_FIRST_SEEN,
	60},
    {"Persian dates over New Year", "Asia/Tehran", "2026-03-22T12:00:00Z", NONE,
	{"P--01-02 09:13", "P--01-01 09:13", "P--12-29 09:13",
	    "P1404-12-28 09:13"},
	{"2026-03-22T05:43:00Z", "2026-03-21T05:43:00Z", "2026-03-20T05:43:00Z",
	    "2026-03-19T05:43:00Z"},
	ORIGIN_PRINTED, 60},
    {"Hijri dates", "Asia/Riyadh", "2026-11-21T12:00:00Z", NONE,
	{"H1447-08-09 03:11", "H1447-08-09", "Tue H1447-08-08"},
	{"2026-01-28T00:11:00Z", "2026-01-27T21:00:00Z",
	    "2026-01-26T21:00:00Z"},
	ORIGIN_PRINTED, 60},
    {"oldest first, by dates", "UTC", "2026-11-21T12:00:00Z", NONE,
	{"--11-18", "--11-18", "--11-19", "--11-20", "09:13", "10:13"},
	{"2026-11-18T00:00:00Z", "2026-11-18T00:00:00Z", "2026-11-19T00:00:00Z",
	    "2026-11-20T00:00:00Z", "2026-11-21T09:13:00Z",
	    "2026-11-21T10:13:00Z"},
	ORIGIN_PRINTED, DAY},
    {"an announcement just after midnight", "UTC", "2026-11-22T00:10:00Z", NONE,
	{"today 20:00", "today 00:08", "today 00:03", "yesterday 23:50"},
	{"2026-11-22T00:10:00Z", "2026-11-22T00:08:00Z", "2026-11-22T00:03:00Z",
	    "2026-11-21T23:50:00Z"},
	ORIGIN_FIRST_SEEN, 60},
    {"a page from before midnight, with its first line", "UTC",
	"2026-11-22T00:10:00Z", NONE,
	{"today 23:50", "today 20:00", "today 00:05", "yesterday 23:50"},
	{"2026-11-21T23:50:00Z", "2026-11-21T20:00:00Z", "2026-11-21T00:05:00Z",
	    "2026-11-20T23:50:00Z"},
	ORIGIN_RELATIVE, 60},
    {"part of a date", "UTC", "2026-11-21T12:00:00Z", NONE, {"-", "09:13"},
	{"2026-11-21T12:00:00Z", "2026-11-21T09:13:00Z"}, ORIGIN_FIRST_SEEN,
	60},
};

static struct ticker
ticker_of(struct ticker_line lines[], const char *const times[], size_t max)
{
	struct ticker ticker = {.lines = lines};

	while (ticker.n < max && times[ticker.n] != NULL) {
		struct ticker_line *line = &lines[ticker.n];

		*line = (struct ticker_line){.time_text = times[ticker.n],
		    .time = timeaid_read(times[ticker.n]),
		    .text = "text",
		    .url = "https://example.org/"};
		ticker.n++;
	}
	return ticker;
}

static void
check_row(const struct row *r)
{
	struct ticker_line lines[8];
	struct ticker ticker = ticker_of(lines, r->times, 8);
	struct arena *a = arena_new();
	const struct entry *e =
	    resolve(a, &ticker, r->order, r->zone, timeaid_instant(r->fetched));

	for (size_t i = 0; i < ticker.n; i++) {
		char text[INSTANT_TEXT];

		(void)instant_print(e[i].published, text);
		if (strcmp(text, r->want[i]) != 0)
			fail_msg("%s: %s is %s", r->what, r->times[i], text);
		assert_int_equal(e[i].updated, e[i].published);
	}
	if (e[0].origin != r->origin || e[0].precision != r->precision)
		fail_msg("%s: %s, %d", r->what, origin_word(e[0].origin),
		    e[0].precision);
	arena_free(a);
}

static void
finds_instants(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		check_row(&rows[i]);
}

static void
fills_everything_but_the_id(void **unused)
{
	static const char *const times[] = {"09:13", "-", NULL};
	struct ticker_line lines[2];
	struct ticker ticker = ticker_of(lines, times, 2);
	struct arena *a = arena_new();
	const struct entry *e;

	(void)unused;
	lines[1].time_text = NULL;
	lines[1].url = NULL;
	e = resolve(a, &ticker, ORDER_UNKNOWN, "UTC",
	    timeaid_instant("2025-08-15T12:00:00Z"));
	assert_null(e[0].id);
	assert_int_equal(e[0].status, ENTRY_NEW);
	assert_ptr_equal(e[0].text, lines[0].text);
	assert_ptr_equal(e[0].time_text, lines[0].time_text);
	assert_ptr_equal(e[0].url, lines[0].url);
	assert_null(e[1].time_text);
	assert_null(e[1].url);
	arena_free(a);
}

static void
says_which_time_is_still_to_come(void **unused)
{
	static const char *const times[] = {"2025-08-15 14:30",
	    "2025-08-15 12:01", "2025-08-15 11:30", "2025-08-11 11:30",
	    "--08-15 14:00", NULL};
	struct ticker_line lines[5];
	struct ticker ticker = ticker_of(lines, times, 5);
	struct arena *a = arena_new();
	const struct entry *e = resolve(a, &ticker, ORDER_UNKNOWN, "UTC",
	    timeaid_instant("2025-08-15T12:00:00Z"));

	(void)unused;
	assert_int_equal(e[0].origin, ORIGIN_FIRST_SEEN);
	assert_int_equal(e[0].ahead, timeaid_instant("2025-08-15T14:30:00Z"));
	assert_int_equal(e[1].origin, ORIGIN_PRINTED);
	assert_int_equal(e[1].ahead, timeaid_instant("2025-08-15T12:01:00Z"));
	assert_int_equal(e[2].ahead, 0);
	assert_int_equal(e[3].ahead, 0);
	assert_int_equal(e[4].ahead, timeaid_instant("2025-08-15T14:00:00Z"));
	arena_free(a);
}

static void
takes_an_empty_ticker(void **unused)
{
	struct ticker ticker = {.n = 0};
	struct arena *a = arena_new();

	(void)unused;
	(void)resolve(a, &ticker, ORDER_UNKNOWN, "UTC", 0);
	arena_free(a);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(finds_instants),
	    cmocka_unit_test(fills_everything_but_the_id),
	    cmocka_unit_test(says_which_time_is_still_to_come),
	    cmocka_unit_test(takes_an_empty_ticker),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
