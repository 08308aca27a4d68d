/* sequence.h - in what order the times of a list run. Pure. */
#ifndef AJEL_SEQUENCE_H
#define AJEL_SEQUENCE_H

#include <stddef.h>

#include "model/ticker.h"

/* Steps from a line to the next, in per cent. */
struct sequence {
	int falling;  /* of those compared: not upwards */
	int rising;   /* of those compared: not downwards */
	int compared; /* of all: both times say enough to tell */
};

/* A clock that rises by half a day is a midnight, and the first one is no step
 * the wrong way. A list without a comparable step falls and doesn't rise. */
struct sequence sequence_of(const struct ticker_line *lines, size_t n);

#endif
