/* test-believe.c - which of a line's two times holds. */
#include "resolve/believe.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/instant.h"
#include "detect/timetext.h"

/* A row is what a line prints and what it carries; of a list that was fetched
 * at 2025-08-15T06:30:00Z in Beirut (+03:00). */
struct row {
	const char *printed;
	const char *machine;
};

static void
fill(struct ticker_line *line, const struct row *row)
{
	static const struct timetext_hints hints = {CLOCK_COLON, "en"};

	memset(line, 0, sizeof(*line));
	line->printed = printed_nothing;
	assert_true(timetext_machine(row->machine, &line->time));
	if (row->printed[0] != '\0' &&
	    !timetext_whole(
		row->printed, strlen(row->printed), &hints, &line->printed))
		fail_msg("no time: %s", row->printed);
	line->rule = "datetime";
}

/* `wanted` has a letter a line: m the machine's, z the machine's without its
 * zone, p the printed. */
static void
believed(const struct row *rows, size_t n, const char *wanted)
{
	struct arena *a = arena_new();
	struct ticker_line lines[8];
	struct ticker ticker = {.lines = lines, .n = n}, got;
	char letters[9] = "";
	int64_t now;

	assert_int_equal(instant_parse("2025-08-15T06:30:00Z", &now), 0);
	for (size_t i = 0; i < n; i++)
		fill(&lines[i], &rows[i]);
	got = believe(a, &ticker, "Asia/Beirut", now);
	for (size_t i = 0; i < n; i++) {
		const struct ticker_line *l = &got.lines[i];

		letters[i] = l->rule == NULL                        ? 'p'
			     : l->time.zoned == lines[i].time.zoned ? 'm'
								    : 'z';
	}
	if (strcmp(letters, wanted) != 0)
		fail_msg("%s %s: got %s, not %s", rows[0].printed,
		    rows[0].machine, letters, wanted);
	arena_free(a);
}

static void
alone(const char *printed, const char *machine, const char *wanted)
{
	const struct row row = {printed, machine};

	believed(&row, 1, wanted);
}

static void
the_future_gives_way(void **state)
{
	(void)state;
	alone("09:13", "2036-08-15T09:13:00+03:00", "p");
	alone("09:13", "2025-08-15T09:13:00+03:00", "m");
	alone("09:32", "2025-08-15T09:32:00+03:00", "m"); /* a fast clock */
	alone("09:34", "2025-08-15T09:34:00+03:00", "p");
	alone(
	    "", "2036-08-15T09:13:00+03:00", "m"); /* nothing to give way to */
	alone("09:13", "09:13", "m");
}

static void
how_long_ago_is_held_against_the_instant(void **state)
{
	(void)state;
	alone("3 hours ago", "2025-08-15T03:05:00Z", "m");
	alone("3 hours ago", "2025-08-15T06:05:00Z", "z");
	alone("5 minutes ago", "2025-08-15T09:25:00Z", "z");
	alone("5 minutes ago", "2025-08-15T06:25:00Z", "m");
	alone("5 minutes ago", "2025-08-15T03:20:00Z", "m"); /* an old copy */
	alone("5 minutes ago", "2025-08-14T20:20:00Z", "p");
	alone("5 minutes ago", "2016-08-15T06:25:00Z", "p");
	alone("5 minutes ago", "2025-08-15T12:25:00+03:00", "p");
	alone("3 hours ago", "2025-08-15T08:30:00+03:00", "p");
	alone("2 days ago", "2025-08-13T01:00:00+03:00", "m");
	alone("2 days ago", "2025-08-15T01:00:00+03:00", "p");
}

static void
a_named_day_is_held_against_the_instant(void **state)
{
	(void)state;
	alone("Yesterday, 13:55", "2025-08-15T13:55:00+03:00", "p");
	alone("Yesterday, 13:55", "2025-08-14T13:55:00+03:00", "m");
	alone("Today", "2025-08-15T00:10:00+03:00", "m");
	alone("Today", "2025-08-13T00:10:00+03:00", "p");
	alone("Monday, 10:10", "2025-08-11T10:10:00+03:00", "m");
	alone("Monday, 10:10", "2025-08-12T10:10:00+03:00", "p");
	/* The page's zone isn't the source's: 02:30 there is still yesterday. */
	alone("Yesterday, 23:50", "2025-08-14T21:50:00Z", "m");
}

static void
a_year_apart_from_the_list_gives_way(void **state)
{
	static const struct row zero[] = {{"09:13", "2025-08-15T06:13:00Z"},
	    {"09:01", "2016-08-15T06:01:00Z"},
	    {"08:31", "2025-08-15T05:31:00Z"},
	    {"08:15", "0001-01-01T00:15:00"}};
	static const struct row old[] = {{"09:13", "2016-08-15T06:13:00Z"},
	    {"09:01", "2016-08-15T06:01:00Z"},
	    {"08:31", "2016-08-15T05:31:00Z"}};

	(void)state;
	believed(zero, 4, "mpmp");
	believed(old, 3, "mmm"); /* the page is of that year */
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_future_gives_way),
    cmocka_unit_test(how_long_ago_is_held_against_the_instant),
    cmocka_unit_test(a_named_day_is_held_against_the_instant),
    cmocka_unit_test(a_year_apart_from_the_list_gives_way),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
