/* csscompound.h - the part of a selector that is about one element. For css.c
 * only. */
#ifndef AJEL_IMPORT_CSSCOMPOUND_H
#define AJEL_IMPORT_CSSCOMPOUND_H

#include "import/csstoken.h"

/* Reads a compound, at least one thing; `inner`: inside of :not(), in which no
 * other may be. -1: css_fault. */
int css_compound(struct css *css, struct css_compound *out, bool inner);

#endif
