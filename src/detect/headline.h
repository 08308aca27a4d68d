/* headline.h - one item of a list -> the headline as a person reads it, its time
 * and its own link. Pure. */
#ifndef AJEL_HEADLINE_H
#define AJEL_HEADLINE_H

#include "base/arena.h"
#include "detect/candidates.h"
#include "model/ticker.h"

/* Reads the item. A kicker, a rank, an author or a summary beside the headline
 * is no part of it. `base` is the page's URL with <base href> applied, or
 * NULL. Returns whether there is a headline. */
bool headline_read(struct arena *a, const struct item *item, const char *base,
    struct ticker_line *out);

/* The address that relative links of the document count from: <base href>
 * against the page's own; NULL if nobody knows it. */
const char *headline_base(
    struct arena *a, struct _xmlDoc *doc, const char *page_url);

/* href against base; NULL for what leads nowhere: "", "#x", javascript:, or a
 * relative link without a base. */
const char *headline_link(struct arena *a, const char *href, const char *base);

#endif
