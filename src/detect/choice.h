/* choice.h - which of the lists on a page is its ticker. Pure.
 *
 * Every list gets features and one score of 0 to 100; below CHOICE_THRESHOLD it
 * is none. No site's name, class or wording stands here. */
#ifndef AJEL_CHOICE_H
#define AJEL_CHOICE_H

#include "base/arena.h"
#include "detect/candidates.h"
#include "model/source.h"
#include "model/ticker.h"

enum {
	CHOICE_THRESHOLD = 50,
	CHOICE_MIN_LINES = 3 /* unless the definition says otherwise */
};

struct verdict {
	int score;
	const char *reason; /* for people, one line */
};

/* Weighs a candidate whose lines have been read. */
struct verdict choice_weigh(struct arena *a, const struct candidate *c,
    const struct ticker_line *lines, size_t n,
    const struct ticker_rules *rules);

#endif
