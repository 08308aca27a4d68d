/* stream.h - output that goes out as it comes: memory doesn't grow with it.
 *
 * A file (-o) is still written whole or not at all, so what goes there waits in
 * memory, up to LIMIT_FEED. */
#ifndef AJEL_STREAM_H
#define AJEL_STREAM_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "cmd/options.h"

struct stream {
	const struct options *o;
	struct buf waiting; /* what is to go out; anybody appends here */
	bool gone;          /* nobody reads on: there is no use in more */
};

void stream_begin(struct stream *s, const struct options *o);

/* After each line: sends what has gathered, now and then. 0; 1 where nobody
 * reads on; -1: ERR_OUTPUT. */
int stream_next(struct stream *s, struct err *err);

/* Sends the rest, if rc is not negative, and frees all. rc, or -1. */
int stream_end(struct stream *s, int rc, struct err *err);

#endif
