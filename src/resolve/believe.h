/* believe.h - chooses between the time that a line prints and the one that it
 * carries for programs. For resolve/ only.
 *
 * detect/ has held the two against each other as texts; as instants they say
 * more. A machine time gives way to the printed one where it lies in the
 * future, in another year than the list, or on another day than the printed
 * word, and where it isn't as long ago as is printed. A `Z` is dropped where
 * only the source's zone makes it as long ago. A line that prints nothing keeps
 * what it has. */
#ifndef AJEL_BELIEVE_H
#define AJEL_BELIEVE_H

#include <stdint.h>

#include "base/arena.h"
#include "model/ticker.h"

/* The ticker with one time a line; lines that keep theirs by `rule` have it. */
struct ticker believe(struct arena *a, const struct ticker *ticker,
    const char *zone, int64_t fetched);

#endif
