/* instant.h - points in time, and what a calendar and RFC 3339 make of them.
 *
 * An instant is an int64_t: seconds since 1970-01-01T00:00:00Z, without leap
 * seconds. Everything here is UTC and arithmetic; zones are base/zone.h, the
 * present is base/clock.h. */
#ifndef AJEL_INSTANT_H
#define AJEL_INSTANT_H

#include <stdint.h>

#define INSTANT_NONE INT64_MIN /* no instant is known */

enum {
	MINUTE = 60,
	HOUR = 3600,
	DAY = 86400,
	INSTANT_TEXT = sizeof("2025-08-15T06:13:00Z") /* bytes with the NUL */
};

/* A date and a time of day in the proleptic Gregorian calendar. */
struct civil {
	int year;   /* 1 to 9999 */
	int month;  /* 1 to 12 */
	int day;    /* 1 to 31 */
	int hour;   /* 0 to 23 */
	int minute; /* 0 to 59 */
	int second; /* 0 to 59 */
};

/* The instant of a date and time in UTC. Fields past their range carry over
 * (day 32, hour -1); the result is exact for every year. */
int64_t instant_of(const struct civil *c);

/* The date and time of an instant in UTC. */
struct civil instant_civil(int64_t t);

/* 0 is Sunday, as in struct tm. */
int instant_weekday(int64_t t);

/* Whether the date and the time exist (no 31 February, no 24:00). */
int civil_valid(const struct civil *c); /* 1 or 0 */

/* Reads RFC 3339 §5.6 date-time ("2025-08-15T09:13:00+03:00"; a space for the
 * T, a small t or z, and a fraction, which is dropped, are taken). 0, or -1 if
 * it is anything else, or before year 1 or past 9999. */
int instant_parse(const char *s, int64_t *out);

/* Writes "2025-08-15T06:13:00Z" and returns out. */
char *instant_print(int64_t t, char out[INSTANT_TEXT]);

/* Writes "06:13:00", without a NUL; returns what is past it. */
char *instant_put_clock(const struct civil *c, char *out);

#endif
