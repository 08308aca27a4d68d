/* timetext_parse.c - puts a printed time together from its parts.
 *
 *     time  = relative | parts
 *     parts = part { [glue] part }
 *     part  = clock | date in numbers | day | month | year | weekday | day word
 *     glue  = sign or small word
 *
 * Languages order the parts in every way, so they are taken as they come, each
 * once; a time ends where the last whole one was. Two dates of two calendars
 * may stand side by side: the Gregorian one is the time's. */
#include "detect/timetext_parse.h"

#include "detect/timetext_parts.h"
#include "detect/timetext_words.h"

enum {
	PARTS = 40, /* parts and glue of one time */
	SIGNS = 3,  /* signs of glue in a row */
	SMALL_WORDS = 4
};

void
timetext_take_hints(struct scan *sc, const struct timetext_hints *hints)
{
	enum date_order order;
	enum clock_style style;

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

static bool
is_glue_sign(const struct token *t)
{
	static const uint32_t set[] = {',', ';', '|', '-', '.', '/', '\'', '@',
	    0x2013, 0x2014, 0x2019, 0x2022, 0xB7, 0x30FB, 0x2024, 0x589, 0x5F3,
	    0x5F4, 0xF0B, 0x1363, 0x970, 0};

	return t->kind == TOKEN_SIGN && scan_among(t->sign, set);
}

/* Whether a name begins with the small word: "tháng 4", "de enero". */
static bool
is_longer_name(struct scan *sc, int i, int behind)
{
	struct clock c;
	struct word w;

	return (words_get(sc, i, W_MONTH, &w) && w.behind > behind) ||
	       (words_get(sc, i, W_WEEKDAY, &w) && w.behind > behind) ||
	       (words_get(sc, i, W_DAY, &w) && w.behind > behind) ||
	       (words_get(sc, i, W_HALF, &w) && w.behind >= behind &&
		   timetext_clock(sc, i, &c) > 0); /* "AM 7:13" */
}

/* Behind signs of glue, among them at most one colon; the last is the glue. */
static int
skip_glue_signs(struct scan *sc, int i, struct parts *r)
{
	r->sign = 0;
	for (int signs = 0; signs < SIGNS; i++, signs++) {
		const struct token *t = scan_at(sc, i);

		if (scan_is_sign(sc, i, '('))
			r->brackets++;
		else if (scan_is_sign(sc, i, ')') && r->brackets > 0)
			r->brackets--;
		else if (is_glue_sign(t))
			r->sign = t->sign;
		else if (t->kind != TOKEN_SIGN || t->sign != ':' || signs > 0)
			break;
	}
	return i;
}

/* The small word at token i, which isn't the beginning of a longer name. */
static bool
small_word(struct scan *sc, int i, struct parts *r, struct word *w)
{
	static const enum word_kind small[] = {W_AT, W_OF, W_LABEL};

	if (scan_at(sc, i)->kind != TOKEN_WORD)
		return false;
	for (int k = 0; k < 3; k++) {
		if (!words_get(sc, i, small[k], w) ||
		    is_longer_name(sc, i, w->behind))
			continue;
		if (small[k] == W_OF)
			r->week |= w->value;
		return true;
	}
	return false;
}

/* Behind what ties the next part to the one before; i where nothing does. */
static int
take_glue(struct scan *sc, int i, struct parts *r)
{
	static const uint32_t signs[] = {
	    '-', '.', ':', 0x2024, '\'', 0x2019, 0};
	const struct token *t = scan_at(sc, i);
	struct word w;
	int words = 0;

	/* "2025-11-18T14:22" */
	if (t->kind == TOKEN_WORD && t->sign == 'T' && t->gap == GAP_NONE &&
	    t->end - t->start == 1 && scan_at(sc, i + 1)->kind == TOKEN_NUMBER)
		return i + 1;
	i = skip_glue_signs(sc, i, r);
	/* "de la", "on the" */
	for (; words < SMALL_WORDS && small_word(sc, i, r, &w); words++) {
		i = w.behind;
		if (scan_at(sc, i)->kind == TOKEN_SIGN &&
		    scan_among(scan_at(sc, i)->sign, signs))
			i++;
	}
	/* "2025 г., 17:46" */
	if (words > 0 && scan_is_sign(sc, i, ','))
		i++;
	return i;
}

/* Behind a clock at an edge only a date that can be nothing else belongs to it:
 * one with a year, or with which the text ends. "09:13 11/9 …" is a headline.
 */
static bool
may_end(struct scan *sc, int i, const struct parts *r, bool clock_last)
{
	const struct date *d = parts_date(r);

	if (!parts_whole(r))
		return false;
	if (sc->whole || clock_last || !r->has_clock)
		return true;
	if (scan_at(sc, i)->kind == TOKEN_END)
		return true;
	return d != NULL && d->year != PARTS_NONE &&
	       scan_at(sc, i - 1)->kind == TOKEN_NUMBER;
}

/* "10th April 2025 GMT": a zone that ends a date without a clock. */
static int
date_zone(struct scan *sc, int i, const struct parts *r, int best,
    struct printed_time *out)
{
	struct clock c = {0};
	int j = i;

	if (sc->whole && !r->has_clock && parts_date(r) != NULL)
		j = timetext_zone(sc, i, &c);
	if (j == i || scan_at(sc, j)->kind != TOKEN_END)
		return best;
	out->zoned = c.zoned;
	out->zone = c.zone;
	out->offset = c.zoned ? c.offset : 0;
	return j;
}

/* "Last Friday": the word before a weekday that says which. */
static int
take_week(struct scan *sc, int i, struct parts *r)
{
	struct word week, day;

	if (!words_get(sc, i, W_OF, &week) || week.value == 0 ||
	    !words_get(sc, week.behind, W_WEEKDAY, &day))
		return i;
	r->week = week.value;
	return week.behind;
}

/* Small words may end a time too: "21:07 ngayong araw", "2025 г." */
static bool
ends_in_small_words(struct scan *sc, int i, const struct parts *r)
{
	return sc->whole && scan_at(sc, i)->kind == TOKEN_END &&
	       parts_whole(r) &&
	       (r->sign == 0 || r->sign == '.' || r->sign == ',' ||
		   r->sign == '-');
}

/* The longest time of parts; *r is what was read on the way. */
static int
read_parts(struct scan *sc, int i, struct parts *r, struct printed_time *out)
{
	int best = 0;

	if (sc->whole)
		i = take_week(sc, i, r);
	for (int n = 0; n < PARTS; n++) {
		bool had_clock = r->has_clock;
		int j = parts_take(sc, i, r);

		if (j == 0)
			break;
		i = j;
		if (scan_is_sign(sc, i, ')') && r->brackets > 0) {
			r->brackets--;
			i++;
		}
		if (may_end(sc, i, r, !had_clock && r->has_clock)) {
			best = i;
			parts_put(r, out);
		}
		i = take_glue(sc, i, r);
	}
	if (best > 0 && ends_in_small_words(sc, i, r))
		best = i;
	return best > 0 ? date_zone(sc, i, r, best, out) : 0;
}

/* The same with "mar" once for March and once for Tuesday. */
static int
read_either(struct scan *sc, int i, struct printed_time *out)
{
	struct parts r = parts_nothing, swapped = parts_nothing;
	struct printed_time other;
	int j = read_parts(sc, i, &r, out), k;

	if (!r.doubtful)
		return j;
	swapped.swapped = true;
	k = read_parts(sc, i, &swapped, &other);
	if (k <= j)
		return j;
	*out = other;
	return k;
}

/* A time has its first number or name at its beginning: this keeps the words
 * of a headline from being looked up. */
static bool
could_begin(struct scan *sc, int i)
{
	const struct token *t = scan_at(sc, i);

	return t->kind == TOKEN_NUMBER ||
	       (t->kind == TOKEN_WORD && words_begins(sc, i));
}

/* "2 days ago, 14:30": the clock behind a day; i if there is none. */
static int
clock_of_day(struct scan *sc, int i, struct printed_time *t)
{
	struct parts r = parts_nothing;
	bool day =
	    t->ago_days != 0 && t->ago_seconds == 0 && t->ago_months == 0;
	int j;

	if (!sc->whole || !day)
		return i;
	j = parts_take_clock(sc, take_glue(sc, i, &r), &r);
	if (j == 0 || r.brackets > 0)
		return i;
	parts_put_clock(&r, t);
	return j;
}

int
timetext_parse(struct scan *sc, int i, struct printed_time *out)
{
	struct printed_time parts, relative;
	int j, k;

	if (!could_begin(sc, i))
		return 0;
	k = timetext_relative(sc, i, &relative);
	j = read_either(sc, i, &parts);
	if (k > 0 && k >= j) {
		*out = relative;
		return clock_of_day(sc, k, out);
	}
	if (j > 0)
		*out = parts;
	return j;
}
