/* test-idn.c - host names past ASCII. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text/idn.h"

static void
names_become_ascii(void **state)
{
	struct arena *a = arena_new();
	const char *in = "BÜCHER.example/x";

	(void)state;
	assert_string_equal(
	    idn_ascii(a, in, strcspn(in, "/")), "xn--bcher-kva.example");
	assert_string_equal(idn_ascii(a, "faß.de", strlen("faß.de")),
	    "xn--fa-hia.de"); /* not fass.de */
	arena_free(a);
}

static void
other_names_are_left_alone(void **state)
{
	struct arena *a = arena_new();
	char lengthy[512];

	(void)state;
	memset(lengthy, 'a', sizeof(lengthy));
	memcpy(lengthy, "ü", strlen("ü"));
	assert_null(idn_ascii(a, "x.example", 9));
	assert_null(idn_ascii(a, "", 0));
	assert_null(idn_ascii(a, "ü ", strlen("ü ")));
	assert_null(idn_ascii(a, lengthy, sizeof(lengthy)));
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(names_become_ascii),
    cmocka_unit_test(other_names_are_left_alone),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
