/* consent.h - whether a site would let refresh have a page that nobody has asked
 * for yet. */
#ifndef AJEL_CONSENT_H
#define AJEL_CONSENT_H

#include <stdint.h>

#include "base/arena.h"

/* Asks the robots.txt of the address' site, as a refresh does before its first
 * page of it (permit.h), and remembers nothing. In words why the page would be
 * left alone; NULL: it wouldn't, or nobody can say. */
const char *consent_refused(struct arena *a, const char *url, int64_t now);

#endif
