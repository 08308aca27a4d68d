/* bench-time.c - printed times: what it costs to see none, to read one of each
 * kind, and to place a list of them. */
#include "base/instant.h"
#include "bench.h"
#include "detect/timetext.h"
#include "refresh/reading.h"
#include "resolve/resolve.h"

enum { ROUNDS = 20000, LIST = 60, LISTS = 300 };

#define ZONE "Asia/Beirut"

static const int64_t now = 1795288297; /* 2026-11-21T19:11:37Z */

struct kind {
	const char *name;
	const char *texts[4];
};

static const struct kind kinds[] = {
    {"clock", {"09:13", "٠٩:١٣", "9:13 pm", "17:53 GMT"}},
    {"date and clock", {"18/11/2025 09:13", "2025-11-18 | 14:22",
			   "8 января, 17:46", "27 يناير 2026 03:11"}},
    {"date", {"18 November 2025", "الإثنين ٢٠ ديسمبر ٢٠٢١", "۲۹ بهمن ۱۳۹۸",
		 "9 شعبان 1447 هـ"}},
    {"relative",
	{"5 minutes ago", "قبل ١٢ دقيقة", "il y a 3 heures", "5小时前"}},
    {"machine", {"2025-08-15T09:13:00+03:00", "2025-08-15T06:13:00Z",
		    "2025-08-15T06:13:00.123Z", "2025-08-15 09:13"}},
};

static const char *const headlines[] = {
    "استطلاع لـ\"معاريف\": 63% من الإسرائيليين يؤيدون الصفقة",
    "Parliament passes the forest bill after a night of debate",
    "وزارة الاقتصاد: 63% من المخابز ملتزمة بالتسعيرة الجديدة",
    "Liverpool 3-1 Everton: five things that we learned today",
};

static void
say(const char *what, double seconds, double n)
{
	(void)printf("time: %-16s %7.0f ns a text\n", what, seconds / n * 1e9);
}

static void
bench_none(void)
{
	const struct timetext_hints hints = {CLOCK_COLON, NULL};
	double from = bench_cpu();
	int found = 0;

	for (int i = 0; i < ROUNDS; i++) {
		for (int k = 0; k < 4; k++) {
			struct printed_time t;
			struct time_span span;

			found += timetext_leading(headlines[k],
			    strlen(headlines[k]), &hints, &t, &span);
		}
	}
	say(found > 0 ? "none (FOUND)" : "none", bench_cpu() - from,
	    4.0 * ROUNDS);
}

static void
bench_kind(const struct kind *k)
{
	struct reading_at at = {.zone = ZONE, .now = now};
	double from = bench_cpu();
	int found = 0;

	for (int i = 0; i < ROUNDS; i++) {
		for (int j = 0; j < 4; j++) {
			struct reading out;

			found += reading_of(
			    k->texts[j], strlen(k->texts[j]), &at, &out);
		}
	}
	say(k->name, bench_cpu() - from, 4.0 * ROUNDS);
	if (found < 4 * ROUNDS)
		(void)printf(
		    "time: %d of 4 are not read\n", 4 - found / ROUNDS);
}

/* A list of clocks that goes back over two midnights. */
static void
bench_list(void)
{
	struct ticker_line lines[LIST];
	struct ticker ticker = {.lines = lines, .n = LIST};
	double from;

	for (int i = 0; i < LIST; i++) {
		int minute = 20 * 60 - i * 37;

		minute = (minute % 1440 + 1440) % 1440;
		lines[i] = (struct ticker_line){
		    .time = printed_nothing, .text = "text"};
		lines[i].time.hour = minute / 60;
		lines[i].time.minute = minute % 60;
	}
	from = bench_cpu();
	for (int i = 0; i < LISTS; i++) {
		struct arena *a = arena_new();

		(void)resolve(a, &ticker, ORDER_UNKNOWN, ZONE, now);
		arena_free(a);
	}
	(void)printf("time: a list of %d lines %.0f us\n", LIST,
	    (bench_cpu() - from) / LISTS * 1e6);
}

int
main(void)
{
	bench_none();
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		bench_kind(&kinds[i]);
	bench_list();
	return 0;
}
