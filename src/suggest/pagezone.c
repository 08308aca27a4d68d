/* pagezone.c - the zone of a page's clocks: a country's, held against the lines.
 */
#include "base/zone.h"

#include "suggest/suggest_parts.h"
#include "suggest/zoning.h"
#include "text/region.h"

/* How well a zone goes with the lines. */
enum fit {
	FIT_NOT,    /* they speak against it */
	FIT_UNTOLD, /* nothing, or something of some hours ago */
	FIT_RECENT,
	FIT_FRESH,
	FIT_PROVEN
};

static enum fit
fit_of(const struct zoning *z, const char *zone)
{
	int64_t lag = clues_lag(&z->clues, zone);

	if (!clues_allow(&z->clues, zone))
		return FIT_NOT;
	if (z->clues.proofs_n > 0)
		return FIT_PROVEN;
	if (lag == CLUES_FUTURE || (lag > CLUES_STALE && lag <= DAY))
		return FIT_NOT;
	if (lag == CLUES_NO_LAG || lag > CLUES_RECENT)
		return FIT_UNTOLD;
	return lag <= CLUES_FRESH ? FIT_FRESH : FIT_RECENT;
}

/* ---- the choice among zones */

enum { GAPS = 6 }; /* no line is awaited for longer than so many take */

/* The zones of a country that go best with the lines: the first of them, how
 * well, and whether others that go as well differ from it. */
struct best {
	const char *zone;
	enum fit fit;
	bool rivals;
	const char *country;
};

static void
weigh(
    const struct zoning *z, const char *country, size_t most, struct best *best)
{
	size_t n;
	const char **zones = zone_of_country(z->a, country, &n);

	for (size_t i = 0; i < n && i < most; i++) {
		enum fit fit = fit_of(z, zones[i]);

		if (best->zone == NULL || fit > best->fit) {
			*best = (struct best){zones[i], fit, false, country};
		} else if (fit == best->fit && fit != FIT_NOT &&
			   !zoning_alike(
			       best->zone, zones[i], z->from->fetched)) {
			best->rivals = true;
		}
	}
}

/* Whether the newest line may be as old as it would be in the zone, since lines
 * come seldom. */
static bool
is_plausible(const struct zoning *z, const char *zone)
{
	int64_t lag = clues_lag(&z->clues, zone);

	return lag != CLUES_FUTURE && lag <= (int64_t)GAPS * z->clues.pace;
}

/* Whether another of the zones may be it as well. */
static bool
has_rivals(const struct zoning *z, const char *zone, const char *const *zones,
    size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (fit_of(z, zones[i]) != FIT_NOT &&
		    is_plausible(z, zones[i]) &&
		    !zoning_alike(zone, zones[i], z->from->fetched))
			return true;
	}
	return false;
}

/* Most pages are of where most of the press is: its zone is taken if no other is
 * much better, and another only doubted where the country is a guess. */
static struct best
best_of_country(const struct zoning *z, const char *code)
{
	struct best best = {NULL, FIT_NOT, false, NULL};
	size_t n = 0;
	const char **zones = zone_of_country(z->a, code, &n);
	enum fit main_fit = n > 0 ? fit_of(z, zones[0]) : FIT_NOT;

	weigh(z, code, SIZE_MAX, &best);
	if (n == 0)
		return best;
	if (best.fit <= FIT_UNTOLD ||
	    (main_fit != FIT_NOT && is_plausible(z, zones[0]))) {
		best.zone = zones[0];
		best.fit = main_fit;
	}
	if (best.fit > FIT_UNTOLD)
		best.rivals =
		    has_rivals(z, best.zone, zones, n) ||
		    (!z->country.host && strcmp(best.zone, zones[0]) != 0);
	return best;
}

/* The same of all countries where the language is at home; one zone each, or
 * every page in English would be of two hundred. */
static struct best
best_of_language(const struct zoning *z)
{
	struct best best = {NULL, FIT_NOT, false, NULL};
	const char *home = region_home(z->a, z->language);
	size_t n;
	const char **all = region_all(z->a, z->language, &n);

	if (home != NULL)
		weigh(z, home, SIZE_MAX, &best);
	for (size_t i = 0; i < n; i++)
		weigh(z, all[i], 1, &best);
	return best;
}

/* Whether clocks of UTC, which servers have, would go as well. */
static bool
may_be_utc(const struct zoning *z, const char *zone)
{
	return zone_offset(zone, z->from->fetched) != 0 &&
	       is_plausible(z, "UTC");
}

/* Whether the lines fit, of all countries where the language is at home, one
 * alone, and clocks in it show the same wherever they do. */
static bool
is_alone(const struct zoning *z, const struct best *best)
{
	size_t n, zones_n = 0;
	const char **all;

	if (z->language == NULL || best->country == NULL)
		return false;
	all = region_all(z->a, z->language, &n);
	for (size_t i = 0; i < n; i++) {
		const char **zones = zone_of_country(z->a, all[i], &zones_n);
		bool same = strcmp(all[i], best->country) == 0;

		for (size_t j = 0; j < zones_n; j++) {
			if (fit_of(z, zones[j]) >= FIT_RECENT &&
			    !(same && zoning_alike(best->zone, zones[j],
					  z->from->fetched)))
				return false;
		}
	}
	return true;
}

/* Whether the newest line may be an hour older than it would be in the zone, as
 * it is in one that lies an hour to the east. */
static bool
may_be_east(const struct zoning *z, const char *zone)
{
	return clues_lag(&z->clues, zone) + HOUR <=
	       (int64_t)GAPS * z->clues.pace;
}

/* Lines that come every few minutes, of which the newest is as old as that, in
 * the one zone that the country may have. Where no host says the country, no
 * other of the language's may have it. */
static bool
is_sure(const struct zoning *z, const struct best *best)
{
	bool told = z->country.known;

	if (best->rivals)
		return false;
	if (best->fit == FIT_PROVEN)
		return z->clues.proofs_n > 1 &&
		       (told || (!z->country.host && is_alone(z, best)));
	if (best->fit != FIT_FRESH || z->clues.pace == 0 ||
	    z->clues.pace > HOUR || may_be_utc(z, best->zone))
		return false;
	return told || (!z->country.host && !may_be_east(z, best->zone) &&
			   is_alone(z, best));
}

static const char *
minutes_before(struct arena *a, int64_t lag)
{
	int64_t minutes = lag / MINUTE;

	if (minutes < 0)
		return "minutes after";
	if (minutes < 2)
		return "just before";
	if (minutes < 2 * HOUR / MINUTE)
		return arena_printf(a, "%d min before", (int)minutes);
	return arena_printf(a, "%d h before", (int)(minutes * MINUTE / HOUR));
}

/* What the lines say of the zone, in words. */
static const char *
words_of(const struct zoning *z, const char *zone, enum fit fit)
{
	int64_t lag = clues_lag(&z->clues, zone);

	if (!z->clues.needed && z->clues.proofs_n == 0)
		return z->clues.ago ? "the lines say how long ago they are, "
				      "and hardly need it"
				    : "the lines carry their own";
	switch (fit) {
	case FIT_PROVEN:
		return "times for programs beside its lines prove it";
	case FIT_FRESH:
	case FIT_RECENT:
		return arena_printf(z->a,
		    "the newest line's clock stands %s the fetch",
		    minutes_before(z->a, lag));
	case FIT_UNTOLD:
		if (!z->clues.dated)
			return "when the page was saved isn't known (-t says "
			       "it), so its clocks don't tell";
		return lag == CLUES_NO_LAG ? "no clock tells"
					   : "no line is of the last hours";
	case FIT_NOT:
		break;
	}
	return z->clues.proofs_n > 0
		   ? "times for programs beside its lines speak against it"
		   : "lines would lie in the future";
}

static struct said
said_of(const struct zoning *z, const struct best *best, const char *origin)
{
	return (struct said){best->zone,
	    arena_printf(z->a, "%s; %s%s", origin,
		words_of(z, best->zone, best->fit),
		best->rivals && best->fit > FIT_UNTOLD && z->clues.needed
		    ? ", as it would in other zones"
		    : "")};
}

/* ---- all of it */

/* Where the country is a guess, others that speak the language may fit better,
 * or as well. */
static struct best
widen(const struct zoning *z, struct best best, const char **origin)
{
	struct best other;

	if (z->country.host || z->language == NULL ||
	    (z->country.told && best.fit > FIT_UNTOLD))
		return best;
	other = best_of_language(z);
	if (other.zone == NULL)
		return best;
	if (best.zone == NULL ||
	    (best.fit == FIT_NOT && other.fit >= FIT_FRESH)) {
		*origin = arena_printf(z->a,
		    "%s, one of the countries of the language", other.country);
		other.rivals = true;
		return other;
	}
	/* What proves an offset leaves few countries, and this is the first. */
	if (best.fit == FIT_PROVEN)
		return best;
	best.rivals |= other.fit >= best.fit && other.fit != FIT_NOT &&
		       (other.rivals || !zoning_alike(best.zone, other.zone,
					    z->from->fetched));
	return best;
}

/* The user's own zone is as good a guess as any that is no better. */
static struct best
prefer_home(const struct zoning *z, struct best best, const char **origin)
{
	const char *home = z->from->home;
	enum fit fit;

	if (home == NULL || z->country.host ||
	    (best.zone != NULL && !best.rivals && best.fit != FIT_NOT))
		return best;
	fit = fit_of(z, home);
	if (best.zone == NULL || (fit >= best.fit && fit > FIT_UNTOLD)) {
		*origin = "your own";
		return (struct best){home, fit, true, NULL};
	}
	return best;
}

struct said
suggest_zone(struct arena *a, const struct suggest_from *from,
    const char *language, enum sureness *sureness)
{
	struct zoning z = {.a = a, .from = from, .language = language};
	struct best best = {NULL, FIT_NOT, false, NULL};
	const char *origin;
	struct said out;

	z.clues = clues_find(
	    from->ticker, from->oldest_first, from->fetched, from->dated);
	z.country = country_find(a, from, language);
	if (zoning_by_print(&z, &out, sureness))
		return out;
	origin = z.country.why;
	if (z.country.code != NULL)
		best = best_of_country(&z, z.country.code);
	best = widen(&z, best, &origin);
	best = prefer_home(&z, best, &origin);
	if (best.zone == NULL)
		best = (struct best){"UTC", fit_of(&z, "UTC"), true, NULL};
	if (origin == NULL)
		origin = "nothing says where the page is from";
	if (is_sure(&z, &best))
		*sureness = SUGGEST_SURE;
	else if (best.fit == FIT_NOT ||
		 (best.rivals && (!z.country.host || best.fit == FIT_RECENT)))
		*sureness = SUGGEST_UNSURE;
	else
		*sureness = SUGGEST_LIKELY;
	return said_of(&z, &best, origin);
}
