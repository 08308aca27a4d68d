/* align.h - which lines of two lists are the same line, by their order. Pure.
 *
 * The longest common subsequence of two sequences of keys. Keys that stand in
 * one list only are dropped and a common beginning is paired first, so the
 * lists of two fetches, of which one has a few lines more at an end, cost a few
 * passes. What is left goes through the textbook table (Wagner and Fischer
 * 1974), two bytes a cell: 8 MB for two lists of LIMIT_LINES whose lines are
 * the same in another order. */
#ifndef AJEL_ALIGN_H
#define AJEL_ALIGN_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

#define ALIGN_NONE SIZE_MAX

/* Fills match[0 .. m): the index in x of the line that y[j] is, or ALIGN_NONE.
 * Of equally long subsequences it is the one that pairs the earliest lines. The
 * arena holds what it needs meanwhile. Lines after the LIMIT_LINES-th that both
 * lists have stay unpaired. */
void align(struct arena *a, const uint64_t *x, size_t n, const uint64_t *y,
    size_t m, size_t *match);

#endif
