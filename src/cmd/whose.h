/* whose.h - whose a line is, as the writers of lines want it. */
#ifndef AJEL_WHOSE_H
#define AJEL_WHOSE_H

#include "base/arena.h"
#include "cmd/known.h"
#include "cmd/options.h"
#include "model/feed.h"

struct whose {
	struct arena *a;
	const struct options *o;
	const struct known_list *known;
	struct feed **feeds; /* of each known source that was met */
};

void whose_begin(struct whose *w, struct arena *a, const struct options *o,
    const struct known_list *known);

/* The entry as the one line of a feed of its source, valid until the next call
 * for that source; NULL: the source came while we read. */
const struct feed *whose_line(
    struct whose *w, const char *source, const struct entry *entry);

#endif
