/* test-values.c - durations, sizes, words, URLs, languages, headers. */
#include "conf/values.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "conf/conf.h"

struct amount {
	const char *s;
	int64_t value; /* -1: refused */
};

static const struct amount durations[] = {
    {"0", 0}, {"90", 90}, {"30s", 30}, {"5m", 300}, {"2h", 7200},
    {"400d", 400 * 86400}, {"007m", 420},
    {"9223372036854775799", 9223372036854775799},
    {"9223372036854775807", -1}, /* the last digit may not overflow */
    {"99999999999999999999", -1},
    {"9223372036854775d", -1}, /* nor may the unit */
    {"", -1}, {"m", -1}, {"-5m", -1}, {"+5m", -1}, {"5 m", -1}, {" 5m", -1},
    {"5m ", -1}, {"5min", -1}, {"5M", -1}, {"1h30m", -1}, {"1.5h", -1},
    {"\xD9\xA5m", -1}, /* an Arabic digit */
};

static const struct amount sizes[] = {
    {"0", 0},
    {"1000", 1000},
    {"64k", 65536},
    {"64K", 65536},
    {"8M", 8388608},
    {"1G", 1073741824},
    {"8589934592G", -1},
    {"8m", -1},
    {"8MB", -1},
    {"8 M", -1},
    {"M", -1},
    {"", -1},
    {"-1", -1},
};

static void
durations_carry_their_unit(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(durations) / sizeof(durations[0]); i++) {
		int64_t got = -1;
		const int rc = conf_duration(durations[i].s, &got);

		if (got != durations[i].value || (rc == 0) != (got >= 0))
			fail_msg(
			    "\"%s\": %lld", durations[i].s, (long long)got);
	}
}

static void
sizes_carry_their_unit(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		size_t got = SIZE_MAX;
		const int rc = conf_size(sizes[i].s, &got);

		if (got != (size_t)sizes[i].value ||
		    (rc == 0) != (sizes[i].value >= 0))
			fail_msg("\"%s\": %zu", sizes[i].s, got);
	}
}

static void
counts_keep_their_range(void **state)
{
	int got = 0;

	(void)state;
	assert_int_equal(value_count("3", 1, 9, &got), 0);
	assert_int_equal(got, 3);
	assert_int_equal(value_count("1", 1, 9, &got), 0);
	assert_int_equal(value_count("9", 1, 9, &got), 0);
	assert_int_equal(value_count("0", 1, 9, &got), -1);
	assert_int_equal(value_count("10", 1, 9, &got), -1);
	assert_int_equal(value_count("4294967299", 1, 9, &got), -1);
	assert_int_equal(value_count("3s", 1, 9, &got), -1);
	assert_int_equal(value_count("three", 1, 9, &got), -1);
}

static void
yes_and_no_are_yes_and_no(void **state)
{
	static const char *const others[] = {
	    "", "Yes", "NO", "true", "1", "on", "ye", "yess"};
	bool got = false;

	(void)state;
	assert_int_equal(value_yes_no("yes", &got), 0);
	assert_true(got);
	assert_int_equal(value_yes_no("no", &got), 0);
	assert_false(got);
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		assert_int_equal(value_yes_no(others[i], &got), -1);
}

static void
words_are_found_by_place(void **state)
{
	static const char *const words[] = {"a", "b", NULL};

	(void)state;
	assert_int_equal(value_word("a", words), 0);
	assert_int_equal(value_word("b", words), 1);
	assert_int_equal(value_word("c", words), -1);
	assert_int_equal(value_word("", words), -1);
}

struct shape {
	const char *s;
	bool ok;
};

static void
check_shapes(const struct shape *rows, size_t n, bool (*is)(const char *))
{
	for (size_t i = 0; i < n; i++) {
		if (is(rows[i].s) != rows[i].ok)
			fail_msg("\"%s\" should be %s", rows[i].s,
			    rows[i].ok ? "right" : "wrong");
	}
}

static const struct shape urls[] = {
    {"https://addiyar.com/", true},
    {"http://example.org", true},
    {"HTTPS://Example.ORG/a?b=c#d", true},
    {"https://example.org:8443/x", true},
    {"https://example.org?x", true},
    {"http://127.0.0.1:8000/x", true},
    {"http://[::1]:8000/x", true},
    {"http://[::1]/", true},
    {"https://مثال.إختبار/عاجل", true},
    {"https://example.org/a@b", true},
    {"file:///srv/page.html", true},
    {"file://localhost/srv/page.html", true},
    {"", false},
    {"example.org", false},
    {"//example.org/", false},
    {"https:/example.org/", false},
    {"https://", false},
    {"https:///x", false},
    {"https://:80/", false},
    {"https://?x", false},
    {"https://example.org:/", false},
    {"https://example.org:80x/", false},
    {"https://example.org:123456/", false},
    {"https://user:secret@example.org/", false},
    {"https://user@example.org/", false},
    {"https://example.org/a b", false},
    {"https://example.org/<b>", false},
    {"https://example.org\\@evil.example/", false},
    {"http://[::1/", false},
    {"http://[]/", false},
    {"http://[x]/", false},
    {"http://[::1]x/", false},
    {"file://", false},
    {"file:///", false},
    {"file://host/x", false},
    {"file:x.html", false},
    {"file://x.html", false},
    {"ftp://example.org/", false},
    {"javascript://example.org/", false},
    {"xhttps://example.org/", false},
    {"data:text/html,x", false},
};

static const struct shape languages[] = {
    {"ar", true}, {"pt-BR", true}, {"zh-Hant-TW", true}, {"sr-Latn-RS", true},
    {"es-419", true}, {"de-DE-1996", true}, {"ckb", true}, {"", false},
    {"a", false}, {"ar_LB", false}, {"ar-", false}, {"-ar", false},
    {"ar--LB", false}, {"arabicarabic", false}, {"1r", false}, {"ar LB", false},
    {"العربية", false},
    {"aa-bbbbbbbb-cccccccc-dddddddd-eeeeeee", false}, /* 37 characters */
};

static const struct shape headers[] = {
    {"User-Agent: me/1", true},
    {"Accept-Language: ar", true},
    {"Referer: https://example.org/", true},
    {"X-Key:value", true},
    {"X-Empty:", false},
    {"X-Empty:   ", false},
    {"no colon", false},
    {": value", false},
    {"Bad Name: value", false},
    {"Bad(Name): value", false},
    {"X-Name : value", false},
    {"X: a\r\nHost: b", false},
    {"X: a\nb", false},
    {"Cookie: a=b", true}, /* what walls of consent ask for */
    {"Cookie2: a=b", true},
    {"Host: example.org", false},
    {"Content-Length: 3", false},
    {"If-None-Match: \"x\"", false},
    {"If-Modified-Since: x", false},
    {"Accept-Encoding: br", false},
    {"Transfer-Encoding: chunked", false},
    {"Hostile: x", true}, /* only whole names are reserved */
    {"", false},
};

#define ROWS(a) a, sizeof(a) / sizeof(a[0])

static void
urls_have_a_scheme_and_a_host(void **state)
{
	(void)state;
	check_shapes(ROWS(urls), value_is_url);
}

static void
languages_are_tags(void **state)
{
	(void)state;
	check_shapes(ROWS(languages), value_is_language);
}

static void
headers_are_safe_to_send(void **state)
{
	char longest[LIMIT_HEADER + 8] = "X:";

	(void)state;
	check_shapes(ROWS(headers), value_is_header);
	memset(longest + 2, 'a', LIMIT_HEADER - 1);
	assert_true(value_is_header(longest));
	longest[2 + LIMIT_HEADER - 1] = 'a';
	assert_false(value_is_header(longest));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(durations_carry_their_unit),
    cmocka_unit_test(sizes_carry_their_unit),
    cmocka_unit_test(counts_keep_their_range),
    cmocka_unit_test(yes_and_no_are_yes_and_no),
    cmocka_unit_test(words_are_found_by_place),
    cmocka_unit_test(urls_have_a_scheme_and_a_host),
    cmocka_unit_test(languages_are_tags),
    cmocka_unit_test(headers_are_safe_to_send),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
