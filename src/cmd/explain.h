/* explain.h - the formats of `ajel explain`. */
#ifndef AJEL_EXPLAIN_H
#define AJEL_EXPLAIN_H

#include "base/buf.h"
#include "refresh/look.h"

/* Appends all there is to say of a look with its report; what the stages didn't
 * come to is left out. */
typedef void explain_fn(
    const struct look_at *at, const struct look *found, struct buf *out);

explain_fn explain_text;  /* for people */
explain_fn explain_jsonl; /* an object for each list */

#endif
