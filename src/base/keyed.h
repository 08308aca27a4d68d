/* keyed.h - search in rows that are sorted by a number. Pure. */
#ifndef AJEL_KEYED_H
#define AJEL_KEYED_H

#include <stddef.h>
#include <stdint.h>

/* The index of the first of n rows, of `size` bytes each, whose key is `key` or
 * greater; n if there is none. A row begins with its key, a uint64_t, and the
 * rows are sorted by it. */
size_t keyed_first(const void *rows, size_t n, size_t size, uint64_t key);

#endif
