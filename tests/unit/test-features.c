/* test-features.c - what is measured of a list. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "detect/dayhead.h"
#include "detect/features.h"
#include "detect/heading.h"
#include "detect/headline.h"
#include "pagetree.h"

enum { LINES = 16 };

/* The features of the first list on the page. */
static struct features
measure(const char *html)
{
	static const struct timetext_hints hints = {CLOCK_COLON, "en"};
	struct arena *a = arena_new();
	xmlDoc *doc = pagetree(html);
	struct surroundings page;
	struct dayheads days;
	struct ticker_line lines[LINES];
	struct candidate *c;
	struct features f;
	size_t lists, n = 0;

	page.hits =
	    hits_find(a, xmlDocGetRootElement(doc), &hints, &page.hits_n);
	page.newest_day = features_newest_day(page.hits, page.hits_n);
	dayheads_find(a, page.hits, page.hits_n, &hints, &days);
	c = candidates_find(a, page.hits, page.hits_n, &days, &lists);
	assert_true(lists > 0 && c->n <= LINES);
	c->heading = heading_of(a, c, &hints);
	for (size_t i = 0; i < c->n; i++) {
		if (headline_read(
			a, &c->items[i], "http://x.example/", &lines[n]))
			n++;
	}
	features_measure(a, c, lines, n, &page, &f);
	xmlFreeDoc(doc);
	arena_free(a);
	return f;
}

#define LINE(time, text) "<li><b>" time "</b> <a href=/" text ">" text "</a>"
#define ONE              LINE("09:13", "Parliament-passes-the-bill")
#define TWO              LINE("09:12", "Railway-line-to-the-coast")
#define OLD              LINE("2024-05-01 10:00", "Railway-line-to-the-coast")
#define NEW              LINE("2024-05-11 10:00", "Parliament-passes-the-bill")

static void
each_feature_measures_what_it_says(void **state)
{
	static const struct {
		enum feature feature;
		int value;
		const char *html;
	} rows[] = {
	    {FEATURE_LINES, 20, "<ul>" ONE TWO "</ul>"},
	    {FEATURE_FALLING, 100, "<ul>" ONE TWO "</ul>"},
	    {FEATURE_ORDERED, 100, "<ul>" ONE TWO "</ul>"},
	    {FEATURE_FALLING, 0, "<ul>" TWO ONE "</ul>"},
	    {FEATURE_UPWARDS, 100, "<ul>" TWO ONE "</ul>"},
	    {FEATURE_UPWARDS, 0, "<ul>" ONE ONE "</ul>"},
	    {FEATURE_SHORT, 50, "<ul>" ONE LINE("09:12", "Railway") "</ul>"},
	    {FEATURE_DISTINCT, 50, "<ul>" ONE ONE "</ul>"},
	    {FEATURE_DISTINCT, 100, "<ul>" ONE TWO "</ul>"},
	    {FEATURE_LINKED, 50,
		"<ul>" ONE "<li><b>09:12</b> No link at all"
		"</ul>"},
	    {FEATURE_OWN_LINK, 50, "<ul>" ONE ONE "</ul>"},
	    {FEATURE_TITLED, 50,
		"<ul>" ONE "<li><b>09:12</b><h3>A heading of "
		"its own</h3></ul>"},
	    {FEATURE_NEWS, 100, "<h2>Latest news</h2><ul>" ONE TWO "</ul>"},
	    {FEATURE_NEWS, 0, "<h2>Programme</h2><ul>" ONE TWO "</ul>"},
	    {FEATURE_POPULAR, 100, "<h2>Most read</h2><ul>" ONE TWO "</ul>"},
	    {FEATURE_OTHER, 100, "<h2>Latest videos</h2><ul>" ONE TWO "</ul>"},
	    {FEATURE_NEWS, 0, "<h2>Latest videos</h2><ul>" ONE TWO "</ul>"},
	    {FEATURE_OTHER, 100,
		"<h2>Πρόγραμμα αγώνων</h2><ul>" ONE TWO "</ul>"},
	    {FEATURE_OTHER, 100, "<h2>أحدث الإعلانات</h2><ul>" ONE TWO "</ul>"},
	    {FEATURE_MONEY, 50,
		"<ul>" ONE LINE("09:12", "Bike for 120 €") "</ul>"},
	    {FEATURE_HEADING, 0, "<ul>" ONE TWO "</ul>"},
	    {FEATURE_TALK, 100, "<div id=comments><ul>" ONE TWO "</ul></div>"},
	    {FEATURE_ASIDE, 100, "<aside><ul>" ONE TWO "</ul></aside>"},
	    {FEATURE_SHARE, 50, "<ul>" ONE TWO "</ul><ol>" ONE TWO "</ol>"},
	    {FEATURE_CLOCK, 100, "<ul>" ONE TWO "</ul>"},
	    {FEATURE_DATED, 100, "<ul>" NEW OLD "</ul>"},
	    {FEATURE_DAY, 100,
		"<ul>" LINE("2024-05-11", "Parliament-passes")
		    LINE("2024-05-10", "Railway-line") "</ul>"},
	    {FEATURE_AGO, 100,
		"<ul>" LINE("5 minutes ago", "Parliament-passes")
		    LINE("2 hours ago", "Railway-line") "</ul>"},
	    {FEATURE_DAYS_AGO, 50,
		"<ul>" LINE("5 minutes ago", "Parliament")
		    LINE("2 days ago", "Railway") "</ul>"},
	    {FEATURE_STALE, 10, "<ul>" OLD OLD "</ul><ol>" NEW NEW "</ol>"},
	    {FEATURE_STALE, 0, "<ul>" OLD NEW "</ul>"},
	    {FEATURE_STALE, 2,
		"<ul>" LINE("2 days ago", "Parliament")
		    LINE("3 days ago", "Railway") "</ul>"},
	    {FEATURE_EARLY, 100,
		"<ul>" LINE("0:13", "Parliament-passes")
		    LINE("0:12", "Railway-line") "</ul>"},
	    {FEATURE_SECONDS, 100,
		"<ul>" LINE("09:13:02", "Parliament-passes")
		    LINE("09:12:59", "Railway-line") "</ul>"},
	    {FEATURE_OWN, 100, "<ul>" ONE TWO "</ul>"},
	    {FEATURE_LEADING, 100,
		"<ul><li>09:13 Parliament passes<li>09:12 "
		"Railway line</ul>"},
	    {FEATURE_TRAILING, 100,
		"<ul><li>Parliament passes (09:13)<li>"
		"Railway line (09:12)</ul>"},
	    {FEATURE_ELEMENT, 100,
		"<ul><li><time>09:13</time> Parliament "
		"passes<li><time>09:12</time> Railway"
		"</ul>"},
	    {FEATURE_DIGITS, 50, "<ul>" ONE LINE("09:12", "1234567x") "</ul>"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct features f = measure(rows[i].html);

		if (f.value[rows[i].feature] != rows[i].value)
			fail_msg("%s: %d instead of %d in %s",
			    feature_names[rows[i].feature],
			    f.value[rows[i].feature], rows[i].value,
			    rows[i].html);
	}
}

static void
every_feature_has_a_name_of_its_own_and_stays_in_bounds(void **state)
{
	struct features f = measure("<h2>Live</h2><ul>" ONE TWO "</ul>");

	(void)state;
	for (size_t i = 0; i < FEATURES; i++) {
		assert_non_null(feature_names[i]);
		assert_in_range(f.value[i], 0, 100);
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(
			    feature_names[i], feature_names[j]);
	}
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(each_feature_measures_what_it_says),
    cmocka_unit_test(every_feature_has_a_name_of_its_own_and_stays_in_bounds),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
