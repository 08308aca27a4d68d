/* test-argv.c - the words of a command. */
#include "conf/argv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/limits.h"

struct row {
	const char *command;
	const char *words; /* each in []; NULL: refused */
};

static const struct row rows[] = {
    {"get", "[get]"},
    {"  get\t page  ", "[get][page]"},
    {"get 'a b' \"c d\"", "[get][a b][c d]"},
    {"get ''", "[get][]"},
    {"get a''b\"c\"'d e'", "[get][abcd e]"},
    {"get a\\ b \\' \\\\", "[get][a b]['][\\]"},
    {"get '\\n' \"\\n\"", "[get][\\n][\\n]"},
    {"get \"a \\\" \\\\ \\$ \\` b\"", "[get][a \" \\ $ ` b]"},
    {"get \"it's\" 'say \"x\"'", "[get][it's][say \"x\"]"},
    /* nothing is expanded, and no shell listens */
    {"get $HOME ~ *.html `id` $(id) | tee > x && y # z",
	"[get][$HOME][~][*.html][`id`][$(id)][|][tee][>][x][&&][y][#][z]"},
    {"get عاجل", "[get][عاجل]"},
    {"", NULL},
    {" \t ", NULL},
    {"'' page", NULL},
    {"get 'a b", NULL},
    {"get \"a b", NULL},
    {"get \"a\\", NULL},
    {"get \"a\\\"", NULL},
    {"get a\\", NULL},
};

static void
words_are_cut_as_sh_cuts_them(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char **words = NULL;
		const char *got = "";
		int rc = argv_read(a, rows[i].command, &words);

		for (; rc == 0 && *words != NULL; words++)
			got = arena_printf(a, "%s[%s]", got, *words);
		if (rc != (rows[i].words != NULL ? 0 : -1) ||
		    (rc == 0 && strcmp(got, rows[i].words) != 0))
			fail_msg("%s: %d %s", rows[i].command, rc, got);
	}
	arena_free(a);
}

static void
words_and_bytes_have_a_limit(void **state)
{
	struct arena *a = arena_new();
	char many[2 * LIMIT_ARGUMENTS + 3];
	char *longest = arena_alloc(a, LIMIT_TEXT + 2);
	const char **words;

	(void)state;
	for (size_t i = 0; i + 1 < sizeof(many); i++)
		many[i] = i % 2 == 0 ? 'x' : ' ';
	many[sizeof(many) - 1] = '\0';
	assert_int_equal(argv_read(a, many, &words), -1);
	many[2 * LIMIT_ARGUMENTS] = '\0';
	assert_int_equal(argv_read(a, many, &words), 0);
	assert_non_null(words[LIMIT_ARGUMENTS - 1]);
	assert_null(words[LIMIT_ARGUMENTS]);

	memset(longest, 'x', LIMIT_TEXT + 1);
	longest[LIMIT_TEXT + 1] = '\0';
	assert_int_equal(argv_read(a, longest, &words), -1);
	longest[LIMIT_TEXT] = '\0';
	assert_int_equal(argv_read(a, longest, &words), 0);
	assert_int_equal(strlen(words[0]), LIMIT_TEXT);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(words_are_cut_as_sh_cuts_them),
    cmocka_unit_test(words_and_bytes_have_a_limit),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
