/* splitclock.h - a clock whose hour and minute are elements of their own:
 * <span>09</span>:<span>13</span>. Pure. */
#ifndef AJEL_SPLITCLOCK_H
#define AJEL_SPLITCLOCK_H

#include <libxml/tree.h>

#include "base/arena.h"
#include "detect/timetext.h"

struct splitclock {
	xmlNode *last;    /* the text node that ends it */
	const char *text; /* all of it, clean */
	struct printed_time time;
};

/* Whether a clock begins with the whole text s of the node n and ends with that
 * of another, nothing but spans and formatting between them. Most texts are
 * told by their first bytes. */
bool splitclock_read(struct arena *a, xmlNode *n, const char *s,
    const struct timetext_hints *hints, struct splitclock *out);

#endif
