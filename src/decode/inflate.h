/* inflate.h - gzip (RFC 1952) under a cap, by libdeflate. Pure. */
#ifndef AJEL_INFLATE_H
#define AJEL_INFLATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

/* Whether the bytes begin as gzip does. Servers label badly both ways, so this
 * and not Content-Encoding decides. */
bool inflate_is_gzip(const unsigned char *in, size_t n);

/* Inflates every member of in (RFC 1952 §2.2: the members' texts follow each
 * other); zero bytes behind the last member are padding. ERR_DECODE: a member
 * is broken, its checksum or length is wrong, the body ends within a member,
 * the result would pass max bytes, or something else follows. *out is then
 * undefined. A wrong length in a trailer costs no memory. */
int inflate_gzip(struct arena *a, const unsigned char *in, size_t n, size_t max,
    unsigned char **out, size_t *out_n, struct err *err);

#endif
