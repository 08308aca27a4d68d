/* timeline.h - what a printed time was read as, a line each. Pure. */
#ifndef AJEL_TIMELINE_H
#define AJEL_TIMELINE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "model/entry.h"

/* A text and what was made of it. */
struct timeline {
	const char *input; /* n bytes of valid UTF-8, and a NUL */
	size_t n;
	int64_t published; /* INSTANT_NONE: the text is no time */
	int precision;
	enum origin origin;
};

/* A format: appends a line to out, in which there is room. */
typedef void timeline_fn(const struct timeline *t, struct buf *out);

/* The format of that name, NULL for none. "tsv" is input, instant, precision
 * and origin; "jsonl" an object with members input, published, precision and
 * origin. What is no time has nothing but its input. */
timeline_fn *timeline_format(const char *name);

#endif
