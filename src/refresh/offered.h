/* offered.h - whether a page's lines are a feed already. */
#ifndef AJEL_OFFERED_H
#define AJEL_OFFERED_H

#include <stdbool.h>
#include <stddef.h>

#include "refresh/look.h"

/* A feed that a page offers, held against its lines. */
struct offered {
	const char *url;
	const char *title; /* or NULL */
	size_t held;       /* lines of the page that are in it */
	size_t lines;      /* that the page shows */
};

/* Fetches the first feeds that the page offers, at most LIMIT_OFFERED, and finds
 * the one that holds most of its lines. False: none holds them. What fails holds
 * nothing. */
bool offered(struct arena *a, const struct look_at *at,
    const struct about_page *about, const struct ticker *ticker,
    struct offered *out);

/* How many lines have a title among the n; equal but for case and signs, or one
 * the beginning or end of the other. */
size_t offered_held(struct arena *a, const struct ticker *ticker,
    const char *const *titles, size_t n);

#endif
