/* buf.c - growing bytes under a maximum. */
#include "base/buf.h"

#include <stdarg.h>

#include "base/mem.h"

void
buf_init(struct buf *b, size_t max)
{
	memset(b, 0, sizeof(*b));
	b->max = max;
}

void
buf_free(struct buf *b)
{
	free(b->data);
	buf_init(b, b->max);
}

void
buf_clear(struct buf *b)
{
	b->len = 0;
	b->full = false;
	if (b->data != NULL)
		b->data[0] = '\0';
}

/* Room for n more bytes and the NUL. */
static int
make_room(struct buf *b, size_t n)
{
	size_t cap = b->cap > 0 ? b->cap : 512;

	if (n > b->max - b->len) {
		b->full = true;
		return -1;
	}
	while (cap - 1 < b->len + n)
		cap *= 2;
	if (cap - 1 > b->max)
		cap = b->max + 1;
	if (cap != b->cap) {
		b->data = mem_resize(b->data, cap);
		b->cap = cap;
	}
	return 0;
}

int
buf_add_far(struct buf *b, const void *p, size_t n)
{
	if (make_room(b, n) < 0)
		return -1;
	if (n > 0)
		memcpy(b->data + b->len, p, n);
	b->len += n;
	b->data[b->len] = '\0';
	return 0;
}

int
buf_put_int(struct buf *b, int64_t number)
{
	char text[24], *p = text + sizeof(text);
	uint64_t rest = number < 0 ? -(uint64_t)number : (uint64_t)number;

	do {
		*--p = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest > 0);
	if (number < 0)
		*--p = '-';
	return buf_add(b, p, (size_t)(text + sizeof(text) - p));
}

int
buf_printf(struct buf *b, const char *fmt, ...)
{
	char small[256];
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(small, sizeof(small), fmt, ap);
	va_end(ap);
	if (n < 0)
		return -1;
	if ((size_t)n < sizeof(small))
		return buf_add(b, small, (size_t)n);
	if (make_room(b, (size_t)n) < 0)
		return -1;
	va_start(ap, fmt);
	(void)vsnprintf(b->data + b->len, (size_t)n + 1, fmt, ap);
	va_end(ap);
	b->len += (size_t)n;
	return 0;
}
