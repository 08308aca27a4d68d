/* test-timetext_lexicon.c - the lexicon's rules. */
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "detect/timetext.h"
#include "detect/timetext_words.h"

static void
begin(struct scan *sc, const char *text, const char *language)
{
	scan_begin(sc, text, 0, strlen(text));
	(void)snprintf(sc->language, sizeof(sc->language), "%s", language);
}

static void
spellings_fall_together(void **unused)
{
	static const char *const januaries[] = {"كانون الثاني", "كانون ثاني",
	    "كانون 2", "يناير", "ينايـر", "جانفي", "January", "JANUARY",
	    "janvier", "Jänner", "ocak", "OCAK", "января", "janeiro", "1월",
	    "tháng 1", NULL};

	(void)unused;
	for (int i = 0; januaries[i] != NULL; i++) {
		struct scan sc;
		struct word w;

		begin(&sc, januaries[i], "");
		if (!words_get(&sc, 0, W_MONTH, &w) || w.value != 1)
			fail_msg("'%s' is not January", januaries[i]);
	}
}

static void
a_language_chooses_its_own(void **unused)
{
	struct scan sc;
	struct word w;

	(void)unused;
	begin(&sc, "listopada", "hr");
	assert_true(words_get(&sc, 0, W_MONTH, &w));
	assert_int_equal(w.value, 10);
	begin(&sc, "listopada", "pl");
	assert_true(words_get(&sc, 0, W_MONTH, &w));
	assert_int_equal(w.value, 11);
}

static void
languages_have_their_order(void **unused)
{
	static const struct {
		const char *language;
		enum date_order order;
		enum clock_style style;
	} rows[] = {
	    {NULL, ORDER_DMY, CLOCK_COLON},
	    {"en", ORDER_MDY, CLOCK_COLON},
	    {"en-US", ORDER_MDY, CLOCK_COLON},
	    {"en_GB", ORDER_DMY, CLOCK_COLON},
	    {"ar-LB", ORDER_DMY, CLOCK_COLON},
	    {"zh", ORDER_YMD, CLOCK_COLON},
	    {"fi", ORDER_DMY, CLOCK_DOT},
	    {"sv-SE", ORDER_YMD_DM, CLOCK_DOT},
	    {"zh-HK", ORDER_DMY, CLOCK_COLON},
	    {"de-AT", ORDER_DMY, CLOCK_DOT},
	    {"de", ORDER_DMY, CLOCK_COLON},
	    {"fr", ORDER_DMY, CLOCK_H},
	    {"xx-a-very-long-tag", ORDER_DMY, CLOCK_COLON},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		enum date_order order;
		enum clock_style style;

		words_habit(rows[i].language, &order, &style);
		assert_int_equal(order, rows[i].order);
		assert_int_equal(style, rows[i].style);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(spellings_fall_together),
	    cmocka_unit_test(a_language_chooses_its_own),
	    cmocka_unit_test(languages_have_their_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
