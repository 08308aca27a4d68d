/* formula.h - what many lines say alike. Pure.
 *
 * Private to merge/. "Rocket alert in the northern town of" stands on a page
 * forty times, with forty towns: such lines are as like each other as any line
 * is like its next wording. Only what is left of them tells which is which. */
#ifndef AJEL_FORMULA_H
#define AJEL_FORMULA_H

#include <stdbool.h>

#include "text/trigrams.h"

/* What the lines say that were added so far. */
struct formula {
	uint16_t *counts; /* of lines, by a hash of the trigram */
	size_t lines;
};

struct formula formula_new(struct arena *a);
void formula_add(struct formula *f, const struct trigrams *t);

/* Whether two texts of a formula are two for all that they have in common: most
 * of either is what more than an eighth of the lines say, four at the least, and
 * what is left isn't much alike. */
bool formula_parts(const struct formula *f, const struct trigrams *x,
    const struct trigrams *y);

#endif
