/* timetext_clock.c - clocks, with their half of the day and their zone. */
#include "base/instant.h"
#include "detect/timetext_parse.h"
#include "detect/timetext_words.h"

static bool
is_letter_h(struct scan *sc, int i)
{
	const struct token *t = scan_at(sc, i);

	return t->kind == TOKEN_WORD && t->end - t->start == 1 &&
	       (t->sign == 'h' || t->sign == 'H') && t->gap != GAP_WIDE &&
	       scan_at(sc, i + 1)->gap != GAP_WIDE;
}

/* What stands between hour and minute; 0 for nothing that the style allows. */
static uint32_t
separator(struct scan *sc, int i, enum clock_style style)
{
	if (scan_is_tight(sc, i, ':'))
		return ':';
	if (style == CLOCK_DOT && scan_is_tight(sc, i, '.'))
		return '.';
	if (style == CLOCK_H && is_letter_h(sc, i))
		return 'h';
	return 0;
}

/* "9:13", "17:04:02". With dots two numbers only: three are a date. */
static int
digits_of_clock(
    struct scan *sc, int i, enum clock_style style, struct clock *out)
{
	struct clock c = {.second = -1};
	uint32_t sep;

	if (!scan_is_number(sc, i, 1, 2) || !scan_is_number(sc, i + 2, 2, 2))
		return 0;
	sep = separator(sc, i + 1, style);
	if (sep == 0)
		return 0;
	c.hour = scan_at(sc, i)->value;
	c.minute = scan_at(sc, i + 2)->value;
	i += 3;
	if (sep == ':' && scan_is_tight(sc, i, ':') &&
	    scan_is_number(sc, i + 1, 2, 2)) {
		c.second = scan_at(sc, i + 1)->value;
		i += 2;
	}
	if (c.hour > 23 || c.minute > 59 || c.second > 59)
		return 0;
	*out = c;
	return i;
}

/* "15.30" of a style with dots goes on into "15.30.2020" or "15.30 %". */
static bool
is_dotted_number(struct scan *sc, int behind)
{
	static const uint32_t units[] = {
	    '%', 0x66A, 0x2030, 0xB0, '$', 0x20AC, 0xA3, 0x20BA, 0};
	const struct token *t = scan_at(sc, behind);

	return t->kind == TOKEN_SIGN &&
	       (scan_among(t->sign, units) ||
		   (t->sign == '.' && t->gap == GAP_NONE &&
		       scan_is_number(sc, behind + 1, 1, 9) &&
		       scan_at(sc, behind + 1)->gap == GAP_NONE));
}

/* 12 am is midnight and 12 pm noon. A clock of 24 hours with "pm" is one
 * ("13:05 pm"); 0 pm and 13 am are nothing. */
static bool
apply_half(struct clock *c, int half)
{
	if (c->hour > 12)
		return half == HALF_PM;
	if (c->hour == 0)
		return half == HALF_AM;
	c->hour = c->hour % 12 + half;
	return true;
}

/* Some words of the table open headlines too: "م. فلان" is an engineer, "مساء
 * اليوم" is this evening ("مساءً", with its ending, is the adverb). */
static bool
opens_headline(struct scan *sc, int i, int behind)
{
	static const char ending[] = "\xD9\x8B"; /* fathatan */
	const struct token *word = scan_at(sc, i);
	const struct token *next = scan_at(sc, behind);

	if (next->kind == TOKEN_SIGN && next->sign == '.')
		return next->gap == GAP_NONE &&
		       scan_at(sc, behind + 1)->kind == TOKEN_WORD;
	return next->kind == TOKEN_WORD && word->end - word->start > 4 &&
	       memmem(sc->s + word->start, word->end - word->start, ending,
		   sizeof(ending) - 1) == NULL;
}

/* The half of the day behind a clock: i itself if none is there, 0 if one is
 * there that contradicts the clock. */
static int
half_behind(struct scan *sc, int i, struct clock *c)
{
	const struct phrase *p;
	int behind;

	p = words_find(sc, i, words_half, &behind);
	if (p == NULL || (p->weak && opens_headline(sc, i, behind)))
		return i;
	return apply_half(c, p->value) ? behind : 0;
}

/* "+03:00", "+0300", "+3" from its sign on. Without a zone's name before it,
 * four digits must touch the clock ("+1200 …" opens a headline) and two are
 * not enough. */
static int
offset_digits(struct scan *sc, int i, bool named, int *out)
{
	int sign = scan_is_sign(sc, i, '-') ? -1 : 1;
	const struct token *t = scan_at(sc, i + 1);
	int hours, minutes = 0;

	if ((!scan_is_sign(sc, i, '+') && !scan_is_sign(sc, i, '-')) ||
	    t->kind != TOKEN_NUMBER || t->gap != GAP_NONE)
		return 0;
	if (t->digits == 4 && (named || scan_at(sc, i)->gap == GAP_NONE)) {
		hours = t->value / 100;
		minutes = t->value % 100;
		i += 2;
	} else if (t->digits <= 2 && scan_is_tight(sc, i + 2, ':') &&
		   scan_is_number(sc, i + 3, 2, 2)) {
		hours = t->value;
		minutes = scan_at(sc, i + 3)->value;
		i += 4;
	} else if (t->digits <= 2 && named) {
		hours = t->value;
		i += 2;
	} else {
		return 0;
	}
	if (hours > 14 || minutes > 59)
		return 0;
	*out = sign * (hours * HOUR + minutes * MINUTE);
	return i;
}

static bool
is_upper(const struct scan *sc, const struct token *t)
{
	for (size_t i = t->start; i < t->end; i++) {
		if (sc->s[i] >= 'a' && sc->s[i] <= 'z')
			return false;
	}
	return true;
}

/* "GMT", "UTC+2", "(IST)". A weak name is one in capitals with no word of a
 * headline behind it. */
static int
zone_name(struct scan *sc, int i, int *out)
{
	const struct phrase *p;
	int behind, j, shift;

	p = words_find(sc, i, words_zone, &behind);
	if (p == NULL)
		return 0;
	if (p->weak && (!is_upper(sc, scan_at(sc, i)) ||
			   scan_at(sc, behind)->kind == TOKEN_WORD))
		return 0;
	*out = p->value;
	if (p->value != 0)
		return behind;
	j = offset_digits(sc, behind, true, &shift);
	if (j > 0)
		*out = shift;
	return j > 0 ? j : behind;
}

/* "بتوقيت غرينتش". Of a place that we don't know its word is taken, and the
 * zone is the source's. */
static int
zone_place(struct scan *sc, int i, int *out)
{
	const struct phrase *in, *place;
	int behind;

	in = words_find(sc, i, words_in_zone, &i);
	if (in == NULL)
		return 0;
	place = words_find(sc, i, words_place, &behind);
	if (place != NULL) {
		*out = place->value;
		return behind;
	}
	if (in->weak || scan_at(sc, i)->kind != TOKEN_WORD)
		return 0;
	*out = ZONE_HERE;
	return i + 1;
}

static int
zone_bare(struct scan *sc, int i, int *out)
{
	int j = zone_name(sc, i, out);

	if (j == 0)
		j = zone_place(sc, i, out);
	if (j == 0 && scan_is_sign(sc, i, '+'))
		j = offset_digits(sc, i, false, out);
	return j;
}

/* A zone, in brackets or not; i itself if there is none. */
static int
zone_behind(struct scan *sc, int i, struct clock *c)
{
	bool bracket = scan_is_sign(sc, i, '(');
	int offset, j = zone_bare(sc, i + bracket, &offset);

	if (j == 0 || (bracket && !scan_is_sign(sc, j, ')')))
		return i;
	if (offset != ZONE_HERE) {
		c->zoned = true;
		c->offset = offset;
	}
	return j + bracket;
}

int
timetext_clock(
    struct scan *sc, int i, enum clock_style style, struct clock *out)
{
	const struct phrase *half;
	struct clock c;
	int j;

	half = words_find(sc, i, words_half_cjk, &i);
	i = digits_of_clock(sc, i, style, &c);
	if (i == 0 || (style == CLOCK_DOT && is_dotted_number(sc, i)))
		return 0;
	if (half != NULL && !apply_half(&c, half->value))
		return 0;
	j = half_behind(sc, i, &c);
	if (j == 0)
		return 0;
	if (j == i)
		(void)words_find(sc, i, words_oclock, &j);
	*out = c;
	return zone_behind(sc, j, out);
}
