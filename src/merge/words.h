/* words.h - texts as small numbers, equal ones by the same. Pure.
 *
 * Comparing, sorting and pairing lines is then a matter of integers, and a text
 * that stands on two pages is folded once. */
#ifndef AJEL_WORDS_H
#define AJEL_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct words;

/* What the numbers need is in the arena, but for what words_free frees. */
struct words *words_new(struct arena *a);
void words_free(struct words *w);

/* The number of a text, 1 and up; 0 for NULL. Exact: of the very same bytes.
 * Folded: of what a reader takes for the same (text/fold.h); a text that folds
 * to nothing (a lone emoji) only of the same bytes. The two don't mix. */
uint32_t words_exact(struct words *w, const char *s);
uint32_t words_folded(struct words *w, const char *s);

/* Gives a text its exact number; false: it has one already. */
bool words_add(struct words *w, const char *s);

#endif
