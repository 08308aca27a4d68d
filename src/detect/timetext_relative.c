/* timetext_relative.c - "5 minutes ago", "now". */
#include <ctype.h>
#include <limits.h>

#include "base/instant.h"
#include "detect/timetext_parse.h"
#include "detect/timetext_words.h"

enum {
	PARTS = 8, /* "1 hour, 5 minutes and 3 seconds ago" */
	DAYS_OF_WEEK = 7,
	MONTHS_OF_YEAR = 12,
	DAYS_OF_MONTH = 30
};

/* What one of each unit is: seconds, days, months, and its precision. */
struct unit {
	int seconds, days, months;
	int precision;
};

static const struct unit units[] = {
    [REL_SECOND] = {1, 0, 0, 1},
    [REL_MINUTE] = {MINUTE, 0, 0, MINUTE},
    [REL_HOUR] = {HOUR, 0, 0, HOUR},
    [REL_DAY] = {0, 1, 0, DAY},
    [REL_WEEK] = {0, DAYS_OF_WEEK, 0, DAYS_OF_WEEK *DAY},
    [REL_MONTH] = {0, 0, 1, DAYS_OF_MONTH *DAY},
    [REL_YEAR] = {0, 0, MONTHS_OF_YEAR, MONTHS_OF_YEAR *DAYS_OF_MONTH *DAY},
    [REL_DECADE] = {0, 0, 10 * MONTHS_OF_YEAR,
	10 * MONTHS_OF_YEAR *DAYS_OF_MONTH *DAY},
};

static void
add_amount(struct printed_time *t, const struct word *w, bool future)
{
	const struct unit *u = &units[w->value & REL_UNIT];
	int fixed = w->value >> REL_AMOUNT, sign = future ? -1 : 1;
	int64_t amount = fixed > 0 ? fixed : w->amount;

	t->relative = true;
	t->ago_months += (int)(sign * amount * u->months);
	t->ago_days += (int)(sign * amount * u->days);
	t->ago_seconds += sign * amount * u->seconds;
	if (w->half && u->seconds > 1)
		t->ago_seconds += sign * u->seconds / 2;
	if (w->half && u->days > 0)
		t->ago_seconds += sign * (int64_t)u->days * DAY / 2;
	if (w->half && u->months > 1)
		t->ago_months += sign * u->months / 2;
	if (t->unit == 0 || u->precision < t->unit)
		t->unit = u->precision;
}

/* Whether a number and one letter are something else: "24h" is a label ("24h
 * ago" a tab), for no one counts hours so; "400m" is a race, "3M" a firm ("3M ago"
 * isn't). */
static bool
is_label(struct scan *sc, int i, const struct word *w)
{
	const struct token *unit = scan_at(sc, i + 1);
	int most = (w->value & REL_UNIT) == REL_HOUR     ? 24
		   : (w->value & REL_UNIT) == REL_MINUTE ? 60
							 : INT_MAX;

	if (scan_at(sc, i)->kind != TOKEN_NUMBER)
		return false;
	if (scan_is_sign(sc, i + 1, '-'))
		unit = scan_at(sc, i + 2); /* "11-M" */
	return unit->end - unit->start == 1 &&
	       (w->amount >= most || scan_is_sign(sc, i + 1, '-') ||
		   (isupper((unsigned char)sc->s[unit->start]) &&
		       w->behind <= i + 2));
}

/* Behind "and" or a comma between two amounts. */
static int
skip_and(struct scan *sc, int i)
{
	static const struct phrase ands[] = {{"and", 0, false},
	    {"und", 0, false}, {"et", 0, false}, {"y", 0, false},
	    {"e", 0, false}, {"i", 0, false}, {"и", 0, false}, {"та", 0, false},
	    {"و", 0, false}, {"en", 0, false}, {"ve", 0, false},
	    {"και", 0, false}, {"och", 0, false}, {"og", 0, false},
	    {"ja", 0, false}, {NULL, 0, false}};
	int behind;

	if (scan_is_sign(sc, i, ','))
		i++;
	return words_find(sc, i, ands, &behind) != NULL ? behind : i;
}

/* The amounts from token i on that say nothing of when. The token behind. */
static int
bare_amounts(struct scan *sc, int i, bool future, struct printed_time *t)
{
	struct word w;

	for (int n = 0; n < PARTS; n++) {
		int j = skip_and(sc, words_skip_dot(sc, i));

		if (!words_count(sc, j, W_UNIT, &w))
			break;
		add_amount(t, &w, future);
		i = w.behind;
	}
	return i;
}

/* The minutes of "il y a 1h30" at token i, behind hours. */
static int
bare_minutes(struct scan *sc, int i, const struct word *hours, bool future,
    struct printed_time *t)
{
	const struct token *h = scan_at(sc, i - 1);
	struct word minutes = {REL_MINUTE, 0, scan_at(sc, i)->value, false};

	if ((hours->value & REL_UNIT) != REL_HOUR ||
	    !scan_is_number(sc, i, 2, 2) || minutes.amount >= 60 ||
	    scan_at(sc, i)->gap != GAP_NONE || h->kind != TOKEN_WORD ||
	    h->end - h->start != 1)
		return i;
	add_amount(t, &minutes, future);
	return i + 1;
}

/* The same for those between tokens i and end. */
static void
bare_amounts_until(
    struct scan *sc, int i, int end, bool future, struct printed_time *t)
{
	struct word w;

	while (i < end && words_count(sc, i, W_UNIT, &w)) {
		add_amount(t, &w, future);
		i = skip_and(sc, w.behind);
	}
}

/* "1 hour and 5 minutes ago", "il y a 1 heure et 5 minutes". */
static int
compound(struct scan *sc, int i, struct printed_time *t)
{
	struct word w, ago;
	int j = i;

	for (int n = 0; n < PARTS; n++) {
		if (words_count(sc, j, W_REL, &ago)) {
			bool future = (ago.value & REL_FUTURE) != 0;

			if (is_label(sc, j, &ago))
				return 0;
			bare_amounts_until(sc, i, j, future, t);
			add_amount(t, &ago, future);
			if (j != i)
				return ago.behind;
			/* the words for "when" stood before it */
			i = bare_amounts(sc, ago.behind, future, t);
			return i > ago.behind
				   ? i
				   : bare_minutes(sc, i, &ago, future, t);
		}
		if (!words_count(sc, j, W_UNIT, &w))
			return 0;
		j = skip_and(sc, w.behind);
	}
	return 0;
}

/* Behind a number in brackets that says the amount again: "לפני דקה (1)". */
static int
skip_echo(struct scan *sc, int i)
{
	return sc->whole && scan_is_sign(sc, i, '(') &&
		       scan_is_number(sc, i + 1, 1, 2) &&
		       scan_is_sign(sc, i + 2, ')')
		   ? i + 3
		   : i;
}

/* "πριν 4'": minutes, which only the sign says. */
static int
primed_minutes(struct scan *sc, int i, struct printed_time *t)
{
	static const struct phrase before[] = {
	    {"πριν", 0, false}, {"πριν απο", 0, false}, {NULL, 0, false}};
	static const uint32_t primes[] = {'\'', 0x2019, 0x2032, 0};
	struct word w = {REL_MINUTE, 0, 0, false};
	const struct token *sign;
	int j;

	if (scan_at(sc, i)->sign != 0x3C0 && scan_at(sc, i)->sign != 0x3A0)
		return 0;
	if (words_find(sc, i, before, &j) == NULL ||
	    !scan_is_number(sc, j, 1, 2))
		return 0;
	sign = scan_at(sc, j + 1);
	if (sign->kind != TOKEN_SIGN || sign->gap != GAP_NONE ||
	    !scan_among(sign->sign, primes))
		return 0;
	w.amount = scan_at(sc, j)->value;
	add_amount(t, &w, false);
	return j + 2;
}

int
timetext_relative(struct scan *sc, int i, struct printed_time *out)
{
	struct printed_time t = printed_nothing;
	struct word w = {REL_SECOND, 0, 0, false};
	int behind = compound(sc, i, &t);

	if (behind == 0)
		behind = primed_minutes(sc, i, &t);
	if (behind > 0) {
		behind = skip_echo(sc, behind);
	} else if (sc->whole && words_get(sc, i, W_NOW, &w)) {
		/* at an edge it is the headline's: "Now: …" */
		behind = w.behind;
		w.value = REL_SECOND;
		add_amount(&t, &w, false);
	} else if (sc->whole && words_count(sc, i, W_SPAN, &w)) {
		if (is_label(sc, i, &w) || timetext_is_hour(sc, i))
			return 0;
		behind = w.behind;
		add_amount(&t, &w, (w.value & REL_FUTURE) != 0);
	} else {
		return 0;
	}
	*out = t;
	return behind;
}
