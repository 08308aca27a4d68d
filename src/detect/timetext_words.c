/* timetext_words.c - halves of the day, zones, weekdays and small words. */
#include "detect/timetext_words.h"

#include "base/instant.h"

const struct phrase words_half[] = {
    {"am", HALF_AM, false},
    {"pm", HALF_PM, false},
    {"a m", HALF_AM, false},
    {"p m", HALF_PM, false},
    /* Arabic */
    {"ص", HALF_AM, false},
    {"م", HALF_PM, true}, /* also "Eng." before a name */
    {"صباحا", HALF_AM, false},
    {"مساء", HALF_PM, true}, /* "مساء اليوم": this evening */
    {"فجرا", HALF_AM, false},
    {"ظهرا", HALF_PM, false},
    {"عصرا", HALF_PM, false},
    /* Persian and Kurdish */
    {"ق ظ", HALF_AM, false},
    {"ب ظ", HALF_PM, false},
    {"قبل از ظهر", HALF_AM, false},
    {"بعد از ظهر", HALF_PM, false},
    {"قبل ازظهر", HALF_AM, false},
    {"قبلازظهر", HALF_AM, false},
    {"بعدازظهر", HALF_PM, false},
    {"ب ن", HALF_AM, false},
    {"د ن", HALF_PM, false},
    /* Hebrew */
    {"לפנה צ", HALF_AM, false},
    {"אחה צ", HALF_PM, false},
    /* Greek */
    {"π μ", HALF_AM, false},
    {"μ μ", HALF_PM, false},
    {"ΠΜ", HALF_AM, false},
    {"ΜΜ", HALF_PM, false},
    {NULL, 0, false},
};

const struct phrase words_half_cjk[] = {
    {"上 午", HALF_AM, false},
    {"下 午", HALF_PM, false},
    {"午 前", HALF_AM, false},
    {"午 後", HALF_PM, false},
    {"오전", HALF_AM, false},
    {"오후", HALF_PM, false},
    {NULL, 0, false},
};

const struct phrase words_oclock[] = {
    {"uhr", 0, false},
    {"h", 0, false},
    {"hs", 0, false},
    {"hrs", 0, false},
    {"auer", 0, false},
    {NULL, 0, false},
};

const struct phrase words_at[] = {
    {"at", 0, false},
    {"on", 0, false},
    {"um", 0, false},
    {"à", 0, false},
    {"a las", 0, false},
    {"a la", 0, false},
    {"às", 0, false},
    {"ore", 0, false},
    {"ora", 0, false},
    {"alle", 0, false},
    {"alle ore", 0, false},
    {"h", 0, false},
    {"kl", 0, false},
    {"klo", 0, false},
    {"klockan", 0, false},
    {"o", 0, false},
    {"в", 0, false},
    {"о", 0, false},
    {"saat", 0, false},
    {"الساعه", 0, false},
    {"ساعت", 0, false},
    {"בשעה", 0, false},
    {NULL, 0, false},
};

const struct phrase words_until[] = {
    {"to", 0, false},
    {"until", 0, false},
    {"till", 0, false},
    {"bis", 0, false},
    {"à", 0, false},
    {"a", 0, false},
    {"al", 0, false},
    {"alle", 0, false},
    {"до", 0, false},
    {"الي", 0, false},
    {"حتي", 0, false},
    {"تا", 0, false},
    {"עד", 0, false},
    {NULL, 0, false},
};

const struct phrase words_weekday[] = {
    {"الاحد", 0, false},
    {"الاثنين", 1, false},
    {"الثلاثاء", 2, false},
    {"الاربعاء", 3, false},
    {"الخميس", 4, false},
    {"الجمعه", 5, false},
    {"السبت", 6, false},
    {"يوم الاحد", 0, false},
    {"يوم الاثنين", 1, false},
    {"يوم الثلاثاء", 2, false},
    {"يوم الاربعاء", 3, false},
    {"يوم الخميس", 4, false},
    {"يوم الجمعه", 5, false},
    {"يوم السبت", 6, false},
    {"sunday", 0, false},
    {"monday", 1, false},
    {"tuesday", 2, false},
    {"wednesday", 3, false},
    {"thursday", 4, false},
    {"friday", 5, false},
    {"saturday", 6, false},
    {"sun", 0, false},
    {"mon", 1, false},
    {"tue", 2, false},
    {"wed", 3, false},
    {"thu", 4, false},
    {"fri", 5, false},
    {"sat", 6, false},
    {"日", 0, false},
    {"月", 1, false},
    {"火", 2, false},
    {"水", 3, false},
    {"木", 4, false},
    {"金", 5, false},
    {"土", 6, false},
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

const struct phrase words_date[] = {
    {"年", DATE_YEAR, false},
    {"년", DATE_YEAR, false},
    {"月", DATE_MONTH, false},
    {"월", DATE_MONTH, false},
    {"日", DATE_DAY, false},
    {"일", DATE_DAY, false},
    {NULL, 0, false},
};

/* Signs that abbreviations are written with. */
static bool
is_abbreviation_sign(const struct token *t)
{
	static const uint32_t signs[] = {'.', '"', '\'', 0x5F3, 0x5F4, 0};

	return t->kind == TOKEN_SIGN && t->gap == GAP_NONE &&
	       scan_among(t->sign, signs);
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
