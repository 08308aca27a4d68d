/* archive.h - the lines that a feed has no room for: a file of its own a day,
 * NAME-YYYY-MM-DD.atom (RFC 5005, section 4), chained from the feed backwards.
 *
 * A day's file holds all lines published on that day (UTC), those that the feed
 * still shows too: together they have no hole. A file is written when its day
 * is the feed's oldest or before that, and again only when its lines or its
 * neighbours change. */
#ifndef AJEL_ARCHIVE_H
#define AJEL_ARCHIVE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "model/feed.h"
#include "model/source.h"
#include "store/store.h"

/* How far a source's archives have come. */
struct archive_state {
	int64_t seq;   /* of the store (struct store_mark), when they were
	                  written; -1: all is to be looked at anew */
	int64_t first; /* the first and the last day that there is a file of, */
	int64_t last;  /* since 1970; first > last: there is none */
};

struct archive_job {
	struct store *store;
	const struct source *source;
	const char *dir;
	int64_t now; /* bounds the dates */
};

/* Brings the archives behind the feed to what the history says, and names the
 * newest of them in the feed. `more`: the history may hold more than the feed
 * shows. ERR_OUTPUT, and the errors of the store; what is done by then stays
 * done. */
int archive_write(struct arena *a, const struct archive_job *job, bool more,
    struct archive_state *state, struct feed *feed, struct err *err);

#endif
