/* rezone.h - lists whose clocks are printed in another zone from now on. Pure.
 *
 * Private to merge/. A site that begins to render its times in another zone, or
 * to forget the summer, moves the clocks of all its lines at once: the same
 * words in the same order, by a multiple of a quarter of an hour later or
 * earlier. The lines are then read as if they were printed as before, so that
 * all that follows knows them: repeated words between them, edits, lines that
 * come back. Each page proves it afresh, for the entries keep the times that
 * they were printed with first.
 *
 * What proves it are lines whose words, or whose number in the link, are their
 * own on both pages: three of which the oldest can't be new (shift.h), or two
 * with such numbers; one where it is the old end of a list whose newer lines
 * stand as they stood, since what moved is scrolling off there. Twice as many
 * are wanted of lines that were known by ages: those show a clock only now, and
 * one that is some minutes off fits as well. Three in four
 * lines between them have to be explained by it.
 *
 * The lines above, which are new, are printed by the same clocks. They are read
 * as these, unless they fit the time since the last fetch better as they are:
 * then it was the old times that were wrong (rezone_new.h). */
#ifndef AJEL_REZONE_H
#define AJEL_REZONE_H

#include "merge/row.h"

/* Reads such lines anew: their instants, and the times and keys of those that
 * are known. Wants keys, and overlap_note_was_pinned. */
void rezone(struct merging *m);

#endif
