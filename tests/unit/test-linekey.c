/* test-linekey.c - numbers by which lines are found again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/linekey.h"

static void
texts_that_read_alike_have_one_key(void **state)
{
	(void)state;
	assert_true(linekey_of_text("إستطلاع: «معاريف»") ==
		    linekey_of_text("استطلاع \"معاريف\""));
	assert_true(linekey_of_text("Fire!") == linekey_of_text("FIRE"));
	assert_true(linekey_of_text("Fire") != linekey_of_text("Fires"));
	assert_true(linekey_of_text("\xF0\x9F\x9A\xA8") !=
		    linekey_of_text("\xF0\x9F\x9A\x92"));
	assert_true(linekey_of_text("") != 0);
	assert_true(linekey_of_text(NULL) == 0);
}

/* The store keeps them, so they never change. */
static void
keys_are_for_ever(void **state)
{
	(void)state;
	assert_true(linekey_of_text("Fire") == UINT64_C(0xAA77F578EFDFC4B9));
	assert_true(linekey_of_link("https://x.org/fire-12345") ==
		    UINT64_C(0xF8AEBFC1DEA93726));
}

struct row {
	const char *x, *y; /* links of one line; y NULL: x has no number */
};

static void
the_number_stays_while_the_slug_follows_the_headline(void **state)
{
	static const struct row rows[] = {
	    {"https://x.org/news/12345-fire", "https://x.org/news/12345-out"},
	    {"https://x.org/fire-12345.html",
		"https://x.org/out-12345.html?s=1"},
	    {"https://x.org/a/12345/fire/2", "https://x.org/b/12345/out/3"},
	    {"https://x.org/2026/11/22/fire-12345", "https://x.org/x12345"},
	    {"https://x.org/20261122/fire-12345", "https://x.org/x12345"},
	    {"https://x.org/12345/20261122/202611", "https://x.org/12345"},
	    {"https://x.org/54321/12345", "https://x.org/12345"},
	    {"https://x.org/?p=1234", "https://x.org/?lang=en&p=1234#top"},
	    {"https://x.org/news.php?id=4711&s=x",
		"https://x.org/a.php?id=4711"},
	    {"https://x.org/12345?id=4711", "https://x.org/12345?id=4712"},
	    {"http://x.org/12345", "https://x.org/12345"},
	    {"https://x.org/99999999", "https://x.org/y-99999999"},
	    /* the slug's own numbers are none */
	    {"https://x.org/N/4711234/10000-flee-northern-towns",
		"https://x.org/N/4711234/20000-flee"},
	    {"https://x.org/4711234/crowd-of-123456",
		"https://x.org/4711234/crowd"},
	    {"https://x.org/4711234/budget-of-100000-passes",
		"https://x.org/4711234"},
	    {"https://x.org/4711234-budget-of-123456",
		"https://x.org/4711234-out"},
	    {"https://x.org/budget-of-123456-4711234.html",
		"https://x.org/a-4711234"},
	    {"https://x.org/4711234-budget-of-1000000",
		"https://x.org/slug_4711234"},
	    {"https://x.org/fire,nId,4711234,x-123456.html",
		"https://x.org/1,4711234,out.html"},
	    {"https://x.org/%D9%8412345-4711234", "https://x.org/4711234"},
	    {"https://x.org/%D9%84711234%D8%A7-54321", "https://x.org/54321"},
	    {"https://x.org/toll-of-123456?nid=4711",
		"https://x.org/?nid=4711"},
	    {"https://x.org/fire-4711234?t=1755249999",
		"https://x.org/out-4711234?t=1755250000"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_true(linekey_of_link(rows[i].x) != 0);
		assert_true(
		    linekey_of_link(rows[i].x) == linekey_of_link(rows[i].y));
	}
}

static void
links_without_a_number_of_their_own_have_no_key(void **state)
{
	static const char *const links[] = {
	    "https://x.org/",
	    "https://x.org/fire",
	    "https://x.org/1234",
	    "https://x.org/2026/11/22/fire",
	    "https://x.org/20261122/fire",
	    "https://x.org/fire-202611",
	    "https://x.org/?id=abc12345",
	    "https://x.org/fire?t=1755249999",
	    "https://x.org/fire?v=1755249999123",
	    "https://x.org/fire?_=1755249999",
	    "https://x.org/fire?ts=1755249999&w=12345",
	    "https://x.org/10000-flee-northern-towns",
	    "https://x.org/budget-of-100000",
	    "https://x.org/the-123456-who-fled",
	    "https://x.org/%D9%841234",
	    "https://x.org/?p=123",
	    "https://x.org/?",
	    "https://x.org/?=&&=#id=12345",
	    "https://x.org/#12345",
	    "https://x12345.org",
	    "x.org/12345",
	    "",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++)
		assert_true(linekey_of_link(links[i]) == 0);
	assert_true(linekey_of_link(NULL) == 0);
}

static void
the_host_and_the_number_make_the_key(void **state)
{
	(void)state;
	assert_true(linekey_of_link("https://x.org/12345") !=
		    linekey_of_link("https://y.org/12345"));
	assert_true(linekey_of_link("https://x.org/12345") !=
		    linekey_of_link("https://x.org/12346"));
}

static void
two_numbers_speak_in_the_same_place_alone(void **state)
{
	static const struct {
		const char *x, *y;
		bool same;
	} rows[] = {
	    {"https://x.org/N/4711234/a", "https://x.org/N/M/4711251/b", true},
	    {"https://x.org/4711234.html", "https://x.org/4711251.php", true},
	    {"https://x.org/a?id=4711", "https://x.org/b?l=en&ID=4712", true},
	    {"https://x.org/a-47112.html", "https://x.org/b-47113.html", true},
	    {"https://x.org/a?id=4711", "https://x.org/b?p=4712", false},
	    {"https://x.org/4711234/a", "https://x.org/4711251", false},
	    {"https://x.org/4711234", "https://x.org/a-4711251", false},
	    {"https://x.org/4711234", "https://m.x.org/4711251", false},
	    {"https://x.org/4711234", "https://x.org/?id=4711", false},
	    {"https://x.org/a", "https://x.org/b", false},
	    {"https://x.org/47112", NULL, false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		uint64_t place = linekey_place(rows[i].x);

		assert_int_equal(
		    place != 0 && place == linekey_place(rows[i].y),
		    rows[i].same);
	}
}

static void
a_number_of_the_headline_is_said(void **state)
{
	(void)state;
	assert_true(linekey_is_said(
	    "https://x.org/crowd-of-123456", "A crowd of 123,456 marches"));
	assert_true(linekey_is_said("https://x.org/123456-march",
	    "\u0661\u0662\u0663\u0664\u0665\u0666 march"));
	assert_false(
	    linekey_is_said("https://x.org/crowd-of-123456", "A crowd"));
	assert_false(linekey_is_said("https://x.org/123456", "123456 march"));
	assert_false(linekey_is_said(NULL, "123456 march"));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(texts_that_read_alike_have_one_key),
    cmocka_unit_test(keys_are_for_ever),
    cmocka_unit_test(the_number_stays_while_the_slug_follows_the_headline),
    cmocka_unit_test(links_without_a_number_of_their_own_have_no_key),
    cmocka_unit_test(two_numbers_speak_in_the_same_place_alone),
    cmocka_unit_test(a_number_of_the_headline_is_said),
    cmocka_unit_test(the_host_and_the_number_make_the_key),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
