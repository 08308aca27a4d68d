/* pathrule.h - paths and patterns of paths, in one spelling, compared. Pure.
 *
 * Inside src/fetch/ only. RFC 9309 §2.2.2 and §2.2.3. */
#ifndef AJEL_FETCH_PATHRULE_H
#define AJEL_FETCH_PATHRULE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* A path that is asked for, in the two spellings that patterns have. */
struct pathrule_path {
	const char *allowed;
	const char *disallowed;
};

struct pathrule_path pathrule_path(struct arena *a, const char *path);

/* The pattern of an "allow" or "disallow" of n bytes; NULL for one that no path
 * can match. */
char *pathrule_allowed(struct arena *a, const char *s, size_t n);
char *pathrule_disallowed(struct arena *a, const char *s, size_t n);

/* Whether the beginning of the path (with a last $, all of it) is as the
 * pattern says. Linear in both. */
bool pathrule_matches(const char *pattern, const char *path);

#endif
