/* match.h - which lines of a fetch are known. Pure.
 *
 * Private to merge/. Lists whose clocks have moved are read as before first
 * (rezone.h). Then in this order, and no entry is taken twice:
 * 1. the order of the two lists (order.h), but for what shift.h and drift.h
 *    speak against;
 * 2. anywhere in the history: the same minute, the same text (it came back),
 *    or one soon before, printed in another form (reprint.h); or, for a
 *    bare date, a clock of that day (dated.h); or, for a clock below a known
 *    line, an older entry that is printed so;
 * 3. elsewhere on the last page: the same time and text as printed (it moved);
 * 4. a line whose instant drifts, because it is relative or none is printed:
 *    the same text and link on the last page, then in the history, unless
 *    both print a time and it differs (drift.h);
 * 5. those that have another wording (edit.h).
 * The same text at another minute is another event. */
#ifndef AJEL_MATCH_H
#define AJEL_MATCH_H

#include "merge/row.h"

/* Fills key, known, place and published of the lines, and the keys of the
 * page. */
void match(struct merging *m);

#endif
