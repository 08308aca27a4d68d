/* headline.h - the items of a list -> their headlines as a person reads them,
 * their times, links and labels. Pure.
 *
 * A kicker, a rank, an author, a summary or a "read more" beside the headline
 * is no part of it; a lead-in of the sentence itself is. */
#ifndef AJEL_HEADLINE_H
#define AJEL_HEADLINE_H

#include "base/arena.h"
#include "detect/candidates.h"
#include "model/ticker.h"

/* Reads the n items of one list; those without a headline are left out. `base`
 * is the address that links count from, or NULL. Returns the number of lines;
 * there is room for n. */
size_t headline_list(struct arena *a, const struct item *items, size_t n,
    const char *base, struct ticker_line *lines);

/* The same; which[k] is the index of the item that line k was read from. */
size_t headline_numbered(struct arena *a, const struct item *items, size_t n,
    const char *base, struct ticker_line *lines, size_t *which);

/* Gives a line the date that its item stands under. */
void headline_day(const struct item *item, struct ticker_line *out);

/* One item by itself. Returns whether there is a headline. */
bool headline_read(struct arena *a, const struct item *item, const char *base,
    struct ticker_line *out);

#endif
