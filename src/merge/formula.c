/* formula.c - what many lines say alike. */
#include "merge/formula.h"

/* of the rest, as LIKENESS_MUCH is of all */
#define MUCH 0.5

enum {
	BITS = 15, /* of the hash: a page has some thousand trigrams */
	LEAST = 4, /* lines: a line that is edited has two wordings */
	SHARE = 8
};

struct formula
formula_new(struct arena *a)
{
	const size_t size = (size_t)1 << BITS;

	return (struct formula){arena_zalloc(a, size * sizeof(uint16_t)), 0};
}

static uint16_t *
count_of(const struct formula *f, uint64_t trigram)
{
	return &f->counts[trigram * 0x9E3779B97F4A7C15U >> (64 - BITS)];
}

void
formula_add(struct formula *f, const struct trigrams *t)
{
	if (f->lines == UINT16_MAX)
		return;
	for (size_t i = 0; i < t->n; i++)
		++*count_of(f, t->v[i]);
	f->lines++;
}

static bool
is_formula(const struct formula *f, uint64_t trigram)
{
	size_t count = *count_of(f, trigram);

	return count >= LEAST && count * SHARE > f->lines;
}

/* Those of a text that aren't of the formula. */
static size_t
count_rest(const struct formula *f, const struct trigrams *t)
{
	size_t n = 0;

	for (size_t i = 0; i < t->n; i++)
		n += !is_formula(f, t->v[i]);
	return n;
}

static size_t
count_common_rest(
    const struct formula *f, const struct trigrams *x, const struct trigrams *y)
{
	size_t i = 0, j = 0, n = 0;

	while (i < x->n && j < y->n) {
		uint64_t a = x->v[i], b = y->v[j];

		n += a == b && !is_formula(f, a);
		i += a <= b;
		j += b <= a;
	}
	return n;
}

bool
formula_parts(
    const struct formula *f, const struct trigrams *x, const struct trigrams *y)
{
	size_t in_x = count_rest(f, x), in_y = count_rest(f, y);
	size_t both = count_common_rest(f, x, y);

	return in_x * 2 < x->n && in_y * 2 < y->n &&
	       (double)both < MUCH * (double)(in_x + in_y - both);
}
