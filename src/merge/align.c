/* align.c - the longest common subsequence of two nearly equal lists. */
#include "merge/align.h"

#include <stdbool.h>

#include "base/limits.h"

/* A list while it is thinned out. */
struct list {
	uint64_t *keys;
	size_t *at; /* where each stood in the list that was given */
	size_t n;
};

static int
compare(const void *x, const void *y)
{
	uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;

	return (a > b) - (a < b);
}

static uint64_t *
sorted(struct arena *a, const uint64_t *keys, size_t n)
{
	uint64_t *copy = arena_alloc(a, n * sizeof(*copy));

	if (n > 0) {
		memcpy(copy, keys, n * sizeof(*copy));
		qsort(copy, n, sizeof(*copy), compare);
	}
	return copy;
}

/* The lines of x whose key y has too. */
static struct list
common(
    struct arena *a, const uint64_t *x, size_t n, const uint64_t *y, size_t m)
{
	struct list l = {arena_alloc(a, n * sizeof(*l.keys)),
	    arena_alloc(a, n * sizeof(*l.at)), 0};
	const uint64_t *others = sorted(a, y, m);

	for (size_t i = 0; i < n && m > 0 && l.n < LIMIT_LINES; i++) {
		if (bsearch(&x[i], others, m, sizeof(*others), compare) == NULL)
			continue;
		l.keys[l.n] = x[i];
		l.at[l.n++] = i;
	}
	return l;
}

/* Pairs the equal lines at the beginning, which the subsequence wanted holds,
 * and takes them off. */
static void
pair_heads(struct list *x, struct list *y, size_t *match)
{
	size_t i = 0;

	while (i < x->n && i < y->n && x->keys[i] == y->keys[i]) {
		match[y->at[i]] = x->at[i];
		i++;
	}
	*x = (struct list){x->keys + i, x->at + i, x->n - i};
	*y = (struct list){y->keys + i, y->at + i, y->n - i};
}

/* Cell (i, j) is the length for x from i on and y from j on. */
static uint16_t *
fill_table(
    struct arena *a, const uint64_t *x, size_t n, const uint64_t *y, size_t m)
{
	size_t row = m + 1;
	uint16_t *table = arena_zalloc(a, (n + 1) * row * sizeof(*table));

	for (size_t i = n; i-- > 0;) {
		uint16_t *here = table + i * row, *below = here + row;

		for (size_t j = m; j-- > 0;) {
			if (x[i] == y[j])
				here[j] = (uint16_t)(below[j + 1] + 1);
			else if (below[j] >= here[j + 1])
				here[j] = below[j];
			else
				here[j] = here[j + 1];
		}
	}
	return table;
}

static void
pair_by_table(
    struct arena *a, const struct list *x, const struct list *y, size_t *match)
{
	size_t row = y->n + 1, i = 0, j = 0;
	const uint16_t *table = fill_table(a, x->keys, x->n, y->keys, y->n);

	while (i < x->n && j < y->n) {
		const uint16_t *cell = table + i * row + j;

		if (x->keys[i] == y->keys[j])
			match[y->at[j++]] = x->at[i++];
		else if (cell[row] >= cell[1])
			i++;
		else
			j++;
	}
}

void
align(struct arena *a, const uint64_t *x, size_t n, const uint64_t *y, size_t m,
    size_t *match)
{
	struct list xs = common(a, x, n, y, m);
	struct list ys = common(a, y, m, x, n);

	for (size_t j = 0; j < m; j++)
		match[j] = ALIGN_NONE;
	pair_heads(&xs, &ys, match);
	if (xs.n > 0 && ys.n > 0)
		pair_by_table(a, &xs, &ys, match);
}
