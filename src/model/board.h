/* board.h - all sources side by side, as the page for people shows them.
 *
 * Made by cmd/, read by write/. Nothing in it depends on the run that made it
 * but what is said of how a source fares. */
#ifndef AJEL_BOARD_H
#define AJEL_BOARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/feed.h"

/* How a source fares, at a glance. */
enum board_mark {
	MARK_GOOD,
	MARK_FAIR, /* it goes on, but not as it should; or it is new */
	MARK_BAD
};

/* One source. */
struct panel {
	struct feed feed;  /* its newest lines alone, newest first; it has a
	                     name, and `changes` hold all their wordings */
	const char *stamp; /* what those lines were made from: hexadecimal
	                       digits; NULL: no later page is to take them over */
	int64_t newest;    /* when the first was published; INSTANT_NONE */
	const char *lines; /* so they stood in an earlier page, and stand again
	                       (write/webkept.h); NULL: the feed's entries do */
	size_t lines_len;
	bool served; /* its feeds are there to be linked to */
	enum board_mark mark;
	const char *health; /* in words, for anybody; never NULL */
	int64_t fetched;    /* its page was last fetched then or soon after;
	                       INSTANT_NONE: never */
};

struct board {
	const struct panel *panels; /* in the order in which they are shown */
	size_t n;
	const char *stamp; /* what it was made from: hexadecimal digits */
	const char *dir;   /* the folder of the feeds, from the root on; NULL:
	                      unknown */
};

#endif
