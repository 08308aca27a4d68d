/* test-traps.c - the eleven traps of HTML into which libxml2's own parser falls:
 * pages are read as browsers read them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>
#include <libxml/tree.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"
#include "decode/charset.h"
#include "parse/html.h"

enum { DUMP_MAX = 32 << 20, LONG = 11 << 20, DEPTH = 400 };

/* What stands below a node: p(text b(text)). */
static void
dump(const xmlNode *n, struct buf *out)
{
	for (; n != NULL; n = n->next) {
		if (n->type == XML_TEXT_NODE) {
			(void)buf_puts(out, (const char *)n->content);
		} else if (n->type == XML_ELEMENT_NODE) {
			(void)buf_printf(out, "%s(", (const char *)n->name);
			dump(n->children, out);
			(void)buf_puts(out, ")");
		}
	}
}

static const xmlNode *
body_of(const xmlDoc *doc)
{
	const xmlNode *n = doc->children;

	while (n != NULL && n->type != XML_ELEMENT_NODE)
		n = n->next;
	assert_non_null(n);
	for (n = n->children; n != NULL; n = n->next) {
		if (n->type == XML_ELEMENT_NODE &&
		    strcmp((const char *)n->name, "body") == 0)
			return n;
	}
	fail_msg("no body");
	return NULL;
}

/* The body of a page, in the caller's buffer. */
static const char *
read_page(const char *page, size_t n, struct buf *out)
{
	struct arena *a = arena_new();
	struct text text;
	struct err err;

	buf_clear(out);
	assert_int_equal(charset_to_utf8(a, (const unsigned char *)page, n,
			     "utf-8", &text, &err),
	    0);
	dump(body_of(html_tree(a, &text))->children, out);
	arena_free(a);
	return out->data != NULL ? out->data : "";
}

struct trap {
	const char *page;
	const char *body;
};

static void
check(const struct trap *traps, size_t n)
{
	struct buf out;

	buf_init(&out, DUMP_MAX);
	for (size_t i = 0; i < n; i++)
		assert_string_equal(
		    read_page(traps[i].page, strlen(traps[i].page), &out),
		    traps[i].body);
	buf_free(&out);
}

#define CHECK(traps) check(traps, sizeof(traps) / sizeof((traps)[0]))

static void
trap_1_a_nul_does_not_end_the_document(void **state)
{
	static const char in[] = "<p>1<b\0>2</b>\0<i>3</i></p><p \0x=1>4</p>5";
	struct buf out;

	(void)state;
	buf_init(&out, DUMP_MAX);
	(void)read_page(in, sizeof(in) - 1, &out);
	for (const char *p = "12345"; *p != '\0'; p++)
		assert_non_null(strchr(out.data, *p));
	buf_free(&out);
}

static void
trap_2_depth_and_length_lose_nothing(void **state)
{
	char *page = mem_alloc(LONG + 1024);
	struct buf out;
	size_t n = 0;

	(void)state;
	buf_init(&out, DUMP_MAX);
	for (int i = 0; i < DEPTH; i++)
		n += (size_t)snprintf(page + n, 8, "<div>");
	n += (size_t)snprintf(page + n, 64, "<p>deep</p>");
	assert_non_null(strstr(read_page(page, n, &out), "p(deep)"));
	n = (size_t)snprintf(page, 64, "<p>1</p><script>");
	memset(page + n, 'x', LONG);
	n += LONG;
	n += (size_t)snprintf(page + n, 64, "</script><p>2</p>");
	assert_string_equal(read_page(page, n, &out), "p(1)p(2)");
	memset(page, 'x', LONG);
	n = LONG + (size_t)snprintf(page + LONG, 64, "<p>2</p>");
	assert_non_null(strstr(read_page(page, n, &out), "p(2)"));
	buf_free(&out);
	free(page);
}

static void
trap_3_one_bad_byte_stays_one(void **state)
{
	static const struct trap traps[] = {
	    {"<p>\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3"
	     "\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3"
	     "\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3"
	     "\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3"
	     "\xA4\xFF\xC3\xA4",
		"p(ääääääääääääääääääääääääääääääää\xEF\xBF\xBDä)"},
	};

	(void)state;
	CHECK(traps);
}

static void
trap_4_references_are_those_of_html5(void **state)
{
	static const struct trap traps[] = {
	    {"<p>&copy1&notit;&percnt;&NewLine;2", "p(©1¬it;%\n2)"},
	    {"<p>a&nbsp&nbspb", "p(a\xC2\xA0\xC2\xA0"
				"b)"},
	    {"<p>&#128;&#150;&#x99;", "p(€–™)"},
	};

	(void)state;
	CHECK(traps);
}

static void
trap_5_scripts_end_where_they_do(void **state)
{
	static const struct trap traps[] = {
	    {"<p>1<script/>var x = 1 < 2;</script>2", "p(12)"},
	    {"1<script><!-- <script> a </script> b --></script>2", "12"},
	    {"1<script>document.write('</scr'+'ipt>')</script>2", "12"},
	};

	(void)state;
	CHECK(traps);
}

static void
trap_6_odd_comments_are_no_text(void **state)
{
	static const struct trap traps[] = {
	    {"<!-->09:13", "09:13"},
	    {"1<!-- a --!>2<! -- b -->3", "123"},
	    {"1<![if !lte IE 9]>2<![endif]>3", "123"},
	    {"1<![CDATA[2]]>3</ x>4", "134"},
	};

	(void)state;
	CHECK(traps);
}

static void
trap_7_an_attribute_may_have_any_name(void **state)
{
	static const struct trap traps[] = {
	    {"<p @scroll.window=\"a > b\">1</p>2", "p(1)2"},
	    {"<p :class='{x: 1 > 0}' [(y)]=\">\" =z>1", "p(1)"},
	};

	(void)state;
	CHECK(traps);
}

static void
trap_8_elements_of_html5_end_as_they_should(void **state)
{
	static const struct trap traps[] = {
	    {"<p>1<section>2</section><p>3<article>4</article>",
		"p(1)section(2)p(3)article(4)"},
	    {"<p>1<nav>2</nav><p>3<aside>4</aside><p>5<header>6</header>",
		"p(1)nav(2)p(3)aside(4)p(5)header(6)"},
	    {"<section><header>1</section><p>2", "section(header(1))p(2)"},
	    {"<div/>1</div><x-item/>2</x-item>3", "div(1)x-item(2)3"},
	};

	(void)state;
	CHECK(traps);
}

/* Nothing is moved out of tables: what stands in a wrong place keeps its place
 * in the order of the words, which is what counts here. */
static void
trap_9_tables_and_crossed_tags_keep_all_words(void **state)
{
	static const struct trap traps[] = {
	    {"<b>1<i>2</b>3</i>4", "b(1i(2))34"},
	    {"<table><tr><td>1<td>2<tr><td>3</table>4",
		"table(tbody(tr(td(1)td(2))tr(td(3))))4"},
	};

	(void)state;
	CHECK(traps);
}

static void
trap_10_raw_text_is_no_markup(void **state)
{
	static const struct trap traps[] = {
	    {"<textarea><p>1</textarea>2", "textarea(<p>1)2"},
	    {"1<iframe><p>2</iframe>3", "13"},
	    {"<xmp><p>1</xmp>2", "pre(<p>1)2"},
	    {"1<template><p>2</template>3", "13"},
	    {"1<title><p>2</title>3", "1title(<p>2)3"},
	};

	(void)state;
	CHECK(traps);
}

static void
trap_11_many_attributes_take_no_time(void **state)
{
	enum { ATTRIBUTES = 60000 };
	char *page = mem_alloc(ATTRIBUTES * 12 + 64);
	size_t n = (size_t)snprintf(page, 8, "<p");
	clock_t began = clock();
	struct buf out;

	(void)state;
	buf_init(&out, DUMP_MAX);
	for (int i = 0; i < ATTRIBUTES; i++)
		n += (size_t)snprintf(page + n, 16, " a%d=1", i);
	n += (size_t)snprintf(page + n, 16, ">1</p>2");
	assert_string_equal(read_page(page, n, &out), "p(1)2");
	/* It takes libxml2 some ten seconds, and us a hundredth of one. */
	assert_true(clock() - began < 3 * CLOCKS_PER_SEC);
	buf_free(&out);
	free(page);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(trap_1_a_nul_does_not_end_the_document),
    cmocka_unit_test(trap_2_depth_and_length_lose_nothing),
    cmocka_unit_test(trap_3_one_bad_byte_stays_one),
    cmocka_unit_test(trap_4_references_are_those_of_html5),
    cmocka_unit_test(trap_5_scripts_end_where_they_do),
    cmocka_unit_test(trap_6_odd_comments_are_no_text),
    cmocka_unit_test(trap_7_an_attribute_may_have_any_name),
    cmocka_unit_test(trap_8_elements_of_html5_end_as_they_should),
    cmocka_unit_test(trap_9_tables_and_crossed_tags_keep_all_words),
    cmocka_unit_test(trap_10_raw_text_is_no_markup),
    cmocka_unit_test(trap_11_many_attributes_take_no_time),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
