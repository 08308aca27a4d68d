/* disk.h - where definitions stand, and their text. Only conf/ uses this. */
#ifndef AJEL_CONF_DISK_H
#define AJEL_CONF_DISK_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

/* The text of a file, and one byte more than is allowed: that tells a long file
 * from a full one. ERR_INPUT: it can't be read. */
int disk_text(struct arena *a, const char *path, const char **out, size_t *n,
    struct err *err);

/* "DIR/ajel.conf" of "DIR/feeds/x.conf", if it is there; else NULL. */
const char *disk_shared(struct arena *a, const char *path);

#endif
