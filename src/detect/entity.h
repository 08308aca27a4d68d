/* entity.h - references that a page escaped twice. Pure. */
#ifndef AJEL_ENTITY_H
#define AJEL_ENTITY_H

#include "base/arena.h"

/* The clean text with &quot; &#39; &#x201C; and their like read once more: a
 * page that wrote &amp;quot; meant a quotation mark. The text itself where
 * there is nothing to read. */
const char *entity_decode(struct arena *a, const char *text);

#endif
