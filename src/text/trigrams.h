/* trigrams.h - how alike two texts are, by their threes of letters. Pure.
 *
 * Taking a text apart costs more than comparing it does, so what is compared
 * with many is taken apart once. */
#ifndef AJEL_TRIGRAMS_H
#define AJEL_TRIGRAMS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* The distinct trigrams of "  text ", sorted: a text has one at the least. */
struct trigrams {
	const uint64_t *v;
	size_t n;
};

/* Of a folded text (fold.h). Takes n log n time of its length. */
struct trigrams trigrams_of(struct arena *a, const char *folded);

/* Jaccard: of the trigrams that either has, how many both have, 0 to 1. */
double trigrams_likeness(const struct trigrams *x, const struct trigrams *y);

#endif
