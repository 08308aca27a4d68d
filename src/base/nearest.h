/* nearest.h - the word that somebody meant to type. Pure. */
#ifndef AJEL_NEAREST_H
#define AJEL_NEAREST_H

#include <stddef.h>

/* The one of the n words that `typed` is most likely a slip of: one or two
 * letters too many, missing, wrong or swapped, capitals aside. NULL: none is
 * near. Of equally near words the first. */
const char *nearest_word(const char *typed, const char *const *words, size_t n);

#endif
