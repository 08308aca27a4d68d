/* single_byte.h - UTF-8 of encodings with one byte a character. Pure. */
#ifndef AJEL_SINGLE_BYTE_H
#define AJEL_SINGLE_BYTE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum { SINGLE_BYTE_UPPER = 128 };

/* The characters of bytes 80 to FF, U+FFFD for those that have none; bytes
 * below mean ASCII. */
struct single_byte {
	uint16_t upper[SINGLE_BYTE_UPPER];
};

/* Sets the rows of an encoding that ICU maps otherwise than the standard does:
 * of ISO-8859-16 and x-user-defined, which it doesn't know, all. */
void single_byte_correct(struct single_byte *t, const char *encoding);

/* UTF-8 of the n bytes, NUL-terminated, its length in *len; NULL if that would
 * pass max. */
char *single_byte_to_utf8(struct arena *a, const struct single_byte *t,
    const unsigned char *in, size_t n, size_t max, size_t *len);

#endif
