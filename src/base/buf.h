/* buf.h - a growing run of bytes that has its maximum from birth.
 *
 * After any failure the buffer keeps what it held, stays usable, and remembers
 * that it is short (`full`), so a writer may add a hundred pieces and ask once
 * at the end. The data is always NUL-terminated past len. */
#ifndef AJEL_BUF_H
#define AJEL_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct buf {
	char *data; /* len bytes and a NUL; NULL until something is added */
	size_t len; /* bytes */
	size_t cap; /* bytes allocated; max and the NUL are the most */
	size_t max; /* len never passes it (a name from base/limits.h) */
	bool full;  /* something did not fit */
};

void buf_init(struct buf *b, size_t max);
void buf_free(struct buf *b);  /* leaves an empty buffer with its maximum */
void buf_clear(struct buf *b); /* forgets the bytes, keeps the memory */

/* buf_add of what there may be no room for yet. */
int buf_add_far(struct buf *b, const void *p, size_t n);

/* 0, or -1 if max would be passed (nothing is added then). A feed is written in
 * thousands of pieces of a few bytes: those that fit cost no call. */
static inline int
buf_add(struct buf *b, const void *p, size_t n)
{
	if (n >= b->cap - b->len)
		return buf_add_far(b, p, n);
	if (n > 0)
		memcpy(b->data + b->len, p, n);
	b->len += n;
	b->data[b->len] = '\0';
	return 0;
}

static inline int
buf_puts(struct buf *b, const char *s)
{
	return buf_add(b, s, strlen(s));
}

/* Appends a number as %lld would, without its cost. */
int buf_put_int(struct buf *b, int64_t number);

int buf_printf(struct buf *b, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

#endif
