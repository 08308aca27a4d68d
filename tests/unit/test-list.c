/* test-list.c - which files are definitions, and which of two wins. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/limits.h"
#include "conf/conf.h"

/* Two directories under a temporary one. */
struct place {
	struct arena *a;
	char root[64];
	char near[80], far[80];
};

static void
put(const char *dir, const char *file)
{
	char path[256];
	FILE *f;

	(void)snprintf(path, sizeof(path), "%s/%s", dir, file);
	f = fopen(path, "w");
	assert_non_null(f);
	assert_int_equal(fclose(f), 0);
}

static int
set_up(void **state)
{
	struct place *p = calloc(1, sizeof(*p));

	assert_non_null(p);
	(void)snprintf(p->root, sizeof(p->root), "/tmp/ajel-list-XXXXXX");
	assert_non_null(mkdtemp(p->root));
	(void)snprintf(p->near, sizeof(p->near), "%s/near", p->root);
	(void)snprintf(p->far, sizeof(p->far), "%s/far", p->root);
	assert_int_equal(mkdir(p->near, 0777), 0);
	assert_int_equal(mkdir(p->far, 0777), 0);
	p->a = arena_new();
	*state = p;
	return 0;
}

static int
tear_down(void **state)
{
	struct place *p = *state;
	char command[128];

	(void)snprintf(command, sizeof(command), "rm -rf '%s'", p->root);
	assert_int_equal(system(command), 0);
	arena_free(p->a);
	free(p);
	return 0;
}

static void
names_are_plain(void **state)
{
	char longest[LIMIT_NAME + 2];

	(void)state;
	assert_true(conf_name_valid("ad-diyar"));
	assert_true(conf_name_valid("7x24.cn_a"));
	assert_true(conf_name_valid("a"));
	assert_false(conf_name_valid(""));
	assert_false(conf_name_valid(".hidden"));
	assert_false(conf_name_valid("-f"));
	assert_false(conf_name_valid("_a"));
	assert_false(conf_name_valid("Ad"));
	assert_false(conf_name_valid("a/b"));
	assert_false(conf_name_valid("a b"));
	assert_false(conf_name_valid("https:"));
	assert_false(conf_name_valid("\xD8\xA3"));
	memset(longest, 'a', sizeof(longest));
	longest[LIMIT_NAME + 1] = '\0';
	assert_false(conf_name_valid(longest));
	longest[LIMIT_NAME] = '\0';
	assert_true(conf_name_valid(longest));
}

static void
definitions_are_sorted_and_the_nearer_wins(void **state)
{
	struct place *p = *state;
	const char *dirs[] = {p->near, p->far, NULL};
	struct conf_file *files;
	struct err err = {0};
	char path[128];
	size_t n;

	put(p->near, "b.conf");
	put(p->near, "z.conf");
	put(p->far, "a.conf");
	put(p->far, "b.conf");
	put(p->far, "Bad Name.conf");
	put(p->far, "readme.txt");
	put(p->far, ".conf");
	put(p->far, ".b.conf");
	put(p->far, "b.conf~");
	(void)snprintf(path, sizeof(path), "%s/folder.conf", p->far);
	assert_int_equal(mkdir(path, 0777), 0);

	assert_int_equal(conf_list(p->a, dirs, &files, &n, &err), 0);
	assert_int_equal(n, 4);
	assert_string_equal(files[0].name, "Bad Name"); /* to be refused */
	assert_string_equal(files[1].name, "a");
	assert_string_equal(files[2].name, "b");
	assert_string_equal(files[3].name, "z");
	(void)snprintf(path, sizeof(path), "%s/b.conf", p->near);
	assert_string_equal(files[2].path, path);
	(void)snprintf(path, sizeof(path), "%s/a.conf", p->far);
	assert_string_equal(files[1].path, path);
}

static void
a_link_to_a_definition_is_one(void **state)
{
	struct place *p = *state;
	const char *dirs[] = {p->near, NULL};
	struct conf_file *files;
	struct err err = {0};
	char from[128], to[128];
	size_t n;

	put(p->far, "a.conf");
	(void)snprintf(to, sizeof(to), "%s/a.conf", p->far);
	(void)snprintf(from, sizeof(from), "%s/a.conf", p->near);
	assert_int_equal(symlink(to, from), 0);
	(void)snprintf(from, sizeof(from), "%s/gone.conf", p->near);
	assert_int_equal(symlink("/nowhere/at/all", from), 0);
	assert_int_equal(conf_list(p->a, dirs, &files, &n, &err), 0);
	assert_int_equal(n, 2); /* reading "gone" will say what is wrong */
}

static void
a_missing_directory_is_empty(void **state)
{
	struct place *p = *state;
	const char *dirs[] = {"/nowhere/at/all", p->near, NULL};
	const char *none[] = {NULL};
	struct conf_file *files;
	struct err err = {0};
	size_t n = 9;

	assert_int_equal(conf_list(p->a, dirs, &files, &n, &err), 0);
	assert_int_equal(n, 0);
	n = 9;
	assert_int_equal(conf_list(p->a, none, &files, &n, &err), 0);
	assert_int_equal(n, 0);
}

static void
a_file_is_no_directory(void **state)
{
	struct place *p = *state;
	char path[128], expected[256];
	const char *dirs[] = {path, NULL};
	struct conf_file *files;
	struct err err = {0};
	size_t n;

	put(p->near, "plain");
	(void)snprintf(path, sizeof(path), "%s/plain", p->near);
	assert_int_equal(conf_list(p->a, dirs, &files, &n, &err), -1);
	assert_int_equal(err.kind, ERR_INPUT);
	(void)snprintf(
	    expected, sizeof(expected), "%s: %s", path, strerror(ENOTDIR));
	assert_string_equal(err.msg, expected);
}

static void
too_many_are_refused(void **state)
{
	struct place *p = *state;
	const char *dirs[] = {p->near, NULL};
	struct conf_file *files;
	struct err err = {0};
	char file[32];
	size_t n;

	for (int i = 0; i < LIMIT_DEFINITIONS; i++) {
		(void)snprintf(file, sizeof(file), "n%d.conf", i);
		put(p->near, file);
	}
	assert_int_equal(conf_list(p->a, dirs, &files, &n, &err), 0);
	assert_int_equal(n, LIMIT_DEFINITIONS);
	put(p->near, "one-more.conf");
	assert_int_equal(conf_list(p->a, dirs, &files, &n, &err), -1);
	assert_int_equal(err.kind, ERR_INPUT);
	assert_non_null(strstr(err.msg, "more than 10000 definitions"));
}

#define IN_PLACE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(names_are_plain),
    IN_PLACE(definitions_are_sorted_and_the_nearer_wins),
    IN_PLACE(a_link_to_a_definition_is_one),
    IN_PLACE(a_missing_directory_is_empty),
    IN_PLACE(a_file_is_no_directory),
    IN_PLACE(too_many_are_refused),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
