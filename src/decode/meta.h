/* meta.h - the encoding that a page's <meta> declares. Pure. */
#ifndef AJEL_META_H
#define AJEL_META_H

#include <stddef.h>

#include "decode/labels.h"

/* The first encoding that a <meta charset>, a <meta http-equiv=content-type> or
 * an XML declaration within the first LIMIT_META_SCAN of the n bytes names, by
 * the HTML Standard's "prescan a byte stream" (§13.2.3.2); NULL for none. What
 * can't be true is corrected as there: UTF-16 means UTF-8 (the declaration was
 * read as ASCII; an XML declaration in UTF-16 itself is another
 * matter), x-user-defined means windows-1252. */
const struct encoding *meta_encoding(const unsigned char *in, size_t n);

#endif
