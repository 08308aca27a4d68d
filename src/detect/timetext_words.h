/* timetext_words.h - the words that times are printed with, for timetext only.
 *
 * A table row is a phrase: words as scan_fold leaves them, with one space
 * between. Dots and quotes of abbreviations are not written in it: "p m" stands
 * for p.m., p. m. and p m. */
#ifndef AJEL_TIMETEXT_WORDS_H
#define AJEL_TIMETEXT_WORDS_H

#include <stdbool.h>

#include "detect/timetext_scan.h"

struct phrase {
	const char *words;
	int value; /* what it stands for; see the table */
	bool weak; /* could as well be the headline's first word */
};

/* Tables end in a row without words. */
extern const struct phrase words_half[];     /* am and pm, by hours to add */
extern const struct phrase words_half_cjk[]; /* those before the clock */
extern const struct phrase words_oclock[];   /* "Uhr", behind a clock */
extern const struct phrase words_at[];    /* "um", "الساعة": before it */
extern const struct phrase words_until[]; /* between two clocks */
extern const struct phrase words_weekday[];
extern const struct phrase words_zone[];    /* seconds east, or ZONE_HERE */
extern const struct phrase words_in_zone[]; /* "بتوقيت": a place follows */
extern const struct phrase words_place[];   /* seconds east, or ZONE_HERE */
extern const struct phrase words_date[];    /* DATE_… marks behind numbers */

enum {
	HALF_AM = 0,
	HALF_PM = 12,
	/* A zone without one offset (summer time, or a name of several): the
	 * source's own zone knows better. */
	ZONE_HERE = 1 << 20,
	DATE_YEAR = 0,
	DATE_MONTH = 1,
	DATE_DAY = 2
};

/* The longest phrase of the table at token i, and in *behind the index of the
 * token that follows it. NULL if there is none. */
const struct phrase *words_find(
    struct scan *sc, int i, const struct phrase *table, int *behind);

#endif
