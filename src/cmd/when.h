/* when.h - the instants that people give on the command line. */
#ifndef AJEL_WHEN_H
#define AJEL_WHEN_H

#include <stdint.h>

/* Reads RFC 3339, and the shorter forms of ISO 8601 that stand in file names
 * and attributes: no seconds, no colon in the offset, no offset (the zone's
 * clocks are meant), no time of day (the end of that day, since a page said to
 * be of a day shows that day's lines). `zone` must exist. 0, or -1. */
int when_read(const char *s, const char *zone, int64_t *out);

#endif
