/* test-atom.c - a feed as Atom. */
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
	char *got = sample_written("atom", &sample_small);

	(void)state;
	assert_string_equal(got,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"ar\">\n"
	    " <id>urn:x:0</id>\n"
	    " <title type=\"text\">A &amp; B</title>\n"
	    " <updated>2025-08-15T06:13:05Z</updated>\n"
	    " <link rel=\"alternate\" href=\"https://a.example/\"/>\n"
	    " <link rel=\"self\" type=\"application/atom+xml\""
	    " href=\"a.atom\"/>\n"
	    " <author>\n  <name>A &amp; B</name>\n </author>\n"
	    " <generator version=\"" AJEL_VERSION "\">ajel</generator>\n"
	    " <entry>\n"
	    "  <id>urn:x:1</id>\n"
	    "  <title type=\"text\">one &lt;two&gt; &amp; "
	    "&quot;3&quot;</title>\n"
	    "  <published>2025-08-15T06:13:00Z</published>\n"
	    "  <updated>2025-08-15T06:13:05Z</updated>\n"
	    "  <link rel=\"alternate\" href=\"https://a.example/1\"/>\n"
	    "  <content type=\"text\">one &lt;two&gt; &amp; "
	    "&quot;3&quot;</content>\n"
	    " </entry>\n"
	    "</feed>\n");
	free(got);
}

static void
an_edit_moves_updated_alone(void **state)
{
	char *got = sample_written("atom", &sample_feed);

	(void)state;
	assert_has(got, "<published>2025-08-15T06:03:00Z</published>\n"
			"  <updated>2025-08-15T06:12:00Z</updated>");
	free(got);
}

static void
a_line_without_a_link_links_to_the_page(void **state)
{
	char *got = sample_written("atom", &sample_feed);
	const char *second = strstr(got, "AT&amp;T");

	(void)state;
	assert_non_null(second);
	assert_has(second, "href=\"https://ticker.example/"
			   "%D8%B9%D8%A7%D8%AC%D9%84%20page\"/>");
	free(got);
}

static void
a_withdrawn_line_says_so(void **state)
{
	char *got = sample_written("atom", &sample_feed);
	const char *mark = strstr(got, "<category term=\"withdrawn\"/>");

	(void)state;
	assert_non_null(mark);
	assert_has(mark, ">gone<");
	assert_null(strstr(mark + 1, "<category"));
	free(got);
}

static void
leaves_out_what_nobody_knows(void **state)
{
	char *got = sample_written("atom", &sample_bare);

	(void)state;
	assert_lacks(got, "rel=\"self\"");
	assert_lacks(got, "xml:lang");
	assert_lacks(got, "href=\"\"");
	assert_lacks(got, "(null)");
	free(got);
}

static void
an_empty_feed_was_updated_long_ago(void **state)
{
	char *got = sample_written("atom", &sample_empty);

	(void)state;
	assert_has(got, "<updated>1970-01-01T00:00:00Z</updated>");
	assert_lacks(got, "<entry");
	free(got);
}

static void
a_feed_with_an_address_says_where_all_of_it_is(void **state)
{
	struct feed feed = sample_empty;
	char *got;

	(void)state;
	feed.base = "https://f.example/عاجل/";
	feed.hub = "https://hub.example/";
	feed.rights = "Do as <you> like";
	feed.older = "sample-2025-08-14";
	feed.pace = 20;
	got = sample_written("atom", &feed);
	assert_has(got, "rel=\"self\" type=\"application/atom+xml\" "
			"href=\"https://f.example/%D8%B9%D8%A7%D8%AC%D9%84/"
			"sample.atom\"/>");
	assert_has(got, "<link rel=\"hub\" href=\"https://hub.example/\"/>");
	assert_has(got, "<rights type=\"text\">Do as &lt;you&gt; like<");
	assert_has(got, "rel=\"prev-archive\" type=\"application/atom+xml\" "
			"href=\"https://f.example/%D8%B9%D8%A7%D8%AC%D9%84/"
			"sample-2025-08-14.atom\"/>");
	assert_has(got, ">hourly</sy:updatePeriod>");
	assert_has(got, ">3</sy:updateFrequency>");
	assert_lacks(got, "fh:archive");
	assert_lacks(got, "rel=\"current\"");
	free(got);
}

/* It says nothing that changes with the program or with its hub. */
static void
an_archive_says_what_it_is_of(void **state)
{
	struct feed feed = sample_empty;
	char *got;

	(void)state;
	feed.name = "sample-2025-08-14";
	feed.current = "sample";
	feed.older = "sample-2025-08-12";
	feed.newer = "sample-2025-08-15";
	feed.hub = "https://hub.example/";
	got = sample_written("atom", &feed);
	assert_has(got, "<fh:archive xmlns:fh="
			"\"http://purl.org/syndication/history/1.0\"/>");
	assert_has(got, "rel=\"self\" type=\"application/atom+xml\" "
			"href=\"sample-2025-08-14.atom\"/>");
	assert_has(got, "rel=\"current\" type=\"application/atom+xml\" "
			"href=\"sample.atom\"/>");
	assert_has(got, "rel=\"next-archive\" type=\"application/atom+xml\" "
			"href=\"sample-2025-08-15.atom\"/>");
	assert_has(got, "href=\"sample-2025-08-12.atom\"/>");
	assert_has(got, "<generator>ajel</generator>");
	assert_lacks(got, "rel=\"hub\"");
	free(got);
}

static void
entries_of_several_feeds_say_whose_they_are(void **state)
{
	const struct feed *origins[] = {
	    &sample_empty, &sample_empty, &sample_feed};
	struct feed feed = sample_bare;
	char *got;

	(void)state;
	feed.origins = origins;
	got = sample_written("atom", &feed);
	assert_has(got, "  <source>\n   <id>");
	assert_has(got, "\n   <title type=\"text\">Empty</title>\n   <link ");
	assert_has(got, "\n   <updated>2025-08-15T06:13:00Z</updated>\n");
	assert_has(got, "\n  </source>\n");
	free(got);
}

static void
what_was_withdrawn_has_a_tombstone_beside_its_entry(void **state)
{
	char *got = sample_written("atom", &sample_feed);
	const char *tomb = strstr(got, "<at:deleted-entry ");

	(void)state;
	assert_has(got, "<category term=\"withdrawn\"/>");
	assert_has(got,
	    " ref=\"urn:uuid:00000000-0000-5000-8000-000000000001\" "
	    "when=\"2025-08-14T06:13:00Z\"/>");
	assert_non_null(tomb);
	assert_null(strstr(tomb + 1, "<at:deleted-entry "));
	free(got);
}

static void
content_says_which_way_it_runs(void **state)
{
	char *got = sample_written("atom", &sample_feed);

	(void)state;
	assert_has(got,
	    "<content type=\"html\">&lt;p dir=&quot;rtl&quot; "
	    "lang=&quot;ar&quot;&gt;استطلاع لـ&quot;معاريف&quot;: 63% من "
	    "المستطلعين&lt;/p&gt;</content>");
	assert_has(got,
	    "<title type=\"text\">استطلاع لـ&quot;معاريف&quot;: 63% من "
	    "المستطلعين</title>");
	assert_has(
	    got, "<content type=\"text\">AT&amp;T &lt;beta&gt; 5 &gt; 4<");
	free(got);
}

/* Of a feed of several sources too, where each has its own language. */
static void
entries_are_in_the_language_of_their_source(void **state)
{
	const struct feed *origins[] = {
	    &sample_feed, &sample_empty, &sample_bare};
	struct feed feed = sample_bare;
	char *got;

	(void)state;
	feed.origins = origins;
	got = sample_written("atom", &feed);
	assert_has(got, "<entry xml:lang=\"ar\">\n  <id>");
	assert_has(got, "&lt;p dir=&quot;rtl&quot; lang=&quot;ar&quot;&gt;");
	assert_has(got, "<entry xml:lang=\"en\">\n  <id>");
	assert_has(got, "<entry>\n  <id>");
	free(got);
}

/* By the page's mark, and by the line's own words. */
static void
an_urgent_line_says_so(void **state)
{
	struct feed feed = sample_small;
	struct entry entry = sample_small.entries[0];
	char *got = sample_written("atom", &feed);

	(void)state;
	assert_lacks(got, "urgent");
	free(got);
	feed.entries = &entry;
	entry.urgent = true;
	got = sample_written("atom", &feed);
	assert_has(got, "<category term=\"urgent\"/>");
	free(got);
	entry.urgent = false;
	entry.text = "عاجل | إقفال المطار";
	got = sample_written("atom", &feed);
	assert_has(got, "<category term=\"urgent\"/>");
	free(got);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(an_urgent_line_says_so),
    cmocka_unit_test(content_says_which_way_it_runs),
    cmocka_unit_test(entries_are_in_the_language_of_their_source),
    cmocka_unit_test(a_feed_with_an_address_says_where_all_of_it_is),
    cmocka_unit_test(an_archive_says_what_it_is_of),
    cmocka_unit_test(entries_of_several_feeds_say_whose_they_are),
    cmocka_unit_test(what_was_withdrawn_has_a_tombstone_beside_its_entry),
    cmocka_unit_test(writes_a_whole_feed),
    cmocka_unit_test(an_edit_moves_updated_alone),
    cmocka_unit_test(a_line_without_a_link_links_to_the_page),
    cmocka_unit_test(a_withdrawn_line_says_so),
    cmocka_unit_test(leaves_out_what_nobody_knows),
    cmocka_unit_test(an_empty_feed_was_updated_long_ago),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
