/* test-site.c - addresses and the robots.txt that they are under. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fetch/fetch.h"
#include "fetch/site.h"

struct row {
	const char *url;
	const char *origin; /* NULL: none */
	const char *path;
};

static const struct row rows[] = {
    {"https://example.org", "https://example.org", "/"},
    {"https://example.org/news/?page=2#top", "https://example.org",
	"/news/?page=2"},
    {"HTTP://Example.ORG:80/A", "http://example.org", "/A"},
    {"https://example.org:443/", "https://example.org", "/"},
    {"http://example.org./a", "http://example.org", "/a"},
    {"http://Example.org.:8080/", "http://example.org:8080", "/"},
    {"http://127.0.0.1./", "http://127.0.0.1", "/"},
    {"http://\xD9\x85\xD8\xAB\xD8\xA7\xD9\x84.example./x",
	"http://xn--mgbh0fb.example", "/x"},
    {"http://example.org:443/", "http://example.org:443", "/"},
    {"http://user:secret@example.org:8080/", "http://example.org:8080", "/"},
    {"http://[::1]:8080/x", "http://[::1]:8080", "/x"},
    {"https://example.org/\xD8\xB9 a", "https://example.org", "/%d8%b9%20a"},
    {"https://\xD9\x85\xD8\xAB\xD8\xA7\xD9\x84.example/x",
	"https://xn--mgbh0fb.example", "/x"},
    {"https://XN--mgbh0fb.example/x", "https://xn--mgbh0fb.example", "/x"},
    {"https://example.org/a/../b", "https://example.org", "/b"},
    {"file:///tmp/x", NULL, NULL},
    {"ftp://example.org/", NULL, NULL},
    {"http://", NULL, NULL},
    {"", NULL, NULL},
};

static void
an_address_is_under_its_hosts_file(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct site s;

		if (rows[i].origin == NULL) {
			assert_int_equal(site_of(a, rows[i].url, &s), -1);
			continue;
		}
		assert_int_equal(site_of(a, rows[i].url, &s), 0);
		assert_string_equal(s.origin, rows[i].origin);
		assert_string_equal(s.path, rows[i].path);
	}
	arena_free(a);
}

static void
a_page_has_one_address(void **state)
{
	static const char *const all[][2] = {
	    {"http://addiyar.example", "http://addiyar.example/"},
	    {"HTTP://ADDIYAR.example/", "http://addiyar.example/"},
	    {"http://addiyar.example/#x", "http://addiyar.example/"},
	    {"http://addiyar.example:80/", "http://addiyar.example/"},
	    {"http://addiyar.example./", "http://addiyar.example/"},
	    {"http://addiyar.example:81/A?b#c",
		"http://addiyar.example:81/A?b"},
	    {"file:///tmp/x", "file:///tmp/x"},
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		assert_string_equal(fetch_url_normal(a, all[i][0]), all[i][1]);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(an_address_is_under_its_hosts_file),
    cmocka_unit_test(a_page_has_one_address),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
