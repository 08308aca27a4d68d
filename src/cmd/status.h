/* status.h - the formats of `ajel status`. */
#ifndef AJEL_STATUS_H
#define AJEL_STATUS_H

#include "base/buf.h"
#include "cmd/condition.h"

/* Appends what there is to say of each source, in the order given. Ages count
 * from now. */
typedef void status_fn(
    const struct condition *all, size_t n, int64_t now, struct buf *out);

status_fn status_text;       /* for people: a table under a line of headings */
status_fn status_jsonl;      /* an object a source */
status_fn status_prometheus; /* for node_exporter: a gauge a member */

#endif
