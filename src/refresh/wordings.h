/* wordings.h - what is published of a history, by the source's rule of edits.
 * Pure.
 *
 * With `edits = update` an entry is published as it is now. With `edits = new`,
 * for readers that never show an update, each wording is an entry of its own:
 * the first keeps the entry's id, its instant and its text for ever; a later
 * one has an id made of that and of its number, and the instant of the fetch
 * that saw it. A wording that comes back is not published again. */
#ifndef AJEL_WORDINGS_H
#define AJEL_WORDINGS_H

#include <stddef.h>

#include "base/arena.h"
#include "model/entry.h"
#include "model/source.h"

/* The newest `limit` of them, newest first; returns how many. They share the
 * history's strings. */
size_t wordings_published(struct arena *a, enum edit_rule rule,
    const struct history *history, size_t limit, const struct entry **out);

#endif
