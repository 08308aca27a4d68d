/* timetext_words.c - zones and places. */
#include "detect/timetext_words.h"

#include "base/instant.h"

enum { HALF = HOUR / 2 };

const struct phrase words_weak[] = {
    {"م", 0, true},    /* also "Eng." before a name */
    {"مساء", 0, true}, /* "مساء اليوم": this evening */
    {NULL, 0, false},
};

/* Names of one offset. Those in small letters elsewhere are weak. */
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
    {"sast", 2 * HOUR, true},
    {"eet", 2 * HOUR, true},
    {"eest", 3 * HOUR, true},
    {"idt", 3 * HOUR, true},
    {"trt", 3 * HOUR, true},
    {"msk", 3 * HOUR, true},
    {"мск", 3 * HOUR, false},
    {"по москве", 3 * HOUR, false},
    {"по мск", 3 * HOUR, false},
    {"по московскому времени", 3 * HOUR, false},
    {"по гринвичу", 0, false},
    {"irst", 3 * HOUR + HALF, true},
    {"pkt", 5 * HOUR, true},
    {"slst", 5 * HOUR + HALF, true},
    {"npt", 5 * HOUR + 3 * HALF / 2, true},
    {"wib", 7 * HOUR, true},
    {"wita", 8 * HOUR, true},
    {"wit", 9 * HOUR, true},
    {"hkt", 8 * HOUR, true},
    {"sgt", 8 * HOUR, true},
    {"myt", 8 * HOUR, true},
    {"pht", 8 * HOUR, true},
    {"awst", 8 * HOUR, true},
    {"jst", 9 * HOUR, true},
    {"kst", 9 * HOUR, true},
    {"acst", 9 * HOUR + HALF, true},
    {"acdt", 10 * HOUR + HALF, true},
    {"aest", 10 * HOUR, true},
    {"aedt", 11 * HOUR, true},
    {"nzst", 12 * HOUR, true},
    {"nzdt", 13 * HOUR, true},
    {"brt", -3 * HOUR, true},
    {"clst", -3 * HOUR, true},
    {"edt", -4 * HOUR, true},
    {"cdt", -5 * HOUR, true},
    {"mdt", -6 * HOUR, true},
    {"pdt", -7 * HOUR, true},
    {"akdt", -8 * HOUR, true},
    {"akst", -9 * HOUR, true},
    {"hst", -10 * HOUR, true},
    /* of several offsets: see words_zone_of() */
    {"ist", ZONE_HERE, true},
    {"bst", ZONE_HERE, true},
    {"ast", ZONE_HERE, true},
    {"gst", ZONE_HERE, true},
    {"est", ZONE_HERE, true},
    {"cst", ZONE_HERE, true},
    {"mst", ZONE_HERE, true},
    {"pst", ZONE_HERE, true},
    {NULL, 0, false},
};

const struct phrase words_zone_alone[] = {
    {"west", HOUR, true},
    {"wat", HOUR, true},
    {"cat", 2 * HOUR, true},
    {"eat", 3 * HOUR, true},
    {"get", 4 * HOUR, true},
    {"ict", 7 * HOUR, true},
    {"art", -3 * HOUR, true},
    {"pet", -5 * HOUR, true},
    {NULL, 0, false},
};

/* Zones of one name that speakers of a language tell apart; "-" is a text whose
 * language isn't known. */
struct zone_of {
	const char *name, *languages;
	int offset;
};

static const struct zone_of zones_of[] = {
    {"est", "en es fr -", -5 * HOUR},
    {"cst", "en es -", -6 * HOUR},
    {"cst", "zh", 8 * HOUR},
    {"mst", "en es -", -7 * HOUR},
    {"mst", "ms", 8 * HOUR},
    {"pst", "en es -", -8 * HOUR},
    {"pst", "tl fil", 8 * HOUR},
    {"bst", "en -", HOUR},
    {"bst", "bn", 6 * HOUR},
    {"ist", "he", 2 * HOUR},
    {"ist", "ga", HOUR},
    {"ist", "hi mr gu pa ta te kn ml or as", 5 * HOUR + HALF},
    {"ast", "ar", 3 * HOUR},
    {"ast", "es", -4 * HOUR},
    {"gst", "en ar -", 4 * HOUR},
};

int
words_zone_of(const char *name, const char *language)
{
	const char *wanted = language[0] != '\0' ? language : "-";
	size_t n = strlen(wanted);

	for (size_t i = 0; i < sizeof(zones_of) / sizeof(zones_of[0]); i++) {
		const struct zone_of *z = &zones_of[i];

		if (strcmp(z->name, name) != 0)
			continue;
		for (const char *l = z->languages; *l != '\0';) {
			size_t len = strcspn(l, " ");

			if (len == n && memcmp(l, wanted, n) == 0)
				return z->offset;
			l += len + (l[len] == ' ');
		}
	}
	return ZONE_HERE;
}

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
