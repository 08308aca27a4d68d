/* overlap.h - whether two fetches show a common line. Pure.
 *
 * Private to merge/. A pinned line stands above lines that are newer, for days:
 * it is on both pages whatever was missed between them. */
#ifndef AJEL_OVERLAP_H
#define AJEL_OVERLAP_H

#include "merge/row.h"

/* Marks the pinned lines, by what is known of the lines' instants so far. */
void overlap_note_pinned(struct merging *m);

/* Marks the lines of the last page that were pinned. */
void overlap_note_was_pinned(struct merging *m);

/* The time in which lines may have been missed: none of the page's is known,
 * and one is newer than all that was. It ends with the oldest that is. A page
 * that shows the time before as fully as the last one did is a list of other
 * things, and leaves none. NULL: none. In the arena that is given. */
const struct gap *overlap_gap(struct arena *a, const struct merging *m);

#endif
