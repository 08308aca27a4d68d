/* fuzz-inflate.c - gzip that anyone wrote: under the cap, the same twice. */

#include "decode/inflate.h"
#include "target.h"

enum { CAP = 1 << 20 };

static int
run(struct arena *a, const uint8_t *data, size_t size, size_t max,
    unsigned char **out, size_t *n)
{
	struct err err = {.kind = ERR_NONE};
	int rc = inflate_gzip(a, data, size, max, out, n, &err);

	if (rc < 0 && (err.kind != ERR_DECODE || err.msg[0] == '\0'))
		abort();
	if (rc == 0 && (*n > max || !inflate_is_gzip(data, size)))
		abort();
	return rc;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	unsigned char *one, *two;
	size_t n, m;

	if (run(a, data, size, CAP, &one, &n) == 0) {
		/* The text fits in as many bytes as it has, and in no fewer. */
		if (run(a, data, size, n, &two, &m) < 0 || m != n ||
		    memcmp(one, two, n) != 0)
			abort();
		if (n > 0 && run(a, data, size, n - 1, &two, &m) == 0)
			abort();
	}
	arena_free(a);
	return 0;
}
