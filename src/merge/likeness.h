/* likeness.h - how much a line says what a known one said. Pure.
 *
 * Private to merge/. */
#ifndef AJEL_LIKENESS_H
#define AJEL_LIKENESS_H

#include "merge/formula.h"
#include "merge/row.h"

#define LIKENESS_ALIKE 0.2 /* an edit, if other things say so too */
#define LIKENESS_MUCH  0.5 /* an edit, if nothing speaks against it */

/* Compares at most LIMIT_COMPARED times; whoever asks more often is told that
 * nothing is alike. */
struct likeness {
	struct merging *m;
	struct arena *kept;  /* for the trigrams of what was compared */
	struct trigrams *of; /* by the number of the text; none: not yet */
	size_t room;         /* of `of` */
	size_t left;
	bool doubted;           /* what many lines say is no evidence */
	struct formula formula; /* what they say; no counts: not yet asked */
};

struct likeness likeness_new(struct merging *m);
void likeness_free(struct likeness *k);

/* From now on two lines that say what many say alike have to be alike in the
 * rest: where two pages have no line in common, all else may have changed. */
void likeness_doubt(struct likeness *k);

/* Trigrams of the folded texts, 0 to 1; 1 if the entry ever said just that. */
double likeness_of(struct likeness *k, size_t j, size_t entry);

#endif
