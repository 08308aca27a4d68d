/* reprint.h - lines whose clocks are printed in another form. Pure.
 *
 * Private to merge/. A site that is rebuilt prints 09:13:42 for 09:13, or 9:13
 * am. All of these want the same words, and different prints. A line from a
 * clock ahead of ours has the minute of its first sight, up to ROW_AHEAD before
 * the one that it prints. */
#ifndef AJEL_REPRINT_H
#define AJEL_REPRINT_H

#include "merge/row.h"

/* Of the very minute. */
bool reprint_is_of_minute(
    const struct merging *m, const struct line *l, const struct standing *s);

/* Of a minute soon after that of an entry from a clock ahead of ours. */
bool reprint_is_of_early(
    const struct merging *m, const struct line *l, const struct standing *s);

/* Of the same clock on another day; on a later one it may be a bulletin, but
 * for its link, or but for being pinned. */
bool reprint_is_of_clock(
    const struct merging *m, const struct line *l, const struct standing *s);

/* Of the same clock on whatever day. */
bool reprint_has_clock(
    const struct merging *m, const struct line *l, size_t entry);

/* Whether two instants can have one clock, whatever the zone: cheap. */
bool reprint_is_near(const struct entry *seen, const struct entry *known);

#endif
