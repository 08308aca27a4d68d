/* target.h - what fuzz targets share. */
#ifndef AJEL_TARGET_H
#define AJEL_TARGET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the target where what must hold doesn't. */
static inline void
check(bool holds)
{
	if (!holds)
		abort();
}

/* A string as the program has them: absent, or clean UTF-8 that isn't empty. */
static inline void
check_clean(const char *s)
{
	size_t n = s != NULL ? strlen(s) : 0, step;

	check(s == NULL || n > 0);
	for (size_t i = 0; i < n; i += step) {
		step = utf8_len(s + i, n - i);
		check(step > 0 && !utf8_is_control(s + i, step));
	}
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
