/* arena.c - a bump allocator with one owner. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>

#include "base/mem.h"

#if defined(__SANITIZE_ADDRESS__)
#define ONE_BLOCK_EACH 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ONE_BLOCK_EACH 1
#endif
#endif
#ifndef ONE_BLOCK_EACH
#define ONE_BLOCK_EACH 0
#endif

enum {
	ALIGN = alignof(max_align_t),
	BLOCK_SIZE = 256 * 1024 /* bytes; a small page fits in one */
};

struct block {
	struct block *older;
	size_t size; /* bytes of data */
	size_t used; /* bytes given out */
	alignas(max_align_t) unsigned char data[];
};

struct arena {
	struct block *newest;
	size_t used; /* bytes given out in all blocks */
};

struct arena *
arena_new(void)
{
	return mem_zalloc(sizeof(struct arena));
}

static void
free_blocks(struct block *b)
{
	while (b != NULL) {
		struct block *older = b->older;

		free(b);
		b = older;
	}
}

void
arena_free(struct arena *a)
{
	if (a == NULL)
		return;
	free_blocks(a->newest);
	free(a);
}

void
arena_reset(struct arena *a)
{
	struct block *keep = ONE_BLOCK_EACH ? NULL : a->newest;

	if (keep != NULL) {
		free_blocks(keep->older);
		keep->older = NULL;
		keep->used = 0;
	} else {
		free_blocks(a->newest);
	}
	a->newest = keep;
	a->used = 0;
}

static size_t
round_up(size_t n)
{
	if (n > SIZE_MAX - ALIGN - sizeof(struct block))
		mem_exhausted();
	return (n + ALIGN - 1) / ALIGN * ALIGN;
}

/* Blocks double, so that a large page costs few of them. */
static struct block *
add_block(struct arena *a, size_t n)
{
	size_t size = a->newest != NULL ? a->newest->size * 2 : BLOCK_SIZE;
	struct block *b;

	if (size < n || ONE_BLOCK_EACH)
		size = n;
	b = mem_alloc(sizeof(*b) + size);
	b->older = a->newest;
	b->size = size;
	b->used = 0;
	a->newest = b;
	return b;
}

void *
arena_alloc(struct arena *a, size_t n)
{
	struct block *b = a->newest;
	/* Under AddressSanitizer the block ends where the caller's bytes end. */
	size_t want = ONE_BLOCK_EACH ? n : round_up(n);
	void *p;

	if (b == NULL || ONE_BLOCK_EACH || b->size - b->used < want)
		b = add_block(a, want);
	p = b->data + b->used;
	b->used += want;
	a->used += want;
	return p;
}

void *
arena_zalloc(struct arena *a, size_t n)
{
	return memset(arena_alloc(a, n), 0, n);
}

static int
grow_in_place(struct arena *a, void *p, size_t old, size_t new)
{
	struct block *b = a->newest;
	size_t had = round_up(old);
	size_t want = round_up(new);

	if (ONE_BLOCK_EACH || b == NULL || had > b->used ||
	    (unsigned char *)p != b->data + b->used - had ||
	    b->size - (b->used - had) < want)
		return -1;
	b->used = b->used - had + want;
	a->used = a->used - had + want;
	return 0;
}

void *
arena_resize(struct arena *a, void *p, size_t old, size_t new)
{
	void *q;

	if (p != NULL && grow_in_place(a, p, old, new) == 0)
		return p;
	q = arena_alloc(a, new);
	if (p != NULL)
		memcpy(q, p, old < new ? old : new);
	return q;
}

char *
arena_copy(struct arena *a, const char *s)
{
	return s != NULL ? arena_copyn(a, s, strlen(s)) : NULL;
}

char *
arena_copyn(struct arena *a, const char *s, size_t n)
{
	char *p;

	if (s == NULL)
		return NULL;
	p = arena_alloc(a, n + 1);
	memcpy(p, s, n);
	p[n] = '\0';
	return p;
}

char *
arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	char *p;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		return arena_copy(a, "");
	p = arena_alloc(a, (size_t)n + 1);
	va_start(ap, fmt);
	(void)vsnprintf(p, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return p;
}

size_t
arena_used(const struct arena *a)
{
	return a->used;
}
