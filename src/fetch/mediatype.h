/* mediatype.h - the two things we want to know of a Content-Type. Pure.
 *
 * Inside src/fetch/ only. */
#ifndef AJEL_FETCH_MEDIATYPE_H
#define AJEL_FETCH_MEDIATYPE_H

#include "base/arena.h"

/* The media type in lower case ("text/html") and its charset parameter as it
 * was written, each NULL where it is absent or malformed. `value` may be NULL. */
void mediatype_read(struct arena *a, const char *value, const char **type,
    const char **charset);

/* What a Content-Type says in words if that can be no page ("an image"), NULL
 * if it can. Servers label pages badly, so only what is plain is refused: text
 * and "some bytes" may be anything. */
const char *mediatype_of_no_page(const char *value);

#endif
