/* link.h - href -> the absolute address of a line. Pure.
 *
 * What a browser forgives is forgiven: blanks at the ends, line breaks within,
 * letters past ASCII (percent-encoded; in a host as "xn--…"). The query stays
 * as it is, for servers may need it; a fragment that only counts readers
 * ("#xtor=RSS-1") is taken off. */
#ifndef AJEL_LINK_H
#define AJEL_LINK_H

#include <libxml/tree.h>
#include <stdbool.h>

#include "base/arena.h"

/* The address that relative links of the document count from: <base href>
 * against the page's own; NULL if nobody knows it. */
const char *link_base(
    struct arena *a, struct _xmlDoc *doc, const char *page_url);

/* href against base; NULL for what leads nowhere: "", "#x", javascript:, or a
 * relative link without a base. */
const char *link_absolute(struct arena *a, const char *href, const char *base);

/* Whether n is an <a>; where it leads, or NULL. */
bool link_is(const xmlNode *n);
const char *link_of(struct arena *a, const xmlNode *n, const char *base);

#endif
