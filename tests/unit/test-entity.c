/* test-entity.c - references that a page escaped twice. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "detect/entity.h"

static void
what_was_escaped_twice_is_read_once_more(void **state)
{
	static const struct {
		const char *in, *out;
	} rows[] = {
	    {"plain", "plain"},
	    {"&quot;x&quot;", "\"x\""},
	    {"it&#39;s", "it's"},
	    {"&#x201C;x&#X201d;", "“x”"},
	    {"&uuml;ber", "über"},
	    {"a&nbsp;b", "a b"},
	    {"a&shy;b", "ab"},
	    {"AT&T; R&D", "AT&T; R&D"},
	    {"&nix; & ;", "&nix; & ;"},
	    {"&#0; &#xD800; &#x110000; &#; &#x;",
		"&#0; &#xD800; &#x110000; &#; &#x;"},
	    {"&#99999999999;", "&#99999999999;"},
	    {"&amp;quot;", "&quot;"}, /* once */
	    {"&", "&"},
	    {"&;", "&;"},
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(entity_decode(a, rows[i].in), rows[i].out);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(what_was_escaped_twice_is_read_once_more),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
