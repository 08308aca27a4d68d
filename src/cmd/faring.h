/* faring.h - how a source fares, by all that the store knows of it. */
#ifndef AJEL_FARING_H
#define AJEL_FARING_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "cmd/condition.h"
#include "cmd/known.h"
#include "store/store.h"

/* Reads the source's health, and what it comes to by `now`. ERR_STORE. */
int faring_read(struct arena *a, struct store *store, const struct known *known,
    int64_t now, struct health *health, struct condition *out, struct err *err);

/* The same for who asks often, and of all sources: no history is counted, so
 * neither lines nor gaps are told, nor that a source is frozen before a whole day
 * went by without a line. ERR_STORE. */
int faring_glance(struct arena *a, struct store *store,
    const struct known *known, int64_t now, struct health *health,
    struct condition *out, struct err *err);

#endif
