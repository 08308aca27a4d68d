/* test-mediatype.c - Content-Type as servers write it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fetch/mediatype.h"

struct row {
	const char *value;
	const char *type;
	const char *charset;
};

static const struct row rows[] = {
    {NULL, NULL, NULL},
    {"", NULL, NULL},
    {"text/html", "text/html", NULL},
    {"  Text/HTML  ", "text/html", NULL},
    {"text/html;charset=UTF-8", "text/html", "UTF-8"},
    {"text/html ; Charset = windows-1256 ; x=y", "text/html", "windows-1256"},
    {"text/html; charset=\"utf-8\"", "text/html", "utf-8"},
    {"text/html; charset=\"ut\\f-8\"", "text/html", "utf-8"},
    {"text/html; charset=\"utf-8", "text/html", "utf-8"},
    {"text/html; charset=\"utf-8\\", "text/html", "utf-8\\"},
    {"text/html; a=\"x;charset=no\"; charset=yes", "text/html", "yes"},
    {"text/html; charset=a; charset=b", "text/html", "a"},
    {"text/html; charset=; charset=b", "text/html", "b"},
    {"text/html; charset=\"\"", "text/html", NULL},
    {"text/html; charset", "text/html", NULL},
    {"text/html; xcharset=a", "text/html", NULL},
    {"text/html;;;", "text/html", NULL},
    {"text/html; charset=utf-8, text/html", "text/html", "utf-8"},
    {"application/ld+json", "application/ld+json", NULL},
    {"html", NULL, NULL},
    {"text/", NULL, NULL},
    {"/html", NULL, NULL},
    {"; charset=utf-8", NULL, "utf-8"},
    {"html; charset=utf-8", NULL, "utf-8"},
};

static void
same(const char *got, const char *want)
{
	if (want == NULL)
		assert_null(got);
	else
		assert_string_equal(got, want);
}

static void
reads_type_and_charset(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *type;
		const char *charset;

		mediatype_read(a, rows[i].value, &type, &charset);
		same(type, rows[i].type);
		same(charset, rows[i].charset);
	}
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(reads_type_and_charset),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
