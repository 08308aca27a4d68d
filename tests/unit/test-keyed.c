/* test-keyed.c - the first of the rows with a key is found, or its place. */
#include "base/keyed.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

struct row {
	uint64_t key;
	char rest;
};

/* By hand, one row after another. */
static size_t
walk(const struct row *rows, size_t n, uint64_t key)
{
	size_t i = 0;

	while (i < n && rows[i].key < key)
		i++;
	return i;
}

static void
the_first_row_of_a_key_is_found_or_its_place(void **state)
{
	static const struct row rows[] = {{2, 'a'}, {2, 'b'}, {5, 'c'},
	    {7, 'd'}, {7, 'e'}, {7, 'f'}, {9, 'g'}};

	(void)state;
	for (size_t n = 0; n <= sizeof(rows) / sizeof(rows[0]); n++) {
		for (uint64_t key = 0; key < 12; key++)
			assert_int_equal(
			    keyed_first(rows, n, sizeof(rows[0]), key),
			    walk(rows, n, key));
	}
}

/* A difference of such keys is no int. */
static void
keys_are_compared_in_full(void **state)
{
	static const uint64_t keys[] = {1, 0x100000000U, UINT64_MAX};

	(void)state;
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(
		    keyed_first(keys, 3, sizeof(keys[0]), keys[i]), i);
	assert_int_equal(keyed_first(keys, 2, sizeof(keys[0]), UINT64_MAX), 2);
}

static void
no_rows_need_no_memory(void **state)
{
	(void)state;
	assert_int_equal(keyed_first(NULL, 0, 8, 1), 0);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_first_row_of_a_key_is_found_or_its_place),
    cmocka_unit_test(keys_are_compared_in_full),
    cmocka_unit_test(no_rows_need_no_memory),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
