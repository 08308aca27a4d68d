/* file.h - what fetch_all needs of file.c beside fetch.h's functions.
 *
 * Inside src/fetch/ only. */
#ifndef AJEL_FETCH_FILE_H
#define AJEL_FETCH_FILE_H

#include "base/arena.h"
#include "base/err.h"
#include "model/page.h"
#include "model/source.h"

/* Reads the page of a source whose url is a file: address. Only regular files:
 * definitions come from strangers, and a pipe or a terminal would keep a
 * refresh waiting. ERR_INPUT. */
int file_fetch(struct arena *a, const struct source *source, struct page *page,
    struct err *err);

#endif
