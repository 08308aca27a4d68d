/* test-timetext_lexicon.c - the lexicon's rules, and how much of the world's
 * printed times it covers. */
#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "base/instant.h"
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
	    {"sv-SE", ORDER_YMD, CLOCK_DOT},
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

/* ---- the shared tables --------------------------------------------------- */

enum { CELLS = 512 };

/* One kind of one table, or one language. */
struct cell {
	char name[48];
	int right, all;
};

struct sheet {
	struct cell cells[CELLS];
	int n;
};

static void
count(struct sheet *s, const char *name, bool right)
{
	int i = 0;

	while (i < s->n && strcmp(s->cells[i].name, name) != 0)
		i++;
	if (i == CELLS)
		return;
	if (i == s->n)
		(void)snprintf(s->cells[s->n++].name, 48, "%s", name);
	s->cells[i].right += right;
	s->cells[i].all++;
}

static const char *
text_of(json_t *row, const char *key)
{
	return json_string_value(json_object_get(row, key));
}

/* "2025-11-18T14:22" against the fields; a date alone may stand for midnight.
 */
static bool
is_civil(const struct printed_time *t, const char *want)
{
	struct civil c = {0};
	const char *clock = strchr(want, 'T');

	if (sscanf(want, "%4d-%2d-%2d", &c.year, &c.month, &c.day) != 3)
		return false;
	if (clock != NULL && sscanf(clock, "T%2d:%2d", &c.hour, &c.minute) != 2)
		return false;
	if (t->hour < 0
		? c.hour + c.minute != 0
		: clock == NULL || t->hour != c.hour || t->minute != c.minute)
		return false;
	if (t->month < 0)
		return t->weekday == instant_weekday(instant_of(&c));
	return t->calendar == CALENDAR_GREGORIAN && t->month == c.month &&
	       t->day == c.day && (t->year < 0 || t->year == c.year);
}

static bool
is_relative(const struct printed_time *t, json_t *row)
{
	static const struct {
		const char *name;
		int months, days, seconds;
	} units[] = {{"seconds", 0, 0, 1}, {"minutes", 0, 0, 60},
	    {"hours", 0, 0, 3600}, {"days", 0, 1, 0}, {"weeks", 0, 7, 0},
	    {"months", 1, 0, 0}, {"years", 12, 0, 0}};
	json_t *ago = json_object_get(row, "ago");
	json_t *amounts = ago != NULL ? ago : json_object_get(row, "in");
	double months = 0, days = 0, seconds = 0;
	int sign = ago != NULL ? 1 : -1;

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		double n = sign * json_number_value(
				      json_object_get(amounts, units[i].name));

		months += n * units[i].months;
		days += n * units[i].days;
		seconds += n * units[i].seconds;
	}
	if (t->day_word)
		return seconds == 0 && months == 0 && days == t->days_ago;
	if (json_is_true(json_object_get(row, "fuzzy")))
		return t->relative && t->ago_months == 0 && t->ago_days == 0 &&
		       t->ago_seconds < 60 && t->ago_seconds > -60;
	return t->relative && t->ago_months == months && t->ago_days == days &&
	       (double)t->ago_seconds == seconds;
}

static bool
is_day_phrase(const struct printed_time *t, json_t *row)
{
	struct civil want = {0}, base = {0};
	int64_t back;

	(void)sscanf(text_of(row, "expected"), "%4d-%2d-%2dT%2d:%2d",
	    &want.year, &want.month, &want.day, &want.hour, &want.minute);
	(void)sscanf(text_of(row, "base"), "%4d-%2d-%2d", &base.year,
	    &base.month, &base.day);
	if (t->hour != want.hour || t->minute != want.minute)
		return false;
	want.hour = want.minute = 0;
	back = (instant_of(&base) - instant_of(&want)) / DAY;
	if (t->day_word)
		return t->days_ago == back;
	return t->weekday == instant_weekday(instant_of(&want));
}

static bool
judge(json_t *row, const struct printed_time *t, bool read)
{
	const char *kind = text_of(row, "kind");
	const char *want = text_of(row, "expected");
	int hour, minute;

	if (strcmp(kind, "no") == 0 || !read)
		return (strcmp(kind, "no") == 0) == !read;
	if (strcmp(kind, "rel") == 0)
		return is_relative(t, row);
	if (strcmp(kind, "calendar") == 0)
		return is_day_phrase(t, row);
	if (strcmp(kind, "time") == 0)
		return sscanf(want, "%2d:%2d", &hour, &minute) == 2 &&
		       t->month < 0 && t->hour == hour && t->minute == minute;
	if (strcmp(kind, "persian") == 0)
		return t->calendar == CALENDAR_PERSIAN && t->year > 0;
	if (strstr(kind, "umalqura") != NULL)
		return t->calendar == CALENDAR_HIJRI && t->year > 0;
	return is_civil(t, want);
}

/* Kinds that ask what isn't the grammar's: translations, other instants. */
static bool
is_ours(const char *kind)
{
	static const char *const kinds[] = {"abs", "time", "rel", "calendar",
	    "weekday-day-month", "persian", "islamic-umalqura", "no", NULL};

	for (int i = 0; kinds[i] != NULL; i++) {
		if (strcmp(kinds[i], kind) == 0)
			return true;
	}
	return false;
}

/* False where the table isn't there. */
static bool
measure(const char *name, struct sheet *kinds, struct sheet *languages)
{
	const char *dir = getenv("AJEL_SHARED");
	char path[4096], line[8192];
	FILE *f;

	(void)snprintf(path, sizeof(path), "%s/data/%s.jsonl",
	    dir != NULL ? dir : "../shared", name);
	f = fopen(path, "r");
	if (f == NULL) {
		print_message("SKIP no %s\n", path);
		return false;
	}
	while (fgets(line, sizeof(line), f) != NULL) {
		json_t *row = json_loads(line, 0, NULL);
		const char *text = text_of(row, "input");
		struct timetext_hints hints = {
		    CLOCK_COLON, text_of(row, "lang")};
		struct printed_time t;
		char language[8] = "";
		bool right;

		if (is_ours(text_of(row, "kind"))) {
			right = judge(row, &t,
			    timetext_whole(text, strlen(text), &hints, &t));
			count(kinds, text_of(row, "kind"), right);
			count(kinds, "all", right);
			if (hints.language != NULL)
				(void)snprintf(language, sizeof(language),
				    "%.*s", (int)strcspn(hints.language, "-_"),
				    hints.language);
			count(languages, language, right);
		}
		json_decref(row);
	}
	(void)fclose(f);
	return true;
}

static double
share(const struct cell *c)
{
	return 100.0 * c->right / c->all;
}

static void
print_sheet(const char *name, const struct sheet *s)
{
	for (int i = 0; i < s->n; i++)
		print_message("%s %-18s %5d of %5d  %5.1f %%\n", name,
		    s->cells[i].name, s->cells[i].right, s->cells[i].all,
		    share(&s->cells[i]));
}

static void
covers_the_arabic_tables(void **unused)
{
	static struct sheet kinds, languages;

	(void)unused;
	if (!measure("arabic_times", &kinds, &languages))
		return;
	print_sheet("arabic", &kinds);
	print_sheet("arabic", &languages);
	for (int i = 0; i < kinds.n; i++)
		assert_true(share(&kinds.cells[i]) >= 97);
}

static bool
is_great(const char *language)
{
	return strstr(" en de fr es it pt nl ru uk tr ja zh ko pl el ",
		   language) != NULL &&
	       strlen(language) == 2;
}

static void
covers_the_worlds_tables(void **unused)
{
	static struct sheet kinds, languages;

	(void)unused;
	if (!measure("world_times", &kinds, &languages))
		return;
	print_sheet("world", &kinds);
	print_sheet("world", &languages);
	for (int i = 0; i < kinds.n; i++) {
		if (strcmp(kinds.cells[i].name, "all") == 0)
			assert_true(share(&kinds.cells[i]) >= 95);
		if (strcmp(kinds.cells[i].name, "no") == 0)
			assert_int_equal(
			    kinds.cells[i].right, kinds.cells[i].all);
	}
	for (int i = 0; i < languages.n; i++) {
		if (is_great(languages.cells[i].name))
			assert_true(share(&languages.cells[i]) >= 97);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(spellings_fall_together),
	    cmocka_unit_test(a_language_chooses_its_own),
	    cmocka_unit_test(languages_have_their_order),
	    cmocka_unit_test(covers_the_arabic_tables),
	    cmocka_unit_test(covers_the_worlds_tables),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
