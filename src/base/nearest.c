/* nearest.c - edit distance, for "did you mean". */
#include "base/nearest.h"

#include "base/ascii.h"

enum {
	WORD_MAX = 31, /* longer words are not what anyone mistyped */
	SLIPS = 2      /* more, and it is another word */
};

static int
least(int a, int b)
{
	return a < b ? a : b;
}

/* Slips that make x of y: optimal string alignment (letters added, dropped,
 * changed, neighbours swapped). Both are at most WORD_MAX long. */
static int
distance(const char *x, const char *y)
{
	const size_t nx = strlen(x), ny = strlen(y);
	int d[WORD_MAX + 1][WORD_MAX + 1];

	for (size_t i = 0; i <= nx; i++)
		d[i][0] = (int)i;
	for (size_t j = 0; j <= ny; j++)
		d[0][j] = (int)j;
	for (size_t i = 1; i <= nx; i++) {
		const char a = ascii_lower(x[i - 1]);

		for (size_t j = 1; j <= ny; j++) {
			const char b = ascii_lower(y[j - 1]);

			d[i][j] = least(d[i - 1][j - 1] + (a != b),
			    least(d[i - 1][j], d[i][j - 1]) + 1);
			if (i > 1 && j > 1 && a == ascii_lower(y[j - 2]) &&
			    b == ascii_lower(x[i - 2]))
				d[i][j] = least(d[i][j], d[i - 2][j - 2] + 1);
		}
	}
	return d[nx][ny];
}

const char *
nearest_word(const char *typed, const char *const *words, size_t n)
{
	const size_t len = strlen(typed);
	const char *best = NULL;
	int slips = len < 4 ? SLIPS - 1 : SLIPS;

	if (len > WORD_MAX)
		return NULL;
	for (size_t i = 0; i < n; i++) {
		int d;

		if (strlen(words[i]) > WORD_MAX)
			continue;
		d = distance(typed, words[i]);
		if (d <= slips) {
			best = words[i];
			slips = d - 1;
		}
	}
	return best;
}
