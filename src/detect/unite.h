/* unite.h - lists that are one list whose lines differ in shape. Pure. */
#ifndef AJEL_UNITE_H
#define AJEL_UNITE_H

#include "base/arena.h"
#include "detect/candidates.h"

/* Unites candidates whose items are children of one element, of one name, and
 * no item of both: some lines have a picture or a kicker, and their time lies
 * deeper. A line that lies in another's list goes there: the first of a section
 * may have the shape of the first of the next one. Of two lists of the same
 * items, one printing "an hour ago" and one the clock of then, the clocks are
 * left. The items come to stand in document order. Returns how many of the n are
 * left, in no order. */
size_t unite(struct arena *a, struct candidate *all, size_t n);

#endif
