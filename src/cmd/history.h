/* history.h - the outputs of `ajel history`. */
#ifndef AJEL_HISTORY_H
#define AJEL_HISTORY_H

#include "base/arena.h"
#include "base/err.h"
#include "cmd/known.h"
#include "cmd/options.h"
#include "store/store.h"
#include "write/write.h"

/* What is asked for, and where to find it. */
struct history_ask {
	const struct options *o;
	struct store *store;
	const struct known_list *known; /* all that may be met */
	const struct query *query;
	const struct format *format;
};

/* Prints what is found as lines, oldest first, each as it is found; in jsonl
 * what happened, a line a change. ERR_STORE, ERR_OUTPUT. */
int history_lines(
    struct arena *a, const struct history_ask *ask, struct err *err);

/* Prints a feed of what is found, the newest LIMIT_ENTRIES at most. */
int history_feed(
    struct arena *a, const struct history_ask *ask, struct err *err);

/* Prints the gaps of the known sources that reach into the query's time. */
int history_gaps(
    struct arena *a, const struct history_ask *ask, struct err *err);

#endif
