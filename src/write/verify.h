/* verify.h - says what is wrong with a feed, written or to be written. Pure.
 *
 * What readers stumble over: not well-formed, an id twice or missing, a date
 * missing, unreadable or in the future, Atom times without `Z`, a feed without
 * a title. */
#ifndef AJEL_VERIFY_H
#define AJEL_VERIFY_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "model/feed.h"

/* Judges the feed itself, before it is written: one without a fault here has
 * none in any format once it is written, as fuzz-write holds. 0, or -1 with the
 * first fault in err (ERR_OUTPUT). */
int verify_feed(const struct feed *feed, int64_t now, struct err *err);

/* Reads a written feed back. `format` is "atom", "rss" or "json". `now` bounds the dates. 0, or -1 with
 * the first fault in err (ERR_OUTPUT). */
int verify(const char *format, const char *data, size_t n, int64_t now,
    struct err *err);

#endif
