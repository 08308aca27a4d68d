/* id.h - ids for ever: urn:uuid of version 5 (RFC 4122 §4.3), by libuuid. Pure.
 *
 * Made of (source URL; minute at first sight; text at first sight; ordinal
 * among equals), so that they are the same in every feed format and on every
 * machine, unique over all sources, and hold neither text nor date. */
#ifndef AJEL_ID_H
#define AJEL_ID_H

#include <stdint.h>

#include "base/arena.h"

const char *id_of_entry(struct arena *a, const char *url, int64_t published,
    const char *text, int ordinal);

/* Of a later wording of the entry, where each is published by itself: the
 * second one is revision 2. */
const char *id_of_revision(struct arena *a, const char *id, int revision);

/* The feed's own id. */
const char *id_of_feed(struct arena *a, const char *url);

#endif
