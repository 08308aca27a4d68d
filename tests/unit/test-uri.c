/* test-uri.c - links that become URIs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/mem.h"
#include "write/uri.h"

static void
encodes_only_what_a_uri_cannot_hold(void **state)
{
	static const struct {
		const char *link, *uri;
	} rows[] = {
	    {"https://a.example/p?a=1&b=2#f", "https://a.example/p?a=1&b=2#f"},
	    {"https://a.example/a b\tc", "https://a.example/a%20b%09c"},
	    {"https://a.example/é", "https://a.example/%C3%A9"},
	    {"https://é.example/", "https://%C3%A9.example/"},
	    {"https://a.example/%C3%A9%20", "https://a.example/%C3%A9%20"},
	    {"https://a.example/%e9", "https://a.example/%e9"},
	    {"https://a.example/100%", "https://a.example/100%25"},
	    {"https://a.example/%4", "https://a.example/%254"},
	    {"https://a.example/%zz", "https://a.example/%25zz"},
	    {"https://a.example/\"<>\\^`{|}",
		"https://a.example/%22%3C%3E%5C%5E%60%7B%7C%7D"},
	    {"https://[::1]:80/x[1]?y[2]",
		"https://[::1]:80/x%5B1%5D?y%5B2%5D"},
	    {"https://[::1]", "https://[::1]"},
	    {"https://a.example/#a#b", "https://a.example/#a%23b"},
	    {"https://a.example/it's(1)!*,;:@$",
		"https://a.example/it's(1)!*,;:@$"},
	    {"mailto:a@b.example", "mailto:a@b.example"},
	    {"\x7f\xff", "%7F%FF"},
	    {"", NULL},
	    {NULL, NULL},
	};
	struct buf scratch;

	(void)state;
	buf_init(&scratch, URI_MAX);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *uri = uri_escape(&scratch, rows[i].link);

		if (rows[i].uri == NULL)
			assert_null(uri);
		else
			assert_string_equal(uri, rows[i].uri);
	}
	buf_free(&scratch);
}

static void
the_address_of_a_file_has_no_byte_of_another_meaning(void **state)
{
	static const struct {
		const char *path, *uri;
	} rows[] = {
	    {"/srv/a-b_c.d~/x.atom", "file:///srv/a-b_c.d~/x.atom"},
	    {"/home/é/my feeds", "file:///home/%C3%A9/my%20feeds"},
	    {"/50%25?a=b#c&d:e", "file:///50%2525%3Fa%3Db%23c%26d%3Ae"},
	    {"/\xff\n\"", "file:///%FF%0A%22"},
	    {"srv/x", NULL},
	    {"", NULL},
	    {NULL, NULL},
	};
	struct buf scratch;

	(void)state;
	buf_init(&scratch, URI_MAX);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *uri = uri_of_file(&scratch, rows[i].path);

		if (rows[i].uri == NULL)
			assert_null(uri);
		else
			assert_string_equal(uri, rows[i].uri);
	}
	buf_free(&scratch);
}

static void
encoding_twice_changes_nothing(void **state)
{
	struct buf once, twice;

	(void)state;
	buf_init(&once, URI_MAX);
	buf_init(&twice, URI_MAX);
	(void)uri_escape(&once, "http://x/%%25 é[#]#");
	assert_string_equal(uri_escape(&twice, once.data), once.data);
	buf_free(&once);
	buf_free(&twice);
}

static void
leaves_what_may_stand_in_a_uri(void **state)
{
	static const char may[] =
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "0123456789-._~:/?@!$&'()*+,;=";
	struct buf scratch;

	(void)state;
	buf_init(&scratch, URI_MAX);
	for (int c = 1; c < 256; c++) {
		const char link[] = {'x', (char)c, '\0'};
		bool stays = strcmp(uri_escape(&scratch, link), link) == 0;

		/* The first '#' begins a fragment. */
		assert_int_equal(stays, c == '#' || strchr(may, c) != NULL);
	}
	buf_free(&scratch);
}

static void
drops_a_link_that_is_too_long(void **state)
{
	char *link = mem_zalloc(URI_MAX + 2);
	struct buf scratch;

	(void)state;
	buf_init(&scratch, URI_MAX);
	memset(link, 'a', URI_MAX + 1);
	assert_null(uri_escape(&scratch, link));
	link[URI_MAX] = '\0';
	assert_string_equal(uri_escape(&scratch, link), link);
	free(link);
	buf_free(&scratch);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(encodes_only_what_a_uri_cannot_hold),
    cmocka_unit_test(the_address_of_a_file_has_no_byte_of_another_meaning),
    cmocka_unit_test(encoding_twice_changes_nothing),
    cmocka_unit_test(leaves_what_may_stand_in_a_uri),
    cmocka_unit_test(drops_a_link_that_is_too_long),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
