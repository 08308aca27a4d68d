/* csspseudo.h - pseudo-classes of selectors about the place among siblings. For
 * csscompound.c only. */
#ifndef AJEL_IMPORT_CSSPSEUDO_H
#define AJEL_IMPORT_CSSPSEUDO_H

#include "import/csstoken.h"

/* Adds the condition of the pseudo-class, behind whose name the reading stands.
 * -1: css_fault. */
int css_pseudo(struct css *css, struct css_compound *c, const char *name);

#endif
