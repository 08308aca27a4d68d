/* squeeze.h - the lines of a source, made to fit where many sources share the
 * room. Pure. */
#ifndef AJEL_SQUEEZE_H
#define AJEL_SQUEEZE_H

#include <stddef.h>

#include "base/arena.h"
#include "model/entry.h"

/* Cuts texts that alone would take much of the room (bytes of HTML), with an
 * ellipsis, and leaves out links that would; then returns how many of the n
 * entries (newest first) fit into it with what they said before, one at least
 * where there is any. What their markup takes doesn't count. */
size_t squeeze(struct arena *a, struct entry *entries, size_t n, size_t room);

#endif
