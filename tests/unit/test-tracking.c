/* test-tracking.c - addresses without marks of those who count readers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "detect/tracking.h"

static void
marks_go_and_the_rest_stays(void **state)
{
	static const struct {
		const char *url, *wanted;
	} rows[] = {
	    {"https://x/1?utm_source=a&utm_medium=b", "https://x/1"},
	    {"https://x/1?id=7&utm_source=a&p=2", "https://x/1?id=7&p=2"},
	    {"https://x/1?UTM_Source=a;id=7#c3", "https://x/1?id=7#c3"},
	    {"https://x/1?fbclid=Iw#utm_source=b", "https://x/1"},
	    {"https://x/1?id=7#xtor=RSS", "https://x/1?id=7"},
	    {"https://x/1#ref=rss", "https://x/1"},
	    {"https://x/1?gclid", "https://x/1?gclid"},
	    {"https://x/1?a=1;b=2&&c", "https://x/1?a=1;b=2&&c"},
	    {"https://x/1?ref=7&from=a", "https://x/1?ref=7&from=a"},
	    {"https://x/1?to=utm_x#p?utm_y", "https://x/1?to=utm_x#p?utm_y"},
	    {"https://x/1?", "https://x/1?"},
	    {"https://x/1#?utm_source=a", "https://x/1#?utm_source=a"},
	    {"https://x/utm_source=a", "https://x/utm_source=a"},
	    {"", ""},
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(
		    tracking_drop(a, rows[i].url), rows[i].wanted);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(marks_go_and_the_rest_stays),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
