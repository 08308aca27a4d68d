/* revive.h - a history that was lost, from the feed that was written of it.
 *
 * Readers know the ids and instants of what the last feed held. A store that
 * knows nothing of a source although its feed is there was lost, or moved away
 * because it was damaged: what stands in the feed is known again, before the
 * page is looked at, and nothing is announced twice. */
#ifndef AJEL_REVIVE_H
#define AJEL_REVIVE_H

#include "model/source.h"
#include "store/store.h"

/* Saves what dir/NAME.json holds as the source's history and its page, if it
 * has none. `health` is the source's, as the store has it. A feed that isn't
 * there, or not of this page, is no history: 0. ERR_STORE. */
int revive(struct arena *a, struct store *store, const struct source *source,
    const char *dir, const struct health *health, struct err *err);

#endif
