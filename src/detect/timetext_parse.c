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

#include "base/instant.h"
#include "base/limits.h"
#include "detect/timetext_words.h"

enum {
	PARTS = 40, /* parts and glue of one time */
	SIGNS = 3,  /* signs of glue in a row */
	SMALL_WORDS = 4,
	WEEK = 7,
	NONE = -1,
	GREGORIAN = 0, /* of the two dates */
	OTHER = 1
};

/* What has been read so far. */
struct reading {
	struct date dates[2];
	int last;       /* the date that was worked on; NONE */
	int loose;      /* a number whose month is to come; NONE */
	int loose_year; /* a year whose month is to come; NONE */
	int weekday;
	int week; /* WEEK_LAST, WEEK_NEXT or 0 */
	bool has_day_word;
	int days_ago;
	bool has_clock;
	struct clock clock;
	int brackets;    /* open ones */
	uint32_t sign;   /* the last sign of glue before this part, or 0 */
	bool frail;      /* the date could be a number: "3/4", "11.05" */
	bool month_dash; /* a dash stood before the month */
	bool swapped;    /* weekdays are tried before months */
	bool doubtful;   /* a word could have been both */
};

static const struct date no_date = {CALENDAR_GREGORIAN, NONE, NONE, NONE};

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

/* The date that is the time's; NULL if there is none. */
static const struct date *
date_of(const struct reading *r)
{
	if (is_full(&r->dates[GREGORIAN]))
		return &r->dates[GREGORIAN];
	return is_full(&r->dates[OTHER]) ? &r->dates[OTHER] : NULL;
}

/* Whether the time could end here. */
static bool
is_whole(const struct reading *r)
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
	return date_of(r) != NULL && (!r->frail || r->weekday != NONE);
}

/* ---- parts --------------------------------------------------------------- */

static int
take_clock(struct scan *sc, int i, struct reading *r)
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
take_numeric_date(struct scan *sc, int i, struct reading *r)
{
	struct date d;
	int which, j = timetext_date(sc, i, &d);

	if (j == 0 || r->loose != NONE || r->loose_year != NONE)
		return 0;
	which = d.calendar == CALENDAR_GREGORIAN ? GREGORIAN : OTHER;
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
put_year(struct scan *sc, struct reading *r, int year)
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
put_day(struct reading *r, int day)
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
put_month(struct reading *r, enum calendar calendar, int month)
{
	int which = calendar == CALENDAR_GREGORIAN ? GREGORIAN : OTHER;
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
put_short_year(struct reading *r, const struct token *t)
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
take_marked(struct scan *sc, int i, struct reading *r)
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
take_month(struct scan *sc, int i, struct reading *r)
{
	struct word w;

	if (!words_get(sc, i, W_MONTH, &w) ||
	    !put_month(r, (enum calendar)(w.value / 16), w.value % 16))
		return 0;
	r->month_dash = r->sign == '-';
	return w.behind;
}

static int
take_number(struct scan *sc, int i, struct reading *r)
{
	const struct token *t = scan_at(sc, i);
	struct reading was = *r;
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
take_weekday(struct scan *sc, int i, struct reading *r)
{
	struct word w;

	if (r->weekday != NONE || !words_get(sc, i, W_WEEKDAY, &w))
		return 0;
	r->weekday = w.value & WEEK_DAY;
	r->week |= w.value & ~WEEK_DAY;
	return w.behind;
}

static int
take_day_word(struct scan *sc, int i, struct reading *r)
{
	struct word w;

	if (r->has_day_word || !words_get(sc, i, W_DAY, &w) || w.value < 1 ||
	    w.value > 3)
		return 0;
	r->has_day_word = true;
	r->days_ago = 2 - w.value;
	return w.behind;
}

/* "هـ", "ه‍.ش", "AP": the calendar of the date before it. */
static int
take_era(struct scan *sc, int i, struct reading *r)
{
	struct word w;

	if (r->last == NONE || !words_get(sc, i, W_ERA, &w))
		return 0;
	if ((w.value == CALENDAR_GREGORIAN) != (r->last == GREGORIAN))
		return 0;
	r->dates[r->last].calendar = (enum calendar)w.value;
	return w.behind;
}

/* A month or a weekday; "mar" is one here and the other there. */
static int
take_name(struct scan *sc, int i, struct reading *r)
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
take_word(struct scan *sc, int i, struct reading *r)
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
	/* "سوم شهریور": the third */
	if (j == 0 && sc->whole && r->loose == NONE &&
	    words_get(sc, i, W_NUMBER, &w) && put_day(r, w.value))
		j = w.behind;
	return j;
}

static int
take_part(struct scan *sc, int i, struct reading *r)
{
	enum token_kind kind = scan_at(sc, i)->kind;
	int j = 0;

	if (kind != TOKEN_NUMBER && kind != TOKEN_WORD)
		return 0;
	if (kind == TOKEN_NUMBER || words_begins(sc, i))
		j = take_clock(sc, i, r);
	if (j > 0)
		return j;
	return kind == TOKEN_NUMBER ? take_number(sc, i, r)
				    : take_word(sc, i, r);
}

/* ---- glue ---------------------------------------------------------------- */

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

/* Behind what ties the next part to the one before; i where nothing does. */
static int
take_glue(struct scan *sc, int i, struct reading *r)
{
	static const enum word_kind small[] = {W_AT, W_OF, W_LABEL};
	const struct token *t = scan_at(sc, i);
	int words = 0;

	/* "2025-11-18T14:22" */
	if (t->kind == TOKEN_WORD && t->sign == 'T' && t->gap == GAP_NONE &&
	    t->end - t->start == 1 && scan_at(sc, i + 1)->kind == TOKEN_NUMBER)
		return i + 1;
	r->sign = 0;
	for (int signs = 0; signs < SIGNS; i++, signs++) {
		t = scan_at(sc, i);
		if (scan_is_sign(sc, i, '(')) {
			r->brackets++;
		} else if (scan_is_sign(sc, i, ')') && r->brackets > 0) {
			r->brackets--;
		} else if (is_glue_sign(t)) {
			r->sign = t->sign;
		} else if (t->kind != TOKEN_SIGN || t->sign != ':' ||
			   signs > 0) {
			break;
		}
	}
	for (int k = 0; k < 3; k++) {
		struct word w;

		if (scan_at(sc, i)->kind == TOKEN_WORD &&
		    words_get(sc, i, small[k], &w) &&
		    !is_longer_name(sc, i, w.behind)) {
			i = w.behind;
			if (small[k] == W_OF)
				r->week |= w.value;
			if (scan_is_sign(sc, i, '-') ||
			    scan_is_sign(sc, i, '.') ||
			    scan_is_sign(sc, i, ':') ||
			    scan_is_sign(sc, i, 0x2024) ||
			    scan_is_sign(sc, i, '\'') ||
			    scan_is_sign(sc, i, 0x2019))
				i++;
			if (++words >= SMALL_WORDS)
				break;
			k = -1; /* "de la", "on the" */
		}
	}
	/* "2025 г., 17:46" */
	if (words > 0 && scan_is_sign(sc, i, ','))
		i++;
	return i;
}

/* ---- the whole ----------------------------------------------------------- */

/* Behind a clock at an edge only a date that can be nothing else belongs to it:
 * one with a year, or with which the text ends. "09:13 11/9 …" is a headline.
 */
static bool
may_end(struct scan *sc, int i, const struct reading *r, bool clock_last)
{
	const struct date *d = date_of(r);

	if (!is_whole(r))
		return false;
	if (sc->whole || clock_last || !r->has_clock)
		return true;
	if (scan_at(sc, i)->kind == TOKEN_END)
		return true;
	return d != NULL && d->year != NONE &&
	       scan_at(sc, i - 1)->kind == TOKEN_NUMBER;
}

static void
put_clock(const struct reading *r, struct printed_time *out)
{
	out->hour = r->clock.hour;
	out->minute = r->clock.minute;
	out->second = r->clock.second;
	out->zoned = r->clock.zoned;
	out->offset = r->clock.zoned ? r->clock.offset : 0;
}

static void
fill(const struct reading *r, struct printed_time *out)
{
	const struct date *d = date_of(r);

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
		put_clock(r, out);
}

/* "10th April 2025 GMT": a zone that ends a date without a clock. */
static int
date_zone(struct scan *sc, int i, const struct reading *r, int best,
    struct printed_time *out)
{
	struct clock c = {0};
	int j = i;

	if (sc->whole && !r->has_clock && date_of(r) != NULL)
		j = timetext_zone(sc, i, &c);
	if (j == i || scan_at(sc, j)->kind != TOKEN_END)
		return best;
	out->zoned = c.zoned;
	out->offset = c.zoned ? c.offset : 0;
	return j;
}

/* "Last Friday": the word before a weekday that says which. */
static int
take_week(struct scan *sc, int i, struct reading *r)
{
	struct word week, day;

	if (!words_get(sc, i, W_OF, &week) || week.value == 0 ||
	    !words_get(sc, week.behind, W_WEEKDAY, &day))
		return i;
	r->week = week.value;
	return week.behind;
}

static int
read_parts(
    struct scan *sc, int i, bool swapped, struct printed_time *out, bool *doubt)
{
	struct reading r = {.dates = {no_date, no_date},
	    .last = NONE,
	    .loose = NONE,
	    .loose_year = NONE,
	    .weekday = NONE,
	    .swapped = swapped};
	int best = 0;

	if (sc->whole)
		i = take_week(sc, i, &r);
	for (int n = 0; n < PARTS; n++) {
		bool had_clock = r.has_clock;
		int j = take_part(sc, i, &r);

		if (j == 0)
			break;
		i = j;
		if (scan_is_sign(sc, i, ')') && r.brackets > 0) {
			r.brackets--;
			i++;
		}
		if (may_end(sc, i, &r, !had_clock && r.has_clock)) {
			best = i;
			fill(&r, out);
		}
		i = take_glue(sc, i, &r);
	}
	/* small words may end it too: "21:07 ngayong araw", "2025 г." */
	if (sc->whole && best > 0 && scan_at(sc, i)->kind == TOKEN_END &&
	    is_whole(&r) &&
	    (r.sign == 0 || r.sign == '.' || r.sign == ',' || r.sign == '-'))
		best = i;
	if (best > 0)
		best = date_zone(sc, i, &r, best, out);
	*doubt = r.doubtful;
	return best;
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
	struct reading r = {.last = NONE, .weekday = NONE};
	bool day =
	    t->ago_days != 0 && t->ago_seconds == 0 && t->ago_months == 0;
	int j;

	if (!sc->whole || !day)
		return i;
	j = take_clock(sc, take_glue(sc, i, &r), &r);
	if (j == 0 || r.brackets > 0)
		return i;
	put_clock(&r, t);
	return j;
}

int
timetext_parse(struct scan *sc, int i, struct printed_time *out)
{
	struct printed_time t, other;
	bool doubt, unused;
	int j, k;

	if (!could_begin(sc, i))
		return 0;
	k = timetext_relative(sc, i, &other);
	j = read_parts(sc, i, false, &t, &doubt);
	if (k > 0 && k >= j) {
		*out = other;
		return clock_of_day(sc, k, out);
	}
	if (doubt) {
		k = read_parts(sc, i, true, &other, &unused);
		if (k > j) {
			t = other;
			j = k;
		}
	}
	if (j > 0)
		*out = t;
	return j;
}
