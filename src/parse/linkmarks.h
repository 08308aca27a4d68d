/* linkmarks.h - takes out the numbers that text browsers print before links.
 * Pure.
 *
 * lynx -dump writes "[4]headline"; the marks of a page count up one by one. */
#ifndef AJEL_LINKMARKS_H
#define AJEL_LINKMARKS_H

#include "base/arena.h"
#include "model/text.h"

/* The text without its marks; itself where it has fewer than three. */
struct text linkmarks_drop(struct arena *a, const struct text *text);

#endif
