/* lineup.h - which sources of a run are fetched, and what is asked for. */
#ifndef AJEL_LINEUP_H
#define AJEL_LINEUP_H

#include "fetch/fetch.h"
#include "refresh/flight.h"

/* Makes flights of those of n jobs that are due, reports the others, and returns
 * how many fly. A broken definition ends here. All are looked at first, for one
 * that was sent away speaks for its whole site. */
size_t lineup_due(
    struct refreshing *r, const struct refresh_job *jobs, size_t n);

/* Leaves of n flights those that their sites permit. -1: nothing could be
 * asked. */
int lineup_permitted(struct refreshing *r, size_t *n, struct err *err);

/* What the flight asks for. */
struct fetch_job lineup_ask(const struct refreshing *r, const struct flight *f);

/* Milliseconds for which the flight, whose turn it is, has to wait still; 0: it
 * goes; FETCH_NEVER: it was left as it is, and that has been reported. Its
 * server may have sent another away since the run began, or want more time
 * between two pages than a run has. */
int64_t lineup_wait(struct refreshing *r, const struct flight *f);

#endif
