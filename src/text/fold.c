/* fold.c - folding for comparison, by ICU's NFKC_Casefold and a few habits. */
#include "text/fold.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/utf8.h"
#include "text/chars.h"

/* Spelling habits of Arabic, Persian and Urdu that NFKC keeps apart. */
static uint32_t
fold_habit(uint32_t c)
{
	switch (c) {
	case 0x622: /* آ */
	case 0x623: /* أ */
	case 0x625: /* إ */
	case 0x671: /* ٱ */
		return 0x627;
	case 0x649: /* ى */
	case 0x6CC: /* ی */
		return 0x64A;
	case 0x629: /* ة */
		return 0x647;
	case 0x6A9: /* ک */
		return 0x643;
	default:
		return c;
	}
}

static bool
is_dropped(uint32_t c)
{
	return c == 0x640 || (c >= 0x64B && c <= 0x65F) || c == 0x670;
}

/* NFKC_Casefold of s as UTF-8 in the arena; s itself if ICU refuses. */
static const char *
casefold(struct arena *a, const char *s)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfkc = unorm2_getNFKCCasefoldInstance(&status);
	int32_t n = (int32_t)strlen(s);
	int32_t room = n * 4 + 16;
	UChar *from = arena_alloc(a, (size_t)room * sizeof(UChar));
	UChar *to = arena_alloc(a, (size_t)room * sizeof(UChar));
	int32_t from_n = 0, to_n, out_n = 0;
	char *out;

	u_strFromUTF8(from, room, &from_n, s, n, &status);
	to_n = unorm2_normalize(nfkc, from, from_n, to, room, &status);
	out = arena_alloc(a, (size_t)room * 3 + 1);
	u_strToUTF8(out, room * 3, &out_n, to, to_n, &status);
	if (U_FAILURE(status))
		return s;
	out[out_n] = '\0';
	return out;
}

char *
fold_text(struct arena *a, const char *s)
{
	const char *p = casefold(a, s);
	size_t n = strlen(p);
	char *out = arena_alloc(a, n * 2 + 1);
	size_t len = 0, step;
	bool gap = false;

	for (size_t i = 0; i < n; i += step) {
		uint32_t c;
		int digit;

		step = utf8_len(p + i, n - i);
		if (step == 0) {
			step = 1;
			continue;
		}
		c = fold_habit(utf8_point(p + i, step));
		if (is_dropped(c))
			continue;
		digit = chars_digit(c);
		if (digit < 0 && !chars_is_letter(c)) {
			gap = true;
			continue;
		}
		if (gap && len > 0)
			out[len++] = ' ';
		gap = false;
		len +=
		    utf8_put(out + len, digit < 0 ? c : (uint32_t)digit + '0');
	}
	out[len] = '\0';
	return out;
}

bool
fold_contains(const char *whole, const char *part)
{
	size_t n = strlen(part);
	const char *at = n > 0 ? strstr(whole, part) : NULL;

	while (at != NULL) {
		bool starts = at == whole || at[-1] == ' ';

		if (starts && (at[n] == '\0' || at[n] == ' '))
			return true;
		at = strstr(at + 1, part);
	}
	return false;
}

/* The code points of "  text " (two spaces before, one behind). */
static size_t
padded(struct arena *a, const char *s, uint32_t **out)
{
	size_t n = strlen(s), len = 0, step;
	uint32_t *p = arena_alloc(a, (n + 3) * sizeof(*p));

	p[len++] = ' ';
	p[len++] = ' ';
	for (size_t i = 0; i < n; i += step) {
		step = utf8_len(s + i, n - i);
		if (step == 0)
			break;
		p[len++] = utf8_point(s + i, step);
	}
	p[len++] = ' ';
	*out = p;
	return len;
}

static int
compare(const void *x, const void *y)
{
	uint64_t a = *(const uint64_t *)x;
	uint64_t b = *(const uint64_t *)y;

	return (a > b) - (a < b);
}

/* The distinct trigrams of s, sorted; a code point has 21 bits. */
static size_t
trigrams(struct arena *a, const char *s, uint64_t **out)
{
	uint32_t *p;
	size_t n = padded(a, s, &p) - 2, kept = 0;
	uint64_t *t = arena_alloc(a, n * sizeof(*t));

	for (size_t i = 0; i < n; i++)
		t[i] =
		    (uint64_t)p[i] << 42 | (uint64_t)p[i + 1] << 21 | p[i + 2];
	qsort(t, n, sizeof(*t), compare);
	for (size_t i = 0; i < n; i++) {
		if (kept == 0 || t[kept - 1] != t[i])
			t[kept++] = t[i];
	}
	*out = t;
	return kept;
}

double
fold_likeness(struct arena *a, const char *x, const char *y)
{
	uint64_t *s, *t;
	size_t sn = trigrams(a, x, &s);
	size_t tn = trigrams(a, y, &t);
	size_t i = 0, j = 0, common = 0;

	while (i < sn && j < tn) {
		if (s[i] == t[j]) {
			common++;
			i++;
			j++;
		} else if (s[i] < t[j]) {
			i++;
		} else {
			j++;
		}
	}
	return (double)common / (double)(sn + tn - common);
}
