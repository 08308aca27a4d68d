/* features.h - what can be told of a list of timed lines, in numbers. Pure.
 *
 * Every feature is a share in per cent, 0 to 100, of lines, steps, characters
 * or the page, so that weights compare; the table of weights is weights.h. No
 * site's name, class or wording stands here. */
#ifndef AJEL_FEATURES_H
#define AJEL_FEATURES_H

#include "base/arena.h"
#include "detect/candidates.h"
#include "model/ticker.h"

enum feature {
	FEATURE_LINES,    /* ten lines and more are 100 */
	FEATURE_MANY,     /* of 50 lines */
	FEATURE_FALLING,  /* steps from a time to the next not upwards */
	FEATURE_RISING,   /* not downwards */
	FEATURE_ORDERED,  /* 100: nearly every step is downwards */
	FEATURE_UPWARDS,  /* 100: nearly every step is upwards, few down */
	FEATURE_COMPARED, /* steps of which the order can be told */
	FEATURE_LENGTH,   /* mean columns of a headline, of 60 */
	FEATURE_SHORT,    /* lines under 15 characters */
	FEATURE_LONG,     /* lines over 150 characters */
	FEATURE_DISTINCT, /* lines whose text is new */
	FEATURE_HEADED,   /* items that gave a headline */
	FEATURE_LINKED,   /* lines with a link */
	FEATURE_OWN_LINK, /* lines whose link is new */
	FEATURE_WORDY,    /* text beside the headlines, against them */
	FEATURE_TITLED,   /* items with a heading element */
	FEATURE_NEWS, /* 100: the heading begins with "latest"; less: says it */
	FEATURE_POPULAR,  /* 100: most read, related, recommended */
	FEATURE_OTHER,    /* 100: videos, comments, a schedule */
	FEATURE_HEADING,  /* 100: there are words above the list */
	FEATURE_LIVE,     /* a live blog's updates in JSON-LD that it shows;
	                      set by detect.c */
	FEATURE_TALK,     /* 100: among readers' comments */
	FEATURE_BEFORE,   /* times on the page that stand before the list */
	FEATURE_SHARE,    /* times on the page that are the list's */
	FEATURE_ASIDE,    /* 100: within <aside>, <footer> or <nav> */
	FEATURE_MAIN,     /* 100: within <main> or <article> */
	FEATURE_CLOCK,    /* lines with a clock and no date */
	FEATURE_DATED,    /* lines with date and clock */
	FEATURE_DAY,      /* lines with a date and no clock */
	FEATURE_AGO,      /* lines with a relative time under a day */
	FEATURE_DAYS_AGO, /* lines with a relative time in days or more */
	FEATURE_STALE,    /* days from the page's newest date to the list's */
	FEATURE_SECONDS,  /* lines whose clock has seconds */
	FEATURE_EARLY,    /* clocks alone before 00:20, as durations are */
	FEATURE_OWN,      /* times that stand alone in their text */
	FEATURE_LEADING,  /* times that begin their text */
	FEATURE_TRAILING, /* times that end it */
	FEATURE_ELEMENT,  /* times in a <time> element */
	FEATURE_UNSEEN,   /* times that only another element's attribute has */
	FEATURE_DIGITS,   /* lines that are digits for a third and more */
	FEATURE_MONEY,    /* items with a price */
	FEATURES
};

struct features {
	int value[FEATURES];
};

/* A word for each: "falling". */
extern const char *const feature_names[FEATURES];

/* The page around the candidates. */
struct surroundings {
	const struct hit *hits; /* of the whole page */
	size_t hits_n;
	long newest_day; /* of features_newest_day */
};

/* The newest date with a year among the hits, for comparing; 0 for none. */
long features_newest_day(const struct hit *hits, size_t n);

/* Measures a candidate whose lines have been read. */
void features_measure(struct arena *a, const struct candidate *c,
    const struct ticker_line *lines, size_t n, const struct surroundings *page,
    struct features *out);

#endif
