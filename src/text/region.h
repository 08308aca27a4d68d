/* region.h - languages, the countries where they are at home, and the letters
 * that they are written in. Pure: what ICU's tables say.
 *
 * Languages are tags of RFC 5646 ("ar-LB"), countries two capitals of ISO 3166
 * ("LB"). */
#ifndef AJEL_REGION_H
#define AJEL_REGION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* The tag as RFC 5646 writes it: "ar-LB" of "ar_lb"; NULL: it is none of a
 * language that anybody speaks ("ua", "x-default"). */
const char *region_language(struct arena *a, const char *tag);

/* Whether the tag begins with a language that there is, of two letters or three;
 * of three there are more than ICU knows. */
bool region_exists(const char *tag);

/* The tag of the language that is called so in English ("en" of "English");
 * NULL: none is. */
const char *region_called(const char *word);

/* The country that the tag names, or NULL ("ar", "es-419"). */
const char *region_named(struct arena *a, const char *tag);

/* The country where most people speak it; NULL if that isn't known. */
const char *region_home(struct arena *a, const char *tag);

/* Whether the language is one of those written in the country. */
bool region_speaks(const char *country, const char *tag);

/* All such countries, n of them; first those where no other is spoken more. */
const char **region_all(struct arena *a, const char *tag, size_t *n);

/* The country, one of the language's, whose name in English stands in the host
 * ("lebanonfiles.com"), or whose name in the language is among the words; NULL
 * for none. Either may be NULL. */
const char *region_told(
    struct arena *a, const char *tag, const char *host, const char *words);

/* The language that the letters of the text give away: "he" of Hebrew ones,
 * "uk" of ї. NULL: they are shared by many (Latin ones), or there are none. */
const char *region_of_letters(struct arena *a, const char *text);

/* The language of whose small words (the, of, and) the text is full; NULL: of
 * none alone, or it is in none of those that are known. */
const char *region_of_words(struct arena *a, const char *text);

/* Whether the text may be of the language, by its letters. */
bool region_writes(const char *tag, const char *text);

#endif
