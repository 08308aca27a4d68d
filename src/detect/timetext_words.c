/* timetext_words.c - zones and places. */
#include "detect/timetext_words.h"

#include "base/instant.h"

const struct phrase words_weak[] = {
    {"م", 0, true},    /* also "Eng." before a name */
    {"مساء", 0, true}, /* "مساء اليوم": this evening */
    {NULL, 0, false},
};

/* "EST" and "IST" are three zones each, and "est" and "ist" are words. */
const struct phrase words_zone[] = {
    {"gmt", 0, false},
    {"utc", 0, false},
    {"ut", 0, true},
    {"z", 0, true},
    {"ت غ", 0, false},
    {"wet", 0, true},
    {"cet", HOUR, true},
    {"mez", HOUR, true},
    {"cest", 2 * HOUR, true},
    {"mesz", 2 * HOUR, true},
    {"eet", 2 * HOUR, true},
    {"eest", 3 * HOUR, true},
    {"msk", 3 * HOUR, true},
    {"мск", 3 * HOUR, false},
    {"по москве", 3 * HOUR, false},
    {"по мск", 3 * HOUR, false},
    {"по московскому времени", 3 * HOUR, false},
    {"по гринвичу", 0, false},
    {"pkt", 5 * HOUR, true},
    {"wib", 7 * HOUR, true},
    {"hkt", 8 * HOUR, true},
    {"sgt", 8 * HOUR, true},
    {"jst", 9 * HOUR, true},
    {"kst", 9 * HOUR, true},
    {"ist", ZONE_HERE, true},
    {"bst", ZONE_HERE, true},
    {"ast", ZONE_HERE, true},
    {"est", ZONE_HERE, true},
    {"edt", ZONE_HERE, true},
    {"cst", ZONE_HERE, true},
    {"cdt", ZONE_HERE, true},
    {"mst", ZONE_HERE, true},
    {"mdt", ZONE_HERE, true},
    {"pst", ZONE_HERE, true},
    {"pdt", ZONE_HERE, true},
    {NULL, 0, false},
};

const struct phrase words_in_zone[] = {
    {"بتوقيت", 0, false},
    {"بالتوقيت", 0, false},
    {"حسب توقيت", 0, false},
    {"توقيت", 0, true}, /* "the timing of": a place must follow */
    {NULL, 0, false},
};

/* Only places whose clocks never change have an offset. */
const struct phrase words_place[] = {
    {"غرينتش", 0, false},
    {"جرينتش", 0, false},
    {"غرينيتش", 0, false},
    {"جرينيتش", 0, false},
    {"العالمي", 0, false},
    {"مكه", 3 * HOUR, false},
    {"مكه المكرمه", 3 * HOUR, false},
    {"السعوديه", 3 * HOUR, false},
    {"الرياض", 3 * HOUR, false},
    {"موسكو", 3 * HOUR, false},
    {"بغداد", 3 * HOUR, false},
    {"الكويت", 3 * HOUR, false},
    {"الدوحه", 3 * HOUR, false},
    {"قطر", 3 * HOUR, false},
    {"صنعاء", 3 * HOUR, false},
    {"الامارات", 4 * HOUR, false},
    {"ابوظبي", 4 * HOUR, false},
    {"ابو ظبي", 4 * HOUR, false},
    {"دبي", 4 * HOUR, false},
    {"المحلي", ZONE_HERE, false},
    {"بيروت", ZONE_HERE, false},
    {"لبنان", ZONE_HERE, false},
    {"القدس", ZONE_HERE, false},
    {"القدس المحتله", ZONE_HERE, false},
    {"فلسطين", ZONE_HERE, false},
    {"غزه", ZONE_HERE, false},
    {"القاهره", ZONE_HERE, false},
    {"مصر", ZONE_HERE, false},
    {"دمشق", ZONE_HERE, false},
    {"عمان", ZONE_HERE, false},
    {NULL, 0, false},
};

/* Signs that abbreviations are written with. */
static bool
is_abbreviation_sign(const struct token *t)
{
	static const uint32_t signs[] = {'.', '"', '\'', '`', 0xB4, 0x2018,
	    0x2019, 0x2035, 0x589, 0xF0B, 0x970, 0x1363, 0x5F3, 0x5F4, 0x2024,
	    0xB7, 0x6D4, 0};

	return t->kind == TOKEN_SIGN && t->gap == GAP_NONE &&
	       scan_among(t->sign, signs);
}

int
words_skip_dot(struct scan *sc, int i)
{
	return is_abbreviation_sign(scan_at(sc, i)) ? i + 1 : i;
}

/* Index behind the phrase, 0 if it isn't there; `first` is token i folded. A
 * dot behind the last word goes along if there was one within. */
static int
behind_phrase(struct scan *sc, int i, const char *first, const char *words)
{
	char buf[SCAN_WORD];
	const char *word = first;
	bool dotted = false;

	for (;;) {
		size_t len = strcspn(words, " ");

		if (strlen(word) != len || strncmp(word, words, len) != 0)
			return 0;
		i++;
		if ((words[len] == ' ' || dotted) &&
		    is_abbreviation_sign(scan_at(sc, i))) {
			dotted = true;
			i++;
		}
		if (words[len] == '\0')
			return i;
		words += len + 1;
		if (scan_at(sc, i)->kind != TOKEN_WORD)
			return 0;
		scan_fold(sc, scan_at(sc, i), buf);
		word = buf;
	}
}

const struct phrase *
words_find(struct scan *sc, int i, const struct phrase *table, int *behind)
{
	const struct phrase *best = NULL;
	char first[SCAN_WORD];

	if (scan_at(sc, i)->kind != TOKEN_WORD)
		return NULL;
	scan_fold(sc, scan_at(sc, i), first);
	for (const struct phrase *p = table; p->words != NULL; p++) {
		int end;

		if (p->words[0] != first[0])
			continue;
		end = behind_phrase(sc, i, first, p->words);
		if (end > 0 && (best == NULL || end > *behind)) {
			best = p;
			*behind = end;
		}
	}
	return best;
}
