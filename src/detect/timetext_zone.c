/* timetext_zone.c - the zone behind a clock. */
#include "base/instant.h"
#include "detect/timetext_parse.h"
#include "detect/timetext_words.h"

/* A zone without one offset (summer time, or a name of several): the source's
 * own zone knows better. */
enum { ZONE_HERE = 1 << 20, ZONE_UNKNOWN, HALF = HOUR / 2 };

/* Values of places whose clocks change: names[value - NAMED]. */
enum {
	NAMED = 1 << 21,
	ALGIERS = NAMED,
	AMMAN,
	BEIJING,
	BEIRUT,
	BERLIN,
	CAIRO,
	CASABLANCA,
	CHICAGO,
	DAMASCUS,
	DENVER,
	GAZA,
	ISTANBUL,
	JERUSALEM,
	KHARTOUM,
	KYIV,
	LONDON,
	LOS_ANGELES,
	MADRID,
	NEW_YORK,
	PARIS,
	ROME,
	SAO_PAULO,
	TEHRAN,
	TRIPOLI,
	TUNIS
};

static const char *const names[] = {
    [ALGIERS - NAMED] = "Africa/Algiers",
    [AMMAN - NAMED] = "Asia/Amman",
    [BEIJING - NAMED] = "Asia/Shanghai",
    [BEIRUT - NAMED] = "Asia/Beirut",
    [BERLIN - NAMED] = "Europe/Berlin",
    [CAIRO - NAMED] = "Africa/Cairo",
    [CASABLANCA - NAMED] = "Africa/Casablanca",
    [CHICAGO - NAMED] = "America/Chicago",
    [DAMASCUS - NAMED] = "Asia/Damascus",
    [DENVER - NAMED] = "America/Denver",
    [GAZA - NAMED] = "Asia/Gaza",
    [ISTANBUL - NAMED] = "Europe/Istanbul",
    [JERUSALEM - NAMED] = "Asia/Jerusalem",
    [KHARTOUM - NAMED] = "Africa/Khartoum",
    [KYIV - NAMED] = "Europe/Kiev",
    [LONDON - NAMED] = "Europe/London",
    [LOS_ANGELES - NAMED] = "America/Los_Angeles",
    [MADRID - NAMED] = "Europe/Madrid",
    [NEW_YORK - NAMED] = "America/New_York",
    [PARIS - NAMED] = "Europe/Paris",
    [ROME - NAMED] = "Europe/Rome",
    [SAO_PAULO - NAMED] = "America/Sao_Paulo",
    [TEHRAN - NAMED] = "Asia/Tehran",
    [TRIPOLI - NAMED] = "Africa/Tripoli",
    [TUNIS - NAMED] = "Africa/Tunis",
};

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
    {"et", ZONE_HERE, true},
    {"ct", ZONE_HERE, true},
    {"mt", ZONE_HERE, true},
    {"pt", ZONE_HERE, true},
    {"по киеву", KYIV, false},
    {"за києвом", KYIV, false},
    {"за київським часом", KYIV, false},
    {"по местному времени", ZONE_HERE, false},
    {"local time", ZONE_HERE, false},
    {"ortszeit", ZONE_HERE, false},
    {"heure locale", ZONE_HERE, false},
    {"heure de paris", PARIS, false},
    {"hora local", ZONE_HERE, false},
    {"hora peninsular", MADRID, false},
    {"horario de brasilia", SAO_PAULO, false},
    {"שעון ישראל", JERUSALEM, false},
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
    {"et", "en -", NEW_YORK},
    {"ct", "en -", CHICAGO},
    {"mt", "en -", DENVER},
    {"pt", "en -", LOS_ANGELES},
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
    {"به وقت", 0, false},
    {"توقيت", 0, true}, /* "the timing of": a place must follow */
    {NULL, 0, false},
};

static const struct phrase places[] = {
    {"غرينتش", 0, false},
    {"جرينتش", 0, false},
    {"غرينيتش", 0, false},
    {"جرينيتش", 0, false},
    {"غرينتش الموحد", 0, false},
    {"العالمي", 0, false},
    {"العالمي الموحد", 0, false},
    {"نواكشوط", 0, false},
    {"مكه", 3 * HOUR, false},
    {"مكه المكرمه", 3 * HOUR, false},
    {"السعوديه", 3 * HOUR, false},
    {"الرياض", 3 * HOUR, false},
    {"جده", 3 * HOUR, false},
    {"المدينه المنوره", 3 * HOUR, false},
    {"موسكو", 3 * HOUR, false},
    {"روسيا", 3 * HOUR, false},
    {"بغداد", 3 * HOUR, false},
    {"العراق", 3 * HOUR, false},
    {"اربيل", 3 * HOUR, false},
    {"الكويت", 3 * HOUR, false},
    {"الدوحه", 3 * HOUR, false},
    {"قطر", 3 * HOUR, false},
    {"البحرين", 3 * HOUR, false},
    {"المنامه", 3 * HOUR, false},
    {"صنعاء", 3 * HOUR, false},
    {"اليمن", 3 * HOUR, false},
    {"عدن", 3 * HOUR, false},
    {"نيروبي", 3 * HOUR, false},
    {"مقديشو", 3 * HOUR, false},
    {"الصومال", 3 * HOUR, false},
    {"جيبوتي", 3 * HOUR, false},
    {"الامارات", 4 * HOUR, false},
    {"ابوظبي", 4 * HOUR, false},
    {"ابو ظبي", 4 * HOUR, false},
    {"دبي", 4 * HOUR, false},
    {"الشارقه", 4 * HOUR, false},
    {"مسقط", 4 * HOUR, false},
    {"سلطنه عمان", 4 * HOUR, false},
    {"كابول", 4 * HOUR + HALF, false},
    {"اسلام اباد", 5 * HOUR, false},
    {"باكستان", 5 * HOUR, false},
    {"نيودلهي", 5 * HOUR + HALF, false},
    {"الهند", 5 * HOUR + HALF, false},
    {"طوكيو", 9 * HOUR, false},
    {"اليابان", 9 * HOUR, false},
    {"القدس", JERUSALEM, false},
    {"القدس المحتله", JERUSALEM, false},
    {"تل ابيب", JERUSALEM, false},
    {"اسرائيل", JERUSALEM, false},
    {"فلسطين", GAZA, false},
    {"فلسطين المحتله", GAZA, false},
    {"غزه", GAZA, false},
    {"رام الله", GAZA, false},
    {"بيروت", BEIRUT, false},
    {"لبنان", BEIRUT, false},
    {"القاهره", CAIRO, false},
    {"مصر", CAIRO, false},
    {"دمشق", DAMASCUS, false},
    {"سوريا", DAMASCUS, false},
    {"سوريه", DAMASCUS, false},
    {"عمان", AMMAN, false},
    {"الاردن", AMMAN, false},
    {"طهران", TEHRAN, false},
    {"ايران", TEHRAN, false},
    {"تهران", TEHRAN, false},
    {"تركيا", ISTANBUL, false},
    {"اسطنبول", ISTANBUL, false},
    {"انقره", ISTANBUL, false},
    {"الجزائر", ALGIERS, false},
    {"تونس", TUNIS, false},
    {"المغرب", CASABLANCA, false},
    {"الرباط", CASABLANCA, false},
    {"الدار البيضاء", CASABLANCA, false},
    {"ليبيا", TRIPOLI, false},
    {"السودان", KHARTOUM, false},
    {"الخرطوم", KHARTOUM, false},
    {"نيويورك", NEW_YORK, false},
    {"نيو يورك", NEW_YORK, false},
    {"واشنطن", NEW_YORK, false},
    {"شرق الولايات المتحده", NEW_YORK, false},
    {"شرق امريكا", NEW_YORK, false},
    {"الشرقي الامريكي", NEW_YORK, false},
    {"لوس انجلوس", LOS_ANGELES, false},
    {"لوس انجليس", LOS_ANGELES, false},
    {"شيكاغو", CHICAGO, false},
    {"لندن", LONDON, false},
    {"بريطانيا", LONDON, false},
    {"باريس", PARIS, false},
    {"فرنسا", PARIS, false},
    {"برلين", BERLIN, false},
    {"المانيا", BERLIN, false},
    {"وسط اوروبا", BERLIN, false},
    {"روما", ROME, false},
    {"ايطاليا", ROME, false},
    {"مدريد", MADRID, false},
    {"اسبانيا", MADRID, false},
    {"كييف", KYIV, false},
    {"اوكرانيا", KYIV, false},
    {"بكين", BEIJING, false},
    {"الصين", BEIJING, false},
    {"المحلي", ZONE_HERE, false},
    {"محلي", ZONE_HERE, false},
    {"گرينويچ", 0, false},
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
	    (named || sc->whole || scan_at(sc, i)->gap == GAP_NONE ||
		scan_at(sc, i + 2)->kind == TOKEN_END) &&
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
	/* of two letters: no zone but to those who know it */
	if (*out == ZONE_HERE && p->weak && strlen(p->words) == 2)
		return 0;
	if (p->value != 0)
		return behind;
	j = offset_digits(sc, behind, true, &shift);
	if (j > 0)
		*out = shift;
	return j > 0 ? j : behind;
}

/* "بتوقيت غرينتش"; a place that we don't know is ZONE_UNKNOWN. */
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
	*out = ZONE_UNKNOWN;
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

static void
set_zone(struct clock *c, int value)
{
	if (value == ZONE_HERE)
		return;
	c->zoned = true;
	c->zone = value >= NAMED ? names[value - NAMED] : NULL;
	c->offset = value >= NAMED ? 0 : value;
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
	set_zone(c, p->value);
	return behind;
}

int
timetext_zone(struct scan *sc, int i, struct clock *c)
{
	bool bracket = scan_is_sign(sc, i, '(');
	int offset, j = zone_bare(sc, i + bracket, &offset);

	if (j == 0 || (bracket && !scan_is_sign(sc, j, ')')))
		return i;
	if (offset == ZONE_UNKNOWN)
		return 0;
	set_zone(c, offset);
	return j + bracket;
}
