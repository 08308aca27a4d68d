/* urgency.h - lines that the page marks as urgent. Pure.
 *
 * By a badge of its own ("عاجل", "Breaking"), or in the names of classes; what
 * the headline's own text says is in the text (text/urgent.h). */
#ifndef AJEL_URGENCY_H
#define AJEL_URGENCY_H

#include <stdbool.h>

#include "detect/wording.h"
#include "model/ticker.h"

/* Whether the item of that headline has such a mark; `label` is what stands
 * beside its time, or NULL. A badge that the headline begins with stays in its
 * text. */
bool urgency_marked(struct arena *a, const struct cells *item,
    const struct wording *headline, const char *label);

/* Takes the marks away where most lines have one: that is how the site looks. */
void urgency_settle(struct ticker_line *lines, size_t n);

#endif
