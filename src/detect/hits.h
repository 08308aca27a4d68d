/* hits.h - every place on a page where a time stands at an edge or alone. Pure.
 *
 * A clock in the middle of a sentence is no hit. */
#ifndef AJEL_HITS_H
#define AJEL_HITS_H

#include <libxml/tree.h>
#include <stdint.h>

#include "base/arena.h"
#include "detect/timetext.h"

enum hit_kind {
	HIT_OWN,       /* a text node that is a time and nothing else */
	HIT_LEADING,   /* a text node that begins with a time */
	HIT_TRAILING,  /* a text node that ends with one */
	HIT_ATTRIBUTE, /* <time datetime> whose text is no time we read, or an
	                  empty element like it */
	HIT_TITLE,     /* an empty element whose title is a time */
	HIT_AROUND,    /* an element that holds no time, and whose attribute is
	                  one: <li data-time>; its text is the line's */
	HIT_KINDS
};

struct hit {
	xmlNode *node; /* the text node; the element for
	                  HIT_ATTRIBUTE, HIT_TITLE, HIT_AROUND */
	xmlNode *last; /* the text node that ends a clock in pieces: all texts
	                  up to it are the time's; else NULL */
	enum hit_kind kind;
	uint64_t shape; /* equal for hits of one kind whose ancestors have the
	                   same names: lines of one list share it */
	int depth;      /* of node */
	struct printed_time time;
	const char *time_text;   /* as printed; of the attribute where the text
	                          is empty */
	size_t cut_from, cut_to; /* bytes of the node's text that are the time
	                            and its punctuation */
};

/* The hits under root in document order, at most LIMIT_HITS. */
struct hit *hits_find(struct arena *a, xmlNode *root,
    const struct timetext_hints *hints, size_t *n);

/* Reads the time of one text; the same rules, for a node that a definition
 * points at. NULL if there is none. */
const struct hit *hits_read(
    struct arena *a, xmlNode *top, const struct timetext_hints *hints);

#endif
