/* stories.h - lines that have further lines of their own. Pure. */
#ifndef AJEL_STORIES_H
#define AJEL_STORIES_H

#include "detect/candidates.h"

/* Joins the stories among n candidates of one shape, in page order: boxes side
 * by side that each hold a line and below it a list of what others write of it.
 * The items of all lie next to each other in memory. Returns how many candidates
 * are left, in their order. */
size_t stories_join(struct candidate *all, size_t n);

#endif
