/* known.c - the names of definitions and of the history, made one list. */
#include "cmd/known.h"

#include "base/zone.h"
#include "cmd/places.h"
#include "cmd/target.h"
#include "cmd/unknown.h"
#include "conf/conf.h"

static struct known
defined(struct arena *a, const struct conf_file *file)
{
	struct known k = {.name = file->name, .defined = true};
	struct source *s = arena_zalloc(a, sizeof(*s));
	struct err err;

	if (conf_read(a, file->path, file->name, s, &err) == 0) {
		k.source = s;
	} else {
		struct err *why = arena_alloc(a, sizeof(*why));

		*why = err;
		k.broken = why;
	}
	return k;
}

/* What is left of the two lists of names, both sorted. */
struct walk {
	const struct conf_file *file, *files_end;
	const char **kept, **kept_end;
};

/* The next name of either list; *file is its definition, or NULL. */
static const char *
next_name(struct walk *w, const struct conf_file **file)
{
	int order;

	*file = NULL;
	if (w->file == w->files_end && w->kept == w->kept_end)
		return NULL;
	if (w->file == w->files_end)
		order = 1;
	else if (w->kept == w->kept_end)
		order = -1;
	else
		order = strcmp(w->file->name, *w->kept);
	if (order > 0)
		return *w->kept++;
	w->kept += order == 0;
	*file = w->file++;
	return (*file)->name;
}

static bool
is_named(const struct options *o, const char *name)
{
	for (int i = 0; i < o->args_n; i++) {
		if (strcmp(o->args[i], name) == 0)
			return true;
	}
	return o->args_n == 0;
}

static int
check_arguments(struct arena *a, const struct options *o,
    const char *const *names, size_t n, struct err *err)
{
	for (int i = 0; i < o->args_n; i++) {
		size_t at = 0;

		while (at < n && strcmp(names[at], o->args[i]) != 0)
			at++;
		if (at == n)
			return unknown_name(a, o->args[i], names, n, err);
	}
	return 0;
}

int
known_read(struct arena *a, const struct options *o, struct store *store,
    struct known_list *out, struct err *err)
{
	const struct conf_file *file;
	struct conf_file *files;
	const char **kept, **names, *name;
	size_t files_n, kept_n, n = 0;
	struct walk w;

	if (conf_list(a, places_definitions(a, o), &files, &files_n, err) < 0 ||
	    store_sources(store, a, &kept, &kept_n, err) < 0)
		return -1;
	w = (struct walk){files, files + files_n, kept, kept + kept_n};
	names = arena_alloc(a, (files_n + kept_n + 1) * sizeof(*names));
	out->all = arena_alloc(a, (files_n + kept_n + 1) * sizeof(*out->all));
	out->n = 0;
	while ((name = next_name(&w, &file)) != NULL) {
		names[n++] = name;
		if (!is_named(o, name))
			continue;
		out->all[out->n++] = file != NULL
					 ? defined(a, file)
					 : (struct known){.name = name};
	}
	return check_arguments(a, o, names, n, err);
}

static int
by_name(const void *key, const void *member)
{
	return strcmp(key, ((const struct known *)member)->name);
}

const struct known *
known_find(const struct known_list *list, const char *name)
{
	if (list->n == 0)
		return NULL;
	return bsearch(name, list->all, list->n, sizeof(list->all[0]), by_name);
}

struct source
known_source(struct arena *a, const struct options *o, const struct known *k)
{
	const char *path =
	    k->defined && k->source == NULL ? target_path(a, o, k->name) : NULL;
	struct source s = {.name = k->name, .title = k->name};

	if (k->source != NULL)
		s = *k->source;
	else if (path != NULL)
		conf_glean(a, path, k->name, &s);
	if (o->zone != NULL)
		s.timezone = o->zone;
	if (s.timezone == NULL)
		s.timezone = arena_copy(a, zone_system());
	return s;
}

const char **
known_names(struct arena *a, const struct known_list *list)
{
	const char **names = arena_alloc(a, (list->n + 1) * sizeof(*names));

	for (size_t i = 0; i < list->n; i++)
		names[i] = list->all[i].name;
	return names;
}
