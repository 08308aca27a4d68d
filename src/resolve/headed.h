/* headed.h - times of lines with the date that stands above them. For resolve/
 * only. */
#ifndef AJEL_HEADED_H
#define AJEL_HEADED_H

#include "base/arena.h"
#include "model/ticker.h"

struct headed {
	struct printed_time time; /* the line's own; with the heading's date
	                             where the line has none of its own */
	bool from_heading;        /* it has the heading's */
	bool only_heading; /* and there is no other on the page, which may
	                             be the page's date and not the lines' */
};

/* The times of all lines, in page order. */
struct headed *headed_times(struct arena *a, const struct ticker *ticker);

#endif
