/* test-paragraph.c - headlines as paragraphs that run their own way. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "write/paragraph.h"

static void
only_what_runs_from_right_to_left_needs_one(void **state)
{
	static const struct {
		const char *language, *text, *html;
	} rows[] = {
	    {"ar", "BBC: خبر 24", "<p dir=\"rtl\" lang=\"ar\">BBC: خبر 24</p>"},
	    {"he", "AT&T <b> של",
		"<p dir=\"rtl\" lang=\"he\">AT&amp;T &lt;b&gt; של</p>"},
	    {"ar", "Reuters 24", NULL},
	    {"en", "24 %", NULL},
	    {"en", "مرحبا means hello",
		"<p dir=\"ltr\" lang=\"en\">مرحبا means hello</p>"},
	    {"en", "مرحبا 24", "<p dir=\"rtl\" lang=\"en\">مرحبا 24</p>"},
	    {NULL, "Reuters: عاجل", "<p dir=\"auto\">Reuters: عاجل</p>"},
	    {"\"><script>", "عاجل",
		"<p dir=\"rtl\" lang=\"&quot;&gt;&lt;script&gt;\">عاجل</p>"},
	    {"en", "", NULL},
	};
	struct buf scratch;

	(void)state;
	buf_init(&scratch, LIMIT_TEXT);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *got =
		    paragraph_of(&scratch, rows[i].language, rows[i].text);

		if (rows[i].html == NULL)
			assert_null(got);
		else
			assert_string_equal(got, rows[i].html);
	}
	buf_free(&scratch);
}

static void
plain_text_is_escaped_alone(void **state)
{
	struct buf scratch;

	(void)state;
	buf_init(&scratch, LIMIT_TEXT);
	assert_string_equal(paragraph_escape(&scratch, ""), "");
	assert_string_equal(paragraph_escape(&scratch, "a < b & \"c\" > d"),
	    "a &lt; b &amp; \"c\" &gt; d");
	assert_string_equal(paragraph_escape(&scratch, ""), "");
	buf_free(&scratch);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(only_what_runs_from_right_to_left_needs_one),
    cmocka_unit_test(plain_text_is_escaped_alone),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
