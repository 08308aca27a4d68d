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

/* What stands between hour and minute; 0 for nothing that is allowed. */
static uint32_t
separator(struct scan *sc, int i)
{
	if (scan_is_tight(sc, i, ':'))
		return ':';
	if (sc->style == CLOCK_DOT && scan_is_tight(sc, i, '.'))
		return '.';
	if (sc->style == CLOCK_H && is_letter_h(sc, i))
		return 'h';
	return 0;
}

/* 24:00 is the end of the day; with a dot it is a number. */
static bool
is_time_of_day(const struct clock *c, uint32_t sep)
{
	if (c->hour == 24 && sep != '.')
		return c->minute == 0 && c->second <= 0;
	return c->hour <= 23 && c->minute <= 59 && c->second <= 59;
}

/* "2h15m", "1h 30 m": how long it takes. */
static bool
is_unit(struct scan *sc, int i)
{
	const struct token *t = scan_at(sc, i);

	return t->kind == TOKEN_WORD && t->sign < 0x80 &&
	       (t->gap == GAP_NONE || (sc->whole && t->end - t->start == 1));
}

/* "9:13", "17:04:02". With dots two numbers only: three are a date. */
static int
digits_of_clock(struct scan *sc, int i, struct clock *out)
{
	struct clock c = {.second = -1};
	uint32_t sep;

	if (!scan_is_number(sc, i, 1, 2) || !scan_is_number(sc, i + 2, 2, 2))
		return 0;
	sep = separator(sc, i + 1);
	if (sep == 0 || (sep == 'h' && is_unit(sc, i + 3)))
		return 0;
	c.hour = scan_at(sc, i)->value;
	c.minute = scan_at(sc, i + 2)->value;
	i += 3;
	if (sep == ':' && scan_is_tight(sc, i, ':') &&
	    scan_is_number(sc, i + 1, 2, 2)) {
		c.second = scan_at(sc, i + 1)->value;
		i += 2;
		/* a fraction of it; hundredths are those of races */
		if (scan_is_tight(sc, i, '.') && sc->whole &&
		    scan_is_number(sc, i + 1, 1, 6) &&
		    !scan_is_number(sc, i + 1, 2, 2))
			i += 2;
	}
	if (!is_time_of_day(&c, sep))
		return 0;
	*out = c;
	return i;
}

static int
marked(struct scan *sc, int i, int mark, int *out)
{
	struct word w;

	if (!scan_is_number(sc, i, 1, 2) || !words_get(sc, i + 1, W_MARK, &w) ||
	    w.value != mark)
		return 0;
	*out = scan_at(sc, i)->value;
	return w.behind;
}

/* "14時23分05秒", "10点10分". The hour alone is no clock: "3時 …". */
static int
marks_of_clock(struct scan *sc, int i, struct clock *out)
{
	struct clock c = {.second = -1};
	int j;

	i = marked(sc, i, MARK_HOUR, &c.hour);
	if (i == 0)
		return 0;
	j = marked(sc, i, MARK_MINUTE, &c.minute);
	if (j == 0 && !sc->whole)
		return 0;
	if (j > 0) {
		i = j;
		j = marked(sc, i, MARK_SECOND, &c.second);
		i = j > 0 ? j : i;
	}
	if (c.hour > 23 || c.minute > 59 || c.second > 59)
		return 0;
	*out = c;
	return i;
}

/* "11 و 01 دقیقه": eleven and one minute. */
static int
clock_in_words(struct scan *sc, int i, struct clock *out)
{
	static const struct phrase ands[] = {{"و", 0, false}, {NULL, 0, false}};
	struct clock c = {.second = -1};
	int j;

	if (!sc->whole || !scan_is_number(sc, i, 1, 2) ||
	    words_find(sc, i + 1, ands, &j) == NULL)
		return 0;
	c.hour = scan_at(sc, i)->value;
	i = marked(sc, j, MARK_MINUTE, &c.minute);
	if (i == 0 || c.hour > 23 || c.minute > 59)
		return 0;
	if (words_find(sc, i, ands, &j) != NULL) {
		j = marked(sc, j, MARK_SECOND, &c.second);
		i = j > 0 ? j : i;
	}
	if (c.second > 59)
		return 0;
	*out = c;
	return i;
}

/* "9h" where clocks are written so, "às 9h" anywhere; others write it for nine
 * hours ago. */
bool
timetext_is_hour(struct scan *sc, int i)
{
	enum date_order order;
	enum clock_style style;
	struct word at;

	if (!sc->whole || !scan_is_number(sc, i, 1, 2) ||
	    scan_at(sc, i)->value > 23 || !is_letter_h(sc, i + 1) ||
	    scan_at(sc, i + 2)->kind == TOKEN_NUMBER)
		return false;
	words_habit(sc->language, &order, &style);
	return style == CLOCK_H ||
	       (i > 0 && words_get(sc, i - 1, W_AT, &at) && at.behind == i);
}

/* "6 pm" and "12 noon", where nothing else stands. */
static int
hour_of_clock(struct scan *sc, int i, struct clock *out)
{
	static const struct phrase strong[] = {{"am", 0, false},
	    {"pm", 0, false}, {"a m", 0, false}, {"p m", 0, false},
	    {"ص", 0, false}, {"صباحا", 0, false}, {"مساء", 0, false},
	    {"noon", 12, false}, {"midnight", 12, false}, {NULL, 0, false}};
	int hour = scan_at(sc, i)->value, behind;
	const struct phrase *half;

	if (timetext_is_hour(sc, i)) {
		*out = (struct clock){.hour = hour, .second = -1};
		return i + 2;
	}
	if (!sc->whole || !scan_is_number(sc, i, 1, 2) || hour < 1 || hour > 12)
		return 0;
	half = words_find(sc, i + 1, strong, &behind);
	if (half == NULL || (half->value != 0 && half->value != hour))
		return 0;
	*out = (struct clock){.hour = hour, .second = -1};
	return i + 1;
}

bool
timetext_could_be_clock(struct scan *sc, int i)
{
	const struct token *next = scan_at(sc, i + 1);
	struct clock c;

	/* "63%", "2024 …" */
	if (!scan_is_number(sc, i, 1, 2) || next->kind == TOKEN_END ||
	    (next->kind == TOKEN_SIGN && next->sign != ':' &&
		next->sign != '.' && next->sign != '-'))
		return false;
	return digits_of_clock(sc, i, &c) > 0 ||
	       marks_of_clock(sc, i, &c) > 0 || clock_in_words(sc, i, &c) > 0 ||
	       is_letter_h(sc, i + 1) || hour_of_clock(sc, i, &c) > 0;
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

static bool
is_in_half(int hour, uint32_t mask)
{
	return (mask >> hour & 1) != 0;
}

/* 12 am is midnight and 12 pm noon. A clock of 24 hours with "pm" is one
 * ("13:05 pm"); 0 pm and 13 am are nothing. Where a word's hours and the clock
 * disagree ("7:13 at night") the nearer of the two readings holds. */
static bool
apply_half(struct clock *c, uint32_t mask)
{
	int hour = c->hour % 12;

	if (c->hour == 24)
		return false;
	if (c->hour == 0 || c->hour > 12) {
		for (int k = -2; k <= 2; k++) {
			if (is_in_half((c->hour + k + 24) % 24, mask) &&
			    (k == 0 || (mask != 0xFFF && mask != 0xFFF000)))
				return true;
		}
		return false;
	}
	for (int away = 0; away < 6; away++) {
		for (int at = hour; at < 24; at += 12) {
			if (is_in_half((at + away) % 24, mask) ||
			    is_in_half((at + 24 - away) % 24, mask)) {
				c->hour = at;
				return true;
			}
		}
	}
	return false;
}

static const struct phrase weak_halves[] = {
    {"م", 0, true},    /* also "Eng." before a name */
    {"مساء", 0, true}, /* "مساء اليوم": this evening */
    {NULL, 0, false},
};

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
	struct word half;
	int at;

	if (!words_get(sc, i, W_HALF, &half) ||
	    (!sc->whole && words_find(sc, i, weak_halves, &at) != NULL &&
		opens_headline(sc, i, half.behind)))
		return i;
	return apply_half(c, words_mask(half.value)) ? half.behind : 0;
}

/* Words that a clock ends in: "Uhr", "-ზე", "น." */
static int
oclock_behind(struct scan *sc, int i)
{
	struct word w;
	int dash =
	    scan_is_sign(sc, i, '-') && scan_at(sc, i + 1)->gap == GAP_NONE;

	if (!words_get(sc, i + dash, W_OCLOCK, &w))
		return i;
	return scan_at(sc, w.behind)->sign == '.' &&
		       scan_at(sc, w.behind)->gap == GAP_NONE &&
		       scan_at(sc, w.behind)->kind == TOKEN_SIGN &&
		       scan_at(sc, w.behind + 1)->gap != GAP_NONE
		   ? w.behind + 1
		   : w.behind;
}

static int
half_before(struct scan *sc, int i, struct word *half)
{
	half->behind = 0;
	if (scan_at(sc, i)->kind != TOKEN_WORD ||
	    !words_get(sc, i, W_HALF, half))
		return i;
	return scan_at(sc, half->behind)->kind == TOKEN_NUMBER ? half->behind
							       : i;
}

int
timetext_clock(struct scan *sc, int i, struct clock *out)
{
	struct word half;
	struct clock c, zone = {0};
	int first = timetext_zone_before(sc, i, &zone);
	int j = half_before(sc, first, &half);
	bool before = j > first;

	i = digits_of_clock(sc, j, &c);
	if (i > 0 && sc->style == CLOCK_DOT && is_dotted_number(sc, i))
		return 0;
	if (i == 0)
		i = marks_of_clock(sc, j, &c);
	if (i == 0)
		i = clock_in_words(sc, j, &c);
	if (i == 0 && !before)
		i = hour_of_clock(sc, j, &c);
	/* "午後0時": noon, where others have 12 */
	if (i > 0 && before && c.hour == 0 &&
	    scan_is_cjk(scan_at(sc, first)->sign))
		c.hour = 12;
	if (i == 0 || (before && !apply_half(&c, words_mask(half.value))))
		return 0;
	c.zoned = zone.zoned;
	c.zone = zone.zone;
	c.offset = zone.offset;
	j = before ? i : half_behind(sc, i, &c);
	if (j == 0)
		return 0;
	j = oclock_behind(sc, j);
	if (j > i && !before && half_behind(sc, j, &c) > j)
		return 0;
	*out = c;
	return timetext_zone(sc, j, out);
}
