/* timewords.c - writes src/detect/timewords.h, the words that times are printed
 * with, from ICU's names and formatters and from the site habits that ICU lacks
 * (scripts/timewords.txt).
 *
 *     make timewords
 *
 * Names of months, weekdays and day periods are those of all locales; relative
 * phrases are read off by formatting amounts of every unit. Phrases are cut and
 * folded by the scanner that reads pages, so that both agree. */
#include <ctype.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/unumberformatter.h>
#include <unicode/ureldatefmt.h>
#include <unicode/ustring.h>

#include "base/utf8.h"
#include "detect/timetext_words.h"
#include "timewords.h"

enum { TEXT = 512, KEY = 160, AMOUNTS = 60, LANGS = 16, LANG_ROOM = 160 };

struct row {
	char key[KEY];
	int kind, value;
	char langs[LANG_ROOM]; /* " ar fa " */
};

static struct row *rows;
static size_t rows_n, rows_cap;
static uint32_t masks[256];
static int masks_n;

/* The more readers, the earlier: decides between languages without a hint. */
static const char *const weights[] = {"en", "ar", "fa", "es", "fr", "de", "ru",
    "pt", "it", "tr", "zh", "ja", "uk", "pl", "nl", "he", "el", "ro", "cs",
    "sv", "hu", "id", "vi", "ko", "hi", "ur", "bn", "bg", "sr", "da", "fi",
    "nb", "sk", "hr", "ca", NULL};

static const char *const units[] = {
    "second", "minute", "hour", "day", "week", "month", "year", "decade", NULL};

static int
weight(const char *langs)
{
	for (int i = 0; weights[i] != NULL; i++) {
		char word[8];

		(void)snprintf(word, sizeof(word), " %s ", weights[i]);
		if (strstr(langs, word) != NULL)
			return i;
	}
	return 1000;
}

static void
add_row(const char *key, int kind, int value, const char *lang)
{
	struct row *r;

	if (key[0] == '\0')
		return;
	if (rows_n == rows_cap) {
		rows_cap = rows_cap > 0 ? rows_cap * 2 : 1 << 16;
		rows = realloc(rows, rows_cap * sizeof(*rows));
		if (rows == NULL)
			abort();
	}
	r = &rows[rows_n++];
	(void)snprintf(r->key, sizeof(r->key), "%s", key);
	(void)snprintf(r->langs, sizeof(r->langs), " %s ", lang);
	r->kind = kind;
	r->value = value;
}

/* Signs within an abbreviation, which a phrase is the same without. */
static bool
is_quiet(uint32_t c)
{
	static const uint32_t set[] = {'.', ',', '"', '\'', '`', 0xB4, 0x2018,
	    0x2019, 0x5F3, 0x5F4, 0x589, 0x2024, 0x2035, 0xB7, 0x6D4, 0xF0B,
	    0x970, 0x1363, '(', ')', 0};

	return scan_among(c, set);
}

/* A hyphen within a word, or a sign of an abbreviation. */
static bool
is_passed_over(struct scan *sc, int i)
{
	const struct token *t = scan_at(sc, i);

	return is_quiet(t->sign) ||
	       (t->sign == '-' && t->gap == GAP_NONE && i > 0 &&
		   scan_at(sc, i + 1)->kind == TOKEN_WORD);
}

/* Token i as a word of a key, "#" for the number n (below 0: for a "#"); "" for
 * one to pass over. False where it can't be in a phrase. */
static bool
key_word(struct scan *sc, int i, int n, char word[SCAN_WORD])
{
	const struct token *t = scan_at(sc, i), *next = scan_at(sc, i + 1);

	word[0] = '\0';
	if (t->kind == TOKEN_CUT)
		return false;
	if (t->kind == TOKEN_WORD) {
		scan_fold(sc, t, word);
		return word[0] != '\0';
	}
	if (t->kind == TOKEN_NUMBER && n >= 0 && t->value == n)
		(void)snprintf(word, SCAN_WORD, "#");
	else if (t->kind == TOKEN_NUMBER)
		(void)snprintf(word, SCAN_WORD, "%d", t->value);
	else if (t->sign == '#' && n < 0)
		(void)snprintf(word, SCAN_WORD, "#");
	else if (i == 0 && (t->sign == '-' || t->sign == '+') &&
		 (next->kind == TOKEN_NUMBER || next->sign == '#'))
		(void)snprintf(word, SCAN_WORD, "%c", (int)t->sign);
	else
		return is_passed_over(sc, i);
	return true;
}

/* The phrase as the scanner sees it; the number n is "#". Returns how many
 * words it has, 0 where it can't be one. */
static int
make_key(const char *text, int n, char key[KEY], bool *counted)
{
	struct scan sc;
	size_t used = 0;
	int words = 0;

	*counted = false;
	key[0] = '\0';
	scan_begin(&sc, text, 0, strlen(text));
	for (int i = 0; scan_at(&sc, i)->kind != TOKEN_END; i++) {
		char word[SCAN_WORD];

		if (!key_word(&sc, i, n, word))
			return 0;
		if (word[0] == '\0')
			continue;
		if (strcmp(word, "#") == 0) {
			if (*counted && n >= 0)
				return 0;
			*counted = true;
		}
		words += scan_at(&sc, i)->kind == TOKEN_WORD;
		if (used + strlen(word) + 2 > KEY)
			return 0;
		used += (size_t)snprintf(
		    key + used, KEY - used, "%s%s", used > 0 ? " " : "", word);
	}
	return words;
}

static void add_phrase(
    const char *text, int n, int kind, int value, const char *lang);

/* Half-spaces are spaces to many, and nothing to others. */
static void
add_spaced(const char *text, int n, int kind, int value, const char *lang)
{
	static const char zwnj[] = "\xE2\x80\x8C";
	char spaced[TEXT];
	size_t used = 0;

	if (strstr(text, zwnj) == NULL)
		return;
	for (const char *p = text; *p != '\0' && used + 1 < TEXT;) {
		if (strncmp(p, zwnj, 3) == 0) {
			spaced[used++] = ' ';
			p += 3;
		} else {
			spaced[used++] = *p++;
		}
	}
	spaced[used] = '\0';
	add_phrase(spaced, n, kind, value, lang);
}

static bool
is_ideographic(const char *key)
{
	return scan_is_cjk(utf8_point(key, utf8_len(key, strlen(key))));
}

/* A name with the Arabic article goes without it too, and the other way. */
static void
add_article(const char *key, int kind, int value, const char *lang)
{
	static const char al[] = "ال";
	char other[KEY + 8];

	if ((kind != W_MONTH && kind != W_WEEKDAY) || (strcmp(lang, "ar") != 0))
		return;
	if (strncmp(key, al, strlen(al)) == 0 && strlen(key) > 10)
		add_row(key + strlen(al), kind, value, lang);
	for (const char *p = strchr(key, ' '); p != NULL;
	     p = strchr(p + 1, ' ')) {
		if (strncmp(p + 1, al, strlen(al)) != 0)
			continue;
		(void)snprintf(other, sizeof(other), "%.*s %s", (int)(p - key),
		    key, p + 1 + strlen(al));
		other[KEY - 1] = '\0';
		add_row(other, kind, value, lang);
	}
}

/* "5 בינואר": Hebrew ties its small words to the month. */
static void
add_prefixes(const char *key, int kind, int value, const char *lang)
{
	static const char *const prefixes[] = {"ב", "ל", NULL};
	char other[KEY + 8];

	if (kind != W_MONTH || strcmp(lang, "he") != 0)
		return;
	for (int i = 0; prefixes[i] != NULL; i++) {
		(void)snprintf(other, sizeof(other), "%s%s", prefixes[i], key);
		other[KEY - 1] = '\0';
		add_row(other, kind, value, lang);
	}
}

static void
add_phrase(const char *text, int n, int kind, int value, const char *lang)
{
	char key[KEY];
	bool counted;
	int words = make_key(text, n, key, &counted);

	if (words == 0)
		return;
	if (n < 0 && counted && kind != W_REL && kind != W_UNIT &&
	    kind != W_SPAN)
		return;
	/* one letter is an abbreviation that only its page understands */
	if ((kind == W_MONTH || kind == W_WEEKDAY || kind == W_DAY) &&
	    !is_ideographic(key) && strlen(key) < 3 &&
	    utf8_len(key, strlen(key)) == strlen(key))
		return;
	/* "-5 min" is a time only alone, and only where it is said so */
	if (key[0] == '-' || key[0] == '+') {
		if (kind == W_REL)
			add_row(key, W_SPAN, value, lang);
		return;
	}
	add_row(key, kind, value, lang);
	add_article(key, kind, value, lang);
	add_prefixes(key, kind, value, lang);
	add_spaced(text, n, kind, value, lang);
}

static void
to_utf8(const UChar *from, int32_t n, char out[TEXT])
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t len = 0;

	u_strToUTF8(out, TEXT - 1, &len, from, n, &status);
	if (U_FAILURE(status))
		len = 0;
	out[len] = '\0';
}

static void
add_symbols(const UDateFormat *f, UDateFormatSymbolType type, int kind,
    int calendar, const char *lang)
{
	UErrorCode status = U_ZERO_ERROR;
	int n = udat_countSymbols(f, type);

	for (int i = 0; i < n; i++) {
		UChar buf[TEXT];
		char text[TEXT];
		int value = i;
		int32_t len = udat_getSymbols(f, type, i, buf, TEXT, &status);

		if (U_FAILURE(status))
			return;
		if (kind == W_MONTH && i >= 12)
			return;
		if (kind == W_WEEKDAY)
			value = i - 1;
		if (kind == W_MONTH)
			value = calendar * 16 + i + 1;
		to_utf8(buf, len, text);
		if (value >= 0)
			add_phrase(text, -2, kind, value, lang);
	}
}

/* The calendar's day names are taken from the Gregorian one alone. */
static void
add_names(const char *locale, const char *lang)
{
	static const char *const calendars[] = {
	    "gregorian", "persian", "islamic-umalqura"};
	static const UDateFormatSymbolType months[] = {UDAT_MONTHS,
	    UDAT_SHORT_MONTHS, UDAT_STANDALONE_MONTHS,
	    UDAT_STANDALONE_SHORT_MONTHS};
	static const UDateFormatSymbolType days[] = {UDAT_WEEKDAYS,
	    UDAT_SHORT_WEEKDAYS, UDAT_STANDALONE_WEEKDAYS,
	    UDAT_STANDALONE_SHORT_WEEKDAYS, UDAT_SHORTER_WEEKDAYS};

	for (int c = 0; c < 3; c++) {
		UErrorCode status = U_ZERO_ERROR;
		char name[96];
		UDateFormat *f;

		(void)snprintf(
		    name, sizeof(name), "%s@calendar=%s", locale, calendars[c]);
		f = udat_open(
		    UDAT_FULL, UDAT_FULL, name, NULL, 0, NULL, 0, &status);
		if (U_FAILURE(status))
			continue;
		for (int i = 0; i < 4; i++)
			add_symbols(f, months[i], W_MONTH, c, lang);
		for (int i = 0; c == 0 && i < 5; i++)
			add_symbols(f, days[i], W_WEEKDAY, c, lang);
		udat_close(f);
	}
}

static int
mask_index(uint32_t mask)
{
	for (int i = 0; i < masks_n; i++) {
		if (masks[i] == mask)
			return i;
	}
	if (masks_n == 256)
		abort();
	masks[masks_n] = mask;
	return masks_n++;
}

/* Formats the hour with a pattern and leaves off its digits. */
static bool
period_name(const char *locale, const char *pattern, int hour, char out[TEXT])
{
	UErrorCode status = U_ZERO_ERROR;
	UChar upattern[16], zone[] = {'G', 'M', 'T', 0}, buf[TEXT];
	UDateFormat *f;
	int32_t n;

	u_uastrcpy(upattern, pattern);
	f = udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, zone, -1, upattern,
	    -1, &status);
	if (U_FAILURE(status))
		return false;
	n = udat_format(f, hour * 3600000.0, buf, TEXT, NULL, &status);
	udat_close(f);
	if (U_FAILURE(status))
		return false;
	to_utf8(buf, n, out);
	return true;
}

/* "am", "in the morning": which hours of the day each word stands for. */
static void
add_periods(const char *locale, const char *lang)
{
	static const char *const patterns[] = {
	    "a", "aaaa", "b", "bbbb", "B", "BBBB"};

	for (int p = 0; p < 6; p++) {
		char names[24][TEXT];

		for (int h = 0; h < 24; h++) {
			if (!period_name(locale, patterns[p], h, names[h]))
				return;
		}
		for (int h = 0; h < 24; h++) {
			uint32_t mask = 0;

			for (int k = 0; k < 24; k++) {
				if (strcmp(names[k], names[h]) == 0)
					mask |= 1U << k;
			}
			/* these tell noon and midnight alone apart */
			if (patterns[p][0] == 'b' && h % 12 != 0)
				continue;
			add_phrase(
			    names[h], -2, W_HALF, mask_index(mask), lang);
		}
	}
}

static int
rel_value(int unit, bool future, int amount)
{
	return unit | (future ? REL_FUTURE : 0) | amount << REL_AMOUNT;
}

/* A phrase of an amount; of one, its number may be left out. */
static void
add_relative(const char *text, int n, int unit, bool future, const char *lang)
{
	char key[KEY], bare[KEY];
	bool counted;
	int words = make_key(text, n, key, &counted);
	char *hash;

	if (words == 0)
		return;
	add_phrase(text, n, W_REL,
	    rel_value(unit, future,
		counted ? 0
		: n < 0 ? 1
			: n),
	    lang);
	hash = strchr(key, '#');
	if (!counted || n != 1 || words < 2 || key[0] == '-' || key[0] == '+' ||
	    is_ideographic(key + 2))
		return;
	(void)snprintf(bare, sizeof(bare), "%.*s%s", (int)(hash - key), key,
	    hash[1] == ' ' ? hash + 2 : hash + 1);
	if (bare[0] != '\0' && bare[strlen(bare) - 1] == ' ')
		bare[strlen(bare) - 1] = '\0';
	add_row(bare, W_REL, rel_value(unit, future, 1), lang);
}

static void
add_amounts(const URelativeDateTimeFormatter *f, int unit,
    URelativeDateTimeUnit icu, const char *lang)
{
	for (int n = 1; n <= AMOUNTS; n++) {
		for (int sign = -1; sign <= 1; sign += 2) {
			UErrorCode status = U_ZERO_ERROR;
			UChar buf[TEXT];
			char text[TEXT];
			int32_t len = ureldatefmt_formatNumeric(
			    f, sign * n, icu, buf, TEXT, &status);

			if (U_FAILURE(status))
				continue;
			to_utf8(buf, len, text);
			add_relative(text, n, unit, sign > 0, lang);
		}
	}
}

static void
add_word(const URelativeDateTimeFormatter *f, double offset,
    URelativeDateTimeUnit icu, int kind, int value, const char *lang)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar buf[TEXT];
	char text[TEXT], key[KEY];
	bool counted;
	int32_t len = ureldatefmt_format(f, offset, icu, buf, TEXT, &status);

	if (U_FAILURE(status))
		return;
	to_utf8(buf, len, text);
	if (make_key(text, (int)(offset < 0 ? -offset : offset), key,
		&counted) > 0 &&
	    !counted && strspn(key, "0123456789 ") == 0)
		add_phrase(text, -2, kind, value, lang);
}

/* "yesterday", "now", "last week", "last Friday". */
static void
add_words(const URelativeDateTimeFormatter *f, const char *lang)
{
	static const URelativeDateTimeUnit spans[] = {
	    UDAT_REL_UNIT_WEEK, UDAT_REL_UNIT_MONTH, UDAT_REL_UNIT_YEAR};
	static const int weeks[] = {WEEK_LAST, 0, WEEK_NEXT};

	for (int d = -2; d <= 2; d++)
		add_word(f, d, UDAT_REL_UNIT_DAY, W_DAY, d + 2, lang);
	add_word(f, 0, UDAT_REL_UNIT_SECOND, W_NOW, 0, lang);
	for (int i = 0; i < 3; i++) {
		add_word(f, -1, spans[i], W_SPAN,
		    rel_value(REL_WEEK + i, false, 1), lang);
		add_word(f, 1, spans[i], W_SPAN,
		    rel_value(REL_WEEK + i, true, 1), lang);
	}
	for (int d = 0; d < 7; d++) {
		for (int k = -1; k <= 1; k++)
			add_word(f, k,
			    (URelativeDateTimeUnit)(UDAT_REL_UNIT_SUNDAY + d),
			    W_WEEKDAY, d + weeks[k + 1], lang);
	}
}

static void
add_relatives(const char *locale, const char *lang)
{
	static const URelativeDateTimeUnit icu[] = {UDAT_REL_UNIT_SECOND,
	    UDAT_REL_UNIT_MINUTE, UDAT_REL_UNIT_HOUR, UDAT_REL_UNIT_DAY,
	    UDAT_REL_UNIT_WEEK, UDAT_REL_UNIT_MONTH, UDAT_REL_UNIT_YEAR};
	static const UDateRelativeDateTimeFormatterStyle styles[] = {
	    UDAT_STYLE_LONG, UDAT_STYLE_SHORT, UDAT_STYLE_NARROW};

	for (int s = 0; s < 3; s++) {
		UErrorCode status = U_ZERO_ERROR;
		URelativeDateTimeFormatter *f = ureldatefmt_open(locale, NULL,
		    styles[s], UDISPCTX_CAPITALIZATION_NONE, &status);

		if (U_FAILURE(status))
			continue;
		for (int u = 0; u < 7; u++)
			add_amounts(f, u, icu[u], lang);
		add_words(f, lang);
		ureldatefmt_close(f);
	}
}

/* "three", "tre", "ثلاث" */
static void
add_numbers(const char *locale, const char *lang)
{
	static const int values[] = {
	    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 20, 25, 30, 40, 50};
	UErrorCode status = U_ZERO_ERROR;
	UChar names[4096], *p = names;
	UNumberFormat *f =
	    unum_open(UNUM_SPELLOUT, NULL, 0, locale, NULL, &status);

	if (U_FAILURE(status))
		return;
	(void)unum_getTextAttribute(
	    f, UNUM_PUBLIC_RULESETS, names, 4096, &status);
	while (U_SUCCESS(status) && *p != 0) {
		UChar *end = u_strchr(p, ';');
		char name[TEXT];

		if (end == NULL)
			end = p + u_strlen(p);
		to_utf8(p, (int32_t)(end - p), name);
		if (strstr(name, "cardinal") != NULL) {
			UChar set[TEXT];

			u_uastrcpy(set, name);
			unum_setTextAttribute(
			    f, UNUM_DEFAULT_RULESET, set, -1, &status);
			for (size_t i = 0;
			     i < sizeof(values) / sizeof(values[0]); i++) {
				UErrorCode st = U_ZERO_ERROR;
				UChar buf[TEXT];
				char text[TEXT];
				int32_t n = unum_format(
				    f, values[i], buf, TEXT, NULL, &st);

				to_utf8(buf, U_SUCCESS(st) ? n : 0, text);
				add_phrase(text, -2, W_NUMBER, values[i], lang);
			}
		}
		p = *end != 0 ? end + 1 : end;
	}
	unum_close(f);
}

struct habit_row {
	char tag[64], line[96];
};

static int
compare_habits(const void *x, const void *y)
{
	return strcmp(((const struct habit_row *)x)->tag,
	    ((const struct habit_row *)y)->tag);
}

/* The locale's pattern without clock, or without date. */
static bool
pattern_of(const char *locale, UDateFormatStyle time, UDateFormatStyle date,
    char out[TEXT])
{
	UErrorCode status = U_ZERO_ERROR;
	UDateFormat *f =
	    udat_open(time, date, locale, NULL, 0, NULL, 0, &status);
	UChar buf[TEXT];
	int32_t n;

	if (U_FAILURE(status))
		return false;
	n = udat_toPattern(f, false, buf, TEXT, &status);
	udat_close(f);
	to_utf8(buf, U_SUCCESS(status) ? n : 0, out);
	return U_SUCCESS(status);
}

/* The locale's pattern for month and day in numbers without a year. */
static bool
month_is_first(const char *locale)
{
	UErrorCode status = U_ZERO_ERROR;
	UDateTimePatternGenerator *g = udatpg_open(locale, &status);
	UChar skeleton[] = {'M', 'd', 0}, buf[TEXT];
	char text[TEXT];
	int32_t n = udatpg_getBestPattern(g, skeleton, -1, buf, TEXT, &status);

	to_utf8(buf, U_SUCCESS(status) ? n : 0, text);
	udatpg_close(g);
	return strchr(text, 'd') != NULL &&
	       strcspn(text, "ML") < strcspn(text, "d");
}

/* Sites in Sorani and Uyghur have the American order (date-fns). */
static const char *
order_of(const char *locale, const char *pattern)
{
	const char *y = strpbrk(pattern, "yr"), *d = strchr(pattern, 'd');
	const char *m = strpbrk(pattern, "ML");

	if (strncmp(locale, "ckb", 3) == 0 || strncmp(locale, "ug", 2) == 0)
		return "MDY";
	if (y == NULL || d == NULL || m == NULL)
		return "DMY";
	if (y < d)
		return month_is_first(locale) ? "YMD" : "YMD_DM";
	return m < d ? "MDY" : "DMY";
}

/* CLDR's French has colons; French sites have the h. Swedish has colons, and
 * its sites dots. */
static const char *
style_of(const char *locale, const char *pattern)
{
	if (strstr(pattern, "H.mm") != NULL ||
	    strstr(pattern, "h.mm") != NULL || strncmp(locale, "sv", 2) == 0 ||
	    strncmp(locale, "ms", 2) == 0 || strncmp(locale, "jv", 2) == 0 ||
	    strcmp(locale, "de_AT") == 0)
		return "DOT";
	if (strstr(pattern, "'h'") != NULL || strcmp(locale, "fr") == 0 ||
	    strncmp(locale, "fr_", 3) == 0)
		return "H";
	return "COLON";
}

static bool
make_habit(struct habit_row *h, const char *tag, const char *locale)
{
	char date[TEXT], time[TEXT];

	if (strlen(tag) > 11 ||
	    !pattern_of(locale, UDAT_NONE, UDAT_SHORT, date) ||
	    !pattern_of(locale, UDAT_SHORT, UDAT_NONE, time))
		return false;
	(void)snprintf(h->tag, sizeof(h->tag), "%s", tag);
	for (char *c = h->tag; *c != '\0'; c++)
		*c = (char)(*c == '_' ? '-' : tolower(*c));
	(void)snprintf(h->line, sizeof(h->line), "ORDER_%s, CLOCK_%s",
	    order_of(locale, date), style_of(locale, time));
	return true;
}

/* How each locale orders day and month, and writes clocks. Pages write "zh-HK"
 * where ICU has zh_Hant_HK: the tag without the script goes for it too. */
static void
print_orders(void)
{
	static struct habit_row habits[2000];
	int n = uloc_countAvailable();
	size_t kept = 0;

	for (int i = 0; i < n && kept + 1 < 2000; i++) {
		const char *locale = uloc_getAvailable(i);
		UErrorCode status = U_ZERO_ERROR;
		char least[64];

		kept += make_habit(&habits[kept], locale, locale);
		(void)uloc_minimizeSubtags(
		    locale, least, sizeof(least), &status);
		if (U_SUCCESS(status) && strlen(locale) > 8 &&
		    strchr(least, '_') != NULL)
			kept += make_habit(&habits[kept], least, locale);
	}
	qsort(habits, kept, sizeof(habits[0]), compare_habits);
	puts("static const struct time_habit time_habits[] = {");
	for (size_t i = 0; i < kept; i++) {
		if (i > 0 && strcmp(habits[i].tag, habits[i - 1].tag) == 0)
			continue;
		printf("    {\"%s\", %s},\n", habits[i].tag, habits[i].line);
	}
	puts("};\n");
}

/* ---- the habits ---------------------------------------------------------- */

/* Markers ("vor #") and units ("Minuten") of the language at hand. */
struct habit {
	char text[TEXT];
	int unit;
	int amount; /* 0: it is counted */
};

struct habits {
	char lang[16];
	struct habit past[64], future[64], units[400];
	int past_n, future_n, units_n;
};

static void
cross(const struct habits *h, const struct habit *markers, int n, bool future)
{
	for (int m = 0; m < n; m++) {
		for (int u = 0; u < h->units_n; u++) {
			const struct habit *unit = &h->units[u];
			const char *hash = strchr(markers[m].text, '#');
			char text[3 * TEXT];

			if (hash == NULL)
				continue;
			(void)snprintf(text, sizeof(text), "%.*s%s%s%s",
			    (int)(hash - markers[m].text), markers[m].text,
			    unit->amount > 0                  ? ""
			    : strchr(unit->text, '#') == NULL ? "# "
							      : "",
			    unit->text, hash + 1);
			text[TEXT - 1] = '\0';
			add_phrase(text, unit->amount > 0 ? -2 : -1, W_REL,
			    rel_value(unit->unit, future, unit->amount),
			    h->lang);
		}
	}
}

static void
flush(struct habits *h)
{
	cross(h, h->past, h->past_n, false);
	for (int u = 0; u < h->units_n; u++) {
		const struct habit *unit = &h->units[u];
		char text[TEXT + 4];

		(void)snprintf(text, sizeof(text), "%s%s",
		    unit->amount > 0 || strchr(unit->text, '#') != NULL ? ""
									: "# ",
		    unit->text);
		add_phrase(text, unit->amount > 0 ? -2 : -1, W_UNIT,
		    rel_value(unit->unit, false, unit->amount), h->lang);
	}
	cross(h, h->future, h->future_n, true);
	h->past_n = h->future_n = h->units_n = 0;
}

static int
unit_number(const char *name)
{
	for (int i = 0; units[i] != NULL; i++) {
		if (strcmp(units[i], name) == 0)
			return i;
	}
	return -1;
}

static void
add_unit(struct habits *h, int unit, const char *text)
{
	struct habit *u = &h->units[h->units_n];
	const char *equals = strchr(text, '=');

	if (h->units_n == 400)
		abort();
	h->units_n++;
	u->unit = unit;
	u->amount = 0;
	(void)snprintf(u->text, TEXT, "%.*s",
	    (int)(equals != NULL ? equals - text : (long)strlen(text)), text);
	if (equals != NULL)
		u->amount = (int)strtol(equals + 1, NULL, 10);
}

struct kind_name {
	const char *name;
	int kind;
};

static const struct kind_name word_kinds[] = {{"month", W_MONTH},
    {"persian", W_MONTH}, {"hijri", W_MONTH}, {"weekday", W_WEEKDAY},
    {"day", W_DAY}, {"number", W_NUMBER}, {"now", W_NOW}, {"at", W_AT},
    {"of", W_OF}, {"label", W_LABEL}, {"mark", W_MARK}, {"oclock", W_OCLOCK},
    {"era", W_ERA}, {"until", W_UNTIL}, {"ordinal", W_ORDINAL},
    {"half", W_HALF}, {"last", W_OF}, {"next", W_OF}, {"lastday", W_WEEKDAY},
    {"nextday", W_WEEKDAY}, {"span", W_SPAN}, {"coming", W_SPAN}, {NULL, 0}};

/* "past.minute": a whole phrase, with "=AMOUNT" behind it, or one. */
static void
add_whole(const struct habits *h, bool future, int unit, const char *text)
{
	const char *equals = strchr(text, '=');
	int amount = equals != NULL ? (int)strtol(equals + 1, NULL, 10) : 1;
	char phrase[TEXT];
	bool counted;

	if (unit < 0)
		abort();
	(void)snprintf(phrase, TEXT, "%.*s", (int)strcspn(text, "="), text);
	counted = strchr(phrase, '#') != NULL;
	add_phrase(phrase, counted ? -1 : -2, W_REL,
	    rel_value(unit, future, counted ? 0 : amount), h->lang);
}

/* "past", "future": what stands around an amount. */
static void
add_marker(struct habits *h, bool future, const char *text)
{
	struct habit *m =
	    future ? &h->future[h->future_n++] : &h->past[h->past_n++];

	(void)snprintf(m->text, TEXT, "%s", text);
}

/* "0-11": the mask of those hours. */
static int
half_value(const char *arg)
{
	const char *dash = arg != NULL ? strchr(arg, '-') : NULL;
	int from = arg != NULL ? (int)strtol(arg, NULL, 10) : 0;
	int to = dash != NULL ? (int)strtol(dash + 1, NULL, 10) : from;
	uint32_t mask = 0;

	for (int i = from; i != (to + 1) % 24 || mask == 0; i = (i + 1) % 24)
		mask |= 1U << i;
	return mask_index(mask);
}

/* What "month.3", "lastday.5" or "day.1" says of its words. */
static int
word_value(const struct kind_name *k, const char *arg)
{
	int value = arg != NULL ? (int)strtol(arg, NULL, 10) : 0;

	if (k->kind == W_HALF)
		return half_value(arg);
	if (k->kind == W_DAY)
		return 2 - value;
	if (strcmp(k->name, "persian") == 0)
		return 16 + value;
	if (strcmp(k->name, "hijri") == 0)
		return 32 + value;
	if (strncmp(k->name, "last", 4) == 0)
		return WEEK_LAST + value;
	if (strncmp(k->name, "next", 4) == 0)
		return WEEK_NEXT + value;
	return value;
}

static void
add_span(const struct habits *h, bool future, int unit, const char *text)
{
	bool counted = strchr(text, '#') != NULL;

	add_phrase(text, -1, W_SPAN,
	    rel_value(unit < 0 ? 0 : unit, future, counted ? 0 : 1), h->lang);
}

/* "month.3", "half.0-11", "past.minute" */
static void
add_habit(struct habits *h, const char *name, const char *arg, const char *text)
{
	int unit = unit_number(arg != NULL ? arg : name);
	const struct kind_name *k = word_kinds;

	if (strcmp(name, "past") == 0 || strcmp(name, "future") == 0) {
		if (arg != NULL)
			add_whole(h, name[0] == 'f', unit, text);
		else
			add_marker(h, name[0] == 'f', text);
		return;
	}
	if (unit >= 0 && arg == NULL) {
		add_unit(h, unit, text);
		return;
	}
	while (k->name != NULL && strcmp(k->name, name) != 0)
		k++;
	if (k->name == NULL) {
		(void)fprintf(stderr, "timewords: no kind of word: %s\n", name);
		exit(1);
	}
	if (k->kind == W_SPAN)
		add_span(h, strcmp(name, "coming") == 0, unit, text);
	else
		add_phrase(text, -2, k->kind, word_value(k, arg), h->lang);
}

/* "lang kind[.arg]  phrase; phrase=2; ..." */
static void
read_habits(const char *path)
{
	FILE *f = fopen(path, "r");
	static struct habits h;
	char line[16384];

	if (f == NULL) {
		perror(path);
		exit(1);
	}
	while (fgets(line, sizeof(line), f) != NULL) {
		char *save, *lang, *name, *arg, *text;

		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '#' || line[0] == '\0')
			continue;
		lang = strtok_r(line, " \t", &save);
		name = strtok_r(NULL, " \t", &save);
		if (lang == NULL || name == NULL)
			continue;
		if (strcmp(lang, h.lang) != 0) {
			flush(&h);
			(void)snprintf(h.lang, sizeof(h.lang), "%s", lang);
		}
		arg = strchr(name, '.');
		if (arg != NULL)
			*arg++ = '\0';
		for (text = strtok_r(NULL, ";", &save); text != NULL;
		     text = strtok_r(NULL, ";", &save)) {
			text += strspn(text, " \t");
			if (text[0] != '\0')
				add_habit(&h, name, arg, text);
		}
	}
	flush(&h);
	(void)fclose(f);
}

/* ---- the table ----------------------------------------------------------- */

static int
compare(const void *x, const void *y)
{
	const struct row *a = x, *b = y;
	int c = strcmp(a->key, b->key);

	if (c == 0)
		c = (a->kind > b->kind) - (a->kind < b->kind);
	if (c == 0)
		c = (a->value > b->value) - (a->value < b->value);
	return c != 0 ? c : strcmp(a->langs, b->langs);
}

static int
compare_weight(const void *x, const void *y)
{
	const struct row *a = x, *b = y;
	int c = strcmp(a->key, b->key);

	if (c == 0)
		c = (a->kind > b->kind) - (a->kind < b->kind);
	if (c == 0)
		c = weight(a->langs) - weight(b->langs);
	return c != 0 ? c : (a->value > b->value) - (a->value < b->value);
}

static void
merge_rows(void)
{
	size_t kept = 0;

	qsort(rows, rows_n, sizeof(*rows), compare);
	for (size_t i = 0; i < rows_n; i++) {
		struct row *last = kept > 0 ? &rows[kept - 1] : NULL;

		if (last == NULL || strcmp(last->key, rows[i].key) != 0 ||
		    last->kind != rows[i].kind ||
		    last->value != rows[i].value) {
			rows[kept++] = rows[i];
		} else if (strstr(last->langs, rows[i].langs) == NULL &&
			   strlen(last->langs) + strlen(rows[i].langs) <
			       LANG_ROOM) {
			size_t had = strlen(last->langs);

			(void)snprintf(last->langs + had, LANG_ROOM - had, "%s",
			    rows[i].langs + 1);
		}
	}
	rows_n = kept;
	qsort(rows, rows_n, sizeof(*rows), compare_weight);
}

static bool
is_small_word(const char *key)
{
	for (size_t i = 0; i < rows_n; i++) {
		if ((rows[i].kind == W_OF || rows[i].kind == W_AT) &&
		    strcmp(rows[i].key, key) == 0)
			return true;
	}
	return false;
}

/* "min" is a Sunday in Indonesia, and minutes wherever a clock stands before. */
static bool
is_minutes(const char *key)
{
	/* "日" and "ہفتہ" are both, and told apart by the number before */
	if ((unsigned char)key[0] >= 0x80)
		return false;
	for (size_t i = 0; i < rows_n; i++) {
		if (rows[i].kind == W_UNIT &&
		    (rows[i].value & REL_UNIT) == REL_MINUTE &&
		    strncmp(rows[i].key, "# ", 2) == 0 &&
		    strcmp(rows[i].key + 2, key) == 0)
			return true;
	}
	return false;
}

/* "de" is a month's short name somewhere, and a small word nearly everywhere:
 * names of two letters are kept for the languages with many readers alone, and
 * where they aren't small words. */
static void
drop_clashes(void)
{
	size_t kept = 0;

	for (size_t i = 0; i < rows_n; i++) {
		struct row *r = &rows[i];
		bool name = r->kind == W_MONTH || r->kind == W_WEEKDAY ||
			    r->kind == W_HALF || r->kind == W_DAY;
		bool clash =
		    (r->kind == W_WEEKDAY && is_minutes(r->key)) ||
		    (r->kind == W_NOW && strlen(r->key) < 4 &&
			weight(r->langs) == 1000) ||
		    (name && strlen(r->key) <= 8 &&
			strstr(r->langs, " en ") == NULL &&
			((strlen(r->key) < 3 && r->kind != W_HALF &&
			     weight(r->langs) == 1000) ||
			    ((strlen(r->key) < 4 || weight(r->langs) == 1000) &&
				is_small_word(r->key))));

		if (!clash)
			rows[kept++] = *r;
	}
	rows_n = kept;
}

/* The row of that kind with the same key, of several the most read one; or
 * NULL. */
static const struct row *
same_key(size_t i, int kind)
{
	size_t from = i;

	while (from > 0 && strcmp(rows[from - 1].key, rows[i].key) == 0)
		from--;
	for (; from < rows_n && strcmp(rows[from].key, rows[i].key) == 0;
	     from++) {
		if (rows[from].kind == kind)
			return &rows[from];
	}
	return NULL;
}

/* A unit of few letters behind the amount: "5 mln" are months somewhere. Other
 * scripts have their own readers alone. */
static bool
is_short_unit(const char *key)
{
	size_t letters = 0;

	if (strncmp(key, "# ", 2) != 0 || (unsigned char)key[2] >= 0xE0)
		return false;
	for (const char *p = key + 2; *p != '\0'; p++)
		letters += ((unsigned char)*p & 0xC0) != 0x80;
	return letters <= 4;
}

/* What English pages print by themselves on links: tomorrow in one language, now
 * in another. */
static bool
is_english(const char *key)
{
	return strcmp(key, "more") == 0 || strcmp(key, "most") == 0;
}

/* Whether others mean something else: "-5 min" is five minutes ago in some
 * languages, "est" a month in one with few readers, "lo" last year in another,
 * "5 мин" in five minutes in a third; and "آب" is now in Urdu, but August to
 * more people. */
static bool
is_own(size_t i)
{
	const struct row *r = &rows[i], *month;
	bool small = weight(r->langs) == 1000;

	if (r->key[0] == '-' || r->key[0] == '+' || is_english(r->key))
		return true;
	switch (r->kind) {
	case W_MONTH:
	case W_WEEKDAY:
	case W_HALF:
	case W_DAY:
		return small && strlen(r->key) <= 3;
	case W_SPAN:
		return small && strlen(r->key) <= 4;
	case W_REL:
		return small &&
		       (is_short_unit(r->key) || same_key(i, W_UNIT) != NULL);
	case W_NOW:
		month = same_key(i, W_MONTH);
		return month != NULL && weight(month->langs) < weight(r->langs);
	default:
		return false;
	}
}

/* A phrase with one meaning needs no languages. */
static bool
needs_langs(size_t i)
{
	const struct row *r = &rows[i];

	if (is_own(i))
		return true;
	return (i > 0 && strcmp(rows[i - 1].key, r->key) == 0 &&
		   rows[i - 1].kind == r->kind) ||
	       (i + 1 < rows_n && strcmp(rows[i + 1].key, r->key) == 0 &&
		   rows[i + 1].kind == r->kind);
}

static char langs[512][LANG_ROOM];
static int langs_n = 1;

static int
langs_index(const char *s)
{
	for (int i = 1; i < langs_n; i++) {
		if (strcmp(langs[i], s) == 0)
			return i;
	}
	if (langs_n == 512)
		abort();
	(void)snprintf(langs[langs_n], LANG_ROOM, "%s", s);
	return langs_n++;
}

static void
print_masks(void)
{
	puts("static const uint32_t time_masks[] = {");
	for (int i = 0; i < masks_n; i++)
		printf("    0x%06X,\n", masks[i]);
	puts("};\n");
}

static void
print_all(void)
{
	struct meaning *meanings = calloc(rows_n, sizeof(*meanings));
	const char *names[512];

	if (meanings == NULL)
		abort();
	for (size_t i = 0; i < rows_n; i++)
		meanings[i] = (struct meaning){rows[i].key, rows[i].kind,
		    rows[i].value,
		    needs_langs(i) ? langs_index(rows[i].langs) : 0, is_own(i)};
	puts("/* timewords.h - the words that times are printed with.\n"
	     " * Written by `make timewords` (scripts/timewords.c) from "
	     "ICU " U_ICU_VERSION "\n * and scripts/timewords.txt. */\n"
	     "#ifndef AJEL_TIMEWORDS_H\n#define AJEL_TIMEWORDS_H\n\n"
	     "#include \"detect/timetext_table.h\"\n"
	     "#include \"detect/timetext_words.h\"\n\n"
	     "/* clang-format off */");
	table_print(meanings, rows_n);
	for (int i = 0; i < langs_n; i++)
		names[i] = langs[i];
	pool_print("time_langs", names, (size_t)langs_n);
	print_masks();
	print_orders();
	puts("#endif");
	free(meanings);
}

int
main(int argc, char **argv)
{
	int n = uloc_countAvailable();

	if (argc != 2) {
		(void)fprintf(stderr, "usage: timewords timewords.txt\n");
		return 2;
	}
	/* the halves of every clock come first: see words_mask() */
	(void)mask_index(0x000FFF);
	(void)mask_index(0xFFF000);
	for (int i = 0; i < n; i++) {
		const char *locale = uloc_getAvailable(i);
		UErrorCode status = U_ZERO_ERROR;
		char lang[16];

		(void)uloc_getLanguage(locale, lang, sizeof(lang), &status);
		if (strcmp(lang, "iw") == 0)
			(void)snprintf(lang, sizeof(lang), "he");
		add_names(locale, lang);
		add_periods(locale, lang);
		add_relatives(locale, lang);
		if (strlen(locale) <= 3)
			add_numbers(locale, lang);
	}
	read_habits(argv[1]);
	merge_rows();
	drop_clashes();
	print_all();
	(void)fprintf(stderr, "%zu rows\n", rows_n);
	free(rows);
	return 0;
}
