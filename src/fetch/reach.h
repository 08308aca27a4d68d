/* reach.h - holds a request to the addresses that it may reach: those of the
 * internet, unless the definition allows others (guard.h).
 *
 * The address of a socket is looked at when the name has been resolved, and
 * again before the request is sent, for a connection that was there already.
 * With a proxy only the proxy is reached, and it resolves names itself.
 *
 * Inside src/fetch/ only. */
#ifndef AJEL_FETCH_REACH_H
#define AJEL_FETCH_REACH_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "fetch/transfer.h"
#include "fetch/url.h"

/* Sets proxy and guard for a request to `there`; `home` is what the job's url
 * leads to. An address that no definition names was given by the user, whose
 * own host it may be. ERR_FETCH: it can't be. */
int reach_set(struct transfer *t, struct arena *a, const struct origin *home,
    const struct origin *there, struct err *err);

/* Whether an address was refused, for want of which the request failed; err
 * then says so (ERR_FETCH). */
bool reach_refused(const struct transfer *t, CURLcode code, struct err *err);

#endif
