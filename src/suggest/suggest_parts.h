/* suggest_parts.h - the parts of a suggestion. For suggest/ only. Pure. */
#ifndef AJEL_SUGGEST_PARTS_H
#define AJEL_SUGGEST_PARTS_H

#include "suggest/suggest.h"

/* The host of the address, in the arena, in small letters and ASCII; NULL where
 * it is an address in numbers, or there is none. */
const char *suggest_host(struct arena *a, const char *url);

struct said suggest_name(struct arena *a, const struct suggest_from *from);
struct said suggest_title(struct arena *a, const struct suggest_from *from);
struct said suggest_language(struct arena *a, const struct suggest_from *from);

/* `language` is what the page is in, or NULL. */
struct said suggest_zone(struct arena *a, const struct suggest_from *from,
    const char *language, enum sureness *sureness);

#endif
