/* weights.h - what each feature of a list adds to its score.
 *
 * Made by scripts/learn from labelled pages; never edited by hand. */
#ifndef AJEL_WEIGHTS_H
#define AJEL_WEIGHTS_H

#include "detect/features.h"

/* What a list starts from, against the threshold. */
enum { WEIGHT_BIAS = -34 };

/* Points of the score for a feature of 100. */
static const int weights[FEATURES] = {
    [FEATURE_UPWARDS] = -29,
    [FEATURE_RISING] = -12,
    [FEATURE_LENGTH] = 15,
    [FEATURE_LINKED] = 5,
    [FEATURE_FALLING] = 16,
    [FEATURE_HEADED] = -9,
    [FEATURE_DISTINCT] = -8,
    [FEATURE_OWN] = -8,
    [FEATURE_LINES] = 24,
    [FEATURE_POPULAR] = 3,
    [FEATURE_ASIDE] = -1,
    [FEATURE_CLOCK] = -9,
    [FEATURE_SHARE] = 16,
    [FEATURE_HEADING] = -1,
    [FEATURE_OWN_LINK] = -5,
    [FEATURE_MANY] = 8,
    [FEATURE_COMPARED] = 3,
    [FEATURE_WORDY] = -21,
    [FEATURE_ORDERED] = 35,
    [FEATURE_SHORT] = -23,
    [FEATURE_LONG] = -7,
    [FEATURE_TITLED] = -1,
    [FEATURE_NEWS] = 18,
    [FEATURE_LIVE] = 24,
    [FEATURE_TALK] = -41,
    [FEATURE_BEFORE] = -20,
    [FEATURE_MAIN] = -4,
    [FEATURE_DATED] = 0,
    [FEATURE_DAY] = -19,
    [FEATURE_AGO] = 0,
    [FEATURE_DAYS_AGO] = -2,
    [FEATURE_STALE] = -28,
    [FEATURE_SECONDS] = -4,
    [FEATURE_EARLY] = -7,
    [FEATURE_LEADING] = 1,
    [FEATURE_TRAILING] = -4,
    [FEATURE_ELEMENT] = 27,
    [FEATURE_DIGITS] = -12,
};

#endif
