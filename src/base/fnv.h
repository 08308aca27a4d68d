/* fnv.h - FNV-1a in 64 bits: a number for bytes. Pure.
 *
 * Histories hold such numbers for years (text/linekey.h): they never change.
 * A hash begins as FNV_START and takes in one piece after another. */
#ifndef AJEL_FNV_H
#define AJEL_FNV_H

#include <stddef.h>
#include <stdint.h>

#define FNV_START 0xCBF29CE484222325U

/* Takes in a byte, or a character where characters are hashed. */
static inline uint64_t
fnv_add(uint64_t h, uint32_t c)
{
	return (h ^ c) * 0x100000001B3U;
}

/* Takes in n bytes; and all bytes of a string but its end. */
uint64_t fnv_bytes(uint64_t h, const char *s, size_t n);
uint64_t fnv_string(uint64_t h, const char *s);

/* Takes in a string as one part of several, with its end; NULL isn't "". */
uint64_t fnv_part(uint64_t h, const char *s);

#endif
