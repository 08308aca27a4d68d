/* weights.h - what each feature of a list adds to its score.
 *
 * Made by scripts/learn from labelled pages; never edited by hand. */
#ifndef AJEL_WEIGHTS_H
#define AJEL_WEIGHTS_H

#include "detect/features.h"

/* What a list starts from, against the threshold. */
enum { WEIGHT_BIAS = -33 };

/* Points of the score for a feature of 100. */
static const int weights[FEATURES] = {
    [FEATURE_UPWARDS] = -28,
    [FEATURE_RISING] = -10,
    [FEATURE_LENGTH] = 12,
    [FEATURE_HEADED] = -8,
    [FEATURE_OWN] = -7,
    [FEATURE_FALLING] = 16,
    [FEATURE_DISTINCT] = -6,
    [FEATURE_LINES] = 20,
    [FEATURE_LINKED] = 4,
    [FEATURE_CLOCK] = -6,
    [FEATURE_OWN_LINK] = -6,
    [FEATURE_SHARE] = 18,
    [FEATURE_HEADING] = -1,
    [FEATURE_ASIDE] = -2,
    [FEATURE_MANY] = 7,
    [FEATURE_POPULAR] = 0,
    [FEATURE_WORDY] = -18,
    [FEATURE_ORDERED] = 34,
    [FEATURE_COMPARED] = 2,
    [FEATURE_SHORT] = -18,
    [FEATURE_LONG] = -7,
    [FEATURE_TITLED] = -1,
    [FEATURE_NEWS] = 18,
    [FEATURE_LIVE] = 23,
    [FEATURE_TALK] = -39,
    [FEATURE_BEFORE] = -21,
    [FEATURE_MAIN] = -5,
    [FEATURE_DATED] = 0,
    [FEATURE_DAY] = -20,
    [FEATURE_AGO] = 0,
    [FEATURE_DAYS_AGO] = -2,
    [FEATURE_STALE] = -27,
    [FEATURE_SECONDS] = -4,
    [FEATURE_EARLY] = -8,
    [FEATURE_LEADING] = 3,
    [FEATURE_TRAILING] = -4,
    [FEATURE_ELEMENT] = 25,
    [FEATURE_DIGITS] = -11,
};

#endif
