/* masthead.h - what a page says of itself: its language, its name, the feeds that
 * it offers. Pure. */
#ifndef AJEL_MASTHEAD_H
#define AJEL_MASTHEAD_H

#include "base/arena.h"
#include "model/about.h"

struct _xmlDoc;

/* Fills *out; `page_url` is the base of relative links. */
void masthead(struct arena *a, struct _xmlDoc *doc, const char *page_url,
    struct about_page *out);

#endif
