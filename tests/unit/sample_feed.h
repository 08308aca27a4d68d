/* sample_feed.h - feeds for the tests of the writers. */
#ifndef AJEL_SAMPLE_FEED_H
#define AJEL_SAMPLE_FEED_H

#include "model/feed.h"

enum { SAMPLE_NOW = 1755238380 }; /* 2025-08-15T06:13:00Z, as SAMPLE_LATEST */

/* Three entries: an edited one with a link of its own, a new one without, a
 * withdrawn one. */
extern const struct feed sample_feed;

/* One entry, edited, whose text needs escaping; with nothing else but where it
 * comes from. */
extern const struct feed sample_small;

/* The first without a single entry; and without anything that may be absent. */
extern const struct feed sample_empty;
extern const struct feed sample_bare;

/* Texts that break a careless writer. */
extern const struct feed sample_hostile;

/* The feed in that format, to be freed; "" for nothing. Ends the program with
 * a message where it can't be written. */
char *sample_written(const char *format, const struct feed *feed);

#endif
