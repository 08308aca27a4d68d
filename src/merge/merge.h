/* merge.h - history + the lines of this fetch -> what became of them. Pure.
 *
 * Pages print `09:13` and no date, so "is it known?" can't be asked of the
 * instant: a page that stands unchanged overnight now "means" today. The list
 * of this fetch is aligned with that of the last as a sequence (align.h); a
 * line that was there keeps its id and its instant. What the alignment leaves
 * is looked up in the older history by minute and text, then among the lines
 * that have gone, as one of them reworded (match.h); and is new if it is none.
 * New entries get an id (id.h) and seconds within their minute that keep the
 * page's order, because readers sort by date alone: never past the minute,
 * never past `now`. */
#ifndef AJEL_MERGE_H
#define AJEL_MERGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/entry.h"
#include "model/source.h"

/* What one good fetch shows, and whose page it is. */
struct shown {
	const struct entry *seen; /* in page order, as resolve() gives them */
	size_t n;
	enum line_order order; /* of the page, as the definition says, or the
	                          last page does (course.h) */
	const char *url;       /* the source's, part of every id; or NULL */
	int64_t now;           /* the instant of the run */
	int64_t dated;         /* when the page was made, as far as the server
	                          says; INSTANT_NONE, or now: it doesn't */
	const char *zone;      /* whose clocks it prints: it exists; NULL:
	                          they are never changed */
};

/* With an empty history everything is new. The history need not hold all that
 * was ever seen, but what store_recall (store/store.h) gives for these lines.
 *
 * A known line keeps its id and its instant. Another wording, be it by a comma,
 * makes it edited; its `updated` moves, unless the wording is one that it had
 * before. One that two good fetches running lack while an older line still
 * stands is withdrawn, the newest lines, and most at once, by three (absence.h); if it
 * comes back it has returned, but if it comes back reworded that is one change,
 * an edit. Another link is kept, and no event (outcome.h). A page that is older
 * than what is known of a line (`dated`) says nothing about it. A page without
 * a known line leaves a gap, from the newest line known to the oldest that is
 * newer; not if it shows the time before as fully as the last page did; a
 * pinned line is no common line (overlap.h). */
void merge(struct arena *a, const struct history *history,
    const struct shown *shown, struct changes *out);

/* The page stands as it did at the last good fetch (a 304, the same bytes):
 * what that fetch lacked is lacking once more. Nothing to save: false. */
bool merge_unchanged(struct arena *a, const struct history *history,
    int64_t now, struct changes *out);

#endif
