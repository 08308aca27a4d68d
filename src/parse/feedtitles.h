/* feedtitles.h - the headlines of a feed: RSS, RDF, Atom or JSON. Pure.
 *
 * Only to hold them against a page's lines: nothing else of a feed is read, and
 * nothing here knows of others' dates or ids. */
#ifndef AJEL_FEEDTITLES_H
#define AJEL_FEEDTITLES_H

#include "base/arena.h"
#include "model/text.h"

/* The titles of its entries, n of them, at most LIMIT_FEED_TITLES, in its order;
 * NULL where it is no feed. */
const char **feed_titles(struct arena *a, const struct text *text, size_t *n);

#endif
