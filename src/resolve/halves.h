/* halves.h - clocks of twelve hours that don't say which half of the day they
 * are of. For resolve/ only. */
#ifndef AJEL_HALVES_H
#define AJEL_HALVES_H

#include "model/ticker.h"
#include "resolve/headed.h"

/* Puts the clocks of a list that runs from the newest line down on 24 hours,
 * where it is plain that they have twelve: see halves.c. `now` is the clock's
 * minute of the day at the fetch. */
void halves_mend(const struct ticker *ticker, struct headed *times, int now);

#endif
