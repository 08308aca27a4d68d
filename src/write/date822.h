/* date822.h - dates as RSS writes them (RFC 822 with a year of four digits).
 */
#ifndef AJEL_DATE822_H
#define AJEL_DATE822_H

#include <stdint.h>

enum { DATE822_TEXT = sizeof("Fri, 15 Aug 2025 06:13:00 GMT") };

/* Writes "Fri, 15 Aug 2025 06:13:00 GMT" and returns out. */
char *date822_print(int64_t t, char out[DATE822_TEXT]);

/* Reads such a date. The weekday and the seconds may be missing, the day may
 * have one digit, the zone may be GMT, UT, Z or "+0300"; a weekday that isn't
 * the date's is an error. 0, or -1. */
int date822_parse(const char *s, int64_t *out);

#endif
