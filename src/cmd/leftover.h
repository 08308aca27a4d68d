/* leftover.h - feeds of sources that nobody follows any more. */
#ifndef AJEL_LEFTOVER_H
#define AJEL_LEFTOVER_H

#include "base/arena.h"
#include "base/err.h"
#include "cmd/options.h"

/* Says of which sources of the history the feeds are still there, though their
 * definitions are gone: they stand still, and readers ask for them in vain. The
 * errors of the store and of the definitions' folders. */
int leftover_note(struct arena *a, const struct options *o, struct err *err);

#endif
