/* test-webpage.c - all sources as a page for people, and as a list of feeds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/instant.h"
#include "base/limits.h"
#include "parts.h"
#include "sample_feed.h"
#include "write/webpage.h"

static const struct change rewordings[] = {
    {ENTRY_NEW, SAMPLE_NOW - 600, "first <words>", NULL},
    {ENTRY_EDITED, SAMPLE_NOW - 300, "second words", NULL},
    {ENTRY_EDITED, SAMPLE_NOW - 200, "first <words>", NULL},
    {ENTRY_EDITED, SAMPLE_NOW - 60, "AT&T last words", NULL},
};

/* Newest first, over a midnight of Beirut (21:00 UTC). */
static const struct entry lines[] = {
    {.published = SAMPLE_NOW,
	.updated = SAMPLE_NOW,
	.precision = 60,
	.origin = ORIGIN_CLOCK,
	.time_text = "09:13",
	.text = "خبر <b>",
	.url = "https://a.example/1?x=1&y=\"2\""},
    {.published = SAMPLE_NOW - 600,
	.updated = SAMPLE_NOW - 60,
	.precision = 60,
	.origin = ORIGIN_PRINTED,
	.status = ENTRY_EDITED,
	.text = "AT&T last words",
	.url = "javascript:alert(1)",
	.changes = rewordings,
	.changes_n = 4},
    {.published = SAMPLE_NOW - 43200,
	.updated = SAMPLE_NOW,
	.precision = 60,
	.origin = ORIGIN_RELATIVE,
	.status = ENTRY_WITHDRAWN,
	.time_text = "5 min <ago>",
	.text = "ذهب"},
    {.published = SAMPLE_NOW - 43200 - 13 * 60,
	.updated = SAMPLE_NOW - 43200 - 13 * 60,
	.precision = 86400,
	.origin = ORIGIN_FIRST_SEEN,
	.text = "خامس"},
};

static const struct panel sample_panel = {
    .feed = {.name = "sample",
	.id = "urn:x:0",
	.title = "عاجل & more",
	.url = "https://a.example/",
	.language = "ar",
	.timezone = "Asia/Beirut",
	.entries = lines,
	.n = sizeof(lines) / sizeof(lines[0])},
    .served = true,
    .mark = MARK_GOOD,
    .health = "ok",
    .fetched = SAMPLE_NOW,
};

typedef int writer(const struct board *, struct buf *, struct err *);

/* To be freed. */
static char *
written(writer *write, const struct panel *panels, size_t n)
{
	const struct board board = {
	    .panels = panels, .n = n, .stamp = "0123456789abcdef"};
	struct buf out;
	struct err err;

	buf_init(&out, LIMIT_FEED);
	assert_int_equal(write(&board, &out, &err), 0);
	return out.data;
}

static size_t
count(const char *text, const char *part)
{
	size_t n = 0;

	while ((text = strstr(text, part)) != NULL) {
		text += strlen(part);
		n++;
	}
	return n;
}

static void
writes_a_source_with_its_days(void **state)
{
	char *got = written(write_webpage, &sample_panel, 1);
	const char *article = strstr(got, "<article");
	char *end = strstr(got, "</article>");

	(void)state;
	assert_non_null(article);
	assert_non_null(end);
	*end = '\0';
	assert_string_equal(article,
	    "<article class=\"good\" id=\"sample\">\n"
	    "<h2 lang=\"ar\" dir=\"rtl\"><a href=\"https://a.example/\""
	    " rel=\"noopener noreferrer\" referrerpolicy=\"no-referrer\">"
	    "عاجل &amp; more</a></h2>\n"
	    "<p class=\"health\"><b>ok</b>; last fetched after"
	    " 2025-08-15 09:13</p>\n"
	    "<p class=\"about\">Times of Asia/Beirut"
	    " <a type=\"application/atom+xml\" href=\"sample.atom\">atom</a>"
	    " <a type=\"application/rss+xml\" href=\"sample.rss\">rss</a>"
	    " <a type=\"application/feed+json\" href=\"sample.json\">json</a>"
	    "</p>\n"
	    "<h3><time datetime=\"2025-08-15\">Friday 2025-08-15</time>"
	    " <span>(day inferred)</span></h3>\n"
	    "<ol lang=\"ar\" dir=\"rtl\">\n"
	    "<li><time dir=\"ltr\" datetime=\"2025-08-15T06:13:00Z\""
	    " title=\"2025-08-15 09:13 +03:00: the page prints the clock"
	    " alone; the day is inferred (\u206809:13\u2069)\">09:13</time>"
	    "<div><p><a href=\"https://a.example/1?x=1&amp;y=%222%22\""
	    " rel=\"noopener noreferrer\" referrerpolicy=\"no-referrer\">"
	    "خبر &lt;b&gt;</a></p></div></li>\n"
	    "<li><time dir=\"ltr\" datetime=\"2025-08-15T06:03:00Z\""
	    " title=\"2025-08-15 09:03 +03:00: date and clock are printed on"
	    " the page\">09:03</time>"
	    "<div><p dir=\"auto\">AT&amp;T last words</p>"
	    "<details class=\"mark\"><summary lang=\"en\">edited 09:12; see"
	    " what it was</summary><ul>\n"
	    "<li dir=\"auto\"><del>first &lt;words&gt;</del></li>\n"
	    "<li dir=\"auto\"><del>second words</del></li>\n"
	    "</ul></details></div></li>\n"
	    "</ol>\n"
	    "<h3><time datetime=\"2025-08-14\">Thursday 2025-08-14</time>"
	    "</h3>\n"
	    "<ol lang=\"ar\" dir=\"rtl\">\n"
	    "<li><time dir=\"ltr\" datetime=\"2025-08-14T18:13:00Z\""
	    " title=\"2025-08-14 21:13 +03:00: counted back from what the"
	    " page prints (\u20685 min &lt;ago&gt;\u2069)\">~21:13</time>"
	    "<div><p><s>ذهب</s></p><p lang=\"en\" class=\"mark\">withdrawn"
	    " 2025-08-15 09:13</p></div></li>\n"
	    "<li><time dir=\"ltr\" datetime=\"2025-08-14T18:00:00Z\""
	    " title=\"2025-08-14 21:00 +03:00: when it was first seen; the"
	    " page prints no time\">~\u2013</time>"
	    "<div><p>خامس</p></div></li>\n"
	    "</ol>\n");
	free(got);
}

static void
needs_nothing_but_itself(void **state)
{
	char *got = written(write_webpage, &sample_panel, 1);

	(void)state;
	assert_has(got, "<meta http-equiv=\"Content-Security-Policy\" content="
			"\"default-src 'none'; style-src 'sha256-");
	assert_lacks(got, "unsafe");
	assert_lacks(got, "<script");
	assert_lacks(got, " style=");
	assert_lacks(got, " src=");
	assert_lacks(got, "url(");
	assert_lacks(got, "@import");
	free(got);
}

static void
only_the_web_is_linked_to(void **state)
{
	static const struct entry e = {
	    .precision = 60, .text = "x", .url = "data:text/html,x"};
	const struct panel p = {.feed = {.name = "n",
				    .title = "t",
				    .url = "file:///home/u/secret.html",
				    .timezone = "UTC",
				    .entries = &e,
				    .n = 1},
	    .health = "ok",
	    .fetched = INSTANT_NONE};
	char *got = written(write_webpage, &p, 1);

	(void)state;
	assert_lacks(got, "secret");
	assert_lacks(got, "data:");
	assert_has(got, "<h2 dir=\"auto\">t</h2>");
	assert_has(got, "<p dir=\"auto\">x</p>");
	free(got);
	got = written(write_webpage, &sample_panel, 1);
	assert_lacks(got, "javascript");
	free(got);
}

static void
what_strangers_wrote_is_text(void **state)
{
	struct panel p = {.feed = sample_hostile,
	    .served = true,
	    .health = "<i>",
	    .fetched = INSTANT_NONE};
	char *got = written(write_webpage, &p, 1);

	(void)state;
	assert_has(got, "&lt;/title&gt;&lt;/entry&gt;&lt;/feed&gt;"
			"&lt;script&gt;alert(1)&lt;/script&gt;");
	assert_has(got, "]]&gt; &lt;![CDATA[ &lt;!-- --&gt; &lt;?pi?&gt;");
	assert_lacks(got, "<script");
	assert_lacks(got, "<i>");
	assert_int_equal(count(got, "<!--"), 1);
	free(got);
}

static void
a_long_line_stands_whole(void **state)
{
	enum { LONG = 100000 };
	char *text = malloc(LONG + 1);
	struct entry e = {.precision = 60, .text = text};
	const struct panel p = {.feed = {.name = "n",
				    .title = "t",
				    .timezone = "UTC",
				    .entries = &e,
				    .n = 1},
	    .health = "ok"};
	char *got;

	(void)state;
	assert_non_null(text);
	memset(text, 'x', LONG);
	text[LONG] = '\0';
	got = written(write_webpage, &p, 1);
	assert_has(got, text);
	assert_int_equal(count(got, text), 1);
	assert_has(got, "x…</p><details class=\"mark\"><summary lang=\"en\">"
			"all of it</summary><p dir=\"auto\">xxx");
	free(got);
	text[LIMIT_TEXT] = '\0';
	got = written(write_webpage, &p, 1);
	assert_has(got, text);
	assert_lacks(got, "…");
	free(got);
	free(text);
}

/* In words where the line has none that say so. */
static void
urgent_lines_stand_out(void **state)
{
	static const struct entry all[] = {
	    {.precision = 60, .text = "storm", .urgent = true},
	    {.precision = 60, .text = "BREAKING: flood"},
	    {.precision = 60, .text = "sun"},
	};
	const struct panel p = {.feed = {.name = "n",
				    .title = "t",
				    .timezone = "UTC",
				    .entries = all,
				    .n = 3},
	    .health = "ok"};
	char *got = written(write_webpage, &p, 1);

	(void)state;
	assert_int_equal(count(got, "<li class=\"urgent\">"), 2);
	assert_int_equal(count(got, ">urgent</p>"), 1);
	assert_has(got, "storm</p><p lang=\"en\" class=\"mark\">urgent</p>");
	free(got);
}

static void
feeds_that_are_not_there_are_not_offered(void **state)
{
	struct panel panels[] = {sample_panel, sample_panel};
	char *got;

	(void)state;
	panels[1].served = false;
	panels[1].mark = MARK_BAD;
	panels[1].health = "failing (http)";
	panels[1].feed.name = "other";
	panels[1].feed.title = "Other";
	got = written(write_webpage, panels, 2);
	assert_has(got, "<link rel=\"alternate\" type=\"application/atom+xml\""
			" title=\"عاجل &amp; more\" href=\"sample.atom\">");
	assert_lacks(got, "other.");
	assert_has(got, "<li class=\"bad\"><a href=\"#other\"><bdi lang=\"ar\""
			" dir=\"rtl\">Other</bdi></a> <b>failing (http)</b>");
	free(got);
	got = written(write_opml, panels, 2);
	assert_lacks(got, "other");
	free(got);
}

static void
lines_past_the_first_unfold(void **state)
{
	struct entry many[13];
	struct panel p = sample_panel;
	char *got, *more;

	(void)state;
	for (size_t i = 0; i < 13; i++)
		many[i] = lines[0];
	p.feed.entries = many;
	p.feed.n = 13;
	got = written(write_webpage, &p, 1);
	more = strstr(got, "<summary>3 earlier</summary>");
	assert_non_null(more);
	assert_int_equal(count(more, "<li>"), 3);
	assert_int_equal(count(got, "<li>"), 13);
	free(got);
}

static void
the_stamp_is_the_end(void **state)
{
	const struct board board = {.stamp = "0123456789abcdef"};
	char *got = written(write_webpage, NULL, 0);
	struct buf stamp;

	(void)state;
	buf_init(&stamp, LIMIT_NAME);
	webpage_put_stamp(&board, &stamp);
	assert_true(strlen(got) > stamp.len);
	assert_string_equal(got + strlen(got) - stamp.len, stamp.data);
	buf_free(&stamp);
	free(got);
}

static void
a_page_that_does_not_fit_is_an_error(void **state)
{
	const struct board board = {
	    .panels = &sample_panel, .n = 1, .stamp = "0"};
	struct buf out;
	struct err err;

	(void)state;
	buf_init(&out, 1000);
	assert_int_equal(write_webpage(&board, &out, &err), -1);
	assert_int_equal(err.kind, ERR_OUTPUT);
	assert_int_equal(out.len, 0);
	buf_free(&out);
}

static void
lists_the_feeds_for_readers(void **state)
{
	char *got = written(write_opml, &sample_panel, 1);

	(void)state;
	assert_string_equal(got,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<opml version=\"2.0\">\n"
	    " <head>\n  <title>ajel</title>\n </head>\n"
	    " <body>\n"
	    "  <outline type=\"rss\" text=\"عاجل &amp; more\""
	    " title=\"عاجل &amp; more\" xmlUrl=\"sample.atom\""
	    " htmlUrl=\"https://a.example/\" language=\"ar\"/>\n"
	    " </body>\n"
	    "</opml>\n");
	free(got);
}

static void
lists_whole_addresses_where_they_are_known(void **state)
{
	struct panel p = sample_panel;
	char *got;

	(void)state;
	p.feed.base = "https://my.example/t/";
	got = written(write_opml, &p, 1);
	assert_has(got, "xmlUrl=\"https://my.example/t/sample.atom\"");
	free(got);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(writes_a_source_with_its_days),
    cmocka_unit_test(needs_nothing_but_itself),
    cmocka_unit_test(only_the_web_is_linked_to),
    cmocka_unit_test(what_strangers_wrote_is_text),
    cmocka_unit_test(a_long_line_stands_whole),
    cmocka_unit_test(urgent_lines_stand_out),
    cmocka_unit_test(feeds_that_are_not_there_are_not_offered),
    cmocka_unit_test(lines_past_the_first_unfold),
    cmocka_unit_test(the_stamp_is_the_end),
    cmocka_unit_test(a_page_that_does_not_fit_is_an_error),
    cmocka_unit_test(lists_the_feeds_for_readers),
    cmocka_unit_test(lists_whole_addresses_where_they_are_known),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
