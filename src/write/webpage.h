/* webpage.h - all sources -> a page for people, and a list for readers. Pure. */
#ifndef AJEL_WEBPAGE_H
#define AJEL_WEBPAGE_H

#include "base/buf.h"
#include "base/err.h"
#include "model/board.h"

/* Appends a document of HTML that needs nothing but itself: no script, no other
 * file, and a policy in it that forbids both. What strangers wrote stands in it
 * as text, each piece in a block of its own, so that it can't turn the letters
 * around it; of links, those of http and https are links. Clocks are those of
 * each source's zone. ERR_OUTPUT: it would pass out's maximum. */
int write_webpage(const struct board *board, struct buf *out, struct err *err);

/* Appends what stands in it of one source, but for the list of all. */
void webpage_put_panel(const struct panel *p, struct buf *out);

/* What stands at the end of such a page: its last bytes are these, and say from
 * what it was made. */
void webpage_put_stamp(const struct board *board, struct buf *out);

/* Appends a list of the feeds that are there (OPML 2.0), to be taken into a
 * reader: their Atom files, by whole addresses where those are known. The same
 * error. */
int write_opml(const struct board *board, struct buf *out, struct err *err);

#endif
