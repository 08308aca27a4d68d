/* newspage.h - makes up pages as news sites print them.
 *
 * Three fifths are script, style and comment, little is text, and near the top
 * stands a ticker of twenty timed lines, in Arabic, newest first. The same
 * arguments give the same page; gzip takes it to a fifth. */
#ifndef AJEL_NEWSPAGE_H
#define AJEL_NEWSPAGE_H

#include <stddef.h>

#include "base/buf.h"

enum { NEWSPAGE_LINES = 20 };

/* Appends site `site`'s page of at least `size` bytes to `out`, at a time when
 * `added` lines have come since the first page: as many of the oldest are
 * gone. */
void newspage(struct buf *out, unsigned site, size_t size, unsigned added);

#endif
