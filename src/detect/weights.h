/* weights.h - what each feature of a list adds to its score.
 *
 * Made by scripts/learn from labelled pages; never edited by hand. */
#ifndef AJEL_WEIGHTS_H
#define AJEL_WEIGHTS_H

#include "detect/features.h"

/* What a list starts from, against the threshold. */
enum { WEIGHT_BIAS = -31 };

/* Points of the score for a feature of 100. */
static const int weights[FEATURES] = {
    [FEATURE_UPWARDS] = -28,
    [FEATURE_LENGTH] = 11,
    [FEATURE_RISING] = -8,
    [FEATURE_OWN] = -8,
    [FEATURE_FALLING] = 14,
    [FEATURE_LINES] = 20,
    [FEATURE_HEADED] = -6,
    [FEATURE_DISTINCT] = -5,
    [FEATURE_LINKED] = 5,
    [FEATURE_OWN_LINK] = -5,
    [FEATURE_CLOCK] = -5,
    [FEATURE_MANY] = 8,
    [FEATURE_SHARE] = 11,
    [FEATURE_POPULAR] = -2,
    [FEATURE_COMPARED] = -1,
    [FEATURE_ASIDE] = -1,
    [FEATURE_WORDY] = -14,
    [FEATURE_ORDERED] = 30,
    [FEATURE_SHORT] = -18,
    [FEATURE_LONG] = -5,
    [FEATURE_TITLED] = 0,
    [FEATURE_NEWS] = 20,
    [FEATURE_HEADING] = 0,
    [FEATURE_TALK] = -36,
    [FEATURE_BEFORE] = -15,
    [FEATURE_MAIN] = -3,
    [FEATURE_DATED] = 0,
    [FEATURE_DAY] = -20,
    [FEATURE_AGO] = 1,
    [FEATURE_DAYS_AGO] = -2,
    [FEATURE_STALE] = -25,
    [FEATURE_SECONDS] = -1,
    [FEATURE_EARLY] = -8,
    [FEATURE_LEADING] = 2,
    [FEATURE_TRAILING] = 0,
    [FEATURE_ELEMENT] = 21,
    [FEATURE_DIGITS] = -11,
};

#endif
