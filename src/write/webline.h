/* webline.h - the lines of a source in the page for people; private to this
 * folder. */
#ifndef AJEL_WEBLINE_H
#define AJEL_WEBLINE_H

#include "base/buf.h"
#include "model/feed.h"

/* Appends those of the feed's entries from..to-1 (newest first), a list under
 * each day of the feed's zone. */
void webline_put_days(
    const struct feed *feed, size_t from, size_t to, struct buf *out);

/* Appends an address of the web as a link's start tag; false, and nothing, for
 * what is none. The link is told neither where it was nor who opened it. */
bool webline_open_link(const char *url, struct buf *out);

/* Appends lang="…" dir="…" of a language, or only that nobody knows it. */
void webline_put_language(const char *language, struct buf *out);

/* Appends "2025-08-15 09:13" in the zone. */
void webline_put_moment(const char *zone, int64_t t, struct buf *out);

#endif
