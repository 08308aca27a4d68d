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

/* What most of a page's texts are like: no time, in every script. */
static const struct kind headlines[] = {
    {"none, Latin",
	{"Parliament passes the forest bill after a night of debate",
	    "Liverpool 3-1 Everton: five things that we learned today",
	    "Bundestag stimmt f\u00FCr den Haushalt, 24 Enthaltungen",
	    "La Bourse de Paris termine en baisse de 1,2 %"}},
    {"none, Arabic",
	{"استطلاع لـ\"معاريف\": 63% من الإسرائيليين يؤيدون الصفقة",
	    "وزارة الاقتصاد: 63% من المخابز ملتزمة بالتسعيرة الجديدة",
	    "عون: ملف ترسيم الحدود البحرية أمام مجلس الوزراء الخميس",
	    "رییس جمهور: ۱۲ طرح بزرگ تا پایان سال افتتاح می شود"}},
    {"none, Cyrillic",
	{"Президент подписал закон о бюджете на 2026 год",
	    "Минздрав сообщил о 12 случаях заболевания за сутки",
	    "Верховна Рада підтримала законопроєкт у першому читанні",
	    "Курс доллара превысил 90 рублей впервые с марта"}},
    {"none, CJK", {"国务院总理主持召开会议研究部署经济工作",
		      "東京株式市場、日経平均は3日続伸 終値は4万円台",
		      "대통령, 내년도 예산안 시정연설에서 협치 강조",
		      "港股收市升200點 成交額逾千億元"}},
};

static void
say(const char *what, double seconds, double n)
{
	(void)printf("time: %-16s %7.0f ns a text\n", what, seconds / n * 1e9);
}

/* At both edges, as the detector asks. */
static void
bench_none(const struct kind *k)
{
	const struct timetext_hints hints = {CLOCK_COLON, NULL};
	double from = bench_cpu();
	int found = 0;

	for (int i = 0; i < ROUNDS; i++) {
		for (int j = 0; j < 4; j++) {
			const char *s = k->texts[j];
			struct printed_time t;
			struct time_span span;
			size_t n = strlen(s);

			found += timetext_leading(s, n, &hints, &t, &span);
			found += timetext_trailing(s, n, &hints, &t, &span);
		}
	}
	say(k->name, bench_cpu() - from, 4.0 * ROUNDS);
	if (found > 0)
		(void)printf("time: %d of 4 are read\n", found / ROUNDS);
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
	for (size_t i = 0; i < sizeof(headlines) / sizeof(headlines[0]); i++)
		bench_none(&headlines[i]);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		bench_kind(&kinds[i]);
	bench_list();
	return 0;
}
