/* jsonfeed.h - the headlines of a JSON Feed. For feedtitles.c. Pure. */
#ifndef AJEL_JSONFEED_H
#define AJEL_JSONFEED_H

#include "base/arena.h"
#include "model/text.h"

/* As feed_titles(); NULL where it is no JSON Feed. */
const char **jsonfeed_titles(
    struct arena *a, const struct text *text, size_t *n);

#endif
