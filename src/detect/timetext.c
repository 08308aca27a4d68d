/* timetext.c - finds a printed time at the edges of a text.
 *
 * The grammar itself is in timetext_parse.c; here is judged whether what
 * stands before and behind lets the time be one. In doubt it is none: a line
 * lost is seen, a line with a false time is not. */
#include "detect/timetext.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "detect/timetext_parse.h"
#include "detect/timetext_words.h"
#include "text/chars.h"

/* What may stand around a time as decoration: bullets, clocks, dashes. */
static const uint32_t adornments[] = {'|', '-', '*', '>', '(', '[', '{', 0xAB,
    0xB7, 0xBB, 0x2013, 0x2014, 0x2022, 0x203A, 0x2043, 0x231A, 0x231B, 0x23F0,
    0x23F1, 0x23F2, 0x25A0, 0x25AA, 0x25B6, 0x25BA, 0x25C6, 0x25CF, 0x25E6,
    0x2666, 0x27A4, 0x3010, 0x3014, 0x30FB, 0x1F534, 0x1F550, 0x1F551, 0x1F552,
    0x1F553, 0x1F554, 0x1F555, 0x1F556, 0x1F557, 0x1F558, 0x1F559, 0x1F55A,
    0x1F55B, 0};
static const uint32_t openers[] = {'(', '[', '{', 0xAB, 0x3010, 0x3014, 0};
static const uint32_t closers[] = {')', ']', '}', 0xBB, 0x3011, 0x3015, 0};
/* What ties a time to the headline behind it, and to the one before it. */
static const uint32_t ties_behind[] = {'|', '-', ':', ',', ';', '.', '>', '~',
    '/', 0xB7, 0xBB, 0x2013, 0x2014, 0x2022, 0x203A, 0x25CF, 0x30FB, 0};
static const uint32_t ties_before[] = {'|', '-', ',', ';', '>', '/', 0xB7, 0xBB,
    0x2013, 0x2014, 0x2022, 0x203A, 0x25CF, 0x30FB, 0};
/* What makes another number of a clock that it touches: 10:15%, 10:15', -1:10.
 */
static const uint32_t symbols[] = {'%', '\'', '+', '=', '*', '_', '@', '/',
    '\\', '&', '#', '$', '^', 0xB0, 0xD7, 0x2019, 0x2032, 0x2033, 0x20AC, 0x66A,
    0};

enum {
	EDGE = LIMIT_TIME_TEXT, /* bytes in which a time at an edge ends */
	ADORNMENTS = 8          /* signs before a time, and behind it */
};

void
timetext_none(struct printed_time *out)
{
	*out = printed_nothing;
}

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

/* The character that ends before byte `at`, those that can't be seen and spaces
 * aside; the one that begins at it. 0 where there is none. */
static uint32_t
before_byte(const char *s, size_t at)
{
	uint32_t c = 0;

	while (at > 0) {
		size_t end = at;

		do {
			at--;
		} while (at > 0 && ((unsigned char)s[at] & 0xC0) == 0x80);
		if (utf8_len(s + at, end - at) == 0)
			return 0;
		c = utf8_point(s + at, end - at);
		if (!chars_is_invisible(c) && !chars_is_space(c))
			break;
	}
	return c;
}

static uint32_t
at_byte(const char *s, size_t n, size_t at)
{
	uint32_t c = 0;

	while (at < n) {
		size_t len = utf8_len(s + at, n - at);

		if (len == 0)
			return 0;
		c = utf8_point(s + at, len);
		if (!chars_is_invisible(c) && !chars_is_space(c))
			break;
		at += len;
	}
	return c;
}

/* Length of what may stand between hour and minute at s, of n bytes; or 0. */
static size_t
separator_len(const char *s, size_t n, enum clock_style style)
{
	unsigned char c = (unsigned char)s[0];

	if (c == ':' || (style == CLOCK_DOT && c == '.') ||
	    (style == CLOCK_H && (c | 0x20) == 'h'))
		return 1;
	if (n < 3)
		return 0;
	/* the full-width and the small colon and the ratio sign */
	if (memcmp(s, "\uFF1A", 3) == 0 || memcmp(s, "\uFE55", 3) == 0 ||
	    memcmp(s, "\u2236", 3) == 0)
		return 3;
	return 0;
}

/* Whether two digits stand around a separator somewhere. Nearly every text
 * without a time is told by this alone. */
static bool
could_be_clock(const char *s, size_t n, enum clock_style style)
{
	for (size_t i = 1; i + 1 < n; i++) {
		unsigned char c = (unsigned char)s[i];
		size_t len;

		if (style == CLOCK_COLON && c != ':' && c < 0xE2)
			continue;
		len = separator_len(s + i, n - i, style);
		if (len > 0 && chars_digit(before_byte(s, i)) >= 0 &&
		    chars_digit(at_byte(s, n, i + len)) >= 0)
			return true;
	}
	return false;
}

/* The first token that isn't decoration; *open is the last bracket opened, or
 * 0. -1 where the next can't begin a time. */
static int
skip_front(struct scan *sc, uint32_t *open)
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

/* Behind the bracket that closes `open`, which 0 says isn't open; 0 where it
 * stays open, for then the time is part of what the brackets say. */
static int
close_bracket(struct scan *sc, int i, uint32_t open)
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

/* Whether nothing but decoration follows. */
static bool
is_end(struct scan *sc, int i, uint32_t open)
{
	i = close_bracket(sc, i, open);
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

/* The time that is all of the text, which may begin with a word like "um";
 * tokens [*first, behind). 0 if there is none. */
static int
find_whole(struct scan *sc, enum clock_style style, struct printed_time *out,
    int *first)
{
	struct printed_time t;
	uint32_t open;
	int i = skip_front(sc, &open), behind;

	if (i < 0)
		return 0;
	if (words_find(sc, i, words_at, &i) != NULL &&
	    (scan_is_sign(sc, i, ':') || scan_is_sign(sc, i, '.')))
		i++;
	behind = timetext_parse(sc, i, style, &t);
	if (behind == 0 || !is_end(sc, behind, open))
		return 0;
	*out = t;
	*first = i;
	return behind;
}

/* Whether a clock of some kind stands at token i. */
static bool
is_time(struct scan *sc, int i, enum clock_style style)
{
	struct printed_time t;

	return timetext_parse(sc, i, style, &t) > 0;
}

/* Whether the time that ends before token i goes on into a range ("- 14:00",
 * "bis 14 Uhr"), a list of times or a bigger number. */
static bool
goes_on(struct scan *sc, int i, enum clock_style style)
{
	static const uint32_t dashes[] = {'-', 0x2013, 0x2014, '~', '/', 0};
	const struct token *t = scan_at(sc, i), *next = scan_at(sc, i + 1);
	int j;

	if (is_time(sc, i, style))
		return true;
	if (words_find(sc, i, words_until, &j) != NULL)
		return is_time(sc, j, style);
	if (t->kind != TOKEN_SIGN)
		return t->gap == GAP_NONE && t->kind != TOKEN_END &&
		       !scan_is_cjk(t->sign);
	if (is_in(sc, i, dashes) && is_time(sc, i + 1, style))
		return true;
	if (t->gap != GAP_NONE)
		return false;
	return scan_among(t->sign, symbols) ||
	       (next->gap == GAP_NONE && next->kind == TOKEN_NUMBER &&
		   !is_in(sc, i, closers));
}

/* The token at which the headline begins, behind the signs that tie a time to
 * it. A dash that touches a number is the number's. */
static int
skip_ties(struct scan *sc, int i)
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

static int
find_leading(struct scan *sc, enum clock_style style, struct printed_time *out,
    int *first, int *head)
{
	struct printed_time t;
	uint32_t open;
	int i = skip_front(sc, &open), behind, after;

	if (i < 0)
		return 0;
	behind = timetext_parse(sc, i, style, &t);
	if (behind == 0)
		return 0;
	after = close_bracket(sc, behind, open);
	if (after == 0 || goes_on(sc, behind, style) ||
	    (after > behind && goes_on(sc, after, style) &&
		scan_at(sc, after)->kind != TOKEN_WORD))
		return 0;
	*out = t;
	*first = i;
	*head = skip_ties(sc, after);
	return behind;
}

bool
timetext_leading(const char *s, size_t n, enum clock_style style,
    struct printed_time *out, struct time_span *span)
{
	struct scan sc;
	int first, behind, head;

	if (!could_be_clock(s, n < EDGE ? n : EDGE, style))
		return false;
	scan_begin(&sc, s, 0, n);
	behind = find_leading(&sc, style, out, &first, &head);
	if (behind > 0) {
		span->to = scan_at(&sc, head)->start;
	} else {
		behind = find_whole(&sc, style, out, &first);
		if (behind == 0)
			return false;
		span->to = n;
	}
	span->from = 0;
	span->start = scan_at(&sc, first)->start;
	span->end = scan_at(&sc, behind - 1)->end;
	return true;
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

/* Whether the headline before token i ends there: a sign with space around it,
 * or a break in the text. *open is the bracket that stands before the time. A
 * clock in a sentence ("… at 10:00") has only a space before it. `last` is the
 * token behind the clock found before, or -1: a range or a list of times. */
static bool
begins_well(struct scan *sc, int i, int last, uint32_t *open)
{
	const struct token *t = scan_at(sc, i), *before = scan_at(sc, i - 1);
	int at;

	*open = 0;
	if (last == i || last == i - 1)
		return false;
	if (before->kind != TOKEN_SIGN)
		return t->gap == GAP_WIDE && !follows_date(sc, i) &&
		       (before->kind != TOKEN_WORD ||
			   words_find(sc, i - 1, words_at, &at) == NULL);
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

static int
find_trailing(struct scan *sc, int from, enum clock_style style,
    struct printed_time *out, int *first)
{
	int last = -1;

	for (int i = from; scan_at(sc, i)->kind > TOKEN_CUT; i++) {
		struct printed_time t;
		uint32_t open;
		int behind = timetext_parse(sc, i, style, &t);

		if (behind == 0)
			continue;
		if (i > from && begins_well(sc, i, last, &open) &&
		    is_end(sc, behind, open)) {
			*out = t;
			*first = i;
			return behind;
		}
		last = behind;
		i = behind - 1;
	}
	return 0;
}

/* The end of the headline before token i: the signs that tie the time to it go
 * with the time. */
static size_t
end_of_headline(struct scan *sc, int i, size_t from)
{
	while (i > 0 &&
	       (is_in(sc, i - 1, ties_before) || is_in(sc, i - 1, openers)))
		i--;
	return i > 0 ? scan_at(sc, i - 1)->end : from;
}

bool
timetext_trailing(const char *s, size_t n, enum clock_style style,
    struct printed_time *out, struct time_span *span)
{
	size_t from = n > EDGE ? n - EDGE : 0;
	struct scan sc;
	int first, behind = 0;

	if (!could_be_clock(s + from, n - from, style))
		return false;
	while (from < n && ((unsigned char)s[from] & 0xC0) == 0x80)
		from++;
	scan_begin(&sc, s, from, n);
	if (from == 0)
		behind = find_whole(&sc, style, out, &first);
	span->from = 0;
	if (behind == 0) {
		/* the first token of a piece may be part of one */
		behind = find_trailing(&sc, from > 0, style, out, &first);
		if (behind == 0)
			return false;
		span->from = end_of_headline(&sc, first, from);
	}
	span->start = scan_at(&sc, first)->start;
	span->end = scan_at(&sc, behind - 1)->end;
	span->to = n;
	return true;
}

bool
timetext_whole(
    const char *s, size_t n, enum clock_style style, struct printed_time *out)
{
	struct scan sc;
	int first;

	if (n > EDGE || !could_be_clock(s, n, style))
		return false;
	scan_begin(&sc, s, 0, n);
	return find_whole(&sc, style, out, &first) > 0;
}
