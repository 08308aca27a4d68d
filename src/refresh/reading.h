/* reading.h - one printed time by itself: text -> instant. Pure. */
#ifndef AJEL_READING_H
#define AJEL_READING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/entry.h"

/* What the text doesn't say. */
struct reading_at {
	const char *zone;     /* it exists */
	const char *language; /* of the text; NULL: unknown */
	int64_t now;          /* what "5 minutes ago" counts from */
};

/* What a text says: an instant, in the future too. */
struct reading {
	int64_t published;
	int precision; /* as entry.h's */
	enum origin origin;
};

/* Reads the n bytes, which may be any; they are a time and nothing else, or
 * they are none. */
bool reading_of(
    const char *s, size_t n, const struct reading_at *at, struct reading *out);

#endif
