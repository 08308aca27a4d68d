/* clean.h - a text as a person reads it. Pure. */
#ifndef AJEL_CLEAN_H
#define AJEL_CLEAN_H

#include <stddef.h>

#include "base/arena.h"

/* A copy of the n bytes of valid UTF-8 with every run of white space as one
 * space, none at the ends, and without control and invisible characters
 * (chars.h). "" where nothing is left. */
char *clean_text(struct arena *a, const char *s, size_t n);

/* The same, NULL where nothing is left: the rule for absent strings. */
char *clean_or_null(struct arena *a, const char *s);

#endif
