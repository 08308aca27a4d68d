/* untimed.h - a list of headlines without times, taken only when a definition
 * asks for it and names its heading. Pure. */
#ifndef AJEL_UNTIMED_H
#define AJEL_UNTIMED_H

#include <libxml/tree.h>

#include "base/arena.h"
#include "model/source.h"
#include "model/ticker.h"

/* The headlines of the first repeated elements after the heading; their times
 * are absent. *n is 0 where there are none. */
struct ticker_line *untimed_lines(struct arena *a, xmlNode *root,
    const struct ticker_rules *rules, const char *base, size_t *n);

#endif
