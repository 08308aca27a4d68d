/* guess.h - the encoding of a page that declares none. Pure. */
#ifndef AJEL_GUESS_H
#define AJEL_GUESS_H

#include <stddef.h>

#include "base/arena.h"

/* The label of the encoding that the characters past ASCII look like: one of
 * Chinese, Japanese or Korean; windows-1256 in Arabic, Persian or Urdu;
 * iso-8859-6; one of Hebrew, Greek or Russian. NULL where they are too few, or
 * look like none of these. */
const char *guess_label(struct arena *a, const unsigned char *in, size_t n);

#endif
