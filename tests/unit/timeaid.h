/* timeaid.h - printed times in short, for tests. */
#ifndef AJEL_TIMEAID_H
#define AJEL_TIMEAID_H

#include <stdint.h>

#include "model/ticker.h"

/* "-" is nothing; else words, separated by a space or a T:
 *     09:13  09:13:05             a clock
 *     2025-11-18  --11-18         a date, without a year
 *     P1404-01-21  H--03-21       Persian, Hijri
 *     Z  +0300  -0430             a zone; it may touch the clock
 *     Mon                         a weekday
 *     today  yesterday  tomorrow  now
 *     5s  5m  2h  1d  1w  1M  1y  so much ago; ~1d is to come */
struct printed_time timeaid_read(const char *s);

/* The instant of an RFC 3339 text; fails the test for another. */
int64_t timeaid_instant(const char *s);

#endif
