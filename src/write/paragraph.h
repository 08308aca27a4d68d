/* paragraph.h - a headline as a paragraph of HTML that runs its own way. Pure.
 *
 * A title of a feed is plain text, which a reader shows in the direction of its
 * own page; there an Arabic line puts its Latin words, its numbers and its full
 * stop in the wrong places. The content can be HTML, which says where it begins.
 */
#ifndef AJEL_PARAGRAPH_H
#define AJEL_PARAGRAPH_H

#include "base/buf.h"

/* The headline, which is of that language (or NULL), as a paragraph that lives in
 * *scratch; NULL for one that has no letter that runs from right to left: as
 * plain text it is right wherever it stands. */
const char *paragraph_of(
    struct buf *scratch, const char *language, const char *text);

/* The text as HTML has it, in *scratch: as it is, but for <, > and &. */
const char *paragraph_escape(struct buf *scratch, const char *text);

#endif
