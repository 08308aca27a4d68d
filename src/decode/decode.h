/* decode.h - a page's bytes -> UTF-8 text. Pure.
 *
 * First the content encoding (inflate.h), then the character encoding
 * (charset.h). Bytes that begin as gzip are gzip whatever the header says, up
 * to LIMIT_GZIP_LAYERS times over. */
#ifndef AJEL_DECODE_H
#define AJEL_DECODE_H

#include "base/arena.h"
#include "base/err.h"
#include "model/page.h"
#include "model/text.h"

/* ERR_DECODE: gzip that is broken, cut short or past LIMIT_INFLATED; a coding
 * that we never asked for ("br"); a charset that browsers refuse. ERR_PAGE:
 * nothing in it but white space. */
int decode(struct arena *a, const struct page *page, struct text *out,
    struct err *err);

#endif
