/* intake.h - what a page says, against what is known of its source: resolve,
 * recall, merge. Reads the store and writes nothing. */
#ifndef AJEL_INTAKE_H
#define AJEL_INTAKE_H

#include "model/page.h"
#include "model/ticker.h"
#include "store/store.h"

/* What the page is read against. */
struct intake_by {
	const struct source *source;
	struct store *store;
	const struct health *health; /* the source's, as the store has it */
	int64_t now;                 /* the instant of the run */
	bool now_given; /* the user said it: no server's Date is asked */
};

struct intake {
	const struct entry *seen; /* its lines, with the instants that they
	                             would have alone */
	struct changes changes;
};

/* `ticker` is what the page shows; of the page counts when it was served. The
 * errors of store_recall(). */
int intake(struct arena *a, const struct intake_by *by, const struct page *page,
    const struct ticker *ticker, struct intake *out, struct err *err);

/* The page stands as it did at the last good fetch, with so many lines; *any:
 * there is something to save all the same, in *out. ERR_STORE. */
int intake_unchanged(struct arena *a, const struct intake_by *by, size_t *lines,
    bool *any, struct changes *out, struct err *err);

#endif
