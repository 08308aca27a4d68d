/* ownlink.h - which of a line's links is its own. Pure.
 *
 * The one around the headline; else, of those in the line, the one with the
 * longest text. Not a link that many lines have (the author's page, the
 * section's), nor one that hands an address on (to be shared). */
#ifndef AJEL_OWNLINK_H
#define AJEL_OWNLINK_H

#include "detect/cells.h"
#include "model/ticker.h"

/* Sets the url of n lines; items[i] is that of lines[i], heads[i] its
 * headline's cell. */
void ownlink_read(struct arena *a, const struct cells *items,
    const struct cell *const *heads, size_t n, const char *base,
    struct ticker_line *lines);

#endif
