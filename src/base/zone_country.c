/* zone_country.c - the zones of a country, by the database's own list. */
#include "base/zone.h"

enum {
	ZONES = 64, /* of a country; the United States have 29 */
	LINE_SIZE = 1024,
	PATH_SIZE = 4096
};

/* Where the list, which goes from east to west or north to south in some
 * countries, doesn't begin with the zone that most newspapers are printed in;
 * or where they are printed in no other. */
static const struct main_zone {
	const char *country, *zone;
	bool alone;
} main_zones[] = {
    {"AU", "Australia/Sydney", false},
    {"BR", "America/Sao_Paulo", false},
    {"CA", "America/Toronto", false},
    {"CN", "Asia/Shanghai", true},
    {"EC", "America/Guayaquil", true},
    {"NZ", "Pacific/Auckland", true},
    {"RU", "Europe/Moscow", false},
    {"UA", "Europe/Kyiv", true},
    {"UZ", "Asia/Tashkent", false},
};

static const struct main_zone *
main_zone_of(const char *country)
{
	size_t i = 0, n = sizeof(main_zones) / sizeof(main_zones[0]);

	while (i < n && strcmp(main_zones[i].country, country) != 0)
		i++;
	return i < n && zone_exists(main_zones[i].zone) ? &main_zones[i] : NULL;
}

/* "LB\t+3353+03530\tAsia/Beirut\tcomments": the name, or NULL for a line of
 * another country. */
static char *
name_in(char *line, const char *country)
{
	size_t n = strlen(country);
	char *name = NULL;

	if (strncmp(line, country, n) == 0 && line[n] == '\t')
		name = strchr(line + n + 1, '\t');
	if (name == NULL)
		return NULL;
	name++;
	name[strcspn(name, "\t\r\n")] = '\0';
	return zone_exists(name) ? name : NULL;
}

const char **
zone_of_country(struct arena *a, const char *country, size_t *n)
{
	const char **out = arena_alloc(a, ZONES * sizeof(*out));
	const struct main_zone *first = main_zone_of(country);
	char path[PATH_SIZE], line[LINE_SIZE];
	FILE *f;

	*n = 0;
	if (first != NULL)
		out[(*n)++] = first->zone;
	if (first != NULL && first->alone)
		return out;
	(void)snprintf(path, sizeof(path), "%s/zone.tab", zone_database());
	f = fopen(path, "re");
	while (
	    f != NULL && *n < ZONES && fgets(line, sizeof(line), f) != NULL) {
		const char *name = name_in(line, country);

		if (name != NULL &&
		    (first == NULL || strcmp(name, first->zone) != 0))
			out[(*n)++] = arena_copy(a, name);
	}
	if (f != NULL)
		(void)fclose(f);
	return out;
}
