/* test-timetext.c - what is read as a time, and what is not. */
#include "detect/timetext.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "base/instant.h"

/* "2025-11-18 14:22:05 z180": absent parts are left out, "x-11-18" has no
 * year, z is the zone in minutes. */
static const char *
show(const struct printed_time *t, char out[96])
{
	size_t n = 0;

	if (t->month >= 0 && t->year >= 0)
		n += (size_t)snprintf(out, 32, "%04d-", t->year);
	else if (t->month >= 0)
		n += (size_t)snprintf(out, 32, "x-");
	if (t->month >= 0)
		n += (size_t)snprintf(
		    out + n, 32, "%02d-%02d ", t->month, t->day);
	n += (size_t)snprintf(out + n, 32, "%02d:%02d", t->hour, t->minute);
	if (t->second >= 0)
		n += (size_t)snprintf(out + n, 16, ":%02d", t->second);
	if (t->zone != NULL)
		(void)snprintf(out + n, 16, " %s", t->zone);
	else if (t->zoned)
		(void)snprintf(out + n, 16, " z%d", t->offset / MINUTE);
	return out;
}

static const struct timetext_hints plain = {CLOCK_COLON, NULL};

struct whole {
	const char *text;
	enum clock_style style;
	const char *want;
};

static const struct whole wholes[] = {
    {"09:13", CLOCK_COLON, "09:13"},
    {"9:13", CLOCK_COLON, "09:13"},
    {"0:05", CLOCK_COLON, "00:05"},
    {"00:00", CLOCK_COLON, "00:00"},
    {"23:59", CLOCK_COLON, "23:59"},
    {"17:04:02", CLOCK_COLON, "17:04:02"},
    {" \n\t09:13  ", CLOCK_COLON, "09:13"},
    {"\u00A009:13\u2009", CLOCK_COLON, "09:13"},
    {"[09:13]", CLOCK_COLON, "09:13"},
    {"(09:13)", CLOCK_COLON, "09:13"},
    {"| 09:13 |", CLOCK_COLON, "09:13"},
    {"• 09:13", CLOCK_COLON, "09:13"},
    {"09:13 -", CLOCK_COLON, "09:13"},
    {"⏱ 09:13", CLOCK_COLON, "09:13"},
    {"🕘\uFE0F 09:13", CLOCK_COLON, "09:13"},
    /* digits, colons and invisible characters of other scripts */
    {"٠٩:١٣", CLOCK_COLON, "09:13"},
    {"۲۱:۰۵", CLOCK_COLON, "21:05"},
    {"०९:१३", CLOCK_COLON, "09:13"},
    {"０９：１３", CLOCK_COLON, "09:13"},
    {"09∶13", CLOCK_COLON, "09:13"},
    {"\u200F09:13\u200E", CLOCK_COLON, "09:13"},
    {"\u202B09\u200E:\u200E13\u202C", CLOCK_COLON, "09:13"},
    {"09:\u200B13", CLOCK_COLON, "09:13"},
    {"\u206709:13\u2069", CLOCK_COLON, "09:13"},
    /* halves of the day */
    {"4:53 pm", CLOCK_COLON, "16:53"},
    {"12:54pm", CLOCK_COLON, "12:54"},
    {"04:56 PM", CLOCK_COLON, "16:56"},
    {"12:12 a.m.", CLOCK_COLON, "00:12"},
    {"10:00 p. m.", CLOCK_COLON, "22:00"},
    {"2:00 a.\u00A0m.", CLOCK_COLON, "02:00"},
    {"13:05 pm", CLOCK_COLON, "13:05"},
    {"0:30 AM", CLOCK_COLON, "00:30"},
    {"2:01 ص", CLOCK_COLON, "02:01"},
    {"2:01 م", CLOCK_COLON, "14:01"},
    {"03:11 صـ", CLOCK_COLON, "03:11"},
    {"1:59 صباحًا", CLOCK_COLON, "01:59"},
    {"1:59 صباحاً", CLOCK_COLON, "01:59"},
    {"1:59 مساءً", CLOCK_COLON, "13:59"},
    {"1:59 مساء", CLOCK_COLON, "13:59"},
    {"٩:١٣ م", CLOCK_COLON, "21:13"},
    {"۹:۱۳ ق.ظ", CLOCK_COLON, "09:13"},
    {"۹:۱۳ ب.ظ.", CLOCK_COLON, "21:13"},
    {"9:13 قبل‌ازظهر", CLOCK_COLON, "09:13"},
    {"١٠:١٠ د.ن", CLOCK_COLON, "22:10"},
    {"9:13 אחה״צ", CLOCK_COLON, "21:13"},
    {"12:36 μ.μ.", CLOCK_COLON, "12:36"},
    {"下午3:15", CLOCK_COLON, "15:15"},
    {"오전 3:15", CLOCK_COLON, "03:15"},
    /* words that add nothing */
    {"12:13 Uhr", CLOCK_COLON, "12:13"},
    {"12:13Uhr", CLOCK_COLON, "12:13"},
    {"um 12:13 Uhr", CLOCK_COLON, "12:13"},
    {"Ore 18:47", CLOCK_COLON, "18:47"},
    {"الساعة 09:13", CLOCK_COLON, "09:13"},
    {"Kl. 09:13", CLOCK_COLON, "09:13"},
    /* zones */
    {"17:53 GMT ", CLOCK_COLON, "17:53 z0"},
    {"17:53Z", CLOCK_COLON, "17:53 z0"},
    {"1:15 PM GMT+2", CLOCK_COLON, "13:15 z120"},
    {"12:07 PM UTC", CLOCK_COLON, "12:07 z0"},
    {"12:07 UTC-05:30", CLOCK_COLON, "12:07 z-330"},
    {"10:15+03:00", CLOCK_COLON, "10:15 z180"},
    {"10:15+0300", CLOCK_COLON, "10:15 z180"},
    {"10:15 CET", CLOCK_COLON, "10:15 z60"},
    {"10:15 (MESZ)", CLOCK_COLON, "10:15 z120"},
    {"21:06 (IST)", CLOCK_COLON, "21:06"},
    {"9:13 AM EDT", CLOCK_COLON, "09:13 z-240"},
    {"٠٩:١٣ بتوقيت غرينتش", CLOCK_COLON, "09:13 z0"},
    {"10:15 (توقيت جرينتش)", CLOCK_COLON, "10:15 z0"},
    {"10:15 ت.غ", CLOCK_COLON, "10:15 z0"},
    {"10:00 (بتوقيت موسكو)", CLOCK_COLON, "10:00 z180"},
    {"10:00 بتوقيت مكة المكرمة", CLOCK_COLON, "10:00 z180"},
    {"10:00 مساءً بتوقيت أبو ظبي", CLOCK_COLON, "22:00 z240"},
    {"10:00 بتوقيت بيروت", CLOCK_COLON, "10:00 Asia/Beirut"},
    {"10:00 بتوقيت القدس", CLOCK_COLON, "10:00 Asia/Jerusalem"},
    {"10:00 بالتوقيت المحلي", CLOCK_COLON, "10:00"},
    /* dates */
    {"2025-11-18 | 14:22", CLOCK_COLON, "2025-11-18 14:22"},
    {"2025-08-15T09:13:00+03:00", CLOCK_COLON, "2025-08-15 09:13:00 z180"},
    {"2025-06-02 16:42:07", CLOCK_COLON, "2025-06-02 16:42:07"},
    {"2024/12/03 23:58", CLOCK_COLON, "2024-12-03 23:58"},
    {"18.11.2025 14:22", CLOCK_COLON, "2025-11-18 14:22"},
    {"03:24 AM on 9/19/2010", CLOCK_COLON, "2010-09-19 03:24"},
    {"18.11.25, 14:22", CLOCK_COLON, "2025-11-18 14:22"},
    {"28.04.2023 | 11:54 Uhr", CLOCK_COLON, "2023-04-28 11:54"},
    {"28.04.2023 • 11:54 Uhr", CLOCK_COLON, "2023-04-28 11:54"},
    {"28.04.2023 um 11:54 Uhr", CLOCK_COLON, "2023-04-28 11:54"},
    {"29. 7. 2020 9:13", CLOCK_COLON, "2020-07-29 09:13"},
    {"15/08/2025 - 09:13", CLOCK_COLON, "2025-08-15 09:13"},
    {"15-08-2025 09:13", CLOCK_COLON, "2025-08-15 09:13"},
    {"04/12/2020 09:13", CLOCK_COLON, "2020-12-04 09:13"},
    {"12/14/2020 9:13 AM", CLOCK_COLON, "2020-12-14 09:13"},
    {"14:22 18/11/2025", CLOCK_COLON, "2025-11-18 14:22"},
    {"14:22 (18/11/2025)", CLOCK_COLON, "2025-11-18 14:22"},
    {"19:02 (IST), 18/11/2025", CLOCK_COLON, "2025-11-18 19:02"},
    {"14:22 - 18.11.2025", CLOCK_COLON, "2025-11-18 14:22"},
    {"٠٢:٠٠ الثلاثاء ١ / ١٢ / ٢٠٢٠", CLOCK_COLON, "2020-12-01 02:00"},
    {"الثلاثاء، ١/١٢/٢٠٢٠ ٠٢:٠٠ م", CLOCK_COLON, "2020-12-01 14:00"},
    {"Tuesday 01/12/2020 02:00", CLOCK_COLON, "2020-12-01 02:00"},
    {"07.11. 09:20", CLOCK_COLON, "x-11-07 09:20"},
    {"18.2. 15:32", CLOCK_COLON, "x-02-18 15:32"},
    {"29.02. 15:32", CLOCK_COLON, "x-02-29 15:32"},
    {"1/14 06:01", CLOCK_COLON, "x-01-14 06:01"},
    {"14/1 06:01", CLOCK_COLON, "x-01-14 06:01"},
    {"06:01 14/1", CLOCK_COLON, "x-01-14 06:01"},
    {"11-20 06:01", CLOCK_COLON, "x-11-20 06:01"},
    {"11月20日 06:01", CLOCK_COLON, "x-11-20 06:01"},
    {"11月20日(金)06:01", CLOCK_COLON, "x-11-20 06:01"},
    {"2020年11月20日 06:01:22", CLOCK_COLON, "2020-11-20 06:01:22"},
    {"2020년 11월 20일 오후 6:01", CLOCK_COLON, "2020-11-20 18:01"},
    /* other styles */
    {"18.47", CLOCK_DOT, "18:47"},
    {"18:47", CLOCK_DOT, "18:47"},
    {"Ore 18.47", CLOCK_DOT, "18:47"},
    {"kl. 18.47", CLOCK_DOT, "18:47"},
    {"18.11.2025 14.22", CLOCK_DOT, "2025-11-18 14:22"},
    {"17h17", CLOCK_H, "17:17"},
    {"17H05", CLOCK_H, "17:05"},
    {"00 h 35", CLOCK_H, "00:35"},
    {"00\u00A0h\u00A035", CLOCK_H, "00:35"},
    {"à 17h45", CLOCK_H, "17:45"},
    {"17:45", CLOCK_H, "17:45"},
};

static void
reads_whole_texts(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < sizeof(wholes) / sizeof(wholes[0]); i++) {
		const struct whole *w = &wholes[i];
		size_t n = strlen(w->text);
		struct printed_time t, edge;
		struct time_span span;
		char shown[96];

		if (!timetext_whole(w->text, n,
			&(struct timetext_hints){w->style, NULL}, &t))
			fail_msg("'%s' is no time", w->text);
		if (strcmp(show(&t, shown), w->want) != 0)
			fail_msg("'%s' is %s", w->text, shown);
		if (!timetext_leading(w->text, n,
			&(struct timetext_hints){w->style, NULL}, &edge,
			&span) ||
		    strcmp(show(&edge, shown), w->want) != 0)
			fail_msg("'%s' doesn't lead", w->text);
		if (!timetext_trailing(w->text, n,
			&(struct timetext_hints){w->style, NULL}, &edge,
			&span) ||
		    strcmp(show(&edge, shown), w->want) != 0)
			fail_msg("'%s' doesn't trail", w->text);
	}
}

/* What the glance rules out is never asked again. */
static void
glances_at_no_time_in_vain(void **unused)
{
	const unsigned both = TIMETEXT_LEADING | TIMETEXT_TRAILING;

	(void)unused;
	for (size_t i = 0; i < sizeof(wholes) / sizeof(wholes[0]); i++) {
		const char *s = wholes[i].text;
		unsigned may = timetext_glance(s, strlen(s));

		if ((may & TIMETEXT_WHOLE) == 0)
			fail_msg("'%s' is ruled out", s);
		if ((may & both) != both && strpbrk(s, "0123456789") != NULL)
			fail_msg("'%s' is ruled out at an edge", s);
	}
}

/* The glance relies on it. */
static void
takes_no_number_alone_for_a_time(void **unused)
{
	static const char *const languages[] = {
	    NULL, "ar", "en-US", "fa", "fr", "ja", "sv", "de", "zh", "ko"};

	(void)unused;
	for (int i = 0; i < 20000; i++) {
		const struct timetext_hints hints = {
		    (enum clock_style)(i % 3), languages[i % 10]};
		struct printed_time t;
		char s[16];

		if (i < 10000)
			(void)snprintf(s, sizeof(s), "%d", i);
		else
			(void)snprintf(s, sizeof(s), "(%04d)", i - 10000);
		if (timetext_whole(s, strlen(s), &hints, &t))
			fail_msg("'%s' is a time", s);
		if ((timetext_glance(s, strlen(s)) & TIMETEXT_WHOLE) != 0)
			fail_msg("'%s' may be a time", s);
	}
}

static void
tells_texts_without_times_at_a_glance(void **unused)
{
	static const struct {
		const char *text;
		unsigned may;
	} rows[] = {
	    {"Government resigns", 0},
	    {"استطلاع للرأي", 0},
	    {"Strike | government answers", 0},
	    {"Ministers met 3 times", TIMETEXT_LABELLED},
	    {"Strike | 5 minutes ago", TIMETEXT_TRAILING | TIMETEXT_LABELLED},
	    {"Strike ends 12:30",
		TIMETEXT_LEADING | TIMETEXT_TRAILING | TIMETEXT_LABELLED},
	    {"yesterday", TIMETEXT_WHOLE | TIMETEXT_LEADING},
	    {"—", 0},
	    {"", 0},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *s = rows[i].text;

		if (timetext_glance(s, strlen(s)) != rows[i].may)
			fail_msg(
			    "'%s' may be %u", s, timetext_glance(s, strlen(s)));
	}
}

struct edge {
	const char *text;
	const char *want;     /* the fields, as show() prints them */
	const char *time;     /* the span's text */
	const char *headline; /* what is left */
};

static const struct edge leadings[] = {
    {"09:13 headline", "09:13", "09:13", "headline"},
    {"09:13 - headline", "09:13", "09:13", "headline"},
    {"الساعة 09:13 - headline", "09:13", "09:13", "headline"},
    {"09:13: headline", "09:13", "09:13", "headline"},
    {"09:13 | عاجل | headline", "09:13", "09:13", "عاجل | headline"},
    {"09:13. Headline", "09:13", "09:13", "Headline"},
    {"[09:13] headline", "09:13", "09:13", "headline"},
    {"(09:13) (headline)", "09:13", "09:13", "(headline)"},
    {"• 9:13 pm – headline", "21:13", "9:13 pm", "headline"},
    {"09:13 «headline»", "09:13", "09:13", "«headline»"},
    {"09:13 \"headline\"", "09:13", "09:13", "\"headline\""},
    {"09:13 5 dead", "09:13", "09:13", "5 dead"},
    {"09:13 -5 degrees", "09:13", "09:13", "-5 degrees"},
    {"09:13 - 15 dead", "09:13", "09:13", "15 dead"},
    {"09:13 24/7", "09:13", "09:13", "24/7"},
    {"09:13 11/9 remembered", "09:13", "09:13", "11/9 remembered"},
    {"09:13 +1200 points", "09:13", "09:13", "+1200 points"},
    {"09:13 ...and", "09:13", "09:13", "...and"},
    {"09:13新闻", "09:13", "09:13", "新闻"},
    {"09:13뉴스", "09:13", "09:13", "뉴스"},
    {"٠٩:١٣ بتوقيت غرينتش عون", "09:13 z0", "٠٩:١٣ بتوقيت غرينتش", "عون"},
    {"09:13 بتوقيت بيروت عون", "09:13 Asia/Beirut", "09:13 بتوقيت بيروت",
	"عون"},
    {"09:13 توقيت العملية", "09:13", "09:13", "توقيت العملية"},
    {"17:53 GMT Minister", "17:53 z0", "17:53 GMT", "Minister"},
    {"10:15 EST possible", "10:15", "10:15", "EST possible"},
    {"10:15 ist da", "10:15", "10:15", "ist da"},
    {"10:00 p. m. Energía", "22:00", "10:00 p. m.", "Energía"},
    {"2:01 م عون", "14:01", "2:01 م", "عون"},
    {"10:15 م. محمد", "10:15", "10:15", "م. محمد"},
    {"09:13 مساء اليوم", "09:13", "09:13", "مساء اليوم"},
    {"9:13 مساءً عون", "21:13", "9:13 مساءً", "عون"},
    {"12:13 Uhr Berlin", "12:13", "12:13 Uhr", "Berlin"},
    {"07.11. 09:20 Text", "x-11-07 09:20", "07.11. 09:20", "Text"},
    {"2025-11-18 | 14:22 | Text", "2025-11-18 14:22", "2025-11-18 | 14:22",
	"Text"},
    {"14:22 18/11/2025 Text", "2025-11-18 14:22", "14:22 18/11/2025", "Text"},
    {"09:13 الثلاثاء تنعقد", "09:13", "09:13", "الثلاثاء تنعقد"},
    {"\u200F09:13\u200F – عون: 10:15", "09:13", "09:13", "عون: 10:15"},
    {"09:13\nheadline", "09:13", "09:13", "headline"},
    {"09:13", "09:13", "09:13", ""},
};

static void
reads_leading_times(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < sizeof(leadings) / sizeof(leadings[0]); i++) {
		const struct edge *e = &leadings[i];
		struct printed_time t;
		struct time_span at;
		char shown[96];

		if (!timetext_leading(
			e->text, strlen(e->text), &plain, &t, &at))
			fail_msg("'%s' has no time", e->text);
		if (strcmp(show(&t, shown), e->want) != 0)
			fail_msg("'%s' is %s", e->text, shown);
		assert_int_equal(at.from, 0);
		if (at.end - at.start != strlen(e->time) ||
		    memcmp(e->text + at.start, e->time, strlen(e->time)) != 0)
			fail_msg("'%s': time '%.*s'", e->text,
			    (int)(at.end - at.start), e->text + at.start);
		if (strcmp(e->text + at.to, e->headline) != 0)
			fail_msg(
			    "'%s': headline '%s'", e->text, e->text + at.to);
	}
}

static const struct edge trailings[] = {
    {"headline - 09:13", "09:13", "09:13", "headline"},
    {"headline | 09:13", "09:13", "09:13", "headline"},
    {"headline – 09:13", "09:13", "09:13", "headline"},
    {"headline, 09:13", "09:13", "09:13", "headline"},
    {"عون، ٠٩:١٣", "09:13", "٠٩:١٣", "عون"},
    {"headline (09:13)", "09:13", "09:13", "headline"},
    {"headline [09:13] ", "09:13", "09:13", "headline"},
    /* The brackets end the headline, not the name of a day in it. */
    {"anche oggi (06:58)", "06:58", "06:58", "anche oggi"},
    {"closed until Monday [09:13]", "09:13", "09:13", "closed until Monday"},
    {"headline\n09:13", "09:13", "09:13", "headline"},
    {"headline  09:13", "09:13", "09:13", "headline"},
    {"headline • 9:13 pm", "21:13", "9:13 pm", "headline"},
    {"headline | 17:53 GMT", "17:53 z0", "17:53 GMT", "headline"},
    {"headline 5 | 18.11.2025 14:22", "2025-11-18 14:22", "18.11.2025 14:22",
	"headline 5"},
    {"headline | 14:22 - 18/11/2025", "2025-11-18 14:22", "14:22 - 18/11/2025",
	"headline"},
    {"Budget 2020 | 09:13", "09:13", "09:13", "Budget 2020"},
    {"win 4:2 | 09:13", "09:13", "09:13", "win 4:2"},
    {"at 10:00 in court | 09:13", "09:13", "09:13", "at 10:00 in court"},
    {"a headline that is rather long, as headlines go, and which ends in a "
     "time that stands behind more than a hundred and twenty-eight bytes of "
     "it | 09:13",
	"09:13", "09:13",
	"a headline that is rather long, as headlines go, and which ends in a "
	"time that stands behind more than a hundred and twenty-eight bytes of "
	"it"},
};

static void
reads_trailing_times(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < sizeof(trailings) / sizeof(trailings[0]); i++) {
		const struct edge *e = &trailings[i];
		size_t n = strlen(e->text);
		struct printed_time t;
		struct time_span at;
		char shown[96];

		if (!timetext_trailing(e->text, n, &plain, &t, &at))
			fail_msg("'%s' has no time", e->text);
		if (strcmp(show(&t, shown), e->want) != 0)
			fail_msg("'%s' is %s", e->text, shown);
		assert_int_equal(at.to, n);
		if (at.end - at.start != strlen(e->time) ||
		    memcmp(e->text + at.start, e->time, strlen(e->time)) != 0)
			fail_msg("'%s': time '%.*s'", e->text,
			    (int)(at.end - at.start), e->text + at.start);
		if (at.from != strlen(e->headline) ||
		    memcmp(e->text, e->headline, at.from) != 0)
			fail_msg("'%s': headline '%.*s'", e->text, (int)at.from,
			    e->text);
	}
}

/* No time at either edge, and not as a whole. */
static const struct whole refused[] = {
    {"", CLOCK_COLON, NULL},
    {":", CLOCK_COLON, NULL},
    {"headline", CLOCK_COLON, NULL},
    {"More", CLOCK_COLON, "en"},
    {"Most", CLOCK_COLON, NULL},
    {"24/7", CLOCK_COLON, NULL},
    {"عاجل 24/7", CLOCK_COLON, NULL},
    {"9:73", CLOCK_COLON, NULL},

    {"24:01", CLOCK_COLON, NULL},
    {"25:13", CLOCK_COLON, NULL},
    {"1:1", CLOCK_COLON, NULL},
    {"4:2", CLOCK_COLON, NULL},
    {"009:13", CLOCK_COLON, NULL},
    {"09:130", CLOCK_COLON, NULL},
    {"10:15:60", CLOCK_COLON, NULL},
    {"10:00:00:00", CLOCK_COLON, NULL},
    {"23 : 13", CLOCK_COLON, NULL},
    {"23: 13", CLOCK_COLON, NULL},
    {"13:30 - 14:00", CLOCK_COLON, NULL},
    {"13:30-14:00", CLOCK_COLON, NULL},
    {"13:30–14:00", CLOCK_COLON, NULL},
    {"1:30 pm - 2:00 pm", CLOCK_COLON, NULL},
    {"13:30 bis 14:00 Uhr", CLOCK_COLON, NULL},
    {"13:30 - 14:00 Match", CLOCK_COLON, NULL},
    {"Match 13:30 - 14:00", CLOCK_COLON, NULL},
    {"Match | 13:30 - 14:00", CLOCK_COLON, NULL},
    {"من 13:30 إلى 14:00", CLOCK_COLON, NULL},
    {"03:59 05:25 12:20", CLOCK_COLON, NULL},
    {"0:30 pm", CLOCK_COLON, NULL},
    {"13:05 am", CLOCK_COLON, NULL},
    {"10:15عون", CLOCK_COLON, NULL},
    {"10:15headline", CLOCK_COLON, NULL},
    {"headline10:15", CLOCK_COLON, NULL},
    {"09:13amheadline", CLOCK_COLON, NULL},
    {"10:15%", CLOCK_COLON, NULL},
    {"10:15'", CLOCK_COLON, NULL},
    {"-10:15", CLOCK_COLON, NULL},
    {"10:15.300", CLOCK_COLON, NULL},
    {"10:15/20", CLOCK_COLON, NULL},
    {"31.02.2025 9:73", CLOCK_COLON, NULL},
    {"عون: 10:15", CLOCK_COLON, NULL},
    {"حوالي الساعة 10:00 (بتوقيت موسكو)", CLOCK_COLON, NULL},
    {"الجلسة الساعة 10:00", CLOCK_COLON, NULL},
    {"the session begins at 10:00", CLOCK_COLON, NULL},
    {"the session begins at  10:00", CLOCK_COLON, NULL},
    {"Sitzung um 10:00 Uhr", CLOCK_COLON, NULL},
    {"יכונס ב-20:30", CLOCK_COLON, NULL},
    {"نهاية -14:00", CLOCK_COLON, NULL},
    {"(10:15 reported) headline", CLOCK_COLON, NULL},
    {"headline (from 10:15)", CLOCK_COLON, NULL},
    {"10.15", CLOCK_COLON, NULL},
    {"17h17", CLOCK_COLON, NULL},
    {"13.09.10 headline", CLOCK_DOT, NULL},
    {"17.54 %", CLOCK_DOT, NULL},
    {"17.54 € mehr", CLOCK_DOT, NULL},
    {"€10.00", CLOCK_DOT, NULL},
    {"10.00 €", CLOCK_DOT, NULL},
    {"08.30 - 12.00 Uhr", CLOCK_DOT, NULL},
    {"24/24", CLOCK_H, NULL},
    {"17h1", CLOCK_H, NULL},
    {"Ps 12:3", CLOCK_COLON, NULL},
};

static void
refuses_what_only_looks_like_a_time(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		const struct whole *w = &refused[i];
		size_t n = strlen(w->text);
		struct printed_time t;
		struct time_span span;

		if (timetext_whole(w->text, n,
			&(struct timetext_hints){w->style, NULL}, &t))
			fail_msg("'%s' is a time", w->text);
		if (timetext_leading(w->text, n,
			&(struct timetext_hints){w->style, NULL}, &t, &span))
			fail_msg("'%s' leads", w->text);
		if (timetext_trailing(w->text, n,
			&(struct timetext_hints){w->style, NULL}, &t, &span))
			fail_msg("'%s' trails", w->text);
	}
}

struct machine {
	const char *text;
	const char *want; /* NULL: none */
};

static const struct machine machines[] = {
    {"2025-08-15T09:13", "2025-08-15 09:13"},
    {"2025-08-15 09:13", "2025-08-15 09:13"},
    {"2025-08-15T09:13:05", "2025-08-15 09:13:05"},
    {"2025-08-15T09:13:05.123Z", "2025-08-15 09:13:05 z0"},
    {"2025-08-15T09:13Z", "2025-08-15 09:13 z0"},
    {"2025-08-15t09:13z", "2025-08-15 09:13 z0"},
    {"2025-08-15T09:13+03:00", "2025-08-15 09:13 z180"},
    {"2025-08-15T09:13:00+0300", "2025-08-15 09:13:00 z180"},
    {"2025-08-15T09:13:00-0430", "2025-08-15 09:13:00 z-270"},
    {"2025-08-15T09:13:00+03", "2025-08-15 09:13:00 z180"},
    {"2025-08-15 09:13:00 UTC", "2025-08-15 09:13:00 z0"},
    {" 2025-08-15T09:13 \n", "2025-08-15 09:13"},
    {"09:13", "09:13"},
    {"2024-02-29T00:00", "2024-02-29 00:00"},
    {"", NULL},
    {"2025-08-15", NULL},
    {"2025-08", NULL},
    {"2025-02-29T00:00", NULL},
    {"2025-13-01T00:00", NULL},
    {"2025-08-15T24:00", NULL},
    {"2025-08-15T9:13", "2025-08-15 09:13"},
    {"2018-3-18T11:20:4Z+1", "2018-03-18 11:20:04 z60"},
    {"1396-12-26 18:05", "1396-12-26 18:05"},
    {"18:5 26/12/1396", "1396-12-26 18:05"},
    {"18:5 30/12/1396", NULL},
    {"18:5 26/13/1396", NULL},
    {"18:5 26/12/2018", NULL},
    {"2018-333-18T11:20", NULL},
    {"2025-08-15T09:13:00.Z", NULL},
    {"2025-08-15T09:13:00+03:0", NULL},
    {"2025-08-15T09:13:00+3:00", "2025-08-15 09:13:00 z180"},
    {"2025-08-15T09:13:00+24:00", NULL},
    {"2025-08-15T09:13:00+14:00", "2025-08-15 09:13:00 z840"},
    {"2025-08-15T09:13:00+14:30", NULL},
    {"2025-08-15T09:13:00-12:00", "2025-08-15 09:13:00 z-720"},
    {"2025-08-15T09:13:00-23:59", NULL},
    {"2025-08-15T09:13GMT+20", NULL},
    {"2025-08-15T09:13:00 headline", NULL},
    {"PT4H18M3S", NULL},
    {"0000-01-01T00:00", NULL},
};

static void
reads_machine_times(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < sizeof(machines) / sizeof(machines[0]); i++) {
		const struct machine *m = &machines[i];
		struct printed_time t;
		bool found = timetext_machine(m->text, &t);
		char shown[96];

		if (found != (m->want != NULL))
			fail_msg("'%s': %s", m->text,
			    found ? show(&t, shown) : "none");
		if (found && strcmp(show(&t, shown), m->want) != 0)
			fail_msg("'%s' is %s", m->text, shown);
	}
}

static void
none_has_no_field(void **unused)
{
	struct printed_time t;

	(void)unused;
	t = printed_nothing;
	assert_true(t.year == -1 && t.month == -1 && t.day == -1);
	assert_true(t.hour == -1 && t.minute == -1 && t.second == -1);
	assert_false(t.zoned);
}

/* Clocks of the world's locale tables: a yardstick, not a bar. A clock that is
 * read must be read right. */
static double
nanoseconds(const char *text)
{
	enum { TURNS = 200000 };
	size_t n = strlen(text);
	struct timespec a, b;
	struct printed_time t;
	struct time_span span;
	volatile int found = 0; /* or nothing would be run */

	(void)clock_gettime(CLOCK_MONOTONIC, &a);
	for (int i = 0; i < TURNS; i++) {
		found += timetext_leading(text, n, &plain, &t, &span);
		found += timetext_trailing(text, n, &plain, &t, &span);
	}
	(void)clock_gettime(CLOCK_MONOTONIC, &b);
	assert_true(found >= 0);
	return ((double)(b.tv_sec - a.tv_sec) * 1e9 +
		   (double)(b.tv_nsec - a.tv_nsec)) /
	       (2.0 * TURNS);
}

static void
says_what_it_costs(void **unused)
{
	static const char *const texts[] = {
	    "A headline of some length that has no time at all in it, nowhere",
	    "عون: ملف ترسيم الحدود البحرية مع قبرص أمام مجلس الوزراء الخميس",
	    "وزارة الصحة: 5 قتلى و12 جريحا في غارة على بلدة في جنوب لبنان",
	    "مجلس الوزراء: جلسة عند الساعة 10:00 في قصر بعبدا برئاسة عون",
	    "09:13 عون: ملف ترسيم الحدود البحرية مع قبرص أمام مجلس الوزراء",
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		print_message(
		    "%5.0f ns: %s\n", nanoseconds(texts[i]), texts[i]);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(reads_whole_texts),
	    cmocka_unit_test(glances_at_no_time_in_vain),
	    cmocka_unit_test(takes_no_number_alone_for_a_time),
	    cmocka_unit_test(tells_texts_without_times_at_a_glance),
	    cmocka_unit_test(reads_leading_times),
	    cmocka_unit_test(reads_trailing_times),
	    cmocka_unit_test(refuses_what_only_looks_like_a_time),
	    cmocka_unit_test(reads_machine_times),
	    cmocka_unit_test(none_has_no_field),
	    cmocka_unit_test(says_what_it_costs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
