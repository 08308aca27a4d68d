/* draft.h - what the readers of the forms have in common. For import/ only. */
#ifndef AJEL_IMPORT_DRAFT_H
#define AJEL_IMPORT_DRAFT_H

#include <stdbool.h>

#include "import/import.h"

/* The items as they come. */
struct draft {
	struct arena *a;
	struct import_item *all;
	size_t n, room;
	bool full; /* there were more than LIMIT_IMPORTED */
};

/* A new item, all zero; where there are too many it isn't kept. */
struct import_item *draft_add(struct draft *d);

/* The n bytes without what a definition can't hold: controls and runs of white
 * space become a space, bytes that are no UTF-8 a '?'; NULL if nothing is left
 * or s is NULL. */
const char *draft_text(struct arena *a, const char *s, size_t n);

/* An XPath with its white space made one space, but for what is in quotes;
 * NULL as above. */
const char *draft_xpath(struct arena *a, const char *s);

/* Notes what can't be taken over. */
void draft_lose(struct arena *a, struct import_item *item, const char *what);

/* Refuses the item for that reason, unless it was before. */
int draft_refuse(struct arena *a, struct import_item *item, const char *fmt,
    ...) __attribute__((format(printf, 3, 4)));

/* Adds a request header, "Name: value"; without a value none. */
void draft_header(struct arena *a, struct import_item *item, const char *name,
    const char *value);

/* How a page writes its clocks, by a format of PHP's ("H.i") or of Rust's time
 * ("[hour].[minute]"); NULL: the colon. */
enum clock_style draft_clock(const char *format);

#endif
