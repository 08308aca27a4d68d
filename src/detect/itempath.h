/* itempath.h - the XPath of a list's items, as a definition takes it. Pure. */
#ifndef AJEL_ITEMPATH_H
#define AJEL_ITEMPATH_H

#include "base/arena.h"
#include "detect/candidates.h"

/* An XPath 1.0 that matches every item of the list, and of their like those
 * that carry no time, which a reader leaves out. NULL where items are more than
 * an element each, or differ in name or depth: no XPath says that. */
const char *itempath(struct arena *a, const struct candidate *c);

#endif
