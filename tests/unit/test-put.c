/* test-put.c - a definition that is written is read back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "conf/conf.h"
#include "conf/put.h"

static void
title_reads_back(const char *title, const char *wanted)
{
	struct arena *a = arena_new();
	struct source s;
	struct err err;
	struct buf b;

	buf_init(&b, LIMIT_DEFINITION);
	conf_put_remark(&b, title);
	conf_put_section(&b, "source");
	conf_put_remark(&b, "");
	conf_put(&b, "title", title);
	conf_put(&b, "url", "https://x.example/");
	conf_put(&b, "timezone", "UTC");
	assert_int_equal(
	    conf_parse(a, b.data, b.len, "x.conf", "x", &s, &err), 0);
	assert_string_equal(s.title, wanted);
	buf_free(&b);
	arena_free(a);
}

static void
a_strangers_words_stay_words(void **state)
{
	static const char *const rows[][2] = {
	    {"الديار – عاجل 24/7", "الديار – عاجل 24/7"}, {"a; b", "a; b"},
	    {"a ; b", "a b"}, {"; b", "b"}, {"[fetch]", "[fetch]"},
	    {"x\n[fetch]\ncommand = rm", "x [fetch] command = rm"},
	    {"x\r\ny\tz", "x y z"}, {"= x", "= x"},
	    {"\"quoted\" # and more", "\"quoted\" # and more"},
	    {"x\xE2\x80\xA8y", "x y"}};
	char longest[600];

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		title_reads_back(rows[i][0], rows[i][1]);
	/* More than inih takes in a line. */
	for (size_t i = 0; i < sizeof(longest); i++)
		longest[i] = i % 7 == 6 ? ' ' : 'x';
	longest[sizeof(longest) - 1] = '\0';
	title_reads_back(longest, longest);
	memset(longest, ' ', sizeof(longest) - 3);
	longest[0] = 'x';
	longest[sizeof(longest) - 3] = ' ';
	longest[sizeof(longest) - 2] = 'y';
	title_reads_back(longest, "x y");
}

static void
remarks_keep_to_the_width_of_a_screen(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b, LIMIT_DEFINITION);
	conf_put_remark(&b,
	    "one two three four five six seven eight nine ten eleven twelve "
	    "thirteen fourteen\nfifteen");
	assert_string_equal(b.data,
	    "# one two three four five six seven eight nine ten eleven twelve "
	    "thirteen\n# fourteen fifteen\n");
	buf_free(&b);
}

static void
what_must_keep_its_bytes_is_asked_for(void **state)
{
	static const struct {
		const char *value;
		bool wanted;
	} rows[] = {{"/html/body/ul/li", true}, {"//a[x=\"; \"]", true},
	    {"//a[x=\" ;\"]", false}, {"", false}, {" x", false}, {"x ", false},
	    {"x\ny", false}};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(conf_can_put(rows[i].value), rows[i].wanted);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_strangers_words_stay_words),
	    cmocka_unit_test(remarks_keep_to_the_width_of_a_screen),
	    cmocka_unit_test(what_must_keep_its_bytes_is_asked_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
