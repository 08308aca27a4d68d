/* mem.h - the heap, for the few things that outlive an arena.
 *
 * Running out of memory ends the program here with one line on standard error
 * and status 1: everything that we write is replaced by rename or committed as
 * a transaction, so ending is safe. */
#ifndef AJEL_MEM_H
#define AJEL_MEM_H

#include <stddef.h>

void *mem_alloc(size_t n);           /* n bytes, not zeroed; never NULL */
void *mem_zalloc(size_t n);          /* n bytes of zero */
void *mem_resize(void *p, size_t n); /* as realloc; p may be NULL */
char *mem_copy(const char *s);       /* a copy of s; NULL for NULL */
_Noreturn void mem_exhausted(void);  /* says so and ends the program */

#endif
