/* heading.h - the words above a list. Pure. */
#ifndef AJEL_HEADING_H
#define AJEL_HEADING_H

#include <stdbool.h>

#include "base/arena.h"
#include "detect/candidates.h"

/* The nearest short text before the list's first line, as a reader would take
 * it for the list's heading; NULL for none. The date of its lines is not it. */
const char *heading_of(struct arena *a, const struct candidate *c,
    const struct timetext_hints *hints);

/* The element whose own text holds the words `heading` and little else, first
 * in document order after `from` (NULL: from the start); NULL for none. */
xmlNode *heading_find(
    struct arena *a, xmlNode *root, const char *heading, xmlNode *from);

/* The element an attribute of which, written for people, says the same: a
 * heading may be a picture. */
xmlNode *heading_find_unseen(
    struct arena *a, xmlNode *root, const char *heading, xmlNode *from);

/* Whether a and b are one heading to a reader: the words of `wanted` stand in
 * `found`. */
bool heading_matches(struct arena *a, const char *found, const char *wanted);

#endif
