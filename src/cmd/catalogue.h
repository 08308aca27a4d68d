/* catalogue.h - the definitions that come with the program. */
#ifndef AJEL_CATALOGUE_H
#define AJEL_CATALOGUE_H

#include <stdbool.h>

#include "base/arena.h"

/* The file that defines the source of that name; NULL: there is none. */
const char *catalogue_find(struct arena *a, const char *name);

/* Whether there is one at all; and the first of the folders where it may be. */
bool catalogue_exists(struct arena *a);
const char *catalogue_place(struct arena *a);

/* The name that was meant; NULL where it has none like it. */
const char *catalogue_nearest(struct arena *a, const char *typed);

#endif
