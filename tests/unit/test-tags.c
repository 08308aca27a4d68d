/* test-tags.c - every element of the table is found, and no other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "parse/tags.h"

static void
every_row_is_found(void **state)
{
	const struct tag *t;
	size_t n = 0;

	(void)state;
	while ((t = tag_row(n)) != NULL) {
		assert_ptr_equal(tag_find(t->name, strlen(t->name)), t);
		if (n > 0)
			assert_true(strcmp(tag_row(n - 1)->name, t->name) < 0);
		n++;
	}
	assert_true(n > 100);
}

static void
other_names_are_not(void **state)
{
	static const char *const names[] = {"", "x", "sectio", "sections",
	    "DIV", "x-item", "o:p", "1", "\xFF", "blockquotes", "{"};

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		assert_null(tag_find(names[i], strlen(names[i])));
	assert_null(tag_find("divx", 2));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_row_is_found),
	    cmocka_unit_test(other_names_are_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
