/* publish.h - a source's history -> its feed files. */
#ifndef AJEL_PUBLISH_H
#define AJEL_PUBLISH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "model/feed.h"
#include "model/source.h"
#include "store/store.h"

/* A feed of the entries, newest first, for the writers. */
void publish_feed(struct arena *a, const struct source *source,
    const struct entry *entries, size_t n, struct feed *out);

/* How many entries the source's feeds hold. */
size_t publish_limit(const struct source *source);

/* What dir's files of this source would be made from: equal stamps mean equal
 * files, so that an unchanged source costs no rendering. */
const char *publish_stamp(struct arena *a, const struct source *source,
    const char *dir, int64_t generation);

/* Whether every feed file of the source stands in dir, and isn't empty. */
bool publish_complete(const struct source *source, const char *dir);

/* Writes name.atom, name.rss … into dir, each checked before it replaces the
 * old one. `now` bounds the dates. ERR_OUTPUT, and the errors of the store. */
int publish(struct arena *a, struct store *store, const struct source *source,
    const char *dir, int64_t now, struct err *err);

#endif
