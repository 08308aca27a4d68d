/* test-masthead.c - what a page says of itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "detect/masthead.h"
#include "model/text.h"
#include "parse/parse.h"

static struct about_page
about_of(struct arena *a, const char *html)
{
	const struct text text = {.s = html, .len = strlen(html)};
	struct about_page out;
	struct _xmlDoc *doc;
	struct err err;

	assert_int_equal(parse(a, &text, "html", NULL, &doc, &err), 0);
	masthead(a, doc, "https://x.example/news/", &out);
	return out;
}

static void
everything_a_head_says_is_read(void **state)
{
	struct arena *a = arena_new();
	struct about_page p = about_of(a,
	    "<!doctype html><html lang=ar-LB><head><title> The\n Paper &amp; "
	    "Co </title><meta property='og:site_name' content='Paper'>"
	    "<meta property=og:locale content=ar_AR>"
	    "<link rel=alternate type=application/rss+xml title='All news' "
	    "href=/rss.xml><link rel='Alternate' "
	    "type='application/atom+xml; charset=utf-8' "
	    "href='//y.example/a'><link rel=alternate hreflang=fr "
	    "href=/fr><link rel=stylesheet type=text/css href=/x.css>"
	    "</head><body><p>09:13 words</body></html>");

	(void)state;
	assert_string_equal(p.language, "ar-LB");
	assert_string_equal(p.title, "The Paper & Co");
	assert_string_equal(p.site, "Paper");
	assert_string_equal(p.locale, "ar_AR");
	assert_int_equal(p.feeds_n, 2);
	assert_string_equal(p.feeds[0].url, "https://x.example/rss.xml");
	assert_string_equal(p.feeds[0].title, "All news");
	assert_string_equal(p.feeds[1].url, "https://y.example/a");
	assert_null(p.feeds[1].title);
	arena_free(a);
}

static void
what_is_absent_or_past_measure_is_null(void **state)
{
	struct arena *a = arena_new();
	char *html = arena_printf(a,
	    "<html lang=' '><head><meta http-equiv=Content-Language "
	    "content=he><meta property=og:site_name content='%0400d'></head>"
	    "<body><svg><title>A drawing</title></svg><p>words</body></html>",
	    1);
	struct about_page p = about_of(a, html);

	(void)state;
	assert_string_equal(p.language, "he");
	assert_null(p.title);
	assert_null(p.site);
	assert_null(p.locale);
	assert_int_equal(p.feeds_n, 0);
	arena_free(a);
}

static void
no_more_feeds_than_there_is_room_for(void **state)
{
	struct arena *a = arena_new();
	const char *html = "<html><head>";

	(void)state;
	for (int i = 0; i < 3 * ABOUT_FEEDS; i++)
		html = arena_printf(a,
		    "%s<link rel=alternate type=application/rss+xml href=/%d>",
		    html, i);
	html = arena_printf(a, "%s</head><body><p>words</body></html>", html);
	assert_int_equal(about_of(a, html).feeds_n, ABOUT_FEEDS);
	arena_free(a);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(everything_a_head_says_is_read),
	    cmocka_unit_test(what_is_absent_or_past_measure_is_null),
	    cmocka_unit_test(no_more_feeds_than_there_is_room_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
