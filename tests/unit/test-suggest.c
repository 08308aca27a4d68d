/* test-suggest.c - what a definition of a page would say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/instant.h"
#include "detect/timetext.h"
#include "suggest/suggest.h"

enum { LINES = 6 };

/* A page, as far as a suggestion goes by it. */
struct sample {
	const char *url;
	const char *lang;
	const char *locale;
	const char *served;
	const char *fetched;      /* NULL: nobody knows */
	const char *times[LINES]; /* newest first, as printed */
	const char *text;         /* of each line */
};

static struct suggestion
suggested(struct arena *a, const struct sample *p)
{
	const struct timetext_hints hints = {CLOCK_COLON, p->lang};
	struct about_page about = {.language = p->lang, .locale = p->locale};
	struct ticker_line *lines = arena_zalloc(a, LINES * sizeof(*lines));
	struct ticker ticker = {.lines = lines};
	struct suggest_from from = {.url = p->url,
	    .about = &about,
	    .served = p->served,
	    .ticker = &ticker,
	    .dated = p->fetched != NULL};
	struct suggestion out;

	for (; ticker.n < LINES && p->times[ticker.n] != NULL; ticker.n++) {
		struct ticker_line *l = &lines[ticker.n];
		const char *s = p->times[ticker.n];

		l->time_text = s;
		l->text = p->text != NULL ? p->text : "63 24";
		assert_true(timetext_whole(s, strlen(s), &hints, &l->time));
	}
	assert_int_equal(
	    instant_parse(
		p->fetched != NULL ? p->fetched : "2025-08-15T06:15:00Z",
		&from.fetched),
	    0);
	suggest(a, &from, &out);
	return out;
}

static void
zone_is(const struct sample *p, const char *zone, enum sureness sureness)
{
	struct arena *a = arena_new();
	struct suggestion s = suggested(a, p);

	if (strcmp(s.zone.value, zone) != 0 || s.sureness != sureness)
		print_error("%s: %s, %s (%s)\n", p->url, s.zone.value,
		    suggest_word(s.sureness), s.zone.why);
	assert_string_equal(s.zone.value, zone);
	assert_int_equal(s.sureness, sureness);
	arena_free(a);
}

#define FAST                                                                   \
	{                                                                      \
		"09:13", "09:11", "09:02", "08:55"                             \
	}

static void
a_countrys_host_and_fresh_lines_are_sure(void **state)
{
	static const struct {
		struct sample page;
		const char *zone;
	} rows[] = {
	    {{.url = "https://www.x.com.lb/",
		 .lang = "ar",
		 .fetched = "2025-08-15T06:15:00Z",
		 .times = FAST},
		"Asia/Beirut"},
	    {{.url = "https://x.com.lb/",
		 .lang = "ar",
		 .fetched = "2025-01-15T07:15:00Z",
		 .times = FAST},
		"Asia/Beirut"},
	    {{.url = "https://x.co.uk/",
		 .lang = "en",
		 .fetched = "2025-08-15T08:15:00Z",
		 .times = FAST},
		"Europe/London"},
	    {{.url = "https://x.in/",
		 .lang = "hi",
		 .fetched = "2025-08-15T03:45:00Z",
		 .times = FAST},
		"Asia/Kolkata"},
	    {{.url = "https://x.com.ua/",
		 .lang = "uk",
		 .fetched = "2025-08-15T06:15:00Z",
		 .times = FAST},
		"Europe/Kyiv"},
	    {{.url = "https://x.com.np/",
		 .lang = "ne",
		 .fetched = "2025-08-15T03:30:00Z",
		 .times = FAST},
		"Asia/Kathmandu"},
	    /* of one country's zones the lines fit one */
	    {{.url = "https://x.pt/",
		 .lang = "pt",
		 .fetched = "2025-08-15T08:15:00Z",
		 .times = FAST},
		"Europe/Lisbon"},
	    {{.url = "https://x.es/",
		 .lang = "es",
		 .fetched = "2025-08-15T07:15:00Z",
		 .times = FAST},
		"Europe/Madrid"},
	    /* past midnight */
	    {{.url = "https://x.com.lb/",
		 .lang = "ar",
		 .fetched = "2025-08-14T21:03:00Z",
		 .times = {"00:01", "23:58", "23:40", "23:33"}},
		"Asia/Beirut"},
	    /* no host says the country, but the language is of one alone */
	    {{.url = "https://x.com/",
		 .lang = "he",
		 .fetched = "2025-08-15T06:15:00Z",
		 .times = FAST},
		"Asia/Jerusalem"},
	    {{.url = "https://x.tv/",
		 .lang = "uk",
		 .fetched = "2025-08-15T06:15:00Z",
		 .times = FAST},
		"Europe/Kyiv"},
	    /* with dates */
	    {{.url = "https://x.jp/",
		 .lang = "ja",
		 .fetched = "2025-08-15T00:20:00Z",
		 .times = {"2025-08-15 09:13", "2025-08-15 09:11",
		     "2025-08-15 09:02", "2025-08-15 08:55"}},
		"Asia/Tokyo"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		zone_is(&rows[i].page, rows[i].zone, SUGGEST_SURE);
}

static void
what_the_lines_belie_or_others_fit_is_not_sure(void **state)
{
	static const struct {
		struct sample page;
		const char *zone;
	} rows[] = {
	    /* clocks of UTC on a page of Beirut, of Kolkata, of Tokyo */
	    {{.url = "https://x.com.lb/",
		 .lang = "ar",
		 .fetched = "2025-08-15T09:15:00Z",
		 .times = FAST},
		"Asia/Beirut"},
	    {{.url = "https://x.jp/",
		 .lang = "ja",
		 .fetched = "2025-08-15T09:15:00Z",
		 .times = FAST},
		"Asia/Tokyo"},
	    /* of a paper of Lebanon, written abroad */
	    {{.url = "https://x.com.lb/",
		 .lang = "ar",
		 .fetched = "2025-08-15T13:15:00Z",
		 .times = FAST},
		"Asia/Beirut"},
	    /* a page whose date is of tomorrow, if it were of there */
	    {{.url = "https://x.com.br/",
		 .lang = "pt",
		 .fetched = "2025-08-15T01:15:00Z",
		 .times = {"2025-08-15 01:13", "2025-08-15 01:11",
		     "2025-08-15 01:02"}},
		"America/Sao_Paulo"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena *a = arena_new();
		struct suggestion s = suggested(a, &rows[i].page);

		assert_string_equal(s.zone.value, rows[i].zone);
		assert_int_not_equal(s.sureness, SUGGEST_SURE);
		arena_free(a);
	}
}

static void
what_cant_be_known_is_said_to_be_likely_or_unsure(void **state)
{
	static const struct {
		struct sample page;
		const char *zone;
		enum sureness sureness;
	} rows[] = {
	    /* saved, nobody knows when */
	    {{.url = "https://x.com.lb/", .lang = "ar", .times = FAST},
		"Asia/Beirut", SUGGEST_LIKELY},
	    /* a host that is anybody's */
	    {{.url = "https://x.com/",
		 .lang = "de",
		 .fetched = "2025-08-15T07:15:00Z",
		 .times = FAST},
		"Europe/Berlin", SUGGEST_LIKELY},
	    /* the language of one country, with clocks that are an hour off,
	       or come too seldom to tell an hour, or are UTC's */
	    {{.url = "https://x.tv/",
		 .lang = "uk",
		 .fetched = "2025-08-15T07:15:00Z",
		 .times = FAST},
		"Europe/Kyiv", SUGGEST_LIKELY},
	    {{.url = "https://x.tv/",
		 .lang = "uk",
		 .fetched = "2025-08-15T06:15:00Z",
		 .times = {"09:13", "08:57", "08:40", "08:21"}},
		"Europe/Kyiv", SUGGEST_LIKELY},
	    {{.url = "https://x.com/",
		 .lang = "ja",
		 .fetched = "2025-08-15T09:15:00Z",
		 .times = FAST},
		"Asia/Tokyo", SUGGEST_LIKELY},
	    {{.url = "https://x.com/",
		 .lang = "ar",
		 .fetched = "2025-08-15T06:15:00Z",
		 .times = FAST},
		"Africa/Cairo", SUGGEST_UNSURE},
	    {{.url = "https://x.com/",
		 .lang = "ar-LB",
		 .fetched = "2025-08-15T06:15:00Z",
		 .times = FAST},
		"Asia/Beirut", SUGGEST_LIKELY},
	    /* others of the country have the same, today or for ever */
	    {{.url = "https://x.com.au/",
		 .lang = "en",
		 .fetched = "2025-08-14T23:15:00Z",
		 .times = FAST},
		"Australia/Sydney", SUGGEST_LIKELY},
	    /* an hour old in the main zone, or new in another */
	    {{.url = "https://x.com.br/",
		 .lang = "pt",
		 .fetched = "2025-08-15T13:15:00Z",
		 .times = {"09:13", "08:55", "08:30", "08:01"}},
		"America/Sao_Paulo", SUGGEST_UNSURE},
	    /* a country in the site's name */
	    {{.url = "https://www.lebanonfiles.com/",
		 .lang = "ar",
		 .fetched = "2025-08-15T06:15:00Z",
		 .times = FAST},
		"Asia/Beirut", SUGGEST_LIKELY},
	    /* a language that isn't spoken there */
	    {{.url = "https://x.mg/",
		 .lang = "zh-TW",
		 .fetched = "2025-08-15T01:15:00Z",
		 .times = FAST},
		"Asia/Taipei", SUGGEST_LIKELY},
	    {{.url = "https://x.com.lb/",
		 .lang = "en",
		 .fetched = "2025-08-15T06:15:00Z",
		 .times = FAST},
		"Asia/Beirut", SUGGEST_LIKELY},
	    /* lines that need no zone */
	    {{.url = "https://x.com.lb/",
		 .lang = "ar",
		 .fetched = "2025-08-15T06:15:00Z",
		 .times = {"قبل 5 دقائق", "قبل 10 دقائق", "قبل ساعة"}},
		"Asia/Beirut", SUGGEST_LIKELY},
	    {{.url = "https://x.com/",
		 .lang = "en",
		 .fetched = "2025-08-15T09:15:00Z",
		 .times = {"09:13 GMT", "09:11 GMT", "09:02 GMT"}},
		"UTC", SUGGEST_SURE},
	    /* and UTC by its own name, of a host in Britain too */
	    {{.url = "https://x.co.uk/",
		 .lang = "en",
		 .fetched = "2025-01-15T09:15:00Z",
		 .times = {"09:13 UTC", "09:11 UTC", "09:02 UTC"}},
		"UTC", SUGGEST_SURE},
	    /* in winter London's clocks are called GMT, and Lisbon's WET */
	    {{.url = "https://127.0.0.1/",
		 .lang = "en-GB",
		 .fetched = "2026-11-22T15:25:00Z",
		 .times = {"Nov 22, 2026 03:23 PM GMT",
		     "Nov 22, 2026 03:11 PM GMT"}},
		"Europe/London", SUGGEST_LIKELY},
	    {{.url = "https://127.0.0.1/",
		 .lang = "en-IE",
		 .fetched = "2026-11-22T15:25:00Z",
		 .times = {"03:23 PM GMT", "03:11 PM GMT"}},
		"Europe/Dublin", SUGGEST_LIKELY},
	    {{.url = "https://x.com/",
		 .lang = "en",
		 .fetched = "2026-11-22T15:25:00Z",
		 .times = {"03:23 PM GMT", "03:11 PM GMT"}},
		"UTC", SUGGEST_LIKELY},
	    {{.url = "https://x.com/",
		 .lang = "fr",
		 .fetched = "2026-11-22T15:25:00Z",
		 .times = {"15:23 GMT", "15:11 GMT"}},
		"UTC", SUGGEST_LIKELY},
	    {{.url = "https://x.com/",
		 .lang = "ar",
		 .fetched = "2026-11-22T15:25:00Z",
		 .times = {"15:23 GMT", "15:11 GMT"}},
		"UTC", SUGGEST_LIKELY},
	    {{.url = "https://x.com/",
		 .lang = "pt",
		 .fetched = "2026-11-22T15:25:00Z",
		 .times = {"22/11/2026 15:23 WET", "22/11/2026 15:11 WET"}},
		"Europe/Lisbon", SUGGEST_LIKELY},
	    /* a name of clocks, at the time that the line is of */
	    {{.url = "https://x.com/",
		 .lang = "en",
		 .fetched = "2026-11-22T15:25:00Z",
		 .times = {"May 5, 2024 9:46 AM EDT"}},
		"America/New_York", SUGGEST_LIKELY},
	    {{.url = "https://x.com/",
		 .lang = "en",
		 .fetched = "2026-11-22T15:25:00Z",
		 .times = {"May 5, 2024 9:46 AM CDT"}},
		"America/Chicago", SUGGEST_LIKELY},
	    {{.url = "https://x.com/",
		 .lang = "en",
		 .fetched = "2026-11-22T15:25:00Z",
		 .times = {"May 5, 2024 9:46 AM MDT"}},
		"America/Denver", SUGGEST_LIKELY},
	    {{.url = "https://x.com/",
		 .lang = "en",
		 .fetched = "2026-11-22T15:25:00Z",
		 .times = {"May 5, 2024 9:46 AM PDT"}},
		"America/Los_Angeles", SUGGEST_LIKELY},
	    {{.url = "https://x.com/",
		 .lang = "en-GB",
		 .fetched = "2026-11-22T15:25:00Z",
		 .times = {"May 5, 2024 9:46 AM BST"}},
		"Europe/London", SUGGEST_LIKELY},
	    {{.url = "https://x.com/",
		 .lang = "en",
		 .fetched = "2026-11-22T15:25:00Z",
		 .times = {"May 5, 2024 9:46 AM JST"}},
		"Asia/Tokyo", SUGGEST_LIKELY},
	    {{.url = "https://x.com/",
		 .lang = "en",
		 .fetched = "2026-11-22T15:25:00Z",
		 .times = {"May 5, 2024 9:46 AM CET"}},
		"Europe/Berlin", SUGGEST_LIKELY},
	    {{.url = "https://x.com/",
		 .lang = "en",
		 .fetched = "2026-11-22T15:25:00Z",
		 .times = {"Nov 22, 2026 3:46 PM CET"}},
		"Europe/Berlin", SUGGEST_LIKELY},
	    {{.url = "https://x.com/",
		 .lang = "es",
		 .fetched = "2026-11-22T15:25:00Z",
		 .times = {"22/11/2026 15:46 CET"}},
		"Europe/Madrid", SUGGEST_LIKELY},
	    {{.url = "https://x.com/",
		 .lang = "ja",
		 .fetched = "2026-11-22T15:25:00Z",
		 .times = {"2024/05/05 09:46 JST"}},
		"Asia/Tokyo", SUGGEST_LIKELY},
	    /* clocks of summer that are called GMT */
	    {{.url = "https://x.co.uk/",
		 .lang = "en",
		 .fetched = "2025-08-15T08:15:00Z",
		 .times = {"09:13 GMT", "09:11 GMT", "09:02 GMT"}},
		"Europe/London", SUGGEST_LIKELY},
	    {{.url = "https://x.co.uk/",
		 .lang = "en",
		 .fetched = "2025-01-15T09:15:00Z",
		 .times = {"09:13 GMT", "09:11 GMT", "09:02 GMT"}},
		"Europe/London", SUGGEST_SURE},
	    /* lines that come seldom: 09:13 may be UTC's too */
	    {{.url = "https://x.com.pe/",
		 .lang = "es",
		 .fetched = "2025-08-15T14:15:00Z",
		 .times = {"09:13", "07:02", "04:40", "01:10"}},
		"America/Lima", SUGGEST_LIKELY},
	    /* what doesn't tell doesn't choose among a country's zones */
	    {{.url = "https://x.com/",
		 .lang = "en-US",
		 .fetched = "2025-08-15T06:15:00Z",
		 .times = {"15:13", "15:11", "15:02"}},
		"America/New_York", SUGGEST_UNSURE},
	    /* nor does the farthest of a country that is a guess go far */
	    {{.url = "https://x.com/",
		 .lang = "en",
		 .fetched = "2025-08-15T06:15:00Z",
		 .times = {"20:13", "20:11", "20:02"}},
		"Pacific/Honolulu", SUGGEST_UNSURE},
	    /* nothing at all */
	    {{.url = "https://127.0.0.1/", .times = FAST}, "UTC",
		SUGGEST_UNSURE},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		zone_is(&rows[i].page, rows[i].zone, rows[i].sureness);
}

/* Lines with a clock and, for programs, the instant. */
static struct suggestion
proven(struct arena *a, const char *url, const char *lang, int hours)
{
	struct about_page about = {.language = lang};
	struct ticker_line lines[3];
	struct ticker ticker = {.lines = lines, .n = 3};
	struct suggest_from from = {
	    .url = url, .about = &about, .ticker = &ticker, .dated = true};
	struct suggestion out;

	assert_int_equal(
	    instant_parse("2025-08-15T12:15:00Z", &from.fetched), 0);
	for (int i = 0; i < 3; i++) {
		lines[i] = (struct ticker_line){.text = "63 24",
		    .rule = "datetime",
		    .time = printed_nothing,
		    .printed = printed_nothing};
		lines[i].time.year = 2025;
		lines[i].time.month = 8;
		lines[i].time.day = 15;
		lines[i].time.hour = 9 - i;
		lines[i].time.minute = 13;
		lines[i].time.zoned = true;
		lines[i].printed.hour = 9 - i + hours;
		lines[i].printed.minute = i == 0 ? 14 : 13;
	}
	suggest(a, &from, &out);
	return out;
}

static void
clocks_beside_times_for_programs_prove_an_offset(void **state)
{
	static const struct {
		const char *url, *lang;
		int hours; /* east of UTC */
		const char *zone;
		enum sureness sureness;
	} rows[] = {
	    {"https://x.com.lb/", "ar", 3, "Asia/Beirut", SUGGEST_SURE},
	    {"https://x.com.br/", "pt", -3, "America/Sao_Paulo", SUGGEST_SURE},
	    {"https://x.it/", "it", 0, "Europe/Rome", SUGGEST_UNSURE},
	    {"https://x.com/", "he", 3, "Asia/Jerusalem", SUGGEST_SURE},
	    {"https://x.com/", "he", 2, "Asia/Jerusalem", SUGGEST_UNSURE},
	    {"https://x.com/", "de", 2, "Europe/Berlin", SUGGEST_LIKELY},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena *a = arena_new();
		struct suggestion s =
		    proven(a, rows[i].url, rows[i].lang, rows[i].hours);

		if (s.sureness != rows[i].sureness)
			print_error("%s: %s\n", rows[i].url, s.zone.why);
		assert_string_equal(s.zone.value, rows[i].zone);
		assert_int_equal(s.sureness, rows[i].sureness);
		arena_free(a);
	}
}

static void
the_users_own_zone_stands_in_where_it_fits(void **state)
{
	struct arena *a = arena_new();
	struct about_page about = {.language = "en"};
	struct ticker_line line = {.text = "63 24", .time = printed_nothing};
	struct ticker ticker = {.lines = &line, .n = 1};
	struct suggest_from from = {.url = "https://x.com/",
	    .about = &about,
	    .ticker = &ticker,
	    .dated = true,
	    .home = "Asia/Beirut"};
	struct suggestion out;

	(void)state;
	line.time.hour = 9;
	line.time.minute = 13;
	assert_int_equal(
	    instant_parse("2025-08-15T06:15:00Z", &from.fetched), 0);
	suggest(a, &from, &out);
	assert_string_equal(out.zone.value, "Asia/Beirut");
	assert_int_equal(out.sureness, SUGGEST_UNSURE);
	from.url = "https://x.ie/";
	suggest(a, &from, &out);
	assert_string_equal(out.zone.value, "Europe/Dublin");
	arena_free(a);
}

static void
a_name_is_the_hosts(void **state)
{
	static const char *const rows[][2] = {
	    {"https://addiyar.com/", "addiyar"},
	    {"https://www.annahar.com.lb/x", "annahar"},
	    {"https://m.bbc.co.uk/news", "bbc"},
	    {"https://WWW.Paper.IE:8080/", "paper"},
	    {"https://edition.cnn.com/", "cnn"}, {"https://in.gr/", "in"},
	    {"https://taken.com/", "taken-2"},
	    {"https://aceh.taken.com/", "taken-aceh"},
	    {"https://y.taken.com/", "taken-2"},
	    {"https://127.0.0.1:80/", "the-site"},
	    {"http://[::1]/", "the-site"},
	    {"https://münchen.de/", "xn-mnchen-3ya"}};
	static const char *const taken[] = {"taken", "x"};
	struct arena *a = arena_new();
	struct about_page about = {.site = "The Site!"};
	struct ticker ticker = {.n = 0};
	struct suggest_from from = {
	    .about = &about, .ticker = &ticker, .taken = taken, .taken_n = 2};
	struct suggestion out;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		from.url = rows[i][0];
		suggest(a, &from, &out);
		assert_string_equal(out.name.value, rows[i][1]);
	}
	arena_free(a);
}

static void
a_title_is_the_sites_and_the_lists(void **state)
{
	static const struct {
		const char *url, *site, *title, *heading, *wanted;
	} rows[] = {
	    {"https://x.com/", "The Paper", "y", "Latest",
		"The Paper – Latest"},
	    {"https://x.com/", "The Paper", "y", NULL, "The Paper"},
	    {"https://x.com/", "The Paper", "y", "Updated 18:28", "The Paper"},
	    {"https://x.com/", "جريدة", "y", "عاجل 24/7", "جريدة – عاجل 24/7"},
	    {"https://www.x.com/a", NULL, "Bridge falls", NULL, "x.com"},
	    {"https://x.com/", "Latest Paper", "y", "LATEST", "Latest Paper"},
	    {"https://x.com/", NULL, "The Paper | All the news", NULL,
		"The Paper"},
	    {"https://x.com/a/b", NULL, "Bridge falls - The Paper", "Now",
		"The Paper – Now"},
	    {"https://thepaper.com/a", NULL, "The Paper – Bridge - Now", NULL,
		"The Paper"},
	    {"https://x.com/a", NULL, "Bridge falls", NULL, "x.com"},
	    {"https://x.com/a", NULL, NULL, "Now", "x.com – Now"},
	    {"http://127.0.0.1/a", NULL, "Bridge falls", "Now",
		"Bridge falls – Now"},
	    {"http://127.0.0.1/a", NULL, NULL, "Now", "Now"},
	    {"http://127.0.0.1/a", NULL, NULL, NULL, "ticker"},
	};
	struct arena *a = arena_new();
	struct ticker ticker = {.n = 0};
	struct suggestion out;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct about_page about = {
		    .site = rows[i].site, .title = rows[i].title};
		struct suggest_from from = {.url = rows[i].url,
		    .about = &about,
		    .ticker = &ticker,
		    .heading = rows[i].heading};

		suggest(a, &from, &out);
		assert_string_equal(out.title.value, rows[i].wanted);
	}
	arena_free(a);
}

static void
a_heading_that_changes_is_not_steady(void **state)
{
	static const struct {
		const char *heading;
		bool wanted;
	} rows[] = {{"عاجل 24/7", true}, {"Ultim'ora", true},
	    {"Breaking news of today", true}, {"Updated 9:28", false},
	    {"آخر تحديث ٩:٢٨", false}, {"12 November 2025", false},
	    {"Coronavirus: one death and many other new cases", false},
	    {"", true}};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(
		    suggest_is_steady(rows[i].heading), rows[i].wanted);
}

static void
a_language_is_the_pages_unless_its_letters_belie_it(void **state)
{
	static const struct {
		const char *lang, *served, *locale, *text, *wanted;
	} rows[] = {{"ar_LB", NULL, NULL, "استطلاع جديد للرأي", "ar-LB"},
	    {"en-US", NULL, NULL, "استطلاع جديد للرأي", "ar"},
	    {"en-US", "fa", NULL, "استطلاع جديد للرأي", "fa"},
	    {"ar", "fa", NULL, "استطلاع جديد للرأي", "ar"},
	    {NULL, "fr", "ar_LB", "استطلاع جديد للرأي", "ar"},
	    {"ua", NULL, NULL, "Її підсумки", "uk"},
	    {NULL, NULL, "en_US", "ראש הממשלה", "he"},
	    {NULL, NULL, NULL, "Parliament", NULL},
	    {NULL, "fr-CA", NULL, "Parliament", "fr-CA"},
	    {NULL, "fr, en", NULL, "Parliament", NULL},
	    {NULL, "en, fr", "it_IT", "Parliament", "it"},
	    {"xx", NULL, NULL, "Parliament", NULL},
	    {NULL, NULL, NULL,
		"The bridge to the coast is open and the train is on time",
		"en"},
	    {"en-GB", "fr", "it_IT", "Parliament", "en-GB"}};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena *a = arena_new();
		const struct sample p = {.url = "https://x.com/",
		    .lang = rows[i].lang,
		    .served = rows[i].served,
		    .locale = rows[i].locale,
		    .text = rows[i].text,
		    .times = {"09:13"}};
		struct suggestion s = suggested(a, &p);

		if (rows[i].wanted == NULL)
			assert_null(s.language.value);
		else
			assert_string_equal(s.language.value, rows[i].wanted);
		arena_free(a);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_countrys_host_and_fresh_lines_are_sure),
	    cmocka_unit_test(what_the_lines_belie_or_others_fit_is_not_sure),
	    cmocka_unit_test(what_cant_be_known_is_said_to_be_likely_or_unsure),
	    cmocka_unit_test(clocks_beside_times_for_programs_prove_an_offset),
	    cmocka_unit_test(the_users_own_zone_stands_in_where_it_fits),
	    cmocka_unit_test(a_name_is_the_hosts),
	    cmocka_unit_test(a_title_is_the_sites_and_the_lists),
	    cmocka_unit_test(a_heading_that_changes_is_not_steady),
	    cmocka_unit_test(
		a_language_is_the_pages_unless_its_letters_belie_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
