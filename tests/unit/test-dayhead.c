/* test-dayhead.c - dates that stand above lines. */
#include "detect/dayhead.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "detect/detect.h"
#include "pagetree.h"

struct row {
	const char *what;
	const char *html;
	const char *want; /* "day|time|own" a line, then a space; day and own
	                     are "-" for none, own is the line's own date */
};

#define LINE(t) "<li><b>" t "</b> <a>A headline of six words or so</a></li>"

static const struct row rows[] = {
    {"before each list",
	"<div><h3>4 December 2020</h3><ul>" LINE("09:41")
	    LINE("09:20") "</ul><h3>3 December 2020</h3><ul>" LINE("23:18")
		LINE("20:11") "</ul></div>",
	"4.12|09:41|- 4.12|09:20|- 3.12|23:18|- 3.12|20:11|- "},
    {"a day of one line",
	"<div><h3>4 December 2020</h3><ul>" LINE("09:41")
	    LINE("09:20") "</ul><h3>3 December 2020</h3><ul>" LINE(
		"23:18") "</ul><h3>2 December 2020</h3><ul>" LINE("20:11") "</"
									   "ul>"
									   "</"
									   "div"
									   ">",
	"4.12|09:41|- 4.12|09:20|- 3.12|23:18|- 2.12|20:11|- "},
    {"in boxes of their own",
	"<div><section><p>4 December 2020</p><ul>" LINE("09:41")
	    LINE("09:20") "</ul></section><section><p>3 December "
			  "2020</p><ul>" LINE("23:18") "</ul></section></div>",
	"4.12|09:41|- 4.12|09:20|- 3.12|23:18|- "},
    {"among the lines",
	"<ul>" LINE("09:41") "<li>3 December 2020" LINE("23:18")
	    LINE("20:11") "</ul>",
	"-|09:41|- 3.12|23:18|- 3.12|20:11|- "},
    {"around the lines",
	"<ul><li><ul>" LINE("09:41")
	    LINE("09:20") "</ul></li><li><time>3 December 2020</time><ul>" LINE(
		"23:18") "</ul></li></ul>",
	"-|09:41|- -|09:20|- 3.12|23:18|- "},
    {"in the day's first line",
	"<ul><li><p>3 December</p><b>09:41</b> <a>The first headline here</a>"
	"</li>" LINE("09:20") LINE("08:11") "</ul>",
	"-|09:41|3.12 3.12|09:20|- 3.12|08:11|- "},
    {"behind a line's time it is that line's",
	"<ul>" LINE("09:41") "<li><b>09:20</b> <a>A headline here it is</a>"
			     "<i>3 December 2020</i></li>" LINE(
				 "08:11") "</ul>",
	"-|09:41|- -|09:20|3.12 -|08:11|- "},
    {"a table's row",
	"<table><tr><td>09:41</td><td>A headline of six words or so</td></tr>"
	"<tr><td colspan=2>3 December 2020</td></tr>"
	"<tr><td>23:18</td><td>Another headline of some words</td></tr>"
	"<tr><td>21:18</td><td>One more headline of some words</td></tr>"
	"</table>",
	"-|09:41|- 3.12|23:18|- 3.12|21:18|- "},
    {"between bare times",
	"<dl><dt>09:41<dd>A headline of six words or so<dt>3 December 2020</dt>"
	"<dt>23:18<dd>Another headline of some words<dt>21:18"
	"<dd>One more headline of some words</dl>",
	"-|09:41|- 3.12|23:18|- 3.12|21:18|- "},
    {"rows split by <br>",
	"<p>4 December 2020<br>09:41 A headline of six words<br>09:20 Another "
	"headline here<br>3 December 2020<br>23:18 One more headline of words"
	"</p>",
	"4.12|09:41|- 4.12|09:20|- 3.12|23:18|- "},
    {"of two elements",
	"<div><h3><i>Thursday</i> <b>3 December</b></h3><ul>" LINE("09:41")
	    LINE("09:20") LINE("08:11") "</ul></div>",
	"3.12|09:41|- 3.12|09:20|- 3.12|08:11|- "},
    {"in pieces",
	"<div><div><p>30</p><p>Dec</p></div><ul>" LINE("09:41") LINE(
	    "09:20") "</ul><div><p>29</p><p>Dec</p></div><ul>" LINE("23:18")
	    LINE("20:11") "</ul></div>",
	"30.12|09:41|- 30.12|09:20|- 29.12|23:18|- 29.12|20:11|- "},
    {"a weekday alone",
	"<ul>" LINE("09:41") "<li>Monday</li>" LINE("23:18")
	    LINE("21:11") "</ul>",
	"-|09:41|- w1|23:18|- w1|21:11|- "},
    {"the name of a section",
	"<div><h4>Sport</h4><ul>" LINE("09:41") LINE("09:20")
	    LINE("08:11") "</ul></div>",
	"-|09:41|- -|09:20|- -|08:11|- "},
    {"yesterday",
	"<ul>" LINE("09:41") "<li>Yesterday</li>" LINE("23:18")
	    LINE("21:11") "</ul>",
	"-|09:41|- -1|23:18|- -1|21:11|- "},
    {"words between a date and the list",
	"<p>3 December 2020</p><p>Weather: 12 degrees, wind from the east</p>"
	"<h2>Latest news</h2><ul>" LINE("09:41") LINE("09:20")
	    LINE("08:11") "</ul>",
	"-|09:41|- -|09:20|- -|08:11|- "},
    {"a date in a sentence",
	"<p>Since <b>3 December 2020</b> the news</p><ul>" LINE("09:41")
	    LINE("09:20") LINE("08:11") "</ul>",
	"-|09:41|- -|09:20|- -|08:11|- "},
    {"a date to come",
	"<div><p>Tomorrow</p><ul>" LINE("09:41") LINE("09:20")
	    LINE("08:11") "</ul></div>",
	"-|09:41|- -|09:20|- -|08:11|- "},
};

static void
put_day(char *out, size_t size, const struct printed_time *t)
{
	if (t->day_word)
		(void)snprintf(out, size, "%d", -t->days_ago);
	else if (t->day > 0)
		(void)snprintf(out, size, "%d.%d", t->day, t->month);
	else if (t->weekday >= 0)
		(void)snprintf(out, size, "w%d", t->weekday);
	else
		(void)snprintf(out, size, "-");
}

static void
check_row(const struct row *r)
{
	const struct ticker_rules rules = {.language = "en"};
	struct arena *a = arena_new();
	xmlDoc *doc = pagetree(r->html);
	struct ticker t = {.n = 0};
	struct err err;
	char got[1024] = "";
	size_t used = 0;

	if (detect(a, doc, &rules, NULL, &t, NULL, &err) < 0)
		fail_msg("%s: %s", r->what, err.msg);
	for (size_t i = 0; i < t.n; i++) {
		const struct ticker_line *line = &t.lines[i];
		char day[16] = "-", own[16];

		if (line->day_text != NULL)
			put_day(day, sizeof(day), &line->day);
		put_day(own, sizeof(own), &line->time);
		used += (size_t)snprintf(got + used, sizeof(got) - used,
		    "%s|%s|%s ", day, line->time_text, own);
	}
	if (strcmp(got, r->want) != 0)
		fail_msg("%s: %s", r->what, got);
	xmlFreeDoc(doc);
	arena_free(a);
}

static void
finds_the_day_of_lines(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		check_row(&rows[i]);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(finds_the_day_of_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
