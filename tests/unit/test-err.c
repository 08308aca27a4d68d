/* test-err.c - messages that a terminal can be shown, and the kinds' words. */
#include "base/err.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"

static void
setting_an_error_returns_failure(void **state)
{
	struct err e;

	(void)state;
	assert_int_equal(err_set(&e, ERR_HTTP, "status %d", 404), -1);
	assert_int_equal(e.kind, ERR_HTTP);
	assert_string_equal(e.msg, "status 404");
}

struct row {
	const char *in;
	const char *out;
};

static const struct row rows[] = {
    {"", ""}, {"عاجل", "عاجل"}, {"a\nb\tc\x1B[31m", "a b c [31m"},
    {"a\x7F", "a "}, {"a\xC2\x9Bz", "a  z"}, /* U+009B, a terminal's CSI */
    {"a\xE2\x80\xA8z", "a   z"},             /* U+2028 */
    {"\xFF\xC3", "??"},                      /* no UTF-8 */
    {"a\xE2\x82", "a??"},                    /* cut */
    {"%s %n", "%s %n"},                      /* an argument is no format */
};

static void
what_a_page_wrote_cannot_steer_a_terminal(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct err e;

		(void)err_set(&e, ERR_PAGE, "%s", rows[i].in);
		assert_string_equal(e.msg, rows[i].out);
	}
}

/* For every place of the cut within a character of two, three, four bytes. */
static void
what_turns_text_around_is_a_space(void **state)
{
	struct err e;

	(void)state;
	(void)err_set(&e, ERR_PAGE,
	    "a\xE2\x80\xAE"
	    "b\xE2\x80\x8F"
	    "c");
	assert_string_equal(e.msg, "a   b   c");
}

static void
a_long_message_is_cut_at_a_whole_character(void **state)
{
	static const char *const characters[] = {"a", "ع", "€", "😀"};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		for (size_t shift = 0; shift < 4; shift++) {
			char text[2 * ERR_MSG_MAX] = "xxxx";
			size_t step = strlen(characters[i]);
			size_t n = shift;
			struct err e;

			for (; n < ERR_MSG_MAX + 8; n += step)
				memcpy(text + n, characters[i], step + 1);
			(void)err_set(&e, ERR_PAGE, "%s", text);
			assert_true(utf8_valid(e.msg, strlen(e.msg)));
			assert_true(strlen(e.msg) > ERR_MSG_MAX - 1 - step);
			assert_memory_equal(e.msg, text, strlen(e.msg));
		}
	}
}

static void
a_message_may_be_made_of_itself(void **state)
{
	struct err e;

	(void)state;
	(void)err_set(&e, ERR_FETCH, "no route");
	(void)err_set(&e, ERR_STORE, "%s: %s", "while saving", e.msg);
	assert_string_equal(e.msg, "while saving: no route");
	assert_int_equal(e.kind, ERR_STORE);
}

static void
every_kind_has_a_word_of_its_own(void **state)
{
	(void)state;
	for (int i = 0; i < ERR_KINDS; i++) {
		assert_non_null(err_word((enum err_kind)i));
		for (int j = 0; j < i; j++)
			assert_string_not_equal(err_word((enum err_kind)i),
			    err_word((enum err_kind)j));
	}
	assert_string_equal(err_word(ERR_FETCH), "fetch");
	assert_string_equal(err_word(ERR_LOCKED), "locked");
	assert_non_null(err_word(ERR_KINDS));
	assert_non_null(err_word((enum err_kind) - 1));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(setting_an_error_returns_failure),
    cmocka_unit_test(what_a_page_wrote_cannot_steer_a_terminal),
    cmocka_unit_test(what_turns_text_around_is_a_space),
    cmocka_unit_test(a_long_message_is_cut_at_a_whole_character),
    cmocka_unit_test(a_message_may_be_made_of_itself),
    cmocka_unit_test(every_kind_has_a_word_of_its_own),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
