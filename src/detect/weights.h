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
    [FEATURE_LINES] = 21,
    [FEATURE_MANY] = 9,
    [FEATURE_FALLING] = 15,
    [FEATURE_RISING] = -12,
    [FEATURE_ORDERED] = 26,
    [FEATURE_UPWARDS] = -30,
    [FEATURE_COMPARED] = 0,
    [FEATURE_LENGTH] = 19,
    [FEATURE_SHORT] = -19,
    [FEATURE_LONG] = -2,
    [FEATURE_DISTINCT] = -7,
    [FEATURE_HEADED] = -7,
    [FEATURE_LINKED] = 8,
    [FEATURE_OWN_LINK] = -2,
    [FEATURE_WORDY] = -11,
    [FEATURE_TITLED] = -2,
    [FEATURE_NEWS] = 25,
    [FEATURE_POPULAR] = -1,
    [FEATURE_OTHER] = -53,
    [FEATURE_HEADING] = -1,
    [FEATURE_LIVE] = 23,
    [FEATURE_TALK] = -39,
    [FEATURE_BEFORE] = -21,
    [FEATURE_SHARE] = 9,
    [FEATURE_ASIDE] = 2,
    [FEATURE_MAIN] = -9,
    [FEATURE_CLOCK] = -3,
    [FEATURE_DATED] = 3,
    [FEATURE_DAY] = -22,
    [FEATURE_AGO] = -3,
    [FEATURE_DAYS_AGO] = -1,
    [FEATURE_STALE] = -26,
    [FEATURE_SECONDS] = -1,
    [FEATURE_EARLY] = -9,
    [FEATURE_OWN] = -8,
    [FEATURE_LEADING] = 2,
    [FEATURE_TRAILING] = 1,
    [FEATURE_ELEMENT] = 18,
    [FEATURE_UNSEEN] = -2,
    [FEATURE_DIGITS] = -11,
    [FEATURE_MONEY] = -22,
};

#endif
