/* progress.h - how far a refresh is, for somebody who looks on: one line on the
 * terminal, rewritten in place and gone at the end. */
#ifndef AJEL_PROGRESS_H
#define AJEL_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

#include "cmd/options.h"
#include "refresh/refresh.h"

struct progress {
	bool wanted; /* standard error is a terminal, and -q wasn't said */
	bool drawn;  /* the line stands there */
	int64_t due; /* when it may be drawn next, by clock_ticks() */
};

void progress_begin(struct progress *p, const struct options *o);

/* Draws the line, if that isn't too soon. */
void progress_draw(struct progress *p, const struct refresh_progress *at);

/* Takes it away: before anything else is written there, and at the end. */
void progress_erase(struct progress *p);

#endif
