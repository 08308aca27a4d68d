/* wording.h - the words of one headline, whole and nothing more. Pure. */
#ifndef AJEL_WORDING_H
#define AJEL_WORDING_H

#include "detect/cells.h"
#include "detect/spots.h"

/* A mark or a label at the edge of a headline, in an element of its own. */
struct edge {
	const char *text; /* NULL: none */
	uint64_t hash;
	bool linked;
};

struct wording {
	const struct cell *cell; /* where it stands; NULL: no headline */
	const char *text;
	struct edge lead, tail;
};

/* The words of a cell; with a lead-in that stands before it in an element of its
 * own ("Covid-19. The figures of the day"), and with links that are words of
 * it. */
void wording_of(struct arena *a, const struct cells *item,
    const struct cell *cell, const struct spots *spots, struct wording *out);

/* All words in the element where the list has its headlines, which in this item
 * are in several elements of their own. Returns whether there are any. */
bool wording_below(struct arena *a, const struct cells *item,
    const struct spots *spots, struct wording *out);

/* Takes off what many lines begin or end with: "Politics", "read more". */
void wording_trim(struct arena *a, struct wording *all, size_t n);

/* The text; where the page cuts it short ("…") and has the whole in a title,
 * the whole. */
const char *wording_whole(
    struct arena *a, const struct item *item, const struct wording *w);

#endif
