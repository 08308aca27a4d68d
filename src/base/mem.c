/* mem.c - a heap that never returns NULL. */
#include "base/mem.h"

#include <unistd.h>

void
mem_exhausted(void)
{
	static const char line[] = "ajel: memory: out of memory\n";

	if (write(STDERR_FILENO, line, sizeof(line) - 1) < 0)
		_exit(1);
	_exit(1);
}

void *
mem_alloc(size_t n)
{
	void *p = malloc(n > 0 ? n : 1);

	if (p == NULL)
		mem_exhausted();
	return p;
}

void *
mem_zalloc(size_t n)
{
	void *p = calloc(1, n > 0 ? n : 1);

	if (p == NULL)
		mem_exhausted();
	return p;
}

void *
mem_resize(void *p, size_t n)
{
	void *q = realloc(p, n > 0 ? n : 1);

	if (q == NULL)
		mem_exhausted();
	return q;
}

char *
mem_copy(const char *s)
{
	size_t n;
	char *p;

	if (s == NULL)
		return NULL;
	n = strlen(s) + 1;
	p = mem_alloc(n);
	memcpy(p, s, n);
	return p;
}
