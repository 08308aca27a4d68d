/* choice.h - which of the lists on a page is its ticker. Pure.
 *
 * Every list has features (features.h) and one score of 0 to 100, their
 * weighted sum; below CHOICE_THRESHOLD it is none. The table of weights is
 * weights.h, which scripts/learn makes from labelled pages. */
#ifndef AJEL_CHOICE_H
#define AJEL_CHOICE_H

#include "base/arena.h"
#include "detect/detect.h"
#include "detect/features.h"
#include "model/source.h"

enum {
	CHOICE_THRESHOLD = 50,
	CHOICE_MIN_LINES = 3 /* unless the definition says otherwise */
};

struct verdict {
	int weight; /* the sum in hundredths of a point, for comparing lists;
	               0 is the threshold */
	int score;  /* 0 to 100, for people */
	const char *reason; /* for people, one line */
};

/* Weighs a list of n lines by its features. */
struct verdict choice_weigh(
    const struct features *f, size_t n, const struct ticker_rules *rules);

/* What the features and the list's "start" weigh, for people: the heaviest
 * first, those that weigh nothing too. */
const struct feature_report *choice_features(
    struct arena *a, const struct features *f);

#endif
