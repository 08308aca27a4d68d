/* test-feedtitles.c - the headlines of feeds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "parse/feedtitles.h"

static const char **
titles_of(struct arena *a, const char *s, size_t *n)
{
	const struct text text = {.s = s, .len = strlen(s)};

	return feed_titles(a, &text, n);
}

/* The titles with a bar between; "none" where it is no feed. */
static void
titles_are(const char *feed, const char *wanted)
{
	struct arena *a = arena_new();
	const char *got = "";
	size_t n;
	const char **all = titles_of(a, feed, &n);

	for (size_t i = 0; i < n; i++)
		got = arena_printf(a, "%s%s%s", got, i > 0 ? "|" : "", all[i]);
	assert_string_equal(all != NULL ? got : "none", wanted);
	arena_free(a);
}

static void
each_kind_of_feed_gives_its_entries_titles(void **state)
{
	(void)state;
	titles_are("<?xml version='1.0' encoding='windows-1256'?><rss><channel>"
		   "<title>site</title><item><title>عاجل</title></item>"
		   "<item><title><![CDATA[a & <b>b</b>]]></title></item>"
		   "</channel></rss>",
	    "عاجل|a & b");
	titles_are("<feed xmlns='http://www.w3.org/2005/Atom'><title>site"
		   "</title><entry><title type='html'>x &lt;i&gt;y&lt;/i&gt;"
		   "</title></entry><entry><id>1</id></entry></feed>",
	    "x y");
	titles_are("<rdf:RDF xmlns:rdf='r' xmlns='s'><channel><title>site"
		   "</title></channel><item><title> a\n b </title></item>"
		   "</rdf:RDF>",
	    "a b");
	titles_are("{\"version\":\"https://jsonfeed.org/version/1.1\","
		   "\"items\":[{\"title\":\" a\\n b \",\"content_text\":\"x\"},"
		   "{\"title\":\"\",\"content_text\":\"عاجل\"},"
		   "{\"summary\":\"c\"},{\"id\":\"1\"},{\"title\":7},7]}",
	    "a b|عاجل|c");
	titles_are("{\"version\":\"https://jsonfeed.org/version/1\"}", "");
	titles_are("<rss/>", "");
	titles_are("<rss><channel><item><title/></item></channel></rss>", "");
}

static void
what_is_no_feed_gives_none(void **state)
{
	(void)state;
	titles_are("", "none");
	titles_are(
	    "<html><body><item><title>x</title></item></body></html>", "none");
	titles_are("{\"items\":[]}", "none");
	titles_are(
	    "{\"version\":\"1.1\",\"items\":[{\"title\":\"x\"}]}", "none");
	titles_are(
	    "[{\"version\":\"https://jsonfeed.org/version/1\"}]", "none");
	titles_are("{\"version\":\"https://jsonfeed.org/version/1\",", "none");
	titles_are("not xml", "none");
}

static void
what_is_broken_gives_what_stands_before(void **state)
{
	(void)state;
	titles_are("<rss><channel><item><title>a</title></item><item>"
		   "<title>b & c</title></item><item><tit",
	    "a|b c");
}

/* Entities are a stranger's: they are left alone. */
static void
entities_lead_nowhere(void **state)
{
	(void)state;
	titles_are("<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>"
		   "<!ENTITY y 'yy'>]><rss><channel><item><title>a&x;b&y;c"
		   "</title></item></channel></rss>",
	    "abc");
}

static void
titles_are_counted(void **state)
{
	struct arena *a = arena_new();
	char *feed = arena_alloc(a, 64 * (LIMIT_FEED_TITLES + 9));
	size_t n, at = 0;

	(void)state;
	at += (size_t)snprintf(feed, 64, "<rss><channel>");
	for (int i = 0; i < LIMIT_FEED_TITLES + 5; i++)
		at += (size_t)snprintf(
		    feed + at, 64, "<item><title>%d</title></item>", i);
	(void)snprintf(feed + at, 64, "</channel></rss>");
	(void)titles_of(a, feed, &n);
	assert_int_equal(n, LIMIT_FEED_TITLES);
	arena_free(a);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_kind_of_feed_gives_its_entries_titles),
	    cmocka_unit_test(what_is_no_feed_gives_none),
	    cmocka_unit_test(what_is_broken_gives_what_stands_before),
	    cmocka_unit_test(entities_lead_nowhere),
	    cmocka_unit_test(titles_are_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
