/* search.h - the words by which lines are found. Pure.
 *
 * Words are what fold.h makes of a text, its letters folded further: أ finds
 * ا, and cafe café. Of a line it only counts which words it has. */
#ifndef AJEL_SEARCH_H
#define AJEL_SEARCH_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"

/* Reads what somebody typed: words, of which the end may be left open by a "*";
 * nothing else has a meaning. *pattern is these words, folded, one space between
 * them, "*" behind those that only have to begin a word. ERR_USAGE: there is no
 * word in it, or there are more than LIMIT_SEARCH_WORDS. */
int search_parse(
    struct arena *a, const char *typed, const char **pattern, struct err *err);

/* The words of a text, folded, sorted, each once, one space between them. */
char *search_words(struct arena *a, const char *text);

/* Whether the words, as search_words gives them, have all of the pattern. */
bool search_finds(const char *pattern, const char *words);

#endif
