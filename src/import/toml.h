/* toml.h - reads TOML 1.0, value by value. For import/ only. Pure.
 *
 * Debian 12 has no C library for it. What is read is checked for its form;
 * that a key is given twice, and whether a number or a date is one, is not
 * asked. */
#ifndef AJEL_IMPORT_TOML_H
#define AJEL_IMPORT_TOML_H

#include "base/arena.h"
#include "base/err.h"

/* Is told of each value with the names of the tables around it, joined by dots
 * ("feed.config.url"), in the order of the file: of strings what they say, of
 * others how they are written, of arrays each element. `value` NULL: a [[table]]
 * of that name begins. Both are in the arena. */
typedef void toml_fn(void *ctx, const char *path, const char *value);

/* Reads the n bytes; ERR_DEFINITION, with the line. */
int toml_read(struct arena *a, const char *bytes, size_t n, toml_fn *each,
    void *ctx, struct err *err);

#endif
