/* drift.h - lines whose instant comes from the time of the fetch. Pure.
 *
 * Private to merge/. "5 minutes ago" is read a little differently each time,
 * and wrongly out of a cache: then all such lines of the page come later than
 * they are known by about the same, the page's lag; of those, that is, which are
 * told finely enough to show it, as "3 hours ago" isn't beside a lag of minutes.
 * A line that alone comes later is another event with the words of an old one.
 */
#ifndef AJEL_DRIFT_H
#define AJEL_DRIFT_H

#include "merge/row.h"

/* Finds the lag of the page: half of the lines that can show it are late at the
 * least. Or undoes the pairs of relative lines that are too far apart. */
void drift_doubt(struct merging *m);

/* Whether two derivations of one instant can differ by as much as these, of a
 * line that says something else in the old place: the minutes of one page are
 * all off by about the same. */
bool drift_is_close(const struct merging *m, const struct entry *seen,
    const struct entry *known);

/* Whether what they print doesn't make them differ: only two times that stay
 * as they are can. */
bool drift_same_time(const struct merging *m, const struct entry *seen,
    const struct entry *known);

/* Pairs lines of the same text and link, one of which drifts, with those of the
 * last page, then of the history. */
void drift_pair(struct merging *m);

#endif
