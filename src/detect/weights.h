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
    [FEATURE_LINES] = 23,
    [FEATURE_MANY] = 9,
    [FEATURE_FALLING] = 14,
    [FEATURE_RISING] = -12,
    [FEATURE_ORDERED] = 23,
    [FEATURE_UPWARDS] = -31,
    [FEATURE_COMPARED] = 4,
    [FEATURE_LENGTH] = 20,
    [FEATURE_SHORT] = -19,
    [FEATURE_LONG] = -2,
    [FEATURE_DISTINCT] = -7,
    [FEATURE_HEADED] = -7,
    [FEATURE_LINKED] = 7,
    [FEATURE_OWN_LINK] = -3,
    [FEATURE_WORDY] = -11,
    [FEATURE_TITLED] = -1,
    [FEATURE_NEWS] = 24,
    [FEATURE_POPULAR] = -1,
    [FEATURE_OTHER] = -54,
    [FEATURE_HEADING] = 0,
    [FEATURE_LIVE] = 23,
    [FEATURE_TALK] = -39,
    [FEATURE_BEFORE] = -19,
    [FEATURE_SHARE] = 10,
    [FEATURE_ASIDE] = 2,
    [FEATURE_MAIN] = -9,
    [FEATURE_CLOCK] = -4,
    [FEATURE_DATED] = 1,
    [FEATURE_DAY] = -22,
    [FEATURE_AGO] = -1,
    [FEATURE_DAYS_AGO] = -1,
    [FEATURE_STALE] = -26,
    [FEATURE_SECONDS] = -4,
    [FEATURE_EARLY] = -8,
    [FEATURE_OWN] = -10,
    [FEATURE_LEADING] = 2,
    [FEATURE_TRAILING] = 1,
    [FEATURE_ELEMENT] = 18,
    [FEATURE_UNSEEN] = 0,
    [FEATURE_DIGITS] = -11,
    [FEATURE_MONEY] = -22,
};

#endif
