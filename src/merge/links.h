/* links.h - the numbers in links that are one line's alone. Pure.
 *
 * Private to merge/. A number that several lines of a page have is that of
 * their story, and says nothing. */
#ifndef AJEL_LINKS_H
#define AJEL_LINKS_H

#include "merge/row.h"
#include "text/linekey.h"

/* Settles `link` and `spot` of the lines and of the last page's. */
void links_note(struct merging *m);

/* The line of the last page that has it, or LINE_NONE; of 0, LINE_NONE. */
size_t links_find(const struct merging *m, uint64_t link);

/* The number of an entry or a line, without those that its headline says. */
uint64_t links_number(const struct entry *e);

/* Whether the line's number and that of an entry, as far as it is its alone,
 * speak against their being one; and where in its link that stands. */
bool links_differ(const struct line *l, uint64_t link, uint64_t spot);

#endif
