/* timetext_date.c - dates in numbers, and what makes a date a real one. */
#include "base/instant.h"
#include "detect/timetext_parse.h"
#include "detect/timetext_words.h"

enum {
	YEAR_MIN = 1970, /* before: a Persian, Hijri or Hebrew year, or none */
	YEAR_MAX = 2199,
	OTHER_MIN = 1300, /* of the Persian and Hijri years */
	OTHER_MAX = 1500,
	PERSIAN_MAX = 1420, /* now 1405 there, and 1448 of the Hijra */
	LEAP_YEAR = 2000,   /* stands in for a year that isn't printed */
	TWO_DIGITS_FROM = 70,
	LONGEST_HIJRI = 30,
	LONGEST_PERSIAN = 31
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

enum calendar
timetext_calendar_of(const struct scan *sc, int year)
{
	if (year >= YEAR_MIN || year < OTHER_MIN)
		return CALENDAR_GREGORIAN;
	if (strcmp(sc->language, "fa") == 0 || strcmp(sc->language, "ps") == 0)
		return CALENDAR_PERSIAN;
	if (strcmp(sc->language, "ar") == 0 || strcmp(sc->language, "ur") == 0)
		return CALENDAR_HIJRI;
	return year <= PERSIAN_MAX ? CALENDAR_PERSIAN : CALENDAR_HIJRI;
}

bool
timetext_is_date(const struct date *d)
{
	struct civil c = {.year = d->year < 0 ? LEAP_YEAR : d->year,
	    .month = d->month,
	    .day = d->day};
	int longest = d->calendar == CALENDAR_HIJRI ? LONGEST_HIJRI
		      : d->month > 6                ? LONGEST_PERSIAN - 1
						    : LONGEST_PERSIAN;

	if (d->calendar == CALENDAR_GREGORIAN)
		return (d->year < 0 ||
			   (d->year >= YEAR_MIN && d->year <= YEAR_MAX)) &&
		       civil_valid(&c);
	return (d->year < 0 ||
		   (d->year >= OTHER_MIN && d->year <= OTHER_MAX)) &&
	       d->month >= 1 && d->month <= 12 && d->day >= 1 &&
	       d->day <= longest;
}

/* Of the languages that begin with the year the Eastern ones never turn month
 * and day around; others print "18/11/2025" as their neighbours do. */
static bool
is_eastern(const struct scan *sc)
{
	return strcmp(sc->language, "ja") == 0 ||
	       strcmp(sc->language, "zh") == 0 ||
	       strcmp(sc->language, "ko") == 0 ||
	       strcmp(sc->language, "yue") == 0;
}

/* Day and month in the language's order, or else in the other where the first
 * can't be. With dots the day is first, but where the year would be before. */
static bool
set_date(const struct scan *sc, struct date *d, uint32_t sign, int year, int a,
    int b)
{
	bool month_first = sc->order == ORDER_YMD
			       ? year < 0 || (sign != '.' && is_eastern(sc))
			       : sc->order == ORDER_MDY && sign != '.';
	enum calendar calendar = timetext_calendar_of(sc, year);

	*d = (struct date){
	    calendar, year, month_first ? a : b, month_first ? b : a};
	if (timetext_is_date(d))
		return true;
	*d = (struct date){
	    calendar, year, month_first ? b : a, month_first ? a : b};
	return (sign != '.' || month_first) && timetext_is_date(d);
}

static int
wide_year(int year)
{
	return year + (year < TWO_DIGITS_FROM ? 2000 : 1900);
}

/* "25/04/10", where the language puts the year first; "05/08/30" of the Persian
 * one, unless that is yet to come. */
static bool
set_short_iso(
    const struct scan *sc, struct date *d, int year, int month, int day)
{
	*d = (struct date){CALENDAR_GREGORIAN, wide_year(year), month, day};
	if (strcmp(sc->language, "fa") == 0 &&
	    (year <= PERSIAN_MAX - 1400 || year >= TWO_DIGITS_FROM))
		*d = (struct date){CALENDAR_PERSIAN,
		    year + (year < TWO_DIGITS_FROM ? 1400 : 1300), month, day};
	return (sc->order == ORDER_YMD || sc->order == ORDER_YMD_DM) &&
	       timetext_is_date(d);
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
		*d = (struct date){timetext_calendar_of(sc, a->value), a->value,
		    b->value, c->value};
		return timetext_is_date(d) ? i + 5 : 0;
	}
	if (a->digits > 2)
		return 0;
	if (c->digits <= 2 && a->digits == 2 &&
	    (c->digits == 2 || sign == '.') &&
	    set_short_iso(sc, d, a->value, b->value, c->value))
		return i + 5;
	if (c->digits != 4 && c->digits != 2)
		return 0;
	if (c->digits == 2 && ((sign == '-' && sc->language[0] == '\0') ||
				  (c->gap != GAP_NONE && sign != '.')))
		return 0;
	if (c->digits == 2)
		year = wide_year(year);
	return set_date(sc, d, sign, year, a->value, b->value) ? i + 5 : 0;
}

/* "18.11.", "18/11"; "11-18", which only the East and ISO print. A dot must
 * follow the month where clocks have dots, for "08.10" is one. */
static int
date_of_two(struct scan *sc, int i, uint32_t sign, struct date *d)
{
	const struct token *a = scan_at(sc, i), *b = scan_at(sc, i + 2);
	bool slogan = sign == '/' && a->value == 24 && b->value == 7;
	bool dot =
	    scan_is_sign(sc, i + 3, '.') && scan_at(sc, i + 3)->gap == GAP_NONE;

	if (a->digits > 2 || b->digits > 2 || slogan)
		return 0;
	if (sign == '-') {
		*d = (struct date){CALENDAR_GREGORIAN, -1, a->value, b->value};
		if (a->digits != 2 || b->digits != 2 || !timetext_is_date(d))
			return 0;
		return i + 3;
	}
	if ((sign == '.' && sc->style == CLOCK_DOT && !dot) ||
	    !set_date(sc, d, sign, -1, a->value, b->value))
		return 0;
	return sign == '.' && dot ? i + 4 : i + 3;
}

int
timetext_date(struct scan *sc, int i, struct date *out)
{
	uint32_t sign = date_sign(sc, i + 1);
	struct date d;
	int j;

	if (sign == 0 || !scan_is_number(sc, i, 1, 4) ||
	    !scan_is_number(sc, i + 2, 1, 2))
		return 0;
	j = date_of_three(sc, i, sign, &d);
	if (j > 0 && sign == '.' && scan_is_sign(sc, j, '.') &&
	    scan_at(sc, j)->gap == GAP_NONE &&
	    scan_at(sc, j + 1)->gap != GAP_NONE)
		j++;
	if (j == 0)
		j = date_of_two(sc, i, sign, &d);
	if (j > 0)
		*out = d;
	return j;
}
