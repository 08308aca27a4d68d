/* hubs.h - tells WebSub hubs which feeds are others now (hub under [feed]).
 *
 * It is done when all pages are read and every file is in its place: what a hub
 * comes to fetch is there. A hub that doesn't answer is a failure of nothing
 * else, and isn't asked again in the run; what it is to be told is kept
 * (untold.h) for the next one. */
#ifndef AJEL_HUBS_H
#define AJEL_HUBS_H

#include "refresh/flight.h"

/* Tells the hubs of all flights. A source whose hub fails is reported as
 * REFRESH_UNANNOUNCED. */
void hubs_tell(struct refreshing *r);

#endif
