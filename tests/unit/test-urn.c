/* test-urn.c - ids become bytes and come back as they were. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/urn.h"

#define GOOD "urn:uuid:0123abcd-4567-5def-89ab-fedcba987654"

static void
bytes_and_text_are_the_same_id(void **state)
{
	static const unsigned char want[URN_BYTES] = {0x01, 0x23, 0xab, 0xcd,
	    0x45, 0x67, 0x5d, 0xef, 0x89, 0xab, 0xfe, 0xdc, 0xba, 0x98, 0x76,
	    0x54};
	unsigned char bytes[URN_BYTES];
	char text[URN_TEXT];

	(void)state;
	assert_int_equal(urn_pack(GOOD, bytes), 0);
	assert_memory_equal(bytes, want, URN_BYTES);
	assert_string_equal(urn_print(bytes, text), GOOD);
}

static void
anything_else_is_refused(void **state)
{
	static const char *const rows[] = {
	    "",
	    "urn:uuid:",
	    "0123abcd-4567-5def-89ab-fedcba987654",
	    "urn:uuid:0123abcd-4567-5def-89ab-fedcba98765",
	    GOOD "0",
	    "urn:uuid:0123ABCD-4567-5def-89ab-fedcba987654",
	    "urn:uuid:0123abcd-4567-5def-89ab-fedcba98765g",
	    "urn:uuid:0123abcd045670-5def-89ab-fedcba987654",
	    "urn:uuiX:0123abcd-4567-5def-89ab-fedcba987654",
	};
	unsigned char bytes[URN_BYTES];

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(urn_pack(rows[i], bytes), -1);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(bytes_and_text_are_the_same_id),
    cmocka_unit_test(anything_else_is_refused),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
