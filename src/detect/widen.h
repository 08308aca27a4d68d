/* widen.h - items whose headline is beside them, not in them. Pure. */
#ifndef AJEL_WIDEN_H
#define AJEL_WIDEN_H

#include "detect/candidates.h"

/* Where the items of a list are bare times (dt and dd, a cell each, rows split
 * by <br>) their headlines are the siblings between them: behind each time if
 * words follow the last one, before it if not. Any other list stays. */
void widen(const struct dayheads *days, struct candidate *c);

/* Where the first line of a list begins that is not yet widened: the first node
 * of the list where the headlines stand before the times. */
const xmlNode *widen_start(const struct candidate *c);

#endif
