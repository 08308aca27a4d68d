/* dayhead.h - dates that stand above lines and say of which day they are. Pure.
 *
 * A day heading is a date or "yesterday" that is all the text of an element; a
 * weekday alone, or a date in pieces (30 / Dec), just before a line's time. It stands before a list ("Thursday, 3 December" and then its
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
	size_t at; /* its place in the document's order, even for a hit's own,
	              odd for one just before a hit */
	const xmlNode *top; /* the outermost node that says nothing else */
	const char *text;   /* as printed */
	struct printed_time time; /* without a clock */
};

struct dayheads {
	const struct hit *hits; /* of the page */
	struct dayhead *all;    /* in document order */
	size_t n;
};

/* Everything on the page that can be a day heading; `hits` are all of it. */
void dayheads_find(struct arena *a, const struct hit *hits, size_t n,
    const struct timetext_hints *hints, struct dayheads *out);

/* Index of the first one behind a hit; NULL is the page's beginning. */
size_t dayheads_after(const struct dayheads *heads, const struct hit *hit);

/* The one that is the hit itself, or NULL. */
const struct dayhead *dayheads_of(
    const struct dayheads *heads, const struct hit *hit);

/* Whether the head stands before the hit. */
bool dayheads_is_before(const struct dayheads *heads,
    const struct dayhead *head, const struct hit *hit);

/* Whether one stands between two hits. */
bool dayheads_part(
    const struct dayheads *heads, const struct hit *from, const struct hit *to);

/* Whether all words between the end of node `after` and node `to`, which holds
 * the hit `first`, are day headings: those from the k-th on. */
bool dayheads_alone_between(const struct dayheads *heads, size_t k,
    const xmlNode *after, const xmlNode *to, const struct hit *first);

/* Sets the day of every item. */
void dayheads_mark(const struct dayheads *heads, struct candidate *c);

#endif
