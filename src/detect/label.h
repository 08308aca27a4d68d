/* label.h - the words beside a time in its own element: "Politics, 18:05". Pure.
 */
#ifndef AJEL_LABEL_H
#define AJEL_LABEL_H

#include "detect/cells.h"
#include "model/ticker.h"

/* The formatting element that holds the time and a label of a word or two in
 * front of a longer text, <b>09:13 Sport</b> text; NULL for none. A clause
 * that ends in a colon belongs to the text. */
const xmlNode *label_element(struct arena *a, const struct hit *hit);

/* What stands with the item's time and isn't the headline, which `head` is; NULL
 * for nothing. */
const char *label_read(
    struct arena *a, const struct item *item, const struct cell *head);

/* Takes the labels away where all lines have one and the same: "published at".
 */
void label_settle(struct ticker_line *lines, size_t n);

#endif
