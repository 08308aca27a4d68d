/* anchor.h - the lines that two fetches have in one order. Pure.
 *
 * Private to merge/. They divide both lists into spans: what stands between the
 * same two anchors stands in the same place. A pinned line is none. */
#ifndef AJEL_ANCHOR_H
#define AJEL_ANCHOR_H

#include "merge/row.h"

/* Settles `span` of the lines and of the last page's, and m->anchors: span 0 is
 * the oldest end of a list, m->anchors the newest. */
void anchor_spans(struct merging *m);

#endif
