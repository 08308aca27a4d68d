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
    [FEATURE_UPWARDS] = -28,
    [FEATURE_LENGTH] = 11,
    [FEATURE_OWN] = -8,
    [FEATURE_RISING] = -11,
    [FEATURE_FALLING] = 15,
    [FEATURE_HEADED] = -9,
    [FEATURE_DISTINCT] = -7,
    [FEATURE_LINES] = 21,
    [FEATURE_LINKED] = 6,
    [FEATURE_CLOCK] = -6,
    [FEATURE_OWN_LINK] = -4,
    [FEATURE_HEADING] = 3,
    [FEATURE_SHARE] = 18,
    [FEATURE_MANY] = 7,
    [FEATURE_ASIDE] = -2,
    [FEATURE_COMPARED] = 0,
    [FEATURE_POPULAR] = 1,
    [FEATURE_WORDY] = -18,
    [FEATURE_ORDERED] = 34,
    [FEATURE_SHORT] = -18,
    [FEATURE_LONG] = -6,
    [FEATURE_TITLED] = 0,
    [FEATURE_NEWS] = 19,
    [FEATURE_LIVE] = 23,
    [FEATURE_TALK] = -38,
    [FEATURE_BEFORE] = -21,
    [FEATURE_MAIN] = -5,
    [FEATURE_DATED] = 0,
    [FEATURE_DAY] = -20,
    [FEATURE_AGO] = 0,
    [FEATURE_DAYS_AGO] = -2,
    [FEATURE_STALE] = -27,
    [FEATURE_SECONDS] = -4,
    [FEATURE_EARLY] = -7,
    [FEATURE_LEADING] = 3,
    [FEATURE_TRAILING] = -4,
    [FEATURE_ELEMENT] = 25,
    [FEATURE_DIGITS] = -12,
};

#endif
