/* reread.h - a JSON Feed of ours -> the entries that it was written from. Pure.
 *
 * Feeds outlive a history that was lost: what stands in them is what readers
 * were told. */
#ifndef AJEL_REREAD_H
#define AJEL_REREAD_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "model/entry.h"

/* The entries of the document, in its order, newest first: all but `changes`,
 * which only the line of a later wording has (model/entry.h).
 * Their links are as they were written, escaped. `url` is the source's page;
 * entries without a link of their own have none again. ERR_INPUT: no feed of
 * ours, damaged, or of another page. */
int reread_json(struct arena *a, const char *data, size_t n, const char *url,
    struct history *out, struct err *err);

#endif
