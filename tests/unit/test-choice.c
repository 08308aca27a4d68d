/* test-choice.c - what speaks for a list of timed lines, and what against. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "detect/choice.h"

/* A list as nearly every ticker is. */
static struct features
plain(void)
{
	struct features f = {{0}};

	f.value[FEATURE_LINES] = 60;
	f.value[FEATURE_MANY] = 50;
	f.value[FEATURE_FALLING] = 100;
	f.value[FEATURE_ORDERED] = 100;
	f.value[FEATURE_COMPARED] = 100;
	f.value[FEATURE_LENGTH] = 80;
	f.value[FEATURE_DISTINCT] = 100;
	f.value[FEATURE_HEADED] = 100;
	f.value[FEATURE_LINKED] = 100;
	f.value[FEATURE_OWN_LINK] = 100;
	f.value[FEATURE_CLOCK] = 100;
	f.value[FEATURE_OWN] = 100;
	f.value[FEATURE_SHARE] = 100;
	return f;
}

/* The plain list with one feature changed, or two. */
struct change {
	enum feature feature;
	int value;
};

static struct features
changed(const struct change *c, size_t n)
{
	struct features f = plain();

	for (size_t i = 0; i < n; i++)
		f.value[c[i].feature] = c[i].value;
	return f;
}

static void
verdicts_name_what_decided(void **state)
{
	static const struct {
		struct change changes[3];
		size_t lines;
		bool taken;
		const char *reason;
	} rows[] = {
	    {{{FEATURE_NEWS, 0}}, 6, true, "timed headlines, newest first"},
	    {{{FEATURE_NEWS, 100}}, 6, true, "timed headlines under a news"},
	    {{{FEATURE_NEWS, 0}}, 2, false, "too few lines"},
	    {{{FEATURE_TALK, 100}}, 6, false, "lies among readers' comments"},
	    {{{FEATURE_CLOCK, 0}, {FEATURE_DAY, 100}}, 6, false,
		"its times are dates alone"},
	    {{{FEATURE_FALLING, 0}, {FEATURE_ORDERED, 0},
		 {FEATURE_UPWARDS, 100}},
		6, false, "runs oldest first"},
	};
	const struct ticker_rules none = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct features f = changed(rows[i].changes, 3);
		struct verdict v = choice_weigh(&f, rows[i].lines, &none);

		if ((v.score >= CHOICE_THRESHOLD) != rows[i].taken ||
		    strncmp(v.reason, rows[i].reason, strlen(rows[i].reason)) !=
			0)
			fail_msg("row %zu: score %d, %s", i, v.score, v.reason);
	}
}

static void
what_people_know_of_tickers_holds(void **state)
{
	static const struct change against[] = {
	    {FEATURE_TALK, 100},
	    {FEATURE_ORDERED, 0},
	    {FEATURE_SHORT, 100},
	    {FEATURE_STALE, 100},
	    {FEATURE_EARLY, 100},
	    {FEATURE_LINES, 30},
	};
	const struct ticker_rules none = {0};
	struct features f = plain();
	int whole = choice_weigh(&f, 6, &none).weight;

	(void)state;
	for (size_t i = 0; i < sizeof(against) / sizeof(against[0]); i++) {
		f = changed(&against[i], 1);
		if (choice_weigh(&f, 6, &none).weight >= whole)
			fail_msg("%s", feature_names[against[i].feature]);
	}
	f = plain();
	f.value[FEATURE_NEWS] = 100;
	assert_true(choice_weigh(&f, 6, &none).weight > whole);
}

static void
the_definition_may_ask_for_more_or_another_order(void **state)
{
	static const struct change upwards[] = {{FEATURE_FALLING, 0},
	    {FEATURE_ORDERED, 0}, {FEATURE_RISING, 100},
	    {FEATURE_UPWARDS, 100}};
	const struct ticker_rules none = {0};
	const struct ticker_rules five = {.min_lines = 5};
	const struct ticker_rules two = {.min_lines = 2};
	const struct ticker_rules oldest = {.order = ORDER_OLDEST_FIRST};
	struct features f = plain();

	(void)state;
	assert_true(choice_weigh(&f, 4, &five).score < CHOICE_THRESHOLD);
	assert_true(choice_weigh(&f, 2, &none).score < CHOICE_THRESHOLD);
	assert_true(choice_weigh(&f, 2, &two).score >= CHOICE_THRESHOLD);
	f = changed(upwards, 4);
	assert_true(choice_weigh(&f, 4, &none).score < CHOICE_THRESHOLD);
	assert_true(choice_weigh(&f, 4, &oldest).score >= CHOICE_THRESHOLD);
}

static void
the_score_is_the_sum_that_is_shown(void **state)
{
	const struct ticker_rules none = {0};
	struct arena *a = arena_new();
	struct features f = plain();
	const struct feature_report *r = choice_features(a, &f);
	long sum = 0;

	(void)state;
	for (; r->name != NULL; r++)
		sum += (long)r->value * r->weight;
	assert_int_equal(choice_weigh(&f, 6, &none).weight, sum);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(verdicts_name_what_decided),
    cmocka_unit_test(what_people_know_of_tickers_holds),
    cmocka_unit_test(the_definition_may_ask_for_more_or_another_order),
    cmocka_unit_test(the_score_is_the_sum_that_is_shown),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
