/* test-verify.c - faults that readers stumble over. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/instant.h"
#include "base/limits.h"
#include "base/mem.h"
#include "sample_feed.h"
#include "write/verify.h"

struct row {
	const char *data;
	const char *fault; /* part of the message; NULL: no fault */
};

static void
check(const char *format, const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		/* An exact copy, so that a sanitizer sees an overrun. */
		size_t len = strlen(rows[i].data);
		char *data = mem_alloc(len);
		struct err err = {.kind = ERR_NONE};
		int r;

		memcpy(data, rows[i].data, len);
		r = verify(format, data, len, SAMPLE_NOW, &err);
		free(data);
		if ((r == 0) != (rows[i].fault == NULL))
			fail_msg("%s: %d %s", rows[i].data, r, err.msg);
		if (r == 0)
			continue;
		assert_int_equal(err.kind, ERR_OUTPUT);
		if (strstr(err.msg, rows[i].fault) == NULL)
			fail_msg("%s: '%s' is not '%s'", rows[i].data, err.msg,
			    rows[i].fault);
	}
}

#define CHECK(format, rows)                                                    \
	check(format, rows, sizeof(rows) / sizeof((rows)[0]))

#define DATE        "2025-08-15T06:13:00Z"
#define FEED(inner) "<feed xmlns='http://www.w3.org/2005/Atom'>" inner "</feed>"
#define HEAD                                                                   \
	"<id>f</id><title>t</title><updated>" DATE "</updated>"                \
	"<author><name>n</name></author>"
#define ENTRY(id, title, updated, rest)                                        \
	"<entry><id>" id "</id><title>" title "</title><updated>" updated      \
	"</updated>" rest "</entry>"
#define TEXT "<content>c</content>"

static void
finds_what_is_wrong_with_atom(void **state)
{
	static const struct row rows[] = {
	    {FEED(HEAD), NULL},
	    {FEED(HEAD ENTRY("1", "a", DATE, TEXT)), NULL},
	    {FEED(HEAD ENTRY("1", "a", "2025-08-15T06:13:02Z", TEXT)), NULL},
	    {FEED(HEAD "<entry xmlns='other'/>"), NULL},
	    {"", "empty"},
	    {"{}", "no XML: line 1: Start tag expected"},
	    {FEED(HEAD) "x", "no XML: line 1: Extra content"},
	    {"<feed>\n\n<a></feed>", "no XML: line 3: "},
	    {FEED("<x:y/>"), "no XML: line 1: Namespace prefix x"},
	    {"<!DOCTYPE feed [<!ENTITY a 'b'>]>" FEED(HEAD), "document type"},
	    {"<feed/>", "no Atom feed"},
	    {"<rss version='2.0'/>", "no Atom feed"},
	    {FEED(""), "no id"},
	    {FEED("<id>f</id>"), "no title"},
	    {FEED("<id> \n</id>"), "an empty id"},
	    {FEED("<id>f</id><title/>"), "an empty title"},
	    {FEED("<id>f</id><title>t</title>"), "no updated"},
	    {FEED(HEAD "<entry/>"), "entry 1: no id"},
	    {FEED(HEAD ENTRY("", "a", DATE, TEXT)), "entry 1: an empty id"},
	    {FEED(HEAD ENTRY("1", "", DATE, TEXT)), "entry 1: an empty title"},
	    {FEED(HEAD ENTRY("1", "a", "", TEXT)), "entry 1: an empty updated"},
	    {FEED(HEAD ENTRY("1", "a", DATE, TEXT)
		     ENTRY("2", "a", "2025-08-15", TEXT)),
		"entry 2: updated is no date that readers read: 2025-08-15"},
	    {FEED(HEAD ENTRY("1", "a", "2025-08-15T09:13:00+03:00", TEXT)),
		"entry 1: updated is no date"},
	    {FEED(HEAD ENTRY("1", "a", "2025-08-15t06:13:00Z", TEXT)),
		"entry 1: updated is no date"},
	    {FEED(HEAD ENTRY("1", "a", "2025-08-15T06:13:03Z", TEXT)),
		"entry 1: updated is in the future: 2025-08-15T06:13:03Z"},
	    {FEED(HEAD ENTRY("1", "a", DATE,
		 TEXT "<published>2026-01-01T00:00:00Z</published>")),
		"entry 1: published is in the future"},
	    {FEED(HEAD ENTRY("1", "a", DATE, "")), "entry 1: no content"},
	    {FEED("<id>f</id><title>t</title><updated>" DATE
		  "</updated>" ENTRY("1", "a", DATE, TEXT)),
		"entry 1: no author"},
	    {FEED(HEAD ENTRY("1", "a", DATE, TEXT) ENTRY("2", "a", DATE, TEXT)
		     ENTRY("1", "a", DATE, TEXT)),
		"an id twice: 1"},
	};

	(void)state;
	CHECK("atom", rows);
}

#define RSS(inner) "<rss version='2.0'><channel>" inner "</channel></rss>"
#define CHANNEL                                                                \
	"<title>t</title><link>http://x/</link><description>d</description>"
#define ITEM(guid, date)                                                       \
	"<item><title>a</title><guid>" guid "</guid><pubDate>" date            \
	"</pubDate></item>"
#define FRIDAY "Fri, 15 Aug 2025 06:13:00 GMT"

static void
finds_what_is_wrong_with_rss(void **state)
{
	static const struct row rows[] = {
	    {RSS(CHANNEL), NULL},
	    {RSS(CHANNEL ITEM("1", FRIDAY) ITEM("2", FRIDAY)), NULL},
	    {RSS(CHANNEL "<lastBuildDate>" FRIDAY "</lastBuildDate>"), NULL},
	    {FEED(HEAD), "no RSS feed"},
	    {"<rss/>", "no RSS feed"},
	    {RSS(""), "no title"},
	    {RSS("<title>t</title>"), "no link"},
	    {RSS("<title>t</title><link>x</link>"), "no description"},
	    {RSS(CHANNEL "<lastBuildDate>now</lastBuildDate>"),
		"lastBuildDate is no date that readers read: now"},
	    {RSS(CHANNEL "<item/>"), "item 1: no guid"},
	    {RSS(CHANNEL "<item><guid>1</guid></item>"), "item 1: no title"},
	    {RSS(CHANNEL "<item><guid>1</guid><title>a</title></item>"),
		"item 1: no pubDate"},
	    {RSS(CHANNEL ITEM("1", "Thu, 15 Aug 2025 06:13:00 GMT")),
		"item 1: pubDate is no date"},
	    {RSS(CHANNEL ITEM("1", "Sat, 16 Aug 2025 06:13:00 GMT")),
		"item 1: pubDate is in the future"},
	    {RSS(CHANNEL ITEM("1", FRIDAY) ITEM("1", FRIDAY)),
		"an id twice: 1"},
	};

	(void)state;
	CHECK("rss", rows);
}

#define JSON(items)                                                            \
	"{\"version\":\"https://jsonfeed.org/version/1.1\","                   \
	"\"title\":\"t\",\"items\":" items "}"
#define OBJECT(id, date)                                                       \
	"{\"id\":" id ",\"content_text\":\"c\",\"date_published\":\"" date "\"}"

static void
finds_what_is_wrong_with_json(void **state)
{
	static const struct row rows[] = {
	    {JSON("[]"), NULL},
	    {JSON("[" OBJECT("\"1\"", DATE) "]"), NULL},
	    {JSON("[" OBJECT("\"1\"", "2025-08-15T09:13:00+03:00") "]"), NULL},
	    {"<feed/>", "no JSON: line 1: "},
	    {"[]", "no version"},
	    {"{\"a\":1,\"a\":2}", "no JSON: line 1: duplicate"},
	    {"{\"version\":\"2\",\"title\":\"t\"}", "an unknown version: 2"},
	    {"{\"version\":\"x\"}", "no title"},
	    {JSON("{}"), "no items"},
	    {JSON("[1]"), "item 1: no object"},
	    {JSON("[{}]"), "item 1: no id"},
	    {JSON("[" OBJECT("1", DATE) "]"), "item 1: no id"},
	    {JSON("[" OBJECT("\"\"", DATE) "]"), "item 1: an empty id"},
	    {JSON("[{\"id\":\"1\"}]"), "item 1: no content_text"},
	    {JSON("[{\"id\":\"1\",\"content_html\":\"\"}]"),
		"item 1: no date_published"},
	    {JSON("[" OBJECT("\"1\"", "today") "]"),
		"item 1: date_published is no date that readers read: today"},
	    {JSON("[" OBJECT("\"1\"", "2025-08-15T06:13:03Z") "]"),
		"item 1: date_published is in the future"},
	    {JSON("[{\"id\":\"1\",\"content_text\":\"c\","
		  "\"date_published\":\"" DATE "\",\"date_modified\":1}]"),
		"item 1: no date_modified"},
	    {JSON("[" OBJECT("\"1\"", DATE) "," OBJECT("\"1\"", DATE) "]"),
		"an id twice: 1"},
	};

	(void)state;
	CHECK("json", rows);
}

/* Two entries, the latter of which is given. */
static void
check_entry(const char *fault, struct entry e)
{
	struct entry entries[] = {{.id = "1", .text = "a"}, e};
	struct feed feed = {
	    .id = "f", .title = "t", .entries = entries, .n = 2};
	struct err err;

	if (verify_feed(&feed, 0, &err) == 0)
		fail_msg("not found: %s", fault);
	assert_int_equal(err.kind, ERR_OUTPUT);
	assert_string_equal(err.msg, fault);
}

static void
finds_what_is_wrong_with_a_feed_to_be_written(void **state)
{
	(void)state;
	check_entry("entry 2: no id", (struct entry){.text = "a"});
	check_entry("entry 2: an empty id", (struct entry){.id = " "});
	check_entry("entry 2: an id that is no text",
	    (struct entry){.id = "2\x01", .text = "a"});
	check_entry("an id twice: 1", (struct entry){.id = "1", .text = "a"});
	check_entry("entry 2: no text", (struct entry){.id = "2"});
	check_entry("entry 2: an empty text",
	    (struct entry){.id = "2", .text = " \x01\x80 "});
	check_entry("entry 2: no published",
	    (struct entry){.id = "2", .text = "a", .published = INSTANT_NONE});
	check_entry("entry 2: updated is in the future: 1970-01-01T00:00:03Z",
	    (struct entry){.id = "2", .text = "a", .updated = 3});
}

static void
finds_no_fault_in_the_samples(void **state)
{
	static const struct feed *const samples[] = {
	    &sample_feed, &sample_empty, &sample_bare, &sample_hostile};
	struct feed untitled = sample_feed;
	struct err err;

	(void)state;
	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++)
		if (verify_feed(samples[i], SAMPLE_NOW, &err) < 0)
			fail_msg("%zu: %s", i, err.msg);
	untitled.title = " ";
	assert_int_equal(verify_feed(&untitled, SAMPLE_NOW, &err), -1);
	assert_string_equal(err.msg, "an empty title");
}

static void
says_which_format_it_does_not_read(void **state)
{
	struct err err;

	(void)state;
	assert_int_equal(verify("tsv", "x", 1, 0, &err), -1);
	assert_string_equal(err.msg, "tsv is no feed format");
}

static void
loads_no_file_for_an_entity(void **state)
{
	static const struct row rows[] = {
	    {"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
	     "<a>&x;</a>",
		"document type"},
	    {"<!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'>"
	     "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>"
	     "<!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'>]><a>&d;</a>",
		""},
	};

	(void)state;
	CHECK("atom", rows);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(finds_what_is_wrong_with_atom),
    cmocka_unit_test(finds_what_is_wrong_with_rss),
    cmocka_unit_test(finds_what_is_wrong_with_json),
    cmocka_unit_test(finds_what_is_wrong_with_a_feed_to_be_written),
    cmocka_unit_test(finds_no_fault_in_the_samples),
    cmocka_unit_test(says_which_format_it_does_not_read),
    cmocka_unit_test(loads_no_file_for_an_entity),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
