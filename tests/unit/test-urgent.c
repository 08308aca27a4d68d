/* test-urgent.c - labels of urgency, and words that are none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/urgent.h"

static void
headlines_with_a_label_before_them(void **state)
{
	static const struct {
		const char *text;
		bool urgent;
	} rows[] = {
	    {"عاجل | غارة على أطراف البلدة", true},
	    {"عاجل: زلزال يضرب الساحل", true},
	    {"عـاجل.. انقطاع الكهرباء", true},
	    {"🔴 عاجل – إقفال المطار", true},
	    {"خبر عاجل: إقفال المطار", true},
	    {"عاجل إقفال المطار", false},
	    {"تدخل عاجل: فرق الإنقاذ تصل", false},
	    {"BREAKING: Parliament dissolved", true},
	    {"Breaking News - Parliament dissolved", true},
	    {"breaking | Parliament dissolved", true},
	    {"Breaking bad: the finale", false},
	    {"Urgent-care clinics close", false},
	    {"Urgent talks: both sides meet", false},
	    {"SON DAKİKA: Boğaz gemi trafiğine kapatıldı", true},
	    {"Son Dakika Haberi: Boğaz kapatıldı", true},
	    {"СРОЧНО! Мост закрыт", true},
	    {"Urgentes : les besoins", false},
	    {"ÚLTIMA HORA: Cierran el puente", true},
	    {"[속보] 국회 해산", true},
	    {"【速報】地震", true},
	    {"速報値は上昇", false},
	    {"(דחוף) הגשר נסגר", true},
	    {"عاجل/ إقفال المطار", true},
	    {"#عاجل انفجار في المرفأ", true},
	    {"🔴 #عاجل انفجار في المرفأ", true},
	    {"#عاجل: انفجار في المرفأ", true},
	    {"#عاجل_لبنان انفجار في المرفأ", false},
	    {"#Breaking2 a game", false},
	    {"# عاجل انفجار في المرفأ", false},
	    {"#breaking", false},
	    {"#Breaking-point reached", false},
	    {"DERNIÈRE MINUTE : le pont fermé", true},
	    {"ÚLTIMO MOMENTO: Cierran el puente", true},
	    {"МОЛНИЯ: Мост закрыт", true},
	    {"Молния ударила в дом", false},
	    {"EIL: Brücke gesperrt", true},
	    {"Eilmeldung: Brücke gesperrt", true},
	    {"Eile: Brücke gesperrt", false},
	    {"BREAKING:", false},
	    {"", false},
	    {"::::::::BREAKING: far behind marks", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (urgent_headline(rows[i].text) != rows[i].urgent)
			fail_msg("%s", rows[i].text);
	}
}

static void
badges_that_say_nothing_else(void **state)
{
	static const struct {
		const char *text;
		bool urgent;
	} rows[] = {
	    {"عاجل", true},
	    {"عاجلٌ", true},
	    {" ! عاجل ! ", true},
	    {"Breaking", true},
	    {"BREAKING NEWS", true},
	    {"Son dakika", true},
	    {"#عاجل", true},
	    {"Dernière minute", true},
	    {"Último momento", true},
	    {"Срочно", true},
	    {"خاص", false},
	    {"عاجلا", false},
	    {"Breaking point", false},
	    {"Urgent 2", false},
	    {"", false},
	    {"!", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (urgent_label(rows[i].text) != rows[i].urgent)
			fail_msg("%s", rows[i].text);
	}
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(headlines_with_a_label_before_them),
    cmocka_unit_test(badges_that_say_nothing_else),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
