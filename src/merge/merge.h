/* merge.h - history + the lines of this fetch -> what is new. Pure.
 *
 * Pages print `09:13` and no date, so "is it known?" can't be asked of the
 * instant: a page that stands unchanged overnight now "means" today. The list
 * of this fetch is aligned with that of the last as a sequence (align.h); a
 * line that was there keeps its id and its instant. What the alignment leaves
 * is looked up in the older history by minute and text, and is new if it isn't
 * there. New entries get an id (id.h) and seconds within their minute that keep
 * the page's order, because readers sort by date alone: never past the
 * minute, never past `now`. */
#ifndef AJEL_MERGE_H
#define AJEL_MERGE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/entry.h"
#include "model/source.h"

/* What one good fetch shows, and whose page it is. */
struct shown {
	const struct entry *seen; /* in page order, as resolve() gives them */
	size_t n;
	enum line_order order; /* of the page, as the definition says */
	const char *url;       /* the source's, part of every id; or NULL */
	int64_t now;           /* the instant of the run */
};

/* With an empty history everything is new. */
void merge(struct arena *a, const struct history *history,
    const struct shown *shown, struct changes *out);

#endif
