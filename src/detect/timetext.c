/* timetext.c - finds a printed time at the edges of a text.
 *
 * The grammar itself is in timetext_parse.c; timetext_edge.c judges whether what
 * stands before and behind lets the time be one, and timetext_glance.c keeps
 * both from texts without any. */
#include "detect/timetext.h"

#include <ctype.h>

#include "base/limits.h"
#include "detect/timetext_edge.h"
#include "detect/timetext_glance.h"
#include "detect/timetext_parse.h"
#include "detect/timetext_words.h"

enum {
	EDGE = LIMIT_TIME_TEXT, /* bytes in which a time at an edge ends */
	LABELS = 8              /* words before a time */
};

static void
begin(struct scan *sc, const char *s, size_t from, size_t n,
    const struct timetext_hints *hints)
{
	scan_begin(sc, s, from, n);
	timetext_take_hints(sc, hints);
}

/* "v10.12" is a version: a word of Latin letters doesn't touch its clock. */
static bool
is_stuck(struct scan *sc, int i)
{
	const struct token *t = scan_at(sc, i);

	return t->kind == TOKEN_NUMBER && t->gap == GAP_NONE && t->start > 0 &&
	       isalpha((unsigned char)sc->s[t->start - 1]);
}

/* Behind the words before a time: "Updated:", "um". */
static int
skip_labels(struct scan *sc, int i)
{
	struct word w;

	for (int k = 0; k < LABELS; k++) {
		if (!words_get(sc, i, W_LABEL, &w) &&
		    !words_get(sc, i, W_AT, &w) &&
		    (!words_get(sc, i, W_OF, &w) || w.value != 0))
			break;
		if (is_stuck(sc, w.behind))
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
	return behind > 0 && edge_is_end(sc, behind, 0) ? behind : 0;
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

/* The token with which a time that is all of the text begins, if there is one;
 * -1 where it can't. */
static int
first_of_whole(struct scan *sc, uint32_t *open)
{
	int at = edge_skip_front(sc, open);

	if (at < 0 && scan_is_sign(sc, 0, '\''))
		at = 1; /* "'n uur gelede" */
	return at;
}

static bool
is_signed(struct scan *sc)
{
	return (scan_is_sign(sc, 0, '-') || scan_is_sign(sc, 0, '+')) &&
	       scan_at(sc, 1)->gap == GAP_NONE;
}

/* "12", "(2014)": it counts something, and is no time. */
static bool
is_number_alone(struct scan *sc, int at)
{
	enum { DIGITS = 4 };

	return at >= 0 && scan_is_number(sc, at, 1, DIGITS) &&
	       scan_at(sc, at + 1 + scan_is_sign(sc, at + 1, ')'))->kind ==
		   TOKEN_END;
}

/* Whether the text begins as one does that is a time as a whole: no hints are
 * needed to see that most aren't. */
static bool
could_be_whole(struct scan *sc)
{
	uint32_t open;
	int at = first_of_whole(sc, &open);

	return at >= 0 ? words_begins(sc, at) && !is_number_alone(sc, at)
		       : is_signed(sc);
}

/* The time that is all of the text, which may begin with a word like "um";
 * tokens [*first, behind). 0 if there is none. */
static int
find_whole(struct scan *sc, struct printed_time *out, int *first)
{
	struct printed_time t;
	uint32_t open;
	int at = first_of_whole(sc, &open), i, behind = 0;

	if (!could_be_whole(sc))
		return 0;
	if (at < 0)
		return find_signed(sc, out, first);
	sc->whole = true;
	/* "in" may be a label's word or the phrase's own */
	i = at;
	behind = skip_full_stop(sc, timetext_parse(sc, i, &t));
	if (behind == 0 || !edge_is_end(sc, behind, open)) {
		i = skip_labels(sc, at);
		behind =
		    i > at ? skip_full_stop(sc, timetext_parse(sc, i, &t)) : 0;
	}
	sc->whole = false;
	if (behind == 0 || !edge_is_end(sc, behind, open))
		return 0;
	*out = t;
	*first = i;
	return behind;
}

/* A day word or a weekday before a clock opens many a sentence ("Today 10:00
 * is …"); a date doesn't. */
static bool
needs_setting_off(const struct printed_time *t)
{
	return t->relative ||
	       (t->month < 0 && (t->day_word || t->weekday >= 0));
}

static int
find_leading(struct scan *sc, struct printed_time *out, int *first, int *head)
{
	struct printed_time t;
	uint32_t open;
	int i = edge_skip_front(sc, &open), behind, after;

	if (i < 0)
		return 0;
	behind = timetext_parse(sc, i, &t);
	if (behind == 0) {
		/* "at 11:42 - …": a sentence may begin so, but no sentence has
		 * a sign behind it. */
		after = skip_labels(sc, i);
		behind = after > i ? timetext_parse(sc, after, &t) : 0;
		i = after;
		if (behind > 0 && !edge_is_set_off(sc, behind))
			return 0;
	}
	if (behind == 0 || t.hour < 0)
		return 0;
	after = edge_close_bracket(sc, behind, open);
	if (after == 0 || edge_goes_on(sc, behind) ||
	    (after > behind && edge_goes_on(sc, after) &&
		scan_at(sc, after)->kind != TOKEN_WORD) ||
	    (needs_setting_off(&t) && after == behind &&
		!edge_is_set_off(sc, after)))
		return 0;
	*out = t;
	*first = i;
	*head = edge_skip_ties(sc, after);
	return behind;
}

/* "5 minutes ago - headline" */
static int
find_leading_relative(
    struct scan *sc, struct printed_time *out, int *first, int *head)
{
	struct printed_time t;
	uint32_t open;
	int i = edge_skip_front(sc, &open), behind, after;

	if (i < 0 || !words_begins(sc, i))
		return 0;
	behind = timetext_relative(sc, i, &t);
	if (behind == 0)
		return 0;
	after = edge_close_bracket(sc, behind, open);
	if (after == 0 || (after == behind && !edge_is_set_off(sc, after)))
		return 0;
	*out = t;
	*first = i;
	*head = edge_skip_ties(sc, after);
	return behind;
}

/* Whether what stands behind the last sign begins as a relative time does. */
static bool
may_trail(const char *s, size_t n)
{
	size_t from = glance_last_break(s, n);
	struct scan sc;

	if (from == n)
		return false;
	scan_begin(&sc, s, from, n);
	return words_begins(&sc, 0);
}

unsigned
timetext_glance(const char *s, size_t n)
{
	struct scan sc;
	uint32_t open;
	int at;
	bool digit = glance_has_digit(s, n, EDGE), begins;
	bool clock = digit && glance_has_clock(s, n, EDGE);
	unsigned may = clock ? TIMETEXT_LEADING | TIMETEXT_TRAILING : 0;

	/* Words alone say no clock: they must begin a phrase. */
	scan_begin(&sc, s, 0, n);
	at = first_of_whole(&sc, &open);
	begins = at >= 0 ? words_begins(&sc, at) : is_signed(&sc);
	if (begins && n <= EDGE && !is_number_alone(&sc, at))
		may |= TIMETEXT_WHOLE;
	if (begins && glance_could_be_set_off(s, n))
		may |= TIMETEXT_LEADING;
	if (!clock && may_trail(s, n))
		may |= TIMETEXT_TRAILING;
	return may | (digit ? TIMETEXT_LABELLED : 0);
}

bool
timetext_leading(const char *s, size_t n, const struct timetext_hints *hints,
    struct printed_time *out, struct time_span *span)
{
	struct scan sc;
	int first, behind = 0, head = -1;

	begin(&sc, s, 0, n, hints);
	if (glance_could_be_clock(s, n < EDGE ? n : EDGE, sc.style)) {
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
	if (behind == 0 && glance_could_be_set_off(s, n))
		behind = find_leading_relative(&sc, out, &first, &head);
	if (behind == 0)
		return false;
	span->from = 0;
	span->to = head >= 0 ? scan_at(&sc, head)->start : n;
	span->start = scan_at(&sc, first)->start;
	span->end = scan_at(&sc, behind - 1)->end;
	return true;
}

/* Behind the time in brackets in tokens (i, behind), which seem to be a time as
 * a whole; its first token in *first. "… anche oggi (06:58)": the brackets are
 * what ends the headline, a day's name in it is the headline's. 0 for none. */
static int
find_bracketed(
    struct scan *sc, int i, int behind, struct printed_time *out, int *first)
{
	uint32_t open;

	if (out->month >= 0 || out->day >= 0 || out->relative)
		return 0;
	for (int k = i + 1; k < behind; k++) {
		struct printed_time t;
		int end;

		if (!edge_begins_well(sc, k, -1, &open) || open == 0)
			continue;
		end = timetext_parse(sc, k, &t);
		if (end == 0 || t.hour < 0 || !edge_is_end(sc, end, open))
			return 0;
		*out = t;
		*first = k;
		return end;
	}
	return 0;
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
		if (i > from && edge_begins_well(sc, i, last, &open) &&
		    edge_is_end(sc, behind, open)) {
			*out = t;
			*first = i;
			return behind;
		}
		if (i > from) {
			int end = find_bracketed(sc, i, behind, &t, first);

			if (end > 0) {
				*out = t;
				return end;
			}
		}
		last = behind;
		i = behind - 1;
	}
	return 0;
}

/* "headline | 5 minutes ago": whether a relative time is all that stands behind
 * the last sign. */
static bool
trails_relative(const char *s, size_t n, const struct timetext_hints *hints,
    struct printed_time *out, struct time_span *span)
{
	size_t from = glance_last_break(s, n), end;
	struct printed_time t;
	struct scan sc;
	int behind;

	if (from == n)
		return false;
	begin(&sc, s, from, n, hints);
	if (!words_begins(&sc, 0))
		return false;
	behind = timetext_relative(&sc, 0, &t);
	if (behind == 0 || !edge_is_end(&sc, behind,
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
	if (!glance_could_be_clock(s + from, n - from, sc.style))
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
		span->from = edge_end_of_headline(&sc, first, from);
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
	scan_begin(&sc, s, 0, n);
	if (!could_be_whole(&sc))
		return false;
	timetext_take_hints(&sc, hints);
	return find_whole(&sc, out, &first) > 0;
}
