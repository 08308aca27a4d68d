/* known.h - the sources that there are: those that definitions name, and those
 * of which the history alone knows. */
#ifndef AJEL_KNOWN_H
#define AJEL_KNOWN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "cmd/options.h"
#include "model/source.h"
#include "store/store.h"

struct known {
	const char *name;
	bool defined;                /* there is a definition */
	const struct source *source; /* as it says; NULL: none, or broken */
	const struct err *broken;    /* why it can't be read; NULL: it can */
};

/* Sorted by name, each once. */
struct known_list {
	struct known *all;
	size_t n;
};

/* Those that the arguments name, or all. Definitions are read.
 * ERR_USAGE: an argument that is none of them, with those that there are;
 * ERR_INPUT, ERR_STORE. */
int known_read(struct arena *a, const struct options *o, struct store *store,
    struct known_list *out, struct err *err);

/* The one of that name, or NULL. */
const struct known *known_find(const struct known_list *list, const char *name);

/* Their names, for a query; never NULL. */
const char **known_names(struct arena *a, const struct known_list *list);

/* What is there to say of it: its definition, or as much of one as its name
 * and the options make. */
struct source known_source(
    struct arena *a, const struct options *o, const struct known *k);

#endif
