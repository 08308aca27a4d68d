/* headed.h - times of lines with the date that stands above them. For resolve/
 * only. */
#ifndef AJEL_HEADED_H
#define AJEL_HEADED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/source.h"
#include "model/ticker.h"

/* Minutes that two editors of one list may be apart: no midnight lies between. */
enum { HEADED_DISORDER = 15 };

struct headed {
	struct printed_time time; /* the line's own; with the heading's date
	                             where the line has none of its own */
	bool from_heading;        /* it has the heading's */
	size_t heading;           /* which one, counted from 1; 0: none */
	bool only_heading; /* and there is no other on the page, which may
	                             be the page's date and not the lines' */
	bool halved;       /* the clock is one of twelve hours (halves.h) */
};

/* The times of all lines, in page order; clocks have 24 hours. */
struct headed *headed_times(struct arena *a, const struct ticker *ticker,
    enum line_order order, const char *zone, int64_t fetched);

#endif
