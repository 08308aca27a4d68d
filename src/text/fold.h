/* fold.h - texts made equal that a reader takes for equal. Pure.
 *
 * For comparing headings and headlines, never for showing: compatibility
 * forms, case, Arabic spelling habits (hamza seats, ى/ي, ة/ه, tashkeel,
 * tatweel, Persian ی and ک), the two i of Turkish, digits of all scripts,
 * punctuation. */
#ifndef AJEL_FOLD_H
#define AJEL_FOLD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* The words of s (valid UTF-8), folded, one space between them. Never NULL. */
char *fold_text(struct arena *a, const char *s);

/* A number of the last letters of what fold_text gives, read from the end in a
 * small part of its time: equal texts have the same, others seldom. The arena
 * holds what it needs meanwhile. */
uint64_t fold_ending(struct arena *a, const char *s);

/* One letter, folded further for the words of times: small, without accents.
 * 0 for what a word means the same without (vowel signs, tatweel, joiners). */
uint32_t fold_letter(uint32_t c);

/* Whether the words of `part` stand together in `whole`; both folded. An empty
 * part is nowhere. */
bool fold_contains(const char *whole, const char *part);

#endif
