/* trigrams.c - how alike two texts are, by their threes of letters. */
#include "text/trigrams.h"

#include "base/utf8.h"

/* Merges two sorted runs, [0, middle) and [middle, n). */
static void
merge_runs(const uint64_t *v, size_t middle, size_t n, uint64_t *out)
{
	size_t i = 0, j = middle;

	for (size_t k = 0; k < n; k++) {
		bool left = j == n || (i < middle && v[i] <= v[j]);

		out[k] = left ? v[i] : v[j];
		i += left;
		j += !left;
	}
}

static void
insert_all(uint64_t *v, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		uint64_t x = v[i];
		size_t k = i;

		for (; k > 0 && v[k - 1] > x; k--)
			v[k] = v[k - 1];
		v[k] = x;
	}
}

static size_t
least(size_t x, size_t y)
{
	return x < y ? x : y;
}

/* In v or in spare, which has as much room; returns where. qsort takes three
 * times as long, and that was half of what a page full of edits costs. */
static uint64_t *
sort(uint64_t *v, size_t n, uint64_t *spare)
{
	enum { RUN = 8 };

	for (size_t i = 0; i < n; i += RUN)
		insert_all(v + i, least(RUN, n - i));
	for (size_t run = RUN; run < n; run *= 2) {
		uint64_t *sorted = spare;

		for (size_t i = 0; i < n; i += 2 * run)
			merge_runs(v + i, least(run, n - i),
			    least(2 * run, n - i), sorted + i);
		spare = v;
		v = sorted;
	}
	return v;
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
	size_t len = strlen(folded), room = 2 * (len + 1), kept = 0;
	uint64_t *out = arena_alloc(a, room * sizeof(*out));
	size_t n = cut(folded, len, out);
	const uint64_t *t = sort(out, n, out + n);

	for (size_t i = 0; i < n; i++) {
		if (kept == 0 || out[kept - 1] != t[i])
			out[kept++] = t[i];
	}
	return (struct trigrams){
	    arena_resize(a, out, room * sizeof(*out), kept * sizeof(*out)),
	    kept};
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
