/* country.c - where a page may come from. */
#include "suggest/country.h"

#include "base/zone.h"
#include "suggest/suggest_parts.h"
#include "text/region.h"

/* Countries whose letters are sold to the world for what they spell. */
static const char vanity[] = "AC AG AI AM AS BZ CC CF CO CX DJ FM GA GG GL GQ "
			     "GS IM IO IS LA LY ME ML MS MU NU PW SC SH SO ST "
			     "SX TC TK TL TM TO TV VC VG VU WS ";

/* What it is found by. */
struct search {
	struct arena *a;
	const struct suggest_from *from;
	const char *language;
};

/* "LB" of "addiyar.com.lb", or NULL. */
static const char *
host_country(struct arena *a, const char *url)
{
	const char *host = suggest_host(a, url);
	const char *dot = host != NULL ? strrchr(host, '.') : NULL;
	char *code;
	size_t n;

	if (dot == NULL || strlen(dot + 1) != 2)
		return NULL;
	code = arena_copy(a, strcmp(dot + 1, "uk") == 0 ? "gb" : dot + 1);
	for (int i = 0; i < 2; i++) {
		if (code[i] < 'a' || code[i] > 'z')
			return NULL;
		code[i] = (char)(code[i] - 'a' + 'A');
	}
	(void)zone_of_country(a, code, &n);
	return n > 0 ? code : NULL;
}

/* Whether a country's letters may be anybody's. */
static bool
is_vanity(const struct search *z, const char *code)
{
	const char spelt[] = {code[0], code[1], ' ', '\0'};
	const char *home =
	    z->language != NULL ? region_home(z->a, z->language) : NULL;

	return strstr(vanity, spelt) != NULL &&
	       (home == NULL || strcmp(home, code) != 0);
}

/* What the host says; nothing where the page's language belies it. */
static struct country
by_host(const struct search *z)
{
	const char *code = host_country(z->a, z->from->url);
	struct country out = {.code = NULL};
	bool spoken;

	if (code == NULL)
		return out;
	spoken = z->language != NULL && region_speaks(code, z->language);
	if (!spoken && z->language != NULL &&
	    (is_vanity(z, code) || strncmp(z->language, "en", 2) != 0))
		return out;
	out.code = code;
	out.host = !is_vanity(z, code);
	out.known = spoken && out.host;
	out.why = arena_printf(z->a, "%s, by the host", code);
	return out;
}

static struct country
guessed(const struct search *z, const char *code, const char *what)
{
	struct country out = {.code = NULL};
	size_t n = 0;

	if (code != NULL)
		(void)zone_of_country(z->a, code, &n);
	if (n > 0) {
		out.code = code;
		out.why = arena_printf(z->a, "%s, by %s", code, what);
	}
	return out;
}

/* What the site calls itself, which says where it looks at; and what it calls
 * its language, where that isn't what everybody's software says. */
static struct country
by_name(const struct search *z)
{
	const char *host = suggest_host(z->a, z->from->url);
	const char *code =
	    region_told(z->a, z->language, host, z->from->about->site);
	struct country found = guessed(z, code, "the site's name");

	found.told = found.code != NULL;
	return found;
}

static struct country
by_language(const struct search *z)
{
	const char *code = region_named(z->a, z->language);
	struct country found = guessed(z, code, "the page's language");
	const char *bare =
	    arena_copyn(z->a, z->language, strcspn(z->language, "-"));
	const char *home = region_home(z->a, bare);

	found.told = found.code != NULL && strcmp(bare, "en") != 0 &&
		     (home == NULL || strcmp(home, found.code) != 0);
	return found;
}

struct country
country_find(
    struct arena *a, const struct suggest_from *from, const char *language)
{
	const struct search search = {a, from, language};
	const struct search *z = &search;
	const struct about_page *about = from->about;
	struct country found = by_host(z);

	if (found.code == NULL && z->language != NULL)
		found = by_name(z);
	if (found.code == NULL && z->language != NULL)
		found = by_language(z);
	if (found.code == NULL && about->locale != NULL)
		found =
		    guessed(z, region_named(z->a, about->locale), "og:locale");
	if (found.code == NULL && z->language != NULL)
		found = guessed(
		    z, region_home(z->a, z->language), "the language alone");
	return found;
}
