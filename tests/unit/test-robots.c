/* test-robots.c - what a robots.txt says to us. */
#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <time.h>

#include <cmocka.h>

#include "base/limits.h"
#include "fetch/robots.h"

struct row {
	const char *file;
	const char *path;
	bool allowed;
};

static const struct row rows[] = {
    /* which groups count */
    {"", "/", true},
    {"User-agent: *\nDisallow: /\n", "/", false},
    {"User-agent: ajel\nDisallow: /\n", "/", false},
    {"User-agent: AJEL/0.1 (news)\nDisallow: /\n", "/", false},
    {"User-agent: ajelbot\nDisallow: /\n", "/", true},
    {"User-agent: aj\nDisallow: /\n", "/", true},
    {"User-agent: *\nDisallow: /\nUser-agent: ajel\nAllow: /\n", "/", true},
    {"User-agent: *\nDisallow: /\nUser-agent: ajel\n", "/", true},
    {"User-agent: a\nUser-agent: ajel\nUser-agent: b\nDisallow: /\n", "/",
	false},
    {"User-agent: ajel\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n\n"
     "User-agent: ajel\nDisallow: /b\n",
	"/a", false},
    {"User-agent: ajel\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n\n"
     "User-agent: ajel\nDisallow: /b\n",
	"/b", false},
    {"User-agent: ajel\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n\n"
     "User-agent: ajel\nDisallow: /b\n",
	"/c", true},
    {"User-agent: *bot\nDisallow: /\n", "/", true},
    {"User-agent: * all\nDisallow: /\n", "/", false},
    {"Disallow: /\n", "/", true},
    {"User-agent: other\n\n\nUser-agent: *\nDisallow: /\n", "/", false},
    {"User-agent: ajel\nSitemap: /s.xml\nCrawl-delay: 5\nNoindex: /x\n"
     "User-agent: other\nDisallow: /\n",
	"/", false},
    {"User-agent: other\nDisallow:\nUser-agent: *\nDisallow: /\n", "/", false},
    /* how lines are written */
    {"\xEF\xBB\xBFUser-agent: *\nDisallow: /\n", "/", false},
    {"User-agent: *\rDisallow: /\r", "/", false},
    {"User-agent: *\r\nDisallow: /\r\n", "/", false},
    {"User-agent: *\nDisallow: /", "/", false},
    {" \tuser-AGENT \t:\t * \t# all\n  disallow\t:/a  # secret\n", "/a", false},
    {"User-agent *\nDisallow\t/\n", "/", false},
    {"User-agent: *\nDisallow / or so\n", "/", true},
    {"User-agent: *\nDisalow: /\nDisallow-: /\n: /\nDisallow\n", "/", true},
    {"# User-agent: *\nDisallow: /\n", "/", true},
    {"User-agent: *\nDisallow: #/\n", "/", true},
    {"<html><p>User-agent: *</p><p>Disallow: /</p></html>", "/", true},
    /* which rule decides */
    {"User-agent: *\nDisallow:\n", "/", true},
    {"User-agent: *\nDisallow: /\nAllow: /news\n", "/news", true},
    {"User-agent: *\nAllow: /news\nDisallow: /\n", "/new", false},
    {"User-agent: *\nDisallow: /news\nAllow: /news\n", "/news", true},
    {"User-agent: *\nAllow: /news\nDisallow: /news\n", "/news", true},
    {"User-agent: *\nAllow: /\nDisallow: /*?\n", "/?page=2", false},
    {"User-agent: *\nAllow: /\nDisallow: /*?\n", "/", true},
    {"User-agent: *\nDisallow: /\nAllow: /$\n", "/", true},
    {"User-agent: *\nDisallow: /\nAllow: /$\n", "/x", false},
    {"User-agent: *\nDisallow: *.html\n", "/x.html", false},
    {"User-agent: *\nDisallow: x\n", "/x", true},
    {"User-agent: *\nDisallow: /\n", "/robots.txt", true},
    /* escapes */
    {"User-agent: *\nDisallow: /\xD8\xB9\n", "/%D8%B9", false},
    {"User-agent: *\nDisallow: /%d8%b9\n", "/%D8%B9", false},
    {"User-agent: *\nDisallow: /%D8%B9\n", "/%d8%b9", false},
    {"User-agent: *\nDisallow: /%7Euser\n", "/~user/", false},
    {"User-agent: *\nDisallow: /~user\n", "/%7euser/", false},
    {"User-agent: *\nDisallow: /a%2Fb\n", "/a/b", true},
    {"User-agent: *\nDisallow: /a-%2A\n", "/a-*", false},
    {"User-agent: *\nDisallow: /a-%2A\n", "/a-b", true},
    {"User-agent: *\nDisallow: /\nAllow: /a-%24\n", "/a-$", true},
};

static bool
is_allowed(const char *file, const char *agent, const char *path)
{
	struct arena *a = arena_new();
	struct robots r;
	bool allowed;

	robots_parse(a, file, strlen(file), agent, &r);
	allowed = robots_allow(a, &r, path);
	arena_free(a);
	return allowed;
}

static void
rules_are_those_of_the_rfc(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (is_allowed(rows[i].file, ROBOTS_TOKEN, rows[i].path) !=
		    rows[i].allowed)
			fail_msg("%s in\n%s", rows[i].path, rows[i].file);
	}
}

struct delay {
	const char *file;
	int64_t delay;
};

static const struct delay delays[] = {
    {"User-agent: *\nDisallow: /x\n", 0},
    {"User-agent: *\nCrawl-delay: 10\n", 10},
    {"User-agent: *\nDisallow: /x\ncrawl-DELAY:10 # seconds\n", 10},
    {"User-agent: *\nCrawl-delay: 0.5\n", 1},
    {"User-agent: *\nCrawl-delay: 2.0\n", 2},
    {"User-agent: *\nCrawl-delay: 2.01\n", 3},
    {"User-agent: *\nCrawl-delay: soon\n", 0},
    {"User-agent: *\nCrawl-delay: -5\n", 0},
    {"User-agent: *\nCrawl-delay: 5 s\n", 5},
    {"User-agent: *\nCrawl-delay: 99999999999999999999\n", LIMIT_CRAWL_DELAY},
    {"User-agent: *\nCrawl-delay: 86400.5\n", LIMIT_CRAWL_DELAY},
    {"User-agent: *\nCrawl-delay: 5\nUser-agent: ajel\nDisallow: /x\n", 5},
    {"User-agent: *\nCrawl-delay: 5\nDisallow:\nUser-agent: ajel\n", 0},
    {"User-agent: ajel\nCrawl-delay: 5\n\nUser-agent: *\nDisallow: /\n", 5},
    {"User-agent: other\nCrawl-delay: 9\nDisallow:\nUser-agent: *\n", 0},
    {"User-agent: *\nCrawl-delay: 5\nDisallow:\nUser-agent: *\n"
     "Crawl-delay: 7\nDisallow:\n",
	7},
};

static void
a_delay_is_of_the_group_that_counts(void **state)
{
	struct arena *a = arena_new();
	struct robots r;

	(void)state;
	for (size_t i = 0; i < sizeof(delays) / sizeof(delays[0]); i++) {
		const char *file = delays[i].file;

		robots_parse(a, file, strlen(file), ROBOTS_TOKEN, &r);
		if (r.delay != delays[i].delay)
			fail_msg("%lld in\n%s", (long long)r.delay, file);
	}
	arena_free(a);
}

static void
what_is_kept_is_what_counts(void **state)
{
	static const char file[] =
	    "User-agent: *\nDisallow: /\n\nUser-agent: ajel\nUser-agent: b\n"
	    "Crawl-delay: 4.2\nDisallow: /%7e\xC3\xA9 $x # no\nAllow:/a*$\n"
	    "Disallow:\nSitemap: http://example.org/\n";
	static const char text[] = "user-agent: *\ncrawl-delay: 5\n"
				   "disallow: /~%C3%A9%20%24x\nallow: /a*$\n";
	struct arena *a = arena_new();
	struct robots r;

	(void)state;
	robots_parse(a, file, strlen(file), ROBOTS_TOKEN, &r);
	assert_string_equal(robots_text(a, &r), text);
	robots_parse(a, text, strlen(text), ROBOTS_TOKEN, &r);
	assert_string_equal(robots_text(a, &r), text);
	robots_parse(a, "", 0, ROBOTS_TOKEN, &r);
	assert_string_equal(robots_text(a, &r), "");
	arena_free(a);
}

/* The most that is ever read, all of it rules that nearly match. */
static void
a_large_file_takes_linear_time(void **state)
{
	static const char line[] = "disallow: /*a*a*a*a*a*a*a*a*b\n";
	struct arena *a = arena_new();
	char *file = arena_alloc(a, LIMIT_ROBOTS);
	char path[256];
	struct robots r;
	clock_t start = clock();
	size_t n = strlen("user-agent:*\n");

	(void)state;
	memset(path, 'a', sizeof(path) - 1);
	path[0] = '/';
	path[sizeof(path) - 1] = '\0';
	memcpy(file, "user-agent:*\n", n);
	for (; n + strlen(line) <= LIMIT_ROBOTS; n += strlen(line))
		memcpy(file + n, line, strlen(line));
	robots_parse(a, file, n, ROBOTS_TOKEN, &r);
	assert_true(r.n > 10000);
	assert_true(robots_allow(a, &r, path));
	assert_true(clock() - start < 2 * CLOCKS_PER_SEC);
	arena_free(a);
}

/* "http://foo.bar/x/y" without its site. */
static const char *
path_of(const char *url)
{
	const char *host = strstr(url, "://");
	const char *path = strchr(host != NULL ? host + 3 : url, '/');

	return path != NULL ? path : "/";
}

static const char *
text_of(const json_t *row, const char *key)
{
	return json_string_value(json_object_get(row, key));
}

static FILE *
open_shared(const char *name)
{
	const char *dir = getenv("AJEL_SHARED");
	char path[4096];
	FILE *f;

	(void)snprintf(
	    path, sizeof(path), "%s/%s", dir != NULL ? dir : "../shared", name);
	f = fopen(path, "r");
	if (f == NULL)
		(void)printf("SKIP %s: not there\n", path);
	return f;
}

/* Cases of Google's parser, without those that are its own leniencies. */
static void
answers_are_those_of_googles_parser(void **state)
{
	enum { ROWS = 72 };
	FILE *f = open_shared("data/robots_google.jsonl");
	static char line[1 << 20];
	int n = 0;

	(void)state;
	if (f == NULL)
		return;
	while (fgets(line, sizeof(line), f) != NULL) {
		json_t *row = json_loads(line, 0, NULL);
		const char *test = text_of(row, "test");

		assert_non_null(test);
		if (strncmp(test, "GoogleOnly_", 11) != 0) {
			const char *url = text_of(row, "url");
			bool want =
			    json_is_true(json_object_get(row, "allowed"));

			if (is_allowed(text_of(row, "robots"),
				text_of(row, "agent"), path_of(url)) != want)
				fail_msg("%s: %s in\n%s", test, url,
				    text_of(row, "robots"));
			n++;
		}
		json_decref(row);
	}
	(void)fclose(f);
	assert_int_equal(n, ROWS);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(rules_are_those_of_the_rfc),
    cmocka_unit_test(a_delay_is_of_the_group_that_counts),
    cmocka_unit_test(what_is_kept_is_what_counts),
    cmocka_unit_test(a_large_file_takes_linear_time),
    cmocka_unit_test(answers_are_those_of_googles_parser),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
