/* fnv.c - FNV-1a of bytes and strings. */
#include "base/fnv.h"

uint64_t
fnv_bytes(uint64_t h, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		h = fnv_add(h, (unsigned char)s[i]);
	return h;
}

uint64_t
fnv_string(uint64_t h, const char *s)
{
	for (; *s != '\0'; s++)
		h = fnv_add(h, (unsigned char)*s);
	return h;
}

uint64_t
fnv_part(uint64_t h, const char *s)
{
	return s != NULL ? fnv_add(fnv_string(h, s), 0) : fnv_add(h, 1);
}
