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

/* A clock that rises by a quarter of a day may be a midnight: the first one is
 * no step the wrong way, and no right one either, since among numbers in no
 * order there is one as often. A list without a comparable step falls and doesn't rise. */
struct sequence sequence_of(const struct ticker_line *lines, size_t n);

#endif
