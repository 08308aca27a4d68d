/* test-headline.c - the headline alone, and its own link. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "detect/headline.h"
#include "detectaid.h"

/* The first line of a list whose first item is `item`. */
static void
first_is(const char *item, const char *wanted)
{
	const struct ticker_rules rules = {.min_lines = 2};
	char html[4096], got[1024];
	const char *all;

	(void)snprintf(
	    html, sizeof(html), "<h2>Breaking</h2><div>%s%s</div>", item, item);
	/* The copy makes a list of it; its clock is another. */
	memcpy(strrchr(html, '9') - 1, "08", 2);
	all = detectaid(html, &rules);
	(void)snprintf(got, sizeof(got), "%.*s", (int)strcspn(all, "\n"), all);
	assert_string_equal(got, wanted);
}

static void
the_headline_stands_alone(void **state)
{
	(void)state;
	first_is("<p><b>09:13</b> Parliament passes the forest bill</p>",
	    "09:13|Parliament passes the forest bill|-");
	first_is("<p>09:13 - Parliament passes the forest bill</p>",
	    "09:13|Parliament passes the forest bill|-");
	first_is("<p><i>09:13</i><span>Politics</span><a href=/1>Parliament "
		 "passes the forest bill</a><span>By A. Writer</span></p>",
	    "09:13|Parliament passes the forest bill|https://x.example/1");
	first_is("<article><span>Politics</span><h3>Parliament passes the bill"
		 "</h3><p>After a night of debate the house voted for it by a "
		 "narrow margin.</p><time>09:13</time></article>",
	    "09:13|Parliament passes the bill|-");
	first_is("<p><b>09:13</b> Parliament <b>passes</b> the "
		 "<mark>for</mark>est bill</p>",
	    "09:13|Parliament passes the forest bill|-");
	first_is("<p><b>09:13</b> AT&amp;T &lt;wins&gt; a soft\xC2\xAD"
		 "hyphenated\xE2\x80\x8F case</p>",
	    "09:13|AT&T <wins> a softhyphenated case|-");
}

static void
links_and_spans_within_a_sentence_are_words_of_it(void **state)
{
	(void)state;
	first_is("<p><b>09:13</b> قال <a href=/m>ماكرون</a> إنه يزور بيروت "
		 "غدا</p>",
	    "09:13|قال ماكرون إنه يزور بيروت غدا|https://x.example/m");
	first_is("<p><span>09:13</span><span dir=ltr>63%</span> من السكان "
		 "يؤيدون القرار</p>",
	    "09:13|63% من السكان يؤيدون القرار|-");
	first_is("<li><span>09:13</span><p>رئيس الوزراء من بعبدا:<br>لن نقبل "
		 "بأي اعتداء</p></li>",
	    "09:13|رئيس الوزراء من بعبدا: لن نقبل بأي اعتداء|-");
	first_is(
	    "<a href=/1><span>09:13</span> The UN: <span>1,200</span> dead "
	    "in the floods</a>",
	    "09:13|The UN: 1,200 dead in the floods|https://x.example/1");
	first_is("<p><b>09:13</b> <a href=/1>Parliament passes the forest bill"
		 "</a> (agencies)</p>",
	    "09:13|Parliament passes the forest bill|https://x.example/1");
}

static void
a_colon_in_the_headline_stays(void **state)
{
	(void)state;
	first_is("<p><b>09:13</b> عون: 10:15 موعد الجلسة المقبلة للحكومة</p>",
	    "09:13|عون: 10:15 موعد الجلسة المقبلة للحكومة|-");
}

static void
the_link_is_the_headlines_own(void **state)
{
	(void)state;
	first_is("<p><a href='/t'>09:13</a> <a href='2?id=1&amp;x=2#c'>"
		 "Parliament passes the forest bill</a></p>",
	    "09:13|Parliament passes the forest bill|"
	    "https://x.example/n/2?id=1&x=2#c");
	first_is("<p><a href='/over'></a><b>09:13</b> <a>Parliament passes the "
		 "forest bill</a></p>",
	    "09:13|Parliament passes the forest bill|https://x.example/over");
	first_is("<a href='//y.example/1'><b>09:13</b><span>Parliament passes "
		 "the forest bill</span></a>",
	    "09:13|Parliament passes the forest bill|https://y.example/1");
}

static void
short_labels_in_one_line_prove_nothing(void **state)
{
	(void)state;
	first_is("<p><b>09:13</b> <a href=/1><span>Reuters:</span> Parliament "
		 "passes the forest bill</a></p>",
	    "09:13|Reuters: Parliament passes the forest bill|"
	    "https://x.example/1");
	first_is("<p><b>09:13</b> <a href=/1>地震</a></p>",
	    "09:13|地震|https://x.example/1");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_headline_stands_alone),
    cmocka_unit_test(links_and_spans_within_a_sentence_are_words_of_it),
    cmocka_unit_test(a_colon_in_the_headline_stays),
    cmocka_unit_test(short_labels_in_one_line_prove_nothing),
    cmocka_unit_test(the_link_is_the_headlines_own),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
