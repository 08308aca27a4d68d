/* printedzone.c - the zone of lines that print one beside their clocks. */
#include "base/zone.h"

#include "suggest/zoning.h"
#include "text/region.h"

enum {
	STEPS = 26,
	STEP = 14 * DAY /* through a year */
};

/* What clocks in the zone show through the year: a zone at a time, for changing
 * it costs more than asking it. */
static void
offsets_of(const char *zone, int64_t at, int out[STEPS])
{
	for (int i = 0; i < STEPS; i++)
		out[i] = zone_offset(zone, at + (int64_t)i * STEP);
}

bool
zoning_alike(const char *x, const char *y, int64_t at)
{
	int one[STEPS], other[STEPS];

	offsets_of(x, at, one);
	offsets_of(y, at, other);
	return memcmp(one, other, sizeof(one)) == 0;
}

/* Where most clocks are that are called so. English is written everywhere, and
 * the first country that comes to mind would be anybody's. */
static const struct usual {
	const char *called, *zone;
} usual[] = {
    {"AEDT", "Australia/Sydney"},
    {"AEST", "Australia/Sydney"},
    {"AKDT", "America/Anchorage"},
    {"AKST", "America/Anchorage"},
    {"BST", "Europe/London"},
    {"CDT", "America/Chicago"},
    {"CEST", "Europe/Berlin"},
    {"CET", "Europe/Berlin"},
    {"CST", "America/Chicago"},
    {"EDT", "America/New_York"},
    {"EEST", "Europe/Athens"},
    {"EET", "Europe/Athens"},
    {"EST", "America/New_York"},
    {"HKT", "Asia/Hong_Kong"},
    {"HST", "Pacific/Honolulu"},
    {"IDT", "Asia/Jerusalem"},
    {"IST", "Asia/Kolkata"},
    {"JST", "Asia/Tokyo"},
    {"KST", "Asia/Seoul"},
    {"MDT", "America/Denver"},
    {"MSK", "Europe/Moscow"},
    {"MST", "America/Denver"},
    {"NZDT", "Pacific/Auckland"},
    {"NZST", "Pacific/Auckland"},
    {"PDT", "America/Los_Angeles"},
    {"PKT", "Asia/Karachi"},
    {"PST", "America/Los_Angeles"},
    {"SAST", "Africa/Johannesburg"},
    {"WEST", "Europe/Lisbon"},
    {"WET", "Europe/Lisbon"},
    {"WIB", "Asia/Jakarta"},
};

/* Whether clocks in a zone had the printed offset when the line was printed. */
typedef bool shows_fn(const struct zoning *z, const char *zone);

static bool
shows_offset(const struct zoning *z, const char *zone)
{
	return zone_offset(zone, clues_said_at(&z->clues)) ==
	       z->clues.said->time.offset;
}

/* And were called by the printed name. */
static bool
shows_name(const struct zoning *z, const char *zone)
{
	int64_t at = clues_said_at(&z->clues);

	return shows_offset(z, zone) &&
	       clues_said_prints(&z->clues, zone_abbreviation(zone, at));
}

/* Whether clocks in a zone show that offset at some time of the year: people
 * go on to write CET in summer. */
static bool
shows_ever(const struct zoning *z, const char *zone)
{
	int offsets[STEPS], n = 0;

	offsets_of(zone, clues_said_at(&z->clues), offsets);
	while (n < STEPS && offsets[n] != z->clues.said->time.offset)
		n++;
	return n < STEPS;
}

/* The first zone of the country that does; NULL: none. */
static const char *
zone_shown(const struct zoning *z, const char *code, shows_fn *shows)
{
	size_t n = 0;
	const char **zones;

	if (code == NULL)
		return NULL;
	zones = zone_of_country(z->a, code, &n);
	for (size_t i = 0; i < n; i++) {
		if (shows(z, zones[i]))
			return zones[i];
	}
	return NULL;
}

/* The same of the countries of the language. */
static const char *
zone_of_language_shown(const struct zoning *z, shows_fn *shows)
{
	const char *zone, **all;
	size_t n;

	if (z->language == NULL)
		return NULL;
	zone = zone_shown(z, region_home(z->a, z->language), shows);
	all = region_all(z->a, z->language, &n);
	for (size_t i = 0; i < n && zone == NULL; i++)
		zone = zone_shown(z, all[i], shows);
	return zone;
}

static const char *
usual_zone(const struct zoning *z, shows_fn *shows)
{
	for (size_t i = 0; i < sizeof(usual) / sizeof(usual[0]); i++) {
		if (clues_said_prints(&z->clues, usual[i].called) &&
		    zone_exists(usual[i].zone) && shows(z, usual[i].zone))
			return usual[i].zone;
	}
	return NULL;
}

/* The zone whose clocks are called what the lines print, by the country, else by
 * the language, else where most are called so. GMT is London's where the
 * country says so: the world writes it for UTC. */
static const char *
zone_by_name(const struct zoning *z)
{
	const char *zone = zone_shown(z, z->country.code, shows_name);
	bool world = clues_said_prints(&z->clues, "GMT");
	bool english = z->language != NULL &&
		       strncmp(z->language, "en", 2) == 0 &&
		       strchr("-", z->language[2]) != NULL;

	if (zone == NULL && z->language != NULL)
		zone =
		    zone_shown(z, region_home(z->a, z->language), shows_name);
	if (zone == NULL && english)
		zone = usual_zone(z, shows_name);
	if (zone == NULL && !world)
		zone = zone_of_language_shown(z, shows_name);
	if (zone == NULL && !world)
		zone = usual_zone(z, shows_ever);
	return zone;
}

/* Whether the lines print the name of UTC itself. */
static bool
prints_utc(const struct zoning *z)
{
	return z->clues.said->time.offset == 0 &&
	       (clues_said_prints(&z->clues, "UTC") ||
		   clues_said_prints(&z->clues, "Z"));
}

/* Whether clocks that change in summer show the same when the line was printed:
 * nothing tells 09:13 GMT of London from UTC's in winter. */
static bool
may_be_winter(const struct zoning *z)
{
	static const char *const changing[] = {
	    "Europe/London", "Europe/Lisbon"};

	for (size_t i = 0; i < sizeof(changing) / sizeof(changing[0]); i++) {
		if (zone_exists(changing[i]) && shows_offset(z, changing[i]))
			return true;
	}
	return false;
}

/* "13:20 EST": the zone that is printed by name. */
static enum sureness
named_sureness(const struct zoning *z, const char *zone)
{
	size_t n = 0;
	const char **zones;

	if (!z->country.host)
		return SUGGEST_SURE;
	zones = zone_of_country(z->a, z->country.code, &n);
	for (size_t i = 0; i < n; i++) {
		if (strcmp(zones[i], zone) == 0)
			return SUGGEST_SURE;
	}
	return SUGGEST_LIKELY;
}

/* The zone that has what the lines print, in *sureness how sure it is. */
static const char *
zone_by_print(const struct zoning *z, enum sureness *sureness)
{
	enum sureness most = z->clues.dated ? SUGGEST_SURE : SUGGEST_LIKELY;
	const char *zone, *own;

	*sureness = most;
	if (prints_utc(z))
		return "UTC";
	zone = zone_by_name(z);
	own = zone_shown(
	    z, z->country.code, zone != NULL ? shows_name : shows_offset);
	if (own != NULL && z->country.known)
		return own;
	if (z->clues.said->time.offset == 0 && may_be_winter(z))
		*sureness = SUGGEST_LIKELY;
	if (z->clues.said->time.offset == 0 &&
	    (zone == NULL || zoning_alike(zone, "UTC", z->from->fetched)))
		return "UTC";
	*sureness = SUGGEST_LIKELY;
	if (zone == NULL)
		zone = own;
	return zone != NULL ? zone : zone_of_language_shown(z, shows_offset);
}

/* "09:13 GMT": the lines are read by their own in any case. But clocks of summer
 * are called GMT too, and then lie ahead. */
bool
zoning_by_print(
    const struct zoning *z, struct said *out, enum sureness *sureness)
{
	const struct ticker_line *l = z->clues.said;
	const char *zone;

	if (l == NULL || clues_said_ahead(&z->clues))
		return false;
	if (l->time.zone != NULL && zone_exists(l->time.zone)) {
		*sureness = named_sureness(z, l->time.zone);
		*out = (struct said){l->time.zone, "the lines print it"};
		return true;
	}
	zone = zone_by_print(z, sureness);
	*out = (struct said){zone, "the lines print what it has"};
	return zone != NULL;
}
