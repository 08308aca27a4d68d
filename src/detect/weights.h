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
    [FEATURE_LENGTH] = 20,
    [FEATURE_RISING] = -12,
    [FEATURE_HEADED] = -10,
    [FEATURE_CLOCK] = -8,
    [FEATURE_FALLING] = 15,
    [FEATURE_DISTINCT] = -9,
    [FEATURE_OWN] = -6,
    [FEATURE_LINES] = 22,
    [FEATURE_LINKED] = 4,
    [FEATURE_OWN_LINK] = -6,
    [FEATURE_COMPARED] = 3,
    [FEATURE_POPULAR] = 2,
    [FEATURE_SHARE] = 16,
    [FEATURE_MANY] = 8,
    [FEATURE_HEADING] = 1,
    [FEATURE_ASIDE] = 0,
    [FEATURE_WORDY] = -15,
    [FEATURE_ORDERED] = 32,
    [FEATURE_SHORT] = -19,
    [FEATURE_LONG] = -4,
    [FEATURE_TITLED] = -1,
    [FEATURE_NEWS] = 17,
    [FEATURE_OTHER] = -29,
    [FEATURE_LIVE] = 24,
    [FEATURE_TALK] = -43,
    [FEATURE_BEFORE] = -19,
    [FEATURE_MAIN] = -7,
    [FEATURE_DATED] = 2,
    [FEATURE_DAY] = -21,
    [FEATURE_AGO] = 0,
    [FEATURE_DAYS_AGO] = -2,
    [FEATURE_STALE] = -27,
    [FEATURE_SECONDS] = -5,
    [FEATURE_EARLY] = -7,
    [FEATURE_LEADING] = 1,
    [FEATURE_TRAILING] = -5,
    [FEATURE_ELEMENT] = 24,
    [FEATURE_DIGITS] = -11,
    [FEATURE_MONEY] = -22,
};

#endif
