/* dayhead.h - dates that stand above lines and say of which day they are. Pure.
 *
 * A day heading is a date, a day's name or "yesterday" that is all the text of
 * an element. It stands before a list ("Thursday, 3 December" and then its
 * <ul>), as an item or a table's row among the lines, around them (<li> with a
 * <ul> in it), or in the day's first line. It holds for the lines behind it
 * until the next one. A date that stands in one line behind the line's own time
 * is that line's alone. */
#ifndef AJEL_DAYHEAD_H
#define AJEL_DAYHEAD_H

#include "base/arena.h"
#include "detect/hits.h"

struct candidate;

struct dayhead {
	const struct hit *hit; /* its place in the document's order */
	const xmlNode *top;    /* the outermost node that says nothing else */
	const char *text;      /* as printed */
	struct printed_time time; /* without a clock */
};

struct dayheads {
	struct dayhead *all; /* in document order */
	size_t n;
};

/* Everything on the page that can be a day heading; `hits` are all of it. */
void dayheads_find(struct arena *a, const struct hit *hits, size_t n,
    const struct timetext_hints *hints, struct dayheads *out);

/* Index of the first one behind a hit; NULL is the page's beginning. */
size_t dayheads_after(const struct dayheads *heads, const struct hit *hit);

/* Whether one stands between two hits. */
bool dayheads_part(
    const struct dayheads *heads, const struct hit *from, const struct hit *to);

/* Whether all words between two nodes are day headings: from node `after`'s end
 * to node `to`, with the hits nearest to them. */
bool dayheads_alone_between(const struct dayheads *heads, const xmlNode *after,
    const struct hit *last, const xmlNode *to, const struct hit *first);

/* Sets the day of every item. */
void dayheads_mark(const struct dayheads *heads, struct candidate *c);

#endif
