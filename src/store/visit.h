/* visit.h - an entry as one of its changes made it. Pure.
 *
 * Private to the backends. */
#ifndef AJEL_VISIT_H
#define AJEL_VISIT_H

#include <stddef.h>

#include "model/entry.h"

/* Makes of the entry what its nth change made of it; 0 is its first sight, of
 * which an entry without changes tells by itself. */
void visit_as_changed(struct entry *e, size_t nth);

#endif
