/* test-rss.c - a feed as RSS 2.0. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "parts.h"
#include "sample_feed.h"

static void
writes_a_whole_feed(void **state)
{
	char *got = sample_written("rss", &sample_small);

	(void)state;
	assert_string_equal(got,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<rss version=\"2.0\""
	    " xmlns:atom=\"http://www.w3.org/2005/Atom\">\n"
	    " <channel>\n"
	    "  <title>A &amp; B</title>\n"
	    "  <link>https://a.example/</link>\n"
	    "  <description>A &amp;amp; B</description>\n"
	    "  <language>ar</language>\n"
	    "  <lastBuildDate>Fri, 15 Aug 2025 06:13:05 GMT</lastBuildDate>\n"
	    "  <generator>ajel " AJEL_VERSION "</generator>\n"
	    "  <atom:link rel=\"self\" type=\"application/rss+xml\""
	    " href=\"a.rss\"/>\n"
	    "  <item>\n"
	    "   <title>one &lt;two&gt; &amp; &quot;3&quot;</title>\n"
	    "   <link>https://a.example/1</link>\n"
	    "   <description>one &amp;lt;two&amp;gt; &amp;amp; "
	    "&quot;3&quot;</description>\n"
	    "   <guid isPermaLink=\"false\">urn:x:1</guid>\n"
	    "   <pubDate>Fri, 15 Aug 2025 06:13:00 GMT</pubDate>\n"
	    "  </item>\n"
	    " </channel>\n"
	    "</rss>\n");
	free(got);
}

static void
a_withdrawn_line_says_so(void **state)
{
	char *got = sample_written("rss", &sample_feed);
	const char *mark = strstr(got, "<category>withdrawn</category>");

	(void)state;
	assert_non_null(mark);
	assert_null(strstr(mark + 1, "<category"));
	assert_null(strstr(mark + 1, "<item"));
	free(got);
}

static void
a_channel_without_a_page_links_to_its_own_name(void **state)
{
	char *got = sample_written("rss", &sample_bare);

	(void)state;
	assert_has(got, "<link>urn:uuid:");
	assert_lacks(got, "atom:link");
	assert_lacks(got, "<language");
	assert_lacks(got, "<link/>");
	free(got);
}

static void
a_channel_of_several_sources_links_to_a_page_of_theirs(void **state)
{
	const struct feed *origins[] = {
	    &sample_bare, &sample_feed, &sample_small};
	struct feed feed = sample_bare;
	char *got;

	(void)state;
	feed.origins = origins;
	got = sample_written("rss", &feed);
	assert_has(got, "  <link>https://a.example/</link>\n  <description>");
	free(got);
}

static void
an_empty_feed_has_no_date(void **state)
{
	char *got = sample_written("rss", &sample_empty);

	(void)state;
	assert_lacks(got, "lastBuildDate");
	assert_lacks(got, "<item");
	free(got);
}

static void
a_feed_with_an_address_says_where_it_is(void **state)
{
	const struct feed *origins[] = {
	    &sample_bare, &sample_empty, &sample_feed};
	struct feed whole = sample_empty, feed = sample_bare;
	char *got;

	(void)state;
	whole.base = "https://f.example/";
	whole.hub = "https://hub.example/";
	whole.rights = "Mine";
	whole.pace = 15;
	got = sample_written("rss", &whole);
	assert_has(got, "<atom:link rel=\"self\" type=\"application/rss+xml\" "
			"href=\"https://f.example/sample.rss\"/>");
	assert_has(
	    got, "<atom:link rel=\"hub\" href=\"https://hub.example/\"/>");
	assert_has(got, "<copyright>Mine</copyright>");
	assert_has(got, "<ttl>15</ttl>");
	free(got);
	origins[1] = &whole;
	feed.origins = origins;
	got = sample_written("rss", &feed);
	assert_has(got, "<source url=\"https://f.example/sample.rss\">Empty"
			"</source>");
	assert_null(strstr(strstr(got, "<source ") + 1, "<source "));
	free(got);
}

static void
a_description_says_which_way_it_runs(void **state)
{
	char *got = sample_written("rss", &sample_feed);

	(void)state;
	assert_has(got,
	    "<description>&lt;p dir=&quot;rtl&quot; lang=&quot;ar&quot;&gt;"
	    "استطلاع لـ&quot;معاريف&quot;: 63% من المستطلعين&lt;/p&gt;</");
	assert_has(got, "<description>AT&amp;amp;T &amp;lt;beta&amp;gt; 5 ");
	free(got);
}

/* By the page's mark, and by the line's own words. */
static void
an_urgent_line_says_so(void **state)
{
	struct feed feed = sample_small;
	struct entry entry = sample_small.entries[0];
	char *got = sample_written("rss", &feed);

	(void)state;
	assert_lacks(got, "urgent");
	free(got);
	feed.entries = &entry;
	entry.urgent = true;
	got = sample_written("rss", &feed);
	assert_has(got, "<category>urgent</category>");
	free(got);
	entry.urgent = false;
	entry.text = "عاجل | إقفال المطار";
	got = sample_written("rss", &feed);
	assert_has(got, "<category>urgent</category>");
	free(got);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(an_urgent_line_says_so),
    cmocka_unit_test(a_description_says_which_way_it_runs),
    cmocka_unit_test(a_feed_with_an_address_says_where_it_is),
    cmocka_unit_test(writes_a_whole_feed),
    cmocka_unit_test(a_withdrawn_line_says_so),
    cmocka_unit_test(a_channel_without_a_page_links_to_its_own_name),
    cmocka_unit_test(a_channel_of_several_sources_links_to_a_page_of_theirs),
    cmocka_unit_test(an_empty_feed_has_no_date),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
