/* agree.h - whether two times of one line say the same. Pure. */
#ifndef AJEL_AGREE_H
#define AJEL_AGREE_H

#include <stdbool.h>

#include "detect/candidates.h"

/* Whether the items of both are the same elements, one by one, `ago` printing
 * how long ago and `clocks` a clock, and the clocks are those of that long ago:
 * whatever the time is now, it is one. The lengths of films beside "2 hours ago"
 * are not. */
bool agree_on_times(
    const struct candidate *ago, const struct candidate *clocks);

#endif
