/* compose.h - a source and entries -> a feed, for the writers. Pure. */
#ifndef AJEL_COMPOSE_H
#define AJEL_COMPOSE_H

#include <stddef.h>

#include "base/arena.h"
#include "model/feed.h"
#include "model/source.h"

/* A feed of the entries, which stand newest first; they and the source stay the
 * caller's. */
void compose_feed(struct arena *a, const struct source *source,
    const struct entry *entries, size_t n, struct feed *out);

/* Makes it a feed of a search, which is no source's file: with an id of its
 * own, made of the key, which says what was searched, and a title. */
void compose_rename(
    struct arena *a, const char *key, const char *title, struct feed *feed);

#endif
