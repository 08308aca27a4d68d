/* recall.h - which of a source's entries the lines of a fetch may be. Pure.
 *
 * Private to the backends: each finds what is asked for here in its own way. */
#ifndef AJEL_RECALL_H
#define AJEL_RECALL_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/entry.h"

/* Keys of one kind (text/linekey.h): each once, rising. */
struct recall_set {
	uint64_t *keys;
	size_t n;
};

struct recall {
	int64_t from; /* entries published then or later */
	int64_t to;   /* and then or before; none where it is before from */
	struct recall_set texts; /* and those that have one of these */
	struct recall_set links;
};

/* When the entries were published that the lines may be, whatever they say. */
void recall_window(const struct entry *seen, size_t n, struct recall *out);

/* What to look for beside those and the last page's. The keys are those of lines
 * that don't stand on that page just as they did: most do. */
void recall_keys(struct arena *a, const struct entry *page, size_t page_n,
    const struct entry *seen, size_t n, struct recall *out);

#endif
