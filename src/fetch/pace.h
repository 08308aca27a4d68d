/* pace.h - when a server wants to be asked again, by its headers. Pure.
 *
 * Inside src/fetch/ only. Values are as they stand in the headers; NULL is a
 * header that isn't there. `date` is the answer's Date, or the instant of the
 * answer by our clock. What is said is capped at LIMIT_PACE_SECONDS. */
#ifndef AJEL_FETCH_PACE_H
#define AJEL_FETCH_PACE_H

#include <stdint.h>

/* Retry-After (RFC 9110 §10.2.3): seconds or a date; a past one is 0. -1: it
 * isn't there, or neither. */
int64_t pace_retry_after(const char *value, int64_t date);

/* What says how long an answer is fresh. */
struct pace_life {
	const char *cache_control; /* all of its lines, joined by commas */
	const char *expires;
	const char *age;
	int64_t date;
};

/* How long it stays fresh (RFC 9111 §4.2) for a cache of one user: max-age,
 * else Expires, less Age; s-maxage is meant for others. What forbids keeping
 * or is malformed comes to 0 (§4.2.1). -1: nothing is said. */
int64_t pace_fresh(const struct pace_life *life);

#endif
