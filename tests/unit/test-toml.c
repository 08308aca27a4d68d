/* test-toml.c - TOML, value by value. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "import/toml.h"

struct told {
	struct arena *a;
	const char *words;
};

static void
tell(void *ctx, const char *path, const char *value)
{
	struct told *t = ctx;

	t->words = value != NULL
		       ? arena_printf(t->a, "%s%s=%s;", t->words, path, value)
		       : arena_printf(t->a, "%s[%s];", t->words, path);
}

static void
toml_says(const char *file, const char *wanted)
{
	struct arena *a = arena_new();
	struct told t = {a, ""};
	struct err err;

	if (toml_read(a, file, strlen(file), tell, &t, &err) < 0)
		t.words = err.msg;
	assert_string_equal(t.words, wanted);
	arena_free(a);
}

static void
values_are_told_with_their_tables(void **state)
{
	static const char *const rows[][2] = {
	    {"", ""},
	    {"# a\n\n  # b", ""},
	    {"\xEF\xBB\xBFk=1", "k=1;"},
	    {"k = 'v' # w\r\n", "k=v;"},
	    {"[t]\nk=true\n[[u]]\nk = 2024-01-01T00:00:00Z\n[u.v]\nk=-1.5e+3",
		"t.k=true;[u];u.k=2024-01-01T00:00:00Z;u.v.k=-1.5e+3;"},
	    {"[ a . \"b c\" ]\nd.e = 1", "a.b c.d.e=1;"},
	    {"k=\"a\\tb\\u00e9\\\"\\\\\"", "k=a\tb\xC3\xA9\"\\;"},
	    {"k='a\\b'", "k=a\\b;"},
	    {"k=''", "k=;"},
	    {"k=\"\"\"\na\n\"b\"\"\"\"", "k=a\n\"b\";"},
	    {"k=\"\"\"a\\\n   b\"\"\"", "k=ab;"},
	    {"k='''\r\na''b'''", "k=a''b;"},
	    {"k=[1, 'b',\n # c\n [],[ 2,], ]\nl=3", "k=1;k=b;k=2;l=3;"},
	    {"k={a=1, b.c='d', e={}, f=[{g=2},{g=3}]}\nl=4",
		"k.a=1;k.b.c=d;k.f.g=2;k.f.g=3;l=4;"},
	    {"k=[]", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		toml_says(rows[i][0], rows[i][1]);
}

static void
a_fault_is_told_with_its_line(void **state)
{
	static const char *const rows[][2] = {
	    {"k", "line 1: '=' is wanted"},
	    {"\n= 1", "line 2: a key is wanted"},
	    {"k =", "line 1: a value is wanted"},
	    {"k = 1 2", "line 1: the end of the line is wanted"},
	    {"k = 'a\n'", "line 1: a string without its end"},
	    {"k = \"\"\"a\n", "line 2: a string without its end"},
	    {"k = \"\\x\"", "line 1: an unknown escape"},
	    {"k = \"\\ud800\"", "line 1: an unknown escape"},
	    {"k = \"\\", "line 1: an unknown escape"},
	    {"k = [1", "line 1: ',' or an end is wanted"},
	    {"k = {a=1,\n b=2}", "line 1: a key is wanted"},
	    {"k = {a}", "line 1: '=' is wanted"},
	    {"[t", "line 1: ']' is wanted"},
	    {"[[t]", "line 1: ']' is wanted"},
	    {"[]", "line 1: a key is wanted"},
	    {"k = [[[[[[[[[[[[[[[[[", "line 1: too deep"},
	    {"k = \xFF", "not in UTF-8"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		toml_says(rows[i][0], rows[i][1]);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(values_are_told_with_their_tables),
    cmocka_unit_test(a_fault_is_told_with_its_line),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
