/* fold.c - folding for comparison, by ICU's NFKC_Casefold and a few habits. */
#include "text/fold.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "text/chars.h"

/* Spelling habits of Arabic, Persian and Urdu that NFKC keeps apart; and the
 * two i of Turkish, whose cases NFKC_Casefold doesn't know: DAKİKA, AYDINLIK. */
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
	case 0x131: /* ı */
		return 'i';
	default:
		return c;
	}
}

static bool
is_dropped(uint32_t c)
{
	return c == 0x307 || c == 0x640 || (c >= 0x64B && c <= 0x65F) ||
	       c == 0x670;
}

/* What NFKC_Casefold can make of one byte of UTF-8: U+FDFA, of three bytes, is
 * the worst of all characters in both. */
enum { UNITS_PER_BYTE = 18 / 3, BYTES_PER_BYTE = 33 / 3 };

/* Room for all that a fold needs besides its answer. Thousands of headlines
 * are folded, so only a text that is longer takes from the arena. */
enum { HEADLINE = 640 }; /* bytes; the longest seen has 190 characters */

struct scratch {
	UChar from[HEADLINE + 1];
	UChar to[HEADLINE * UNITS_PER_BYTE + 1];
	char utf8[HEADLINE * BYTES_PER_BYTE + 1];
};

/* NFKC_Casefold of s, in the scratch or the arena; s itself if ICU refuses. */
static const char *
casefold(struct arena *a, const char *s, struct scratch *scratch)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfkc = unorm2_getNFKCCasefoldInstance(&status);
	size_t n = strlen(s);
	size_t units = n * UNITS_PER_BYTE + 1, bytes = n * BYTES_PER_BYTE + 1;
	UChar *from = scratch->from, *to = scratch->to;
	char *out = scratch->utf8;
	int32_t from_n = 0, to_n, out_n = 0;

	if (n > LIMIT_INFLATED) /* no text is; ICU counts in 32 bits */
		return s;
	if (n > HEADLINE) {
		from = arena_alloc(a, (n + 1) * sizeof(UChar));
		to = arena_alloc(a, units * sizeof(UChar));
		out = arena_alloc(a, bytes);
	}
	u_strFromUTF8(from, (int32_t)n + 1, &from_n, s, (int32_t)n, &status);
	to_n =
	    unorm2_normalize(nfkc, from, from_n, to, (int32_t)units, &status);
	u_strToUTF8(out, (int32_t)bytes, &out_n, to, to_n, &status);
	if (U_FAILURE(status))
		return s;
	out[out_n] = '\0';
	return out;
}

/* A folded text while it is being written; no character gets longer, and a
 * space stands for at least one. */
struct folding {
	char *out;
	size_t len;
	bool gap; /* something stood here that is no part of a word */
};

/* Of one byte or two. */
static void
put(struct folding *f, uint32_t c)
{
	if (f->gap && f->len > 0)
		f->out[f->len++] = ' ';
	f->gap = false;
	if (c < 0x80) {
		f->out[f->len++] = (char)c;
		return;
	}
	f->out[f->len++] = (char)(0xC0 | c >> 6);
	f->out[f->len++] = (char)(0x80 | (c & 0x3F));
}

/* What a character is folded to in everyday text, where NFKC_Casefold leaves it
 * as it is beside its like. */
enum { PLAIN_GAP = -1, PLAIN_NOTHING = -2, PLAIN_NOT = -3 };

static int
fold_arabic(uint32_t c)
{
	if ((c >= 0x621 && c <= 0x63A) || (c >= 0x641 && c <= 0x64A))
		return (int)fold_habit(c);
	if (c >= 0x660 && c <= 0x669)
		return (int)c - 0x660 + '0';
	if (c == 0x60C || c == 0x61B || c == 0x61F) /* ، ؛ ؟ */
		return PLAIN_GAP;
	return c == 0x640 || (c >= 0x64B && c <= 0x652) ? PLAIN_NOTHING
							: PLAIN_NOT;
}

static int
fold_ascii(unsigned char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A' + 'a';
	if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
		return c;
	return PLAIN_GAP;
}

/* Of two bytes. */
static int
fold_pair(unsigned char c, unsigned char next)
{
	if ((c & 0xFC) == 0xD8 && (next & 0xC0) == 0x80)
		return fold_arabic((c & 0x1FU) << 6 | (next & 0x3FU));
	return c == 0xC2 && (next == 0xAB || next == 0xBB) /* « » */
		   ? PLAIN_GAP
		   : PLAIN_NOT;
}

/* Folds a text of ASCII, everyday Arabic and quotation marks, as most are: a
 * tenth of the time that all of Unicode takes. False: it has other characters.
 */
static bool
fold_plain(struct folding *f, const char *s)
{
	while (*s != '\0') {
		unsigned char c = (unsigned char)s[0];
		int to = c < 0x80 ? fold_ascii(c)
				  : fold_pair(c, (unsigned char)s[1]);

		if (to >= 0)
			put(f, (uint32_t)to);
		else if (to == PLAIN_GAP)
			f->gap = true;
		else if (to == PLAIN_NOT)
			return false;
		s += c < 0x80 ? 1 : 2;
	}
	f->out[f->len] = '\0';
	return true;
}

static char *
fold_unicode(struct arena *a, const char *s)
{
	struct scratch scratch;
	const char *p = casefold(a, s, &scratch);
	size_t n = strlen(p);
	/* No character gets longer, and a space stands for at least one. */
	char *out = arena_alloc(a, n + 1);
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

char *
fold_text(struct arena *a, const char *s)
{
	struct folding f = {arena_alloc(a, strlen(s) + 1), 0, false};

	if (fold_plain(&f, s))
		return f.out;
	(void)arena_resize(a, f.out, strlen(s) + 1, 0);
	return fold_unicode(a, s);
}

/* Latin, Greek and Cyrillic: the letters whose accents are left off. */
static bool
is_accented_script(uint32_t c)
{
	return (c >= 0xC0 && c <= 0x24F) || (c >= 0x370 && c <= 0x52F) ||
	       (c >= 0x1E00 && c <= 0x1FFF);
}

/* The last characters of a folded text, read from its end. */
struct ending {
	uint64_t number;
	int n;
	bool gap;
};

enum { ENDING = 8 };

static void
put_before(struct ending *e, uint32_t c)
{
	e->number = (e->number ^ c) * 0x100000001B3U;
	e->n++;
}

/* Of the folded text, whatever its characters. */
static uint64_t
ending_of(const char *folded)
{
	struct ending e = {0};

	for (size_t n = strlen(folded), step; n > 0 && e.n < ENDING;
	     n -= step) {
		for (step = 1; step < n && (folded[n - step] & 0xC0) == 0x80;)
			step++;
		put_before(&e, utf8_point(folded + n - step, step));
	}
	return e.number;
}

/* As fold_plain does, from the end: what stands before a plain character
 * doesn't matter to it. */
static bool
read_ending(struct ending *e, const char *s, size_t n)
{
	while (n > 0 && e->n < ENDING) {
		unsigned char c = (unsigned char)s[n - 1];
		int to = PLAIN_NOT;

		if (c < 0x80)
			to = fold_ascii(c);
		else if (n > 1)
			to = fold_pair((unsigned char)s[n - 2], c);
		if (to == PLAIN_NOT)
			return false;
		n -= c < 0x80 ? 1 : 2;
		e->gap |= to == PLAIN_GAP;
		if (to < 0)
			continue;
		if (e->gap && e->n > 0)
			put_before(e, ' ');
		e->gap = false;
		if (e->n < ENDING)
			put_before(e, (uint32_t)to);
	}
	return true;
}

uint64_t
fold_ending(struct arena *a, const char *s)
{
	struct ending e = {0};

	return read_ending(&e, s, strlen(s)) ? e.number
					     : ending_of(fold_text(a, s));
}

/* The letter under the accents; Indic letters lose their nukta so that both of
 * its spellings are one. */
static uint32_t
fold_accents(uint32_t c)
{
	enum { ACCENTS = 4 };
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
	bool nukta = (c >= 0x929 && c <= 0x95F) || (c >= 0x9DC && c <= 0x9DF) ||
		     (c >= 0xA33 && c <= 0xA5E);

	if (U_FAILURE(status) || (!nukta && !is_accented_script(c)))
		return c;
	for (int i = 0; i < ACCENTS; i++) {
		UChar to[8];
		int32_t n =
		    unorm2_getRawDecomposition(nfc, (UChar32)c, to, 8, &status);

		if (n < 1 || U_FAILURE(status))
			break;
		c = to[0];
	}
	return c;
}

/* Of U+0600 to U+06FF. */
static uint32_t
fold_arabic_letter(uint32_t c)
{
	switch (c) {
	case 0x6C1: /* ہ, ە, ھ and the heh with a hamza */
	case 0x6D5:
	case 0x6BE:
	case 0x6C0:
	case 0x6C2:
	case 0x6C3:
		return 0x647;
	case 0x624: /* ؤ */
		return 0x648;
	case 0x626: /* ئ */
	case 0x6D0: /* ې */
	case 0x6CD: /* ۍ */
		return 0x64A;
	default:
		return is_dropped(c) || chars_is_invisible(c) ? 0
							      : fold_habit(c);
	}
}

uint32_t
fold_letter(uint32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
	if (c >= 0x600 && c < 0x700)
		return fold_arabic_letter(c);
	if (is_dropped(c) || (c >= 0x300 && c <= 0x36F) || c == 0x200C ||
	    c == 0x200D || c == 0x93C || c == 0x9BC || c == 0xA3C ||
	    c == 0xFE0E || c == 0xFE0F || chars_is_invisible(c))
		return 0;
	c = fold_accents(c);
	c = (uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT);
	return fold_habit(c);
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
