/* arena.h - memory that is given out piece by piece and taken back at once.
 *
 * One arena serves one refresh of one source. A function that takes an arena
 * returns memory from it, and nobody frees that memory. What a page can make us
 * ask for is bounded by base/limits.h, so an allocation never fails: a system
 * without memory ends the program (mem.h).
 *
 * Under AddressSanitizer every allocation is a block of its own, or an overrun
 * would land in the neighbour and never be seen. */
#ifndef AJEL_ARENA_H
#define AJEL_ARENA_H

#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *a); /* NULL is fine */

/* Takes everything back, keeping the largest block for the next use. */
void arena_reset(struct arena *a);

/* n bytes aligned for any type; not zeroed, zeroed. n may be 0. */
void *arena_alloc(struct arena *a, size_t n);
void *arena_zalloc(struct arena *a, size_t n);

/* A copy of p's `old` bytes with room for `new`; p itself, grown in place,
 * where p was the newest allocation. p may be NULL with old 0. */
void *arena_resize(struct arena *a, void *p, size_t old, size_t new);

/* Copies, NUL-terminated; of NULL, NULL. */
char *arena_copy(struct arena *a, const char *s);
char *arena_copyn(struct arena *a, const char *s, size_t n);

/* As printf, into the arena. */
char *arena_printf(struct arena *a, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Bytes in use, for tests and -v. */
size_t arena_used(const struct arena *a);

#endif
