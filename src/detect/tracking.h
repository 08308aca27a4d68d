/* tracking.h - takes off an address what only counts its readers. Pure. */
#ifndef AJEL_TRACKING_H
#define AJEL_TRACKING_H

#include "base/arena.h"

/* The URL without the members of its query, and the fragment, that say where
 * the reader came from; itself where it has none. */
const char *tracking_drop(struct arena *a, const char *url);

#endif
