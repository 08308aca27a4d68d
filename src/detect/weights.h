/* weights.h - what each feature of a list adds to its score.
 *
 * Made by scripts/learn from labelled pages; never edited by hand. */
#ifndef AJEL_WEIGHTS_H
#define AJEL_WEIGHTS_H

#include "detect/features.h"

/* What a list starts from, against the threshold. */
enum { WEIGHT_BIAS = -32 };

/* Points of the score for a feature of 100. */
static const int weights[FEATURES] = {
    [FEATURE_UPWARDS] = -29,
    [FEATURE_LENGTH] = 12,
    [FEATURE_FALLING] = 14,
    [FEATURE_RISING] = -8,
    [FEATURE_LINES] = 21,
    [FEATURE_OWN] = -8,
    [FEATURE_HEADED] = -7,
    [FEATURE_OWN_LINK] = -5,
    [FEATURE_COMPARED] = -1,
    [FEATURE_DISTINCT] = -4,
    [FEATURE_LINKED] = 5,
    [FEATURE_CLOCK] = -6,
    [FEATURE_ASIDE] = 3,
    [FEATURE_MANY] = 8,
    [FEATURE_SHARE] = 10,
    [FEATURE_POPULAR] = 0,
    [FEATURE_WORDY] = -13,
    [FEATURE_ORDERED] = 32,
    [FEATURE_SHORT] = -20,
    [FEATURE_LONG] = -2,
    [FEATURE_TITLED] = -1,
    [FEATURE_NEWS] = 18,
    [FEATURE_HEADING] = 1,
    [FEATURE_TALK] = -38,
    [FEATURE_BEFORE] = -15,
    [FEATURE_MAIN] = -1,
    [FEATURE_DATED] = 1,
    [FEATURE_DAY] = -20,
    [FEATURE_AGO] = -1,
    [FEATURE_DAYS_AGO] = 0,
    [FEATURE_STALE] = -25,
    [FEATURE_SECONDS] = -2,
    [FEATURE_EARLY] = -8,
    [FEATURE_LEADING] = 1,
    [FEATURE_TRAILING] = 0,
    [FEATURE_ELEMENT] = 19,
    [FEATURE_DIGITS] = -11,
};

#endif
