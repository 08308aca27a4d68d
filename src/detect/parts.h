/* parts.h - lists that a page prints in parts. Pure. */
#ifndef AJEL_PARTS_H
#define AJEL_PARTS_H

#include "base/arena.h"
#include "detect/candidates.h"

/* Joins to a list the one behind it that goes on where it ends: of the same
 * markup down to the time, in an element of the same id or class, under no
 * heading of its own, and older. Advertisements and boxes stand between such
 * parts. The n candidates are sorted by their first hits; returns how many are
 * left, in their order. */
size_t parts_join(struct arena *a, struct candidate *all, size_t n);

#endif
