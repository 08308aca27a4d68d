/* courtesy.h - what a run owes to the sites whose pages it wants: it asks for
 * their robots.txt first, and what a server told one source (Retry-After,
 * Crawl-delay) it heeds for all of the site's. The store remembers it.
 *
 * What a robots.txt means is permit.h's, what sources of a site have in common
 * sites.h's. */
#ifndef AJEL_COURTESY_H
#define AJEL_COURTESY_H

#include "fetch/fetch.h"
#include "refresh/flight.h"

/* What the store knows of the flight's site: fills f->permit; where it is
 * PERMIT_UNKNOWN, the site is to be asked. ERR_STORE. */
int courtesy_read(struct refreshing *r, struct flight *f, struct err *err);

/* Puts the robots.txt that r->flying flights wait for, whose pages stand in
 * `pages`, behind these, of which each comes after its own. Returns how many
 * there are, at most one a flight. */
size_t courtesy_ask(struct refreshing *r, struct fetch_job *pages);

/* What came of the nth of them: fills the permits of those that waited. */
void courtesy_take(
    struct refreshing *r, size_t nth, const struct fetch_result *came);

/* The flight's page is asked for at an instant of clock_ticks(). */
void courtesy_go(const struct refreshing *r, struct flight *f, int64_t ticks);

/* A page came, or none: what its server asks for is heeded from now on. */
void courtesy_heed(const struct refreshing *r, struct flight *f,
    const struct fetch_result *came);

#endif
