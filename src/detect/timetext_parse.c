/* timetext_parse.c - the productions of the time grammar.
 *
 *     time   = date join clock | clock [join date]
 *     clock  = [half] h:mm[:ss] [half | o'clock] [zone]
 *     zone   = ["("] GMT[+h[:mm]] | CET | +hh[:mm] | بتوقيت place [")"]
 *     date   = [weekday] y-m-d | d-m-y | d.m. | d/m | y年m月d日 [weekday]
 *     join   = sign or small word or only space
 *
 * Each production takes the index of a token and returns the index of the one
 * behind it, 0 where it doesn't match; what it found goes to its last argument,
 * which is left alone when it doesn't match. */
#include "detect/timetext_parse.h"

#include "base/instant.h"
#include "detect/timetext_words.h"

enum {
	YEAR_MIN = 1970, /* before: a Persian, Hijri or Hebrew year, or none */
	YEAR_MAX = 2199,
	LEAP_YEAR = 2000, /* stands in for a year that isn't printed */
	TWO_DIGITS_FROM = 70
};

struct date {
	int year, month, day;
};

/* The sign between the numbers of a date at i; 0 for none. Dashes are tight;
 * dots and slashes may have space around. */
static uint32_t
date_sign(struct scan *sc, int i)
{
	const struct token *t = scan_at(sc, i);

	if (scan_is_tight(sc, i, '-'))
		return '-';
	if (t->kind != TOKEN_SIGN || (t->sign != '/' && t->sign != '.') ||
	    t->gap == GAP_WIDE || (t->sign == '.' && t->gap != GAP_NONE) ||
	    scan_at(sc, i + 1)->gap == GAP_WIDE)
		return 0;
	return t->sign;
}

static bool
is_date(const struct date *d)
{
	struct civil c = {.year = d->year < 0 ? LEAP_YEAR : d->year,
	    .month = d->month,
	    .day = d->day};

	return (d->year < 0 || (d->year >= YEAR_MIN && d->year <= YEAR_MAX)) &&
	       civil_valid(&c);
}

/* Day and month in the given order, or else in the other: America writes the
 * month first. With dots nobody does. */
static bool
set_date(struct date *d, uint32_t sign, int year, int month, int day)
{
	*d = (struct date){year, month, day};
	if (is_date(d))
		return true;
	*d = (struct date){year, day, month};
	return sign != '.' && is_date(d);
}

/* "2025-11-18", "18.11.2025", "18/11/25". The hour behind "7.11. 09:20" is no
 * year. */
static int
date_of_three(struct scan *sc, int i, uint32_t sign, struct date *d)
{
	const struct token *a = scan_at(sc, i), *b = scan_at(sc, i + 2);
	const struct token *c = scan_at(sc, i + 4);
	int year = c->value;

	if (date_sign(sc, i + 3) != sign || c->kind != TOKEN_NUMBER ||
	    scan_is_tight(sc, i + 5, ':'))
		return 0;
	if (a->digits == 4 && c->digits <= 2) {
		*d = (struct date){a->value, b->value, c->value};
		return is_date(d) ? i + 5 : 0;
	}
	if (a->digits > 2 ||
	    (c->digits != 4 &&
		(c->digits != 2 || sign == '-' || c->gap != GAP_NONE)))
		return 0;
	if (c->digits == 2)
		year += year < TWO_DIGITS_FROM ? 2000 : 1900;
	return set_date(d, sign, year, b->value, a->value) ? i + 5 : 0;
}

/* "18.11.", "18/11"; "11-18", which only the East and ISO print. A dot must
 * follow the month where clocks have dots, for "08.10" is one. */
static int
date_of_two(struct scan *sc, int i, uint32_t sign, enum clock_style style,
    struct date *d)
{
	const struct token *a = scan_at(sc, i), *b = scan_at(sc, i + 2);
	bool slogan = sign == '/' && a->value == 24 && b->value == 7;
	bool dot =
	    scan_is_sign(sc, i + 3, '.') && scan_at(sc, i + 3)->gap == GAP_NONE;

	if (a->digits > 2 || b->digits > 2 || slogan)
		return 0;
	if (sign == '-') {
		if (a->digits != 2 || b->digits != 2 ||
		    !set_date(d, sign, -1, a->value, b->value))
			return 0;
		return i + 3;
	}
	if ((sign == '.' && style == CLOCK_DOT && !dot) ||
	    !set_date(d, sign, -1, b->value, a->value))
		return 0;
	return sign == '.' && dot ? i + 4 : i + 3;
}

static int
date_of_signs(struct scan *sc, int i, enum clock_style style, struct date *d)
{
	uint32_t sign = date_sign(sc, i + 1);
	int j;

	if (sign == 0 || !scan_is_number(sc, i, 1, 4) ||
	    !scan_is_number(sc, i + 2, 1, 2))
		return 0;
	j = date_of_three(sc, i, sign, d);
	return j > 0 ? j : date_of_two(sc, i, sign, style, d);
}

/* "2025年11月18日", "11月18日" */
static int
date_of_marks(struct scan *sc, int i, struct date *d)
{
	int part[3] = {-1, -1, -1}, seen = -1;
	const struct phrase *mark;

	while (seen < DATE_DAY && scan_is_number(sc, i, 1, 4)) {
		int value = scan_at(sc, i)->value;

		mark = words_find(sc, i + 1, words_date, &i);
		if (mark == NULL || mark->value <= seen)
			return 0;
		seen = mark->value;
		part[seen] = value;
	}
	*d = (struct date){part[DATE_YEAR], part[DATE_MONTH], part[DATE_DAY]};
	return seen == DATE_DAY && is_date(d) ? i : 0;
}

/* A weekday, in brackets or not; i itself if there is none. */
static int
weekday(struct scan *sc, int i)
{
	bool bracket = scan_is_sign(sc, i, '(');
	int j;

	if (words_find(sc, i + bracket, words_weekday, &j) == NULL)
		return i;
	if (bracket)
		return scan_is_sign(sc, j, ')') ? j + 1 : i;
	return scan_is_sign(sc, j, ',') ? j + 1 : j;
}

static int
date_at(struct scan *sc, int i, enum clock_style style, struct date *out)
{
	struct date d;
	int j;

	i = weekday(sc, i);
	j = date_of_marks(sc, i, &d);
	if (j == 0)
		j = date_of_signs(sc, i, style, &d);
	if (j == 0)
		return 0;
	*out = d;
	return weekday(sc, j);
}

/* What ties a date to its clock; 0 if they touch and can't. */
static int
join(struct scan *sc, int i)
{
	static const uint32_t signs[] = {
	    ',', ';', '|', '-', 0x2013, 0x2014, 0x2022, 0xB7, 0x30FB, '/', 0};
	const struct token *t = scan_at(sc, i);
	int start = i;

	if (t->kind == TOKEN_WORD && t->sign == 'T' && t->gap == GAP_NONE &&
	    t->end - t->start == 1)
		return i + 1;
	if (t->kind == TOKEN_SIGN && scan_among(t->sign, signs))
		t = scan_at(sc, ++i);
	(void)words_find(sc, i, words_at, &i);
	if (i > start || t->gap != GAP_NONE)
		return i;
	return i > 0 && (scan_is_cjk(scan_at(sc, i - 1)->sign) ||
			    scan_is_sign(sc, i - 1, ')'))
		   ? i
		   : 0;
}

static int
date_then_clock(struct scan *sc, int i, enum clock_style style, struct date *d,
    struct clock *c)
{
	i = date_at(sc, i, style, d);
	if (i == 0)
		return 0;
	i = join(sc, i);
	return i == 0 ? 0 : timetext_clock(sc, i, style, c);
}

/* The date behind a clock; i itself if there is none. A year is needed, or the
 * end of the text: "09:13 11/9 …" is a headline. */
static int
date_behind(struct scan *sc, int i, enum clock_style style, struct date *out)
{
	struct date d;
	bool bracket;
	int j = join(sc, i);

	if (j == 0)
		return i;
	bracket = scan_is_sign(sc, j, '(');
	j = date_at(sc, j + bracket, style, &d);
	if (j == 0 || (bracket && !scan_is_sign(sc, j, ')')))
		return i;
	j += bracket;
	if (d.year < 0 && scan_at(sc, j)->kind != TOKEN_END)
		return i;
	*out = d;
	return j;
}

/* A time has its first number within the first tokens: this keeps the words of
 * a headline from being looked up. */
static bool
could_begin(struct scan *sc, int i)
{
	enum { WORDS_BEFORE = 3 }; /* "يوم الثلاثاء، 1" */

	for (int end = i + WORDS_BEFORE; i <= end; i++) {
		if (scan_at(sc, i)->kind == TOKEN_NUMBER)
			return true;
	}
	return false;
}

int
timetext_parse(
    struct scan *sc, int i, enum clock_style style, struct printed_time *out)
{
	struct date d = {-1, -1, -1};
	struct clock c;
	int j;

	if (!could_begin(sc, i))
		return 0;
	j = date_then_clock(sc, i, style, &d, &c);
	if (j == 0) {
		d = (struct date){-1, -1, -1};
		j = timetext_clock(sc, i, style, &c);
		if (j == 0)
			return 0;
		j = date_behind(sc, j, style, &d);
	}
	*out = printed_nothing;
	out->year = d.year;
	out->month = d.month;
	out->day = d.day;
	out->hour = c.hour;
	out->minute = c.minute;
	out->second = c.second;
	out->zoned = c.zoned;
	out->offset = c.zoned ? c.offset : 0;
	return j;
}
