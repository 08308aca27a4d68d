/* sites.h - what the sources of one server have in common. Pure.
 *
 * Who is sent away (Retry-After) is sent away from the server, not from a page
 * of it: what one source was told counts for all sources of its site. And the
 * time that a site wants between two pages (Crawl-delay) lies between those of
 * any two of its sources; robots.txt is none of them. */
#ifndef AJEL_SITES_H
#define AJEL_SITES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/source.h"

struct fetch_job;
struct flight;

/* A scheme, a host and a port (fetch/site.h). */
struct shared_site {
	const char *origin;
	int64_t barred; /* until when it wants nobody; INSTANT_NONE: it
	                   doesn't say */
	int64_t used;   /* clock_ticks() of the last page of it, as it was asked
	                   for or came; INSTANT_NONE: there was none */
	int64_t waited; /* milliseconds, by all its sources together */
	bool silent;    /* a page of it was waited for in vain */
	struct flight *asking; /* those that wait for its robots.txt, and the */
	struct fetch_job *file; /* job that gets it (courtesy.h); NULL: none */
	struct shared_site *next;
};

struct sites;

/* Room for the sites of about n sources, in the arena. */
struct sites *sites_new(struct arena *a, size_t n);

/* The source's site, the same for all of its sources; NULL: it has none, for it
 * is a file or the output of a program. */
struct shared_site *sites_of(struct sites *s, const struct source *source);

/* The site of an address; NULL: the address has none. */
struct shared_site *sites_at(struct sites *s, const char *url);

/* The site wants nobody to come until then; of two instants the later. Both may
 * be nothing. */
void sites_bar(struct shared_site *site, int64_t until);

/* Until when it is barred; INSTANT_NONE: it isn't. */
int64_t sites_barred(const struct shared_site *site, int64_t now);

/* A page of the site is asked for, or has come. */
void sites_use(struct shared_site *site, int64_t ticks);

/* Milliseconds for which a page of the site has to wait at `ticks`, where
 * `delay` seconds are to lie between two of them (Crawl-delay); 0: none. */
int64_t sites_wait(
    const struct shared_site *site, int64_t delay, int64_t ticks);

/* Whether a run has the time to wait that long: it is counted then. */
bool sites_may_wait(struct shared_site *site, int64_t wait);

#endif
