/* test-import.c - the definitions of other programs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/limits.h"
#include "base/mem.h"
#include "import/import.h"

#define FRSS "xmlns:frss=\"https://freshrss.org/opml\" "
#define OPML(body)                                                             \
	"<?xml version=\"1.0\"?>\n<opml version=\"2.0\"><head/><body>" body    \
	"</body></opml>"

static const char *
or_none(const char *s)
{
	return s != NULL ? s : "-";
}

static const char *
told(struct arena *a, const struct import_item *item)
{
	const struct source *s = &item->source;
	const struct ticker_rules *t = &s->ticker;
	const char *out;

	if (item->refused != NULL)
		return arena_printf(a, "refused: %s", item->refused);
	out = arena_printf(a, "%s\n%s\n%s\n%s\n%s\n%s%s", or_none(s->title),
	    s->url, or_none(t->items), or_none(t->text), or_none(t->link),
	    or_none(t->time), t->untimed ? " untimed" : "");
	if (t->clock != CLOCK_COLON)
		out = arena_printf(
		    a, "%s %s", out, t->clock == CLOCK_DOT ? "dot" : "h");
	if (s->fetch.interval != 0)
		out = arena_printf(
		    a, "%s\n%llds", out, (long long)s->fetch.interval);
	for (size_t i = 0; i < s->fetch.headers_n; i++)
		out = arena_printf(a, "%s\n%s", out, s->fetch.headers[i]);
	if (item->lost != NULL)
		out = arena_printf(a, "%s\nlost: %s", out, item->lost);
	if (item->name != NULL)
		out = arena_printf(a, "%s\nname: %s", out, item->name);
	return out;
}

/* What the file says, an item after another; its error where it has one. */
static void
reads_as(const char *file, const char *wanted)
{
	struct arena *a = arena_new();
	struct imported in = {.n = 0};
	const char *got = "";
	struct err err;

	if (import_read(a, file, strlen(file), &in, &err) < 0)
		got = err.msg;
	for (size_t i = 0; i < in.n; i++)
		got = arena_printf(
		    a, "%s%s%s", got, i > 0 ? "\n" : "", told(a, &in.all[i]));
	for (size_t i = 0; i < in.n; i++)
		assert_non_null(in.all[i].label);
	assert_string_equal(got, wanted);
	arena_free(a);
}

static void
freshrss_rules_are_taken(void **state)
{
	(void)state;
	reads_as(OPML("<outline text='A'><outline " FRSS
		      "text='T &amp; U' type='HTML+XPath' "
		      "xmlUrl='https://x.example/' frss:xPathItem='//li' "
		      "frss:xPathItemTitle='descendant::a' "
		      "frss:xPathItemUri='descendant::a/@href' "
		      "frss:xPathItemTimestamp='b' "
		      "frss:xPathItemTimeFormat='H.i'/></outline>"),
	    "T & U\nhttps://x.example/\n//li\ndescendant::a\n"
	    "descendant::a/@href\nb dot");
	reads_as(OPML("<outline " FRSS
		      "title='T' type='HTML+XPath' xmlUrl='https://x.example/' "
		      "frss:xPathItem='//li[&#10;  . = \"a  b\" ]' "
		      "frss:ttl='900' frss:CURLOPT_COOKIE='a=b' "
		      "frss:CURLOPT_HTTPHEADER='X-A: 1&#10;X-B: 2' "
		      "frss:xPathItemAuthor='i' frss:xPathItemContent='.' "
		      "frss:xPathItemThumbnail='img' frss:xPathItemUid='@id' "
		      "frss:cssFullContent='article'/>"),
	    "T\nhttps://x.example/\n//li[ . = \"a  b\" ]\n-\n-\n- untimed\n"
	    "900s\nCookie: a=b\nX-A: 1\nX-B: 2\n"
	    "lost: the content, the author, the articles' text, the images, "
	    "how entries are told apart");
	reads_as(OPML("<outline " FRSS
		      "text='T' type='HTML+XPath' xmlUrl='https://x.example/' "
		      "frss:ttl='-3600' frss:xPathItem='//li' "
		      "frss:xPathItemTimestamp='b' "
		      "frss:xPathItemTimeFormat='G\\hi'/>"),
	    "T\nhttps://x.example/\n//li\n-\n-\nb h");
}

static void
what_can_be_no_source_is_refused(void **state)
{
	(void)state;
	reads_as(OPML("<outline text='f' type='rss' "
		      "xmlUrl='https://x.example/f'/>"),
	    "refused: is a feed already, which a reader reads");
	reads_as(OPML("<outline text='f' xmlUrl='https://x.example/f' "
		      "htmlUrl='https://x.example/'/>"),
	    "refused: is a feed already, which a reader reads; for a ticker on "
	    "its page try ajel add https://x.example/");
	reads_as(OPML("<outline " FRSS
		      "text='j' type='JSON+DotNotation' xmlUrl='https://x/'/>"),
	    "refused: it reads JSON in a way that can't be told in XPath; "
	    "ajel add https://x/ may find its lines without");
	reads_as(OPML("<outline " FRSS
		      "text='p' type='HTML+XPath' xmlUrl='https://x/' "
		      "frss:xPathItem='//li' frss:CURLOPT_POST='1'/>"),
	    "refused: its page is asked for with POST, which is never done "
	    "here");
	reads_as(OPML("<outline type='HTML+XPath' xmlUrl='https://x/'/>"),
	    "refused: it has no frss:xPathItem, which says where the lines "
	    "are");
}

static void
addresses_of_rss_bridge_are_taken(void **state)
{
	(void)state;
	reads_as("https://b.example/?action=display&bridge=XPathBridge"
		 "&url=https%3A%2F%2Fx.example%2F%3Fa%3D1&item=%2F%2Fli"
		 "&title=.%2F%2Fa&uri=.%2F%2Fa%2F%40href&timestamp=b"
		 "&author=&categories=i&format=Atom",
	    "-\nhttps://x.example/?a=1\n//li\n.//a\n.//a/@href\nb\n"
	    "lost: the categories");
	/* pasted escaped; a short name; newsboat's tags and title */
	reads_as("# urls\n\nhttp://b.example/?bridge=xpath&item=%252F%252Fli"
		 "%255Bb%255D&url=https%253A%252F%252Fx%2F "
		 "\"news\" \"~Wire\"\n",
	    "Wire\nhttps://x/\n//li[b]\n-\n-\n- untimed");
	reads_as(OPML("<outline text='T' type='rss' xmlUrl='https://b/?bridge="
		      "XPathBridge&amp;url=https://x/&amp;item=//li'/>"),
	    "T\nhttps://x/\n//li\n-\n-\n- untimed");
	reads_as("https://b/?bridge=XPathBridge&url=https://x/&item=%",
	    "-\nhttps://x/\n%\n-\n-\n- untimed");
}

static void
selectors_of_rss_bridge_are_taken(void **state)
{
	(void)state;
	reads_as("https://b/?bridge=CssSelectorBridge&home_page=https://x/"
		 "&url_selector=.line+a&url_pattern=news&limit=5",
	    "-\nhttps://x/\n//*[contains(concat(' ',normalize-space(@class),"
	    "' '),' line ')]//a\ndescendant-or-self::a\n"
	    "descendant-or-self::a/@href\n- untimed\n"
	    "lost: the pattern that the lines' addresses must have");
	reads_as("https://b/?bridge=CssSelectorComplexBridge&home_page="
		 "https://x/&entry_element_selector=ul+%3E+li&title_selector=p"
		 "&time_selector=time&time_format=H.i&cookie=a%3Db",
	    "-\nhttps://x/\n//ul/li\n.//p\nself::a/@href | .//a/@href\n"
	    ".//time/@datetime | .//time[not(@datetime)] dot\nCookie: a=b");
	reads_as("https://b/?bridge=CssSelectorComplexBridge&home_page="
		 "https://x/&entry_element_selector=li&url_selector=a.t"
		 "&title_selector=h1&time_selector=b&use_article_pages=on",
	    "-\nhttps://x/\n//li\n-\nself::a/@href | .//a[contains(concat("
	    "' ',normalize-space(@class),' '),' t ')]/@href\n- untimed\n"
	    "lost: what it reads of each article's page");
	reads_as("https://b/?bridge=CssSelectorBridge&home_page=https://x/"
		 "&url_selector=a:hover",
	    "refused: selector \"a:hover\", at byte 8: XPath can't say what "
	    "this pseudo-class does");
	reads_as("https://b/?bridge=CssSelectorBridge&home_page=https://x/",
	    "refused: it has no selector that says where the lines are");
}

static void
feeds_of_rsspls_are_taken(void **state)
{
	(void)state;
	reads_as("[rsspls]\noutput = '/tmp'\n\n  [[feed]]\ntitle = \"A\"\n"
		 "filename = \"My Wire.rss\"\n[feed.config]\n"
		 "url = \"https://x/\"\nitem = \".post\"\nheading = \"h2 a\"\n"
		 "summary = 'p'\ndate = { selector = 'b', type = 'DateTime', "
		 "format = '[hour].[minute]' }\n[[feed]]\ntitle = 'B'\n"
		 "filename = '-.rss'\nuser_agent = 'me'\nconfig.url = "
		 "'https://y/'\nconfig.item = 'li'\nconfig.heading = 'h3'\n"
		 "config.link = 'a'\nconfig.date = 'time'\n",
	    "A\nhttps://x/\n//*[contains(concat(' ',normalize-space(@class),"
	    "' '),' post ')]\n.//h2//a\n.//h2//a/@href\n.//b dot\n"
	    "lost: the summary\nname: my-wire\n"
	    "B\nhttps://y/\n//li\n.//h3\n.//a/@href\n"
	    ".//time/@datetime | .//time[not(@datetime)]\nUser-Agent: me");
	reads_as("[[feed]]\n[[feed]]\nconfig.url='https://x/'\n"
		 "config.item='li:hover'",
	    "refused: it names no page\nrefused: selector \"li:hover\", at "
	    "byte 9: XPath can't say what this pseudo-class does");
	reads_as("[[feed]]\ntitle = \"A", "line 2: a string without its end");
}

static void
transformations_of_rsshub_are_taken(void **state)
{
	(void)state;
	reads_as("https://rsshub.app/rsshub/transform/html/https%3A%2F%2Fx."
		 "example%2Fa%3Fb%3D1/title=T%26itemTitle=h3%26item=li%20p%26"
		 "itemPubDate=time%26itemPubDateAttr=datetime%26"
		 "itemDesc=i",
	    "T\nhttps://x.example/a?b=1\n//li//p\n.//h3\n"
	    "self::*/descendant-or-self::a/@href\n.//time/@datetime\n"
	    "lost: the content");
	reads_as(
	    "https://mine/hub/rsshub/transform/html/https%3A%2F%2Fx%2F/"
	    "item=li&itemLink=a.b&itemTitleAttr=title&itemPubDate=b?limit=5",
	    "-\nhttps://x/\n//li\nself::*/@title\n"
	    ".//a[contains(concat(' ',normalize-space(@class),' '),' b ')]"
	    "/descendant-or-self::a/@href\n.//b");
	reads_as("https://rsshub.app/rsshub/transform/html/https%3A%2F%2Fx%2F/"
		 "item=li&itemLinkAttr=data-href",
	    "-\nhttps://x/\n//li\n-\nself::*/@data-href\n- untimed");
	reads_as(OPML("<outline text='O' xmlUrl='https://rsshub.app/rsshub/"
		      "transform/html/https%3A%2F%2Fx%2F/item=li'/>"),
	    "O\nhttps://x/\n//li\n-\nself::*/descendant-or-self::a/@href\n"
	    "- untimed");
	reads_as("https://rsshub.app/rsshub/transform/html/https%3A%2F%2Fx/"
		 "title=T",
	    "refused: it has no item=, which says where the lines are");
	reads_as("https://rsshub.app/rsshub/transform/html//item=li",
	    "refused: it names no page");
	reads_as("https://rsshub.app/rsshub/transform/html/https%3A%2F%2Fx/"
		 "item=li&itemLinkAttr=a]/b",
	    "refused: itemLinkAttr is no attribute: a]/b");
	reads_as("https://rsshub.app/rsshub/transform/json/https%3A%2F%2Fx/"
		 "item=a",
	    "refused: it reads JSON in a way that can't be told in XPath; "
	    "ajel add with the address of the JSON may find its lines "
	    "without");
	reads_as("https://rsshub.app/annahar/breaking",
	    "refused: RSSHub makes a feed of it already, which a reader "
	    "reads; for a ticker try ajel add with the address of its page");
}

#define PAGE                                                                   \
	"https://rsshub.app/rsshub/transform/html/https%3A%2F%2Fx%2F/item=li"
#define READ                                                                   \
	"\nhttps://x/\n//li\n-\nself::*/descendant-or-self::a/@href\n- "       \
	"untimed"

static void
newsboats_own_lines_keep_no_page_out(void **state)
{
	(void)state;
	reads_as("# mine\n---News---\n" PAGE " war \"~My title\" !\n",
	    "My title" READ);
	reads_as(PAGE "\t~Title tag\n--- ---\n", "Title" READ);
	reads_as("\"query:All:unread = \\\"yes\\\"\" ~T\n" PAGE " \"a b",
	    "refused: is a search of newsboat's own, and no page\n-" READ);
	reads_as("exec:~/bin/x\nfilter:y:https://x/\n" PAGE,
	    "refused: is a program of newsboat's, and no page\n"
	    "refused: is a page behind a program of newsboat's\n-" READ);
	reads_as("---only---\n", "neither an OPML file, nor a feeds.toml of "
				 "rsspls, nor addresses of RSS-Bridge or "
				 "RSSHub");
}

static void
other_addresses_are_refused(void **state)
{
	(void)state;
	reads_as("https://b/?bridge=YoutubeBridge&u=x",
	    "refused: RSS-Bridge's YoutubeBridge is a program for one site; "
	    "try ajel add with the address of its page");
	reads_as("https://b/?bridge=XPathBridge&item=//li",
	    "refused: it names no page");
	reads_as("https://b/?bridge=XPathBridge&url=https://x/&item=#&item=a",
	    "refused: it has no item=, which says where the lines are");
	reads_as("https://x/feed\nquery:x",
	    "refused: is no address of RSS-Bridge or RSSHub; if it is a page "
	    "with a ticker, try ajel add without --import\n"
	    "refused: is a search of newsboat's own, and no page");
	reads_as("https://b/?bridge=x\n\002",
	    "refused: RSS-Bridge's x is a program for one site; try ajel add "
	    "with the address of its page\nrefused: is no address");
	reads_as("https://x/\xFF", "not in UTF-8");
}

static void
a_file_in_another_encoding_is_read(void **state)
{
	(void)state;
	reads_as("<?xml version='1.0' encoding='ISO-8859-1'?><opml><body>"
		 "<outline " FRSS "text='caf\xE9' type='HTML+XPath' "
		 "xmlUrl='https://x/' frss:xPathItem='//li'/></body></opml>",
	    "caf\xC3\xA9\nhttps://x/\n//li\n-\n-\n- untimed");
}

static void
a_broken_file_says_where(void **state)
{
	struct arena *a = arena_new();
	struct imported in;
	struct err err;
	static const struct {
		const char *file, *says;
	} rows[] = {
	    {"", "neither an OPML file"},
	    {"words", "neither an OPML file"},
	    {"<html><body/></html>", "a web page and no OPML"},
	    {"<svg/>", "XML, but no OPML: its root is <svg>"},
	    {OPML(""), "OPML, but nothing is defined in it"},
	    {"<opml>\n<body><outline", "line 2: not sound XML: "},
	    {"<opml><body>\xFF</body></opml>", "line 1: not sound XML: "},
	    {"<!DOCTYPE opml><opml/>", "it has a DOCTYPE"},
	    {"<!DOCTYPE o [<!ENTITY a 'xx'><!ENTITY b '&a;&a;&a;'>]>"
	     "<opml a='&b;'/>",
		"it has a DOCTYPE"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		assert_int_equal(import_read(a, rows[i].file,
				     strlen(rows[i].file), &in, &err),
		    -1);
		assert_int_equal(err.kind, ERR_DEFINITION);
		if (strstr(err.msg, rows[i].says) != err.msg)
			fail_msg("%s: %s", rows[i].file, err.msg);
	}
	arena_free(a);
}

/* n times the piece between the ends. */
static char *
repeated(const char *head, const char *piece, size_t n, const char *tail)
{
	size_t len = strlen(piece), at = strlen(head);
	char *out = mem_alloc(at + n * len + strlen(tail) + 1);

	memcpy(out, head, at);
	for (size_t i = 0; i < n; i++, at += len)
		memcpy(out + at, piece, len);
	memcpy(out + at, tail, strlen(tail) + 1);
	return out;
}

static void
too_much_and_too_deep_is_an_error(void **state)
{
	char *many = repeated("<opml><body>", "<outline xmlUrl='https://x/'/>",
	    LIMIT_IMPORTED + 1, "</body></opml>");
	char *deep = repeated("<opml>", "<outline>", 100000, "");
	struct arena *a = arena_new();
	struct imported in;
	struct err err;

	(void)state;
	assert_int_equal(import_read(a, many, strlen(many), &in, &err), -1);
	assert_non_null(strstr(err.msg, "cut the file in parts"));
	assert_int_equal(import_read(a, deep, strlen(deep), &in, &err), -1);
	assert_non_null(strstr(err.msg, "stand in one another"));
	free(many);
	free(deep);
	arena_free(a);
}

/* The same, alone and in the arena. */
static const char *
times(struct arena *a, const char *piece, size_t n)
{
	char *all = repeated("", piece, n, "");
	const char *out = arena_copy(a, all);

	free(all);
	return out;
}

static void
a_hostile_file_is_told_in_words(void **state)
{
	static const char page[] = "<outline xmlUrl='https://x/'/>";
	struct arena *a = arena_new();
	const char *outlines = times(a, "<outline text='a'>", 99);
	const char *ends = times(a, "</outline>", 99);
	const char *many = times(a, "a='' ", 300);

	(void)state;
	reads_as(arena_printf(a, "<opml><body>%s%s%s</body></opml>",
		     times(a, "<outline text='a'>", 98), page,
		     times(a, "</outline>", 98)),
	    "refused: is a feed already, which a reader reads");
	reads_as(arena_printf(a, "<opml><body>%s%s%s</body></opml>", outlines,
		     page, ends),
	    "line 1: more than 100 outlines stand in one another");
	reads_as(
	    arena_printf(a, "<opml><body><outline %s/></body></opml>", many),
	    "a tag with more than 256 attributes");
	reads_as(
	    arena_printf(
		a, "<opml><!-- <a %s> ' --><body>%s</body></opml>", many, page),
	    "refused: is a feed already, which a reader reads");
	reads_as(
	    "<?xml version='1.0'?><!-- <opml> --> <!DOCTYPE opml [<!ENTITY "
	    "x SYSTEM 'file:///etc/passwd'>]><opml>&x;</opml>",
	    "it has a DOCTYPE, which OPML has no use for; take it away");
	reads_as("<!doctype html><p>x",
	    "a web page and no OPML; ajel add without --import reads pages");
	reads_as("<rss version='2.0'/>", "XML, but no OPML: its root is <rss>");
	reads_as("<", "XML, but no OPML: its root is <>");
	reads_as("<!-- ", "XML, but no OPML: its root is <>");
	reads_as(
	    OPML("<outline type='HTML+XPath' xmlUrl='File:///etc/passwd' " FRSS
		 "frss:xPathItem='//li'/>"),
	    "refused: is a file of this computer; if you mean that, try ajel "
	    "add File:///etc/passwd");
	reads_as(times(a, "[[feed]]\nconfig.url = 'https://x/'\n", 30000),
	    "more than 2000 entries; cut the file in parts");
	arena_free(a);
}

static void
a_label_fits_into_a_line(void **state)
{
	struct arena *a = arena_new();
	const char *text = times(a, "\u0628", 1000);
	const char *file = arena_printf(
	    a, "<opml><outline text='%s' xmlUrl='https://x/'/></opml>", text);
	struct imported in;
	struct err err;

	(void)state;
	assert_int_equal(import_read(a, file, strlen(file), &in, &err), 0);
	assert_string_equal(in.all[0].label,
	    arena_printf(a, "%s\u2026", times(a, "\u0628", 50)));
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(freshrss_rules_are_taken),
    cmocka_unit_test(what_can_be_no_source_is_refused),
    cmocka_unit_test(addresses_of_rss_bridge_are_taken),
    cmocka_unit_test(selectors_of_rss_bridge_are_taken),
    cmocka_unit_test(feeds_of_rsspls_are_taken),
    cmocka_unit_test(transformations_of_rsshub_are_taken),
    cmocka_unit_test(newsboats_own_lines_keep_no_page_out),
    cmocka_unit_test(other_addresses_are_refused),
    cmocka_unit_test(a_hostile_file_is_told_in_words),
    cmocka_unit_test(a_label_fits_into_a_line),
    cmocka_unit_test(a_file_in_another_encoding_is_read),
    cmocka_unit_test(a_broken_file_says_where),
    cmocka_unit_test(too_much_and_too_deep_is_an_error),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
