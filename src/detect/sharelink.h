/* sharelink.h - tells links that hand a line on, or print it, from links that
 * lead to it. Pure. */
#ifndef AJEL_SHARELINK_H
#define AJEL_SHARELINK_H

#include <libxml/tree.h>
#include <stdbool.h>

#include "base/arena.h"

/* Whether the link n, to url, hands on the line that says `headline`: its query
 * holds an address or the headline, or its words say so. */
bool sharelink_is(
    struct arena *a, xmlNode *n, const char *url, const char *headline);

#endif
