/* zone_names.c - the zone that somebody meant, by the database's own list. */
#include "base/buf.h"
#include "base/mem.h"
#include "base/nearest.h"
#include "base/zone.h"

enum {
	NAMES = 2000,        /* there are 600 */
	LIST_SIZE = 1 << 20, /* there are 110 kB */
	PATH_SIZE = 4096
};

/* Every name of the list, and the city that it ends in. */
struct names {
	struct buf text; /* holds what the others point to */
	const char *full[NAMES];
	const char *city[NAMES];
	size_t n;
};

/* tzdata.zi: the source of the database, in short lines. */
static void
read_list(struct buf *out)
{
	char path[PATH_SIZE], piece[4096];
	size_t n;
	FILE *f;

	(void)snprintf(path, sizeof(path), "%s/tzdata.zi", zone_database());
	f = fopen(path, "re");
	if (f == NULL)
		return;
	while ((n = fread(piece, 1, sizeof(piece), f)) > 0)
		(void)buf_add(out, piece, n);
	(void)fclose(f);
}

/* The signs of "Etc/GMT+3" are the wrong way round; nobody is led there. */
static void
add_name(struct names *names, char *name)
{
	const char *city = strrchr(name, '/');

	name[strcspn(name, " \n")] = '\0';
	if (names->n == NAMES || strncmp(name, "Etc/", 4) == 0)
		return;
	names->full[names->n] = name;
	names->city[names->n++] = city != NULL ? city + 1 : name;
}

/* "Z Asia/Beirut 2:22 …" is a zone, "L Asia/Nicosia Europe/Nicosia" a second
 * name for one. */
static void
find_names(struct names *names)
{
	char *line = names->text.data;

	while (line != NULL && *line != '\0') {
		char *end = strchr(line, '\n'), *space;

		if (end != NULL)
			*end = '\0';
		if (strncmp(line, "Z ", 2) == 0)
			add_name(names, line + 2);
		space = strncmp(line, "L ", 2) == 0 ? strrchr(line, ' ') : NULL;
		if (space != NULL)
			add_name(names, space + 1);
		line = end != NULL ? end + 1 : NULL;
	}
}

static const char *
nearest_of(const struct names *names, const char *typed)
{
	const char *slash = strrchr(typed, '/'), *city;
	const char *meant = nearest_word(typed, names->full, names->n);

	if (meant != NULL)
		return meant;
	city = nearest_word(
	    slash != NULL ? slash + 1 : typed, names->city, names->n);
	for (size_t i = 0; city != NULL && i < names->n; i++) {
		if (names->city[i] == city)
			return names->full[i];
	}
	return NULL;
}

const char *
zone_nearest(const char *typed)
{
	static char out[ZONE_NAME_SIZE];
	struct names *names;
	const char *meant;

	/* "UTC+3" is no slip of the hand, and no name would be right */
	if (strpbrk(typed, "+0123456789") != NULL)
		return NULL;
	names = mem_zalloc(sizeof(*names));
	buf_init(&names->text, LIST_SIZE);
	read_list(&names->text);
	find_names(names);
	meant = nearest_of(names, typed);
	out[0] = '\0';
	if (meant != NULL && strlen(meant) < sizeof(out) && zone_exists(meant))
		memcpy(out, meant, strlen(meant) + 1);
	buf_free(&names->text);
	free(names);
	return out[0] != '\0' ? out : NULL;
}
