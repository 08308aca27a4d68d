/* gather.h - entries of a source, out of the store into an arena. */
#ifndef AJEL_GATHER_H
#define AJEL_GATHER_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "model/entry.h"
#include "store/store.h"

/* The entry and what it points at, its changes too. */
struct entry gather_copy(struct arena *a, const struct entry *e);

/* The entries published from `since` on and before `until`, newest first, at most
 * LIMIT_ENTRIES of them, the newest; out knows no page. The errors of the
 * store. */
int gather_span(struct arena *a, struct store *store, const char *source,
    int64_t since, int64_t until, struct history *out, struct err *err);

/* Leaves out what is of a time that hasn't come: a clock that was ahead for one
 * run dated it, and must not keep all the others back. */
void gather_present(struct history *h, int64_t now);

#endif
