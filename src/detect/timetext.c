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
separator_len(const char *s, size_t n, int style)
{
	unsigned char c = (unsigned char)s[0];

	if (c == ':' || (style == CLOCK_DOT && c == '.') ||
	    (style == CLOCK_H && (c | 0x20) == 'h'))
		return 1;
	if (n < 3)
		return 0;
	/* the full-width and the small colon and the ratio sign; 時, 时, 点 */
	if (memcmp(s, "\uFF1A", 3) == 0 || memcmp(s, "\uFE55", 3) == 0 ||
	    memcmp(s, "\u2236", 3) == 0 || memcmp(s, "\u6642", 3) == 0 ||
	    memcmp(s, "\u65F6", 3) == 0 || memcmp(s, "\u70B9", 3) == 0 ||
	    memcmp(s, "\uC2DC", 3) == 0)
		return 3;
	return 0;
}

/* Whether two digits stand around a separator somewhere. Nearly every text
 * without a time is told by this alone. */
static bool
could_be_clock(const char *s, size_t n, int style)
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

static void
begin(struct scan *sc, const char *s, size_t from, size_t n,
    const struct timetext_hints *hints)
{
	enum date_order order;
	enum clock_style style;

	scan_begin(sc, s, from, n);
	words_habit(hints->language, &order, &style);
	sc->order = order;
	sc->style = hints->style != CLOCK_COLON ? hints->style : style;
	for (size_t i = 0;
	     hints->language != NULL && i + 1 < sizeof(sc->language) &&
	     (hints->language[i] | 0x20) >= 'a' &&
	     (hints->language[i] | 0x20) <= 'z';
	     i++) {
		sc->language[i] = (char)(hints->language[i] | 0x20);
		sc->language[i + 1] = '\0';
	}
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

/* Behind the words before a time: "Updated:", "um". */
static int
skip_labels(struct scan *sc, int i)
{
	struct word w;

	for (int k = 0; k < ADORNMENTS; k++) {
		if (!words_get(sc, i, W_LABEL, &w) &&
		    !words_get(sc, i, W_AT, &w) &&
		    (!words_get(sc, i, W_OF, &w) || w.value != 0))
			break;
		i = w.behind;
		while (scan_is_sign(sc, i, ':') || scan_is_sign(sc, i, '.') ||
		       scan_is_sign(sc, i, '-') || scan_is_sign(sc, i, '|'))
			i++;
	}
	return i;
}

/* "-5 min", which some languages print for "5 minutes ago". */
static int
find_signed(struct scan *sc, struct printed_time *out, int *first)
{
	int behind;

	sc->whole = true;
	behind = timetext_relative(sc, 0, out);
	sc->whole = false;
	if (behind > 0 && scan_is_sign(sc, behind, '.'))
		behind++;
	*first = 0;
	return behind > 0 && is_end(sc, behind, 0) ? behind : 0;
}

/* Behind a dot that ends the whole text: "vor 5 Min." */
static int
skip_full_stop(struct scan *sc, int i)
{
	return i > 0 && scan_is_sign(sc, i, '.') &&
		       scan_at(sc, i)->gap == GAP_NONE
		   ? i + 1
		   : i;
}

/* The time that is all of the text, which may begin with a word like "um";
 * tokens [*first, behind). 0 if there is none. */
static int
find_whole(struct scan *sc, struct printed_time *out, int *first)
{
	struct printed_time t;
	uint32_t open;
	int at = skip_front(sc, &open), i, behind = 0;

	if (at < 0 && (scan_is_sign(sc, 0, '-') || scan_is_sign(sc, 0, '+')) &&
	    scan_at(sc, 1)->gap == GAP_NONE)
		return find_signed(sc, out, first);
	if (at < 0 && scan_is_sign(sc, 0, '\''))
		at = 1; /* "'n uur gelede" */
	if (at < 0 || !words_begins(sc, at))
		return 0;
	sc->whole = true;
	/* "in" may be a label's word or the phrase's own */
	i = at;
	behind = skip_full_stop(sc, timetext_parse(sc, i, &t));
	if (behind == 0 || !is_end(sc, behind, open)) {
		i = skip_labels(sc, at);
		behind =
		    i > at ? skip_full_stop(sc, timetext_parse(sc, i, &t)) : 0;
	}
	sc->whole = false;
	if (behind == 0 || !is_end(sc, behind, open))
		return 0;
	*out = t;
	*first = i;
	return behind;
}

/* Whether a clock of some kind stands at token i. */
static bool
is_time(struct scan *sc, int i)
{
	struct printed_time t;

	return timetext_parse(sc, i, &t) > 0 && t.hour >= 0;
}

/* Whether the headline is set off from the time that ends before token i, by a
 * break or a sign that no sentence goes on behind. */
static bool
is_set_off(struct scan *sc, int i)
{
	static const uint32_t weak[] = {'.', '/', ',', ';', ':', '~', 0};
	const struct token *t = scan_at(sc, i);

	return t->kind == TOKEN_END || t->gap == GAP_WIDE ||
	       (is_in(sc, i, ties_behind) && !scan_among(t->sign, weak) &&
		   (t->sign != '-' || is_loose(sc, i)));
}

/* A day word or a weekday before a clock opens many a sentence ("Today 10:00
 * is …"); a date doesn't. */
static bool
needs_setting_off(const struct printed_time *t)
{
	return t->relative ||
	       (t->month < 0 && (t->day_word || t->weekday >= 0));
}

/* Whether the time that ends before token i goes on into a range ("- 14:00",
 * "bis 14 Uhr"), a list of times or a bigger number. */
static bool
goes_on(struct scan *sc, int i)
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
find_leading(struct scan *sc, struct printed_time *out, int *first, int *head)
{
	struct printed_time t;
	uint32_t open;
	int i = skip_front(sc, &open), behind, after;

	if (i < 0)
		return 0;
	behind = timetext_parse(sc, i, &t);
	if (behind == 0 || t.hour < 0)
		return 0;
	after = close_bracket(sc, behind, open);
	if (after == 0 || goes_on(sc, behind) ||
	    (after > behind && goes_on(sc, after) &&
		scan_at(sc, after)->kind != TOKEN_WORD) ||
	    (needs_setting_off(&t) && after == behind &&
		!is_set_off(sc, after)))
		return 0;
	*out = t;
	*first = i;
	*head = skip_ties(sc, after);
	return behind;
}

/* Whether a sign stands near the front that could set a time off, or the text
 * is so short that it could end there. */
static bool
could_be_set_off(const char *s, size_t n)
{
	enum { SHORT = 48 };

	if (n <= SHORT)
		return true;
	for (size_t i = 0; i < (size_t)SHORT * 2 && i < n; i++) {
		unsigned char c = (unsigned char)s[i];

		/* 0xE2 and 0xC2 begin dashes and bullets */
		if (c == '|' || c == '-' || c == ')' || c == ']' || c == '>' ||
		    c == '\n' || c == '\t' || c == 0xE2 || c == 0xC2 ||
		    (c == ' ' && i + 1 < n && s[i + 1] == ' '))
			return true;
	}
	return false;
}

/* "5 minutes ago - headline" */
static int
find_leading_relative(
    struct scan *sc, struct printed_time *out, int *first, int *head)
{
	struct printed_time t;
	uint32_t open;
	int i = skip_front(sc, &open), behind, after;

	if (i < 0 || !words_begins(sc, i))
		return 0;
	behind = timetext_relative(sc, i, &t);
	if (behind == 0)
		return 0;
	after = close_bracket(sc, behind, open);
	if (after == 0 || (after == behind && !is_set_off(sc, after)))
		return 0;
	*out = t;
	*first = i;
	*head = skip_ties(sc, after);
	return behind;
}

bool
timetext_leading(const char *s, size_t n, const struct timetext_hints *hints,
    struct printed_time *out, struct time_span *span)
{
	struct scan sc;
	int first, behind = 0, head = -1;

	begin(&sc, s, 0, n, hints);
	if (could_be_clock(s, n < EDGE ? n : EDGE, sc.style)) {
		behind = find_leading(&sc, out, &first, &head);
		if (behind == 0) {
			struct printed_time t;

			behind = find_whole(&sc, &t, &first);
			if (behind > 0 && t.hour < 0 && !t.relative)
				return false;
			if (behind > 0)
				*out = t;
		}
	}
	if (behind == 0 && could_be_set_off(s, n))
		behind = find_leading_relative(&sc, out, &first, &head);
	if (behind == 0)
		return false;
	span->from = 0;
	span->to = head >= 0 ? scan_at(&sc, head)->start : n;
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

static int
find_trailing(struct scan *sc, int from, struct printed_time *out, int *first)
{
	int last = -1;

	for (int i = from; scan_at(sc, i)->kind > TOKEN_CUT; i++) {
		struct printed_time t;
		uint32_t open;
		int behind;

		if (scan_at(sc, i)->kind == TOKEN_SIGN)
			continue;
		behind = timetext_parse(sc, i, &t);
		if (behind == 0 || t.hour < 0)
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

/* The byte behind the last sign or break that could set a relative time off
 * from the headline; n if there is none. */
static size_t
last_break(const char *s, size_t n)
{
	enum { LOOK_BACK = 64 };
	static const char signs[][4] = {
	    "\u2013", "\u2014", "\u2022", "\u00B7", "\u25CF"};
	size_t end = n > LOOK_BACK ? n - LOOK_BACK : 0;

	for (size_t i = n; i-- > end;) {
		if (s[i] == '|' || s[i] == '(' || s[i] == '\n' || s[i] == '[' ||
		    (s[i] == '-' && i > 0 && s[i - 1] == ' ' && i + 1 < n &&
			s[i + 1] == ' '))
			return i + 1 < n ? i + 1 : n;
		for (int k = 0; k < 5 && ((unsigned char)s[i] == 0xE2 ||
					     (unsigned char)s[i] == 0xC2);
		     k++) {
			size_t len = strlen(signs[k]);

			if (i + len < n && memcmp(s + i, signs[k], len) == 0)
				return i + len;
		}
	}
	return n;
}

/* "headline | 5 minutes ago": whether a relative time is all that stands behind
 * the last sign. */
static bool
trails_relative(const char *s, size_t n, const struct timetext_hints *hints,
    struct printed_time *out, struct time_span *span)
{
	size_t from = last_break(s, n), end;
	struct printed_time t;
	struct scan sc;
	int behind;

	if (from == n)
		return false;
	begin(&sc, s, from, n, hints);
	if (!words_begins(&sc, 0))
		return false;
	behind = timetext_relative(&sc, 0, &t);
	if (behind == 0 || !is_end(&sc, behind,
			       s[from - 1] == '(' || s[from - 1] == '['
				   ? (uint32_t)(unsigned char)s[from - 1]
				   : 0))
		return false;
	span->start = scan_at(&sc, 0)->start;
	span->end = scan_at(&sc, behind - 1)->end;
	span->to = n;
	end = from - 1;
	/* the sign and the space before it go with the time */
	while (end > 0 && ((unsigned char)s[end] & 0xC0) == 0x80)
		end--;
	while (end > 0 && (s[end - 1] == ' ' || s[end - 1] == '\n'))
		end--;
	span->from = end;
	*out = t;
	return end > 0;
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

static bool
trails_clock(const char *s, size_t n, const struct timetext_hints *hints,
    struct printed_time *out, struct time_span *span)
{
	size_t from = n > EDGE ? n - EDGE : 0;
	struct printed_time t;
	struct scan sc;
	int first, behind = 0;

	while (from < n && ((unsigned char)s[from] & 0xC0) == 0x80)
		from++;
	begin(&sc, s, from, n, hints);
	if (!could_be_clock(s + from, n - from, sc.style))
		return false;
	if (from == 0)
		behind = find_whole(&sc, &t, &first);
	if (behind > 0 && t.hour < 0 && !t.relative)
		behind = 0;
	span->from = 0;
	if (behind == 0) {
		/* the first token of a piece may be part of one */
		behind = find_trailing(&sc, from > 0, &t, &first);
		if (behind == 0)
			return false;
		span->from = end_of_headline(&sc, first, from);
	}
	*out = t;
	span->start = scan_at(&sc, first)->start;
	span->end = scan_at(&sc, behind - 1)->end;
	span->to = n;
	return true;
}

bool
timetext_trailing(const char *s, size_t n, const struct timetext_hints *hints,
    struct printed_time *out, struct time_span *span)
{
	return trails_clock(s, n, hints, out, span) ||
	       trails_relative(s, n, hints, out, span);
}

bool
timetext_whole(const char *s, size_t n, const struct timetext_hints *hints,
    struct printed_time *out)
{
	struct scan sc;
	int first;

	if (n > EDGE)
		return false;
	begin(&sc, s, 0, n, hints);
	return find_whole(&sc, out, &first) > 0;
}
