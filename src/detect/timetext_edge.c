/* timetext_edge.c - judges what stands before and behind a printed time.
 *
 * In doubt it is none: a line lost is seen, a line with a false time is not. */
#include "detect/timetext_edge.h"

#include "detect/timetext_parse.h"
#include "detect/timetext_words.h"

/* What may stand around a time as decoration: bullets, clocks, dashes. */
static const uint32_t adornments[] = {'|', '-', '*', '>', '(', '[', '{', 0xAB,
    0x2502, 0xB7, 0xBB, 0x2013, 0x2014, 0x2022, 0x203A, 0x2043, 0x231A, 0x231B,
    0x23F0, 0x23F1, 0x23F2, 0x25A0, 0x25AA, 0x25B6, 0x25BA, 0x25C6, 0x25CF,
    0x25E6, 0x2666, 0x27A4, 0x3010, 0x3014, 0x30FB, 0x1F534, 0x1F550, 0x1F551,
    0x1F552, 0x1F553, 0x1F554, 0x1F555, 0x1F556, 0x1F557, 0x1F558, 0x1F559,
    0x1F55A, 0x1F55B, 0};
static const uint32_t openers[] = {'(', '[', '{', 0xAB, 0x3010, 0x3014, 0};
static const uint32_t closers[] = {')', ']', '}', 0xBB, 0x3011, 0x3015, 0};
/* What ties a time to the headline behind it, and to the one before it. */
static const uint32_t ties_behind[] = {'|', 0x2502, '-', ':', ',', ';', '.',
    '>', '~', '/', 0xB7, 0xBB, 0x2013, 0x2014, 0x2022, 0x203A, 0x25CF, 0x30FB,
    0};
static const uint32_t ties_before[] = {'|', 0x2502, '-', ',', ';', '>', '/',
    0xB7, 0xBB, 0x2013, 0x2014, 0x2022, 0x203A, 0x25CF, 0x30FB, 0};
/* What makes another number of a clock that it touches: 10:15%, 10:15', -1:10.
 */
static const uint32_t symbols[] = {'%', '\'', '+', '=', '*', '_', '@', '/',
    '\\', '&', '#', '$', '^', 0xB0, 0xD7, 0x2019, 0x2032, 0x2033, 0x20AC, 0x66A,
    0};

enum { ADORNMENTS = 8 }; /* signs before a time, and behind it */

static bool
is_in(struct scan *sc, int i, const uint32_t *set)
{
	const struct token *t = scan_at(sc, i);

	return t->kind == TOKEN_SIGN && scan_among(t->sign, set);
}

/* Space on both sides of a sign. */
static bool
is_loose(struct scan *sc, int i)
{
	return scan_at(sc, i)->gap != GAP_NONE &&
	       scan_at(sc, i + 1)->gap != GAP_NONE;
}

int
edge_skip_front(struct scan *sc, uint32_t *open)
{
	int i = 0;

	*open = 0;
	while (i < ADORNMENTS && is_in(sc, i, adornments)) {
		const struct token *next = scan_at(sc, i + 1);

		if (is_in(sc, i, openers))
			*open = scan_at(sc, i)->sign;
		else if (scan_at(sc, i)->sign == '-' && next->gap == GAP_NONE)
			return -1; /* a minus */
		i++;
	}
	return scan_at(sc, i)->kind == TOKEN_NUMBER ||
		       scan_at(sc, i)->kind == TOKEN_WORD
		   ? i
		   : -1;
}

int
edge_close_bracket(struct scan *sc, int i, uint32_t open)
{
	if (open == 0)
		return is_in(sc, i, closers) ? i + 1 : i;
	for (int k = 0; openers[k] != 0; k++) {
		if (openers[k] == open && is_in(sc, i, closers) &&
		    scan_at(sc, i)->sign == closers[k])
			return i + 1;
	}
	return 0;
}

bool
edge_is_end(struct scan *sc, int i, uint32_t open)
{
	i = edge_close_bracket(sc, i, open);
	if (i == 0)
		return false;
	for (int k = 0; k < ADORNMENTS && scan_at(sc, i)->kind == TOKEN_SIGN &&
			(is_in(sc, i, adornments) || is_in(sc, i, ties_before));
	     k++) {
		if (is_in(sc, i, openers))
			return false;
		i++;
	}
	return scan_at(sc, i)->kind == TOKEN_END;
}

/* Whether a clock of some kind stands at token i. */
static bool
is_time(struct scan *sc, int i)
{
	struct printed_time t;

	return timetext_parse(sc, i, &t) > 0 && t.hour >= 0;
}

bool
edge_is_set_off(struct scan *sc, int i)
{
	static const uint32_t weak[] = {'.', '/', ',', ';', ':', '~', 0};
	const struct token *t = scan_at(sc, i);

	return t->kind == TOKEN_END || t->gap == GAP_WIDE ||
	       (is_in(sc, i, ties_behind) && !scan_among(t->sign, weak) &&
		   (t->sign != '-' || is_loose(sc, i)));
}

bool
edge_goes_on(struct scan *sc, int i)
{
	static const uint32_t dashes[] = {
	    '-', 0x2013, 0x2014, '~', '/', ',', ';', 0};
	const struct token *t = scan_at(sc, i), *next = scan_at(sc, i + 1);
	struct word w;

	if (is_time(sc, i))
		return true;
	/* "12:45 minutes" */
	if (t->kind == TOKEN_WORD && t->end - t->start > 2 &&
	    words_count(sc, i - 1, W_UNIT, &w) && w.behind > i &&
	    (w.value & REL_UNIT) == REL_MINUTE)
		return true;
	if (words_get(sc, i, W_UNTIL, &w))
		return is_time(sc, w.behind);
	if (t->kind != TOKEN_SIGN)
		return t->gap == GAP_NONE && t->kind != TOKEN_END &&
		       !scan_is_cjk(t->sign);
	if (is_in(sc, i, dashes) && is_time(sc, i + 1))
		return true;
	if (t->gap != GAP_NONE)
		return false;
	return scan_among(t->sign, symbols) ||
	       (next->gap == GAP_NONE && next->kind == TOKEN_NUMBER &&
		   !is_in(sc, i, closers));
}

int
edge_skip_ties(struct scan *sc, int i)
{
	for (int k = 0; k < ADORNMENTS && is_in(sc, i, ties_behind); k++) {
		const struct token *t = scan_at(sc, i);
		const struct token *next = scan_at(sc, i + 1);

		if (next->gap == GAP_NONE && next->kind != TOKEN_END &&
		    (next->kind == TOKEN_NUMBER || t->sign == '.' ||
			t->sign == '/'))
			break;
		i++;
	}
	return i;
}

/* Whether a date that we can't read ends before token i ("9 May 2020"): its
 * clock without it would be today's. */
static bool
follows_date(struct scan *sc, int i)
{
	enum { TOKENS_OF_DATE = 6 };

	if (i < 1 || !scan_is_number(sc, i - 1, 4, 4) ||
	    scan_at(sc, i - 1)->value < 1300 ||
	    scan_at(sc, i - 1)->value > 2199)
		return false;
	for (int k = i - 2; k >= 0 && k >= i - TOKENS_OF_DATE; k--) {
		const struct token *t = scan_at(sc, k);

		if (scan_is_number(sc, k, 1, 2) && t->value >= 1 &&
		    t->value <= 31)
			return true;
	}
	return false;
}

bool
edge_begins_well(struct scan *sc, int i, int last, uint32_t *open)
{
	const struct token *t = scan_at(sc, i), *before = scan_at(sc, i - 1);
	struct word w;

	*open = 0;
	if (last == i || last == i - 1)
		return false;
	if (before->kind != TOKEN_SIGN)
		return t->gap == GAP_WIDE && !follows_date(sc, i) &&
		       (before->kind != TOKEN_WORD ||
			   !words_get(sc, i - 1, W_AT, &w));
	if (scan_among(before->sign, openers)) {
		*open = before->sign;
		return true;
	}
	if (!scan_among(before->sign, ties_before) || follows_date(sc, i - 1))
		return false;
	switch (before->sign) {
	case '-':
	case '/':
	case '>':
		return is_loose(sc, i - 1);
	case ',':
	case ';':
		return t->gap != GAP_NONE;
	default:
		return t->gap != GAP_NONE || before->gap != GAP_NONE;
	}
}

size_t
edge_end_of_headline(struct scan *sc, int i, size_t from)
{
	while (i > 0 &&
	       (is_in(sc, i - 1, ties_before) || is_in(sc, i - 1, openers)))
		i--;
	return i > 0 ? scan_at(sc, i - 1)->end : from;
}
