/* target.h - what fuzz targets share. */
#ifndef AJEL_TARGET_H
#define AJEL_TARGET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the target where what must hold doesn't. */
static inline void
check(bool holds)
{
	if (!holds)
		abort();
}

/* The bytes that shape an input, read one by one; 0 when they are at an end. */
struct bytes {
	const uint8_t *data;
	size_t n;
};

static inline int
take(struct bytes *b)
{
	if (b->n == 0)
		return 0;
	b->n--;
	return *b->data++;
}

#endif
