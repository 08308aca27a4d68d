/* outlines_check.h - looks at an OPML file before libxml2 reads it. For
 * outlines.c. */
#ifndef AJEL_IMPORT_OUTLINES_CHECK_H
#define AJEL_IMPORT_OUTLINES_CHECK_H

#include <stddef.h>

#include "base/err.h"

/* ERR_DEFINITION: it has a DOCTYPE (entities are how a small file becomes a
 * large one), its root isn't <opml>, or a tag has more attributes than anybody
 * writes, for libxml2 takes the square of their number. What is in UTF-16 is
 * only looked at for the last. */
int outlines_check(const char *bytes, size_t n, struct err *err);

#endif
