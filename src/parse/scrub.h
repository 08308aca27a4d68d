/* scrub.h - HTML made smaller and cleaner before libxml2 sees it. Pure, linear.
 *
 * Debian 12's libxml2 has the tokenizer of an older HTML: a NUL ends its
 * document, <script/> and odd comments leak into the text, `@x="a>b"` ends a
 * tag, references without `;` stay raw. One pass that knows the WHATWG
 * tokenizer's rules (HTML Standard §13.2.5) for raw text, comments, bogus
 * comments, NULs and character references writes a page that old and new
 * parsers read alike, and drops what is no text for people: scripts, styles,
 * comments. It also keeps the caps of base/limits.h on depth, tags and
 * attributes, so that everything behind it is linear. */
#ifndef AJEL_SCRUB_H
#define AJEL_SCRUB_H

#include <stddef.h>

#include "base/arena.h"

/* Returns the scrubbed page, NUL-terminated UTF-8 in the arena, and its length
 * in *out_n. Any bytes are taken; none is an error. */
char *scrub(struct arena *a, const char *html, size_t n, size_t *out_n);

#endif
