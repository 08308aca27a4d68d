/* outcome.h - what became of the entries that are known. Pure.
 *
 * Private to merge/. Of an entry that stands:
 * - other bytes in its text make it edited; `updated` moves unless it said just
 *   that before (titles that flip); a known link stays where none is shown;
 * - if it was withdrawn, it has returned, and is edited or new again, by what
 *   it ever said; returned with another wording it is an edit like any;
 * - a link that differs before its "?" alone is kept, but is no event.
 * A page that is older than the last word about an entry says nothing. */
#ifndef AJEL_OUTCOME_H
#define AJEL_OUTCOME_H

#include "merge/row.h"

/* Whether anything became of the entry that the line is; strings are those of
 * the history and the lines. */
bool outcome_of_line(
    const struct merging *m, const struct line *l, struct changed *out);

/* What withdrawing makes of it. */
struct changed outcome_of_absence(const struct entry *e, int64_t now);

#endif
