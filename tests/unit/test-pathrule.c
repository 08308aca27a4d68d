/* test-pathrule.c - patterns of paths, spelt and compared. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <time.h>

#include <cmocka.h>

#include "fetch/pathrule.h"

struct match {
	const char *pattern;
	const char *path;
	bool matches;
};

static const struct match matches[] = {
    {"/", "/", true},
    {"/", "/anything", true},
    {"/fish", "/fish", true},
    {"/fish", "/fish.html", true},
    {"/fish", "/fishheads/yummy.html", true},
    {"/fish", "/Fish.asp", false},
    {"/fish", "/catfish", false},
    {"/fish/", "/fish", false},
    {"/fish*", "/fish", true},
    {"/*.php", "/folder/filename.php?parameters", true},
    {"/*.php", "/", false},
    {"/*.php", "/windows.PHP", false},
    {"/*.php$", "/filename.php", true},
    {"/*.php$", "/a.php/b.php", true},
    {"/*.php$", "/filename.php?parameters", false},
    {"/fish*.php", "/fish.php", true},
    {"/fish*.php", "/fishheads/catfish.php?parameters", true},
    {"/fish$", "/fish", true},
    {"/fish$", "/fish/", false},
    {"/$", "/", true},
    {"/$", "/a", false},
    {"*", "/", true},
    {"*$", "/a", true},
    {"**", "/", true},
    {"*/print", "/a/b/print/", true},
    {"*print$", "/a/print/print", true},
    {"/a*b*c", "/axxbxxc", true},
    {"/a*b*c", "/axxcxxb", false},
    {"/a*b*b$", "/ab", false},
    {"/a*ab$", "/ab", false},
    {"/a*ab$", "/aab", true},
    {"/*?*id=", "/news?page=2&id=5", true},
    {"/?", "/", false},
};

static void
patterns_match_the_beginning_of_a_path(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(matches) / sizeof(matches[0]); i++) {
		const struct match *m = &matches[i];

		if (pathrule_matches(m->pattern, m->path) != m->matches)
			fail_msg("%s against %s", m->path, m->pattern);
	}
}

struct spelt {
	const char *written;
	const char *allowed; /* NULL: no path matches */
	const char *disallowed;
};

static const struct spelt patterns[] = {
    {"/a", "/a", "/a"},
    {"", NULL, NULL},
    {"a", NULL, NULL},
    {"$", NULL, NULL},
    {"http://example.org/", NULL, NULL},
    {"/%7euser", "/%7Euser", "/~user"},
    {"/%62%61%7A", "/%62%61%7A", "/baz"},
    {"/%2f%2a%24", "/%2F%2A%24", "/%2F%2A%24"},
    {"/\xE3\x83\x84", "/%E3%83%84", "/%E3%83%84"},
    {"/a b\x01", "/a%20b%01", "/a%20b%01"},
    {"/100%", "/100%25", "/100%25"},
    {"/%%36%32", "/%25%36%32", "/%2562"},
    {"/%4", "/%254", "/%254"},
    {"/a$b*c$", "/a%24b*c$", "/a%24b*c$"},
    {"/$$", "/%24$", "/%24$"},
};

static void
assert_spelt(const char *got, const char *want)
{
	if (want == NULL)
		assert_null(got);
	else
		assert_string_equal(got, want);
}

static void
patterns_have_one_spelling(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(patterns) / sizeof(patterns[0]); i++) {
		const char *s = patterns[i].written;

		assert_spelt(
		    pathrule_allowed(a, s, strlen(s)), patterns[i].allowed);
		assert_spelt(pathrule_disallowed(a, s, strlen(s)),
		    patterns[i].disallowed);
	}
	arena_free(a);
}

/* RFC 9309 §2.2.3: how a star and a dollar sign in an address are meant. */
static void
special_characters_of_a_path_are_escaped(void **state)
{
	struct arena *a = arena_new();
	struct pathrule_path path =
	    pathrule_path(a, "/a-*-$-%7e-\xC3\xA9-%c3%a9");

	(void)state;
	assert_string_equal(path.allowed, "/a-%2A-%24-%7E-\xC3\xA9-%C3%A9");
	assert_string_equal(path.disallowed, "/a-%2A-%24-~-%C3%A9-%C3%A9");
	arena_free(a);
}

/* A pattern of ten thousand stars against a path that nearly fits would take
 * for ever by trying all ways. */
static void
stars_take_linear_time(void **state)
{
	enum { STARS = 10000 };
	char *pattern = malloc(STARS * 2 + 3), *path = malloc(STARS * 2 + 1);
	clock_t start = clock();

	(void)state;
	for (size_t i = 0; i < STARS; i++)
		memcpy(pattern + i * 2, "*a", 2);
	memcpy(pattern + STARS * 2, "b$", 3);
	memset(path, 'a', STARS * 2);
	path[0] = '/';
	path[STARS * 2] = '\0';
	assert_false(pathrule_matches(pattern, path));
	path[STARS * 2 - 1] = 'b';
	assert_true(pathrule_matches(pattern, path));
	assert_true(clock() - start < CLOCKS_PER_SEC);
	free(pattern);
	free(path);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(patterns_match_the_beginning_of_a_path),
    cmocka_unit_test(patterns_have_one_spelling),
    cmocka_unit_test(special_characters_of_a_path_are_escaped),
    cmocka_unit_test(stars_take_linear_time),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
