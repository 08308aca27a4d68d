/* printed.h - what one printed time says by itself. For resolve/ only. */
#ifndef AJEL_PRINTED_H
#define AJEL_PRINTED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/instant.h"
#include "model/entry.h"
#include "model/ticker.h"

enum {
	PRINTED_WEEK = 7,
	/* Years back to look for a date without one: 29 February may be eight
	 * back (1896 to 1904), a date with its weekday twelve. */
	PRINTED_YEARS = 12
};

/* Whether month and day are printed. */
bool printed_has_date(const struct printed_time *t);

/* The date at an instant (at midnight), in the printed zone, else in `zone`. */
struct civil printed_day_at(
    const struct printed_time *t, const char *zone, int64_t at);

/* The printed date in that year of its calendar. A Hijri date that the weekday
 * beside it belies is the day before or after. False: there is no such date. */
bool printed_date(const struct printed_time *t, int year, struct civil *out);

/* Whether the weekday beside the date, if there is one, is the date's. */
bool printed_weekday_agrees(
    const struct printed_time *t, const struct civil *date);

/* The instants of the printed clock on a date, in the printed zone, else in
 * `zone`, as zone_instants gives them; in a skipped hour out[1] is the instant
 * that the new offset gives, before the change; without a clock the day's
 * begin. -1: no such clock, or out of the years 1 to 9999. */
int printed_instants(const struct printed_time *t, const char *zone,
    const struct civil *date, int64_t out[2]);

/* The instant of a relative time, counted from `now` by the zone's calendar. A
 * day ago is the same clock a day before, a month ago is clamped to the month's
 * end; seconds are exact. A clock printed beside days ("2 days ago, 14:30") is
 * that day's. False: out of the years 1 to 9999. */
bool printed_relative(
    const struct printed_time *t, const char *zone, int64_t now, int64_t *out);

/* The instant of a date and a clock, or of a word for a day and a clock, that
 * lies after `now`, by no more than zones differ, without a year in the one in
 * which it does; 0: it is no such time. */
int64_t printed_ahead(
    const struct printed_time *t, const char *zone, int64_t now);

/* How exact the instant is, and where its date comes from. */
int printed_precision(const struct printed_time *t);
enum origin printed_origin(const struct printed_time *t);

#endif
