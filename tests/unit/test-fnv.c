/* test-fnv.c - the numbers are those of FNV-1a, piece by piece or at once. */
#include "base/fnv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

/* Of the algorithm's own test vectors. */
static const struct {
	const char *s;
	uint64_t hash;
} rows[] = {
    {"", 0xCBF29CE484222325U},
    {"a", 0xAF63DC4C8601EC8CU},
    {"b", 0xAF63DF4C8601F1A5U},
    {"foobar", 0x85944171F73967E8U},
};

static void
numbers_are_those_of_fnv_1a(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *s = rows[i].s;

		assert_true(fnv_string(FNV_START, s) == rows[i].hash);
		assert_true(fnv_bytes(FNV_START, s, strlen(s)) == rows[i].hash);
	}
}

static void
pieces_make_the_whole(void **state)
{
	uint64_t h = fnv_string(FNV_START, "foo");

	(void)state;
	h = fnv_bytes(h, "bars", 2);
	assert_true(fnv_add(h, 'r') == fnv_string(FNV_START, "foobar"));
}

/* A byte is no negative number, nor does a NUL end what has a length. */
static void
every_byte_counts(void **state)
{
	(void)state;
	assert_true(fnv_bytes(FNV_START, "\xFF", 1) == 0xAF64724C8602EB6EU);
	assert_true(fnv_string(FNV_START, "\xFF") == 0xAF64724C8602EB6EU);
	assert_true(fnv_bytes(FNV_START, "\0", 1) == 0xAF63BD4C8601B7DFU);
}

/* "ab", "c" is not "a", "bc"; and NULL is not "". */
static void
parts_have_ends(void **state)
{
	(void)state;
	assert_true(fnv_part(fnv_part(FNV_START, "ab"), "c") !=
		    fnv_part(fnv_part(FNV_START, "a"), "bc"));
	assert_true(fnv_part(FNV_START, NULL) != fnv_part(FNV_START, ""));
	assert_true(
	    fnv_part(FNV_START, "a") == fnv_bytes(FNV_START, "a", sizeof("a")));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(numbers_are_those_of_fnv_1a),
    cmocka_unit_test(pieces_make_the_whole),
    cmocka_unit_test(every_byte_counts),
    cmocka_unit_test(parts_have_ends),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
