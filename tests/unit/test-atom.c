/* test-atom.c - a feed as Atom. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sample_feed.h"

static void
assert_has(const char *text, const char *part)
{
	if (strstr(text, part) == NULL)
		fail_msg("no '%s' in:\n%s", part, text);
}

static void
assert_has_not(const char *text, const char *part)
{
	if (strstr(text, part) != NULL)
		fail_msg("'%s' in:\n%s", part, text);
}

static void
writes_a_whole_feed(void **state)
{
	const struct entry entry = {.id = "urn:x:1",
	    .published = SAMPLE_NOW,
	    .updated = SAMPLE_NOW,
	    .text = "one <two>",
	    .url = "https://a.example/1"};
	const struct feed feed = {.name = "a",
	    .id = "urn:x:0",
	    .title = "A & B",
	    .url = "https://a.example/",
	    .language = "ar",
	    .timezone = "UTC",
	    .updated = SAMPLE_NOW,
	    .entries = &entry,
	    .n = 1};
	char *got = sample_written("atom", &feed);

	(void)state;
	assert_string_equal(got,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"ar\">\n"
	    " <id>urn:x:0</id>\n"
	    " <title type=\"text\">A &amp; B</title>\n"
	    " <updated>2025-08-15T06:13:00Z</updated>\n"
	    " <link rel=\"alternate\" href=\"https://a.example/\"/>\n"
	    " <link rel=\"self\" type=\"application/atom+xml\""
	    " href=\"a.atom\"/>\n"
	    " <author>\n  <name>A &amp; B</name>\n </author>\n"
	    " <generator version=\"" AJEL_VERSION "\">ajel</generator>\n"
	    " <entry>\n"
	    "  <id>urn:x:1</id>\n"
	    "  <title type=\"text\">one &lt;two&gt;</title>\n"
	    "  <published>2025-08-15T06:13:00Z</published>\n"
	    "  <updated>2025-08-15T06:13:00Z</updated>\n"
	    "  <link rel=\"alternate\" href=\"https://a.example/1\"/>\n"
	    "  <content type=\"text\">one &lt;two&gt;</content>\n"
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
	assert_has_not(got, "rel=\"self\"");
	assert_has_not(got, "xml:lang");
	assert_has_not(got, "href=\"\"");
	assert_has_not(got, "(null)");
	free(got);
}

static void
an_empty_feed_was_updated_long_ago(void **state)
{
	char *got = sample_written("atom", &sample_empty);

	(void)state;
	assert_has(got, "<updated>1970-01-01T00:00:00Z</updated>");
	assert_has_not(got, "<entry");
	free(got);
}

static const struct CMUnitTest tests[] = {
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
