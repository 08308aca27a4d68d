/* add_listed.c - enables a source of the catalogue. */
#include <unistd.h>

#include "base/limits.h"
#include "base/nearest.h"
#include "cmd/add.h"
#include "cmd/places.h"
#include "cmd/say.h"
#include "cmd/target.h"
#include "fetch/fetch.h"

/* Where the catalogue has it; NULL: nowhere. */
static const char *
find_listed(struct arena *a, const char *name)
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
add_is_listed(struct arena *a, const char *name)
{
	return find_listed(a, name) != NULL;
}

const char *
add_nearest(struct arena *a, const char *typed)
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

static int
read_text(struct arena *a, const char *path, const char **out, struct err *err)
{
	struct page page;

	if (fetch_file(a, path, LIMIT_DEFINITION, &page, err) < 0)
		return -1;
	*out = arena_copyn(a, (const char *)page.bytes, page.len);
	return 0;
}

/* A definition of that name is there: that is well, if it is this one. */
static int
hold_against(struct arena *a, const struct options *o, const char *path,
    const char *text, struct err *err)
{
	const char *there;

	if (read_text(a, path, &there, err) < 0)
		return -1;
	if (strcmp(there, text) != 0)
		return err_set(err, ERR_USAGE,
		    "%s is there already, and says something else than the "
		    "catalogue; remove it first, or give another --name",
		    path);
	if (!o->quiet)
		(void)printf("%s is there already, unchanged\n", path);
	return 0;
}

int
add_listed(struct arena *a, const struct options *o, const char *listed,
    struct err *err)
{
	const char *name = o->name != NULL ? o->name : listed;
	const char *path = find_listed(a, listed);
	const char *there = target_path(a, o, name);
	const char *text;
	struct source source;

	if (o->zone != NULL || o->language != NULL || o->like != NULL ||
	    o->url != NULL || o->input != NULL)
		return err_set(err, ERR_USAGE,
		    "%s is a definition of the catalogue, and says that "
		    "itself; take it, then edit it",
		    listed);
	if (conf_read(a, path, listed, &source, err) < 0 ||
	    read_text(a, path, &text, err) < 0)
		return -1;
	if (there != NULL && !o->dry_run)
		return hold_against(a, o, there, text, err);
	if (add_write(a, o, name, text, err) < 0)
		return -1;
	if (!o->dry_run && !o->quiet)
		(void)printf("wrote %s\nnext: ajel refresh %s\n",
		    add_path(a, o, name), name);
	return 0;
}
