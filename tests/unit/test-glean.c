/* test-glean.c - what can be read of definitions that are wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/limits.h"
#include "conf/conf.h"

struct folder {
	struct arena *a;
	char path[64];
};

static int
set_up(void **state)
{
	struct folder *f = calloc(1, sizeof(*f));

	f->a = arena_new();
	(void)snprintf(f->path, sizeof(f->path), "/tmp/glean.XXXXXX");
	assert_non_null(mkdtemp(f->path));
	assert_int_equal(
	    mkdir(arena_printf(f->a, "%s/feeds", f->path), 0700), 0);
	*state = f;
	return 0;
}

static int
tear_down(void **state)
{
	struct folder *f = *state;

	(void)unlink(arena_printf(f->a, "%s/feeds/x.conf", f->path));
	(void)unlink(arena_printf(f->a, "%s/ajel.conf", f->path));
	(void)rmdir(arena_printf(f->a, "%s/feeds", f->path));
	(void)rmdir(f->path);
	arena_free(f->a);
	free(f);
	return 0;
}

static const char *
put(struct folder *f, const char *name, const char *text)
{
	const char *path = arena_printf(f->a, "%s/%s", f->path, name);
	FILE *out = fopen(path, "wb");

	assert_non_null(out);
	(void)fputs(text, out);
	assert_int_equal(fclose(out), 0);
	return path;
}

/* What "title|url|timezone|language|public" come to. */
static const char *
gleaned(struct folder *f, const char *text)
{
	const char *path = put(f, "feeds/x.conf", text);
	struct source s;

	conf_glean(f->a, path, "x", &s);
	assert_string_equal(s.name, "x");
	return arena_printf(f->a, "%s|%s|%s|%s|%s", s.title,
	    s.url != NULL ? s.url : "", s.timezone != NULL ? s.timezone : "",
	    s.language != NULL ? s.language : "",
	    s.feed.public != NULL ? s.feed.public : "");
}

static void
what_stands_in_other_lines_counts(void **state)
{
	static const char all[] =
	    "A|https://a.example/|Asia/Beirut|ar|https://p.example/";
	static const struct {
		const char *name, *text, *what;
	} rows[] = {
	    {"an unknown key",
		"[source]\ntitle = A\nurl = https://a.example/\nzzzzz = 1\n"
		"timezone = Asia/Beirut\nlanguage = ar\n"
		"[feed]\npublic = https://p.example/\n",
		all},
	    {"a line that is none",
		"[source]\ntitle = A\nwhat?\nurl = https://a.example/\n"
		"timezone = Asia/Beirut\nlanguage = ar\n"
		"[feed]\npublic = https://p.example/\n",
		all},
	    {"a section that is misspelt",
		"[sorce]\ntitle = A\nurl = https://a.example/\n"
		"timezone = Asia/Beirut\nlanguage = ar\n"
		"[feed\npublic = https://p.example/\n",
		all},
	    {"keys that are nearly some",
		"[source]\ntitel = A\nurll = https://a.example/\n"
		"timezon = Asia/Beirut\nlangauge = ar\n"
		"[feed]\npublc = https://p.example/\n",
		all},
	    {"a line that is not UTF-8",
		"[source]\ntitle = A\n# \xff\nurl = https://a.example/\n"
		"timezone = Asia/Beirut\nlanguage = ar\n"
		"[feed]\npublic = https://p.example/\n",
		all},
	    {"a key twice: the first", "[source]\ntitle = A\ntitle = B\n",
		"A||||"},
	    {"one that is right before one that isn't",
		"[source]\ntitel = B\ntitle = A\n", "A||||"},
	    {"a wrong value",
		"[source]\ntitle = A\ntimezone = Nowhere/At\nlanguage = ar\n",
		"A|||ar|"},
	    {"nothing", "", "x||||"},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *got = gleaned(*state, rows[i].text);

		if (strcmp(got, rows[i].what) != 0)
			fail_msg("%s: %s", rows[i].name, got);
	}
}

static void
what_all_sources_share_counts_below_their_own(void **state)
{
	struct folder *f = *state;

	(void)put(f, "ajel.conf",
	    "[feed]\noops\ntitle = no\npublic = https://all.example/\n");
	assert_string_equal(
	    gleaned(f, "[source]\nwrong\n"), "x||||https://all.example/");
	assert_string_equal(
	    gleaned(f, "wrong\n[feed]\npublic = https://own.example/\n"),
	    "x||||https://own.example/");
}

static void
a_file_that_is_too_long_says_nothing(void **state)
{
	struct folder *f = *state;
	char *text = calloc(1, LIMIT_DEFINITION + 64);

	memset(text, '#', LIMIT_DEFINITION + 1);
	memcpy(text, "title = A\n", 10);
	assert_string_equal(gleaned(f, text), "x||||");
	free(text);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown(
	what_stands_in_other_lines_counts, set_up, tear_down),
    cmocka_unit_test_setup_teardown(
	what_all_sources_share_counts_below_their_own, set_up, tear_down),
    cmocka_unit_test_setup_teardown(
	a_file_that_is_too_long_says_nothing, set_up, tear_down),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
