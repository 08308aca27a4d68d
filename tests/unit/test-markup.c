/* test-markup.c - what is written is escaped, clean and valid UTF-8. */
#include "parse/markup.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"

/* How one ASCII character is written. */
static const char *
piece_of(char c, char self[2])
{
	self[0] = c;
	self[1] = '\0';
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\r':
		return "\n";
	case '\f':
		return " ";
	default:
		if ((c < ' ' && c != '\t' && c != '\n') || c == 0x7F)
			self[0] = '\0';
		return self;
	}
}

static void
every_byte_is_written_right_at_every_place(void **state)
{
	enum { PLACES = 20 };
	struct arena *a = arena_new();

	(void)state;
	for (int byte = 1; byte < 0x80; byte++) {
		for (size_t at = 0; at < PLACES; at++) {
			char in[PLACES];
			char self[2];
			const char *piece = piece_of((char)byte, self);
			size_t piece_n = strlen(piece);
			struct markup m;
			const char *out;
			size_t n;

			memset(in, 'x', sizeof(in));
			in[at] = (char)byte;
			markup_init(&m, a, 0);
			markup_verbatim(&m, in, sizeof(in));
			out = markup_end(&m, &n);
			assert_int_equal(n, PLACES - 1 + piece_n);
			assert_memory_equal(out + at, piece, piece_n);
			assert_int_equal(
			    strspn(out + at + piece_n, "x"), PLACES - 1 - at);
		}
		arena_reset(a);
	}
	arena_free(a);
}

/* Each character alone, between two letters: the same, or not at all. */
static void
every_character_stays_or_goes(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	for (uint32_t c = 0x80; c <= 0x10FFFF; c++) {
		char in[8] = "a";
		size_t n = utf8_put(in + 1, c);
		bool valid = utf8_len(in + 1, n) == n;
		struct markup m;
		const char *out;
		size_t len;

		in[1 + n] = 'b';
		markup_init(&m, a, 0);
		markup_text(&m, in, n + 2);
		out = markup_end(&m, &len);
		if (!valid)
			assert_non_null(strstr(out, "\uFFFD"));
		else if (c == 0x85 || c == 0x2028 || c == 0x2029)
			assert_string_equal(out, "a b");
		else if (utf8_is_control(in + 1, n))
			assert_string_equal(out, "ab");
		else
			assert_string_equal(out, in);
		if (c % 1024 == 0)
			arena_reset(a);
	}
	arena_free(a);
}

static void
runs_of_white_space_are_folded(void **state)
{
	struct arena *a = arena_new();
	struct markup m;
	size_t n;

	(void)state;
	markup_init(&m, a, 0);
	markup_text(&m, "  a  b \r\n c", 11);
	markup_text(&m, "  ", 2);
	markup_text(&m, "\n d", 3);
	markup_puts(&m, "<br/>");
	markup_text(&m, "\t", 1);
	assert_string_equal(markup_end(&m, &n), " a b\nc d<br/> ");
	assert_int_equal(n, 14);
	arena_free(a);
}

static void
it_grows_as_it_must(void **state)
{
	struct arena *a = arena_new();
	struct markup m;
	size_t n;
	const char *out;

	(void)state;
	markup_init(&m, a, 0);
	for (int i = 0; i < 10000; i++)
		markup_verbatim(&m, "<>", 2);
	out = markup_end(&m, &n);
	assert_int_equal(n, 80000);
	assert_int_equal(strlen(out), n);
	arena_free(a);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_byte_is_written_right_at_every_place),
	    cmocka_unit_test(every_character_stays_or_goes),
	    cmocka_unit_test(runs_of_white_space_are_folded),
	    cmocka_unit_test(it_grows_as_it_must),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
