/* feed.h - what a writer is handed: a source and its entries.
 *
 * Made by refresh/, read by write/. A feed says nothing that depends on the
 * run that wrote it, so the same history gives the same bytes. */
#ifndef AJEL_FEED_H
#define AJEL_FEED_H

#include <stddef.h>
#include <stdint.h>

#include "model/entry.h"

struct feed {
	const char *name;     /* its files are name.atom …: the source's, or
	                         what a search is written to; NULL for a page
	                         that no definition names */
	const char *id;       /* "urn:uuid:…", from the source's URL, or from
	                         what was searched */
	const char *title;    /* never NULL */
	int list;             /* number of the list on its page, from 1, where
	                         lines of several are told apart; else 0 */
	const char *heading;  /* the words above that list, or NULL */
	const char *url;      /* of the page, or the one that shows all sources;
	                         NULL where nobody knows it */
	const char *language; /* RFC 5646 */
	const char *timezone; /* whose clocks people want to read; never NULL */
	const char *base;     /* the address that its files are served under,
	                         with a slash at its end; NULL: unknown */
	const char *hub;      /* a WebSub hub tells of what is new; or NULL */
	const char *rights;   /* or NULL */
	int pace;             /* minutes after which it makes sense to look
	                         again, a part of an hour; 0: unknown */
	const char *current;  /* it is an archive (RFC 5005), and this the name
	                         of the feed that it belongs to; else NULL */
	const char *older;    /* the names of the archives before and after */
	const char *newer;    /* it; NULL: there is none */
	int64_t updated;      /* the newest of its entries' (never the run's);
	                         INSTANT_NONE without entries */
	const struct entry *entries; /* newest first for feeds; in page order
	                                for lines */
	size_t n;
	const char *const *sources; /* whose each of them is, where they are of
	                               several sources; else NULL */
	const struct feed *const *origins; /* and what the feeds of those are,
	                                      less their entries; or NULL */
};

#endif
