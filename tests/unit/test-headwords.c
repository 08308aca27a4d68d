/* test-headwords.c - what headings say of their lists. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "detect/headwords.h"
#include "text/fold.h"

static void
words_stand_in_folded_form(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	for (const char *const *w = headwords_news; *w != NULL; w++)
		assert_string_equal(fold_text(a, *w), *w);
	for (const char *const *w = headwords_popular; *w != NULL; w++)
		assert_string_equal(fold_text(a, *w), *w);
	for (const char *const *w = headwords_nouns; *w != NULL; w++)
		assert_string_equal(fold_text(a, *w), *w);
	for (const char *const *w = headwords_stems; *w != NULL; w++)
		assert_string_equal(fold_text(a, *w), *w);
	for (const char *const *w = headwords_other; *w != NULL; w++)
		assert_string_equal(fold_text(a, *w), *w);
	arena_free(a);
}

static void
headings_say_what_their_list_is(void **state)
{
	static const struct {
		const char *heading;
		bool news, popular;
	} rows[] = {
	    {"عاجل 24/7", true, false},
	    {"SON DAKİKA", true, false},
	    {"Ultim'ora", true, false},
	    {"Breaking News", true, false},
	    {"MEISTGELESEN", false, true},
	    {"الأكثر قراءة", false, true},
	    {"Les plus lus", false, true},
	    {"Programme", false, false},
	    {"科学 最新記事", true, false},
	    {"Aktuelles", true, false},
	    {"ΤΕΛΕΥΤΑΙΑ ΝΕΑ", true, false},
	    {"العاجل", true, false},
	    {"وآخر الأخبار", true, false},
	    {"Delivery", false, false}, /* no whole word */
	    {NULL, false, false},
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (headwords_say_news(a, rows[i].heading) != rows[i].news ||
		    headwords_say_popular(a, rows[i].heading) !=
			rows[i].popular)
			fail_msg("%s", rows[i].heading);
	}
	arena_free(a);
}

static void
news_of_a_section_say_its_name_first(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	assert_true(headwords_begin_with_news(a, "عاجل 24/7"));
	assert_true(headwords_begin_with_news(a, "Τελευταία νέα"));
	assert_true(headwords_begin_with_news(a, "最新ニュース"));
	assert_false(headwords_begin_with_news(a, "Sport: the latest"));
	assert_false(headwords_begin_with_news(a, "科学 最新記事"));
	assert_true(headwords_begin_with_news(a, "والعاجل الآن"));
	assert_false(headwords_begin_with_news(a, "Programme"));
	assert_false(headwords_begin_with_news(a, "Liverpool: latest"));
	arena_free(a);
}

static void
another_things_heading_is_told_from_news_of_it(void **state)
{
	static const struct {
		const char *heading;
		bool other;
	} rows[] = {
	    {"TV Nova – latest news", false},
	    {"Latest news and videos", false},
	    {"Breaking: election results", false},
	    {"Market news", false},
	    {"Son Dakika TV", false},
	    {"Últimas noticias y vídeos", false},
	    {"Nachrichten und Wetter", false},
	    {"Νέα και βίντεο", false},
	    {"آخر الأخبار والفيديو", false},
	    {"عاجل | فيديو", false},
	    {"أخبار الطقس", false},
	    {"חדשות וסרטונים", false},
	    {"Latest comments", true},
	    {"Latest donations", true},
	    {"Newest videos", true},
	    {"News comments", true},
	    {"Comments: breaking news at ten", true},
	    {"Live departures", true},
	    {"Latest results", true},
	    {"Son yorumlar", true},
	    {"Okur Yorumları", true},
	    {"Haber yorumları", true},
	    {"آخر المشاركات", true},
	    {"والتعليقات", true},
	    {"تعليقات على الأخبار", true},
	    {"أحدث الفيديوهات", true},
	    {"הודעות אחרונות בפורום", true},
	    {"آخرین دیدگاه‌ها", true},
	    {"کامنت‌ها", true},
	    {"最新コメント", true},
	    {"Latest", false},
	    {NULL, false},
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (headwords_say_other(a, rows[i].heading) != rows[i].other)
			fail_msg("%s", rows[i].heading);
	}
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(words_stand_in_folded_form),
    cmocka_unit_test(headings_say_what_their_list_is),
    cmocka_unit_test(news_of_a_section_say_its_name_first),
    cmocka_unit_test(another_things_heading_is_told_from_news_of_it),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
