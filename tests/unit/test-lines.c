/* test-lines.c - lines judged, and cut so that they can be joined again. */
#include "conf/lines.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

enum { ROOM = 200 };

struct row {
	const char *in;
	const char *out; /* all that was handed out */
	const char *fault;
};

static const struct row rows[] = {
    {"", "", NULL},
    {"\n\n", "\n\n", NULL},
    {"a = b", "a = b\n", NULL},
    {"\xEF\xBB\xBF[s]\na=b", "[s]\na=b\n", NULL},
    {"a = b\r\nc = d\r\n", "a = b\nc = d\n", NULL},
    {"  \t a = b \t ", "a = b\n", NULL},
    {"a\t=\tb\tc", "a = b c\n", NULL},
    {"# remark", "\n", NULL},
    {"   ; remark without =", "\n", NULL},
    {"a = b ; remark", "a = b\n", NULL},
    {"a = b\t; remark", "a = b\n", NULL},
    {"a = b;c", "a = b;c\n", NULL},
    {"a = b # c", "a = b # c\n", NULL},
    {"[s] ; remark", "[s]\n", NULL},
    {"a = b = c", "a = b = c\n", NULL},
    {"x", "", "no '=' after the key; write key = value"},
    {"a : b", "", "no '=' after the key; write key = value"},
    {"https://a/?b=c", "", "no '=' after the key; write key = value"},
    {"= b", "", "no key before '='; write key = value"},
    {"[s", "", "no section; write [name]"},
    {"[s] x", "", "no section; write [name]"},
    {"[s]]", "", "no section; write [name]"},
    {"[", "", "no section; write [name]"},
    {"a = \xFF", "", "not UTF-8; save the file as UTF-8"},
    {"# \xE9t\xE9", "", "not UTF-8; save the file as UTF-8"},
    {"a = \x1B[0m", "", "a control character; delete it"},
    {"a = b\rc = d", "", "a control character; delete it"},
    {"a = \xE2\x80\xA8", "", "a control character; delete it"},
    {"ok = 1\nbad\nok = 2", "ok = 1\n",
	"no '=' after the key; write key = value"},
};

static void
append(char *all, size_t size, const char *s)
{
	const size_t n = strlen(all);

	(void)snprintf(all + n, size - n, "%s", s);
}

static void
lines_are_judged(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char all[ROOM] = "", out[ROOM];
		struct lines l;

		lines_init(&l, rows[i].in, strlen(rows[i].in));
		while (lines_next(&l, out, sizeof(out)))
			append(all, sizeof(all), out);
		assert_string_equal(all, rows[i].out);
		if (rows[i].fault == NULL)
			assert_null(l.fault);
		else
			assert_string_equal(l.fault, rows[i].fault);
	}
}

static void
a_nul_is_a_fault(void **state)
{
	char out[ROOM];
	struct lines l;

	(void)state;
	lines_init(&l, "a = b\nc = \0", 11);
	assert_true(lines_next(&l, out, sizeof(out)));
	assert_false(lines_next(&l, out, sizeof(out)));
	assert_string_equal(l.fault, "a NUL byte; delete it");
	assert_int_equal(l.number, 2);
	assert_false(lines_next(&l, out, sizeof(out)));
}

static void
sections_are_named(void **state)
{
	char out[ROOM];
	struct lines l;

	(void)state;
	lines_init(&l, "[feed]\na = b", 12);
	assert_true(lines_next(&l, out, sizeof(out)));
	assert_int_equal(l.title_len, 4);
	assert_memory_equal(l.title, "feed", 4);
	assert_true(lines_next(&l, out, sizeof(out)));
	assert_null(l.title);
}

/* Joins the pieces of the one long line as inih would: without the white
 * space around each. */
static void
assert_joins(const char *line, size_t room)
{
	char all[1024] = "", out[ROOM];
	const size_t len = strlen(line);
	struct lines l;
	int pieces = 0;

	lines_init(&l, line, len);
	while (lines_next(&l, out, room)) {
		const size_t n = strlen(out);

		assert_true(n < room);
		assert_int_equal(out[n - 1], '\n');
		assert_int_equal(out[0] == ' ', pieces > 0);
		out[n - 1] = '\0';
		assert_null(strchr(";# ", out[pieces > 0]));
		append(all, sizeof(all), out + (pieces > 0));
		assert_int_equal(l.number, 1);
		pieces++;
	}
	assert_null(l.fault);
	assert_true(pieces > 1);
	assert_string_equal(all, line);
}

static void
long_lines_come_in_pieces(void **state)
{
	char line[601] = "items = //";

	(void)state;
	memset(line + 10, 'x', 590);
	assert_joins(line, ROOM);
	for (size_t i = 10; i < 600; i += 3)
		line[i] = ' ';
	line[598] = line[599] = 'y';
	for (size_t room = 20; room < ROOM; room++)
		assert_joins(line, room);
	for (size_t i = 10; i < 599; i++)
		line[i] = "x#;x"[i % 4];
	for (size_t room = 20; room < ROOM; room++)
		assert_joins(line, room);
}

static void
what_cannot_be_joined_is_refused(void **state)
{
	char line[301] = "a = b", out[ROOM];
	struct lines l;

	(void)state;
	memset(line + 5, ' ', 294);
	line[299] = 'c';
	lines_init(&l, line, strlen(line));
	while (lines_next(&l, out, sizeof(out)))
		;
	assert_string_equal(l.fault, "too long a run of spaces; shorten it");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(lines_are_judged),
    cmocka_unit_test(a_nul_is_a_fault),
    cmocka_unit_test(sections_are_named),
    cmocka_unit_test(long_lines_come_in_pieces),
    cmocka_unit_test(what_cannot_be_joined_is_refused),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
