/* test-halves.c - lists whose clocks have twelve hours, and lists whose clocks
 * haven't. */
#include "resolve/halves.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "timeaid.h"

enum { LINES = 32 };

struct row {
	const char *what;
	const char *now;
	const char *clocks;
	const char *want; /* NULL: left as they are */
};

static const struct row rows[] = {
    {"a newest line that would be old", "22:45", "10:40 9:15 1:20 12:50 11:30",
	"22:40 21:15 13:20 12:50 11:30"},
    {"a noon and a midnight", "15:00",
	"2:10 1:20 12:50 11:30 9:10 6:30 4:05 2:30 12:40 11:55",
	"14:10 13:20 12:50 11:30 9:10 6:30 4:05 2:30 0:40 23:55"},
    {"a long list, seen at night", "0:50",
	"12:45 11:30 9:10 6:30 4:05 2:30 1:10 12:40 11:55 10:30 9:50 9:15 8:10",
	"0:45 23:30 21:10 18:30 16:05 14:30 13:10 12:40 11:55 10:30 9:50 9:15 "
	"8:10"},
    {"two passages, a little disorder", "15:00",
	"2:10 2:12 1:20 12:50 11:30 11:31 9:10 6:30 4:05 2:30 12:40 11:55",
	"14:10 14:12 13:20 12:50 11:30 11:31 9:10 6:30 4:05 2:30 0:40 23:55"},
    {"one noon of a short list", "15:00", "10:40 9:15 1:20 12:50 11:30", NULL},
    {"one noon of a long list", "15:00",
	"1:20 12:50 12:30 12:10 11:50 11:30 11:10 10:40 10:20 10:05 9:50 9:40 "
	"9:15",
	"13:20 12:50 12:30 12:10 11:50 11:30 11:10 10:40 10:20 10:05 9:50 9:40 "
	"9:15"},
    {"a morning without a passage", "22:45", "10:40 9:15 8:20 7:50 6:30", NULL},
    {"an afternoon", "22:45", "10:40 9:15 1:20 12:50 13:30", NULL},
    {"a midnight hour", "22:45", "10:40 9:15 1:20 0:50 12:50 11:30", NULL},
    {"a leading zero", "22:45", "10:40 09:15 1:20 12:50 11:30", NULL},
    {"a morning's list of two days", "22:45",
	"10:40 9:15 8:20 11:50 10:30 8:15", NULL},
    {"words beside", "22:45", "10:40 9:15 1:20 12:50+0200 11:30", NULL},
    {"a date", "22:45", "10:40 9:15 1:20 2026-11-20 11:30", NULL},
    {"four lines", "22:45", "10:40 1:20 12:50 11:30", NULL},
    {"no line", "22:45", "", NULL},
};

static int
minute(const char *clock)
{
	struct printed_time t = timeaid_read(clock);

	return t.hour * 60 + t.minute;
}

static void
check_row(const struct row *r)
{
	char words[LINES][16], got[512] = "";
	struct ticker_line lines[LINES] = {{.time_text = NULL}};
	struct headed times[LINES] = {{.only_heading = false}};
	struct ticker ticker = {.lines = lines};
	const char *s = r->clocks;
	size_t used = 0;
	int step;
	bool mended;

	while (sscanf(s, "%15s%n", words[ticker.n], &step) == 1) {
		lines[ticker.n].time_text = words[ticker.n];
		times[ticker.n].time = timeaid_read(words[ticker.n]);
		ticker.n++;
		s += step;
	}
	halves_mend(&ticker, times, minute(r->now));
	mended = times[0].halved;
	for (size_t i = 0; i < ticker.n; i++)
		used += (size_t)snprintf(got + used, sizeof(got) - used,
		    "%s%d:%02d", i > 0 ? " " : "", times[i].time.hour,
		    times[i].time.minute);
	if (mended != (r->want != NULL))
		fail_msg("%s: %s", r->what, mended ? got : "left");
	if (mended && strcmp(got, r->want) != 0)
		fail_msg("%s: %s", r->what, got);
}

static void
finds_the_half_of_the_day(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		check_row(&rows[i]);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(finds_the_half_of_the_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
