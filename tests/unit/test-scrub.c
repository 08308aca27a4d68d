/* test-scrub.c - pages in, strict markup out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "parse/scrub.h"

/* `out` is what stands in the body, unless it begins with <html. */
struct row {
	const char *in;
	const char *out;
};

static const char before[] = "<html><head></head><body>";
static const char after[] = "</body></html>";

static void
check(const struct row *rows, size_t n)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < n; i++) {
		size_t len;
		size_t again_len;
		char *out = scrub(a, rows[i].in, strlen(rows[i].in), &len);
		char *again = scrub(a, out, len, &again_len);
		char want[2048];

		if (strncmp(rows[i].out, "<html", 5) == 0)
			(void)snprintf(
			    want, sizeof(want), "%s%s", rows[i].out, after);
		else
			(void)snprintf(want, sizeof(want), "%s%s%s", before,
			    rows[i].out, after);
		assert_string_equal(out, want);
		assert_int_equal(len, strlen(out));
		assert_string_equal(again, out);
		arena_reset(a);
	}
	arena_free(a);
}

#define CHECK(rows) check(rows, sizeof(rows) / sizeof((rows)[0]))

static void
comments_of_every_form_go(void **state)
{
	static const struct row rows[] = {
	    {"a<!-- x -->b", "ab"},
	    {"a<!-->b", "ab"},
	    {"a<!--->b", "ab"},
	    {"a<!---->b", "ab"},
	    {"a<!----->b", "ab"},
	    {"a<!--x--!>b", "ab"},
	    {"a<!--x--x-->b", "ab"},
	    {"a<!--x<!--y-->b", "ab"},
	    {"a<!--x>y-->b", "ab"},
	    {"a<!--x", "a"},
	    {"a<!--x--", "a"},
	    {"a<!-x>b", "ab"},
	    {"a<!>b", "ab"},
	    {"a<!x", "a"},
	    {"a<!DOCTYPE html PUBLIC \"x>b", "ab"},
	    {"a<![if !lte IE 9]>b<![endif]>c", "abc"},
	    {"a<![CDATA[x]]>b", "ab"},
	    {"a<?php echo '>b", "ab"},
	    {"a</ x>b", "ab"},
	    {"a</>b", "ab"},
	    {"a</3>b", "ab"},
	};

	(void)state;
	CHECK(rows);
}

static void
a_lone_angle_is_text(void **state)
{
	static const struct row rows[] = {
	    {"a<", "a&lt;"},
	    {"a</", "a&lt;/"},
	    {"1 < 2", "1 &lt; 2"},
	    {"a<3", "a&lt;3"},
	    {"a<<b>c", "a&lt;<b>c</b>"},
	    {"a > b", "a &gt; b"},
	    {"a<b", "a"},
	    {"a</b", "a"},
	    {"a<b c='>", "a"},
	};

	(void)state;
	CHECK(rows);
}

static void
scripts_and_styles_go(void **state)
{
	static const struct row rows[] = {
	    {"a<script>x</script>b", "ab"},
	    {"a<script/>x</script>b", "ab"},
	    {"a<SCRIPT src='a>b'>x</Script\t>b", "ab"},
	    {"a<script>'</scr'+'ipt>'</scripts></script foo>b", "ab"},
	    {"a<script><!-- <script> </script> --></script>b", "ab"},
	    {"a<script><!-- </script>b", "ab"},
	    {"a<script><!--> <script> </script>b", "ab"},
	    {"a<script><!-- <script> --></script>b", "ab"},
	    {"a<script><!-- <script></script></script>b", "ab"},
	    {"a<script><!-- <scripty></script>b", "ab"},
	    {"a<script>x", "a"},
	    {"a<style>b > c { content: '<p>' }</style>b", "ab"},
	    {"a<iframe><p>x</p></iframe>b", "ab"},
	    {"a<noembed>x</noembed>b<noframes>y</noframes>c", "abc"},
	};

	(void)state;
	CHECK(rows);
}

static void
json_ld_stays_with_inert_angles(void **state)
{
	static const struct row rows[] = {
	    {"<script type=\"application/ld+json\">{\"a\": \"<b> & "
	     "\\\"</b>\"}</script>x",
		"<html><head><script type=\"application/ld+json\">{\"a\": "
		"\"\\u003cb> & \\\"\\u003c/b>\"}</script></head><body>x"},
	    {"<p><script type='APPLICATION/LD+JSON' id=x>\x01[]</script>",
		"<p><script type=\"application/ld+json\">[]</script></p>"},
	    {"<script type=application/json>{}</script>", ""},
	};

	(void)state;
	CHECK(rows);
}

static void
templates_and_drawings_are_not_shown(void **state)
{
	static const struct row rows[] = {
	    {"a<template><div>x<td></div></template>b", "ab"},
	    {"a<template>x<template>y</template>z</template>b", "ab"},
	    {"a<template>x", "a"},
	    {"<template><body>x</template>b", "b"},
	    {"a<template shadowrootmode=open>b</template>c", "abc"},
	    {"a<svg><title>x</title><path d='M0'/><text>y</svg>b", "ab"},
	    {"a<svg/>b", "ab"},
	    {"a<svg><svg></svg>x</svg>b", "ab"},
	    {"a<svg><![CDATA[</svg>]]>x</svg>b", "ab"},
	    {"a<svg><style>x</svg>b", "ab"},
	    {"a<svg><g>x<p>b", "a<p>b</p>"},
	    {"a<svg><foreignObject><p>x</p></foreignObject>y</svg>b", "ab"},
	    {"<div>a<svg><path></div>b", "<div>a</div>b"},
	    {"<a>a<svg><path></a>b", "<a>a</a>b"},
	    {"a<svg><a>x</a></svg>b", "ab"},
	};

	(void)state;
	CHECK(rows);
}

static void
references_are_decoded_once(void **state)
{
	static const struct row rows[] = {
	    {"&amp;&lt;&gt;&quot;", "&amp;&lt;&gt;&quot;"},
	    {"&amp;amp;", "&amp;amp;"},
	    {"x&nbspy&copy;z", "x\u00A0y\u00A9z"},
	    {"<a href=\"?a=1&copy=2&amp;c=3&lt\">x</a>",
		"<a href=\"?a=1&amp;copy=2&amp;c=3&lt;\">x</a>"},
	    {"&#1593;&#x62C;&#128;", "\u0639\u062C\u20AC"},
	    {"a&#0;b&#1;c", "a\uFFFDbc"},
	};

	(void)state;
	CHECK(rows);
}

static void
titles_and_text_areas_hold_text(void **state)
{
	static const struct row rows[] = {
	    {"<title>A &amp; <b>B</b> &copy</title>x",
		"<html><head><title>A &amp; &lt;b&gt;B&lt;/b&gt; "
		"\u00A9</title></head><body>x"},
	    {"<title>A</title><body><title>B</title>x",
		"<html><head><title>A</title></head><body>x"},
	    {"<textarea rows=2><p>&amp;</textarea>x",
		"<textarea rows=\"2\">&lt;p&gt;&amp;</textarea>x"},
	    {"<xmp><b>&amp;</xmp>x", "<pre>&lt;b&gt;&amp;amp;</pre>x"},
	    {"a<plaintext><b></plaintext>",
		"a<pre>&lt;b&gt;&lt;/plaintext&gt;</pre>"},
	};

	(void)state;
	CHECK(rows);
}

static void
attributes_are_written_anew(void **state)
{
	static const struct row rows[] = {
	    {"<p CLASS=a Class=b id='c\"d' hidden>x",
		"<p class=\"a\" id=\"c&quot;d\" hidden=\"\">x</p>"},
	    {"<p @scroll.window=\"a > b\" :x=1 [y]='2' (z)=3 lang=ar>x",
		"<p lang=\"ar\">x</p>"},
	    {"<p style='x' onclick='y' srcset=z data-time=1755238380>x",
		"<p data-time=\"1755238380\">x</p>"},
	    {"<img src=data:image/png;base64,AAAA alt=x>", "<img alt=\"x\"/>"},
	    {"<a href=/x/>y</a>", "<a href=\"/x/\">y</a>"},
	    {"<a href = \n '/x' >y</a>", "<a href=\"/x\">y</a>"},
	    {"<a href=>y</a>", "<a href=\"\">y</a>"},
	    {"<a =x id=y>z</a>", "<a id=\"y\">z</a>"},
	    {"<a/id=x/>y</a>", "<a id=\"x/\">y</a>"},
	    {"<a title='a\nb\x01'>y</a>", "<a title=\"a\nb\">y</a>"},
	    {"<x-item a.b=1 xml:lang=de>y</x-item>",
		"<x-item a.b=\"1\" xml:lang=\"de\">y</x-item>"},
	    {"<a\"b>y", "y"},
	};

	(void)state;
	CHECK(rows);
}

static void
elements_end_where_html_says(void **state)
{
	static const struct row rows[] = {
	    {"<p>a<p>b", "<p>a</p><p>b</p>"},
	    {"<p>a<section>b</section>c", "<p>a</p><section>b</section>c"},
	    {"<p>a<span>b<div>c</div>d", "<p>a<span>b</span></p><div>c</div>d"},
	    {"<p><a href=x><div>a</div></a>b",
		"<p><a href=\"x\"><div>a</div></a>b</p>"},
	    {"<p><button><p>a</button>b", "<p><button><p>a</p></button>b</p>"},
	    {"<ul><li>a<li>b<ul><li>c</ul><li>d</ul>e",
		"<ul><li>a</li><li>b<ul><li>c</li></ul></li><li>d</li></ul>"
		"e"},
	    {"<li><div>a<li>b", "<li><div>a</div></li><li>b</li>"},
	    {"<dl><dt>a<dd>b<dt>c</dl>",
		"<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>"},
	    {"<select><option>a<option>b<optgroup><option>c</select>d",
		"<select><option>a</option><option>b</option><optgroup>"
		"<option>c</option></optgroup></select>d"},
	    {"<h1>a<h2>b</h3>c", "<h1>a</h1><h2>b</h2>c"},
	    {"<a href=1>a<a href=2>b",
		"<a href=\"1\">a</a><a href=\"2\">b</a>"},
	    {"<form>a<form>b</form>c", "<form>ab</form>c"},
	    {"<div/>a</div>b", "<div>a</div>b"},
	    {"<br/>a</br>b</p>c", "<br/>a<br/>bc"},
	    {"</div>a</span>", "a"},
	    {"<span><div>a</span>b</div>c", "<span><div>ab</div>c</span>"},
	    {"<section><header><div>a</header>b</section>c",
		"<section><header><div>a</div></header>b</section>c"},
	    {"<a href=1><div>a</a>b</div>c",
		"<a href=\"1\"><div>ab</div></a>c"},
	    {"<b><i>a</b>b</i>c", "<b><i>a</i></b>bc"},
	    {"<x-a><x-b>a</x-a>b", "<x-a><x-b>a</x-b></x-a>b"},
	};

	(void)state;
	CHECK(rows);
}

static void
tables_are_made_whole(void **state)
{
	static const struct row rows[] = {
	    {"<table><tr><td>a<td>b<tr><th>c</table>d",
		"<table><tbody><tr><td>a</td><td>b</td></tr><tr><th>c</th>"
		"</tr></tbody></table>d"},
	    {"<table><td>a</table>",
		"<table><tbody><tr><td>a</td></tr></tbody></table>"},
	    {"<table><caption>a<thead><tr><td>b<tbody><tr><td>c</table>",
		"<table><caption>a</caption><thead><tr><td>b</td></tr></thead>"
		"<tbody><tr><td>c</td></tr></tbody></table>"},
	    {"<table><col><colgroup><tr><td><div>a</td><td>b</table>",
		"<table><tbody><tr><td><div>a</div></td><td>b</td></tr></tbody>"
		"</table>"},
	    {"<table><tr><td><table><tr><td>a</table>b</table>c",
		"<table><tbody><tr><td><table><tbody><tr><td>a</td></tr>"
		"</tbody></table>b</td></tr></tbody></table>c"},
	    {"<div><tr><td>a</td></tr></div>b", "<div>a</div>b"},
	    {"<table><tr><td>a</div>b</table>",
		"<table><tbody><tr><td>ab</td></tr></tbody></table>"},
	};

	(void)state;
	CHECK(rows);
}

static void
head_and_body_stand_once(void **state)
{
	static const struct row rows[] = {
	    {"", ""},
	    {"<!DOCTYPE html>\n<html lang=ar>\n<head>\n<meta charset=utf-8>\n"
	     "</head>\n<body class=x>\na</body>\n</html>\nb",
		"<html lang=\"ar\"><head><meta charset=\"utf-8\"/></head>"
		"<body class=\"x\">\na\nb"},
	    {"<head><link rel=canonical href=/x></head><script></script><p>a",
		"<html><head><link rel=\"canonical\" href=\"/x\"/></head>"
		"<body><p>a</p>"},
	    {"a<html lang=x><head><body id=y>b", "ab"},
	    {"<head><noscript><img src=x></noscript><title>T</title>a",
		"<html><head><title>T</title></head><body>a"},
	    {"<body><noscript><p>a</noscript>",
		"<noscript><p>a</p></noscript>"},
	};

	(void)state;
	CHECK(rows);
}

static void
white_space_is_folded_outside_pre(void **state)
{
	static const struct row rows[] = {
	    {"<b>a \t b\r\n  c</b> <!-- --> d", "<b>a b\nc</b> d"},
	    {"<pre>\n\n a  b\r\n\tc\f</pre>", "<pre> a  b\n\tc </pre>"},
	    {"<p>a\u2028b\v\x7F\xC2\x85</p>", "<p>a b </p>"},
	    {"\u0639\u0627\u062C\u0644  \u0627\u0644\u0622\u0646",
		"\u0639\u0627\u062C\u0644 \u0627\u0644\u0622\u0646"},
	};

	(void)state;
	CHECK(rows);
}

static void
any_bytes_become_utf8(void **state)
{
	static const char in[] = "<p title='\xFF'>a\0b\xC3\x28\xED\xA0\x80"
				 "<li\0>c<i\0d=1>e</p>";
	struct arena *a = arena_new();
	size_t n;
	char *out = scrub(a, in, sizeof(in) - 1, &n);

	(void)state;
	assert_true(utf8_valid(out, n));
	assert_non_null(strstr(out, "<p title=\"\uFFFD\">ab\uFFFD("));
	assert_non_null(strstr(out, "ce</p>"));
	arena_free(a);
}

static void
depth_and_attributes_are_capped(void **state)
{
	enum { DEEP = 2000, MANY = 1000 };
	struct arena *a = arena_new();
	char *in = arena_alloc(a, DEEP * 5 + MANY * 8 + 16);
	size_t n = 0;
	size_t len;
	size_t depth = 0;
	size_t count = 0;
	const char *out;

	(void)state;
	for (int i = 0; i < DEEP; i++)
		n += (size_t)snprintf(in + n, 6, "<div>");
	n += (size_t)snprintf(in + n, 8, "<x-y");
	for (int i = 0; i < MANY; i++)
		n += (size_t)snprintf(in + n, 9, " a%03d=1", i);
	n += (size_t)snprintf(in + n, 6, ">end");
	out = scrub(a, in, n, &len);
	for (const char *p = out; (p = strstr(p, "<div>")) != NULL; p++)
		depth++;
	assert_int_equal(depth, LIMIT_DEPTH);
	assert_non_null(strstr(out, "end</div>"));
	out = scrub(a, in + DEEP * 5, n - DEEP * 5, &len);
	for (const char *p = out; (p = strstr(p, "=\"1\"")) != NULL; p++)
		count++;
	assert_int_equal(count, LIMIT_ATTRIBUTES);
	arena_free(a);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(comments_of_every_form_go),
	    cmocka_unit_test(a_lone_angle_is_text),
	    cmocka_unit_test(scripts_and_styles_go),
	    cmocka_unit_test(json_ld_stays_with_inert_angles),
	    cmocka_unit_test(templates_and_drawings_are_not_shown),
	    cmocka_unit_test(references_are_decoded_once),
	    cmocka_unit_test(titles_and_text_areas_hold_text),
	    cmocka_unit_test(attributes_are_written_anew),
	    cmocka_unit_test(elements_end_where_html_says),
	    cmocka_unit_test(tables_are_made_whole),
	    cmocka_unit_test(head_and_body_stand_once),
	    cmocka_unit_test(white_space_is_folded_outside_pre),
	    cmocka_unit_test(any_bytes_become_utf8),
	    cmocka_unit_test(depth_and_attributes_are_capped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
