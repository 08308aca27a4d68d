/* timetext_zone.c - the zone behind a clock. */
#include "base/instant.h"
#include "detect/timetext_parse.h"
#include "detect/timetext_words.h"

/* A zone without one offset (summer time, or a name of several): the source's
 * own zone knows better. */
enum { ZONE_HERE = 1 << 20, HALF = HOUR / 2 };

/* Names of one offset. Those in small letters elsewhere are weak. */
static const struct phrase zones[] = {
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
    {"tsi", 3 * HOUR, false}, /* Türkiye saati ile */
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
    /* of several offsets: see zone_of_language() */
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

static const struct phrase zones_alone[] = {
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

/* The offset of a zone whose name has several, as the language (its first
 * subtag, "" if unknown) has it; ZONE_HERE where that doesn't tell. */
static int
zone_of_language(const char *name, const char *language)
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

static const struct phrase in_zone[] = {
    {"بتوقيت", 0, false},
    {"بالتوقيت", 0, false},
    {"حسب توقيت", 0, false},
    {"توقيت", 0, true}, /* "the timing of": a place must follow */
    {NULL, 0, false},
};

/* Only places whose clocks never change have an offset. */
static const struct phrase places[] = {
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

bool
timetext_is_offset(int seconds)
{
	enum { WEST = -12 * HOUR, EAST = 14 * HOUR };

	return seconds >= WEST && seconds <= EAST;
}

/* "+03:00", "+0300", "+3" from its sign on. Without a zone's name before it,
 * four digits must touch the clock ("+1200 …" opens a headline) or end the
 * text, and two are not enough; behind a minus there may be a range's end. */
static int
offset_digits(struct scan *sc, int i, bool named, int *out)
{
	int sign = scan_is_sign(sc, i, '-') ? -1 : 1;
	const struct token *t = scan_at(sc, i + 1);
	int hours, minutes = 0;

	if ((!scan_is_sign(sc, i, '+') && !scan_is_sign(sc, i, '-')) ||
	    t->kind != TOKEN_NUMBER || t->gap != GAP_NONE)
		return 0;
	if (t->digits == 4 &&
	    (named || sc->whole || scan_at(sc, i)->gap == GAP_NONE) &&
	    (named || sign > 0 || scan_at(sc, i)->gap != GAP_NONE)) {
		hours = t->value / 100;
		minutes = t->value % 100;
		i += 2;
	} else if (t->digits <= 2 && (named || sign > 0) &&
		   scan_is_tight(sc, i + 2, ':') &&
		   scan_is_number(sc, i + 3, 2, 2)) {
		hours = t->value;
		minutes = scan_at(sc, i + 3)->value;
		i += 4;
	} else if (t->digits <= 2 && named) {
		hours = t->value;
		i += 2;
	} else {
		return 0;
	}
	*out = sign * (hours * HOUR + minutes * MINUTE);
	return minutes <= 59 && timetext_is_offset(*out) ? i : 0;
}

static bool
is_upper(const struct scan *sc, const struct token *t)
{
	for (size_t i = t->start; i < t->end; i++) {
		if (sc->s[i] >= 'a' && sc->s[i] <= 'z')
			return false;
	}
	return true;
}

/* "GMT", "UTC+2", "(IST)". A weak name is one in capitals with no word of a
 * headline behind it. */
static int
zone_name(struct scan *sc, int i, int *out)
{
	const struct phrase *p;
	int behind, j, shift;

	p = words_find(sc, i, zones, &behind);
	if (p == NULL && sc->whole)
		p = words_find(sc, i, zones_alone, &behind);
	if (p == NULL)
		return 0;
	if (p->weak && (!is_upper(sc, scan_at(sc, i)) ||
			   scan_at(sc, behind)->kind == TOKEN_WORD))
		return 0;
	*out = p->value == ZONE_HERE ? zone_of_language(p->words, sc->language)
				     : p->value;
	if (p->value != 0)
		return behind;
	j = offset_digits(sc, behind, true, &shift);
	if (j > 0)
		*out = shift;
	return j > 0 ? j : behind;
}

/* "بتوقيت غرينتش". Of a place that we don't know its word is taken, and the
 * zone is the source's. */
static int
zone_place(struct scan *sc, int i, int *out)
{
	const struct phrase *in, *place;
	int behind;

	in = words_find(sc, i, in_zone, &i);
	if (in == NULL)
		return 0;
	place = words_find(sc, i, places, &behind);
	if (place != NULL) {
		*out = place->value;
		return behind;
	}
	if (in->weak || scan_at(sc, i)->kind != TOKEN_WORD)
		return 0;
	*out = ZONE_HERE;
	return i + 1;
}

static int
zone_bare(struct scan *sc, int i, int *out)
{
	int j = zone_name(sc, i, out);

	if (j == 0)
		j = zone_place(sc, i, out);
	if (j == 0 && (scan_is_sign(sc, i, '+') || sc->whole))
		j = offset_digits(sc, i, false, out);
	return j;
}

int
timetext_zone_before(struct scan *sc, int i, struct clock *c)
{
	const struct phrase *p;
	int behind;

	if (scan_at(sc, i)->kind != TOKEN_WORD)
		return i;
	p = words_find(sc, i, zones, &behind);
	if (p == NULL || p->weak || scan_at(sc, behind)->kind != TOKEN_NUMBER ||
	    scan_at(sc, behind)->gap == GAP_NONE)
		return i;
	c->zoned = true;
	c->offset = p->value;
	return behind;
}

int
timetext_zone(struct scan *sc, int i, struct clock *c)
{
	bool bracket = scan_is_sign(sc, i, '(');
	int offset, j = zone_bare(sc, i + bracket, &offset);

	if (j == 0 || (bracket && !scan_is_sign(sc, j, ')')))
		return i;
	if (offset != ZONE_HERE) {
		c->zoned = true;
		c->offset = offset;
	}
	return j + bracket;
}
