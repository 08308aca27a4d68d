/* timetext_words.h - the words that times are printed with, for timetext only.
 *
 * The lexicon holds the names and phrases of all languages (timewords.h, which
 * is generated). Its phrases are words as scan_fold leaves them with one space
 * between; dots and quotes of abbreviations are not written in them: "p m"
 * stands for p.m., p. m. and p m, "#" for any amount. The small tables hold
 * what has a value that no generator knows: zones and places. */
#ifndef AJEL_TIMETEXT_WORDS_H
#define AJEL_TIMETEXT_WORDS_H

#include <stdbool.h>

#include "detect/timetext_scan.h"
#include "model/source.h"

/* What a phrase of the lexicon is, and what its value says. */
enum word_kind {
	W_MONTH,   /* 16 times the calendar plus 1 to 12 */
	W_WEEKDAY, /* 0 is Sunday; plus WEEK_... */
	W_HALF,    /* a part of the day; words_mask() of it */
	W_DAY,     /* 2 is today, 1 yesterday, 3 tomorrow; 0 and 4 */
	W_REL,     /* "# minutes ago": REL_… */
	W_SPAN,    /* the same, but only as a whole text: "last week", "3h" */
	W_UNIT,    /* "# minutes" without what says when; the same */
	W_NOW,
	W_NUMBER, /* "three" */
	W_AT,     /* "um", "الساعة": before a clock */
	W_OF,     /* "de", "of": within a date; WEEK_… for "last", "next" */
	W_LABEL,  /* "Updated": before a time */
	W_MARK,   /* MARK_… behind numbers */
	W_OCLOCK, /* "Uhr": behind a clock */
	W_ERA,    /* the calendar */
	W_UNTIL,  /* between two clocks */
	W_ORDINAL /* "th": behind a day */
};

/* The value of W_REL: the unit, the direction and the amount, 0 for "#". */
enum {
	REL_SECOND,
	REL_MINUTE,
	REL_HOUR,
	REL_DAY,
	REL_WEEK,
	REL_MONTH,
	REL_YEAR,
	REL_DECADE,
	REL_UNIT = 7, /* mask */
	REL_FUTURE = 8,
	REL_AMOUNT = 4 /* shift */
};

/* Which weekday is meant, where a word says it. */
enum { WEEK_DAY = 7 /* mask */, WEEK_LAST = 8, WEEK_NEXT = 16 };

enum { MARK_YEAR, MARK_MONTH, MARK_DAY, MARK_HOUR, MARK_MINUTE, MARK_SECOND };

/* How dates in numbers go; without a year the last is day/month. */
enum date_order { ORDER_DMY, ORDER_MDY, ORDER_YMD, ORDER_YMD_DM };

/* A phrase found: its value, the token behind it and the number in it. */
struct word {
	int value;
	int behind;
	int amount;
	bool half; /* and a half: "1.5" */
};

/* The longest phrase of that kind at token i; of several meanings the one of
 * the scan's language. False if there is none. */
bool words_get(struct scan *sc, int i, enum word_kind kind, struct word *out);

/* The same for W_REL, W_SPAN and W_UNIT, whose phrases have a number in them. */
bool words_count(struct scan *sc, int i, enum word_kind kind, struct word *out);

/* Whether any phrase begins with token i; quick. */
bool words_begins(struct scan *sc, int i);

/* The hours of the day, as bits, that a W_HALF stands for. */
uint32_t words_mask(int value);

/* How a language (RFC 5646, or NULL) writes dates and clocks. */
void words_habit(
    const char *language, enum date_order *order, enum clock_style *style);

/* Tables of phrases end in a row without words. */
struct phrase {
	const char *words;
	int value; /* what it stands for; see the table */
	bool weak; /* could as well be the headline's first word */
};

/* The longest phrase of the table at token i, and in *behind the index of the
 * token that follows it. NULL if there is none. */
const struct phrase *words_find(
    struct scan *sc, int i, const struct phrase *table, int *behind);

/* Behind the signs that abbreviations are written with at token i. */
int words_skip_dot(struct scan *sc, int i);

#endif
