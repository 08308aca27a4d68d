/* candidates.h - runs of repeated elements that each carry a time. Pure.
 *
 * Hits of one shape (hits.h) that follow each other are siblings somewhere up
 * their ancestors: that ancestor is the list, its children that hold one hit
 * each are its lines. So lists are found by structure alone. Lists of one shape
 * are one where nothing stands between them, or nothing but the dates of their
 * days. */
#ifndef AJEL_CANDIDATES_H
#define AJEL_CANDIDATES_H

#include "base/arena.h"
#include "detect/dayhead.h"
#include "detect/hits.h"

/* A line of a candidate: the siblings first to last (often one) hold its time
 * and, unless the page puts it elsewhere, its headline. */
struct item {
	xmlNode *first;
	xmlNode *last; /* a later sibling of first, or first */
	const struct hit *hit;
	const struct dayhead *day; /* the date that it stands under, or NULL */
	bool own_day;              /* that date stands in the line itself */
};

struct candidate {
	xmlNode *list; /* the parent of the items */
	struct item *items;
	size_t n;
	const char *heading; /* the words above it, or NULL */
};

/* The candidates in document order of their first line, at most
 * LIMIT_CANDIDATES; runs of a single line are among them only where nothing
 * else could be made of the hit. */
struct candidate *candidates_find(struct arena *a, const struct hit *hits,
    size_t n_hits, const struct dayheads *days, size_t *n);

#endif
