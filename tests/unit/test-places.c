/* test-places.c - the XDG folders, and options over them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cmd/places.h"

static void
surroundings(const char *home, const char *xdg)
{
	static const char *const names[] = {
	    "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"};

	if (home != NULL)
		setenv("HOME", home, 1);
	else
		unsetenv("HOME");
	for (int i = 0; i < 3; i++) {
		if (xdg != NULL)
			setenv(names[i], xdg, 1);
		else
			unsetenv(names[i]);
	}
}

static void
home_is_enough(void **state)
{
	struct arena *a = arena_new();
	const struct options o = {0};
	const char *const *dirs;
	struct err err;

	(void)state;
	surroundings("/home/u", NULL);
	dirs = places_definitions(a, &o);
	assert_string_equal(dirs[0], "/home/u/.config/ajel/feeds");
	assert_string_equal(dirs[1], "/etc/ajel/feeds");
	assert_null(dirs[2]);
	assert_string_equal(
	    places_store(a, &o, &err), "/home/u/.local/state/ajel/ajel.db");
	assert_string_equal(
	    places_feeds(a, &o, &err), "/home/u/.local/share/ajel/public");
	arena_free(a);
}

static void
xdg_comes_first_unless_it_is_relative(void **state)
{
	struct arena *a = arena_new();
	const struct options o = {0};
	struct err err;

	(void)state;
	surroundings("/home/u", "/x");
	assert_string_equal(places_definitions(a, &o)[0], "/x/ajel/feeds");
	assert_string_equal(places_store(a, &o, &err), "/x/ajel/ajel.db");
	surroundings("/home/u", "relative");
	assert_string_equal(
	    places_feeds(a, &o, &err), "/home/u/.local/share/ajel/public");
	arena_free(a);
}

static void
options_come_before_all(void **state)
{
	struct arena *a = arena_new();
	const struct options o = {.config = "c", .store = "s", .output = "o"};
	struct err err;

	(void)state;
	surroundings("/home/u", "/x");
	assert_string_equal(places_definitions(a, &o)[0], "c/feeds");
	assert_null(places_definitions(a, &o)[1]);
	assert_string_equal(places_store(a, &o, &err), "s");
	assert_string_equal(places_feeds(a, &o, &err), "o");
	arena_free(a);
}

static void
without_a_home_it_says_what_to_set(void **state)
{
	struct arena *a = arena_new();
	const struct options o = {0};
	struct err err;

	(void)state;
	surroundings(NULL, NULL);
	assert_string_equal(places_definitions(a, &o)[0], "/etc/ajel/feeds");
	assert_null(places_store(a, &o, &err));
	assert_int_equal(err.kind, ERR_USAGE);
	assert_non_null(strstr(err.msg, "XDG_STATE_HOME"));
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(home_is_enough),
    cmocka_unit_test(xdg_comes_first_unless_it_is_relative),
    cmocka_unit_test(options_come_before_all),
    cmocka_unit_test(without_a_home_it_says_what_to_set),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
