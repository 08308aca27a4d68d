/* catalogue.c - the definitions that come with the program. */
#include "cmd/catalogue.h"

#include <unistd.h>

#include "base/nearest.h"
#include "cmd/places.h"
#include "conf/conf.h"

const char *
catalogue_find(struct arena *a, const char *name)
{
	const char *const *dirs = places_catalogue(a);

	for (; *dirs != NULL && conf_name_valid(name); dirs++) {
		const char *path = arena_printf(a, "%s/%s.conf", *dirs, name);

		if (access(path, R_OK) == 0)
			return path;
	}
	return NULL;
}

bool
catalogue_exists(struct arena *a)
{
	struct conf_file *files;
	struct err err;
	size_t n;

	return conf_list(a, places_catalogue(a), &files, &n, &err) < 0 || n > 0;
}

const char *
catalogue_place(struct arena *a)
{
	return places_catalogue(a)[0];
}

const char *
catalogue_nearest(struct arena *a, const char *typed)
{
	struct conf_file *files;
	const char **names;
	struct err err;
	size_t n;

	if (conf_list(a, places_catalogue(a), &files, &n, &err) < 0)
		return NULL;
	names = arena_alloc(a, (n + 1) * sizeof(*names));
	for (size_t i = 0; i < n; i++)
		names[i] = files[i].name;
	return nearest_word(typed, names, n);
}
