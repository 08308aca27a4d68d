/* zone.h - the system's time zones: the one place that asks libc for a zone.
 *
 * Zones come from the TZif files of the system's tz database (RFC 8536), by
 * way of libc, and from nothing else: what a program carries inside is a year
 * old when it matters. libc takes a name that it doesn't know for UTC without
 * a word, so a name without a file is refused here.
 *
 * libc knows one zone at a time, so using one sets TZ for the process; this
 * file is the only one that does. Not for threads. */
#ifndef AJEL_ZONE_H
#define AJEL_ZONE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/instant.h"

enum { ZONE_NAME_SIZE = 128 }; /* with the NUL; the longest known has 33 */

/* Whether `name` ("Asia/Beirut", "UTC") has a TZif file. Names that leave the
 * database ("../x", "/etc/passwd") have none. */
bool zone_exists(const char *name);

/* The zone that somebody meant who typed a name that doesn't exist: a slip or
 * two from it, or from the city alone ("Beruit"). NULL: none is near. Valid
 * until the next call. */
const char *zone_nearest(const char *typed);

/* The zones of a country ("LB"), n of them: the one of most of its press first,
 * those where hardly any is printed left out. Empty where the database has no
 * list of countries (zone.tab), or not this one. */
const char **zone_of_country(struct arena *a, const char *country, size_t *n);

/* The folder of the TZif files: TZDIR, else the system's. */
const char *zone_database(void);

/* The name of the zone that the user lives in: TZ, else /etc/localtime's
 * target, else "UTC". Valid until the next call. */
const char *zone_system(void);

/* The release of the tz database, such as "2025b"; "unknown" where it doesn't
 * say. Two machines with two releases may read one clock differently. */
const char *zone_version(void);

/* Seconds east of UTC in force in the zone at instant t. `name` must exist. */
int zone_offset(const char *name, int64_t t);

/* What people call the clocks of the zone at instant t ("EDT"), or "+03" where
 * they have no name for them. `name` must exist. Valid until the next call. */
const char *zone_abbreviation(const char *name, int64_t t);

/* The date and time that clocks in the zone show at instant t. */
struct civil zone_civil(const char *name, int64_t t);

/* The instants at which clocks in the zone show *local: returns how many there
 * are. 1: out[0]. 2: the hour is repeated, out[0] is the earlier. 0: the hour
 * is skipped; out[0] is then the instant that the old offset gives, which is
 * how people read such a time (02:30 in a gap from 02:00 to 03:00 is half an
 * hour after the change). Right for every change of offset that is more than a
 * day from the next. */
int zone_instants(const char *name, const struct civil *local, int64_t out[2]);

#endif
