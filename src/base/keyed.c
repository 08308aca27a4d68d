/* keyed.c - binary search. */
#include "base/keyed.h"

static uint64_t
key_at(const void *rows, size_t i, size_t size)
{
	uint64_t key;

	memcpy(&key, (const char *)rows + i * size, sizeof(key));
	return key;
}

size_t
keyed_first(const void *rows, size_t n, size_t size, uint64_t key)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (key_at(rows, mid, size) < key)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}
