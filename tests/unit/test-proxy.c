/* test-proxy.c - which proxy the environment names. */
#include "fetch/proxy.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

struct row {
	const char *list;
	const char *host;
	bool excepted;
};

static const struct row rows[] = {
    {"*", "a.example", true},
    {"a.example,*", "b.example", false}, /* only alone, as in curl */
    {"", "a.example", false},
    {"a.example", "a.example", true},
    {"A.Example", "a.example", true},
    {"a.example", "b.a.example", true},
    {".a.example", "b.a.example", true},
    {".a.example", "a.example", true},
    {"a.example.", "a.example", true},
    {"a.example", "a.example.", true},
    {"a.example", "ba.example", false},
    {"b.a.example", "a.example", false},
    {"x, y  a.example\tz", "a.example", true},
    {"x,,a.example", "a.example", true},
    {".", "a.example", false},
    {"127.0.0.1", "127.0.0.1", true},
    {"127.0.0.1", "127.0.0.10", false},
    {"0.0.1", "127.0.0.1", false},
    {"10.0.0.0/8", "10.1.2.3", true},
    {"10.0.0.0/8", "11.1.2.3", false},
    {"10.1.2.3/0", "11.1.2.3", true},
    {"10.1.2.2/31", "10.1.2.3", true},
    {"10.1.2.2/32", "10.1.2.3", false},
    {"10.0.0.0/33", "10.0.0.0", false},
    {"10.0.0.0/8", "a.10.0.0.0.example", false},
    {"[::1]", "::1", true},
    {"::1", "::1", true},
    {"::1", "::2", false},
    {"fd00::/8", "fd12::1", true},
    {"[fd00::]/8", "fd12::1", true},
    {"fd00::/8", "fe12::1", false},
    {"0.0.0.0/0", "::1", false},
    {"::/0", "10.0.0.1", false},
};

static void
a_list_excepts_hosts(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (proxy_excepts(rows[i].list, rows[i].host) !=
		    rows[i].excepted)
			fail_msg("%s in %s", rows[i].host, rows[i].list);
	}
}

static const char *const names[] = {"http_proxy", "HTTP_PROXY", "https_proxy",
    "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"};

static int
clear(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		(void)unsetenv(names[i]);
	return 0;
}

static void
set(const char *name, const char *value)
{
	assert_int_equal(setenv(name, value, 1), 0);
}

static const struct origin plain = {"http", "a.example", 80};
static const struct origin tls = {"https", "a.example", 443};

static void
each_scheme_has_its_proxy(void **state)
{
	(void)state;
	assert_null(proxy_for(&plain));
	set("all_proxy", "http://all:1");
	assert_string_equal(proxy_for(&plain), "http://all:1");
	assert_string_equal(proxy_for(&tls), "http://all:1");
	set("HTTPS_PROXY", "http://big:1");
	assert_string_equal(proxy_for(&tls), "http://big:1");
	set("https_proxy", "http://small:1");
	assert_string_equal(proxy_for(&tls), "http://small:1");
	set("http_proxy", "http://plain:1");
	assert_string_equal(proxy_for(&plain), "http://plain:1");
	set("https_proxy", "");
	set("HTTPS_PROXY", "");
	assert_string_equal(proxy_for(&tls), "http://all:1");
}

static void
capitals_of_http_proxy_are_a_request_header(void **state)
{
	(void)state;
	set("HTTP_PROXY", "http://evil:1");
	assert_null(proxy_for(&plain));
}

static void
exceptions_go_without(void **state)
{
	(void)state;
	set("all_proxy", "http://all:1");
	set("NO_PROXY", "a.example");
	assert_null(proxy_for(&plain));
	set("no_proxy", "b.example");
	assert_string_equal(proxy_for(&plain), "http://all:1");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, clear, clear)

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_list_excepts_hosts),
    TEST(each_scheme_has_its_proxy),
    TEST(capitals_of_http_proxy_are_a_request_header),
    TEST(exceptions_go_without),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
