/* clock.h - the one place that asks what time it is.
 *
 * clock_now() is called once, in cmd/; every stage is handed the answer as
 * `now`. */
#ifndef AJEL_CLOCK_H
#define AJEL_CLOCK_H

#include <stdint.h>

int64_t clock_now(void); /* the present, an instant (base/instant.h) */

/* Milliseconds of a clock that nobody sets, for how long something takes. */
int64_t clock_ticks(void);

#endif
