/* lineup.h - which sources of a run are fetched, and what is asked for. */
#ifndef AJEL_LINEUP_H
#define AJEL_LINEUP_H

#include "fetch/fetch.h"
#include "refresh/flight.h"

/* Makes flights of those of n jobs that are due and not known to be refused,
 * r->flying of them, and reports the others. A broken definition ends here. All
 * are looked at first, for one that was sent away speaks for its whole site. */
void lineup_due(struct refreshing *r, const struct refresh_job *jobs, size_t n);

/* What the flight asks for. */
struct fetch_job lineup_ask(const struct flight *f);

/* Milliseconds for which the flight, whose turn it is, has to wait still; 0: it
 * goes; FETCH_NEVER: it ends here. Its site may refuse it, as is known by now, have
 * sent another away since the run began, or want more time between two pages
 * than a run has. */
int64_t lineup_wait(struct refreshing *r, struct flight *f);

#endif
