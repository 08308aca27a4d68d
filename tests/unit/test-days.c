/* test-days.c - the days that clocks of a list are put on. */
#include "resolve/days.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "base/instant.h"

enum { LINES = 64 };

/* A list of clocks in UTC on the way from page to days. "12:30" is a clock,
 * "12:30-2" one whose date is printed: two days before the fetch. */
struct list {
	struct days_line lines[LINES];
	size_t n;
};

static const int64_t today = 20000 * (int64_t)DAY;

static void
add_choices(struct days_line *line, int64_t clock, int64_t fetched)
{
	for (int back = -1; back <= LIMIT_DAYS_BACK; back++) {
		int64_t t = today + clock - (int64_t)back * DAY;

		if (t <= fetched + 180)
			line->choices[line->n++] =
			    (struct days_choice){.t = t, .back = back};
	}
}

static void
read_list(struct list *list, const char *clocks, int64_t fetched)
{
	const char *s = clocks;
	int hour, minute, used;

	memset(list, 0, sizeof(*list));
	while (sscanf(s, " %d:%d%n", &hour, &minute, &used) == 2) {
		struct days_line *line = &list->lines[list->n++];
		int64_t clock = (int64_t)hour * HOUR + minute * MINUTE;

		s += used;
		if (*s == '-') {
			int back = (int)strtol(s + 1, NULL, 10);

			line->dated = true;
			line->n = 1;
			line->choices[0] = (struct days_choice){
			    .t = today + clock - (int64_t)back * DAY,
			    .back = back};
			s += strcspn(s, " ");
		} else {
			add_choices(line, clock, fetched);
		}
	}
}

/* "0 0 1": the days back that were chosen. */
static const char *
show(const struct list *list, char out[4 * LINES])
{
	size_t used = 0;

	out[0] = '\0';
	for (size_t i = 0; i < list->n; i++) {
		const struct days_line *line = &list->lines[i];

		used += (size_t)snprintf(out + used, 4 * LINES - used, "%s%d",
		    i > 0 ? " " : "", line->choices[line->chosen].back);
	}
	return out;
}

struct row {
	const char *what;
	enum line_order order;
	const char *fetched;
	const char *clocks;
	const char *want;
};

static const struct row rows[] = {
    {"one day", ORDER_UNKNOWN, "10:00", "09:13 09:12 08:35", "0 0 0"},
    {"a midnight after the fetch's", ORDER_UNKNOWN, "00:10",
	"00:05 23:58 23:41", "0 1 1"},
    {"a midnight in the list", ORDER_UNKNOWN, "21:11",
	"09:13 09:12 08:35 00:05 23:58 23:41", "0 0 0 0 1 1"},
    {"all of it yesterday", ORDER_UNKNOWN, "00:10", "23:58 23:41 23:40",
	"1 1 1"},
    {"several midnights", ORDER_UNKNOWN, "19:00", "18:37 9:38 15:19 14:28",
	"0 0 1 1"},
    {"a midnight a line", ORDER_NEWEST_FIRST, "12:00",
	"11:00 12:00 13:00 14:00", "0 1 2 3"},
    {"equal minutes", ORDER_UNKNOWN, "10:00", "09:13 09:13 09:13 09:12",
	"0 0 0 0"},
    {"at the fetch's minute", ORDER_UNKNOWN, "09:13", "09:13 09:12", "0 0"},
    {"a site's clock that is 2 minutes fast", ORDER_UNKNOWN, "09:13",
	"09:15 09:12", "0 0"},
    {"4 minutes fast is the day before", ORDER_UNKNOWN, "09:13", "09:17 09:12",
	"1 1"},
    {"fast across midnight", ORDER_UNKNOWN, "23:59", "00:01 23:57 23:50",
	"-1 0 0"},
    {"one line", ORDER_UNKNOWN, "10:00", "09:13", "0"},
    {"one line later than the fetch", ORDER_UNKNOWN, "10:00", "19:13", "1"},
    {"oldest first, found", ORDER_UNKNOWN, "21:11", "08:35 09:12 09:53",
	"0 0 0"},
    {"oldest first over a midnight", ORDER_UNKNOWN, "10:00",
	"23:41 23:58 00:05 08:35 09:12 09:53", "1 1 0 0 0 0"},
    {"oldest first by rule", ORDER_OLDEST_FIRST, "10:00", "09:00 08:00 07:00",
	"2 1 0"},
    {"newest first on a tie", ORDER_UNKNOWN, "10:00", "20:00 08:00", "1 1"},
    {"two lines around midnight", ORDER_UNKNOWN, "00:10", "23:58 00:05", "1 0"},
    {"a little disorder", ORDER_UNKNOWN, "15:00",
	"14:50 14:40 14:41 14:20 14:33 14:00", "0 0 0 0 0 0"},
    {"more than that is a midnight", ORDER_UNKNOWN, "15:00",
	"14:50 14:40 14:20 14:36 13:00 12:30", "0 0 0 1 1 1"},
    {"disorder around midnight", ORDER_UNKNOWN, "08:00",
	"00:10 23:58 00:02 23:40 23:20", "0 1 0 1 1"},
    {"printed dates anchor", ORDER_UNKNOWN, "15:00",
	"14:00 13:00-2 12:00 11:00-5 10:00", "0 2 2 5 5"},
    {"printed dates anchor what is above", ORDER_UNKNOWN, "15:00",
	"20:00 13:00-2 20:00 11:00-5", "1 2 3 5"},
    {"a stray that is dated stays in its place", ORDER_UNKNOWN, "15:00",
	"14:58 14:50 10:00-2 09:31 09:20", "0 0 2 2 2"},
    {"pinned on top", ORDER_UNKNOWN, "15:00",
	"08:00 14:58 14:50 14:31 14:20 14:02", "0 0 0 0 0 0"},
    {"pinned on top, from yesterday", ORDER_UNKNOWN, "15:00",
	"18:37 14:58 14:50 14:31 14:20 14:02 13:40", "1 0 0 0 0 0 0"},
    {"pinned on top, above a clock that runs fast", ORDER_UNKNOWN, "15:00",
	"10:00 15:01 14:40 14:20 14:00 13:40 13:20 13:00 12:40 12:20 12:00",
	"0 0 0 0 0 0 0 0 0 0 0"},
    {"two pinned on top", ORDER_UNKNOWN, "15:00",
	"08:00 07:30 14:58 14:50 14:31 14:02 13:30 13:01 12:40 12:20 12:05",
	"0 0 0 0 0 0 0 0 0 0 0"},
    {"pinned on top, over a midnight", ORDER_UNKNOWN, "15:00",
	"08:00 14:58 14:50 14:31 14:02 12:30 09:20 06:00 03:00 00:30 23:50",
	"0 0 0 0 0 0 0 0 0 0 1"},
    {"pinned on top of a list that may be old", ORDER_UNKNOWN, "15:00",
	"08:00 11:58 11:50 11:31 11:20 11:02", "0 1 1 1 1 1"},
    {"a short list has no pinned line", ORDER_NEWEST_FIRST, "15:00",
	"08:00 14:58 14:50", "0 1 1"},
    {"a slow list has no pinned line", ORDER_UNKNOWN, "15:00",
	"08:00 14:58 09:50 18:31 14:20 02:02", "0 1 1 2 2 2"},
    {"misplaced in a long busy list", ORDER_UNKNOWN, "15:00",
	"12:00 11:50 14:40 11:40 11:30 11:20 11:10 11:00 10:55 10:48 10:32 "
	"10:20 10:11 10:02 09:47 09:40 09:33 09:20 09:13 09:12",
	"0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0"},
    {"a busy list with another night in it", ORDER_UNKNOWN, "15:00",
	"12:00 11:50 14:40 11:40 11:30 11:20 11:10 11:00 20:55 20:48 20:32",
	"0 0 1 1 1 1 1 1 2 2 2"},
    {"a night's rest is no stray", ORDER_UNKNOWN, "12:00",
	"11:30 10:40 09:20 17:50 17:10 16:05 15:00 09:15 18:00",
	"0 0 0 1 1 1 1 1 2"},
};

static void
chooses_days(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct row *r = &rows[i];
		struct arena *a = arena_new();
		struct list list;
		char shown[4 * LINES];
		int hour, minute;
		int64_t fetched;

		assert_int_equal(
		    sscanf(r->fetched, "%d:%d", &hour, &minute), 2);
		fetched = today + (int64_t)hour * HOUR + minute * MINUTE + 5;
		read_list(&list, r->clocks, fetched);
		days_choose(a, list.lines, list.n, r->order, fetched);
		if (strcmp(show(&list, shown), r->want) != 0)
			fail_msg("%s: %s", r->what, shown);
		arena_free(a);
	}
}

static void
takes_lists_without_a_time(void **unused)
{
	struct arena *a = arena_new();
	struct list list;

	(void)unused;
	read_list(&list, "", today);
	days_choose(a, list.lines, 0, ORDER_UNKNOWN, today);
	list.n = 3;
	days_choose(a, list.lines, 3, ORDER_UNKNOWN, today);
	add_choices(&list.lines[1], HOUR, today + DAY / 2);
	days_choose(a, list.lines, 3, ORDER_UNKNOWN, today + DAY / 2);
	assert_int_equal(list.lines[1].choices[list.lines[1].chosen].back, 0);
	arena_free(a);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(chooses_days),
	    cmocka_unit_test(takes_lists_without_a_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
