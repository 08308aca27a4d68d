/* spots.h - where in the items of a list the headline stands. Pure.
 *
 * What one item can't tell, all of them do: a kicker says the same in many
 * lines, a headline hardly ever; a summary stands behind it in each; an article
 * recommended in one line is in no other. Linear but for a sort. */
#ifndef AJEL_SPOTS_H
#define AJEL_SPOTS_H

#include "detect/cells.h"

/* What all items of a list say of one place. */
struct spot {
	uint64_t id;  /* stands first: spots_find */
	size_t items; /* that have a cell there */
	size_t texts; /* different ones, with all digits alike */
	int score;    /* how much it is the headline's; 0: no words there */
};

struct spots {
	struct spot *all; /* sorted by id */
	size_t n;
	size_t items;           /* of the list */
	const struct spot *top; /* where most lines have their headline; NULL
	                            where they don't agree */
};

/* Weighs the places of a list's items, and scores every cell. */
void spots_weigh(
    struct arena *a, struct cells *items, size_t n, struct spots *out);

/* NULL for a place that no item has. */
const struct spot *spots_find(const struct spots *p, uint64_t id);

/* Whether a place says the same in many lines: a kicker, a badge. */
bool spots_recurs(const struct spot *p);

#endif
