/* jsontext.h - finds the JSON value in a text and mends what sites get wrong.
 * Pure, linear. */
#ifndef AJEL_JSONTEXT_H
#define AJEL_JSONTEXT_H

#include "base/arena.h"

/* A copy of the first object or array in the n bytes, its length in *len; of
 * objects that stand on lines of their own, an array of them. What
 * stands before it (a callback's name, `)]}'`, `while(1);`, a comment's mark)
 * and behind it is left out. Control characters become spaces, \u0000 too, and
 * half a surrogate pair becomes U+FFFD: all three are on the web and in no
 * JSON. NULL where there is none, or where it is deeper or has more values than
 * base/limits.h allows; *fault then says which, in words. */
char *jsontext_find(
    struct arena *a, const char *s, size_t n, size_t *len, const char **fault);

#endif
