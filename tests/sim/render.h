/* render.h - what a site's server sends: bytes of HTML. */
#ifndef AJEL_SIM_RENDER_H
#define AJEL_SIM_RENDER_H

#include "base/buf.h"
#include "site.h"

/* The page of that time with these lines, in page order. */
void render_page(struct buf *b, const struct site *s, int64_t at,
    const struct shown_line *lines, size_t n);

/* The same, broken off behind the n-th line. */
void render_cut(struct buf *b, const struct site *s, int64_t at,
    const struct shown_line *lines, size_t n);

/* A page that wants to know whether we are human. */
void render_challenge(struct buf *b);

#endif
