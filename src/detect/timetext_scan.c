/* timetext_scan.c - cuts a text into numbers, words and signs. */
#include "detect/timetext_scan.h"

#include "base/utf8.h"
#include "text/chars.h"
#include "text/fold.h"

enum {
	NON_JOINER = 0x200C,
	JOINER = 0x200D,
	VALUE_DIGITS = 9 /* what fits an int whatever the digits are */
};

void
scan_begin(struct scan *sc, const char *s, size_t from, size_t n)
{
	sc->s = s;
	sc->n = n;
	sc->at = from;
	sc->count = 0;
	sc->style = 0;
	sc->order = 0;
	sc->language[0] = '\0';
	sc->whole = false;
}

bool
scan_among(uint32_t c, const uint32_t *set)
{
	for (; *set != 0; set++) {
		if (*set == c)
			return true;
	}
	return false;
}

bool
scan_is_cjk(uint32_t c)
{
	return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) ||
	       (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF66 && c <= 0xFF9F) ||
	       (c >= 0x20000 && c <= 0x3FFFF);
}

/* Hangul is written in words; Han and kana are not. */
static bool
is_ideograph(uint32_t c)
{
	return scan_is_cjk(c) && (c < 0xAC00 || c > 0xD7AF);
}

/* The character at *at and its length; 0 at the end. */
static uint32_t
character(const struct scan *sc, size_t at, size_t *len)
{
	*len = utf8_len(sc->s + at, sc->n - at);
	return *len > 0 ? utf8_point(sc->s + at, *len) : 0;
}

/* Emoji variation selectors are marks to Unicode and nothing to us. */
static bool
is_nothing(uint32_t c)
{
	return chars_is_invisible(c) || c == 0xFE0E || c == 0xFE0F;
}

static bool
in_word(uint32_t c)
{
	return c == NON_JOINER || c == JOINER || chars_is_letter(c);
}

static bool
is_break(uint32_t c)
{
	return c == '\n' || c == '\r' || c == '\t' || c == 0x2028 ||
	       c == 0x2029;
}

/* Moves to the next visible character and says what white space lay before. */
static enum gap
skip_space(struct scan *sc)
{
	int spaces = 0;
	size_t len;
	uint32_t c;

	for (; (c = character(sc, sc->at, &len)), len > 0; sc->at += len) {
		if (is_break(c))
			spaces = GAP_WIDE;
		else if (chars_is_space(c))
			spaces++;
		else if (!is_nothing(c))
			break;
	}
	return spaces >= GAP_WIDE ? GAP_WIDE : (enum gap)spaces;
}

static uint32_t
plain_sign(uint32_t c)
{
	if (c > 0xFF00 && c < 0xFF5F)
		return c - 0xFF00 + ' ';
	switch (c) {
	case 0x2236: /* ratio */
	case 0xFE55:
		return ':';
	case 0x2010: /* hyphens, the minus, the maqaf */
	case 0x5BE:
	case 0x2011:
	case 0x2212:
		return '-';
	case 0x2015: /* horizontal bar */
		return 0x2014;
	case 0x2044:
	case 0x2215:
		return '/';
	case 0x60C:
	case 0x3001:
		return ',';
	case 0x61B:
		return ';';
	default:
		return c;
	}
}

/* Takes characters as long as they belong to the token that c opened. Invisible
 * ones within it are passed over, those behind it are left. */
static void
extend(struct scan *sc, struct token *t)
{
	size_t at = t->end, len;
	uint32_t c;

	for (; (c = character(sc, at, &len)), len > 0; at += len) {
		int digit;

		if (is_nothing(c))
			continue;
		if (t->kind == TOKEN_WORD) {
			if (!in_word(c) || is_ideograph(c))
				break;
		} else {
			digit = chars_digit(c);
			if (digit < 0)
				break;
			t->digits++;
			t->value = t->digits > VALUE_DIGITS
				       ? -1
				       : t->value * 10 + digit;
		}
		t->end = at + len;
	}
	sc->at = t->end;
}

static void
make(struct scan *sc, struct token *t)
{
	size_t len;
	uint32_t c;
	int digit;

	memset(t, 0, sizeof(*t));
	t->gap = skip_space(sc);
	c = character(sc, sc->at, &len);
	t->start = sc->at;
	t->end = sc->at + len;
	sc->at = t->end;
	t->sign = c;
	if (len == 0) {
		t->kind = TOKEN_END;
		return;
	}
	digit = chars_digit(c);
	if (digit >= 0) {
		t->kind = TOKEN_NUMBER;
		t->value = digit;
		t->digits = 1;
		extend(sc, t);
	} else if (in_word(c)) {
		t->kind = TOKEN_WORD;
		if (!is_ideograph(c))
			extend(sc, t);
	} else {
		t->kind = TOKEN_SIGN;
		t->sign = plain_sign(c);
	}
}

const struct token *
scan_on(struct scan *sc, int i)
{
	static const struct token cut = {.kind = TOKEN_CUT};

	if (i >= SCAN_TOKENS)
		return &cut;
	while (sc->count <= i)
		make(sc, &sc->tokens[sc->count++]);
	return &sc->tokens[i];
}

bool
scan_is_sign(struct scan *sc, int i, uint32_t c)
{
	const struct token *t = scan_at(sc, i);

	return t->kind == TOKEN_SIGN && t->sign == c;
}

bool
scan_is_tight(struct scan *sc, int i, uint32_t c)
{
	return scan_is_sign(sc, i, c) && scan_at(sc, i)->gap == GAP_NONE &&
	       scan_at(sc, i + 1)->gap == GAP_NONE;
}

bool
scan_is_number(struct scan *sc, int i, int min_digits, int max_digits)
{
	const struct token *t = scan_at(sc, i);

	return t->kind == TOKEN_NUMBER && t->digits >= min_digits &&
	       t->digits <= max_digits;
}

void
scan_fold(const struct scan *sc, const struct token *word, char out[SCAN_WORD])
{
	size_t used = 0, len;

	for (size_t at = word->start; at < word->end; at += len) {
		uint32_t c = character(sc, at, &len);

		if (c < 0x80)
			c = c >= 'A' && c <= 'Z' ? c | 0x20 : c;
		else
			c = fold_letter(c);
		if (used + 4 >= SCAN_WORD) {
			used = 0;
			break;
		}
		if (c != 0 && c < 0x80)
			out[used++] = (char)c;
		else if (c != 0)
			used += utf8_put(out + used, c);
	}
	out[used] = '\0';
}
