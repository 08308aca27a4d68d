/* timetext_parts.c - the parts of a printed time, each taken once: clock, date,
 * weekday, day word. */
#include "detect/timetext_parts.h"

#include "detect/timetext_words.h"

enum { NONE = PARTS_NONE, WEEK = 7 };

const struct parts parts_nothing = {
    .dates = {{CALENDAR_GREGORIAN, NONE, NONE, NONE},
	{CALENDAR_GREGORIAN, NONE, NONE, NONE}},
    .last = NONE,
    .loose = NONE,
    .loose_year = NONE,
    .weekday = NONE,
};

static bool
is_begun(const struct date *d)
{
	return d->month != NONE || d->year != NONE;
}

static bool
is_full(const struct date *d)
{
	return d->month != NONE && d->day != NONE;
}

const struct date *
parts_date(const struct parts *r)
{
	if (is_full(&r->dates[PARTS_GREGORIAN]))
		return &r->dates[PARTS_GREGORIAN];
	return is_full(&r->dates[PARTS_OTHER]) ? &r->dates[PARTS_OTHER] : NULL;
}

bool
parts_whole(const struct parts *r)
{
	for (int i = 0; i < 2; i++) {
		const struct date *d = &r->dates[i];

		if (is_begun(d) && (!is_full(d) || !timetext_is_date(d)))
			return false;
	}
	if (r->loose != NONE || r->loose_year != NONE || r->brackets > 0)
		return false;
	if (r->has_clock || r->has_day_word)
		return true;
	return parts_date(r) != NULL && (!r->frail || r->weekday != NONE);
}

int
parts_take_clock(struct scan *sc, int i, struct parts *r)
{
	struct clock c;
	int j;

	if (r->has_clock)
		return 0;
	j = timetext_clock(sc, i, &c);
	if (j == 0)
		return 0;
	r->clock = c;
	r->has_clock = true;
	return j;
}

static int
take_numeric_date(struct scan *sc, int i, struct parts *r)
{
	struct date d;
	int which, j = timetext_date(sc, i, &d);

	if (j == 0 || r->loose != NONE || r->loose_year != NONE)
		return 0;
	which =
	    d.calendar == CALENDAR_GREGORIAN ? PARTS_GREGORIAN : PARTS_OTHER;
	if (is_begun(&r->dates[which]))
		return 0;
	r->dates[which] = d;
	r->last = which;
	r->frail =
	    d.year < 0 && j == i + 3 &&
	    (scan_is_sign(sc, i + 1, '.') ||
		(scan_is_sign(sc, i + 1, '/') && scan_is_number(sc, i, 1, 1) &&
		    scan_is_number(sc, i + 2, 1, 1)));
	return j;
}

static bool
put_year(struct scan *sc, struct parts *r, int year)
{
	struct date *d = r->last != NONE ? &r->dates[r->last] : NULL;

	if (d != NULL && d->month != NONE && d->year == NONE) {
		bool gregorian = d->calendar == CALENDAR_GREGORIAN;

		if (gregorian !=
		    (timetext_calendar_of(sc, year) == CALENDAR_GREGORIAN))
			return false;
		d->year = year;
		return true;
	}
	if (r->loose_year != NONE)
		return false;
	r->loose_year = year;
	return true;
}

static bool
put_day(struct parts *r, int day)
{
	struct date *d = r->last != NONE ? &r->dates[r->last] : NULL;

	if (day < 1 || day > 31)
		return false;
	if (d != NULL && d->month != NONE && d->day == NONE) {
		d->day = day;
		return true;
	}
	if (r->loose != NONE)
		return false;
	r->loose = day;
	return true;
}

static bool
put_month(struct parts *r, enum calendar calendar, int month)
{
	int which =
	    calendar == CALENDAR_GREGORIAN ? PARTS_GREGORIAN : PARTS_OTHER;
	struct date *d = &r->dates[which];

	if (is_begun(d) || month < 1 || month > 12)
		return false;
	d->calendar = calendar;
	d->month = month;
	d->day = r->loose;
	d->year = r->loose_year;
	r->loose = NONE;
	r->loose_year = NONE;
	r->last = which;
	return true;
}

/* "5 Sep 25", "26 شهریور 94" */
static bool
put_short_year(struct parts *r, const struct token *t)
{
	struct date *d = r->last != NONE ? &r->dates[r->last] : NULL;

	if (d == NULL || !is_full(d) || d->year != NONE || t->digits != 2 ||
	    (r->sign != 0 && r->sign != '.' && r->sign != ',' &&
		r->sign != '\'' && r->sign != 0x2019 &&
		!(r->sign == '-' && r->month_dash)))
		return false;
	switch (d->calendar) {
	case CALENDAR_PERSIAN:
		d->year = t->value + (t->value < 50 ? 1400 : 1300);
		return true;
	case CALENDAR_HIJRI:
		d->year = t->value + 1400;
		return true;
	case CALENDAR_GREGORIAN:
		d->year = t->value + (t->value < 70 ? 2000 : 1900);
		return true;
	}
	return false;
}

/* Behind the ending of an ordinal: "10th", "1er", "21-ე", "23a". */
static int
skip_ordinal(struct scan *sc, int i)
{
	int j = i + scan_is_tight(sc, i, '-');
	struct word w;

	if (scan_at(sc, j)->kind == TOKEN_WORD &&
	    scan_at(sc, j)->gap == GAP_NONE && words_get(sc, j, W_ORDINAL, &w))
		return w.behind;
	if (scan_is_sign(sc, i, 0xBA) || scan_is_sign(sc, i, 0xAA) ||
	    scan_is_sign(sc, i, 0xB0))
		return i + 1;
	return i;
}

static int
take_marked(struct scan *sc, int i, struct parts *r)
{
	const struct token *t = scan_at(sc, i);
	int j = i + 1 + scan_is_tight(sc, i + 1, '-');
	bool put = false;
	struct word w;

	if (t->digits > 4 || (scan_at(sc, j)->kind == TOKEN_SIGN &&
				 (scan_at(sc, j)->sign != '.' ||
				     scan_at(sc, j)->gap != GAP_NONE)))
		return 0;
	if (scan_is_sign(sc, j, '.'))
		j++;
	if (!words_get(sc, j, W_MARK, &w))
		return 0;
	if (w.value == MARK_YEAR && t->digits == 4)
		put = put_year(sc, r, t->value);
	else if (w.value == MARK_MONTH && t->digits <= 2)
		put = put_month(r, CALENDAR_GREGORIAN, t->value);
	else if (w.value == MARK_DAY && t->digits <= 2)
		put = put_day(r, t->value);
	return put ? w.behind : 0;
}

static int
take_month(struct scan *sc, int i, struct parts *r)
{
	struct word w;

	/* "نوفمبر/تشرين الثاني": the month by both its names */
	if (words_get(sc, i, W_MONTH, &w) && r->last == PARTS_GREGORIAN &&
	    r->sign == '/' && r->dates[r->last].month == w.value)
		return w.behind;
	if (!words_get(sc, i, W_MONTH, &w) ||
	    !put_month(r, (enum calendar)(w.value / 16), w.value % 16))
		return 0;
	r->month_dash = r->sign == '-';
	return w.behind;
}

static int
take_number(struct scan *sc, int i, struct parts *r)
{
	const struct token *t = scan_at(sc, i);
	struct parts was = *r;
	int j = take_numeric_date(sc, i, r);

	if (j == 0)
		j = take_month(sc, i, r); /* "6月", "1-ci ay" */
	if (j == 0) {
		*r = was;
		j = take_marked(sc, i, r);
	}
	if (j > 0)
		return j;
	*r = was;
	if (t->digits == 4)
		return put_year(sc, r, t->value) ? skip_ordinal(sc, i + 1) : 0;
	if (t->digits > 2)
		return 0;
	if (put_short_year(r, t))
		return i + 1;
	return put_day(r, t->value) ? skip_ordinal(sc, i + 1) : 0;
}

static int
take_weekday(struct scan *sc, int i, struct parts *r)
{
	struct word w, day;

	if (r->weekday != NONE || !words_get(sc, i, W_WEEKDAY, &w))
		return 0;
	/* "一" is a Monday in one language, "一昨日" a day in another */
	if (words_get(sc, i, W_DAY, &day) && day.behind > w.behind)
		return 0;
	r->weekday = w.value & WEEK_DAY;
	r->week |= w.value & ~WEEK_DAY;
	return w.behind;
}

static int
take_day_word(struct scan *sc, int i, struct parts *r)
{
	struct word w;

	if (r->has_day_word || !words_get(sc, i, W_DAY, &w))
		return 0;
	r->has_day_word = true;
	r->days_ago = 2 - w.value;
	return w.behind;
}

/* "هـ", "ه‍.ش", "AP": the calendar of the date before it. */
static int
take_era(struct scan *sc, int i, struct parts *r)
{
	struct word w;

	if (r->last == NONE || !words_get(sc, i, W_ERA, &w))
		return 0;
	if ((w.value == CALENDAR_GREGORIAN) != (r->last == PARTS_GREGORIAN))
		return 0;
	r->dates[r->last].calendar = (enum calendar)w.value;
	return w.behind;
}

/* A month or a weekday; "mar" is one here and the other there. */
static int
take_name(struct scan *sc, int i, struct parts *r)
{
	struct word month, weekday;
	bool is_month = words_get(sc, i, W_MONTH, &month);
	bool is_weekday = words_get(sc, i, W_WEEKDAY, &weekday);
	int j = 0;

	if (!is_weekday)
		is_weekday = words_get(sc, i, W_DAY, &weekday);
	if (is_month && is_weekday)
		r->doubtful = true;
	if (is_month &&
	    (!is_weekday || month.behind > weekday.behind || !r->swapped))
		j = take_month(sc, i, r);
	return j > 0 ? j : take_weekday(sc, i, r);
}

static int
take_word(struct scan *sc, int i, struct parts *r)
{
	struct word w;
	int j;

	if (!words_begins(sc, i))
		return 0;
	j = take_name(sc, i, r);
	if (j == 0)
		j = take_day_word(sc, i, r);
	if (j == 0)
		j = take_era(sc, i, r);
	/* "سوم شهریور": the third; "ET May" isn't the first */
	if (j == 0 && sc->whole && r->loose == NONE &&
	    scan_at(sc, i)->end - scan_at(sc, i)->start > 2 &&
	    words_get(sc, i, W_NUMBER, &w) && put_day(r, w.value))
		j = w.behind;
	return j;
}

int
parts_take(struct scan *sc, int i, struct parts *r)
{
	enum token_kind kind = scan_at(sc, i)->kind;
	int j = 0;

	if (kind != TOKEN_NUMBER && kind != TOKEN_WORD)
		return 0;
	if (kind == TOKEN_NUMBER || words_begins(sc, i))
		j = parts_take_clock(sc, i, r);
	if (j > 0)
		return j;
	return kind == TOKEN_NUMBER ? take_number(sc, i, r)
				    : take_word(sc, i, r);
}

void
parts_put_clock(const struct parts *r, struct printed_time *out)
{
	out->hour = r->clock.hour;
	out->minute = r->clock.minute;
	out->second = r->clock.second;
	out->zoned = r->clock.zoned;
	out->zone = r->clock.zone;
	out->offset = r->clock.zoned ? r->clock.offset : 0;
}

void
parts_put(const struct parts *r, struct printed_time *out)
{
	const struct date *d = parts_date(r);

	*out = printed_nothing;
	if (d != NULL) {
		out->calendar = d->calendar;
		out->year = d->year;
		out->month = d->month;
		out->day = d->day;
	}
	out->weekday = r->weekday;
	out->day_word = r->has_day_word;
	if (r->has_day_word)
		out->days_ago = r->days_ago;
	else if (d == NULL && r->weekday != NONE)
		out->days_ago = r->week == WEEK_LAST   ? WEEK
				: r->week == WEEK_NEXT ? -WEEK
						       : 0;
	if (r->has_clock)
		parts_put_clock(r, out);
}
