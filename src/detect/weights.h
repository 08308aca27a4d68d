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
    [FEATURE_LINES] = 21,
    [FEATURE_MANY] = 8,
    [FEATURE_FALLING] = 14,
    [FEATURE_RISING] = -12,
    [FEATURE_ORDERED] = 24,
    [FEATURE_UPWARDS] = -31,
    [FEATURE_COMPARED] = -2,
    [FEATURE_LENGTH] = 18,
    [FEATURE_SHORT] = -20,
    [FEATURE_LONG] = -2,
    [FEATURE_DISTINCT] = -8,
    [FEATURE_HEADED] = -8,
    [FEATURE_LINKED] = 7,
    [FEATURE_OWN_LINK] = -3,
    [FEATURE_WORDY] = -10,
    [FEATURE_TITLED] = -4,
    [FEATURE_NEWS] = 21,
    [FEATURE_POPULAR] = -1,
    [FEATURE_OTHER] = -54,
    [FEATURE_HEADING] = -1,
    [FEATURE_LIVE] = 23,
    [FEATURE_TALK] = -40,
    [FEATURE_BEFORE] = -22,
    [FEATURE_SHARE] = 8,
    [FEATURE_ASIDE] = -3,
    [FEATURE_MAIN] = -5,
    [FEATURE_CLOCK] = -2,
    [FEATURE_DATED] = 3,
    [FEATURE_DAY] = -22,
    [FEATURE_AGO] = -5,
    [FEATURE_DAYS_AGO] = -3,
    [FEATURE_STALE] = -26,
    [FEATURE_SECONDS] = -8,
    [FEATURE_EARLY] = -9,
    [FEATURE_OWN] = 3,
    [FEATURE_LEADING] = 6,
    [FEATURE_TRAILING] = 4,
    [FEATURE_ELEMENT] = 19,
    [FEATURE_UNSEEN] = -22,
    [FEATURE_DIGITS] = -11,
    [FEATURE_MONEY] = -21,
};

#endif
