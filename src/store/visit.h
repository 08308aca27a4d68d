/* visit.h - what the visits of all backends have in common. Pure.
 *
 * Private to the backends. */
#ifndef AJEL_VISIT_H
#define AJEL_VISIT_H

#include <stddef.h>

#include "store/store.h"

/* Makes of the entry what its nth change made of it; 0 is its first sight, of
 * which an entry without changes tells by itself. */
void visit_as_changed(struct entry *e, size_t nth);

/* A visit by somebody who asks for no place; it is the ctx of visit_plain. */
struct visit_plain {
	store_visit *visit;
	void *ctx;
};

/* A store_log_visit. */
int visit_plain(void *ctx, const char *source, const struct entry *entry,
    const struct store_place *at);

#endif
