/* untold.h - what a hub is yet to hear of: a note behind what the feeds were
 * written from (health.written). Pure. */
#ifndef AJEL_UNTOLD_H
#define AJEL_UNTOLD_H

#include "base/arena.h"

/* The feeds of which the hub hasn't heard yet, bit i format_at(i); `written` may
 * be NULL. */
unsigned untold_of(const char *written);

/* `written` with such a note in place of any other; NULL stays NULL. */
const char *untold_note(struct arena *a, const char *written, unsigned untold);

#endif
