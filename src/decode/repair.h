/* repair.h - UTF-8 that is not quite: how much of it is right, and making it
 * so. Pure.
 *
 * A bad sequence is what the WHATWG decoder answers with one U+FFFD: the
 * longest start of a character that is well-formed so far, else one byte. */
#ifndef AJEL_REPAIR_H
#define AJEL_REPAIR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct census {
	size_t good;      /* well-formed characters past ASCII */
	size_t bad;       /* bad sequences */
	size_t bad_bytes; /* what they come to */
	bool cut;         /* the last of them is a character cut by the end */
	bool whole;       /* every byte was counted */
};

/* Counts; stops early, with whole false, once more than one in `forgiven` of
 * all characters past ASCII is sure to be bad. 0: never stops. */
struct census repair_census(const char *s, size_t n, size_t forgiven);

/* Bytes that repair_utf8 will make of n bytes with this census, a whole one. */
size_t repair_size(const struct census *c, size_t n);

/* A copy of the n bytes with U+FFFD for every bad sequence, NUL-terminated. */
char *repair_utf8(
    struct arena *a, const char *s, size_t n, const struct census *c);

#endif
