/* test-link.c - href to the absolute address of a line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "detect/link.h"
#include "pagetree.h"

static void
links_that_lead_nowhere_are_none(void **state)
{
	static const char *const nowhere[] = {"", "#", "#top", "javascript:x()",
	    "JavaScript:x()", "mailto:a@b.example", "data:text/html,x",
	    "ftp://x/", "http://ü x/", "https://", NULL};
	struct arena *a = arena_new();

	(void)state;
	for (int i = 0; nowhere[i] != NULL; i++)
		assert_null(link_absolute(a, nowhere[i], "https://x.example/"));
	assert_null(link_absolute(a, NULL, "https://x.example/"));
	assert_null(link_absolute(a, "/relative", NULL));
	assert_string_equal(link_absolute(a, "https://y.example/a", NULL),
	    "https://y.example/a");
	assert_string_equal(link_absolute(a, "/خبر عاجل", "https://x.example/"),
	    "https://x.example/%D8%AE%D8%A8%D8%B1%20%D8%B9%D8%A7%D8%AC%D9%84");
	assert_string_equal(link_absolute(a, "/%D8%AE", "https://x.example/"),
	    "https://x.example/%D8%AE");
	arena_free(a);
}

struct row {
	const char *href, *base, *wanted;
};

static void
check(const struct row *rows, size_t n)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < n; i++) {
		const char *got = link_absolute(a, rows[i].href, rows[i].base);

		assert_non_null(got);
		assert_string_equal(got, rows[i].wanted);
	}
	arena_free(a);
}

static void
what_browsers_forgive_is_forgiven(void **state)
{
	static const struct row rows[] = {
	    {"\n  /n/1\n ", "https://x.example/a", "https://x.example/n/1"},
	    {"/n/\n1\t2", "https://x.example/a", "https://x.example/n/12"},
	    {"/cut-\xEF\xBF\xBD", "https://x.example/",
		"https://x.example/cut-"},
	    {"?p=7", "https://x.example/a/b?q#f", "https://x.example/a/b?p=7"},
	    {"//y.example/1", "https://x.example/", "https://y.example/1"},
	    {"../c", "https://x.example/a/b/", "https://x.example/a/c"},
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(rows[0]));
}

static void
hosts_are_never_percent_encoded(void **state)
{
	static const struct row rows[] = {
	    {"http://موقع.مثال/خبر", NULL,
		"http://xn--4gbrim.xn--mgbh0fb/%D8%AE%D8%A8%D8%B1"},
	    {"https://m@bücher.example:81/?ü", NULL,
		"https://m@xn--bcher-kva.example:81/?%C3%BC"},
	    {"//bücher.example", "http://x/", "http://xn--bcher-kva.example"},
	    {"/a//ü", "http://x.example/", "http://x.example/a//%C3%BC"},
	    {"/r?to=https://ü.example", "http://x.example/",
		"http://x.example/r?to=https://%C3%BC.example"},
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(rows[0]));
}

static void
only_fragments_that_count_readers_go(void **state)
{
	static const struct row rows[] = {
	    {"/1#xtor=RSS-1", "https://x.example/", "https://x.example/1"},
	    {"/1?id=x#utm_medium=y", "https://x.example/",
		"https://x.example/1?id=x"},
	    {"/1#event7", "https://x.example/", "https://x.example/1#event7"},
	    {"/#/n/1?ref=2", "https://x.example/",
		"https://x.example/#/n/1?ref=2"},
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(rows[0]));
}

static void
base_href_counts(void **state)
{
	struct arena *a = arena_new();
	xmlDoc *doc = pagetree("<head><base href='/root/'></head><p>x");

	(void)state;
	assert_string_equal(link_base(a, doc, "https://x.example/a/b"),
	    "https://x.example/root/");
	xmlFreeDoc(doc);
	doc = pagetree("<base href='javascript:0'><p>x");
	assert_string_equal(link_base(a, doc, "https://x.example/a/b"),
	    "https://x.example/a/b");
	assert_null(link_base(a, doc, NULL));
	assert_string_equal(link_base(a, doc, "https://x.example/خبر"),
	    "https://x.example/%D8%AE%D8%A8%D8%B1");
	xmlFreeDoc(doc);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(links_that_lead_nowhere_are_none),
    cmocka_unit_test(what_browsers_forgive_is_forgiven),
    cmocka_unit_test(hosts_are_never_percent_encoded),
    cmocka_unit_test(only_fragments_that_count_readers_go),
    cmocka_unit_test(base_href_counts),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
