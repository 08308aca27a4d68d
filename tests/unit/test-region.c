/* test-region.c - languages, countries, letters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/region.h"

static void
equal_or_null(const char *got, const char *wanted)
{
	if (wanted == NULL)
		assert_null(got);
	else
		assert_string_equal(got != NULL ? got : "nothing", wanted);
}

static void
a_tag_is_written_as_rfc_5646_does_or_is_none(void **state)
{
	static const char *const rows[][2] = {{"ar", "ar"}, {"ar_LB", "ar-LB"},
	    {"AR-lb", "ar-LB"}, {"iw", "he"}, {"zh-hant-tw", "zh-Hant-TW"},
	    {"es-419", "es-419"}, {"ua", NULL}, {"jp", NULL}, {"arm", NULL},
	    {"x-default", NULL}, {"", NULL}, {"*", NULL}, {"xx", NULL},
	    {"language of the page", NULL},
	    {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", NULL}};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		equal_or_null(region_language(a, rows[i][0]), rows[i][1]);
	arena_free(a);
}

static void
a_tag_names_a_country_or_has_one_where_most_speak_it(void **state)
{
	static const char *const rows[][3] = {/* tag, named, home */
	    {"ar-LB", "LB", "LB"}, {"ar_LB", "LB", "LB"}, {"he", NULL, "IL"},
	    {"uk", NULL, "UA"}, {"pt-BR", "BR", "BR"}, {"es-419", NULL, NULL},
	    {"zh-Hant", NULL, "TW"}, {"xx", NULL, NULL}};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		equal_or_null(region_named(a, rows[i][0]), rows[i][1]);
		equal_or_null(region_home(a, rows[i][0]), rows[i][2]);
	}
	arena_free(a);
}

static void
a_language_is_at_home_in_its_countries(void **state)
{
	static const struct {
		const char *country, *tag;
		bool wanted;
	} rows[] = {{"LB", "ar", true}, {"LB", "ar-EG", true},
	    {"TN", "fr", true}, {"IE", "en", true}, {"PH", "tl", true},
	    {"NO", "no", true}, {"MG", "zh", false}, {"FR", "ar", false},
	    {"LB", "xx", false}, {"XX", "ar", false}};
	struct arena *a = arena_new();
	const char **all;
	size_t n, found = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(region_speaks(rows[i].country, rows[i].tag),
		    rows[i].wanted);
	all = region_all(a, "de", &n);
	for (size_t i = 0; i < n; i++)
		found += strcmp(all[i], "AT") == 0 || strcmp(all[i], "DE") == 0;
	assert_int_equal(found, 2);
	all = region_all(a, "en", &n);
	assert_int_equal(region_speaks("BI", "en"), true);
	assert_true(n > 50 && strcmp(all[n - 1], "US") != 0);
	for (size_t i = 0; i < 10; i++)
		assert_string_not_equal(all[i], "BI");
	(void)region_all(a, "xx", &n);
	assert_int_equal(n, 0);
	arena_free(a);
}

static void
a_name_tells_of_a_country_of_the_language(void **state)
{
	static const struct {
		const char *tag, *host, *words, *wanted;
	} rows[] = {{"ar", "www.lebanonfiles.com", NULL, "LB"},
	    {"en", "timesofisrael.com", NULL, "IL"},
	    {"en-US", "timesofindia.indiatimes.com", NULL, "IN"},
	    {"ar", "x.com", "أخبار لبنان اليوم", "LB"},
	    {"ar", "indiatimes.com", NULL, NULL},
	    {"en", "woman.com", NULL, NULL},
	    {"en", "nigeriapost.com", NULL, "NG"}, {"ar", NULL, NULL, NULL},
	    {"xx", "lebanon.com", NULL, NULL}};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		equal_or_null(
		    region_told(a, rows[i].tag, rows[i].host, rows[i].words),
		    rows[i].wanted);
	arena_free(a);
}

static void
letters_give_a_language_away(void **state)
{
	static const char *const rows[][2] = {
	    {"استطلاع لمعاريف: 63% يؤيدون الاتفاق", "ar"},
	    {"پایان نشست و گزارش آن در چند دقیقه", "fa"},
	    {"وزیراعظم نے کہا ہے کہ اجلاس ہوگا، ڈالر سستا", "ur"},
	    {"ראש הממשלה הודיע", "he"},
	    {"Прем'єр-міністр заявив про її підсумки, їх і ґрунт", "uk"},
	    {"Вышел указ президента, объявлены выборы", "ru"},
	    {"Премијерот ѓ ќ зборува за ќерката", "mk"},
	    {"Η κυβέρνηση ανακοίνωσε", "el"}, {"東京で地震がありました", "ja"},
	    {"国务院召开会议", "zh"}, {"대통령이 밝혔다", "ko"},
	    {"รัฐบาลประกาศ", "th"}, {"Ճանապարհը բացվեց", "hy"},
	    {"Le gouvernement annonce", NULL}, {"09:13 2025", NULL},
	    {"", NULL}};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		equal_or_null(region_of_letters(a, rows[i][0]), rows[i][1]);
	arena_free(a);
}

static void
a_language_that_its_letters_belie_is_not_it(void **state)
{
	static const struct {
		const char *tag, *text;
		bool wanted;
	} rows[] = {{"en", "استطلاع لمعاريف", false},
	    {"ar", "استطلاع لمعاريف", true}, {"fa", "استطلاع لمعاريف", true},
	    {"ar", "Parliament passes the bill", false},
	    {"ja", "国会が閉会しました", true},
	    {"zh-TW", "國務院召開會議", true},
	    {"sr", "Vlada je odlučila", true}, {"uk", "Рада ухвалила", true},
	    {"en", "09:13", true}};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(
		    region_writes(rows[i].tag, rows[i].text), rows[i].wanted);
}

static void
small_words_give_languages_away(void **state)
{
	static const char *const rows[][2] = {
	    {"The bridge to the coast is closed for a week. Minister says the "
	     "talks are over. Fire in the hills after a night of wind",
		"en"},
	    {"Die Brücke zur Küste ist für eine Woche gesperrt. Minister nach "
	     "den Gesprächen auf dem Weg. Feuer in der Stadt und im Wald",
		"de"},
	    {"Le pont vers la côte est fermé pour une semaine. Le feu dans les "
	     "collines après une nuit de vent, des routes sur le point de",
		"fr"},
	    {"El puente hacia la costa está cerrado por una semana. El fuego "
	     "en las colinas tras la noche, los vecinos y el alcalde",
		"es"},
	    {"A ponte para o litoral fica fechada por uma semana. Fogo nas "
	     "colinas não chega à cidade, diz o ministro dos portos",
		"pt"},
	    {"Il ponte della costa è chiuso per una settimana. Il fuoco nelle "
	     "colline non arriva in città, dice il ministro dei porti",
		"it"},
	    {"Most na wybrzeże jest zamknięty na tydzień. Pożar w górach nie "
	     "dotarł do miasta, mówi minister po rozmowach z sąsiadami",
		"pl"},
	    {"Bron till kusten är stängd och färjan går inte. Branden på "
	     "berget är släckt, och ministern är på väg från staden för möten",
		"sv"},
	    {"Köprü bir hafta için kapalı. Bakan ve vali bugün ile yarın bir "
	     "araya gelecek, orman yangını için bu gece son karar",
		"tr"},
	    /* of two languages alike, too few, none, other letters */
	    {"for og til med den et og til med for i en har den", NULL},
	    {"the of to in for", NULL}, {"one two three four", NULL},
	    {"", NULL}, {"البرلمان يقر قانون الغابات", NULL}};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		equal_or_null(region_of_words(a, rows[i][0]), rows[i][1]);
	arena_free(a);
}

static void
a_language_has_a_tag_and_a_name(void **state)
{
	(void)state;
	assert_true(region_exists("ar-LB"));
	assert_true(region_exists("en"));
	assert_true(region_exists("ajp"));
	assert_false(region_exists("qq"));
	assert_false(region_exists("english"));
	assert_false(region_exists("x"));
	assert_string_equal(region_called("english"), "en");
	assert_string_equal(region_called("Arabic"), "ar");
	assert_null(region_called("Arabi"));
	assert_null(region_called(""));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_tag_is_written_as_rfc_5646_does_or_is_none),
	    cmocka_unit_test(a_language_has_a_tag_and_a_name),
	    cmocka_unit_test(
		a_tag_names_a_country_or_has_one_where_most_speak_it),
	    cmocka_unit_test(a_language_is_at_home_in_its_countries),
	    cmocka_unit_test(a_name_tells_of_a_country_of_the_language),
	    cmocka_unit_test(letters_give_a_language_away),
	    cmocka_unit_test(a_language_that_its_letters_belie_is_not_it),
	    cmocka_unit_test(small_words_give_languages_away),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
