/* test-parse.c - which format a page is, and what is no page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>
#include <libxml/tree.h>

#include "base/arena.h"
#include "parse/parse.h"

struct row {
	const char *in;
	size_t n; /* 0: in is a string */
	const char *type;
	const char *format; /* NULL: sniffed */
	const char *want;   /* the body's first element or "text"; in an error
	                       a part of its message */
};

static void
check_pages(const struct row *rows, size_t n)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < n; i++) {
		const struct row *r = &rows[i];
		struct text text = {
		    r->in, r->n > 0 ? r->n : strlen(r->in), "UTF-8", "bytes"};
		struct err err;
		xmlDoc *doc;

		assert_int_equal(
		    parse(a, &text, r->format, r->type, &doc, &err), 0);
		assert_string_equal(
		    (const char *)doc->children->last->children->name, r->want);
		arena_reset(a);
	}
	arena_free(a);
}

static void
check_errors(const struct row *rows, size_t n, enum err_kind kind)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < n; i++) {
		const struct row *r = &rows[i];
		struct text text = {
		    r->in, r->n > 0 ? r->n : strlen(r->in), "UTF-8", "bytes"};
		struct err err;
		xmlDoc *doc;

		assert_int_equal(
		    parse(a, &text, r->format, r->type, &doc, &err), -1);
		assert_int_equal(err.kind, kind);
		if (strstr(err.msg, r->want) == NULL)
			fail_msg("\"%s\" lacks \"%s\"", err.msg, r->want);
		arena_reset(a);
	}
	arena_free(a);
}

#define COUNT(rows)    (sizeof(rows) / sizeof((rows)[0]))
#define BYTES(literal) (literal), sizeof(literal) - 1

static void
the_format_is_sniffed(void **state)
{
	static const struct row rows[] = {
	    {"<!DOCTYPE html><div>x", 0, NULL, NULL, "div"},
	    {"\n <!-- c --><HTML><div>x", 0, NULL, NULL, "div"},
	    {"<!doctype html><div>x", 0, "text/plain", NULL, "div"},
	    {"<?xml version='1.0'?><!DOCTYPE html><html><div>x", 0,
		"application/xhtml+xml", NULL, "div"},
	    {"<div>x", 0, NULL, NULL, "div"},
	    {"x<div>y</div>", 0, NULL, NULL, "text"},
	    {"x\ny", 0, "text/html", NULL, "text"},
	    {"x\ny", 0, NULL, NULL, "p"},
	    {"x\n<y@example.org> 1 < 2", 0, NULL, NULL, "p"},
	    {"<div>x</div>", 0, "text/plain", NULL, "p"},
	    {"[x] y", 0, NULL, NULL, "p"},
	    {"[1] \"x\"", 0, NULL, NULL, "p"},
	    {"{x: y}", 0, NULL, NULL, "p"},
	    {"news (live) [{x}]", 0, NULL, NULL, "p"},
	    {"{\"x\": \"y\"}", 0, NULL, NULL, "x"},
	    {" [ {\"x\": \"y\"}]", 0, "text/html", NULL, "item"},
	    {"/**/jQuery.cb_1([{\"x\": \"y\"}]);", 0, NULL, NULL, "item"},
	    {")]}',\n[\"x\"]", 0, "application/json", NULL, "item"},
	    {"<div>x</div>", 0, "application/json", NULL, "div"},
	    {"- x", 0, "application/octet-stream", NULL, "ul"},
	    {BYTES("<p>a long enough text\0 of a page"), NULL, NULL, "p"},
	};

	(void)state;
	check_pages(rows, COUNT(rows));
}

static void
a_named_format_is_obeyed(void **state)
{
	static const struct row rows[] = {
	    {"<div>x</div>", 0, "text/html", "text", "p"},
	    {"x", 0, "text/plain", "html", "text"},
	    {"<rss><div>x", 0, NULL, "html", "rss"},
	    {"[\"x\"]", 0, "text/html", "json", "item"},
	};
	static const struct row wrong[] = {
	    {"x", 0, NULL, "yaml", "\"yaml\""},
	    {"x", 0, NULL, "", "\"\""},
	};

	(void)state;
	check_pages(rows, COUNT(rows));
	check_errors(wrong, COUNT(wrong), ERR_USAGE);
}

static void
what_is_no_page_says_so(void **state)
{
	static const struct row rows[] = {
	    {"%PDF-1.7 x", 0, "text/html", NULL, "a PDF document"},
	    {BYTES("\u2030PNG\r\n\032\n"), NULL, NULL, "a PNG image"},
	    {BYTES("\u00FF\u00D8\u00FF\u00E0\0\020JFIF\0"), NULL, "html",
		"a JPEG image"},
	    {"GIF89a", 0, NULL, "html", "a GIF image"},
	    {BYTES("PK\003\004\024"), NULL, "text", "a ZIP archive"},
	    {BYTES("\0\0\1\0\2abc"), NULL, NULL, "binary data"},
	    {"<?xml version=\"1.0\"?>\n<!-- x -->\n<rss version=\"2.0\">", 0,
		NULL, NULL, "an RSS feed already"},
	    {"<rss>", 0, "text/html", NULL, "an RSS feed already"},
	    {"<feed xmlns=\"http://www.w3.org/2005/Atom\">", 0, NULL, NULL,
		"an Atom feed already"},
	    {"{\"version\": \"https://jsonfeed.org/version/1.1\"}", 0, NULL,
		NULL, "a JSON feed already"},
	    {"<?xml version='1.0'?><urlset>", 0, "text/xml", NULL, "XML"},
	    {"{\"a\": 1}", 0, "application/json", NULL, "no text"},
	    {"x", 0, NULL, "json", "no JSON that we can read: no object"},
	    {"{\"a\": \"x\",}", 0, NULL, NULL, "line 1, column"},
	    {"", 0, NULL, NULL, "empty"},
	    {"<html><title>x</title><body><div id=root></div>"
	     "<script>f()</script>",
		0, NULL, NULL, "no text"},
	};

	(void)state;
	check_errors(rows, COUNT(rows), ERR_PAGE);
}

static void
formats_are_listed(void **state)
{
	(void)state;
	assert_string_equal(parse_format(0), "html");
	assert_string_equal(parse_format(1), "json");
	assert_string_equal(parse_format(2), "text");
	assert_null(parse_format(3));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_format_is_sniffed),
	    cmocka_unit_test(a_named_format_is_obeyed),
	    cmocka_unit_test(what_is_no_page_says_so),
	    cmocka_unit_test(formats_are_listed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
