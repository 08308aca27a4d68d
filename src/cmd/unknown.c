/* unknown.c - finds out what somebody meant who named no source. */
#include "cmd/unknown.h"

#include <errno.h>

#include "base/nearest.h"
#include "cmd/catalogue.h"
#include "cmd/places.h"
#include "conf/conf.h"

enum { NAMES_SHOWN = 300 }; /* bytes of a message */

int
unknown_all(struct arena *a, const struct options *o, struct err *err)
{
	return err_set(err, ERR_USAGE,
	    "no sources: put a definition into %s, as ajel add URL does",
	    places_definitions(a, o)[0]);
}

/* What may be meant; NULL: nothing is near. */
static const char *
meant(struct arena *a, const char *typed, const char *const *names, size_t n)
{
	const char *name;

	if (catalogue_find(a, typed) != NULL)
		return arena_printf(
		    a, "the catalogue has it: ajel add %s", typed);
	name = nearest_word(typed, names, n);
	return name != NULL ? arena_printf(a, "did you mean %s?", name) : NULL;
}

/* "there are a, b, c" */
static const char *
those_there(struct arena *a, const char *const *names, size_t n)
{
	const char *all = "there are ";
	size_t i;

	for (i = 0; i < n && strlen(all) < NAMES_SHOWN; i++)
		all =
		    arena_printf(a, "%s%s%s", all, i > 0 ? ", " : "", names[i]);
	return i < n ? arena_printf(a, "%s, …", all) : all;
}

int
unknown_name(struct arena *a, const char *typed, const char *const *names,
    size_t n, struct err *err)
{
	const char *todo = meant(a, typed, names, n);

	if (todo == NULL)
		todo = n > 0 ? those_there(a, names, n)
			     : "there is none yet; ajel add URL makes one";
	return err_set(err, ERR_USAGE, "no such source: %s; %s", typed, todo);
}

/* The names of all definitions. */
static int
defined_names(struct arena *a, const struct options *o, const char ***names,
    size_t *n, struct err *err)
{
	struct conf_file *files;

	if (conf_list(a, places_definitions(a, o), &files, n, err) < 0)
		return -1;
	*names = arena_alloc(a, (*n + 1) * sizeof(**names));
	for (size_t i = 0; i < *n; i++)
		(*names)[i] = files[i].name;
	return 0;
}

int
unknown_definition(struct arena *a, const struct options *o, const char *typed,
    struct err *err)
{
	const char **names;
	size_t n;

	if (defined_names(a, o, &names, &n, err) < 0)
		return -1;
	return unknown_name(a, typed, names, n, err);
}

int
unknown_page(struct arena *a, const struct options *o, const char *typed,
    struct err *err)
{
	const char **names;
	const char *todo;
	size_t n;

	if (defined_names(a, o, &names, &n, err) < 0)
		return -1;
	todo = meant(a, typed, names, n);
	if (todo == NULL)
		todo = "an address begins with https://";
	return err_set(err, ERR_INPUT,
	    "can't read %s: %s, nor is there such a source; %s", typed,
	    strerror(ENOENT), todo);
}
