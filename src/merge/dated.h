/* dated.h - lines that print a clock today and their bare date from tomorrow on. Pure.
 *
 * Private to merge/. Of two lines of equal words on one day the order tells which
 * is which, from the newest: a list loses its oldest. */
#ifndef AJEL_DATED_H
#define AJEL_DATED_H

#include "merge/row.h"

/* Whether one prints no more than its day, and the other a clock of that day. */
bool dated_is_of_day(const struct merging *m, const struct entry *seen,
    const struct entry *known);

/* Pairs such lines of equal words, with those of the last page and then of the
 * history. */
void dated_pair(struct merging *m);

#endif
