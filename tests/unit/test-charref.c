/* test-charref.c - what character references stand for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "parse/charref.h"

struct row {
	const char *in;
	size_t len; /* 0: no reference */
	const char *out;
};

static void
check(const struct row *rows, size_t n,
    int (*read)(const char *, const char *, struct charref *))
{
	for (size_t i = 0; i < n; i++) {
		const char *in = rows[i].in;
		struct charref ref;
		int got = read(in, in + strlen(in), &ref);

		assert_int_equal(got, rows[i].len > 0 ? 0 : -1);
		if (got < 0)
			continue;
		assert_int_equal(ref.len, rows[i].len);
		assert_int_equal(ref.n, strlen(rows[i].out));
		assert_memory_equal(ref.s, rows[i].out, ref.n);
	}
}

static void
names_are_read(void **state)
{
	static const struct row rows[] = {
	    {"&amp;", 5, "&"},
	    {"&amp", 4, "&"},
	    {"&AMP;", 5, "&"},
	    {"&amplify", 4, "&"},
	    {"&nbsp;", 6, "\u00A0"},
	    {"&copy=", 5, "\u00A9"},
	    {"&notit;", 4, "\u00AC"},
	    {"&notin;", 7, "\u2209"},
	    {"&notin", 4, "\u00AC"},
	    {"&percnt;", 8, "%"},
	    {"&NewLine;", 9, "\n"},
	    {"&NotEqualTilde;", 15, "\u2242\u0338"},
	    {"&acE;", 5, "\u223E\u0333"},
	    {"&zwnj;", 6, "\u200C"},
	    {"&CounterClockwiseContourIntegral;", 33, "\u2233"},
	    {"&Tab;", 5, "\t"},
	    {"&nosuch;", 0, ""},
	    {"&percnt", 0, ""},
	    {"&Zz;", 0, ""},
	    {"&a;", 0, ""},
	    {"&;", 0, ""},
	    {"&", 0, ""},
	    {"& amp;", 0, ""},
	    {"&\u0639;", 0, ""},
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(rows[0]), charref_text);
}

static void
numbers_are_read(void **state)
{
	static const struct row rows[] = {
	    {"&#38;", 5, "&"},
	    {"&#38x", 4, "&"},
	    {"&#x26;", 6, "&"},
	    {"&#X26", 5, "&"},
	    {"&#1593;", 7, "\u0639"},
	    {"&#x1F4F0;", 9, "\U0001F4F0"},
	    {"&#128;", 6, "\u20AC"},
	    {"&#159;", 6, "\u0178"},
	    {"&#0;", 4, "\uFFFD"},
	    {"&#xD800;", 8, "\uFFFD"},
	    {"&#x110000;", 10, "\uFFFD"},
	    {"&#99999999999999999999;", 23, "\uFFFD"},
	    {"&#", 0, ""},
	    {"&#;", 0, ""},
	    {"&#x;", 0, ""},
	    {"&#xg;", 0, ""},
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(rows[0]), charref_text);
}

static void
links_keep_their_parameters(void **state)
{
	static const struct row rows[] = {
	    {"&copy=1", 0, ""},
	    {"&copya", 0, ""},
	    {"&copy1", 0, ""},
	    {"&copy", 5, "\u00A9"},
	    {"&copy\"", 5, "\u00A9"},
	    {"&copy;=1", 6, "\u00A9"},
	    {"&notin=", 0, ""},
	    {"&#38=", 4, "&"},
	    {"&amp;b=1", 5, "&"},
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(rows[0]), charref_attribute);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(names_are_read),
	    cmocka_unit_test(numbers_are_read),
	    cmocka_unit_test(links_keep_their_parameters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
