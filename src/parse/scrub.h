/* scrub.h - HTML made small, clean and balanced. Pure, linear.
 *
 * One pass that knows the rules of the HTML Standard for raw text, comments,
 * references (§13.2.5) and for elements that end without saying so (§13.2.6)
 * writes strict markup (markup.h), which old and new parsers read alike:
 * Debian 12's libxml2 would end the document at a NUL, print scripts behind
 * <script/> and swallow the page behind a missing </header>. What is no text
 * for people is dropped: scripts (JSON-LD stays), styles, comments, templates,
 * drawings, and the attributes of programs (style, srcset, on…, long data-…).
 * The caps of base/limits.h on depth, tags and attributes are kept, so that
 * everything behind it is linear too. */
#ifndef AJEL_SCRUB_H
#define AJEL_SCRUB_H

#include <stddef.h>

#include "base/arena.h"

/* Returns the scrubbed page, NUL-terminated UTF-8 in the arena, and its length
 * in *out_n. Any bytes are taken; none is an error. Scrubbing the result again
 * changes nothing. */
char *scrub(struct arena *a, const char *html, size_t n, size_t *out_n);

#endif
