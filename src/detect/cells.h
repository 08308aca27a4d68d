/* cells.h - one item of a list -> its texts, as a reader's eye parts them. Pure.
 *
 * A cell is a run of text without a break in it: a block, a <span>, a link. The
 * item's time is none. Cells of different items that stand in the same place of
 * the markup share their `spot`, so that what one item doesn't tell the whole
 * list may (spots.h). */
#ifndef AJEL_CELLS_H
#define AJEL_CELLS_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "detect/candidates.h"

struct cell {
	const char *text;     /* clean, never empty */
	size_t length;        /* characters; those of CJK are twice as wide */
	const xmlNode *first; /* its first and its last text node */
	const xmlNode *last;
	const xmlNode *from;  /* the same of its words, without the time and */
	const xmlNode *to;    /* signs; NULL: it has none */
	const xmlNode *owner; /* the element whose line it is */
	uint64_t spot;        /* of the owner within the item */
	bool in_heading, in_link;
	int score; /* how much its place is the headline's: spots.h */
};

struct cells {
	const struct item *item;
	struct cell *all; /* in document order */
	size_t n;
};

/* Links and spans that are words of a sentence ("said <a>Smith</a> on Monday")
 * are no cells of their own. */
void cells_read(struct arena *a, const struct item *item, struct cells *out);

/* Here they are. */
void cells_split(struct arena *a, const struct item *item, struct cells *out);

/* The place of an element within the item: names, first class and order of the
 * elements from the item to it. */
uint64_t cells_spot(const struct item *item, const xmlNode *e);

/* Letters enough to say something: "12", "›", "|" are none. */
bool cells_have_words(const char *text);

/* Equal for equal texts, with all digits alike: "3 comments". */
uint64_t cells_hash(const char *s);

#endif
