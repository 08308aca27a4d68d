/* timetext_scan.h - a text as numbers, words and signs, for timetext only.
 *
 * Tokens are made when they are asked for, so that a headline costs nothing
 * behind its time. What can't be seen (bidi marks, soft hyphens, zero-width
 * spaces) is not there; full-width and look-alike signs are the plain ones. */
#ifndef AJEL_TIMETEXT_SCAN_H
#define AJEL_TIMETEXT_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum token_kind {
	TOKEN_END,    /* of the text */
	TOKEN_CUT,    /* there is more than a scan holds */
	TOKEN_NUMBER, /* digits of any script */
	TOKEN_WORD,   /* letters; an ideograph is a word of its own */
	TOKEN_SIGN    /* any other character */
};

/* White space before a token. */
enum gap {
	GAP_NONE,
	GAP_SPACE, /* one space of any kind */
	GAP_WIDE   /* more: a line break, a tab, two spaces */
};

struct token {
	enum token_kind kind;
	enum gap gap;
	size_t start, end; /* bytes of the scanned text */
	uint32_t sign;     /* its character; the first letter of a word */
	int value;         /* of a number; -1 if it has more than 9 digits */
	int digits;        /* of a number */
	/* What the lexicon knows of it, once it was asked: the kinds of phrases
	 * that begin so, as bits, and its number as a word of them. */
	bool looked_up;
	uint16_t word;
	uint32_t kinds;
};

enum {
	SCAN_TOKENS = 64,
	SCAN_WORD = 96 /* bytes of a folded word with the NUL */
};

struct scan {
	const char *s;
	size_t n;  /* bytes of s */
	size_t at; /* where the next token is looked for */
	int count; /* tokens made */
	/* What the caller knows: enum clock_style and enum date_order, the
	 * language's first subtag ("" unknown), whether the text is nothing
	 * but the time. */
	int style, order;
	char language[4];
	bool whole;
	struct token tokens[SCAN_TOKENS];
};

/* Begins at byte `from` of the n bytes of valid UTF-8. */
void scan_begin(struct scan *sc, const char *s, size_t from, size_t n);

/* Makes tokens up to the i-th; for scan_at. */
const struct token *scan_on(struct scan *sc, int i);

/* Token i (from 0). Behind the last one it is TOKEN_END for ever. It is asked
 * for more often than anything else of a page, so it stands here. */
static inline const struct token *
scan_at(struct scan *sc, int i)
{
	return i < sc->count ? &sc->tokens[i] : scan_on(sc, i);
}

/* Whether token i is the sign c; whether it is, with nothing on either side. */
bool scan_is_sign(struct scan *sc, int i, uint32_t c);
bool scan_is_tight(struct scan *sc, int i, uint32_t c);

/* Whether token i is a number of so many digits. */
bool scan_is_number(struct scan *sc, int i, int min_digits, int max_digits);

/* The word's letters folded for comparing (timetext_words.h): small, without
 * vowel signs, tatweel and joiners, one letter for the alefs, yehs and kafs.
 * "" for one that is longer than any we know. */
void scan_fold(
    const struct scan *sc, const struct token *word, char out[SCAN_WORD]);

/* Whether c is one of the characters of set, which ends in 0. */
bool scan_among(uint32_t c, const uint32_t *set);

/* Scripts that put no space between words: a clock may touch their letters. */
bool scan_is_cjk(uint32_t c);

#endif
