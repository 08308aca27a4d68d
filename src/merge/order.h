/* order.h - which lines stand where they stood. Pure.
 *
 * Private to merge/. The two lists are aligned (align.h) by what they print;
 * where they print a line twice, a bulletin's two days, each has its own. */
#ifndef AJEL_ORDER_H
#define AJEL_ORDER_H

#include "merge/row.h"

/* Pairs the lines with those of the last page, and fills their places. Wants
 * the keys of both, and overlap_note_was_pinned. */
void order_pair(struct merging *m);

#endif
