/* trigrams.c - how alike two texts are, by their threes of letters. */
#include "text/trigrams.h"

#include "base/utf8.h"

static int
compare(const void *x, const void *y)
{
	uint64_t a = *(const uint64_t *)x;
	uint64_t b = *(const uint64_t *)y;

	return (a > b) - (a < b);
}

/* One for each character and one more; a code point has 21 bits. */
static size_t
cut(const char *s, size_t left, uint64_t *out)
{
	const uint64_t last_two = ((uint64_t)1 << 42) - 1;
	uint64_t trigram = (uint64_t)' ' << 21 | ' ';
	size_t n = 0, step;

	for (; left > 0; s += step, left -= step) {
		step = utf8_len(s, left);
		if (step == 0)
			break;
		trigram = (trigram & last_two) << 21 | utf8_point(s, step);
		out[n++] = trigram;
	}
	out[n++] = (trigram & last_two) << 21 | ' ';
	return n;
}

struct trigrams
trigrams_of(struct arena *a, const char *folded)
{
	size_t len = strlen(folded), room = (len + 1) * sizeof(uint64_t);
	uint64_t *t = arena_alloc(a, room);
	size_t n = cut(folded, len, t), kept = 0;

	qsort(t, n, sizeof(*t), compare);
	for (size_t i = 0; i < n; i++) {
		if (kept == 0 || t[kept - 1] != t[i])
			t[kept++] = t[i];
	}
	return (struct trigrams){
	    arena_resize(a, t, room, kept * sizeof(*t)), kept};
}

double
trigrams_likeness(const struct trigrams *x, const struct trigrams *y)
{
	size_t i = 0, j = 0, common = 0;

	/* Without branches: which of two is the less is anybody's guess. */
	while (i < x->n && j < y->n) {
		uint64_t a = x->v[i], b = y->v[j];

		common += a == b;
		i += a <= b;
		j += b <= a;
	}
	return (double)common / (double)(x->n + y->n - common);
}
